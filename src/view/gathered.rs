//! Links into articles, gathered: where a briefing has several articles, the title of each stands before the links into it.

use serde::Serialize;

use super::{LinkView, Scope, TextView};
use crate::model::{ArticleId, EntityId, ParagraphRef};

/// Links into one article, or links that lead elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct GatheredView {
    title: Option<TextView>,
    links: Vec<LinkView>,
}

impl Scope<'_> {
    /// The paragraphs that mention an entity, in the order in which readers meet them: that of the articles on the home page, then
    /// that of the text.
    pub(crate) fn mentions_of(&self, id: EntityId) -> Vec<ParagraphRef> {
        let mut places = self.book().mentions_of(id).to_vec();
        places.sort_by_key(|place| self.reading_place(*place));
        places
    }

    /// Where readers meet a paragraph.
    pub(super) fn reading_place(&self, place: ParagraphRef) -> (usize, usize) {
        (self.order().article_place(place.article), place.paragraph)
    }

    /// Links with the articles that they lead into, if any. Those into one article stand beside each other already.
    pub(super) fn gathered(
        &self,
        links: impl Iterator<Item = (Option<ArticleId>, LinkView)>,
    ) -> Vec<GatheredView> {
        let has_several = self.book().articles.len() > 1;
        let links: Vec<_> =
            links.map(|(article, link)| (article.filter(|_| has_several), link)).collect();
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
