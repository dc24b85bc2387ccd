//! A work as both formats know it: names, and fields by the words that each has for them.

use hayagriva::Entry;
use hayagriva::types::{EntryType, Person};

use super::kind::{Kind, kind};
use super::people::{Role, people};
use crate::model::bibliography::{Holder, Name};
use crate::model::{Date, Source, SourceId};
use crate::view::Scope;

/// A work.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) kind: Kind,
    /// The people by what they did, in the order of the formats' own lists.
    pub(super) people: Vec<(Role, Vec<Person>)>,
    pub(super) issued: Option<Date>,
    pub(super) accessed: Option<Date>,
    /// What else is known.
    pub(super) fields: Vec<(Field, String)>,
}

/// A field: the words of CSL and of BibLaTeX, empty where a format has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field(pub(super) &'static str, pub(super) &'static str);

pub(super) const TITLE: Field = Field("title", "title");
pub(super) const LANGUAGE: Field = Field("language", "langid");
pub(super) const URL: Field = Field("URL", "url");
pub(super) const SITE: Field = Field("container-title", "organization");

impl Record {
    /// A source of the bibliography, as readers of the scope's language know it.
    pub(super) fn source(scope: &Scope<'_>, id: SourceId) -> Self {
        let source = scope.book().source(id);
        let entry = &source.entry;
        Self {
            id: source.id.clone(),
            kind: kind(entry),
            people: people(source),
            issued: source.date(),
            accessed: source.nearest(Entry::url).and_then(|url| url.visit_date).map(Date::from),
            fields: fields(scope, id),
        }
    }

    /// The fields by the words of one format, in their order. Those that have one word are one, as far as they differ.
    pub(super) fn words(&self, word: fn(&Field) -> &'static str) -> Vec<(&'static str, String)> {
        let mut all: Vec<(&'static str, Vec<&str>)> = Vec::new();
        for (field, value) in &self.fields {
            let word = word(field);
            match all.iter_mut().find(|(own, _)| *own == word) {
                Some((_, values)) if values.contains(&value.as_str()) => {}
                Some((_, values)) => values.push(value),
                None => all.push((word, vec![value])),
            }
        }
        let all = all.into_iter().filter(|(word, _)| !word.is_empty());
        all.map(|(word, values)| (word, values.join(", "))).collect()
    }

    /// The value of a field.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.fields.iter().find(|(own, _)| *own == field).map(|(_, value)| value.as_str())
    }
}

/// What is known of a source; what a format has one word for and is known more than once, such as of a work and of that which holds
/// it, stands here more than once.
fn fields(scope: &Scope<'_>, id: SourceId) -> Vec<(Field, String)> {
    let source = scope.book().source(id);
    let own = [
        (TITLE, Some(scope.source_title(id))),
        (Field("title-short", "shorttitle"), source.title.as_ref().and_then(|it| it.short.clone())),
    ];
    let last = [
        (Field("source", ""), relay(scope, source)),
        (
            Field("", "addendum"),
            relay(scope, source).map(|name| format!("{} {name}", scope.ui().text("source_via"))),
        ),
        (LANGUAGE, source.language.clone()),
        (URL, address(source)),
    ];
    let known = numbers(source).into_iter().chain(last);
    let all = own.into_iter().filter_map(|(field, value)| Some((field, value?)));
    let all = all.chain(publication(scope, source));
    all.chain(known.filter_map(|(field, value)| Some((field, value?)))).collect()
}

/// The works that hold a source, who published it, and where.
fn publication(scope: &Scope<'_>, source: &Source) -> Vec<(Field, String)> {
    let entry = &source.entry;
    let named = |name: &Name| name.get(scope.lang).1.to_owned();
    let held = |of: fn(&Holder) -> Option<&Name>| source.holders.iter().find_map(of).map(named);
    let holder = source.holders.iter().position(|it| it.title.is_some());
    let title = held(|holder| holder.title.as_ref());
    let publisher = source.publisher.as_ref().filter(|_| source.stand_in.is_none()).map(named);
    let publisher = publisher.or_else(|| held(|holder| holder.publisher.as_ref()));
    let mut all = vec![
        (held_in(entry), title),
        (publisher_of(entry), publisher),
        (ORGANIZATION, organization(source)),
        (Field("publisher-place", "location"), published_in(source)),
    ];
    for (place, (work, entry)) in source.held().enumerate() {
        let is_event = work.kind == EntryType::Conference;
        let field = if is_event { EVENT } else { series(&source.entry) };
        let title = work.title.as_ref().filter(|_| Some(place) != holder).map(named);
        all.push((field, title));
        let short = entry.title().and_then(|title| title.short.as_ref());
        let short = short.filter(|_| Some(place) == holder).map(ToString::to_string);
        all.push((Field("container-title-short", "shortjournal"), short));
    }
    all.push((Field("event-place", "venue"), taken_place_in(source)));
    all.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

const EVENT: Field = Field("event-title", "eventtitle");
/// For which it was made, beside who published it.
const ORGANIZATION: Field = Field("authority", "organization");

/// The field for what holds the work that holds an entry.
fn series(entry: &Entry) -> Field {
    let biblatex = if held_in(entry).1 == "booktitle" { "maintitle" } else { "series" };
    Field("collection-title", biblatex)
}

/// The numbers and texts of a source, each of the nearest work that has it.
fn numbers(source: &Source) -> Vec<(Field, Option<String>)> {
    let serial =
        |key: &str| source.nearest(|entry| entry.keyed_serial_number(key)).map(str::to_owned);
    let arxiv = serial("arxiv");
    let archive = arxiv.as_ref().map(|_| "arxiv".to_owned());
    let notes = [&source.entry].into_iter().chain(source.held().map(|(_, entry)| entry));
    let notes = notes.filter_map(Entry::note).map(|note| (NOTE, Some(note.to_string())));
    let fields = [
        (Field("volume", "volume"), nearest(source, Entry::volume)),
        (Field("issue", "number"), nearest(source, Entry::issue)),
        (Field("page", "pages"), nearest(source, Entry::page_range)),
        (Field("page", "pages"), nearest(source, Entry::time_range)),
        (Field("number-of-pages", "pagetotal"), nearest(source, Entry::page_total)),
        (Field("number-of-volumes", "volumes"), nearest(source, Entry::volume_total)),
        (Field("chapter-number", "chapter"), nearest(source, Entry::chapter)),
        (Field("edition", "edition"), nearest(source, Entry::edition)),
        (Field("genre", "type"), nearest(source, Entry::genre)),
        (Field("dimensions", "addendum"), nearest(source, Entry::runtime)),
        (Field("number", "number"), serial("serial")),
        (Field("DOI", "doi"), serial("doi")),
        (Field("ISBN", "isbn"), serial("isbn")),
        (Field("ISSN", "issn"), serial("issn")),
        (Field("PMID", "addendum"), serial("pmid").map(|number| format!("PMID {number}"))),
        (Field("PMCID", "addendum"), serial("pmcid")),
        (Field("", "eprint"), arxiv),
        (Field("", "eprinttype"), archive),
        (Field("archive", "addendum"), nearest(source, Entry::archive)),
        (Field("archive_location", "addendum"), nearest(source, Entry::archive_location)),
        (Field("call-number", "library"), nearest(source, Entry::call_number)),
        (Field("abstract", "abstract"), nearest(source, Entry::abstract_)),
    ];
    fields.into_iter().chain(notes).collect()
}

const NOTE: Field = Field("note", "note");

fn nearest<'s, T: ToString + ?Sized + 's>(
    source: &'s Source,
    of: fn(&'s Entry) -> Option<&'s T>,
) -> Option<String> {
    source.nearest(of).map(ToString::to_string)
}

/// Where it can be read; a DOI has a field of its own. A work in another is read where that is.
fn address(source: &Source) -> Option<String> {
    let own = source.entry.url().map(|url| url.value.as_str());
    let relay = source.via.as_ref().and_then(|via| via.url.as_deref());
    let held = || source.nearest(Entry::url).map(|url| url.value.as_str());
    own.or(relay).or_else(held).map(str::to_owned)
}

fn relay(scope: &Scope<'_>, source: &Source) -> Option<String> {
    source.via.as_ref().map(|via| via.name.get(scope.lang).1.to_owned())
}

/// For which organisation it was made, if that is not who published it.
fn organization(source: &Source) -> Option<String> {
    let of = |entry: &Entry| {
        let publisher = entry.publisher().and_then(|publisher| publisher.name());
        let is_said = publisher.is_some() || (source.entry == *entry && source.stand_in.is_none());
        let is_publisher = source.publisher.as_ref().is_some_and(|name| {
            entry.organization().is_some_and(|own| *name == Name::Same(own.to_string()))
        });
        entry.organization().filter(|_| is_said && !is_publisher).map(ToString::to_string)
    };
    source.nearest(of)
}

/// Where it was published: itself, or else the nearest work that holds it.
fn published_in(source: &Source) -> Option<String> {
    let place = |entry: &Entry| {
        let of_publisher = entry.publisher().and_then(|publisher| publisher.location());
        let own = entry.location().filter(|_| *entry.entry_type() != EntryType::Conference);
        of_publisher.or(own).map(ToString::to_string)
    };
    source.nearest(place)
}

/// Where it took place, or is: of a conference, and where the publisher has a place of its own.
fn taken_place_in(source: &Source) -> Option<String> {
    let place = |entry: &Entry| {
        let has_other = entry.publisher().is_some_and(|it| it.location().is_some());
        let is_wanted = has_other || *entry.entry_type() == EntryType::Conference;
        entry.location().filter(|_| is_wanted).map(ToString::to_string)
    };
    source.nearest(place)
}

/// The field for the work that holds an entry.
fn held_in(entry: &Entry) -> Field {
    use biblatex::EntryType as BibLatex;
    match kind(entry).biblatex {
        BibLatex::InBook
        | BibLatex::InCollection
        | BibLatex::InProceedings
        | BibLatex::InReference => Field("container-title", "booktitle"),
        BibLatex::Online => Field("container-title", "maintitle"),
        _ => Field("container-title", "journaltitle"),
    }
}

/// The field for who published it.
fn publisher_of(entry: &Entry) -> Field {
    use biblatex::EntryType as BibLatex;
    match kind(entry).biblatex {
        BibLatex::Report | BibLatex::Thesis => Field("publisher", "institution"),
        BibLatex::Online => Field("publisher", "organization"),
        _ => Field("publisher", "publisher"),
    }
}
