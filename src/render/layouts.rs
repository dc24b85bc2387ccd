//! What is computed once for all pages of a book: the order of indexes, and the places of what pictures draw.
//!
//! Everything is computed at the beginning, but for the highlighted articles: the layout of the network uses the
//! thread pool, and a cell that is filled at the first use could be asked for again by a page that the same thread
//! takes up while it waits.

use std::sync::OnceLock;

use super::Theme;
use crate::html::Html;
use crate::model::Book;
use crate::view;
use crate::view::index::Orders;
use crate::view::map::locator::Locator;
use crate::view::network::graph::Networks;

/// What pages share.
pub struct Layouts {
    /// The order of the indexes.
    pub(super) orders: Orders,
    /// The small map of profiles.
    pub(super) locator: Locator,
    /// The network in each language.
    pub(super) networks: Networks,
    /// The highlighted file of each article, once it has been asked for: slow to make, and the same in both languages.
    pub(super) highlighted: Vec<OnceLock<Html>>,
}

impl Layouts {
    /// Computes them.
    pub fn new(book: &Book, theme: &Theme) -> Self {
        Self {
            orders: view::index::orders(book, &theme.uis),
            locator: view::map::locator::prepare(book),
            networks: view::network::graph::networks(book),
            highlighted: book.articles.iter().map(|_| OnceLock::new()).collect(),
        }
    }
}
