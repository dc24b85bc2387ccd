//! The page of the search. What it finds comes from a script; without one the page leads to the indexes.

use serde::Serialize;

use super::{LinkView, Scope};
use crate::model::Book;

/// The page of the search.
#[derive(Debug, Serialize)]
pub struct SearchView {
    heading: String,
    /// The indexes, by which one finds things too.
    indexes: Vec<LinkView>,
}

/// Whether a book has anything that can be found.
pub fn has_content(book: &Book) -> bool {
    let has_lists = !book.articles.is_empty() || !book.entities.is_empty();
    let has_pages = book.own_pages().any(|page| page.body.iter().any(|(_, body)| body.is_some()));
    has_lists || !book.sources.is_empty() || has_pages
}

/// Makes the page of the search.
pub fn search(scope: &Scope<'_>) -> SearchView {
    let ui = scope.ui();
    SearchView {
        heading: ui.text("search_heading"),
        indexes: scope
            .contents()
            .filter_map(|route| {
                let words = ui.text(&format!("nav_{}", route.section()?));
                Some(LinkView { href: scope.to(route), text: scope.words(&words) })
            })
            .collect(),
    }
}
