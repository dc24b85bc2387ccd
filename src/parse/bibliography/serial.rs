//! The numbers by which a work is known. Hayagriva has them in `serial-number`; `doi`, `isbn` and `issn` may stand beside it, where
//! editors look for them, and are put into it.

use hayagriva::Entry;

use super::format::{Field, SERIALS, invalid, parents_mut};
use crate::address::encoded;
use crate::diag::{Code, Diagnostic, token};
use crate::parse::deserialize::Refusal;
use crate::parse::node::{Decoder, Node, NodeKind};
use crate::source::{Span, Spanned};

/// Those that may be fields of their own.
const ALONE: [&str; 3] = ["doi", "isbn", "issn"];

/// What may stand before a DOI where it is written as an address or with its name, one behind the other; in small letters.
const BEFORE_DOI: [&str; 9] =
    ["doi:", "doi ", "https://", "http://", "www.", "dx.", "doi.org/", "doi:", "doi "];

/// Where numbers of a kind lead to.
const RESOLVERS: [(&str, &str); 4] = [
    ("doi", "https://doi.org/"),
    ("arxiv", "https://arxiv.org/abs/"),
    ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/"),
];

/// Puts the numbers of an entry and of the works that hold it into their `serial-number`. What is no DOI is reported and taken out.
pub(super) fn gather(decoder: &mut Decoder<'_>, key: &Spanned<String>, fields: &mut Vec<Field>) {
    for parent in fields.iter_mut().flat_map(parents_mut) {
        gather(decoder, key, parent);
    }
    let is_alone = |(name, _): &mut Field| ALONE.contains(&&*name.value);
    let alone: Vec<Field> = fields.extract_if(.., is_alone).collect();
    let alone = alone.into_iter().filter(|(_, node)| !matches!(node.kind, NodeKind::Null));
    let mut alone: Vec<Field> = alone.collect();
    let is_numbers = |(name, _): &Field| name.value == "serial-number";
    if let Some(place) = fields.iter().position(is_numbers) {
        let (_, node) = &mut fields[place];
        named(node);
        if let NodeKind::Map(numbers) = &mut node.kind {
            join(decoder, key, numbers, &mut alone);
            judge(decoder, key, numbers);
        }
    } else if let Some((first, _)) = alone.first() {
        let (name, span) = (Spanned::new("serial-number".to_owned(), first.span), first.span);
        judge(decoder, key, &mut alone);
        fields.push((name, Node { span, kind: NodeKind::Map(alone) }));
    }
}

/// A number without its kind as one with it.
fn named(node: &mut Node) {
    if let NodeKind::Scalar(_) = node.kind {
        let span = node.span;
        let number = Node { span, kind: std::mem::replace(&mut node.kind, NodeKind::Null) };
        node.kind = NodeKind::Map(vec![(Spanned::new("serial".to_owned(), span), number)]);
    }
}

/// Adds numbers to others. One that is there already is reported.
fn join(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    numbers: &mut Vec<Field>,
    others: &mut Vec<Field>,
) {
    for (name, node) in others.drain(..) {
        match numbers.iter().find(|(other, _)| other.value == name.value) {
            Some((_, same)) if is_same(same, &node) => {}
            Some((first, _)) => decoder.report(twice(key, &name, first.span)),
            None => numbers.push((name, node)),
        }
    }
}

/// Whether two numbers are written alike.
fn is_same(one: &Node, other: &Node) -> bool {
    matches!((&one.kind, &other.kind), (NodeKind::Scalar(one), NodeKind::Scalar(other)) if one == other)
}

fn twice(key: &Spanned<String>, name: &Spanned<String>, first: Span) -> Diagnostic {
    let field = token(&name.value);
    let message = format!("{field} of the source {} is given twice", token(&key.value));
    Diagnostic::about(Code::InvalidSource, name, message)
        .related(first, format!("{field} first stands here"))
        .hint("delete one of the two")
}

/// Takes out the values that are no text, and a DOI that is none.
fn judge(decoder: &mut Decoder<'_>, key: &Spanned<String>, numbers: &mut Vec<Field>) {
    numbers.retain_mut(|(name, node)| {
        let is_number = match &mut node.kind {
            NodeKind::Scalar(number) if name.value == "doi" => is_doi(number),
            NodeKind::Scalar(_) => true,
            NodeKind::Null | NodeKind::Refused(_) => return false,
            _ => false,
        };
        if !is_number && SERIALS.contains(&&*name.value) {
            decoder.report(invalid(decoder, key, &Refusal::of(&name.value, node.span)));
        }
        is_number
    });
}

/// Whether a number is a DOI; what stands before it is cut off. Source: the DOI Handbook, 3.2: a prefix that begins with `10.`, a
/// slash, and a suffix. A short DOI has `10` alone as its prefix.
fn is_doi(number: &mut String) -> bool {
    for before in BEFORE_DOI {
        if number.get(..before.len()).is_some_and(|start| start.eq_ignore_ascii_case(before)) {
            *number = number[before.len()..].trim().to_owned();
        }
    }
    let parts = number.strip_prefix("10").and_then(|rest| rest.split_once('/'));
    parts.is_some_and(|(prefix, suffix)| {
        let registrant = prefix.strip_prefix('.');
        let is_number = |it: &str| it.chars().all(|c| c.is_ascii_digit() || c == '.');
        (prefix.is_empty() || registrant.is_some_and(|it| !it.is_empty() && is_number(it)))
            && !suffix.is_empty()
            && !suffix.chars().any(char::is_whitespace)
    })
}

/// The address to which the numbers of a work lead.
pub(super) fn address(work: &Entry) -> Option<String> {
    RESOLVERS.iter().find_map(|(kind, resolver)| {
        let number = work.keyed_serial_number(kind)?;
        // Signs that mean something in an address, and those that it cannot hold.
        let number: String = number.chars().map(escaped).collect();
        Some(encoded(&format!("{resolver}{number}")))
    })
}

fn escaped(sign: char) -> String {
    match sign {
        '%' | '#' | '?' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '[' | ']'
        | ' ' => {
            format!("%{:02X}", u32::from(sign))
        }
        _ => sign.to_string(),
    }
}
