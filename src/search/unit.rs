//! Units: what can be found, in both languages at once, so that a word of either leads to it.

use super::block;
use super::entity;
use super::text::{Field, Shown, Weight, fields, joined, plain};
use crate::lang::{Lang, Localized};
use crate::model::bibliography::Name as BylineName;
use crate::model::metadata::Stated;
use crate::model::{Article, EntityId, FormName, Paragraph, Source, SourceId};
use crate::route::{Route, View};
use crate::script::stem;
use crate::view::{Scope, Site};

/// The kinds of units, in the order of the filter.
pub(super) const KINDS: [&str; 11] = [
    "group",
    "actor",
    "place",
    "event",
    "agreement",
    "article",
    "paragraph",
    "note",
    "statement",
    "source",
    "page",
];

/// Something that can be found.
#[derive(Debug)]
pub(super) struct Unit {
    /// Its place in [`KINDS`].
    pub(super) kind: usize,
    /// What it is called, or what it belongs to.
    pub(super) title: Shown,
    /// Its text as it is shown.
    pub(super) text: Shown,
    /// What is searched.
    pub(super) fields: Vec<Field>,
    /// Its whole names.
    pub(super) names: Vec<Name>,
    /// Where it stands on the pages of each language, below the site's root.
    pub(super) address: Localized<String>,
    /// Its relations, if it is an entity.
    pub(super) ties: Vec<Tie>,
}

/// A whole name of an entity.
#[derive(Debug)]
pub(super) struct Name {
    /// As names are looked up: see [`stem::name`].
    pub(super) key: String,
    /// 0 for a proper name, more for others.
    pub(super) rank: usize,
}

/// A relation as results show it.
#[derive(Debug)]
pub(super) struct Tie {
    pub(super) label: Shown,
    pub(super) other: Shown,
    pub(super) date: Shown,
    pub(super) address: Localized<String>,
}

/// One side after the other, from what makes one of each.
pub(super) struct Maker<'b> {
    pub(super) site: Site<'b>,
}

impl<'b> Maker<'b> {
    /// The scope of a page at the site's root in a language.
    pub(super) fn scope(&self, lang: Lang) -> Scope<'b> {
        Scope { lang, ..Scope::new(self.site, Route::Landing) }
    }
}

/// The address of a page in each language, with a place on it.
pub(super) fn addresses<'b>(place: &str, route: impl Fn(Lang) -> Route<'b>) -> Localized<String> {
    Localized::from_fn(|lang| {
        let page = Route::Landing.to(route(lang));
        if place.is_empty() { page } else { format!("{page}#{place}") }
    })
}

impl Unit {
    pub(super) fn new(kind: &str, title: Shown, text: Shown, address: Localized<String>) -> Self {
        let kind = KINDS.iter().position(|own| *own == kind).unwrap_or_default();
        let (fields, names, ties) = (fields(Weight::Body, &text), Vec::new(), Vec::new());
        Self { kind, title, text, fields, names, address, ties }
    }

    /// Finds the unit by a text too.
    pub(super) fn with(mut self, weight: Weight, text: &Shown) -> Self {
        self.fields.extend(fields(weight, text));
        self
    }

    /// Finds the unit by its title.
    pub(super) fn titled(self) -> Self {
        let title = self.title.clone();
        self.with(Weight::Title, &title)
    }
}

/// Everything that can be found on a site, what belongs together next to each other.
pub(super) fn units(site: Site<'_>) -> Vec<Unit> {
    let maker = Maker { site };
    let book = site.book;
    let mut units = Vec::new();
    for (id, _) in EntityId::all(&book.entities) {
        units.extend(entity::units(&maker, id));
    }
    units.extend(book.articles.iter().flat_map(|article| articles(&maker, article)));
    units.extend(SourceId::all(&book.sources).map(|(id, it)| source(&maker, id, it)));
    units.extend(pages(&maker));
    units
}

fn articles(maker: &Maker<'_>, article: &Article) -> Vec<Unit> {
    let title = article_title(article);
    let text = joined(plain(&article.summary), &plain(&article.metadata.note));
    let route = |lang| Route::Article(lang, &article.id, View::Reading);
    let address = addresses("", route);
    let unit = Unit::new("article", title.clone(), text, address).titled();
    let unit = byline(maker, article).iter().fold(unit, |unit, it| unit.with(Weight::Beside, it));
    let mut units = vec![unit];
    for paragraph in &article.paragraphs {
        let address = addresses(&paragraph.id, route);
        units.extend(self::paragraph(maker, &title, paragraph, &address));
        units.extend(
            paragraph
                .notes
                .iter()
                .map(|note| Unit::new("note", title.clone(), plain(&note.text), address.clone())),
        );
    }
    units
}

/// Who made an article and who published it.
fn byline(maker: &Maker<'_>, article: &Article) -> Vec<Shown> {
    let shown = |name: &BylineName| Localized::from_fn(|lang| Some(name.get(lang).1.to_owned()));
    let data = &article.metadata;
    let people = [&data.authors, &data.translators].into_iter().filter_map(Stated::known).flatten();
    let people = people.filter_map(|person| match (&person.name, person.entity) {
        (Some(name), _) => Some(shown(name)),
        (None, entity) => Some(entity::name(maker.site.book, entity?)),
    });
    people.chain(data.outlet.known().map(shown)).collect()
}

fn article_title(article: &Article) -> Shown {
    let title = plain(&article.title);
    let has_title = title.iter().any(|(_, title)| title.is_some());
    if has_title { title } else { Localized::from_fn(|_| Some(article.id.clone())) }
}

/// A paragraph, if it has words. A heading counts as a title.
fn paragraph(
    maker: &Maker<'_>,
    title: &Shown,
    paragraph: &Paragraph,
    address: &Localized<String>,
) -> Option<Unit> {
    let text: Shown = Localized::from_fn(|lang| {
        paragraph.passages.get(lang).as_ref().map(|passage| passage.text.plain.clone())
    });
    if text.iter().all(|(_, text)| text.is_none()) {
        return None;
    }
    let named = paragraph.subjects.iter().map(|id| entity::name(maker.site.book, *id));
    let unit = Unit::new("paragraph", title.clone(), text, address.clone());
    let unit = named.fold(unit, |unit, name| unit.with(Weight::Beside, &name));
    let is_heading = paragraph.form.name() == FormName::Heading;
    let words = unit.text.clone();
    Some(if is_heading { unit.with(Weight::Title, &words) } else { unit })
}

fn source(maker: &Maker<'_>, id: SourceId, source: &Source) -> Unit {
    let called = |lang| {
        let title = source.title.as_ref().map(|title| title.name.get(lang).1);
        title.unwrap_or(&source.id).to_owned()
    };
    let title = Localized::from_fn(|lang| Some(called(lang)));
    let text = Localized::from_fn(|lang| Some(maker.scope(lang).source_words(id)));
    let address = Localized::from_fn(|lang| maker.scope(lang).source_address(id));
    let id = Localized { ar: None, en: Some(source.id.clone()) };
    Unit::new("source", title, text, address).titled().with(Weight::Beside, &id)
}

/// The pages of Markdown by their headings. The sections of both languages need not agree, so each is a unit of its own.
fn pages(maker: &Maker<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for page in maker.site.book.own_pages() {
        for (lang, body) in page.body.iter() {
            let heading = maker.scope(lang).site.uis.get(lang).text(&format!("nav_{}", page.slug));
            let address = addresses("", |_| Route::Page(lang, &page.slug));
            for section in block::sections(body.as_deref().unwrap_or_default()) {
                let only = |text: String| {
                    let mut shown = Shown::default();
                    *shown.get_mut(lang) = Some(text);
                    shown
                };
                let title = only(section.heading.unwrap_or_else(|| heading.clone()));
                units.push(Unit::new("page", title, only(section.text), address.clone()).titled());
            }
        }
    }
    units
}

/// A whole name, as it is looked up.
pub(super) fn name(text: &str, rank: usize) -> Name {
    Name { key: stem::name(text), rank }
}
