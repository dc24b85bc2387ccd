//! Whatever a text holds, every file of the output says it, in the words of its format and of no other.
//!
//! One site has a text of its own in every field, with a sign before and behind it that nothing else has. Each file is read by a reader of
//! its format. Which files say what is known. Wherever the first sign is found, the whole text follows (or it is cut, and says so); and hostile
//! texts are found as often, in the same files, as harmless ones. So nothing is escaped twice, or not at all, or left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use biblatex::{Bibliography, ChunksExt};
use hashiya::Options;
use hashiya::diag::has_errors;
use pulldown_cmark::{Event as Markdown, Parser};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rayon::prelude::*;
use scraper::node::Element;
use scraper::{Html, Node};
use serde_json::Value;

use crate::folders::assert_archive;
use crate::harness::{Tree, assert_expected, root};
use crate::site::{collapsed, css, entries, without_hashes};

/// What a text holds besides its own signs.
const HOSTILE: [(&str, &str); 5] = [
    (
        "markup",
        "<b title=\"x\"> &amp; 'y' & \"z\" &#65; </b> </script ><!-- <script x ]]> {{ 7*7 }} {% if x %} <![CDATA[",
    ),
    (
        "addresses",
        "%41 100% #h ?q=1&r=2 a\\b C:\\x $5 ~a ^b^ _c_ *d* `e` [f](g) [[h]] -- --- | /* */ // \\n \\u0041",
    ),
    ("letters", "𝒜🕊 e\u{301} é كَلِمَةٌ ﷺ Å\u{323} 𐌰 ʿ ﬁ ① Straße İı ß ﻻ…"),
    ("directions", "مرحبا (abc) 50% -5 ٥٠٪ abc، שלום 2012-2015 +223 20 22 – CMA 2014؟"),
    ("space", "a\u{A0}b\u{2028}c\u{200F}d\u{AD}e \u{200B}f \u{3000} g"),
];

/// Stands before what a reader has made white space of any sort one space of.
const SPACED: char = '\u{FFFC}';

const HARMLESS: &str = "only plain words stand here, and no sign that means anything to a format";

/// The files of a site. `@` stands for the next text, `%` for one in Markdown, and `$` for one that the format of sources gives no meaning;
/// `^` for the next year, of which no other date and no scale has one.
const FILES: [(&str, &str); 14] = [
    (
        "book.toml",
        "updated = \"^\"\n[title]\nar = @\nen = @\n[description]\nar = @\nen = @\n[licence]\nar = @\nen = @\n[pages]\ndata = false\n[files]\ncards = false\n",
    ),
    (
        "content/groups/g.yaml",
        "name: {ar: @, en: @}\nshort: {ar: @, en: @}\naliases: {ar: [@], en: [@, @], fr: [@]}\nweak_aliases: {ar: [@], en: [@, @]}\nnot: [@, @]\nkind: {ar: %, en: %}\nrole: context\nfounded: ^\ndissolved: ^\nsummary: {ar: %, en: %}\n\
         body: {ar: %, en: %}\nstatements:\n- {text: {ar: %, en: %}, confidence: inference, sources: [s]}\n- {text: {ar: %, en: %}, confidence: contested, sources: [s, t]}\n\
         relations:\n- {type: ally, to: h, since: ^, until: ^, note: {ar: %, en: %}, sources: [s]}\nchanges:\n- {date: ^, text: {ar: %, en: %}}\n",
    ),
    ("content/groups/h.yaml", "name: {ar: @, en: @}\nrole: context\nsummary: {en: %}\n"),
    (
        "content/actors/b.yaml",
        "name: {ar: @, en: @}\nrole: context\nborn: ^\ndied: ^\nroles:\n- {title: {ar: %, en: %}}\n- {title: {ar: %, en: %}, since: ^, until: ^}\nsummary: {ar: %, en: %}\n",
    ),
    (
        "content/places/p.yaml",
        "name: {ar: @, en: @}\nrole: context\nkind: {ar: %, en: %}\ncoordinates: {lat: 14.5, lon: -4.2}\nprecision: region\nprecision_note: {ar: %, en: %}\nsummary: {ar: %, en: %}\n",
    ),
    (
        "content/events/e.yaml",
        "name: {ar: @, en: @}\nrole: context\ndate: ^\nend: ^\nplace: p\nsummary: {ar: %, en: %}\n",
    ),
    (
        "content/agreements/k.yaml",
        "name: {ar: @, en: @}\nrole: context\ndate: ^\nend: ^\nsummary: {ar: %, en: %}\n",
    ),
    ("content/series/r.yaml", "title: {ar: %, en: %}\nsummary: {ar: %, en: %}\n"),
    (
        "content/sources.yaml",
        "s:\n  type: article\n  title: $\n  author: [{name: $, given-name: $}, {name: $}]\n  editor: {name: $}\n  date: ^\n  note: $\n  url: https://example.org/\n\
         \x20 parent:\n    type: periodical\n    title: $\n    publisher: {name: $, location: $}\n\
         t:\n  type: report\n  title: {ar: $, en: $}\n  date: ^\n  publisher: {ar: $, en: $}\n  via: {name: $}\n",
    ),
    ("content/pages/about.ar.md", "# %\n\n%\n\n- %\n"),
    ("content/pages/about.en.md", "# %\n\n%\n\n> %\n"),
    (
        "content/articles/a.yaml",
        "title: {ar: %, en: %}\noriginal: en\nauthors:\n- {name: {ar: @, en: @}}\n- @\ntranslator:\n- {ar: @, en: @}\n- {entity: b}\ndate: ^\n\
         source: {outlet: {ar: @, en: @}, url: \"https://example.org/a\", note: {ar: %, en: %}}\nseries: r\ntags: [{ar: @, en: @}, {ar: @, en: @}]\n\
         summary: {ar: %, en: %}\nchanges:\n- {date: ^, text: {ar: %, en: %}}\nupdated: ^\nparagraphs:\n\
         - {id: q1, en: %, ar: %, notes: [{kind: context, text: {ar: %, en: %}, sources: [s, t]}, {kind: original, text: {ar: %, en: %}}], mentions: [{is: [g, h]}]}\n\
         - {id: q2, as: heading, en: %, ar: %}\n- {id: q3, as: quotation, en: %, ar: %}\n\
         - {id: q4, en: %, ar: %, as: figure, image: i.svg, alt: {ar: @, en: @}, credit: {ar: %, en: %}, sources: [t]}\n",
    ),
    ("content/articles/a.original.txt", "=q1\n\n=q2\n\n=q3\n\n=q4\n"),
    ("static/i.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>"),
];

/// A site with such texts, and each text by its number.
struct Texts {
    files: BTreeMap<String, Vec<u8>>,
    said: Vec<String>,
    /// Where each is written: file, field, language.
    fields: Vec<String>,
    /// Each year, and where it is written.
    dates: Vec<(String, String)>,
}

/// The field for which the next text is written, by the file up to there: the last word before a colon, a sign of equality or the end of
/// a table's head, and the last language behind it.
fn field(path: &str, before: &str) -> String {
    let words = before.split_inclusive([':', '=', ']']).filter_map(|piece| {
        let word = piece.strip_suffix([':', '=', ']'])?.trim_end();
        let start =
            word.rfind(|c: char| !c.is_ascii_alphabetic() && c != '_').map_or(0, |at| at + 1);
        Some(&word[start..]).filter(|word| !word.is_empty())
    });
    let (mut key, mut lang) = ("", "");
    for word in words {
        match word {
            "ar" | "en" | "fr" => lang = word,
            _ => (key, lang) = (word, ""),
        }
    }
    format!("{} {key} {lang}", path.trim_start_matches("content/")).trim_end().replace("  ", " ")
}

/// A text in double quotation marks, as YAML and TOML read it.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_ascii() || c.is_alphanumeric() => quoted.push(c),
            c => quoted += &format!("\\U{:08x}", u32::from(c)),
        }
    }
    quoted + "\""
}

/// A text in Markdown, none of whose signs means anything.
fn marked(text: &str) -> String {
    let escaped = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() };
    text.chars().map(escaped).collect()
}

/// The files of a site whose project has no error.
fn built(tree: &Tree) -> BTreeMap<String, Vec<u8>> {
    let (project, _) = hashiya::load::project(tree.path()).unwrap();
    let options =
        Options { base_url: Some("https://example.org/x/".to_owned()), ..Options::default() };
    let (files, found) = hashiya::build(&project, &options, &|_| {});
    let shown: Vec<String> = found
        .iter()
        .map(|it| {
            format!(
                "{}: {}: {}",
                project.sources.file(it.span.file).path,
                it.code.name(),
                it.message
            )
        })
        .collect();
    assert!(!has_errors(&found), "{}", shown.join("\n"));
    let files = files
        .iter()
        .map(|(path, body)| (path.as_str().to_owned(), body.read().unwrap().into_owned()));
    files.collect()
}

impl Texts {
    fn build(holds: &str) -> Self {
        let (mut said, mut fields, mut dates) = (Vec::<String>::new(), Vec::new(), Vec::new());
        let tree = Tree::new("");
        let mut paragraphs: BTreeMap<String, String> = BTreeMap::new();
        for (path, template) in FILES {
            let mut filled = String::new();
            let mut rest = template;
            while let Some(at) =
                rest.find(['@', '%', '$', '=', '^']).filter(|_| !path.starts_with("static/"))
            {
                let (before, sign) = (&rest[..at], rest.as_bytes()[at]);
                filled += before;
                rest = &rest[at + 1..];
                if sign == b'=' && path.ends_with(".txt") {
                    filled += &paragraphs[&rest[..2]];
                    rest = &rest[2..];
                    continue;
                }
                if sign == b'=' {
                    filled.push('=');
                    continue;
                }
                let field = field(path, &template[..template.len() - rest.len() - 1]);
                if sign == b'^' {
                    let year = (1811..).step_by(2).filter(|year| year % 5 != 0).nth(dates.len());
                    let year = year.unwrap().to_string();
                    filled += &year;
                    dates.push((year, field));
                    continue;
                }
                let holds = if sign == b'$' {
                    holds.replace(['{', '}', '$'], "")
                } else {
                    holds.to_owned()
                };
                let text = format!("Zq{}x {holds} yq{}Z", said.len(), said.len());
                if before.ends_with(" en: ")
                    && let Some(id) = before.rfind("id: q")
                {
                    paragraphs
                        .entry(before[id + 4..id + 6].to_owned())
                        .or_insert_with(|| text.clone());
                }
                filled += &match sign {
                    b'%' if path.ends_with(".md") => marked(&text),
                    b'%' => quoted(&marked(&text)),
                    _ => quoted(&text),
                };
                said.push(text);
                fields.push(field);
            }
            tree.write(path, filled + rest);
        }
        Self {
            files: built(&tree),
            said: said.iter().map(|text| bare(text)).collect(),
            fields,
            dates,
        }
    }

    /// What each file says.
    fn strings(&self) -> Vec<(String, Vec<String>)> {
        self.files.par_iter().flat_map_iter(|(path, bytes)| strings(path, bytes)).collect()
    }

    /// The files that say each year.
    fn dated(&self) -> Vec<(String, BTreeSet<String>)> {
        let all = self.strings();
        let says = |year: &str, said: &[String]| said.iter().any(|text| has_number(text, year));
        let of = |(year, field): &(String, String)| {
            let files = all.iter().filter(|(_, said)| says(year, said));
            (field.clone(), files.map(|(path, _)| place(path)).collect())
        };
        self.dates.iter().map(of).collect()
    }

    /// How often each text is found in each file; what is not as it was said.
    fn found(&self) -> (BTreeMap<(String, usize), usize>, Vec<String>) {
        let (mut count, mut faults) = (BTreeMap::new(), Vec::new());
        for (path, strings) in self.strings() {
            for string in strings.iter().map(|it| bare(it)) {
                for (at, _) in string.match_indices("Zq") {
                    let Some((number, _)) = string[at + 2..].split_once('x') else { continue };
                    let Ok(number) = number.parse::<usize>() else { continue };
                    *count.entry((place(&path), number)).or_default() += 1;
                    let said = &self.said[number];
                    let said = if string.starts_with(SPACED) { spaced(said) } else { said.clone() };
                    let found = &string[at..];
                    let is_cut = found
                        .split_once('…')
                        .is_some_and(|(kept, _)| said.starts_with(kept.trim_end()));
                    if !found.starts_with(&said) && !is_cut {
                        let shown: String = found.chars().take(said.chars().count() + 20).collect();
                        faults.push(format!("{path}: {shown:?}\n    for {said:?}"));
                    }
                }
            }
        }
        (count, faults)
    }
}

/// Whether a text has a number of its own, and not as a part of something longer.
fn has_number(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let beside = [text[..at].chars().next_back(), text[at + number.len()..].chars().next()];
        !beside.into_iter().flatten().any(|c| c.is_ascii_alphanumeric())
    })
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of a file without what follows from the texts: names of tags, and hashes of parts of the search.
fn place(path: &str) -> String {
    let path = without_hashes(path);
    let mut parts: Vec<&str> = path.split('/').collect();
    for at in 1..parts.len() {
        if matches!(parts[at - 1], "tags" | "parts") {
            parts[at] = "*";
        }
    }
    parts.join("/")
}

/// A text without what isolates its runs, its white space collapsed.
fn bare(text: &str) -> String {
    let is_sign =
        |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}');
    collapsed(&text.replace(is_sign, ""))
}

/// What a file says, as a reader of its format finds it; an archive has several files.
fn strings(path: &str, bytes: &[u8]) -> Vec<(String, Vec<String>)> {
    let name = path.rsplit('/').next().unwrap();
    let text = || std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    let said = match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "epub" | "zip" => {
            assert_archive(bytes);
            let files = entries(bytes);
            return files
                .iter()
                .flat_map(|(inner, bytes)| strings(&format!("{path}!{inner}"), bytes))
                .collect();
        }
        "html" => of_html(text()),
        "xhtml" | "xml" | "opf" | "svg" => of_xml(path, text()),
        "json" if name == "briefing.json" => of_briefing(serde_json::from_str(text()).unwrap()),
        "json" | "jsonld" | "webmanifest" => of_json(&serde_json::from_str(text()).unwrap()),
        "md" | "txt" => of_markdown(text()),
        "bib" => of_bibliography(text()),
        "js" => of_script(path, text()),
        _ => Vec::new(),
    };
    vec![(path.to_owned(), said)]
}

fn of_json(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(items) => items.iter().flat_map(of_json).collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| [vec![key.clone()], of_json(value)].concat())
            .collect(),
        _ => Vec::new(),
    }
}

/// All content as data, in which bodies and pages are Markdown.
fn of_briefing(mut all: Value) -> Vec<String> {
    let mut said = Vec::new();
    for (list, field) in [("entities", "body"), ("pages", "text")] {
        for item in all[list].as_array_mut().unwrap() {
            said.extend(of_json(&item[field].take()).iter().flat_map(|text| of_markdown(text)));
        }
    }
    said.extend(of_json(&all));
    said
}

/// What cards over names say: words, and the markup of a summary behind them.
fn of_cards(list: &str) -> Vec<String> {
    let entries: Vec<Vec<String>> = serde_json::from_str(list).unwrap();
    let said = |own: Vec<String>| {
        let summary = own.get(4).map(|html| of_html(html)).unwrap_or_default();
        own.into_iter().take(4).chain(summary).collect::<Vec<_>>()
    };
    entries.into_iter().flat_map(said).collect()
}

/// The data that a script is told: the one value between brackets of a call, or behind a name.
fn of_script(path: &str, text: &str) -> Vec<String> {
    if let Some(list) = text.strip_prefix("window.hashiya.cards(") {
        return of_cards(list.strip_suffix(");\n").unwrap());
    }
    let data = if path.starts_with("search/parts/") {
        text.strip_prefix("window.hashiya.search.part(")
            .and_then(|it| it.strip_suffix(");\n"))
            .map(|it| format!("[{it}]"))
    } else if let Some(kept) = text.strip_prefix("const kept = ") {
        kept.split_once(";\n").map(|(data, _)| data.to_owned())
    } else {
        assert!(!text.contains("Zq"), "{path} is told something");
        return Vec::new();
    };
    of_json(&serde_json::from_str(&data.unwrap()).unwrap_or_else(|error| panic!("{path}: {error}")))
}

fn of_html(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let (mut said, mut words) = (Vec::new(), String::new());
    for node in page.tree.root().descendants() {
        match node.value() {
            Node::Element(element) => {
                words.extend(is_apart(element.name()).then_some(' '));
                said.extend(element.attrs().map(|(_, value)| value.to_owned()));
            }
            Node::Text(text) => {
                match node.parent().and_then(|it| it.value().as_element()).map(Element::name) {
                    Some("script") => said.extend(of_json(&serde_json::from_str(text).unwrap())),
                    Some("style") => {}
                    _ if node.ancestors().any(|it| is_citation(it.value())) => {}
                    _ => words.push_str(text),
                }
            }
            _ => {}
        }
    }
    let cited = css("[data-cite]");
    let citations = page.select(&cited).map(|it| it.text().collect::<String>());
    said.extend(citations.flat_map(|text| of_citation(&text)));
    said.push(words);
    said
}

/// Whether the words of an element are no part of those before it; each line of a label in a picture is an element.
fn is_apart(name: &str) -> bool {
    ["dd", "dt", "li", "p", "td", "text", "th"].contains(&name)
}

fn is_citation(node: &Node) -> bool {
    node.as_element().is_some_and(|it| it.attr("data-cite").is_some())
}

/// A citation that readers copy, in the format of a program.
fn of_citation(text: &str) -> Vec<String> {
    match text.trim().chars().next() {
        Some('@') => of_bibliography(text),
        Some('{' | '[') => {
            of_json(&serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}")))
        }
        _ => vec![text.to_owned()],
    }
}

/// The first sign of a text that would mean something to LaTeX, which neither a backslash nor a word stands for.
fn meant(text: &str) -> Option<char> {
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let words = [
            "textbackslash{}",
            "textbraceleft{}",
            "textbraceright{}",
            "textasciitilde{}",
            "textasciicircum{}",
        ];
        let signs = ["#", "$", "%", "&", "_"];
        let behind = &rest[sign.len_utf8()..];
        let escaped =
            words.iter().chain(&signs).find(|word| sign == '\\' && behind.starts_with(**word));
        if "#$%&_~^\\".contains(sign) && escaped.is_none() || rest.starts_with("--") {
            return Some(sign);
        }
        rest = &behind[escaped.map_or(0, |word| word.len())..];
    }
    None
}

/// What a bibliography says to its two readers: the one of programs, and LaTeX.
fn of_bibliography(text: &str) -> Vec<String> {
    for line in text.lines().filter_map(|line| line.strip_suffix("},")) {
        let Some((name, value)) = line.split_once(" = {") else { continue };
        if !["date", "doi", "eprint", "url", "urldate"].contains(&name) {
            assert_eq!(meant(value), None, "a sign of LaTeX in {line}");
        }
    }
    let all = Bibliography::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let fields = all.iter().flat_map(|entry| entry.fields.values());
    fields.map(|field| format!("{SPACED}{}", field.format_verbatim())).collect()
}

/// The values of a tag's attributes.
fn attributes(path: &str, tag: &BytesStart<'_>) -> Vec<(String, String)> {
    let all = tag.attributes().map(|it| it.unwrap_or_else(|error| panic!("{path}: {error}")));
    all.map(|it| {
        (
            String::from_utf8_lossy(it.key.as_ref()).into_owned(),
            it.unescape_value().unwrap().into_owned(),
        )
    })
    .collect()
}

/// The text of each element that holds no other, else of what is around it; markup in a text is read once more.
fn of_xml(path: &str, text: &str) -> Vec<String> {
    let is_page = path.ends_with(".xhtml");
    let mut reader = Reader::from_str(text);
    let (mut said, mut words, mut is_html) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Start(tag) => {
                let own = attributes(path, &tag);
                is_html = own
                    .iter()
                    .any(|(name, value)| (name.as_str(), value.as_str()) == ("type", "html"));
                said.extend(own.into_iter().map(|(_, value)| value));
                let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                words.extend((is_page && is_apart(&name)).then_some(' '));
            }
            Event::Empty(tag) => {
                said.extend(attributes(path, &tag).into_iter().map(|(_, value)| value));
            }
            Event::End(_) if !is_page => {
                let whole = std::mem::take(&mut words);
                said.extend(if is_html { of_html(&whole) } else { vec![whole] });
                is_html = false;
            }
            Event::Text(text) => words.push_str(&text.decode().unwrap()),
            Event::CData(text) => words.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                Some(c) => words.push(c),
                None => words.push_str(
                    quick_xml::escape::resolve_predefined_entity(&name.decode().unwrap()).unwrap(),
                ),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    said.push(words);
    said
}

fn of_markdown(text: &str) -> Vec<String> {
    let (mut said, mut words) = (Vec::new(), String::new());
    let options =
        pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(text, options) {
        match event {
            Markdown::Text(text) | Markdown::Code(text) => words.push_str(&text),
            Markdown::SoftBreak | Markdown::HardBreak => words.push(' '),
            Markdown::Start(pulldown_cmark::Tag::Link { dest_url, title, .. }) => {
                said.extend([dest_url.into_string(), title.into_string()]);
            }
            Markdown::End(
                pulldown_cmark::TagEnd::Paragraph
                | pulldown_cmark::TagEnd::Heading(_)
                | pulldown_cmark::TagEnd::Item,
            ) => words.push('\n'),
            Markdown::Html(html) | Markdown::InlineHtml(html) => {
                assert!(!html.contains("Zq"), "{html}");
            }
            _ => {}
        }
    }
    said.push(words);
    said
}

/// A site of harmless texts: how often each is found in each file, and in which files each field stands.
struct Plain {
    count: BTreeMap<(String, usize), usize>,
    fields: Vec<(String, BTreeSet<String>)>,
}

static PLAIN: LazyLock<Plain> = LazyLock::new(|| {
    let texts = Texts::build(HARMLESS);
    let (count, faults) = texts.found();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let files = |number: usize| {
        let own = count.keys().filter(|(_, own)| *own == number);
        own.map(|(path, _)| path.clone()).collect()
    };
    let said = texts.fields.iter().enumerate();
    let said = said.map(|(number, field)| (field.clone(), files(number)));
    let fields = said.chain(texts.dated()).collect();
    Plain { count, fields }
});

#[test]
fn every_file_says_what_every_field_holds() {
    let faults: Vec<String> = HOSTILE
        .iter()
        .flat_map(|(name, holds)| {
            let (count, mut faults) = Texts::build(holds).found();
            let all = &PLAIN.count;
            for key in all.keys().chain(count.keys()) {
                let (plain, hostile) = (all.get(key), count.get(key));
                // How often a label stands in a picture follows from its width.
                let is_drawn =
                    ["/map/", "/network/", "/timeline/"].iter().any(|it| key.0.contains(it));
                if plain != hostile && !is_drawn {
                    faults.push(format!(
                        "{}: text {} is there {hostile:?} times instead of {plain:?}",
                        key.0, key.1
                    ));
                }
            }
            faults.sort();
            faults.dedup();
            faults.into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// What is written in each field stands in the files where readers and programs look for it: `tests/everywhere.txt` says in which, for people
/// to read. `*` stands for both languages; `!` leads into a book. Of the search it says what results show, not by which words they are found.
#[test]
fn what_is_written_arrives() {
    let mut out = String::new();
    for (field, files) in &PLAIN.fields {
        assert!(!files.is_empty(), "{field} is nowhere");
        out += &format!("{field}\n");
        folded(files).into_iter().for_each(|path| out += &format!("  {path}\n"));
    }
    assert_expected(&out, &root().join("tests/everywhere.txt"));
}

/// Paths, of which two that differ in the language alone are one.
fn folded(paths: &BTreeSet<String>) -> BTreeSet<String> {
    let other = |path: &str| match path.split_at_checked(3) {
        Some(("ar/", rest)) => Some(format!("en/{rest}")),
        Some(("en/", rest)) => Some(format!("ar/{rest}")),
        _ => None,
    };
    let one = |path: &String| match other(path).filter(|other| paths.contains(other)) {
        Some(_) => format!("*/{}", &path[3..]),
        None => path.clone(),
    };
    paths.iter().map(one).collect()
}
