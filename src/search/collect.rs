//! The units of a site: of articles, sources and pages here, those of entities by their own file.

use std::sync::Arc;

use super::text::{Shown, Side, Weight, joined, plain, side};
use super::unit::{Address, Maker, Unit};
use super::{entity, page};
use crate::lang::Localized;
use crate::model::bibliography::Name as BylineName;
use crate::model::metadata::Stated;
use crate::model::{Article, EntityId, FormName, Paragraph, Source, SourceId};
use crate::route::{Route, View};
use crate::view::Site;

/// Everything that can be found on a site, what belongs together next to each other.
pub(super) fn units(site: Site<'_>) -> Vec<Unit<'_>> {
    let maker = Maker { site };
    let book = site.book;
    let mut units = Vec::new();
    for (id, _) in EntityId::all(&book.entities) {
        units.extend(entity::units(&maker, id));
    }
    units.extend(book.articles.iter().flat_map(|article| articles(&maker, article)));
    units.extend(SourceId::all(&book.sources).map(|(id, it)| source(&maker, id, it)));
    units.extend(page::units(&maker));
    units
}

fn articles<'b>(maker: &Maker<'b>, article: &'b Article) -> Vec<Unit<'b>> {
    let title = Arc::new(article_title(article));
    let text = joined(plain(&article.summary), &plain(&article.metadata.note));
    let page = Address::of(|lang| Route::Article(lang, &article.id, View::Reading));
    let unit = Unit::new("article", title.clone(), text, page.clone()).titled();
    let unit = byline(maker, article).iter().fold(unit, |unit, it| unit.with(Weight::Beside, it));
    let mut units = vec![unit];
    let mut numbers = 1..;
    for paragraph in &article.paragraphs {
        let address = page.at(&paragraph.id);
        units.extend(self::paragraph(maker, &title, paragraph, &address));
        units.extend(paragraph.notes.iter().zip(&mut numbers).map(|(note, number)| {
            let unit = Unit::new("note", title.clone(), plain(&note.text), address.clone());
            Unit { note: Some(number), ..unit }
        }));
    }
    units
}

/// Who made an article and who published it.
fn byline<'b>(maker: &Maker<'b>, article: &'b Article) -> Vec<Shown<'b>> {
    let shown = |name: &'b BylineName| Localized::from_fn(|lang| Some(name.get(lang).1.into()));
    let data = &article.metadata;
    let people = [&data.authors, &data.translators].into_iter().filter_map(Stated::known).flatten();
    let people = people.filter_map(|person| match (&person.name, person.entity) {
        (Some(name), _) => Some(shown(name)),
        (None, entity) => Some(entity::name(maker.site.book, entity?)),
    });
    people.chain(data.outlet.known().map(shown)).collect()
}

fn article_title(article: &Article) -> Shown<'_> {
    let title = plain(&article.title);
    let has_title = title.iter().any(|(_, title)| title.is_some());
    if has_title { title } else { Localized::from_fn(|_| Some(article.id.as_str().into())) }
}

/// A paragraph, if it has words; by its id too, as it is cited. A heading counts as a title.
fn paragraph<'b>(
    maker: &Maker<'b>,
    title: &Arc<Shown<'b>>,
    paragraph: &'b Paragraph,
    address: &Address<'b>,
) -> Option<Unit<'b>> {
    let text: Shown<'b> = Localized::from_fn(|lang| {
        paragraph.passages.get(lang).as_ref().map(|passage| side(&passage.text))
    });
    if text.iter().all(|(_, text)| text.is_none()) {
        return None;
    }
    let id = Shown { ar: None, en: Some(paragraph.id.as_str().into()) };
    let named = paragraph.subjects.iter().map(|id| entity::name(maker.site.book, *id));
    let unit = Unit::new("paragraph", title.clone(), text, address.clone());
    let unit = unit.with(Weight::Title, &id);
    let unit = named.fold(unit, |unit, name| unit.with(Weight::Beside, &name));
    let is_heading = paragraph.form.name() == FormName::Heading;
    let words = unit.text.clone();
    Some(if is_heading { unit.with(Weight::Title, &words) } else { unit })
}

fn source<'b>(maker: &Maker<'b>, id: SourceId, source: &'b Source) -> Unit<'b> {
    let called = |lang| {
        let title = source.title.as_ref().map(|title| title.name.get(lang).1);
        Side::directed(title.unwrap_or(&source.id), maker.scope(lang).source_dir(id))
    };
    let title = Localized::from_fn(|lang| Some(called(lang)));
    let text = Localized::from_fn(|lang| Some(maker.scope(lang).source_words(id).into()));
    let address = Address::new(Localized::from_fn(|lang| maker.scope(lang).source_address(id)));
    let id = Localized { ar: None, en: Some(source.id.as_str().into()) };
    Unit::new("source", title, text, address).titled().with(Weight::Beside, &id)
}
