//! Former ids: which of them lead to what, and which cannot, because something else is called so.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, token};
use crate::model::{
    ArticleId, EntityId, Former, FormerIds, Reference, Series, SeriesId, Source, SourceId,
};
use crate::parse::raw::{RawArticle, RawEntity};
use crate::source::{Span, Spanned};

/// What may have former ids, each list in the order of the book's.
pub(super) struct Bearers<'p> {
    pub(super) articles: &'p [Arc<RawArticle>],
    pub(super) entities: &'p [Arc<RawEntity>],
    pub(super) series: &'p [Series<Reference>],
    pub(super) sources: &'p [Source],
}

/// One of them: its id, the ids that it had before, and its place.
type Bearer<'p> = (&'p str, &'p FormerIds, Span);

impl Bearers<'_> {
    /// What each former id leads to. One that is in use, or that two things have, is reported.
    pub(super) fn former(&self, diagnostics: &mut Vec<Diagnostic>) -> Former {
        let articles = self.articles.iter().map(|it| (it.id.as_str(), &it.former_ids, it.span));
        let entities = self.entities.iter().map(|raw| &raw.entity);
        let entities = entities.map(|it| (it.id.as_str(), &it.former_ids, it.span));
        let series = self.series.iter().map(|it| (it.id.as_str(), &it.former_ids, it.span));
        let sources = self.sources.iter().map(|it| (it.id.as_str(), &it.former_ids, it.span));
        Former {
            articles: by_former_id(articles, ArticleId::new, diagnostics),
            entities: by_former_id(entities, EntityId::new, diagnostics),
            series: by_former_id(series, SeriesId::new, diagnostics),
            sources: by_former_id(sources, SourceId::new, diagnostics),
        }
    }
}

fn by_former_id<'p, I>(
    bearers: impl Iterator<Item = Bearer<'p>>,
    id: impl Fn(usize) -> I,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, I> {
    let bearers: Vec<Bearer<'p>> = bearers.collect();
    let in_use: BTreeMap<&str, Span> = bearers.iter().map(|(id, _, span)| (*id, *span)).collect();
    let mut former: BTreeMap<String, (Span, I)> = BTreeMap::new();
    for (index, (_, ids, _)) in bearers.iter().enumerate() {
        for word in *ids {
            if let Some(place) = in_use.get(word.value.as_str()) {
                diagnostics.push(living(word, *place));
                continue;
            }
            match former.entry(word.value.clone()) {
                Entry::Vacant(entry) => drop(entry.insert((word.span, id(index)))),
                Entry::Occupied(first) => diagnostics.push(repeated(word, first.get().0)),
            }
        }
    }
    former.into_iter().map(|(word, (_, id))| (word, id)).collect()
}

/// The diagnostic for a former id that something has today.
fn living(word: &Spanned<String>, place: Span) -> Diagnostic {
    let shown = token(&word.value);
    let message = format!("{shown} is no former id: it is in use");
    Diagnostic::about(Code::FormerId, word, message)
        .related(place, format!("this is called {shown}"))
        .hint("delete the former id, or rename what is called so today")
}

/// The diagnostic for a former id that stands in two places.
fn repeated(word: &Spanned<String>, first: Span) -> Diagnostic {
    let shown = token(&word.value);
    let message = format!("the former id {shown} is given twice");
    Diagnostic::about(Code::FormerId, word, message)
        .related(first, format!("{shown} first stands here"))
        .hint("delete it where its address should not lead")
}
