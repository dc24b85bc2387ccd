//! The original is never altered: the paragraphs of an article are those of the `.original.txt` beside it, letter by letter.
//!
//! A paragraph is a line of that file; if the file has blank lines, it is what they separate. A paragraph of which something
//! was refused is not compared.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use super::align::{Difference, Pair, differences};
use super::layout::{self, is_laid_out};
use super::lines::paragraphs;
use crate::diag::character::shown;
use crate::diag::{Code, Diagnostic, token};
use crate::model::{Article, Book, FormName, Paragraph, Passage};
use crate::source::{FileId, Sources, Span};

/// How many characters are quoted around the first difference.
const CONTEXT: usize = 12;

/// What the articles are beside their originals.
#[derive(Default)]
pub(super) struct Comparisons {
    pub(super) faults: Vec<Diagnostic>,
    /// Paragraphs, by their places, that say something else than the original.
    pub(super) altered: HashSet<Span>,
    /// Whether no article lacks words of its original, or has others.
    pub(super) is_complete: bool,
}

/// Compares each article with its original.
pub(super) fn compare(book: &Book, sources: &Sources) -> Comparisons {
    let each = book.articles.par_iter().map(|article| beside_original(book, article, sources));
    let mut all = Comparisons { is_complete: true, ..Comparisons::default() };
    for one in each.collect::<Vec<_>>() {
        all.faults.extend(one.faults);
        all.altered.extend(one.altered);
        all.is_complete &= one.is_complete;
    }
    all.faults.extend(orphans(book, sources));
    all
}

fn beside_original(book: &Book, article: &Article, sources: &Sources) -> Comparisons {
    let mut faults = Vec::new();
    report_untold(article, &mut faults);
    let (mut altered, mut is_complete) = (HashSet::new(), faults.is_empty());
    let path = path(article);
    match sources.find(&path) {
        Some(file) if sources.file(file).readable && !is_unread(book, article) => {
            let comparison = Comparison::new(article, sources, file);
            if comparison.is_of_translation() {
                faults.push(wrong_language(article));
            } else {
                let differences = comparison.differences();
                is_complete &= differences.is_empty();
                altered.extend(differences.iter().flat_map(|it| comparison.altered(it)));
                faults.extend(differences.iter().filter_map(|it| comparison.diagnostic(it)));
            }
        }
        Some(_) => {}
        None => faults.push(missing_file(article, &path)),
    }
    Comparisons { faults, altered, is_complete }
}

/// Where the original of an article lies, below the root.
fn path(article: &Article) -> String {
    format!("content/articles/{}.original.txt", article.id)
}

/// Whether the original of an article says what its translation says: `original:` names the wrong language.
pub(super) fn is_of_translation(article: &Article, sources: &Sources) -> bool {
    let file = sources.find(&path(article)).filter(|file| sources.file(*file).readable);
    file.is_some_and(|file| Comparison::new(article, sources, file).is_of_translation())
}

fn wrong_language(article: &Article) -> Diagnostic {
    let (said, meant) = (article.original, article.original.other());
    let message = format!(
        "the original of {} is in {}, not in {}",
        token(&article.id),
        meant.name(),
        said.name()
    );
    Diagnostic::new(Code::OriginalDiffers, article.span, message)
        .label(format!("`original: {}`", said.tag()))
        .hint(format!("write `original: {}`", meant.tag()))
}

/// Whether the list of paragraphs itself was refused.
fn is_unread(book: &Book, article: &Article) -> bool {
    article.paragraphs.is_empty() && book.gaps.touch(article.span)
}

fn missing_file(article: &Article, path: &str) -> Diagnostic {
    Diagnostic::new(Code::MissingOriginal, article.span, format!("there is no `{path}`"))
        .label(format!("the original of {} is missing", token(&article.id)))
        .hint("put the original there, one paragraph a line")
}

/// Originals without an article. Whether the name is wrong or the article is gone, nothing proves what they say.
fn orphans(book: &Book, sources: &Sources) -> Vec<Diagnostic> {
    let read = sources.iter().filter(|(_, source)| source.readable);
    let originals = read.filter_map(|(file, source)| {
        let name = source.path.strip_prefix("content/articles/")?;
        Some((file, name.strip_suffix(".original.txt")?))
    });
    let orphans = originals
        .filter(|(_, id)| book.find_article(id).is_none() && !book.gaps.articles.contains(*id));
    let report = |(file, id): (FileId, &str)| {
        let message =
            format!("there is no article {} that this would be the original of", token(id));
        Diagnostic::new(Code::UnexpectedFile, Span::file_start(file), message)
            .label(format!("the original of {}", token(id)))
            .hint("give it the name of its article, or delete it")
    };
    orphans.map(report).collect()
}

/// Reports paragraphs without their original.
fn report_untold(article: &Article, diagnostics: &mut Vec<Diagnostic>) {
    let tag = article.original.tag();
    let is_untold = |paragraph: &&Paragraph| {
        original(article, paragraph).is_none() && !paragraph.form.name().may_be_added()
    };
    for paragraph in article.paragraphs.iter().filter(is_untold) {
        let id = token(&paragraph.id);
        let message = format!("the paragraph {id} has no `{tag}`, the language of the original");
        diagnostics.push(
            Diagnostic::new(Code::OriginalDiffers, paragraph.span, message)
                .label(format!("`{tag}` is missing"))
                .hint(format!("add `{tag}:` with the text of the original")),
        );
    }
}

fn original<'p>(article: &Article, paragraph: &'p Paragraph) -> Option<&'p Passage> {
    paragraph.passages.get(article.original).as_ref()
}

/// An article beside its original.
struct Comparison<'c> {
    article: &'c Article,
    sources: &'c Sources,
    file: FileId,
    /// The paragraphs of the original.
    lines: Vec<&'c str>,
}

impl<'c> Comparison<'c> {
    fn new(article: &'c Article, sources: &'c Sources, file: FileId) -> Self {
        let mut lines = paragraphs(&sources.file(file).text);
        // A break has no words; in a plain text a line of signs may stand for it, unless a paragraph says as much.
        if article.paragraphs.iter().any(|p| p.form.name() == FormName::Break) {
            let passages = article.paragraphs.iter().filter_map(|p| original(article, p));
            let said: HashSet<&str> = passages.map(|side| side.text.plain.as_str()).collect();
            lines.retain(|line| line.contains(char::is_alphanumeric) || said.contains(line));
        }
        Self { article, sources, file, lines }
    }

    fn differences(&self) -> Vec<Difference> {
        if self.is_verbatim() {
            return Vec::new();
        }
        let text = |paragraph: &'c Paragraph| {
            let passage = original(self.article, paragraph).filter(|passage| !passage.refused)?;
            Some(passage.text.plain.as_str())
        };
        let lines = self.told_lines();
        let paragraphs = self.article.paragraphs.iter().enumerate();
        let compared = paragraphs.filter(|(_, paragraph)| {
            !paragraph.form.name().may_be_added()
                || text(paragraph).is_some_and(|text| lines.contains(&text))
        });
        let (places, written): (Vec<usize>, Vec<Option<&str>>) =
            compared.map(|(place, paragraph)| (place, text(paragraph))).unzip();
        let found = differences(&lines, &written).into_iter();
        found.map(|difference| difference.among(&places)).collect()
    }

    /// The places of the paragraphs that have other words than the original because of a difference.
    fn altered(&self, difference: &Difference) -> Vec<Span> {
        let paragraphs = match difference {
            Difference::Edited(pair) => pair.written..pair.written + 1,
            Difference::Added(paragraphs) | Difference::Divided(_, paragraphs) => {
                paragraphs.clone()
            }
            Difference::Moved(_) | Difference::Missing(..) => return Vec::new(),
        };
        paragraphs.map(|index| self.span(index)).collect()
    }

    /// Whether the article has the same paragraphs in the same order, letter by letter: nearly all articles do.
    fn is_verbatim(&self) -> bool {
        let side = |paragraph: &'c Paragraph| original(self.article, paragraph);
        let told = self.article.paragraphs.iter().map(side);
        let told = told.map(|side| side.filter(|side| !side.refused));
        told.map(|side| side.map(|side| side.text.plain.as_str())).eq(self
            .lines
            .iter()
            .copied()
            .map(Some))
    }

    /// The paragraphs of the original; those that the article lays out otherwise, but with the same words, as the article has
    /// them.
    fn told_lines(&self) -> Vec<&'c str> {
        let told = |paragraph: &'c Paragraph| {
            let passage = original(self.article, paragraph)?;
            Some((paragraph.form.name(), passage.text.plain.as_str()))
        };
        let told: Vec<(FormName, &str)> = self.article.paragraphs.iter().filter_map(told).collect();
        let exact: HashSet<&str> = told.iter().map(|(_, text)| *text).collect();
        let forms: BTreeSet<FormName> = told.iter().map(|(form, _)| *form).collect();
        let words: BTreeMap<(FormName, String), &str> =
            told.iter().map(|(form, text)| ((*form, layout::plain(text, *form)), *text)).collect();
        let same = |line: &'c str| {
            let mut same = forms.iter().filter_map(|form| {
                let text = *words.get(&(*form, layout::plain(line, *form)))?;
                is_laid_out(*form, &[text, line]).then_some(text)
            });
            same.next()
        };
        let line = |line: &&'c str| {
            if exact.contains(line) { *line } else { same(line).unwrap_or(line) }
        };
        self.lines.iter().map(line).collect()
    }

    fn is_of_translation(&self) -> bool {
        let paragraphs = &self.article.paragraphs;
        let says = |lang| {
            let side = |paragraph: &'c Paragraph| paragraph.passages.get(lang).as_ref();
            let sides = paragraphs.iter().map(side).zip(&self.lines);
            let is_said =
                |side: Option<&Passage>, line| side.is_some_and(|side| side.text.plain == line);
            sides.filter(|(side, line)| is_said(*side, **line)).count()
        };
        let (own, other) = (says(self.article.original), says(self.article.original.other()));
        let is_refused =
            |paragraph| original(self.article, paragraph).is_none_or(|own| own.refused);
        own == 0 && !paragraphs.iter().any(is_refused) && other > 0 && other * 2 > paragraphs.len()
    }

    fn diagnostic(&self, difference: &Difference) -> Option<Diagnostic> {
        match difference {
            Difference::Edited(pair) => self.edited(*pair),
            Difference::Moved(pair) => Some(self.moved(*pair)),
            Difference::Missing(lines, before) => Some(self.missing(lines, *before)),
            Difference::Added(paragraphs) => Some(self.added(paragraphs)),
            Difference::Divided(lines, paragraphs) => Some(self.divided(lines, paragraphs)),
        }
    }

    fn missing(&self, lines: &Range<usize>, before: usize) -> Diagnostic {
        let (what, verb, it) = match lines.len() {
            1 => ("paragraph", "is", "a paragraph for it"),
            _ => ("paragraphs", "are", "paragraphs for them"),
        };
        let message =
            format!("{what} {} of the original {verb} not in the article", numbers(lines));
        let place = match before.checked_sub(1).and_then(|index| self.article.paragraphs.get(index))
        {
            Some(paragraph) => format!("after {}", token(&paragraph.id)),
            None => "at the beginning".to_owned(),
        };
        let beginning: String = self.lines[lines.start].chars().take(CONTEXT).collect();
        Diagnostic::new(Code::OriginalDiffers, self.line(lines.start), message)
            .label(token(&format!("{beginning}…")))
            .hint(format!("add {it} {place}"))
    }

    fn added(&self, paragraphs: &Range<usize>) -> Diagnostic {
        let verb = if paragraphs.len() == 1 { "is" } else { "are" };
        let (what, ids) = self.ids(paragraphs);
        let message = format!("the {what} {ids} {verb} not in the original");
        Diagnostic::new(Code::OriginalDiffers, self.span(paragraphs.start), message)
            .label(ids)
            .hint("delete what the original does not say, or complete the original")
    }

    fn moved(&self, pair: Pair) -> Diagnostic {
        let id = token(&self.article.paragraphs[pair.written].id);
        let number = pair.original + 1;
        let message =
            format!("the paragraph {id} stands elsewhere in the original: it is number {number}");
        Diagnostic::new(Code::OriginalDiffers, self.span(pair.written), message)
            .label(id)
            .related(self.line(pair.original), "here it stands in the original")
            .hint("put it in the place that it has in the original")
    }

    fn divided(&self, lines: &Range<usize>, paragraphs: &Range<usize>) -> Diagnostic {
        let (what, ids) = self.ids(paragraphs);
        let verb = if paragraphs.len() == 1 { "has" } else { "have" };
        let theirs = if lines.len() == 1 { "paragraph" } else { "paragraphs" };
        let number = numbers(lines);
        let message = format!(
            "the {what} {ids} {verb} the words of {theirs} {number} of the original, divided otherwise"
        );
        Diagnostic::new(Code::OriginalDiffers, self.span(paragraphs.start), message)
            .label(ids)
            .related(self.line(lines.start), "the original begins here")
            .hint("divide the text where the original does: by lines, or all of it by blank lines")
    }

    /// What some paragraphs of the article are called.
    fn ids(&self, paragraphs: &Range<usize>) -> (&'static str, String) {
        let id = |index: usize| token(&self.article.paragraphs[index].id);
        match paragraphs.len() {
            1 => ("paragraph", id(paragraphs.start)),
            _ => ("paragraphs", format!("{} to {}", id(paragraphs.start), id(paragraphs.end - 1))),
        }
    }

    fn span(&self, paragraph: usize) -> Span {
        self.article.paragraphs[paragraph].span
    }

    /// The place of a paragraph of the original.
    fn line(&self, number: usize) -> Span {
        let text = &self.sources.file(self.file).text;
        let start = self.lines[number].as_ptr() as usize - text.as_ptr() as usize;
        Span::new(self.file, start..start + self.lines[number].len())
    }

    /// The first difference inside a paragraph.
    fn edited(&self, pair: Pair) -> Option<Diagnostic> {
        let paragraph = &self.article.paragraphs[pair.written];
        let passage = original(self.article, paragraph)?;
        let (written, wanted) = (passage.text.plain.as_str(), self.lines[pair.original]);
        let (form, texts) = (paragraph.form.name(), [written, wanted]);
        let [ours, theirs] = if is_laid_out(form, &texts) {
            texts.map(|text| layout::words(text, form))
        } else {
            texts.map(|text| text.char_indices().collect())
        };
        let same = ours.iter().zip(&theirs).take_while(|((_, a), (_, b))| a == b).count();
        let byte = ours.get(same).map_or(written.len(), |(byte, _)| *byte);
        let length = ours.get(same).map_or(0, |(_, c)| c.len_utf8());
        let [ours, theirs] = [ours, theirs].map(|text| character(text.get(same).map(|(_, c)| *c)));
        let before: Vec<char> = written[..byte].chars().rev().take(CONTEXT).collect();
        let before: String = before.into_iter().rev().collect();
        let message = format!(
            "the paragraph {} differs from the original at character {}: {ours} instead of {theirs}",
            token(&paragraph.id),
            same + 1
        );
        let standing = match before.as_str() {
            "" => "at the beginning".to_owned(),
            before => format!("after {}", token(before)),
        };
        let place = self.sources.locate(passage.span, written, byte..byte + length);
        Some(
            Diagnostic::new(Code::OriginalDiffers, place, message)
                .label(format!("{ours} {standing}; the original has {theirs}"))
                .hint("restore the original; explain its slips in a note"),
        )
    }
}

/// Numbers from 1: “3” or “3 to 5”.
fn numbers(range: &Range<usize>) -> String {
    match range.len() {
        1 => format!("{}", range.end),
        _ => format!("{} to {}", range.start + 1, range.end),
    }
}

/// A character, or the end of the text.
fn character(character: Option<char>) -> String {
    match character {
        None => "the end".to_owned(),
        Some(' ') => "a space (U+0020)".to_owned(),
        Some('\n') => "a line break (U+000A)".to_owned(),
        Some('\t') => "a tab (U+0009)".to_owned(),
        Some(character) => shown(character),
    }
}
