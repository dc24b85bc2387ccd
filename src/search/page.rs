//! Pages that are neither articles nor profiles: those of Markdown, those that the site makes of its content, series and tags.

use super::block::{self, Section};
use super::text::{Shown, Side, Weight, plain, side};
use super::unit::{Address, Maker, Unit};
use crate::lang::{Lang, Localized};
use crate::model::Page;
use crate::route::Route;
use crate::view::{Scope, title::title};

/// All those pages.
pub(super) fn units<'b>(maker: &Maker<'b>) -> Vec<Unit<'b>> {
    let book = maker.site.book;
    let written = book.own_pages().flat_map(|page| written(maker, page));
    let made = maker.site.contents.get(Lang::Ar).iter().map(|route| made(maker, *route));
    let series = book
        .series
        .iter()
        .map(|series| named(maker, plain(&series.summary), |lang| Route::Series(lang, &series.id)));
    let tags = book.tags.iter();
    let tags = tags.map(|tag| named(maker, Shown::default(), |lang| Route::Tag(lang, &tag.slug)));
    written.chain(made).chain(series).chain(tags).collect()
}

/// A page by its heading, which is its own in each language.
fn named<'b>(maker: &Maker<'b>, text: Shown<'b>, route: impl Fn(Lang) -> Route<'b>) -> Unit<'b> {
    let heading = |lang| title(&Scope { route: route(lang), ..maker.scope(lang) });
    let heading = Localized::from_fn(|lang| Some(heading(lang).into()));
    Unit::new("page", heading, text, Address::of(route)).titled()
}

/// A page that the site makes, with its introduction.
fn made<'b>(maker: &Maker<'b>, route: Route<'static>) -> Unit<'b> {
    let introduction = route.section().and_then(|slug| maker.site.book.introduction(slug));
    let body = |page: &Page, lang| page.body.get(lang).as_deref().map(|it| block::text(it).side());
    let text = Localized::from_fn(|lang| introduction.and_then(|page| body(page, lang)));
    named(maker, text, |lang| route.in_lang(lang))
}

/// A page of Markdown by its headings. The sections of both languages need not agree, so each is a unit of its own; the name of
/// the page leads to the first.
fn written<'b>(maker: &Maker<'b>, page: &'b Page) -> Vec<Unit<'b>> {
    let mut units = Vec::new();
    for (lang, body) in page.body.iter() {
        let name = maker.site.uis.get(lang).text(&format!("nav_{}", page.slug));
        let address = Address::of(|_| Route::Page(lang, &page.slug));
        let sections = block::sections(body.as_deref().unwrap_or_default());
        units.extend(sections.into_iter().zip(0..).map(|(section, at)| {
            let weight = if at == 0 { Weight::Title } else { Weight::Beside };
            section_unit(lang, section, &name, address.clone())
                .with(weight, &only(lang, name.clone()))
        }));
    }
    units
}

fn section_unit<'b>(
    lang: Lang,
    section: Section<'b>,
    page: &str,
    address: Address<'b>,
) -> Unit<'b> {
    let title = section.heading.map_or_else(|| page.to_owned().into(), side);
    Unit::new("page", only(lang, title), only(lang, section.text.side()), address).titled()
}

/// A text in one language alone.
fn only<'b>(lang: Lang, text: impl Into<Side<'b>>) -> Shown<'b> {
    let mut shown = Shown::default();
    *shown.get_mut(lang) = Some(text.into());
    shown
}
