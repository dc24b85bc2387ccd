//! Profiles.

mod mention;
mod name;
mod relation;

use serde::Serialize;

use super::map::locator::{LocatorView, locator};
use super::network::ego::{EgoView, ego};
use super::place::position_words;
use super::source::{CitedView, cited};
use super::timeline::{ProfileTimeline, profile};
use super::value::EvidenceView;
use super::{FactView, LinkView, Scope, TextView, period};
use crate::html::text;
use crate::model::details::{Office, Position};
use crate::model::entity::{Role, Statement};
use crate::model::{Date, Details, Entity, EntityId, SourceId};
use crate::route::Route;
use mention::{CompanionView, PassagesView, companions, passages};
use name::{NameView, aliases, names};
use relation::{RelationsView, relations};

/// A profile.
#[derive(Debug, Serialize)]
pub struct EntityView {
    kind: &'static str,
    kind_label: String,
    kind_index: String,
    name: TextView,
    names: Vec<NameView>,
    aliases: Vec<NameView>,
    sort: Option<TextView>,
    context: bool,
    /// Whether there is a text that could name it.
    has_text: bool,
    summary: Option<TextView>,
    body: Option<TextView>,
    facts: Vec<FactView>,
    locator: Option<LocatorView>,
    roles: Vec<RoleView>,
    statements: Vec<StatementView>,
    relations: Vec<RelationsView>,
    timeline: Option<ProfileTimeline>,
    network: Option<EgoView>,
    articles: Vec<PassagesView>,
    companions: Vec<CompanionView>,
    cited: Vec<CitedView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// An office.
#[derive(Debug, Serialize)]
struct RoleView {
    title: Option<TextView>,
    date: Option<TextView>,
}

/// A sourced fact.
#[derive(Debug, Serialize)]
struct StatementView {
    text: Option<TextView>,
    #[serde(flatten)]
    evidence: EvidenceView,
}

/// Makes a profile.
pub fn entity(scope: &Scope<'_>, id: EntityId) -> EntityView {
    let ui = scope.ui();
    let entity = scope.book().entity(id);
    let name = entity.name(scope.lang);
    let has_text = !scope.book().articles.is_empty();
    EntityView {
        kind: entity.kind().noun(),
        kind_label: ui.text(&format!("one_{}", entity.kind().noun())),
        kind_index: scope.to(Route::Kind(scope.lang, entity.kind())),
        name: scope.view(name.lang, text::plain_heading(name.text, name.lang)),
        names: names(entity, name.lang),
        aliases: aliases(&entity.aliases),
        sort: scope.text(&entity.description),
        context: entity.role == Role::Context && has_text,
        has_text,
        summary: scope.text(&entity.summary),
        // Beside statements it is a part of the account, with a heading of its own.
        body: scope.body(&entity.body, if entity.statements.is_empty() { 3 } else { 4 }),
        facts: facts(scope, entity),
        locator: locator(scope, id),
        roles: roles(scope, entity),
        statements: entity.statements.iter().map(|fact| statement(scope, fact)).collect(),
        relations: relations(scope, id),
        timeline: profile(scope, id),
        network: ego(scope, id),
        articles: passages(scope, id),
        companions: companions(scope, id),
        cited: cited(scope, sources(scope, id)),
        previous: scope.neighbour(id, -1),
        next: scope.neighbour(id, 1),
    }
}

/// Every source that a profile cites, in the order of the page, as often as it is cited.
fn sources<'b>(scope: &Scope<'b>, id: EntityId) -> impl Iterator<Item = SourceId> + 'b {
    let book = scope.book();
    let entity = book.entity(id);
    let stated = entity.statements.iter().flat_map(|statement| &statement.sources);
    let related = book.relations_of(id).flat_map(|relation| &relation.sources);
    entity.details.sources().iter().chain(stated).chain(related).copied()
}

fn facts(scope: &Scope<'_>, entity: &Entity) -> Vec<FactView> {
    let ui = scope.ui();
    let mut facts = Vec::new();
    let mut add = |label: &str, date: &Option<Date>| {
        let value = date.as_ref().map(|date| scope.date(date));
        facts.extend(value.map(|value| FactView::new(ui.text(label), value)));
    };
    match &entity.details {
        Details::Group(group) => {
            add("founded", &group.founded);
            add("dissolved", &group.dissolved);
        }
        Details::Actor(actor) => {
            add("born", &actor.born);
            add("died", &actor.died);
        }
        Details::Event(dated) | Details::Agreement(dated) => {
            add("date", &dated.date);
            add("end_date", &dated.end);
        }
        Details::Place(place) => {
            let sources = scope.source_links(&place.sources);
            let position = place.position;
            facts.extend(position.map(|position| position_fact(scope, position, sources)));
            let value = scope.text(&place.note);
            facts.extend(value.map(|value| FactView::new(ui.text("precision"), value)));
        }
    }
    facts
}

fn position_fact(scope: &Scope<'_>, position: Position, sources: Vec<LinkView>) -> FactView {
    let value = scope.words(&position_words(scope, position));
    FactView { sources, ..FactView::new(scope.ui().text("position"), value) }
}

fn roles(scope: &Scope<'_>, entity: &Entity) -> Vec<RoleView> {
    let Details::Actor(actor) = &entity.details else { return Vec::new() };
    let role = |office: &Office| RoleView {
        title: scope.text(&office.title),
        date: period::lasting(scope, office.since.as_ref(), office.until.as_ref())
            .map(|date| scope.words(&date)),
    };
    actor.offices.iter().map(role).collect()
}

fn statement(scope: &Scope<'_>, statement: &Statement) -> StatementView {
    StatementView {
        text: scope.text(&statement.text),
        evidence: scope.evidence(Some(statement.confidence), &statement.sources),
    }
}
