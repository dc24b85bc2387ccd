//! What a source is called where it is cited: whom it is by, who carried it, when; and its title where it could else be taken for
//! another.

use hayagriva::Entry;
use hayagriva::types::Person;

use super::known::{name, title};
use crate::html::phrase::{Foreign, Piece, phrase};
use crate::model::Date;
use crate::model::bibliography::{Name, Source};
use crate::script::has_arabic;
use crate::script::quote::nested;
use crate::view::{Scope, TextView};

/// Of more people than these, a label names the first.
const MOST_PEOPLE: usize = 3;

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
    let needs_title = titled == Titled::IfNeeded && (who.is_empty() || source.is_shared);
    let title = if needs_title { quoted_title(scope, source) } else { Vec::new() };
    let date = date(&source.entry).map(|date| Piece::Words(scope.ui().date(&date)));
    let (first, last) = if who.is_empty() { (title, who) } else { (who, title) };
    let parts = [first, relay(scope, source), last, date.into_iter().collect()];
    interposed(parts, &scope.ui().text("comma"))
}

/// Whether a source has more of a label than its title.
pub(super) fn is_attributed(source: &Source) -> bool {
    !source.people().is_empty() || source.publisher.is_some()
}

/// All authors and editors.
pub(super) fn people(scope: &Scope<'_>, source: &Source) -> Option<TextView> {
    let authors = source.entry.authors().unwrap_or_default();
    let editors = source.entry.editors().unwrap_or_default();
    let mut editing = names(scope, source, editors);
    if !editing.is_empty() {
        editing.push(editors_mark(scope, editors.len()));
    }
    some(scope, [names(scope, source, authors), editing], "names_separator")
}

/// The publisher, and who carried what it wrote.
pub(super) fn published(scope: &Scope<'_>, source: &Source) -> Option<TextView> {
    let publisher = source.publisher.iter().map(|name| piece(scope, source, name));
    let parts = [publisher.collect(), relay(scope, source)];
    some(scope, parts, "comma")
}

/// When a source was published.
pub(super) fn date(entry: &Entry) -> Option<Date> {
    entry.date().copied().map(Date::from)
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
    let shown = if people.len() > MOST_PEOPLE { &people[..1] } else { people };
    let mut who = names(scope, source, shown);
    if shown.len() < people.len() {
        who.push(Piece::Words(format!(" {}", scope.ui().text("and_others"))));
    }
    if source.entry.authors().is_none_or(<[Person]>::is_empty) {
        who.push(editors_mark(scope, people.len()));
    }
    who
}

/// Names of people, in their order.
fn names(scope: &Scope<'_>, source: &Source, people: &[Person]) -> Vec<Piece> {
    let name = |person: &Person| Foreign::new(&written(person), source.language.as_deref());
    let names = people.iter().map(|person| vec![Piece::Name(name(person))]);
    interposed(names, &scope.ui().text("names_separator"))
}

/// What says behind names that these people are editors.
fn editors_mark(scope: &Scope<'_>, count: usize) -> Piece {
    Piece::Words(format!(" {}", scope.ui().count("editors_mark", count)))
}

/// A name as bibliographies write it, the family's first, with the comma of its script.
pub(super) fn written(person: &Person) -> String {
    let family = [person.prefix.as_deref(), Some(person.name.as_str())];
    let family = family.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let rest = [person.given_name.as_deref(), person.suffix.as_deref()];
    let parts: Vec<&str> = [Some(family.as_str())].into_iter().chain(rest).flatten().collect();
    parts.join(if has_arabic(&family) { "، " } else { ", " })
}

/// Who carried it.
fn relay(scope: &Scope<'_>, source: &Source) -> Vec<Piece> {
    let Some(via) = &source.via else { return Vec::new() };
    let word = Piece::Words(format!("{} ", scope.ui().text("source_via")));
    vec![word, piece(scope, source, &via.name)]
}

/// The title in quotation marks, in its short form if there is one; a description stands in brackets.
fn quoted_title(scope: &Scope<'_>, source: &Source) -> Vec<Piece> {
    let short = source.title.as_ref().and_then(|title| title.short.as_deref());
    let title = match short {
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
fn interposed(parts: impl IntoIterator<Item = Vec<Piece>>, separator: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !pieces.is_empty() {
            pieces.push(Piece::Words(separator.to_owned()));
        }
        pieces.extend(part);
    }
    pieces
}

/// Parts as one text, if any has words.
fn some<const N: usize>(scope: &Scope<'_>, parts: [Vec<Piece>; N], id: &str) -> Option<TextView> {
    let pieces = interposed(parts, &scope.ui().text(id));
    (!pieces.is_empty()).then(|| scope.view(scope.lang, phrase(&pieces, scope.lang)))
}
