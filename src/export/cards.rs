//! `/{lang}/card.png` and `/{lang}/articles/ID/card.png`: what other sites show of a page that is shared.

use rayon::prelude::*;

use super::file::{File, Wanted};
use crate::card::Painter;
use crate::lang::Lang;
use crate::model::Article;
use crate::route::Route;
use crate::view::shared::{card, has_own_cards};
use crate::view::{Scope, Site};

/// Draws those cards of a site that are wanted, and hands over each as it is done.
pub(super) fn files(
    site: &Site<'_>,
    painter: &Painter,
    wanted: Wanted<'_>,
    put: &(dyn Fn(File) + Sync),
) {
    let draw = |lang: Lang, article: Option<&Article>| {
        let route = Route::Card(lang, article.map(|article| &*article.id));
        let scope = Scope::new(*site, route);
        if wanted(route) {
            put((route.file(), painter.paint(&card(&scope, article))));
        }
    };
    let own = site.book.articles.iter().filter(|_| has_own_cards(site));
    let own = own.map(|article| Some(article.as_ref()));
    let all: Vec<Option<&Article>> = own.chain([None]).collect();
    all.into_par_iter()
        .for_each(|article| Lang::ALL.into_iter().for_each(|lang| draw(lang, article)));
}
