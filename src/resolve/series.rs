//! Series: their texts, and their articles in order.

use std::sync::Arc;

use super::index::Index;
use crate::diag::Diagnostic;
use crate::model::{Article, ArticleId, Reference, Series, SeriesId};

/// Resolves the series; the parts of each are sorted by their `order`, then the oldest first.
pub(super) fn series(
    index: &Index<'_>,
    raw: Vec<Series<Reference>>,
    articles: &[Arc<Article>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::with_capacity(raw.len());
    for series in raw {
        all.push(Series {
            title: index.local_text(series.title, diagnostics),
            summary: index.local_text(series.summary, diagnostics),
            id: series.id,
            former_ids: series.former_ids,
            span: series.span,
            parts: Vec::new(),
        });
    }
    let mut parts: Vec<(SeriesId, ArticleId, &Article)> = ArticleId::all(articles)
        .filter_map(|(id, article)| Some((article.metadata.series?, id, article)))
        .collect();
    parts.sort_by_key(|(_, id, article)| (article.rank(), article.oldest(), *id));
    for (series, id, _) in parts {
        if let Some(series) = all.get_mut(series.index()) {
            series.parts.push(id);
        }
    }
    all
}
