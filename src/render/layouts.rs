//! What is computed once for all pages of a book: the order of indexes, and the places of what pictures draw.
//!
//! Everything is computed at the beginning, but for the highlighted articles: the layout of the network uses the
//! thread pool, and a cell that is filled at the first use could be asked for again by a page that the same thread
//! takes up while it waits.

use std::sync::OnceLock;

use super::Theme;
use crate::html::Html;
use crate::lang::Localized;
use crate::model::Book;
use crate::picture::map::locator::{self, Locator};
use crate::picture::network::graph::{self, Network};
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
    /// The numbers of notes.
    pub(super) numbers: Numbers,
    /// What has a date.
    pub(super) chronology: Chronology,
    /// The places of the map, in each language.
    pub(super) atlases: Localized<Atlas>,
    /// The small map of profiles.
    pub(super) locator: Locator,
    /// The network.
    pub(super) network: Network,
    /// The highlighted file of each article, once it has been asked for: slow to make, and the same in both languages.
    pub(super) highlighted: Vec<OnceLock<Html>>,
}

impl Layouts {
    /// Computes them.
    pub fn new(book: &Book, theme: &Theme) -> Self {
        let (network, orders) = (graph::network(book), order::orders(book, &theme.uis));
        let chronology = timeline::chronology(book);
        Self {
            contents: contents::contents(book, &network, &chronology),
            numbers: Numbers::of(book),
            atlases: Localized::from_fn(|lang| {
                map::atlas(book, theme.uis.get(lang), orders.get(lang))
            }),
            chronology,
            orders,
            locator: locator::locator(book),
            network,
            highlighted: book.articles.iter().map(|_| OnceLock::new()).collect(),
        }
    }
}
