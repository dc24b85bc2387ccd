//! The sources of an article for paper, where links lead nowhere: each once, by its address, numbered in the order in which
//! figures and notes cite it. What a source is called stands there.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Scope, TextView};
use crate::model::{Article, SourceId};

/// A source below the article.
#[derive(Debug, Serialize)]
pub(super) struct EndnoteView {
    url: Option<String>,
    /// What stands for an address that is missing.
    title: TextView,
}

/// An article with the numbers of its sources.
pub(super) struct Cited<'b> {
    pub(super) article: &'b Article,
    /// Each source once, in the order of the text.
    order: Vec<SourceId>,
    /// The place of each in that order.
    places: BTreeMap<SourceId, usize>,
}

impl<'b> Cited<'b> {
    pub(super) fn new(article: &'b Article) -> Self {
        let order = article.sources();
        let places = order.iter().enumerate().map(|(place, source)| (*source, place)).collect();
        Self { article, order, places }
    }

    /// The sources below the article.
    pub(super) fn endnotes(&self, scope: &Scope<'_>) -> Vec<EndnoteView> {
        let view = |id: &SourceId| EndnoteView {
            url: scope.book().source(*id).address().map(str::to_owned),
            title: scope.source_link(*id).text,
        };
        self.order.iter().map(view).collect()
    }

    /// The numbers of the sources of a note or figure, in the digits of the page.
    pub(super) fn numbers(&self, scope: &Scope<'_>, sources: &[SourceId]) -> Vec<String> {
        let places = sources.iter().filter_map(|id| self.places.get(id));
        places.map(|place| scope.ui().number(place + 1)).collect()
    }
}
