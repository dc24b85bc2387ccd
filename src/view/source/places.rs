//! The places that cite a source, in the order in which readers meet them.

use crate::model::{ArticleId, Citation, SourceId};
use crate::route::{Route, View};
use crate::view::gathered::GatheredView;
use crate::view::numbers::note_id;
use crate::view::{LinkView, Scope};

/// The most places that cite a source and are named.
const MOST: usize = 100;

/// Links to the first places that cite a source, and how many more there are.
pub(super) fn cited_in(scope: &Scope<'_>, id: SourceId) -> (Vec<GatheredView>, usize) {
    let mut all = scope.book().citations_of(id).to_vec();
    all.sort_by_key(|citation| place(scope, *citation));
    let named = all.iter().take(MOST).map(|citation| citation_link(scope, *citation));
    (scope.gathered(named), all.len().saturating_sub(MOST))
}

/// Where readers meet what cites a source: in articles, then on profiles. A figure stands above the notes on it.
fn place(scope: &Scope<'_>, citation: Citation) -> (bool, (usize, usize), usize) {
    match citation {
        Citation::Figure(place) => (false, scope.reading_place(place), 0),
        Citation::Note(place, note) => (false, scope.reading_place(place), note + 1),
        Citation::Entity(id) => {
            let kind = scope.book().entity(id).kind();
            (true, (kind as usize, scope.order().place(id)), 0)
        }
    }
}

/// A link to what cites a source, and the article that it is in.
fn citation_link(scope: &Scope<'_>, citation: Citation) -> (Option<ArticleId>, LinkView) {
    match citation {
        Citation::Entity(entity) => (None, scope.entity_link(entity)),
        Citation::Figure(place) => {
            let (article, paragraph) = scope.book().paragraph(place);
            let route = Route::Article(scope.lang, &article.id, View::Reading);
            let href = format!("{}#{}", scope.to(route), paragraph.id);
            let label = scope.ui().format("figure_link", &[("id", paragraph.id.clone().into())]);
            (Some(place.article), LinkView { href, text: scope.words(&label) })
        }
        Citation::Note(place, note) => {
            let article = scope.book().article(place.article);
            let number = scope.site.numbers.first(place) + note;
            let route = Route::Article(scope.lang, &article.id, View::Reading);
            let href = format!("{}#{}", scope.to(route), note_id(number));
            let label =
                scope.ui().format("note_number", &[("n", scope.ui().number(number).into())]);
            (Some(place.article), LinkView { href, text: scope.words(&label) })
        }
    }
}
