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
use super::edition;
use super::title::site_title;
use super::{Scope, TextView};
use crate::html::Html;
use crate::html::phrase::{Foreign, Piece, phrase};
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

/// Text with what in it runs the other way isolated, and behind it perhaps a slot.
#[derive(Debug, Default, PartialEq, Serialize)]
struct Part {
    text: Html,
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

// Characters for private use mark the slots, and in words the names and titles, while a formatter of another format handles the
// text; those of an author are left out.
const URL: char = '\u{E000}';
const OPEN: char = '\u{E001}';
const ID: char = '\u{E002}';
const CLOSE: char = '\u{E003}';
const ARABIC_NAME: char = '\u{E004}';
const ENGLISH_NAME: char = '\u{E005}';
const END_OF_NAME: char = '\u{E006}';

fn without_slots(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, URL..=END_OF_NAME)).collect()
}

/// A name or title between its marks.
fn marked(lang: Lang, name: &str) -> String {
    let begin = if lang == Lang::Ar { ARABIC_NAME } else { ENGLISH_NAME };
    format!("{begin}{}{END_OF_NAME}", without_slots(name))
}

/// The citations of an article.
pub(super) fn citations(scope: &Scope<'_>, article: &Article) -> Vec<CitationView> {
    let address = |lang| address(&Scope { lang, ..*scope }, article);
    // Programs are told of the page that is written, in its language.
    let reading = Route::Article(scope.lang, &article.id, View::Reading);
    let written = Scope { lang: edition::shown(scope.book(), reading, scope.lang), ..*scope };
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
            &address(written.lang),
        )
    };
    vec![
        plain(scope.lang),
        plain(scope.lang.other()),
        code("bibtex", "BibTeX", bibtex(&written, article)),
        code("csl", "CSL-JSON", csl(&written, article)),
    ]
}

fn view(
    format: &'static str,
    label: TextView,
    lang: Lang,
    text: &str,
    address: &str,
) -> CitationView {
    let parts = parts(text, address).into_iter();
    let parts = parts.map(|(text, slot)| Part { text: phrase(&pieces(text), lang), slot });
    CitationView { format, label, lang: lang.tag(), dir: lang.dir(), parts: parts.collect() }
}

/// The canonical address; without one, the path below the site's root.
fn address(scope: &Scope<'_>, article: &Article) -> String {
    let route = Route::Article(scope.lang, &article.id, View::Reading);
    let route = route.in_lang(edition::shown(scope.book(), route, scope.lang));
    edition::absolute(&scope.site, route).unwrap_or_else(|| route.address())
}

/// The title with its language; an article without one has its id.
fn title(article: &Article, lang: Lang) -> (Lang, &str) {
    let title = article.title.prefer(lang);
    title.map_or((Lang::En, article.id.as_str()), |(lang, text)| (lang, text.plain.as_str()))
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

fn in_words(scope: &Scope<'_>, article: &Article, lang: Lang) -> String {
    let ui = scope.site.uis.get(lang);
    let metadata = &article.metadata;
    let unknown = metadata.authors.is_unknown().then_some("author_unknown");
    let names = |people| byline::phrase_of(scope, people, lang, marked);
    let author = part(ui, "cite_author", names(&metadata.authors), unknown);
    let translators = names(&metadata.translators);
    let translator = part(ui, "cite_translator", translators, None);
    let unknown = metadata.date.is_unknown().then_some("date_not_known");
    let date = metadata.date.known().map(|date| capitalised(&ui.date(date)));
    let date = part(ui, "cite_date", date, unknown);
    let id = [("id", ID.to_string().into())];
    let paragraph = format!("{OPEN}{}{CLOSE}", ui.format("cite_paragraph", &id));
    let named = |(lang, name): (Lang, &str)| marked(lang, name);
    let (title_lang, title) = title(article, lang);
    let variables = [
        ("author", author.into()),
        ("title", marked(title_lang, &nested(title, lang)).into()),
        ("translator", translator.into()),
        ("date", date.into()),
        ("site", named(site_title(&Scope { lang, ..*scope })).into()),
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
    set("title", without_slots(title(article, scope.lang).1));
    set("organization", without_slots(site_title(scope).1));
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
        "title": without_slots(title(article, scope.lang).1),
        "container-title": without_slots(site_title(scope).1),
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
fn parts<'t>(text: &'t str, address: &str) -> Vec<(&'t str, Option<Slot>)> {
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
        parts.push((before, Some(slot)));
    }
    parts.push((rest, None));
    parts
}

/// The names and titles in a part of a citation, and the words around them.
fn pieces(text: &str) -> Vec<Piece> {
    let piece = |words: &str| {
        let lang = match words.chars().next()? {
            ARABIC_NAME => Lang::Ar,
            ENGLISH_NAME => Lang::En,
            _ => return Some(Piece::Words(words.to_owned())),
        };
        Some(Piece::Name(Foreign::new(&without_slots(words), Some(lang.tag()))))
    };
    let begins = text.match_indices([ARABIC_NAME, ENGLISH_NAME]).map(|(at, _)| at);
    let ends = text.match_indices(END_OF_NAME).map(|(at, end)| at + end.len());
    let mut cuts: Vec<usize> = begins.chain(ends).chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.windows(2).filter_map(|cut| piece(&text[cut[0]..cut[1]])).collect()
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
        let text = whole_lines(&format!("{{\n  p {ID},\n  u {URL}\n}}"));
        let expected =
            vec![("{\n", Some(paragraph("  p ", ",\n"))), ("  u ", Some(url())), ("\n}", None)];
        assert_eq!(parts(&text, "a"), expected);
        assert_eq!(parts("plain", "a"), vec![("plain", None)]);
    }

    #[test]
    fn names_are_isolated() {
        let citation = |lang: Lang, author: (Lang, &str), title: (Lang, &str)| {
            let names = [author, title].map(|(lang, name)| marked(lang, name)).join(" · ");
            phrase(&pieces(&format!("{names}. 2024")), lang).as_str().to_owned()
        };
        let arabic = citation(Lang::Ar, (Lang::Ar, "أحمد"), (Lang::Ar, "موقف CMA"));
        assert_eq!(arabic, "أحمد · موقف <bdi dir=\"ltr\">CMA</bdi>. 2024");
        let english = citation(Lang::En, (Lang::Ar, "أحمد"), (Lang::En, "Trial"));
        assert_eq!(english, "<bdi lang=\"ar\" dir=\"rtl\">أحمد</bdi> · Trial. 2024");
    }
}
