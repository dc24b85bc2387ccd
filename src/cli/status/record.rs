//! What `hashiya status --format json` prints: a contract of the command line. Fields may be added; none is renamed.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use crate::cli::history::History;
use crate::diag::{Code, Diagnostic, Severity};
use crate::model::article::TranslationState;
use crate::model::{Article, Book, Paragraph, SourceId};
use crate::source::Sources;

/// How far a briefing is.
#[derive(Serialize)]
pub(super) struct Status {
    pub(super) articles: Vec<ArticleRecord>,
    /// Texts that have one side only, paragraphs among them.
    pub(super) one_sided: Vec<Place>,
    /// The ids of sources that nothing cites.
    pub(super) unused_sources: Vec<String>,
    /// What `check --strict` refuses, the most frequent last.
    pub(super) strict: Vec<Faults>,
}

/// How far an article is: the ids of its paragraphs by the state of their translation. Each stands once.
#[derive(Default, Serialize)]
pub(super) struct ArticleRecord {
    pub(super) id: String,
    /// The language of the original.
    pub(super) original: &'static str,
    /// How many paragraphs have words.
    pub(super) paragraphs: usize,
    pub(super) reviewed: Vec<String>,
    pub(super) draft: Vec<String>,
    /// Their originals have changed since.
    pub(super) stale: Vec<String>,
    /// Called revised; `check --fix` writes their hashes.
    pub(super) revised: Vec<String>,
    /// Translations that do not say which original they were made from.
    pub(super) untracked: Vec<String>,
    /// One of the two sides is not there.
    pub(super) missing: Vec<String>,
    /// What has changed in originals since they were translated, as far as the version control system knows the old text.
    pub(super) changed: Vec<Changed>,
}

/// A change of an original.
#[derive(Serialize)]
pub(super) struct Changed {
    pub(super) paragraph: String,
    /// The original that was translated.
    pub(super) was: String,
    /// The original as it is.
    pub(super) is: String,
    pub(super) words: Vec<Word>,
}

/// Words of two texts, in order.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Word {
    Same(String),
    Gone(String),
    New(String),
}

/// A place and what is to be said of it.
#[derive(Serialize)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: usize,
    pub(super) message: String,
}

/// Faults of one code.
#[derive(Serialize)]
pub(super) struct Faults {
    pub(super) code: &'static str,
    pub(super) severity: &'static str,
    pub(super) count: usize,
}

impl Status {
    pub(super) fn new(
        root: &Path,
        book: &Book,
        sources: &Sources,
        diagnostics: &[Diagnostic],
    ) -> Self {
        let history = History::new(root);
        let cited = SourceId::all(&book.sources);
        let unused = cited.filter(|(id, _)| book.citations_of(*id).is_empty());
        Self {
            articles: book.articles.iter().map(|it| article(it, &history)).collect(),
            one_sided: one_sided(sources, diagnostics),
            unused_sources: unused.map(|(_, source)| source.id.clone()).collect(),
            strict: strict(diagnostics),
        }
    }
}

fn one_sided(sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<Place> {
    let missing = diagnostics.iter().filter(|it| it.code == Code::MissingTranslation);
    let place = |it: &Diagnostic| Place {
        file: sources.file(it.span.file).path.clone(),
        line: sources.position(it.span.file, it.span.range().start).line,
        message: it.message.clone(),
    };
    missing.map(place).collect()
}

fn strict(diagnostics: &[Diagnostic]) -> Vec<Faults> {
    let mut counts: BTreeMap<Code, (Severity, usize)> = BTreeMap::new();
    for fault in diagnostics.iter().filter(|it| it.severity <= Severity::Warning) {
        counts.entry(fault.code).or_insert((fault.severity, 0)).1 += 1;
    }
    let mut faults: Vec<Faults> = counts
        .into_iter()
        .map(|(code, (severity, count))| Faults {
            code: code.name(),
            severity: severity.name(),
            count,
        })
        .collect();
    faults.sort_by_key(|it| it.count);
    faults
}

fn article(article: &Article, history: &History<'_>) -> ArticleRecord {
    let original = article.original;
    let mut record = ArticleRecord {
        id: article.id.clone(),
        original: original.tag(),
        ..ArticleRecord::default()
    };
    let mut stale: Vec<&Paragraph> = Vec::new();
    for paragraph in &article.paragraphs {
        let sides = &paragraph.passages;
        if sides.ar.is_none() && sides.en.is_none() {
            continue;
        }
        record.paragraphs += 1;
        if paragraph.stale().is_some() {
            stale.push(paragraph);
        }
        record.of_state(paragraph).push(paragraph.id.clone());
    }
    let hashes = stale.iter().filter_map(|it| Some(it.stale()?.value.as_str()));
    let old = history.originals(&article.id, &hashes.collect::<Vec<_>>());
    record.changed = stale
        .into_iter()
        .filter_map(|paragraph| {
            let was = old.get(paragraph.stale()?.value.as_str())?;
            let is = paragraph.passages.get(original).as_ref()?.text.plain.clone();
            let words = words(was, &is);
            Some(Changed { paragraph: paragraph.id.clone(), was: was.clone(), is, words })
        })
        .collect();
    record
}

impl ArticleRecord {
    /// The list that a paragraph belongs to.
    fn of_state(&mut self, paragraph: &Paragraph) -> &mut Vec<String> {
        if paragraph.passages.ar.is_none() || paragraph.passages.en.is_none() {
            return &mut self.missing;
        }
        let translation = paragraph.translation.as_ref();
        match translation {
            Some(it) if it.revised.is_some() => &mut self.revised,
            _ if paragraph.stale().is_some() => &mut self.stale,
            Some(it) if it.hash().is_some() && it.state == TranslationState::Draft => {
                &mut self.draft
            }
            Some(it) if it.hash().is_some() => &mut self.reviewed,
            // A caption may be the editors' own words in both languages.
            _ if paragraph.form.figure().is_some() => &mut self.reviewed,
            _ => &mut self.untracked,
        }
    }
}

/// Two texts word by word; words that follow each other in the same state are one entry.
fn words(old: &str, new: &str) -> Vec<Word> {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut runs: Vec<(ChangeTag, Vec<&str>)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut().filter(|(tag, _)| *tag == change.tag()) {
            Some((_, words)) => words.push(change.value()),
            None => runs.push((change.tag(), vec![change.value()])),
        }
    }
    let word = |(tag, words): (ChangeTag, Vec<&str>)| match tag {
        ChangeTag::Equal => Word::Same(words.join(" ")),
        ChangeTag::Delete => Word::Gone(words.join(" ")),
        ChangeTag::Insert => Word::New(words.join(" ")),
    };
    runs.into_iter().map(word).collect()
}
