//! What articles belong to: series, which have an order, and tags, which have none.

use std::cmp::Reverse;

use super::id::listed;
use super::metadata::TagName;
use super::{Article, ArticleId, Date, EntityId, FormerIds, LocalText, SeriesId, TagId};
use crate::source::Span;

/// Articles that are read one after the other.
#[derive(Clone, Debug)]
pub struct Series<R = EntityId> {
    /// The file stem.
    pub id: String,
    /// The ids that it had before.
    pub former_ids: FormerIds,
    /// The place of its first line.
    pub span: Span,
    /// What it is called.
    pub title: LocalText<R>,
    /// What it is about.
    pub summary: LocalText<R>,
    /// Its articles in their order.
    pub parts: Vec<ArticleId>,
}

listed! { Series by SeriesId }

/// A word for what articles are about.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its folder in addresses, unlike that of any other tag: lower-case letters of any script, digits and hyphens.
    pub slug: String,
    /// Its name; at least one side is there.
    pub name: TagName,
    /// The articles that have it, by id.
    pub articles: Vec<ArticleId>,
}

listed! { Tag by TagId }

/// What somebody has written and translated, by id.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    /// The articles that they wrote.
    pub written: Vec<ArticleId>,
    /// The articles that they translated.
    pub translated: Vec<ArticleId>,
}

/// What articles of any kind of list are sorted by before their dates: their `order`, and those without one last.
pub type Rank = (bool, i64);

impl Article {
    /// Where its `order` puts it.
    pub fn rank(&self) -> Rank {
        let order = self.metadata.order;
        (order.is_none(), order.unwrap_or_default())
    }

    /// What puts the newest first, and those without a date last.
    pub fn newest(&self) -> (bool, Reverse<(i32, u8, u8)>) {
        let date = self.metadata.date.known().map(Date::sort_key);
        (date.is_none(), Reverse(date.unwrap_or_default()))
    }

    /// What puts the oldest first, and those without a date last.
    pub fn oldest(&self) -> (bool, (i32, u8, u8)) {
        let date = self.metadata.date.known().map(Date::sort_key);
        (date.is_none(), date.unwrap_or_default())
    }
}
