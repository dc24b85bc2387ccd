//! `index.md` beside each page of text (CommonMark 0.31 with the tables and footnotes of GFM): articles, profiles and pages of
//! Markdown, for programs that read text and no pages.
//!
//! What has an id on the page has a link to it here, so that a paragraph can be cited from either. Whatever a text says reads
//! back as it was written.

mod article;
mod block;
mod document;
mod entity;
mod inline;
mod line;

use super::file::File;
use crate::lang::{Lang, Localized};
use crate::model::{Block, EntityId};
use crate::route::{Route, View};
use crate::view::{Scope, Site};
pub(super) use document::Document;

/// Blocks of the content in one language, with links from the site's root.
pub(super) fn body(
    site: &Site<'_>,
    body: &Localized<Option<Vec<Block<EntityId>>>>,
    lang: Lang,
) -> Option<String> {
    let scope = Scope { lang, ..Scope::new(*site, Route::Landing) };
    body.get(lang).as_ref().map(|_| Document::new(&scope).body(body, 2).finish())
}

/// The text of a page, if it is a page of text and the settings want it.
pub(super) fn file(site: &Site<'_>, route: Route<'_>) -> Option<File> {
    let path = route.markdown().filter(|_| site.config.files.markdown)?;
    let scope = Scope::new(*site, route);
    let book = site.book;
    let text = match route {
        Route::Article(_, id, View::Reading) => {
            article::article(&scope, book.article(book.find_article(id)?))
        }
        Route::Entity(_, _, id) => entity::entity(&scope, book.find_entity(id)?),
        Route::Page(_, slug) => {
            let page = book.own_pages().find(|page| page.slug == slug)?;
            Document::with_title(&scope).body(&page.body, 2).finish()
        }
        _ => return None,
    };
    Some((path, text.into_bytes()))
}
