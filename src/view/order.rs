//! The order of articles, entities and sources, which lists and the links from one to the next follow.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::begin::{Beginning, beginning};
use super::filing::{filed, filed_title, initial};
use crate::lang::Localized;
use crate::model::{Article, ArticleId, Book, Entity, EntityId, EntityKind, SourceId};
use crate::ui::Ui;

/// The order of everything that has a place in a list, in each language.
pub type Orders = Localized<Order>;

/// The order of one language.
#[derive(Debug)]
pub struct Order {
    pub(super) articles: Vec<ArticleId>,
    /// The place of each article among them.
    article_places: Vec<usize>,
    /// What each article is sorted by.
    keys: Vec<Key>,
    lists: Arc<Lists>,
}

/// What an event or agreement is sorted by.
pub(super) type InTime = (bool, Option<Beginning>, EntityKind, usize);

/// What an article is sorted by: its own order, its date, its title.
type Key = ((bool, i64), (bool, Reverse<(i32, u8, u8)>), String);

/// The order of everything else, which no article decides.
#[derive(Debug)]
struct Lists {
    entities: BTreeMap<EntityKind, Vec<EntityId>>,
    /// The place of each entity among those of its kind.
    places: Vec<usize>,
    /// The letters or years of each kind, with the place of the first entity.
    sections: BTreeMap<EntityKind, Vec<(String, usize)>>,
    /// The sources in the order of their page.
    sources: Vec<SourceId>,
    /// The place of each of them there.
    source_places: Vec<usize>,
}

impl Order {
    /// The place of an article among all.
    pub(crate) fn article_place(&self, id: ArticleId) -> usize {
        self.article_places.get(id.index()).copied().unwrap_or_default()
    }

    /// The sources in the order of their page.
    pub(super) fn sources(&self) -> &[SourceId] {
        &self.lists.sources
    }

    /// The place of a source among them.
    pub(super) fn source_place(&self, id: SourceId) -> usize {
        self.lists.source_places.get(id.index()).copied().unwrap_or_default()
    }

    /// Articles in the order of all lists.
    pub(super) fn sorted(&self, articles: &[ArticleId]) -> Vec<ArticleId> {
        let mut sorted = articles.to_vec();
        sorted.sort_by_key(|id| self.article_place(*id));
        sorted
    }

    /// The entities of a kind: events by date, all others by name.
    pub(super) fn of(&self, kind: EntityKind) -> &[EntityId] {
        self.lists.entities.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The place of an entity among those of its kind.
    pub(super) fn place(&self, id: EntityId) -> usize {
        self.lists.places.get(id.index()).copied().unwrap_or_default()
    }

    /// What an event or agreement is sorted by in the order of time; undated ones come last, by kind and name.
    pub(super) fn in_time(&self, book: &Book, id: EntityId) -> InTime {
        in_time(book, id, self.place(id))
    }

    /// The letters or years of a kind, each once, with the place of the first entity.
    pub(super) fn sections(&self, kind: EntityKind) -> &[(String, usize)] {
        self.lists.sections.get(&kind).map_or(&[], Vec::as_slice)
    }
}

/// Sorts everything, once for the whole site. Orders of before are those of the same entities, sources and interface.
pub fn orders(book: &Book, uis: &Localized<Ui>, before: Option<&Orders>) -> Orders {
    Localized::from_fn(|lang| order(book, uis.get(lang), before.map(|before| before.get(lang))))
}

fn order(book: &Book, ui: &Ui, before: Option<&Order>) -> Order {
    let keys: Vec<Key> = book.articles.iter().map(|article| key(article, ui)).collect();
    let articles = match before.filter(|before| before.keys == keys) {
        Some(before) => before.articles.clone(),
        None => articles(&keys, ui),
    };
    let mut article_places = vec![0; articles.len()];
    articles.iter().enumerate().for_each(|(place, id)| article_places[id.index()] = place);
    let lists = before.map(|before| Arc::clone(&before.lists));
    let lists = lists.unwrap_or_else(|| Arc::new(lists_of(book, ui)));
    Order { articles, article_places, keys, lists }
}

fn lists_of(book: &Book, ui: &Ui) -> Lists {
    let entities: BTreeMap<EntityKind, Vec<EntityId>> =
        EntityKind::ALL.map(|kind| (kind, of_kind(book, ui, kind))).into();
    let mut places = vec![0; book.entities.len()];
    for ids in entities.values() {
        ids.iter().enumerate().for_each(|(place, id)| places[id.index()] = place);
    }
    let sections = entities.iter().map(|(kind, ids)| (*kind, sections(book, ui, ids))).collect();
    let sources = super::source::known::order(book, ui);
    let mut source_places = vec![0; sources.len()];
    sources.iter().enumerate().for_each(|(place, id)| source_places[id.index()] = place);
    Lists { entities, places, sections, sources, source_places }
}

fn of_kind(book: &Book, ui: &Ui, kind: EntityKind) -> Vec<EntityId> {
    let name = |id: &EntityId| book.entity(*id).name(ui.lang()).text;
    let mut ids: Vec<EntityId> = book.entities_of(kind).map(|(id, _)| id).collect();
    ids.sort_by(|a, b| ui.compare(filed(name(a)), filed(name(b))));
    if kind == EntityKind::Event {
        // Undated ones stay in the order of their names.
        ids.sort_by_key(|id| in_time(book, *id, 0));
    }
    ids
}

fn sections(book: &Book, ui: &Ui, ids: &[EntityId]) -> Vec<(String, usize)> {
    let mut seen = BTreeSet::new();
    let headings = ids.iter().map(|id| section(ui, book.entity(*id))).enumerate();
    let first = headings.filter(|(_, heading)| seen.insert(heading.clone()));
    first.map(|(place, heading)| (heading, place)).collect()
}

/// The heading under which an index lists an entity: the first letter of its name, without accents and dots, or the year of an
/// event.
pub(super) fn section(ui: &Ui, entity: &Entity) -> String {
    if entity.kind() == EntityKind::Event {
        let year = beginning(entity).map(|(year, _)| year);
        return year.map_or_else(|| ui.text("timeline_undated_heading"), |year| ui.year(year));
    }
    initial(entity.name(ui.lang()).text)
}

fn key(article: &Article, ui: &Ui) -> Key {
    let title = article.title.prefer(ui.lang());
    let title = title.map_or_else(|| article.id.clone(), |(_, text)| text.plain.clone());
    (article.rank(), article.newest(), title)
}

/// The articles: by their `order`, then the newest first and those without a date last, then by title.
fn articles(keys: &[Key], ui: &Ui) -> Vec<ArticleId> {
    let mut ids: Vec<ArticleId> = (0..keys.len()).map(ArticleId::new).collect();
    ids.sort_by(|a, b| {
        let ((rank_a, when_a, title_a), (rank_b, when_b, title_b)) =
            (&keys[a.index()], &keys[b.index()]);
        let by_title = || ui.compare(filed_title(title_a), filed_title(title_b));
        (rank_a, when_a).cmp(&(rank_b, when_b)).then_with(by_title).then(a.cmp(b))
    });
    ids
}

/// What an event or agreement is sorted by in the order of time; undated ones come last, each by its `place` among its kind.
fn in_time(book: &Book, id: EntityId, place: usize) -> InTime {
    let entity = book.entity(id);
    let beginning = beginning(entity);
    let last = if beginning.is_some() { id.index() } else { place };
    (beginning.is_none(), beginning, entity.kind(), last)
}
