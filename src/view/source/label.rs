//! What a source is called where it is cited: whom it is by, who carried it, when; and its title where it could else be taken for
//! another.

use hayagriva::types::Person;

use super::known::{name, title};
use crate::html::phrase::{Foreign, Piece, phrase};
use crate::model::bibliography::{Name, Source, Told};
use crate::script::has_arabic;
use crate::script::quote::nested;
use crate::view::{Scope, TextView};

/// Whether a label names the title as well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Titled {
    /// Where nothing else tells the source from others.
    IfNeeded,
    /// Never, because the title stands beside it.
    Never,
}

/// The label of a source in the page's language.
pub(super) fn label(scope: &Scope<'_>, source: &Source, titled: Titled) -> TextView {
    scope.view(scope.lang, phrase(&pieces(scope, source, titled), scope.lang))
}

/// The label of a source as plain text.
pub(super) fn in_words(scope: &Scope<'_>, source: &Source, titled: Titled) -> String {
    let words = |piece| match piece {
        Piece::Words(words) => words,
        Piece::Name(name) => name.text,
    };
    pieces(scope, source, titled).into_iter().map(words).collect()
}

fn pieces(scope: &Scope<'_>, source: &Source, titled: Titled) -> Vec<Piece> {
    let who = who(scope, source);
    let needs_title = titled == Titled::IfNeeded && (who.is_empty() || source.told > Told::Origin);
    let title = if needs_title { quoted_title(scope, source) } else { Vec::new() };
    let date = source.date().map(|date| Piece::Words(scope.ui().date(&date)));
    let (first, last) = if who.is_empty() { (title, who) } else { (who, title) };
    let parts = [first, relay(scope, source), last, date.into_iter().collect()];
    interposed(parts, &scope.ui().text("comma"))
}

/// Whether a source has more of a label than its title.
pub(super) fn is_attributed(source: &Source) -> bool {
    !source.people().is_empty() || source.publisher.is_some()
}

fn piece(scope: &Scope<'_>, source: &Source, of: &Name) -> Piece {
    Piece::Name(name(scope.lang, source, of))
}

/// Whom a source is by: people, or else its publisher.
fn who(scope: &Scope<'_>, source: &Source) -> Vec<Piece> {
    let people = source.people();
    if people.is_empty() {
        return source.publisher.iter().map(|name| piece(scope, source, name)).collect();
    }
    let shown = source.people_named();
    let mut who = names(scope, source, shown);
    if shown.len() < people.len() {
        who.push(Piece::Words(format!(" {}", scope.ui().text("and_others"))));
    }
    if source.is_by_editors() {
        who.push(editors_mark(scope, people.len()));
    }
    who
}

/// Names of people, in their order.
pub(super) fn names(scope: &Scope<'_>, source: &Source, people: &[Person]) -> Vec<Piece> {
    let name = |person: &Person| Foreign::new(&written(person), source.language.as_deref());
    let names = people.iter().map(|person| vec![Piece::Name(name(person))]);
    interposed(names, &scope.ui().text("names_separator"))
}

/// What says behind names that these people are editors.
pub(super) fn editors_mark(scope: &Scope<'_>, count: usize) -> Piece {
    Piece::Words(format!(" {}", scope.ui().count("editors_mark", count)))
}

/// A name as bibliographies write it, the family's first, with the comma of its script; behind it the one under which its bearer
/// wrote.
pub(super) fn written(person: &Person) -> String {
    let family = [person.prefix.as_deref(), Some(person.name.as_str())];
    let family = family.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let rest = [person.given_name.as_deref(), person.suffix.as_deref()];
    let parts: Vec<&str> = [Some(family.as_str())].into_iter().chain(rest).flatten().collect();
    let name = parts.join(if has_arabic(&family) { "، " } else { ", " });
    person.alias.as_ref().map_or(name.clone(), |alias| format!("{name} ({alias})"))
}

/// Who carried it.
pub(super) fn relay(scope: &Scope<'_>, source: &Source) -> Vec<Piece> {
    let Some(via) = &source.via else { return Vec::new() };
    let word = Piece::Words(format!("{} ", scope.ui().text("source_via")));
    vec![word, piece(scope, source, &via.name)]
}

/// The title in quotation marks, in its short form if there is one; a description stands in brackets.
fn quoted_title(scope: &Scope<'_>, source: &Source) -> Vec<Piece> {
    let short = source.title.as_ref().and_then(|title| title.short.as_deref());
    let title = match short.filter(|_| source.told < Told::WholeTitle) {
        Some(short) => Foreign::new(short, source.language.as_deref()),
        None => title(scope.lang, source),
    };
    if source.title.as_ref().is_none_or(|title| title.is_description) {
        return vec![Piece::Name(title)];
    }
    // The marks are those of the page, whatever language the title is in.
    let title = Foreign { text: nested(&title.text, scope.lang), ..title };
    let mark = |id: &str| Piece::Words(scope.ui().text(id));
    vec![mark("title_opens"), Piece::Name(title), mark("title_closes")]
}

/// Parts with a separator between any two that are not empty.
pub(super) fn interposed(
    parts: impl IntoIterator<Item = Vec<Piece>>,
    separator: &str,
) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !pieces.is_empty() {
            pieces.push(Piece::Words(separator.to_owned()));
        }
        pieces.extend(part);
    }
    pieces
}
