//! Profiles.

mod credit;
mod mention;
pub(crate) mod name;
mod relation;

use std::collections::BTreeSet;

use serde::Serialize;

use super::card::{CardView, cards};
use super::change::{ChangeView, changes};
use super::extent::{ENTRIES, Extent, PASSAGES};
use super::host::host;
use super::map::locator::{LocatorView, locator};
use super::network::ego::{EgoView, ego};
use super::part::Part;
use super::place::position_words;
use super::source::{self, CitedView};
use super::timeline::{ProfileTimeline, profile};
use super::value::EvidenceView;
use super::{FactView, LinkView, Scope, TextView, period};
use crate::address;
use crate::html::text;
use crate::lang::Lang;
use crate::model::details::{Office, Position};
use crate::model::entity::Statement;
use crate::model::{Book, Date, Details, Entity, EntityId, Relation, SourceId};
use crate::route::Route;
use credit::{counts, translated, written};
use mention::{CompanionView, PassagesView, companions, passages};
use name::{NameView, names};
use relation::{RelationsView, grouped, sorted};

/// The relations of an entity from either side, in the order of its profile.
pub fn relations(book: &Book, id: EntityId) -> Vec<&Relation> {
    sorted(book, id)
}

/// A profile.
#[derive(Debug, Default, Serialize)]
pub struct EntityView {
    /// Whether it is the profile itself, and not a further part of its lists.
    first: bool,
    kind: &'static str,
    kind_label: String,
    kind_index: String,
    name: Option<TextView>,
    names: Vec<NameView>,
    aliases: Vec<NameView>,
    elsewhere: Vec<LinkView>,
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
    written: Vec<CardView>,
    translated: Vec<CardView>,
    companions: Vec<CompanionView>,
    changes: Vec<ChangeView>,
    cited: Vec<CitedView>,
    ranges: RangesView,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// Which entries of its lists a profile shows, where these are not all.
#[derive(Debug, Default, Serialize)]
struct RangesView {
    written: String,
    translated: String,
    passages: String,
    relations: String,
    sources: String,
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

/// Makes a profile, or a further part of its lists.
pub fn entity(scope: &Scope<'_>, id: EntityId) -> EntityView {
    let listed = listed(scope, id);
    if !scope.is_first() {
        return listed;
    }
    let entity = scope.book().entity(id);
    let [names, aliases] = names(entity, scope.lang);
    EntityView {
        names,
        aliases,
        elsewhere: elsewhere(scope, entity),
        context: scope.book().is_background(id),
        summary: scope.text(&entity.summary),
        // Beside statements it is a part of the account, with a heading of its own.
        body: scope.body(&entity.body, if entity.statements.is_empty() { 3 } else { 4 }),
        facts: facts(scope, entity),
        locator: locator(scope, id),
        roles: roles(scope, entity),
        statements: entity.statements.iter().map(|fact| statement(scope, fact)).collect(),
        timeline: profile(scope, id),
        network: ego(scope, id),
        companions: companions(scope, id),
        changes: changes(scope, &entity.changes),
        previous: scope.neighbour(id, -1),
        next: scope.neighbour(id, 1),
        ..listed
    }
}

/// What every part of a profile has: its head, and a part of each list.
fn listed(scope: &Scope<'_>, id: EntityId) -> EntityView {
    let (ui, book, entity) = (scope.ui(), scope.book(), scope.book().entity(id));
    let name = entity.name(scope.lang);
    let (mentions, relations) = (scope.mentions_of(id), sorted(book, id));
    let cited = cited(entity, relations.iter().copied());
    let (written, translated) = (written(scope, id), translated(scope, id));
    let own = Part::of(scope, written.len(), ENTRIES);
    let others = Part::of(scope, translated.len(), ENTRIES);
    let passages = Part::of(scope, mentions.len(), PASSAGES);
    let related = Part::of(scope, relations.len(), ENTRIES);
    let sources = Part::of(scope, cited.len(), ENTRIES);
    EntityView {
        first: scope.is_first(),
        kind: entity.kind().noun(),
        kind_label: ui.text(&format!("one_{}", entity.kind().noun())),
        kind_index: scope.to(Route::Kind(scope.lang, entity.kind())),
        name: Some(scope.view(name.lang, text::plain_heading(name.text, name.lang))),
        sort: scope.text(&entity.description),
        // Of who wrote the articles nobody asks whether these name them.
        has_text: !book.articles.is_empty()
            && (!mentions.is_empty() || !book.credits.contains_key(&id)),
        written: cards(scope, own.slice(&written)),
        translated: cards(scope, others.slice(&translated)),
        articles: self::passages(scope, id, passages.slice(&mentions)),
        relations: grouped(scope, id, related.slice(&relations)),
        cited: sources.slice(&cited).iter().map(|id| source::cited(scope, *id)).collect(),
        ranges: RangesView {
            written: own.words,
            translated: others.words,
            passages: passages.words,
            relations: related.words,
            sources: sources.words,
        },
        ..EntityView::default()
    }
}

/// The lists of a profile.
pub(super) fn lists(book: &Book, id: EntityId) -> Vec<Extent> {
    let [written, translated] = counts(book, id);
    vec![
        Extent { len: written, most: ENTRIES },
        Extent { len: translated, most: ENTRIES },
        Extent { len: book.mentions_of(id).len(), most: PASSAGES },
        Extent { len: book.relations_of(id).count(), most: ENTRIES },
        Extent { len: cited(book.entity(id), book.relations_of(id)).len(), most: ENTRIES },
    ]
}

/// Every source that a profile cites, once, in the order of the page if its relations are.
pub(crate) fn cited<'b>(
    entity: &'b Entity,
    relations: impl Iterator<Item = &'b Relation>,
) -> Vec<SourceId> {
    let stated = entity.statements.iter().flat_map(|statement| &statement.sources);
    let related = relations.flat_map(|relation| &relation.sources);
    let mut seen = BTreeSet::new();
    let all = entity.details.sources().iter().chain(stated).chain(related).copied();
    all.filter(|source| seen.insert(*source)).collect()
}

/// Where other sites speak of it, each place by its address without what all addresses have.
fn elsewhere(scope: &Scope<'_>, entity: &Entity) -> Vec<LinkView> {
    let link = |href: &str| {
        let (_, rest) = href.split_once("://").unwrap_or(("", href));
        let path = rest[address::host(href).len()..].trim_end_matches('/');
        let words = format!("{}{path}", host(href));
        let words = words.strip_prefix("www.").unwrap_or(&words);
        LinkView { href: href.to_owned(), text: scope.words_in(words, Lang::En) }
    };
    entity.same_as.iter().map(|address| link(&address.value)).collect()
}

pub(super) fn facts(scope: &Scope<'_>, entity: &Entity) -> Vec<FactView> {
    let ui = scope.ui();
    let mut facts = Vec::new();
    let mut add = |label: &str, date: &Option<Date>| {
        let value = date.as_ref().map(|date| scope.words(&period::of_fact(scope, label, date)));
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
