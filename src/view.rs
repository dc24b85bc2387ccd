//! view: [`Book`] → what each page shows, ready for its template. The only types that serialize.
//!
//! Every text leaves this layer with its language and direction; dates, plurals, links and order are settled here,
//! so that templates hold layout and loops only.

pub mod article;
mod cast;
pub mod chrome;
mod cite;
pub mod entity;
pub mod excerpt;
pub mod home;
pub mod index;
pub mod map;
pub mod network;
pub mod notes;
mod paragraph;
mod period;
pub mod source;
pub mod timeline;
pub mod title;

use index::Orders;
use map::locator::Locator;
use network::graph::Networks;
use serde::Serialize;

use crate::config::Config;
use crate::html::text::Links;
use crate::html::{Html, block, text};
use crate::lang::{Dir, Lang, Localized};
use crate::model::{
    Block, Book, Confidence, Date, Direction, Entity, EntityId, LocalText, RelationType, SourceId,
};
use crate::route::Route;
use crate::source::Sources;
use crate::ui::Ui;

/// What every page is made from.
#[derive(Clone, Copy)]
pub struct Site<'b> {
    /// The resolved content.
    pub book: &'b Book,
    /// The settings.
    pub config: &'b Config,
    /// The interface in both languages.
    pub uis: &'b Localized<Ui>,
    /// The files, for the data view.
    pub sources: &'b Sources,
    /// The order of the indexes.
    pub orders: &'b Orders,
    /// The small map of profiles.
    pub locator: &'b Locator,
    /// The network, laid out.
    pub networks: &'b Networks,
}

/// One page in the making: links lead from its route, and its own words are in one language.
#[derive(Clone, Copy)]
pub struct Scope<'b> {
    /// The site.
    pub site: Site<'b>,
    /// The page.
    pub route: Route<'b>,
    /// The language of the page's own words.
    pub lang: Lang,
}

/// A text with its language and direction.
#[derive(Clone, Debug, Serialize)]
pub struct TextView {
    lang: &'static str,
    dir: Dir,
    html: Html,
    /// Whether it is not in the page's language.
    fallback: bool,
}

/// A link with a text.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    href: String,
    text: TextView,
}

/// A labelled value.
#[derive(Clone, Debug, Serialize)]
pub struct FactView {
    label: String,
    value: TextView,
    sources: Vec<LinkView>,
}

impl FactView {
    fn new(label: String, value: TextView) -> Self {
        Self { label, value, sources: Vec::new() }
    }
}

impl<'b> Scope<'b> {
    /// The scope of a page; pages in both languages speak Arabic first.
    pub fn new(site: Site<'b>, route: Route<'b>) -> Self {
        Self { site, route, lang: route.lang().unwrap_or(Lang::Ar) }
    }

    fn book(&self) -> &'b Book {
        self.site.book
    }

    fn ui(&self) -> &'b Ui {
        self.site.uis.get(self.lang)
    }

    /// The link to another page. The 404 page is served at any address, so its links begin at the site's root.
    fn to(&self, target: Route<'_>) -> String {
        match self.route {
            Route::NotFound => format!("{}{}", self.site.config.base_path(), target.address()),
            route => route.to(target),
        }
    }

    fn view(&self, lang: Lang, html: Html) -> TextView {
        TextView { lang: lang.tag(), dir: lang.dir(), html, fallback: lang != self.lang }
    }

    /// Words of the interface.
    fn words(&self, words: &str) -> TextView {
        self.view(self.lang, text::plain(words, self.lang))
    }

    /// Words of a known language.
    fn words_in(&self, words: &str, lang: Lang) -> TextView {
        self.view(lang, text::plain(words, lang))
    }

    /// A bilingual text for this page's reader.
    fn text(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::inline(content, lang, self)))
    }

    /// A bilingual text that will stand inside a link.
    fn unlinked(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::unlinked(content, lang)))
    }

    /// A bilingual body; headings begin at level 3, below those of the profile.
    fn body(&self, body: &Localized<Option<Vec<Block<EntityId>>>>, top: u8) -> Option<TextView> {
        let (lang, blocks) = body.prefer(self.lang)?;
        Some(self.view(lang, block::blocks(blocks, lang, top, self)))
    }

    fn date(&self, date: &Date) -> TextView {
        self.words(&self.ui().date(date))
    }

    fn confidence_label(&self, confidence: Confidence) -> String {
        self.ui().text(&format!("confidence_{}", confidence.word().replace('-', "_")))
    }

    /// What a type of relation is called in the reader's language, along a way.
    fn relation_label(&self, kind: &RelationType, direction: Direction) -> String {
        self.ui().text(&format!("relation_{}", kind.name_in(direction).replace('-', "_")))
    }

    fn name(&self, entity: &Entity) -> TextView {
        let (lang, name) = entity.name(self.lang);
        self.words_in(name, lang)
    }

    fn entity_route(&self, id: EntityId) -> Route<'b> {
        let entity = self.book().entity(id);
        Route::Entity(self.lang, entity.kind(), &entity.id)
    }

    fn entity_link(&self, id: EntityId) -> LinkView {
        let text = self.name(self.book().entity(id));
        LinkView { href: self.to(self.entity_route(id)), text }
    }

    /// Links to sources by their short names.
    fn source_links(&self, sources: &[SourceId]) -> Vec<LinkView> {
        sources.iter().map(|id| self.source_link(*id)).collect()
    }
}

impl Links for Scope<'_> {
    fn href(&self, entity: EntityId) -> String {
        self.to(self.entity_route(entity))
    }

    fn class(&self, entity: EntityId) -> &'static str {
        self.book().entity(entity).kind().noun()
    }

    fn id(&self, entity: EntityId) -> &str {
        &self.book().entity(entity).id
    }

    fn name(&self, entity: EntityId, lang: Lang) -> String {
        self.book().entity(entity).name(lang).1.to_owned()
    }
}
