//! Books: what the EPUB of an article and that of the whole briefing hold, in the order in which they are read.
//!
//! A chapter is an article in one language with the notes below it. Both books of an article, and both of the briefing, have the same
//! chapters: a book begins with that of its own language, and the other follows, because a text whose language turns with each
//! paragraph is read in neither, on a small page least of all. The number of a paragraph leads to the same one in the
//! other chapter. What a name leads to stands in the glossary of the book, and so the chapters need not know which book they are in.

pub mod chapter;
pub mod glossary;
mod leads;
mod volume;

pub use leads::{GLOSSARY, SOURCES, element_id};
pub use volume::Volume;

use super::{LinkView, Scope, Site};
use crate::model::Article;
use crate::route::Route;

/// Up to how many articles a briefing has books unless its settings say otherwise: each article is written and compressed twice
/// more for them, and nobody reads a thousand articles in one book.
pub const MOST: usize = 100;

/// Whether a site has books.
pub fn has_books(site: &Site<'_>) -> bool {
    let count = site.book.articles.len();
    count > 0 && site.config.downloads.books.unwrap_or(count <= MOST)
}

/// The way to the book of an article, or of the whole briefing; none if the site has no books.
pub(super) fn download(scope: &Scope<'_>, article: Option<&Article>) -> Option<LinkView> {
    let route = Route::Book(scope.lang, article.map(|it| it.id.as_str()));
    let label = if article.is_some() { "book_download" } else { "book_download_all" };
    let text = scope.words(&scope.ui().text(label));
    has_books(&scope.site).then(|| LinkView { href: scope.to(route), text })
}
