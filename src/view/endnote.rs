//! The sources of an article for paper, where links lead nowhere: each once, by its address, numbered in the order in which
//! notes cite it. What a source is called stands in the notes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Scope, TextView};
use crate::model::{Article, Note, SourceId};

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
    /// Each source once, in the order of the notes.
    order: Vec<SourceId>,
    /// The place of each in that order.
    places: BTreeMap<SourceId, usize>,
}

impl<'b> Cited<'b> {
    pub(super) fn new(article: &'b Article) -> Self {
        let (mut order, mut places) = (Vec::new(), BTreeMap::new());
        let notes = article.paragraphs.iter().flat_map(|paragraph| &paragraph.notes);
        for source in notes.flat_map(|note| &note.sources) {
            places.entry(*source).or_insert_with(|| {
                order.push(*source);
                order.len() - 1
            });
        }
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

    /// The numbers of a note's sources, in the digits of the page.
    pub(super) fn numbers(&self, scope: &Scope<'_>, note: &Note) -> Vec<String> {
        let places = note.sources.iter().filter_map(|id| self.places.get(id));
        places.map(|place| scope.ui().number(place + 1)).collect()
    }
}
