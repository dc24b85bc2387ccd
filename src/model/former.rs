//! Former ids: what articles, entities, series and sources were called before they were renamed or became one with others. Their
//! addresses go on leading to what they named.

use std::collections::BTreeMap;

use super::{ArticleId, EntityId, SeriesId, SourceId};
use crate::source::Spanned;

/// Former ids as they are written, with their places.
pub type FormerIds = Vec<Spanned<String>>;

/// What has which former ids. None of them is an id that is in use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Former {
    /// Of articles.
    pub articles: BTreeMap<String, ArticleId>,
    /// Of entities of all kinds.
    pub entities: BTreeMap<String, EntityId>,
    /// Of series.
    pub series: BTreeMap<String, SeriesId>,
    /// Of sources.
    pub sources: BTreeMap<String, SourceId>,
}
