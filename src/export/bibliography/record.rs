//! A work as both formats know it: names, and fields by the words that each has for them.

use hayagriva::Entry;
use hayagriva::types::{EntryType, Person, PersonRole};

use super::kind::{Kind, kind};
use crate::model::bibliography::{Holder, Name, works};
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

/// What somebody did: the words of CSL and of BibLaTeX.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role(pub(super) &'static str, pub(super) &'static str);

/// A field: the words of CSL and of BibLaTeX, empty where a format has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field(pub(super) &'static str, pub(super) &'static str);

pub(super) const AUTHOR: Role = Role("author", "author");
const EDITOR: Role = Role("editor", "editor");
pub(super) const TRANSLATOR: Role = Role("translator", "translator");

pub(super) const TITLE: Field = Field("title", "title");
pub(super) const LANGUAGE: Field = Field("language", "langid");
pub(super) const URL: Field = Field("URL", "url");
pub(super) const SITE: Field = Field("container-title", "organization");

/// Those who took part in a work in another way.
const OTHERS: [(PersonRole, Role); 11] = [
    (PersonRole::Translator, TRANSLATOR),
    (PersonRole::Foreword, Role("contributor", "foreword")),
    (PersonRole::Afterword, Role("contributor", "afterword")),
    (PersonRole::Introduction, Role("contributor", "introduction")),
    (PersonRole::Annotator, Role("contributor", "annotator")),
    (PersonRole::Commentator, Role("contributor", "commentator")),
    (PersonRole::Compiler, Role("compiler", "editora")),
    (PersonRole::Director, Role("director", "editorb")),
    (PersonRole::Illustrator, Role("illustrator", "editorc")),
    (PersonRole::Collaborator, Role("contributor", "editora")),
    (PersonRole::Holder, Role("author", "holder")),
];

impl Record {
    /// A source of the bibliography, as readers of the scope's language know it.
    pub(super) fn source(scope: &Scope<'_>, id: SourceId) -> Self {
        let source = scope.book().source(id);
        let entry = &source.entry;
        Self {
            id: source.id.clone(),
            kind: kind(entry),
            people: people(entry),
            issued: entry.date_any().copied().map(Date::from),
            accessed: entry.url_any().and_then(|url| url.visit_date).map(Date::from),
            fields: fields(scope, id),
        }
    }

    /// The value of a field.
    pub(super) fn get(&self, field: Field) -> Option<&str> {
        self.fields.iter().find(|(own, _)| *own == field).map(|(_, value)| value.as_str())
    }
}

fn people(entry: &Entry) -> Vec<(Role, Vec<Person>)> {
    let list = |people: Option<&[Person]>| people.unwrap_or_default().to_vec();
    let mut all = vec![(AUTHOR, list(entry.authors())), (EDITOR, list(entry.editors()))];
    let affiliated = entry.affiliated().unwrap_or_default();
    for (role, name) in &OTHERS {
        let own = affiliated.iter().filter(|group| group.role == *role);
        all.push((*name, own.flat_map(|group| group.names.clone()).collect()));
    }
    all.retain(|(_, people)| !people.is_empty());
    all
}

fn fields(scope: &Scope<'_>, id: SourceId) -> Vec<(Field, String)> {
    let source = scope.book().source(id);
    let entry = &source.entry;
    let named = |name: &Name| name.get(scope.lang).1.to_owned();
    let held = |of: fn(&Holder) -> Option<&Name>| source.holders.iter().find_map(of).map(named);
    let holder = held(|holder| holder.title.as_ref());
    let publisher = source.publisher.as_ref().map(named).filter(|own| Some(own) != holder.as_ref());
    // Where nobody is named, a source has the work that holds it in that place; then it is who published that.
    let publisher = publisher.or_else(|| held(|holder| holder.publisher.as_ref()));
    let event = held(|it| it.title.as_ref().filter(|_| it.kind == EntryType::Conference));
    let event = event.filter(|event| Some(event) != holder.as_ref());
    let serial = |key: &str| entry.map(|it| it.keyed_serial_number(key)).map(str::to_owned);
    let short = source.title.as_ref().and_then(|title| title.short.clone());
    let all = [
        (TITLE, Some(scope.source_title(id))),
        (Field("title-short", "shorttitle"), short),
        (held_in(entry), holder),
        (publisher_of(entry), publisher),
        (Field("publisher-place", "location"), place(entry, |kind| kind != EntryType::Conference)),
        (Field("event-title", "eventtitle"), event),
        (Field("event-place", "venue"), place(entry, |kind| kind == EntryType::Conference)),
        (Field("volume", "volume"), entry.map(Entry::volume).map(ToString::to_string)),
        (Field("issue", "number"), entry.map(Entry::issue).map(ToString::to_string)),
        (Field("page", "pages"), entry.map(Entry::page_range).map(ToString::to_string)),
        (Field("number-of-pages", "pagetotal"), entry.page_total().map(ToString::to_string)),
        (Field("number-of-volumes", "volumes"), entry.volume_total().map(ToString::to_string)),
        (Field("chapter-number", "chapter"), entry.chapter().map(ToString::to_string)),
        (Field("edition", "edition"), entry.map(Entry::edition).map(ToString::to_string)),
        (Field("genre", "type"), entry.genre().map(ToString::to_string)),
        (Field("number", ""), serial("serial")),
        (Field("DOI", "doi"), serial("doi")),
        (Field("ISBN", "isbn"), serial("isbn")),
        (Field("ISSN", "issn"), serial("issn")),
        (Field("PMID", ""), serial("pmid")),
        (Field("PMCID", ""), serial("pmcid")),
        (Field("", "eprint"), serial("arxiv")),
        (Field("archive", ""), entry.archive().map(ToString::to_string)),
        (Field("archive_location", ""), entry.archive_location().map(ToString::to_string)),
        (Field("call-number", "library"), entry.call_number().map(ToString::to_string)),
        (Field("abstract", "abstract"), entry.abstract_().map(ToString::to_string)),
        (Field("note", "note"), entry.note().map(ToString::to_string)),
        (Field("source", ""), relay(scope, source)),
        (
            Field("", "addendum"),
            relay(scope, source).map(|name| format!("{} {name}", scope.ui().text("source_via"))),
        ),
        (LANGUAGE, source.language.clone()),
        (URL, source.address().map(str::to_owned)),
    ];
    all.into_iter().filter_map(|(field, value)| Some((field, value?))).collect()
}

fn relay(scope: &Scope<'_>, source: &Source) -> Option<String> {
    source.via.as_ref().map(|via| via.name.get(scope.lang).1.to_owned())
}

/// Where it was published or took place: what is said of the first of the wanted kinds, itself or a work that holds it.
fn place(entry: &Entry, is_wanted: impl Fn(EntryType) -> bool) -> Option<String> {
    let place = |work: &Entry| {
        let of_publisher = work.publisher().and_then(|it| it.location());
        let place = of_publisher.or(work.location()).filter(|_| is_wanted(*work.entry_type()));
        place.map(ToString::to_string)
    };
    place(entry).or_else(|| works(entry).into_iter().find_map(place))
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
