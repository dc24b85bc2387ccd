//! Links into articles, gathered: where a briefing has several articles, the title of each stands before the links into it.

use serde::Serialize;

use super::{LinkView, Scope, TextView};
use crate::model::ArticleId;

/// Links into one article, or links that lead elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct GatheredView {
    title: Option<TextView>,
    links: Vec<LinkView>,
}

impl Scope<'_> {
    /// Links with the articles that they lead into, if any; those that lead elsewhere come last.
    pub(super) fn gathered(
        &self,
        links: impl Iterator<Item = (Option<ArticleId>, LinkView)>,
    ) -> Vec<GatheredView> {
        let has_several = self.book().articles.len() > 1;
        let mut links: Vec<_> =
            links.map(|(article, link)| (article.filter(|_| has_several), link)).collect();
        links.sort_by_key(|(article, _)| {
            article.map_or(usize::MAX, |id| self.order().article_place(id))
        });
        let of_one = links.chunk_by(|(one, _), (other, _)| one == other);
        let title = |id| self.article_link(self.book().article(id)).text;
        of_one
            .map(|links| GatheredView {
                title: links[0].0.map(title),
                links: links.iter().map(|(_, link)| link.clone()).collect(),
            })
            .collect()
    }
}
