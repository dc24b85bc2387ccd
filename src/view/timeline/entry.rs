//! What stands on the timeline: events and agreements with their dates, and relations with theirs.

use std::collections::BTreeSet;

use super::chronology::{Subject, span_of_relation};
use crate::lang::Lang;
use crate::model::details::Theme;
use crate::model::{
    ArticleId, Confidence, Direction, Entity, EntityId, EntityKind, ParagraphRef, Relation,
    SourceId,
};
use crate::picture::timeline::Span;
use crate::route::{Route, View};
use crate::view::begin::span_of;
use crate::view::extent::LINE;
use crate::view::{LinkView, Scope, period};

/// One thing with its date.
pub(super) struct Entry<'b> {
    pub(super) sort: Sort,
    /// When, if that can be drawn.
    pub(super) span: Option<Span>,
    /// When, in words.
    pub(super) date: String,
    /// Its name, and the language that it is in.
    pub(super) label: String,
    pub(super) lang: Lang,
    pub(super) link: LinkView,
    pub(super) theme: Option<Theme>,
    /// The confidence of its best-founded statement, if that is less than sourced.
    pub(super) standing: Option<Confidence>,
    /// Who took part and where.
    pub(super) others: Vec<EntityId>,
    /// The paragraphs that speak of it, and the article of each.
    pub(super) paragraphs: Vec<(Option<ArticleId>, LinkView)>,
    pub(super) sources: Vec<SourceId>,
    pub(super) relation: Option<&'b Relation>,
}

/// Which sort of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Event,
    Agreement,
    Relation,
    /// A group or person begins or ends; on its profile only.
    Life,
}

/// One thing in words.
pub(super) fn of<'b>(scope: &Scope<'b>, subject: Subject) -> Entry<'b> {
    let book = scope.book();
    match subject {
        Subject::Thing(id) => event(scope, id, book.entity(id), book.relations_of(id)),
        Subject::Relation(index) => relation(scope, &book.relations[index]),
    }
}

/// What an entry is sorted by: no date last, then by day, events first.
pub(super) fn order(entry: &Entry<'_>) -> (bool, Option<(i64, i64)>, Sort) {
    (entry.span.is_none(), entry.span.map(|span| span.order()), entry.sort)
}

/// An event or agreement.
pub(super) fn event<'b>(
    scope: &Scope<'b>,
    id: EntityId,
    entity: &'b Entity,
    edges: impl Iterator<Item = &'b Relation>,
) -> Entry<'b> {
    let (date, end) = (entity.details.date(), entity.details.end());
    let is_event = entity.kind() == EntityKind::Event;
    let name = entity.short_name(scope.lang);
    let link = scope.entity_link(id);
    let mentions = paragraphs(scope, id, &link.href);
    let mut seen = BTreeSet::new();
    let sources = entity.statements.iter().flat_map(|statement| &statement.sources).copied();
    Entry {
        sort: if is_event { Sort::Event } else { Sort::Agreement },
        span: span_of(entity),
        date: period::happening(scope, date, end),
        label: name.text.to_owned(),
        lang: name.lang,
        link,
        theme: entity.details.dated().and_then(|dated| dated.theme),
        standing: standing(entity),
        others: others(id, edges),
        paragraphs: mentions,
        sources: sources.filter(|source| seen.insert(*source)).collect(),
        relation: None,
    }
}

/// A relation, told from its first side.
pub(super) fn relation<'b>(scope: &Scope<'b>, relation: &'b Relation) -> Entry<'b> {
    let ui = scope.ui();
    let book = scope.book();
    let from = book.entity(relation.from).short_name(scope.lang).text;
    let to = book.entity(relation.to).short_name(scope.lang).text;
    let kind = scope.relation_label(relation.kind, Direction::Forward);
    let names = [("from", from.into()), ("relation", kind.as_str().into()), ("to", to.into())];
    let label = ui.format("timeline_relation", &names);
    let date = period::of_relation(scope, relation);
    Entry {
        sort: Sort::Relation,
        span: span_of_relation(relation),
        date: date.unwrap_or_else(|| ui.text("date_unknown")),
        link: LinkView {
            href: scope.to(scope.entity_route(relation.from)),
            text: scope.words(&label),
        },
        label,
        lang: scope.lang,
        theme: None,
        standing: relation.confidence.filter(|level| level.is_weak()),
        others: vec![relation.from, relation.to],
        paragraphs: Vec::new(),
        sources: relation.sources.clone(),
        relation: Some(relation),
    }
}

/// The confidence of the best-founded statement, if even that is weak.
fn standing(entity: &Entity) -> Option<Confidence> {
    let levels = entity.statements.iter().map(|statement| statement.confidence);
    let rank = |level: &Confidence| (level.is_weak(), *level);
    levels.min_by_key(rank).filter(|level| level.is_weak())
}

/// The other ends of its relations, each once.
fn others<'b>(id: EntityId, edges: impl Iterator<Item = &'b Relation>) -> Vec<EntityId> {
    let mut seen = BTreeSet::new();
    let others = edges.filter(|edge| edge.kind.is_tie()).map(|edge| edge.other_end(id));
    others.filter(|other| seen.insert(*other)).collect()
}

/// The paragraphs that speak of an entity, by their signs, with their articles. The last link may stand for what is left out.
fn paragraphs(
    scope: &Scope<'_>,
    id: EntityId,
    profile: &str,
) -> Vec<(Option<ArticleId>, LinkView)> {
    let link = |place: &ParagraphRef| {
        let (article, paragraph) = scope.book().paragraph(*place);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let href = format!("{}#{}", scope.to(route), paragraph.id);
        LinkView { href, text: scope.words_in(&paragraph.id, Lang::En) }
    };
    let places = scope.mentions_of(id);
    let articles = places.iter().take(LINE).map(|place| Some(place.article)).chain([None]);
    articles.zip(scope.line(&places, profile, link)).collect()
}
