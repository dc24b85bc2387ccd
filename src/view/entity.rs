//! Profiles.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::excerpt::{beginning, excerpt};
use super::map::locator::{LocatorView, locator};
use super::network::ego::{EgoView, ego};
use super::timeline::{ProfileTimeline, profile};
use super::{FactView, LinkView, Scope, TextView, period};
use crate::lang::{Dir, Lang, LangTag};
use crate::model::details::{Office, Position, Precision};
use crate::model::entity::{Aliases, Role, Statement};
use crate::model::{
    ArticleId, Confidence, Date, Details, Direction, Entity, EntityId, Relation, SourceId,
};
use crate::route::{Route, View};
use crate::source::Spanned;

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
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// An entity that shares paragraphs with this one.
#[derive(Debug, Serialize)]
struct CompanionView {
    link: LinkView,
    count: String,
}

/// A name in one language.
#[derive(Debug, Serialize)]
struct NameView {
    lang: &'static str,
    dir: Dir,
    text: String,
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
    confidence: &'static str,
    confidence_label: String,
    sources: Vec<LinkView>,
}

/// All relations with one label.
#[derive(Debug, Serialize)]
struct RelationsView {
    label: String,
    relations: Vec<RelationView>,
}

/// One relation, seen from this profile.
#[derive(Debug, Serialize)]
struct RelationView {
    link: LinkView,
    date: Option<TextView>,
    note: Option<TextView>,
    confidence: Option<&'static str>,
    confidence_label: Option<String>,
    sources: Vec<LinkView>,
}

/// The passages of one article that mention this entity.
#[derive(Debug, Serialize)]
struct PassagesView {
    title: Option<TextView>,
    href: String,
    passages: Vec<PassageView>,
}

/// One passage.
#[derive(Debug, Serialize)]
struct PassageView {
    id: String,
    href: String,
    text: TextView,
}

/// Makes a profile.
pub fn entity(scope: &Scope<'_>, id: EntityId) -> EntityView {
    let ui = scope.ui();
    let entity = scope.book().entity(id);
    let (name_lang, _) = entity.name(scope.lang);
    EntityView {
        kind: entity.kind().noun(),
        kind_label: ui.text(&format!("one_{}", entity.kind().noun())),
        kind_index: scope.to(Route::Kind(scope.lang, entity.kind())),
        name: scope.name(entity),
        names: names(entity, name_lang),
        aliases: aliases(&entity.aliases),
        sort: scope.text(&entity.description),
        context: entity.role == Role::Context,
        summary: scope.text(&entity.summary),
        body: scope.body(&entity.body, 3),
        facts: facts(scope, entity),
        locator: locator(scope, id),
        roles: roles(scope, entity),
        statements: entity.statements.iter().map(|fact| statement(scope, fact)).collect(),
        relations: relations(scope, id),
        timeline: profile(scope, id),
        network: ego(scope, id),
        articles: passages(scope, id),
        companions: companions(scope, id),
        previous: scope.neighbour(id, -1),
        next: scope.neighbour(id, 1),
    }
}

/// How many companions are listed.
const COMPANIONS: usize = 8;

/// The entities that it shares most paragraphs with, most first.
fn companions(scope: &Scope<'_>, id: EntityId) -> Vec<CompanionView> {
    let book = scope.book();
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for place in book.mentions_of(id) {
        let (_, paragraph) = book.paragraph(*place);
        for other in paragraph.entities().into_iter().filter(|other| *other != id) {
            *counts.entry(other).or_default() += 1;
        }
    }
    let mut counts: Vec<(EntityId, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
    counts.truncate(COMPANIONS);
    let view = |(other, count)| CompanionView {
        link: scope.entity_link(other),
        count: scope.ui().count("count_shared", count),
    };
    counts.into_iter().map(view).collect()
}

/// Names other than the heading, each in its own language; those in languages of the site first.
fn names(entity: &Entity, heading: Lang) -> Vec<NameView> {
    let names = entity.name.iter().filter(|(lang, _)| *lang != heading.into());
    let mut names: Vec<(LangTag, &Spanned<String>)> = names.chain(entity.short.iter()).collect();
    names.sort_by_key(|(lang, _)| !lang.is_of_site());
    once(names.into_iter().map(|(lang, name)| name_view(lang, name)))
}

/// Each spelling once, in the language that comes first: English and French often agree.
fn once(names: impl Iterator<Item = NameView>) -> Vec<NameView> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(name.text.clone())).collect()
}

fn aliases(aliases: &Aliases) -> Vec<NameView> {
    let view = |(lang, names): (_, &Vec<Spanned<String>>)| {
        names.iter().map(|name| name_view(lang, name)).collect::<Vec<_>>()
    };
    once(aliases.iter().flat_map(view))
}

fn name_view(lang: LangTag, name: &Spanned<String>) -> NameView {
    NameView { lang: lang.tag(), dir: lang.dir(), text: name.value.clone() }
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
    FactView { label: scope.ui().text("position"), value, sources }
}

/// A position in degrees, with what it stands for.
pub(super) fn position_words(scope: &Scope<'_>, position: Position) -> String {
    let ui = scope.ui();
    let side = |degrees: f64, positive: &str, negative: &str| {
        let id = if degrees < 0.0 { negative } else { positive };
        ui.format(id, &[("degrees", ui.number(format_args!("{:.2}", degrees.abs())).into())])
    };
    let latitude = side(position.latitude, "degrees_north", "degrees_south");
    let longitude = side(position.longitude, "degrees_east", "degrees_west");
    let degrees = [("lat", latitude.into()), ("lon", longitude.into())];
    let precision = precision_words(scope, position.precision);
    format!("{} ({precision})", ui.format("coordinates", &degrees))
}

/// What a position stands for.
pub(super) fn precision_words(scope: &Scope<'_>, precision: Precision) -> String {
    scope.ui().text(match precision {
        Precision::Point => "precision_point",
        Precision::Proxy => "precision_proxy",
        Precision::Region => "precision_region",
    })
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
        confidence: statement.confidence.word(),
        confidence_label: scope.confidence_label(statement.confidence),
        sources: scope.source_links(&statement.sources),
    }
}

/// Relations from either side, grouped by label in the order of their types.
fn relations(scope: &Scope<'_>, id: EntityId) -> Vec<RelationsView> {
    let mut groups: BTreeMap<(usize, Direction), Vec<&Relation>> = BTreeMap::new();
    for relation in scope.book().relations_of(id) {
        groups.entry((order(relation), relation.direction_from(id))).or_default().push(relation);
    }
    groups
        .into_iter()
        .map(|((_, direction), mut relations)| {
            relations.sort_by_key(|relation| relation.since.map(|date| date.sort_key()));
            RelationsView {
                label: scope.relation_label(relations[0].kind, direction),
                relations: relations.iter().map(|relation| view(scope, id, relation)).collect(),
            }
        })
        .collect()
}

/// Where a relation's type stands in the table of types.
fn order(relation: &Relation) -> usize {
    let mut types = crate::model::relation::TYPES.iter();
    types.position(|kind| kind == relation.kind).unwrap_or(usize::MAX)
}

fn view(scope: &Scope<'_>, seen_from: EntityId, relation: &Relation) -> RelationView {
    let other = relation.other_end(seen_from);
    let sources: &[SourceId] = &relation.sources;
    RelationView {
        link: scope.entity_link(other),
        date: period::of_relation(scope, relation).map(|date| scope.words(&date)),
        note: scope.text(&relation.note),
        confidence: relation.confidence.map(Confidence::word),
        confidence_label: relation.confidence.map(|level| scope.confidence_label(level)),
        sources: scope.source_links(sources),
    }
}

fn passages(scope: &Scope<'_>, id: EntityId) -> Vec<PassagesView> {
    let mut articles: BTreeMap<ArticleId, Vec<PassageView>> = BTreeMap::new();
    for place in scope.book().mentions_of(id) {
        let (article, paragraph) = scope.book().paragraph(*place);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let sides = [scope.lang, scope.lang.other()]
            .into_iter()
            .filter_map(|lang| Some((lang, paragraph.passages.get(lang).as_ref()?)));
        let text =
            sides.clone().find_map(|(lang, passage)| excerpt(scope, passage, lang, id)).or_else(
                || sides.clone().next().map(|(lang, passage)| beginning(scope, passage, lang)),
            );
        articles.entry(place.article).or_default().extend(text.map(|text| PassageView {
            id: paragraph.id.clone(),
            href: format!("{}#{}", scope.to(route), paragraph.id),
            text,
        }));
    }
    let view = |(id, passages): (ArticleId, Vec<PassageView>)| {
        let article = scope.book().article(id);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        PassagesView { title: scope.unlinked(&article.title), href: scope.to(route), passages }
    };
    articles.into_iter().map(view).collect()
}
