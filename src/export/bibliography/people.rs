//! The people of a work and of those that hold it, by the words that both formats have for what they did.

use hayagriva::Entry;
use hayagriva::types::{EntryType, Person, PersonRole};

use crate::model::Source;

/// What somebody did: the words of CSL and of BibLaTeX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role(pub(super) &'static str, pub(super) &'static str);

pub(super) const AUTHOR: Role = Role("author", "author");
const EDITOR: Role = Role("editor", "editor");
pub(super) const TRANSLATOR: Role = Role("translator", "translator");
const HOLDER_AUTHOR: Role = Role("container-author", "bookauthor");
/// The editor of a row of works, and of a newspaper: not of what stands in it.
const SERIES_EDITOR: Role = Role("collection-editor", "editora");
const DIRECTOR: Role = Role("editorial-director", "editora");

/// Those who took part in a work in another way. BibLaTeX has no words for those who made a film; its `namea` to `namec` are for what
/// it does not know.
const OTHERS: [(PersonRole, Role); 20] = [
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
    (PersonRole::Founder, Role("contributor", "editora")),
    (PersonRole::Organizer, Role("organizer", "editora")),
    (PersonRole::CastMember, Role("performer", "namea")),
    (PersonRole::Narrator, Role("narrator", "namea")),
    (PersonRole::Composer, Role("composer", "nameb")),
    (PersonRole::Writer, Role("script-writer", "nameb")),
    (PersonRole::Producer, Role("producer", "namec")),
    (PersonRole::ExecutiveProducer, Role("executive-producer", "namec")),
    (PersonRole::Cinematography, Role("contributor", "namec")),
];

/// The people of a source, in the order of the formats' own lists, then those of the works that hold it. Nobody is named twice for
/// one thing.
pub(super) fn people(source: &Source) -> Vec<(Role, Vec<Person>)> {
    let mut all = of_work(&source.entry, AUTHOR, EDITOR);
    let nearest = source.entry.parents().len();
    for (place, (holder, entry)) in source.held().enumerate() {
        let editor = match holder.kind {
            EntryType::Newspaper | EntryType::Periodical | EntryType::Blog | EntryType::Web => {
                DIRECTOR
            }
            _ if place < nearest => EDITOR,
            _ => SERIES_EDITOR,
        };
        for (role, people) in of_work(entry, HOLDER_AUTHOR, editor) {
            let is_new = |person: &Person| {
                let mut own = all.iter().filter(|(own, _)| *own == role);
                !own.any(|(_, people)| people.contains(person))
            };
            let people: Vec<Person> = people.into_iter().filter(is_new).collect();
            all.push((role, people));
        }
    }
    all.retain(|(_, people)| !people.is_empty());
    all
}

fn of_work(entry: &Entry, author: Role, editor: Role) -> Vec<(Role, Vec<Person>)> {
    let list = |people: Option<&[Person]>| people.unwrap_or_default().to_vec();
    let mut all = vec![(author, list(entry.authors())), (editor, list(entry.editors()))];
    let affiliated = entry.affiliated().unwrap_or_default();
    for (role, name) in &OTHERS {
        let own = affiliated.iter().filter(|group| group.role == *role);
        all.push((*name, own.flat_map(|group| group.names.clone()).collect()));
    }
    all
}
