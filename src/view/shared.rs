//! What other sites show of a page that is shared besides its words: a card with the title of the article, or with that of the briefing.

use serde::Serialize;

use super::edition::absolute;
use super::title::site_title;
use super::{Scope, Site};
use crate::card::{Card, Painter, Shape, Words};
use crate::lang::Lang;
use crate::model::Article;
use crate::route::Route;

/// Up to how many articles each has a card of its own unless the settings say otherwise: drawing one takes as long as several
/// pages.
pub const MOST: usize = 100;

/// The card of a page, as its head names it.
#[derive(Debug, Serialize)]
pub struct SharedView {
    href: String,
    width: u16,
    height: u16,
    /// Whether it has the title of the page, and not of the briefing.
    is_own: bool,
}

/// Whether the site has cards: whoever shows them asks for them at an absolute address.
pub fn has_cards(site: &Site<'_>) -> bool {
    let config = site.config;
    Painter::EXISTS && config.base_url.is_some() && config.files.cards != Some(false)
}

/// Whether each article has one.
pub fn has_own_cards(site: &Site<'_>) -> bool {
    let is_wanted = site.config.files.cards.unwrap_or(site.book.articles.len() <= MOST);
    has_cards(site) && is_wanted
}

/// What the card of an article says, or that of the briefing.
pub fn card<'b>(scope: &Scope<'b>, article: Option<&'b Article>) -> Card<'b> {
    let (lang, title) = site_title(scope);
    let briefing = Words { lang, text: title };
    let Some(article) = article else {
        let other = scope.site.config.title.get(scope.lang.other()).as_deref();
        let other = other.map(|text| Words { lang: scope.lang.other(), text });
        return Card {
            shape: Shape::Shared,
            lang: scope.lang,
            above: None,
            title: briefing,
            below: other.filter(|other| other.lang != briefing.lang),
        };
    };
    let id = || Words { lang: Lang::En, text: &article.id };
    let shown = article.title.prefer(scope.lang);
    let shown = shown.map(|(lang, title)| Words { lang, text: &title.plain });
    let other = article.title.get(scope.lang.other()).as_ref();
    let other = other.map(|title| Words { lang: scope.lang.other(), text: &title.plain });
    Card {
        shape: Shape::Shared,
        lang: scope.lang,
        above: Some(briefing),
        title: shown.unwrap_or_else(id),
        below: other.filter(|other| shown.is_some_and(|shown| shown.lang != other.lang)),
    }
}

/// The card of the page of a scope.
pub(super) fn shared(scope: &Scope<'_>) -> Option<SharedView> {
    let site = &scope.site;
    let own = match scope.route {
        Route::Article(_, id, _) if has_own_cards(site) => Some(id),
        _ => None,
    };
    let [width, height] = Shape::Shared.size();
    let href = has_cards(site).then(|| absolute(site, Route::Card(scope.lang, own)))??;
    Some(SharedView { href, width, height, is_own: own.is_some() })
}
