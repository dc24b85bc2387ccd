//! What readers need to find a source, beside its title: all people, who published it, the works that hold it, where it stands in
//! them, and in which archive.

use std::fmt::Display;

use hayagriva::Entry;
use hayagriva::types::{EntryType, MaybeTyped, Person, PersonRole};

use super::known::{name, named};
use super::label::{editors_mark, interposed, names, relay};
use crate::html::phrase::{Foreign, Piece, phrase};
use crate::model::Source;
use crate::model::bibliography::Holder;
use crate::view::{Scope, TextView};

/// All authors and editors.
pub(super) fn people(scope: &Scope<'_>, source: &Source) -> Option<TextView> {
    let parts = makers(scope, source, &source.entry);
    text(scope, &interposed(parts, &scope.ui().text("names_separator")))
}

/// The publisher, or the newspaper that stands for one; its place; and who carried what it wrote.
pub(super) fn published(scope: &Scope<'_>, source: &Source) -> Option<TextView> {
    let paper = source.held().enumerate().find(|(place, work)| is_paper(source, *place, work.0));
    let own = match paper {
        Some((_, work)) => {
            let title = source.publisher.iter().map(|it| {
                let language = work.0.language.as_ref().or(source.language.as_ref());
                Piece::Name(named(scope.lang, it, language.map(String::as_str)))
            });
            let title: Vec<Piece> = title.collect();
            let has_title = work.0.title.is_some();
            let rest = work_parts(scope, source, work).into_iter();
            // The title stands for the publisher, whose name may stand behind it.
            [title].into_iter().chain(rest.filter(|_| has_title)).collect()
        }
        None if source.stand_in.is_some() => Vec::new(),
        None => {
            let publisher = source.publisher.iter();
            let publisher = publisher.map(|it| Piece::Name(name(scope.lang, source, it)));
            vec![publisher.collect(), place(source, &source.entry)]
        }
    };
    comma(scope, own.into_iter().chain([relay(scope, source)]))
}

/// What else there is, each by itself: who translated it, what holds it, where it stands there, its numbers, its archive.
pub(super) fn details(scope: &Scope<'_>, source: &Source) -> Vec<TextView> {
    let entry = &source.entry;
    let held = source.held().enumerate();
    let held = held.filter(|(place, work)| !is_paper(source, *place, work.0));
    let held = held.map(|(_, work)| holder(scope, source, work));
    let archive = [
        source.nearest(Entry::call_number),
        source.nearest(Entry::archive),
        source.nearest(Entry::archive_location),
    ];
    let archive = archive.map(|it| it.map(|it| foreign(source, &it.to_string())));
    let archive = archive.map(|it| it.into_iter().collect::<Vec<_>>());
    let mut details = vec![translated(scope, source)];
    details.extend(held);
    details.push(comma(scope, numbers(scope, source, entry)));
    details.push(comma(scope, archive));
    details.into_iter().flatten().collect()
}

/// Whether a work stands for a publisher and is one that readers know by its name alone.
fn is_paper(source: &Source, place: usize, work: &Holder) -> bool {
    use EntryType::{Blog, Newspaper, Periodical, Thread, Web};
    let is_known = matches!(work.kind, Newspaper | Periodical | Blog | Web | Thread);
    source.stand_in == Some(place) && (is_known || work.title.is_none())
}

/// A work that holds the source: “in Roe, Richard (ed.), The Whole, vol. 2, The Press, Bamako”.
fn holder(scope: &Scope<'_>, source: &Source, work: (&Holder, &Entry)) -> Option<TextView> {
    let language = work.0.language.as_ref().or(source.language.as_ref()).map(String::as_str);
    let title = work.0.title.iter().map(|it| Piece::Name(named(scope.lang, it, language)));
    let makers = makers(scope, source, work.1);
    let parts = makers.into_iter().chain([title.collect()]).chain(work_parts(scope, source, work));
    let pieces = interposed(parts, &scope.ui().text("comma"));
    if pieces.is_empty() {
        return None;
    }
    let opening = Piece::Words(format!("{} ", scope.ui().text("source_in")));
    text(scope, &[opening].into_iter().chain(pieces).collect::<Vec<_>>())
}

/// What is said of a work that holds the source, but for its title and its makers.
fn work_parts(
    scope: &Scope<'_>,
    source: &Source,
    (holder, entry): (&Holder, &Entry),
) -> Vec<Vec<Piece>> {
    let publisher = holder.publisher.iter();
    let publisher = publisher.map(|it| Piece::Name(name(scope.lang, source, it)));
    // The date of the whole stands with the source where that has none.
    let date = entry.date().filter(|date| Some(*date) != source.nearest(Entry::date));
    let date = date.map(|date| Piece::Words(scope.ui().date(&(*date).into())));
    let mut parts = numbers(scope, source, entry);
    parts.extend([publisher.collect(), place(source, entry), date.into_iter().collect()]);
    parts
}

/// The authors and the editors of a work.
fn makers(scope: &Scope<'_>, source: &Source, entry: &Entry) -> [Vec<Piece>; 2] {
    let editors = entry.editors().unwrap_or_default();
    let mut editing = names(scope, source, editors);
    if !editing.is_empty() {
        editing.push(editors_mark(scope, editors.len()));
    }
    [names(scope, source, entry.authors().unwrap_or_default()), editing]
}

/// Who translated a work, or else what holds it.
fn translated(scope: &Scope<'_>, source: &Source) -> Option<TextView> {
    let people = source.nearest(|entry| Some(translators(entry)).filter(|all| !all.is_empty()))?;
    let opening = Piece::Words(format!("{} ", scope.ui().text("source_translated")));
    text(scope, &[opening].into_iter().chain(names(scope, source, &people)).collect::<Vec<_>>())
}

/// The people who translated a work.
pub(super) fn translators(entry: &Entry) -> Vec<Person> {
    let groups = entry.affiliated().unwrap_or_default().iter();
    let own = groups.filter(|group| group.role == PersonRole::Translator);
    own.flat_map(|group| group.names.clone()).collect()
}

/// Where a work was published or took place.
fn place(source: &Source, entry: &Entry) -> Vec<Piece> {
    let published = entry.publisher().and_then(|publisher| publisher.location());
    let place = published.or(entry.location()).map(ToString::to_string);
    place.iter().map(|place| foreign(source, place)).collect()
}

/// The numbers that lead to a work in a row of others, and to its part in it.
fn numbers(scope: &Scope<'_>, source: &Source, entry: &Entry) -> Vec<Vec<Piece>> {
    let counted = Counted { scope, source };
    let pages = entry.page_range().map(|pages| pages.to_string().replace('-', "–"));
    let word = if pages.as_ref().is_some_and(|it| it.contains(['–', ',', '&'])) {
        "source_pages"
    } else {
        "source_page"
    };
    let plain = |word: String, number: Option<&str>| {
        let number = number.map(|number| Piece::Name(Foreign::new(number, Some("en"))));
        number.map(|number| vec![Piece::Words(format!("{word} ")), number])
    };
    let time = entry.time_range().map(ToString::to_string);
    let all = [
        counted.of("source_volume", entry.volume()),
        counted.of("source_issue", entry.issue()),
        counted.of("source_chapter", entry.chapter()),
        counted.of("source_edition", entry.edition()),
        pages.map(|pages| counted.words(word, &pages)),
        time.map(|time| vec![Piece::Name(Foreign::new(&time, Some("en")))]),
        plain(scope.ui().text("source_number"), entry.keyed_serial_number("serial")),
        plain("ISBN".to_owned(), entry.keyed_serial_number("isbn")),
    ];
    all.into_iter().flatten().collect()
}

/// Numbers with the word for what they count.
struct Counted<'a, 'b> {
    scope: &'a Scope<'b>,
    source: &'a Source,
}

impl Counted<'_, '_> {
    /// What has no digit, such as a season for an issue, stands without a word.
    fn of<T: Display>(&self, word: &str, number: Option<&MaybeTyped<T>>) -> Option<Vec<Piece>>
    where
        MaybeTyped<T>: Display,
    {
        let number = number?.to_string();
        if number.contains(|c: char| c.is_numeric()) {
            return Some(self.words(word, &number));
        }
        Some(vec![foreign(self.source, &number)])
    }

    fn words(&self, word: &str, number: &str) -> Vec<Piece> {
        let ui = self.scope.ui();
        vec![Piece::Words(format!("{} {}", ui.text(word), ui.digits(number)))]
    }
}

fn foreign(source: &Source, words: &str) -> Piece {
    Piece::Name(Foreign::new(words, source.language.as_deref()))
}

/// Parts in one text.
fn comma(scope: &Scope<'_>, parts: impl IntoIterator<Item = Vec<Piece>>) -> Option<TextView> {
    text(scope, &interposed(parts, &scope.ui().text("comma")))
}

fn text(scope: &Scope<'_>, pieces: &[Piece]) -> Option<TextView> {
    (!pieces.is_empty()).then(|| scope.view(scope.lang, phrase(pieces, scope.lang)))
}
