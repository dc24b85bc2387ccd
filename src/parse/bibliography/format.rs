//! Hayagriva's format: its fields, what each takes, and what is said of one that it would ignore or refuse.

use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::parse::date::edtf;
use crate::parse::deserialize::Refusal;
use crate::parse::node::{Decoder, Node, NodeKind};
use crate::source::Spanned;

/// A field with its value.
pub(super) type Field = (Spanned<String>, Node);

/// The fields of an entry, those of Hayagriva 0.10 (`docs/file-format.md`) and [`OWN`], in the order in which editors write
/// them.
pub(super) const FIELDS: &[&str] = &[
    "type",
    "former_ids",
    "title",
    "author",
    "editor",
    "affiliated",
    "publisher",
    "organization",
    "location",
    "parent",
    "via",
    "date",
    "url",
    "language",
    "volume",
    "issue",
    "page-range",
    "chapter",
    "edition",
    "volume-total",
    "page-total",
    "runtime",
    "time-range",
    "doi",
    "isbn",
    "issn",
    "serial-number",
    "archive",
    "archive-location",
    "call-number",
    "genre",
    "abstract",
    "note",
];

/// Fields that works do not have that hold others: those that Hayagriva does not have, and what would be said of the whole where
/// readers look for what is said of the part.
const OWN: [&str; 4] = ["former_ids", "via", "genre", "abstract"];

/// The kinds of numbers that a work may have.
pub(super) const SERIALS: [&str; 7] = ["serial", "doi", "isbn", "issn", "pmid", "pmcid", "arxiv"];

/// The fields of a work that holds others.
pub(super) fn held() -> Vec<&'static str> {
    FIELDS.iter().copied().filter(|field| !OWN.contains(field)).collect()
}

/// The parts of a field that may be a mapping (Hayagriva 0.10, `docs/file-format.md`). None of a field whose keys are data, or
/// that is read elsewhere.
pub(super) fn parts(field: &str) -> &'static [&'static str] {
    match field {
        "title" => &["value", "verbatim", "short", "ar", "en"],
        "publisher" => &["name", "location", "ar", "en"],
        "location" | "organization" | "archive" | "archive-location" | "call-number" | "genre"
        | "note" | "abstract" => &["value", "verbatim"],
        "url" => &["value", "date"],
        "author" | "editor" => &["name", "given-name", "prefix", "suffix", "comma-suffix", "alias"],
        "affiliated" => &["role", "names"],
        "serial-number" => &SERIALS,
        _ => &[],
    }
}

/// Reports the fields of an entry that Hayagriva would ignore, also those of its parents and of their parents.
pub(super) fn report_unknown(decoder: &mut Decoder<'_>, fields: &[Field]) {
    report_others(decoder, fields, FIELDS);
}

/// Reports the fields that are not among those that are known.
fn report_others(decoder: &mut Decoder<'_>, fields: &[Field], known: &[&str]) {
    for (name, value) in fields {
        report_unknown_parts(decoder, &name.value, value);
        if !known.contains(&name.value.as_str()) {
            let unknown = decoder.unknown_field(&name.value, name.span, "source", known);
            let all = format!("the fields of a source are: {}", known.join(", "));
            decoder.report(unknown.or_hint(all));
        }
        for parent in parents(&name.value, value) {
            report_others(decoder, parent, &held());
        }
    }
}

/// Reports the parts of a field that Hayagriva would ignore.
fn report_unknown_parts(decoder: &mut Decoder<'_>, field: &str, value: &Node) {
    let known = parts(field);
    let nodes = match &value.kind {
        NodeKind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let pairs = nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Map(pairs) if !known.is_empty() => Some(pairs),
        _ => None,
    });
    for (name, _) in pairs.flatten().filter(|(name, _)| !known.contains(&name.value.as_str())) {
        let unknown = decoder.unknown_field(&name.value, name.span, "field of a source", known);
        decoder.report(unknown.or_hint(format!("`{field}` has only: {}", known.join(", "))));
    }
}

/// The fields of each parent, if this is the field that names them.
pub(super) fn parents<'n>(name: &str, value: &'n Node) -> impl Iterator<Item = &'n [Field]> {
    let nodes = match &value.kind {
        _ if name != "parent" => &[],
        NodeKind::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(value),
    };
    nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Map(fields) => Some(fields.as_slice()),
        _ => None,
    })
}

/// The fields of each parent, to change.
pub(super) fn parents_mut((name, value): &mut Field) -> Vec<&mut Vec<Field>> {
    let nodes = match &mut value.kind {
        _ if name.value != "parent" => return Vec::new(),
        NodeKind::Map(fields) => return vec![fields],
        NodeKind::List(nodes) => nodes,
        _ => return Vec::new(),
    };
    let fields = nodes.iter_mut().filter_map(|node| match &mut node.kind {
        NodeKind::Map(fields) => Some(fields),
        _ => None,
    });
    fields.collect()
}

/// The diagnostic for a value that no field takes, or not the one that it stands in.
pub(super) fn invalid(
    decoder: &Decoder<'_>,
    key: &Spanned<String>,
    refusal: &Refusal,
) -> Diagnostic {
    let span = refusal.span.unwrap_or(key.span);
    let written = decoder.sources.slice(span).lines().next().unwrap_or_default();
    let word = written.trim_matches(['"', '\'']);
    let is_field = |name: &str| FIELDS.contains(&name) || SERIALS.contains(&name);
    let field = refusal.path.iter().rev().find(|name| is_field(name));
    let field = field.map_or("", String::as_str);
    let (wanted, example) = wanted(field);
    let message = match field {
        "" => format!("{} is not a source: it needs fields", token(&key.value)),
        _ => format!("{} is not {wanted}, for `{field}` of {}", token(written), token(&key.value)),
    };
    let date = (field == "date").then(|| date(word)).flatten();
    let nearest = date.as_deref().or_else(|| nearest(word, refusal.words.iter().copied()));
    Diagnostic::new(Code::InvalidSource, span, message)
        .label(format!("{} in {}", token(written), token(&key.value)))
        .did_you_mean(nearest, decoder.sources.token(span, word))
        .or_hint(example)
}

/// A date as Hayagriva's format has it, if it is plain what was meant: a day, a month or a year, with `~` before one that is
/// not certain.
fn date(written: &str) -> Option<String> {
    let exact = written.trim_end_matches(['~', '?', '%']);
    let is_rough = exact != written;
    let edtf = edtf(exact).filter(|date| !date.contains('/') && !date.contains('X'))?;
    let (date, is_rough) =
        edtf.strip_suffix('~').map_or((edtf.as_str(), is_rough), |date| (date, true));
    let is_read = date.parse::<hayagriva::types::Date>().is_ok();
    is_read.then(|| if is_rough { format!("~{date}") } else { date.to_owned() })
}

/// What a field takes, and how it is written.
pub(super) fn wanted(field: &str) -> (&'static str, &'static str) {
    match field {
        "type" => (
            "a type of source",
            "write `web`, `report`, `article`, `book`, `newspaper`, `video`, `thesis` or `misc`",
        ),
        "title" => (
            "a title",
            "write one text, or your own words for the source in both languages: `{ar: …, en: …}`",
        ),
        "date" => {
            ("a date", "write the date in digits: `2024`, `2024-05`, `2024-05-04` or `~2024`")
        }
        "url" => ("a web address", "write the whole address: `https://example.org/report`"),
        "author" | "editor" => ("a name", "write one name as `Surname, Given`, several as a list"),
        "affiliated" => (
            "a list of people with roles",
            "write `{role: translator, names: [\"Surname, Given\"]}`",
        ),
        "language" => ("a language", "write its code, such as `ar`, `en` or `fr`"),
        "parent" => {
            ("a source", "write the fields of the work that holds this one on indented lines below")
        }
        "publisher" => ("a name", "write one text, or one for each language: `{ar: …, en: …}`"),
        "via" => ("a relay", "write `{name: …, url: …}`, of which `url` may be left out"),
        "organization" | "location" => ("a name", "write one text"),
        "page-range" => ("a range of pages", "write `12-17`"),
        "doi" => ("a DOI", "write it without an address: `10.1000/182`"),
        "isbn" | "issn" | "pmid" | "pmcid" | "arxiv" | "serial" => {
            ("a number", "write one number as it stands on the work")
        }
        "serial-number" => ("a number", "write its kind and the number: `{doi: 10.1000/182}`"),
        "volume" | "issue" | "edition" | "chapter" | "volume-total" | "page-total" => {
            ("a number", "write a number, such as `2`")
        }
        "runtime" | "time-range" => ("a time", "write hours, minutes and seconds: `01:30:00`"),
        _ => ("a text", "write one text; put it in quotes if it begins with a sign"),
    }
}
