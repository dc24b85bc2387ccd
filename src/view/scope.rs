//! Scope: one page in the making. It knows the site, the page's route and its language, and makes from these what every
//! view needs: links, words of the interface, texts in the reader's language.
//!
//! It lays nothing out and knows no page by its content.

use super::blurb::Blurbs;
use super::called::Called;
use super::contents::Contents;
use super::map::Atlas;
use super::numbers::Numbers;
use super::order::{Order, Orders};
use super::timeline::Chronology;
use super::value::{LinkView, TextView};
use crate::config::Config;
use crate::html::text::Links;
use crate::html::{Html, block, text};
use crate::lang::{Lang, Localized};
use crate::model::{
    Article, ArticleId, Block, Book, Confidence, Date, Direction, Entity, EntityId, EntityKind,
    LocalText, RelationType,
};
use crate::picture::map::locator::Locator;
use crate::picture::network::graph::Network;
use crate::route::{Picture, Published, Route, file_address};
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
    /// The names of files of the theme.
    pub published: &'b Published,
    /// The pages that there are of the whole content.
    pub contents: &'b Contents,
    /// In which languages there is a feed.
    pub feeds: Localized<bool>,
    /// The order of the indexes.
    pub orders: &'b Orders,
    /// What entities and articles are called in links, in each language.
    pub called: &'b Localized<Called>,
    /// What the cards over names say, in each language.
    pub blurbs: &'b Localized<Blurbs>,
    /// The numbers of notes.
    pub numbers: &'b Numbers,
    /// What has a date.
    pub chronology: &'b Chronology,
    /// The places of the map, in each language.
    pub atlases: &'b Localized<Atlas>,
    /// The small map of profiles.
    pub locator: &'b Locator,
    /// The network, laid out.
    pub network: &'b Network,
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

impl<'b> Scope<'b> {
    /// The scope of a page; pages in both languages speak Arabic first.
    pub fn new(site: Site<'b>, route: Route<'b>) -> Self {
        Self { site, route, lang: route.lang().unwrap_or(Lang::Ar) }
    }

    /// The resolved content.
    pub fn book(&self) -> &'b Book {
        self.site.book
    }

    /// The interface in the language of the page.
    pub fn ui(&self) -> &'b Ui {
        self.site.uis.get(self.lang)
    }

    /// The link to another page. The 404 page is served at any address, so its links begin at the site's root.
    pub fn to(&self, target: Route<'_>) -> String {
        match self.route {
            Route::NotFound => {
                format!("{}{}", self.site.config.base_path(), file_address(&target.address()))
            }
            route => route.to(target),
        }
    }

    /// The link to a file by its path below `static/`.
    pub fn asset(&self, path: &str) -> String {
        self.to(self.site.published.route(path))
    }

    /// The pages of the whole content in the page's language, in the order in which the site lists them.
    pub fn contents(&self) -> impl Iterator<Item = Route<'b>> {
        let pages = self.book().own_pages().map(|page| Route::Page(self.lang, &page.slug));
        self.site.contents.get(self.lang).iter().copied().chain(pages)
    }

    pub(super) fn view(&self, lang: Lang, html: Html) -> TextView {
        TextView::new(html, lang, self.lang)
    }

    /// Words of the interface.
    pub(super) fn words(&self, words: &str) -> TextView {
        self.view(self.lang, text::plain(words, self.lang))
    }

    /// Words of a known language.
    pub(super) fn words_in(&self, words: &str, lang: Lang) -> TextView {
        self.view(lang, text::plain(words, lang))
    }

    /// A bilingual text for this page's reader.
    pub(super) fn text(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::inline(content, lang, self)))
    }

    /// A bilingual text that is a heading.
    pub(super) fn heading(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::heading(content, lang, Some(self))))
    }

    /// A bilingual text that is a heading and a link.
    pub(super) fn linked_heading(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::heading(content, lang, None)))
    }

    /// The title of an article, for a link to it.
    pub(super) fn article_title(&self, id: ArticleId) -> Option<TextView> {
        self.site.called.get(self.lang).article(self.book(), id)
    }

    /// A bilingual text that will stand inside a link.
    pub(super) fn unlinked(&self, local: &LocalText<EntityId>) -> Option<TextView> {
        let (lang, content) = local.prefer(self.lang)?;
        Some(self.view(lang, text::unlinked(content, lang)))
    }

    /// A bilingual body; headings begin at level 3, below those of the profile.
    pub(super) fn body(
        &self,
        body: &Localized<Option<Vec<Block<EntityId>>>>,
        top: u8,
    ) -> Option<TextView> {
        let (lang, blocks) = body.prefer(self.lang)?;
        Some(self.view(lang, block::blocks(blocks, lang, top, self)))
    }

    pub(super) fn date(&self, date: &Date) -> TextView {
        self.words(&self.ui().date(date))
    }

    /// What a level of confidence is called in the reader's language.
    pub fn confidence_label(&self, confidence: Confidence) -> String {
        self.ui().text(&format!("confidence_{}", confidence.word().replace('-', "_")))
    }

    /// What a type of relation is called in the reader's language, along a way.
    pub fn relation_label(&self, kind: &RelationType, direction: Direction) -> String {
        self.ui().text(&format!("relation_{}", kind.name_in(direction).replace('-', "_")))
    }

    pub(super) fn name(&self, entity: &Entity) -> TextView {
        let name = entity.name(self.lang);
        self.words_in(name.text, name.lang)
    }

    /// The profile of an entity in the language of the page.
    pub fn entity_route(&self, id: EntityId) -> Route<'b> {
        let entity = self.book().entity(id);
        Route::Entity(self.lang, entity.kind(), &entity.id)
    }

    pub(super) fn entity_link(&self, id: EntityId) -> LinkView {
        let text = self.site.called.get(self.lang).entity(self.book(), id);
        LinkView { href: self.to(self.entity_route(id)), text }
    }

    /// The articles in the order of all lists.
    pub fn articles(&self) -> impl Iterator<Item = &'b Article> {
        self.order().articles.iter().map(|id| self.book().article(*id))
    }

    /// The entities of a kind in the order of its index.
    pub fn entities(&self, kind: EntityKind) -> &'b [EntityId] {
        self.order().of(kind)
    }

    /// The order of the page's language.
    pub(crate) fn order(&self) -> &'b Order {
        self.site.orders.get(self.lang)
    }

    /// The entity so many steps further on in its index.
    pub(super) fn neighbour(&self, id: EntityId, step: isize) -> Option<LinkView> {
        let order = self.order().of(self.book().entity(id).kind());
        let neighbour = order.get(self.order().place(id).checked_add_signed(step)?)?;
        Some(self.entity_link(*neighbour))
    }

    /// The network.
    pub(super) fn network(&self) -> &'b Network {
        self.site.network
    }

    /// The page of the whole network.
    pub(super) fn network_page(&self) -> String {
        self.to(Route::Picture(self.lang, Picture::Network))
    }
}

impl Links for Scope<'_> {
    fn href(&self, entity: EntityId) -> Option<String> {
        Some(self.to(self.entity_route(entity)))
    }

    fn class(&self, entity: EntityId) -> &'static str {
        self.book().entity(entity).kind().noun()
    }

    fn id(&self, entity: EntityId) -> &str {
        &self.book().entity(entity).id
    }

    fn name(&self, entity: EntityId, lang: Lang) -> String {
        self.book().entity(entity).name(lang).text.to_owned()
    }
}
