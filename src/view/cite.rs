//! How to cite an article, or one paragraph of it: in plain words of both languages, as BibLaTeX and as CSL-JSON.
//!
//! Sources: BibLaTeX, entry type `@online`; the CSL-JSON schema, item type `webpage`. The page holds each citation once,
//! with slots: a script fills in a paragraph's id and the address at which the page is being read.

pub(crate) mod date;
pub(crate) mod entry;

use biblatex::{Chunk, Chunks, EntryType, Spanned};
use serde::Serialize;
use serde_json::{Value, json};

use super::byline::{self, People};
use super::edition::absolute;
use super::title::site_title;
use super::{Scope, TextView};
use crate::lang::{Dir, Lang};
use crate::model::Article;
use crate::route::{Route, View};
use crate::script::quote::nested;
use crate::ui::Ui;

/// A citation in one format.
#[derive(Debug, Serialize)]
pub(super) struct CitationView {
    format: &'static str,
    label: TextView,
    lang: &'static str,
    dir: Dir,
    parts: Vec<Part>,
}

/// Text, and behind it perhaps a slot.
#[derive(Debug, Default, PartialEq, Serialize)]
struct Part {
    text: String,
    slot: Option<Slot>,
}

/// What depends on the paragraph and the reader's address.
#[derive(Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "kind")]
enum Slot {
    /// The address of the page, as well as it is known.
    Url { address: String },
    /// The paragraph's id between two texts; empty for the article as a whole.
    Paragraph { before: String, after: String },
}

// Characters for private use mark the slots while a formatter of another format handles the text; those of an author
// are left out.
const URL: char = '\u{E000}';
const OPEN: char = '\u{E001}';
const ID: char = '\u{E002}';
const CLOSE: char = '\u{E003}';

fn without_slots(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, URL..=CLOSE)).collect()
}

/// The citations of an article.
pub(super) fn citations(scope: &Scope<'_>, article: &Article) -> Vec<CitationView> {
    let address = |lang| address(&Scope { lang, ..*scope }, article);
    let plain = |lang: Lang| {
        let label = scope.words(&scope.ui().text(&format!("cite_{}", lang.tag())));
        view(lang.tag(), label, lang, &in_words(scope, article, lang), &address(lang))
    };
    let code = |format, name: &str, text: String| {
        view(
            format,
            scope.words_in(name, Lang::En),
            Lang::En,
            &whole_lines(&text),
            &address(scope.lang),
        )
    };
    vec![
        plain(scope.lang),
        plain(scope.lang.other()),
        code("bibtex", "BibTeX", bibtex(scope, article)),
        code("csl", "CSL-JSON", csl(scope, article)),
    ]
}

fn view(
    format: &'static str,
    label: TextView,
    lang: Lang,
    text: &str,
    address: &str,
) -> CitationView {
    CitationView { format, label, lang: lang.tag(), dir: lang.dir(), parts: parts(text, address) }
}

/// The canonical address; without one, the path below the site's root.
fn address(scope: &Scope<'_>, article: &Article) -> String {
    let route = Route::Article(scope.lang, &article.id, View::Reading);
    absolute(&scope.site, route).unwrap_or_else(|| route.address())
}

fn title(article: &Article, lang: Lang) -> String {
    let title = article.title.prefer(lang);
    title.map_or_else(|| article.id.clone(), |(_, text)| without_slots(&text.plain))
}

/// The names of people in one phrase; nothing if nobody is named.
fn names(scope: &Scope<'_>, people: &People, lang: Lang) -> Option<String> {
    byline::phrase(scope, people, lang).map(|names| without_slots(&names))
}

/// A part of a citation in words: what is known, or that it is expressly unknown.
fn part(ui: &Ui, id: &str, known: Option<String>, unknown: Option<&str>) -> String {
    let words = known.or_else(|| unknown.map(|unknown| ui.text(unknown)));
    words.map_or_else(String::new, |words| ui.format(id, &[("words", words.into())]))
}

/// Words as they begin a sentence.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn site(scope: &Scope<'_>) -> String {
    without_slots(site_title(scope).1)
}

fn in_words(scope: &Scope<'_>, article: &Article, lang: Lang) -> String {
    let ui = scope.site.uis.get(lang);
    let metadata = &article.metadata;
    let unknown = metadata.authors.is_unknown().then_some("author_unknown");
    let author = part(ui, "cite_author", names(scope, &metadata.authors, lang), unknown);
    let translators = names(scope, &metadata.translators, lang);
    let translator = part(ui, "cite_translator", translators, None);
    let unknown = metadata.date.is_unknown().then_some("date_not_known");
    let date = metadata.date.known().map(|date| capitalised(&ui.date(date)));
    let date = part(ui, "cite_date", date, unknown);
    let id = [("id", ID.to_string().into())];
    let paragraph = format!("{OPEN}{}{CLOSE}", ui.format("cite_paragraph", &id));
    let variables = [
        ("author", author.into()),
        ("title", nested(&title(article, lang), lang).into()),
        ("translator", translator.into()),
        ("date", date.into()),
        ("site", site(&Scope { lang, ..*scope }).into()),
        ("paragraph", paragraph.into()),
        ("url", URL.to_string().into()),
    ];
    ui.format("cite_plain", &variables)
}

/// The key of a citation: that of a paragraph has its id behind that of the article.
fn key(article: &Article) -> String {
    format!("{}{OPEN}-{ID}{CLOSE}", article.id)
}

fn bibtex(scope: &Scope<'_>, article: &Article) -> String {
    let mut entry = biblatex::Entry::new(key(article), EntryType::Online);
    let mut set = |field: &str, value: String| {
        entry.set(field, vec![Spanned::zero(Chunk::Normal(value))]);
    };
    set("title", title(article, scope.lang));
    set("organization", site(scope));
    set("note", format!("paragraph {ID}"));
    set("url", URL.to_string());
    set("langid", if scope.lang == Lang::Ar { "arabic" } else { "english" }.to_owned());
    for (field, people) in people(article) {
        let names = byline::names(scope, people, scope.lang);
        if !names.is_empty() {
            entry.set(field, entry::joined(names.iter().map(|name| braced(name))));
        }
    }
    if let Some(date) = article.metadata.date.known().and_then(date::biblatex) {
        entry.set("date", vec![Spanned::zero(Chunk::Normal(date))]);
    }
    entry::written(&entry)
}

/// Who made an article, by the field that BibLaTeX and CSL-JSON have for them.
fn people(article: &Article) -> [(&'static str, &People); 2] {
    [("author", &article.metadata.authors), ("translator", &article.metadata.translators)]
}

/// A name in a field of BibLaTeX. Braces keep it in one piece, whatever its order.
fn braced(name: &str) -> Chunks {
    vec![Spanned::zero(Chunk::Verbatim(without_slots(name)))]
}

fn csl(scope: &Scope<'_>, article: &Article) -> String {
    let mut item = json!({
        "id": key(article),
        "type": "webpage",
        "title": title(article, scope.lang),
        "container-title": site(scope),
        "page": ID.to_string(),
        "language": scope.lang.tag(),
        "URL": URL.to_string(),
    });
    for (field, people) in people(article) {
        let names = byline::names(scope, people, scope.lang).into_iter();
        let names: Vec<Value> =
            names.map(|name| json!({ "literal": without_slots(&name) })).collect();
        if !names.is_empty() {
            item[field] = names.into();
        }
    }
    if let Some(date) = article.metadata.date.known() {
        item["issued"] = date::csl(date);
    }
    serde_json::to_string_pretty(&[item]).unwrap_or_default()
}

/// A line that names the paragraph is there only with one.
fn whole_lines(text: &str) -> String {
    let is_slot = |line: &str| line.contains(ID) && !line.contains(OPEN);
    text.split_inclusive('\n')
        .map(|line| if is_slot(line) { format!("{OPEN}{line}{CLOSE}") } else { line.to_owned() })
        .collect()
}

/// Cuts a text at its slots.
fn parts(text: &str, address: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(offset) = rest.find([URL, OPEN]) {
        let (before, tail) = rest.split_at(offset);
        let slot = if tail.starts_with(URL) {
            rest = &tail[URL.len_utf8()..];
            Slot::Url { address: address.to_owned() }
        } else {
            let (inner, after) = tail[OPEN.len_utf8()..].split_once(CLOSE).unwrap_or_default();
            rest = after;
            let (before, after) = inner.split_once(ID).unwrap_or_default();
            Slot::Paragraph { before: before.to_owned(), after: after.to_owned() }
        };
        parts.push(Part { text: before.to_owned(), slot: Some(slot) });
    }
    parts.push(Part { text: rest.to_owned(), slot: None });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_cut_out() {
        let url = || Slot::Url { address: "a".to_owned() };
        let paragraph = |before: &str, after: &str| Slot::Paragraph {
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let part = |text: &str, slot| Part { text: text.to_owned(), slot };
        let text = whole_lines(&format!("{{\n  p {ID},\n  u {URL}\n}}"));
        let expected = vec![
            part("{\n", Some(paragraph("  p ", ",\n"))),
            part("  u ", Some(url())),
            part("\n}", None),
        ];
        assert_eq!(parts(&text, "a"), expected);
        assert_eq!(parts("plain", "a"), vec![part("plain", None)]);
    }
}
