//! A page as Markdown: its frame, and what articles and profiles share.

use super::block;
use super::inline::{self, Dated, address, date_label};
use super::line::Lines;
use crate::html::marked::{self, Links};
use crate::html::sign::Sign;
use crate::lang::{Lang, Localized};
use crate::model::{Block, Change, Confidence, EntityId, LocalText, Passage, SourceId};
use crate::route::Route;
use crate::script::quote::nested;
use crate::view::Scope;
use crate::view::title::title;

/// The Markdown of a page in the making.
pub(crate) struct Document<'s, 'b> {
    pub(crate) scope: &'s Scope<'b>,
    pub(crate) lines: Lines,
    /// What phrases mean, so far.
    dates: Vec<Dated>,
}

/// Entities at their Markdown.
struct ToText<'s, 'b>(&'s Scope<'b>);

impl Links for ToText<'_, '_> {
    fn href(&self, entity: EntityId) -> Option<String> {
        Some(self.0.route.to_markdown(self.0.entity_route(entity)))
    }

    fn class(&self, entity: EntityId) -> &'static str {
        self.0.class(entity)
    }

    fn id(&self, entity: EntityId) -> &str {
        self.0.id(entity)
    }

    fn name(&self, entity: EntityId, lang: Lang) -> String {
        self.0.name(entity, lang)
    }
}

impl<'s, 'b> Document<'s, 'b> {
    /// Nothing yet.
    pub(crate) fn new(scope: &'s Scope<'b>) -> Self {
        Self { scope, lines: Lines::new(), dates: Vec::new() }
    }

    /// A page with its heading.
    pub(super) fn with_title(scope: &'s Scope<'b>) -> Self {
        let mut document = Self::new(scope);
        document.heading(1, &title(scope));
        document
    }

    pub(crate) fn finish(self) -> String {
        self.lines.into_text()
    }

    pub(crate) fn word(&self, id: &str) -> String {
        self.scope.ui().text(id)
    }

    /// A heading of its own words.
    pub(crate) fn heading(&mut self, level: u8, words: &str) {
        self.lines.begin_heading(level);
        self.lines.text(words);
        self.lines.end_heading();
    }

    /// A text with its own marks, in the page's language or the other.
    pub(crate) fn text(&mut self, text: &LocalText<EntityId>) {
        if let Some((lang, text)) = text.prefer(self.scope.lang) {
            let marked = marked::bare(text, &[], &[], lang, &ToText(self.scope));
            inline::write(&mut self.lines, &marked, &mut self.dates);
        }
    }

    /// A quotation of plain words.
    pub(crate) fn quotation(&mut self, words: &str) {
        self.lines.mark("> ");
        self.lines.push_prefix("> ");
        self.lines.text(words);
        self.lines.pop_prefix(2);
        self.lines.end_block();
    }

    /// A text that is a paragraph.
    pub(super) fn paragraph(&mut self, text: &LocalText<EntityId>) {
        if text.prefer(self.scope.lang).is_some() {
            self.text(text);
            self.lines.end_block();
        }
    }

    /// A remark of the site on what follows.
    pub(super) fn notice(&mut self, words: &str) {
        self.lines.raw("_");
        self.lines.text(words);
        self.lines.raw("_");
        self.lines.end_block();
    }

    /// Blocks, the highest headings of which are of a level.
    pub(super) fn body(mut self, body: &Localized<Option<Vec<Block<EntityId>>>>, top: u8) -> Self {
        if let Some((lang, blocks)) = body.prefer(self.scope.lang) {
            if lang != self.scope.lang {
                self.notice(&self.word("fallback_notice"));
            }
            block::blocks(&mut self.lines, blocks, lang, top, &ToText(self.scope));
        }
        self
    }

    /// One side of a paragraph.
    pub(super) fn passage(&mut self, passage: &Passage, signs: &[Sign], lang: Lang) {
        let links = ToText(self.scope);
        let marked = marked::bare(&passage.text, &passage.mentions, signs, lang, &links);
        inline::write(&mut self.lines, &marked, &mut self.dates);
    }

    /// An item of a list.
    pub(crate) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        self.lines.mark("- ");
        self.lines.push_prefix("  ");
        write(self);
        self.lines.pop_prefix(2);
        self.lines.end_item();
    }

    /// Ends a list.
    pub(crate) fn end_list(&mut self) {
        self.lines.end_block();
    }

    /// What was changed, the newest first.
    pub(super) fn changes(&mut self, changes: &[Change]) {
        if !changes.is_empty() {
            self.heading(2, &self.word("changes_heading"));
        }
        for change in changes {
            self.item(|it| {
                it.lines.text(&format!("{} · ", it.scope.ui().date(&change.date)));
                it.text(&change.text);
            });
        }
        self.end_list();
    }

    /// An item with a label and words.
    pub(super) fn fact(&mut self, label: &str, words: &str) {
        self.item(|it| it.lines.text(&format!("{}: {words}", label.trim_end_matches(':'))));
    }

    /// A link with words.
    pub(super) fn link(&mut self, words: &str, href: &str) {
        self.lines.raw("[");
        self.lines.text(words);
        self.lines.raw(&format!("]{}", address(href)));
    }

    /// A link to another page of text.
    pub(crate) fn page(&mut self, words: &str, route: Route<'_>) {
        let href = self.scope.route.to_markdown(route);
        self.link(words, &href);
    }

    /// The profile of an entity.
    pub(super) fn entity(&mut self, id: EntityId) {
        let name = self.scope.book().entity(id).name(self.scope.lang).text;
        self.page(name, self.scope.entity_route(id));
    }

    /// How sure a claim is, and the sources that it rests on, behind it.
    pub(super) fn evidence(&mut self, confidence: Option<Confidence>, sources: &[SourceId]) {
        if let Some(confidence) = confidence {
            let label = self.scope.confidence_label(confidence);
            self.lines.text(&format!(" ({label})"));
        }
        self.cited(" — ", sources);
    }

    /// Sources behind what is cited from them.
    pub(super) fn cited(&mut self, before: &str, sources: &[SourceId]) {
        for (index, id) in sources.iter().enumerate() {
            self.lines.text(if index == 0 { before } else { " · " });
            self.source(*id);
        }
    }

    /// A source by its label, as a link to its record.
    fn source(&mut self, id: SourceId) {
        let (words, href) = (self.scope.source_label(id), self.scope.source_address(id));
        self.link(&words, &href);
    }

    /// The sources of a page, each by its label, with its title unless that is the label, and its address.
    pub(super) fn sources(&mut self, sources: &[SourceId]) {
        if sources.is_empty() {
            return;
        }
        self.heading(2, &self.word("sources_heading"));
        for id in sources {
            let (label, title) = self.scope.source_parts(*id);
            let address = self.scope.book().source(*id).address().map(str::to_owned);
            self.item(|it| {
                it.link(&label, &it.scope.source_address(*id));
                title.iter().for_each(|title| it.lines.text(&format!(": {title}")));
                if let Some(href) = &address {
                    it.lines.text(" ");
                    it.link(href, href);
                }
            });
        }
        self.end_list();
    }

    /// A footnote.
    pub(super) fn footnote(&mut self, label: &str, write: impl FnOnce(&mut Self)) {
        self.lines.mark(&format!("[^{label}]: "));
        self.lines.push_prefix("    ");
        write(self);
        self.lines.pop_prefix(4);
        self.lines.end_block();
    }

    /// Words of a paragraph in quotation marks, on one line.
    pub(super) fn quoted(&self, words: &str) -> String {
        let [opens, closes] = ["title_opens", "title_closes"].map(|id| self.word(id));
        let words = nested(&words.replace(['\n', '\t'], " "), self.scope.lang);
        format!("{opens}{words}{closes}")
    }

    /// The footnotes of dates, each with the phrase that means it: below the text nothing else says what is dated.
    pub(super) fn dates(&mut self) {
        for (index, date) in std::mem::take(&mut self.dates).iter().enumerate() {
            let meaning = format!("{}: {}", self.quoted(&date.phrase), date.gloss);
            self.footnote(&date_label(index + 1), |it| it.lines.text(&meaning));
        }
    }
}
