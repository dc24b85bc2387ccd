//! `hashiya mentions`: what was found, by which form.

use serde::Serialize;

use super::args::{ListFormat, MentionsArgs};
use super::{Outcome, report};
use crate::diag::has_errors;
use crate::diag::suggest::did_you_mean;
use crate::load;
use crate::model::{Article, Book, Mention, Passage};

/// A mention as `--format json` prints it: a contract of the command line. Fields may be added; none is renamed.
#[derive(Serialize)]
struct Record<'b> {
    #[serde(flatten)]
    side: Side<'b>,
    #[serde(flatten)]
    named: Named<'b>,
    /// The mentions that lie inside of it, at whatever depth.
    within: Vec<Named<'b>>,
}

/// Who is named where, and how it is known.
#[derive(Serialize)]
struct Named<'b> {
    entities: Vec<&'b str>,
    /// The whole written words.
    text: &'b str,
    /// Characters of the paragraph's plain text.
    start: usize,
    end: usize,
    /// `origin`, and `form` behind a colon if there is one: for people.
    by: String,
    /// `explicit`, `override`, `default`, `name`, `short` or `alias`.
    origin: &'static str,
    /// The name, alias or quote by which it was found; `null` for an explicit mention.
    form: Option<&'b str>,
}

/// Which text a mention stands in.
#[derive(Clone, Copy, Serialize)]
struct Side<'b> {
    article: &'b str,
    paragraph: &'b str,
    lang: &'static str,
}

pub(super) fn run(args: &MentionsArgs) -> Outcome {
    let (project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let (book, _, found) = crate::read(&project);
    diagnostics.extend(found);
    let wanted = |article: &&Article| args.article.as_ref().is_none_or(|id| article.id == *id);
    let articles: Vec<&Article> = book.articles.iter().map(AsRef::as_ref).filter(wanted).collect();
    if let Some(id) = args.article.as_ref().filter(|_| articles.is_empty()) {
        let hint = did_you_mean(id, book.articles.iter().map(|article| article.id.as_str()));
        let hint = hint.map_or_else(String::new, |hint| format!(": {hint}"));
        return report::unusable(&format!("there is no article `{id}`{hint}"));
    }
    let records: Vec<Record<'_>> =
        articles.into_iter().flat_map(|article| records(&book, article)).collect();
    report::print(&match args.format {
        ListFormat::Human => human(&records),
        ListFormat::Json => {
            serde_json::to_string_pretty(&records).unwrap_or_else(|_| "[]".to_owned()) + "\n"
        }
    });
    if has_errors(&diagnostics) {
        let tally = report::tally(&diagnostics);
        report::eprint(&format!(
            "{tally}: the list may lack mentions; `hashiya check` shows them\n"
        ));
    }
    report::outcome(&diagnostics, false)
}

fn records<'b>(book: &'b Book, article: &'b Article) -> Vec<Record<'b>> {
    let mut records: Vec<Record<'b>> = Vec::new();
    for paragraph in &article.paragraphs {
        for (lang, passage) in paragraph.passages.iter() {
            let Some(passage) = passage else { continue };
            let side = Side { article: &article.id, paragraph: &paragraph.id, lang: lang.tag() };
            for mention in &passage.mentions {
                let named = named(book, passage, mention);
                match records.last_mut().filter(|_| mention.nested) {
                    Some(outer) => outer.within.push(named),
                    None => records.push(Record { side, named, within: Vec::new() }),
                }
            }
        }
    }
    records
}

fn named<'b>(book: &'b Book, passage: &'b Passage, mention: &'b Mention) -> Named<'b> {
    let plain = &passage.text.plain;
    let text = &plain[mention.range.clone()];
    let start = plain[..mention.range.start].chars().count();
    let origin = mention.origin.word();
    let form = Some(&*mention.form).filter(|form| !form.is_empty());
    Named {
        entities: mention.entities.iter().map(|id| book.entity(*id).id.as_str()).collect(),
        text,
        start,
        end: start + text.chars().count(),
        by: form.map_or_else(|| origin.to_owned(), |form| format!("{origin}: {form}")),
        origin,
        form,
    }
}

/// One line a mention, those inside another behind it and indented; the words come last, so that their direction disturbs
/// nothing.
fn human(records: &[Record<'_>]) -> String {
    let line = |indent: &str, side: &Side<'_>, named: &Named<'_>| {
        let Side { article, paragraph, lang } = side;
        let Named { start, end, by, text, .. } = named;
        let entities = named.entities.join(" + ");
        format!("{indent}{article} {paragraph} {lang} {start}..{end} {entities} [{by}] {text}\n")
    };
    let lines = |Record { side, named, within }: &Record<'_>| {
        let inner: String = within.iter().map(|named| line("  ", side, named)).collect();
        line("", side, named) + &inner
    };
    records.iter().map(lines).collect()
}
