//! What entities and articles are called where a link leads to them. It is made once, when it is asked for: many pages link to
//! the same ones.

use std::iter;
use std::sync::OnceLock;

use super::TextView;
use crate::html::text;
use crate::lang::Lang;
use crate::model::{ArticleId, Book, EntityId};

/// The words of links on pages in one language.
#[derive(Debug)]
pub struct Called {
    page: Lang,
    entities: Vec<OnceLock<TextView>>,
    articles: Vec<OnceLock<Option<TextView>>>,
}

impl Called {
    /// Those of a book; none is made yet.
    pub fn new(book: &Book, page: Lang) -> Self {
        Self {
            page,
            entities: iter::repeat_with(OnceLock::new).take(book.entities.len()).collect(),
            articles: iter::repeat_with(OnceLock::new).take(book.articles.len()).collect(),
        }
    }

    /// The name of an entity of the book.
    pub(super) fn entity(&self, book: &Book, id: EntityId) -> TextView {
        let make = || {
            let name = book.entity(id).name(self.page);
            TextView::new(text::plain(name.text, name.lang), name.lang, self.page)
        };
        self.entities[id.index()].get_or_init(make).clone()
    }

    /// The title of an article of the book, if it has one.
    pub(super) fn article(&self, book: &Book, id: ArticleId) -> Option<TextView> {
        let make = || {
            let (lang, title) = book.article(id).title.prefer(self.page)?;
            Some(TextView::new(text::heading(title, lang, None), lang, self.page))
        };
        self.articles[id.index()].get_or_init(make).clone()
    }
}
