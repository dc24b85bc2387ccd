//! What is computed once for all pages of a book: the order of indexes, and the places of what pictures draw.
//!
//! Everything is computed at the beginning, but for the highlighted articles, maps of single places, the words of links, and the
//! drawings of the network, which take longest.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Theme;
use crate::html::Html;
use crate::lang::Localized;
use crate::model::{Book, Entity, EntityId, EntityKind, Relation, Source};
use crate::picture::map::locator::{self, Locator};
use crate::picture::network::graph::{self, Network};
use crate::ui::Ui;
use crate::view::blurb::Blurbs;
use crate::view::called::Called;
use crate::view::contents::{self, Contents};
use crate::view::map::{self, Atlas};
use crate::view::numbers::Numbers;
use crate::view::order::{self, Orders};
use crate::view::timeline::{self, Chronology};

/// What pages share.
pub struct Layouts {
    /// The order of the indexes.
    pub(super) orders: Orders,
    /// The pages that there are of the whole content.
    pub(super) contents: Contents,
    /// What entities and articles are called in links, in each language.
    pub(super) called: Localized<Called>,
    /// What the cards over names say, in each language.
    pub(super) blurbs: Arc<Localized<Blurbs>>,
    /// The numbers of notes.
    pub(super) numbers: Numbers,
    /// What has a date.
    pub(super) chronology: Arc<Chronology>,
    /// The places of the map, in each language.
    pub(super) atlases: Arc<Localized<Atlas>>,
    /// The small map of profiles.
    pub(super) locator: Arc<Locator>,
    /// The network.
    pub(super) network: Arc<Network>,
    /// The highlighted file of each article, once it has been asked for: slow to make, and the same in both languages.
    pub(super) highlighted: Vec<OnceLock<Html>>,
    basis: Basis,
}

/// The layouts that were made last, for all who make pages of one project again and again.
#[derive(Clone, Default)]
pub struct LastLayouts(Arc<Mutex<Option<Arc<Layouts>>>>);

impl LastLayouts {
    /// Computes the layouts of a book, but for what is as it was in the last ones.
    pub fn again(&self, book: &Book, theme: &Theme) -> Arc<Layouts> {
        let before = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let layouts = Arc::new(Layouts::again(book, theme, before.as_deref()));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&layouts));
        layouts
    }
}

/// What pictures are made from.
struct Basis {
    entities: Arc<Vec<Entity>>,
    relations: Arc<Vec<Relation>>,
    sources: Arc<Vec<Source>>,
    /// How often each place is mentioned.
    weights: Vec<usize>,
    has_articles: bool,
    /// The order of lists.
    uis: Arc<Localized<Ui>>,
}

impl Basis {
    fn of(book: &Book, theme: &Theme) -> Self {
        let weight = |(id, _): (EntityId, &Entity)| book.mentions_of(id).len();
        Self {
            entities: Arc::clone(&book.entities),
            relations: Arc::clone(&book.relations),
            sources: Arc::clone(&book.sources),
            weights: book.entities_of(EntityKind::Place).map(weight).collect(),
            has_articles: !book.articles.is_empty(),
            uis: Arc::clone(&theme.uis),
        }
    }

    /// Whether networks and timelines show the same.
    fn has_same_things(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entities, &other.entities)
            && Arc::ptr_eq(&self.relations, &other.relations)
    }

    /// Whether lists have the same order, but for those of articles.
    fn has_same_lists(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.entities, &other.entities)
            && Arc::ptr_eq(&self.sources, &other.sources)
            && Arc::ptr_eq(&self.uis, &other.uis)
    }

    /// Whether maps do.
    fn has_same_places(&self, other: &Self) -> bool {
        self.has_same_things(other)
            && Arc::ptr_eq(&self.uis, &other.uis)
            && self.weights == other.weights
    }
}

impl Layouts {
    /// Computes them.
    pub fn new(book: &Book, theme: &Theme) -> Self {
        Self::again(book, theme, None)
    }

    /// Computes those that may not be as they were in others.
    pub fn again(book: &Book, theme: &Theme, before: Option<&Self>) -> Self {
        let basis = Basis::of(book, theme);
        let things = before.filter(|before| before.basis.has_same_things(&basis));
        let places = before.filter(|before| before.basis.has_same_places(&basis));
        let network = things.map(|it| Arc::clone(&it.network));
        let network_before = before.map(|it| &*it.network);
        let network =
            network.unwrap_or_else(|| Arc::new(graph::network_again(book, network_before)));
        let chronology = things.map(|it| Arc::clone(&it.chronology));
        let chronology = chronology.unwrap_or_else(|| Arc::new(timeline::chronology(book)));
        let lists = before.filter(|before| before.basis.has_same_lists(&basis));
        let orders = order::orders(book, &theme.uis, lists.map(|it| &it.orders));
        let blurbs = lists.filter(|before| before.basis.has_articles == basis.has_articles);
        let blurbs = blurbs.map(|it| Arc::clone(&it.blurbs));
        let atlas = |lang| map::atlas(book, theme.uis.get(lang), orders.get(lang));
        let atlases = places.map(|it| Arc::clone(&it.atlases));
        let locator = places.map(|it| Arc::clone(&it.locator));
        Self {
            contents: contents::contents(book, &network, &chronology),
            called: Localized::from_fn(|lang| Called::new(book, lang)),
            blurbs: blurbs.unwrap_or_else(|| {
                Arc::new(Localized::from_fn(|lang| Blurbs::of(book, theme.uis.get(lang), lang)))
            }),
            numbers: Numbers::of(book),
            atlases: atlases.unwrap_or_else(|| Arc::new(Localized::from_fn(atlas))),
            chronology,
            locator: locator.unwrap_or_else(|| Arc::new(locator::locator(book))),
            orders,
            network,
            highlighted: book.articles.iter().map(|_| OnceLock::new()).collect(),
            basis,
        }
    }
}
