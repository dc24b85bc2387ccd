//! The glossary of a book: who and what its text names, by kind.

use crate::html::block;
use crate::model::entity::{self, Confidence};
use crate::model::{Details, EntityId, EntityKind};
use crate::view::entity::facts;
use crate::view::entity::name::{NameView, names};
use crate::view::{FactView, LinkView, TextView};

use super::leads::{Leads, element_id, text};

/// The entities of one kind.
#[derive(Debug)]
pub struct Kind {
    /// The id of its heading.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// The entities in the order of the book's language.
    pub entries: Vec<Entry>,
}

/// What is said of one entity.
#[derive(Debug)]
pub struct Entry {
    /// The id of its element.
    pub id: String,
    /// Its name.
    pub name: TextView,
    /// Its names in other languages, and short ones.
    pub names: Vec<NameView>,
    /// What it is, in a few words.
    pub sort: Option<TextView>,
    /// Its dates.
    pub facts: Vec<FactView>,
    /// What it is, in a sentence.
    pub summary: Option<TextView>,
    /// The body of its profile.
    pub body: Option<TextView>,
    /// Sourced facts.
    pub statements: Vec<Statement>,
}

/// A sourced fact.
#[derive(Debug)]
pub struct Statement {
    /// The fact.
    pub text: TextView,
    /// How sure it is, if it is not simply sourced.
    pub label: Option<String>,
    /// What it rests on.
    pub sources: Vec<LinkView>,
}

/// The kinds that have an entity among those of the book.
pub(super) fn kinds(leads: &Leads<'_, '_>) -> Vec<Kind> {
    let of_kind = |kind: EntityKind| {
        let ids = leads.scope.order().of(kind).iter();
        let ids = ids.filter(|id| leads.within.is_none_or(|within| within.contains(id)));
        Kind {
            id: format!("_{}", kind.folder()),
            heading: leads.scope.ui().text(&format!("nav_{}", kind.folder())),
            entries: ids.map(|id| entry(leads, *id)).collect(),
        }
    };
    EntityKind::ALL.into_iter().map(of_kind).filter(|kind| !kind.entries.is_empty()).collect()
}

fn entry(leads: &Leads<'_, '_>, id: EntityId) -> Entry {
    let scope = &leads.scope;
    let entity = scope.book().entity(id);
    let body = entity.body.prefer(scope.lang);
    let [names, _] = names(entity, scope.lang);
    // A position helps on a map, and a book has none.
    let is_place = matches!(entity.details, Details::Place(_));
    Entry {
        id: element_id(&entity.id),
        name: scope.name(entity),
        names,
        sort: text(leads, &entity.description),
        facts: if is_place { Vec::new() } else { facts(scope, entity) },
        summary: text(leads, &entity.summary),
        body: body.map(|(lang, body)| scope.view(lang, block::of_book(body, lang, 4, leads))),
        statements: entity.statements.iter().filter_map(|it| statement(leads, it)).collect(),
    }
}

fn statement(leads: &Leads<'_, '_>, statement: &entity::Statement) -> Option<Statement> {
    let is_plain = statement.confidence == Confidence::Sourced;
    Some(Statement {
        text: text(leads, &statement.text)?,
        label: (!is_plain).then(|| leads.scope.confidence_label(statement.confidence)),
        sources: leads.sources(&statement.sources),
    })
}
