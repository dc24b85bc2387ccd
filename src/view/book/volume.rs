//! What belongs into one book.

use std::collections::BTreeSet;

use crate::card::{Card, Shape};
use crate::html::block;
use crate::lang::Lang;
use crate::model::text::Style;
use crate::model::{self, Article, EntityId, LocalText, Page, SourceId};
use crate::route::{Route, View};
use crate::view::source::{RecordView, record};
use crate::view::{FactView, Scope, Site, TextView, byline, chrome, edition, news, shared};

use super::chapter;
use super::glossary::{Kind, kinds};
use super::leads::Leads;

/// A book in one language.
pub struct Volume<'b> {
    /// What its words of the interface, its glossary and its sources are made from.
    scope: Scope<'b>,
    /// Its articles in order.
    pub articles: Vec<&'b Article>,
    entities: BTreeSet<EntityId>,
    sources: BTreeSet<SourceId>,
}

impl<'b> Volume<'b> {
    /// The book of an article: it explains who and what the article names.
    pub fn of_article(site: Site<'b>, article: &'b Article, lang: Lang) -> Self {
        let entities = named(article);
        let sources = cited(&site, article, &entities);
        let scope = Scope::new(site, Route::Book(lang, Some(&article.id)));
        Self { scope, articles: vec![article], entities, sources }
    }

    /// The book of the whole briefing, with everything that it explains.
    pub fn of_briefing(site: Site<'b>, lang: Lang) -> Self {
        let scope = Scope::new(site, Route::Book(lang, None));
        let order = scope.order().articles.iter();
        Self {
            scope,
            articles: order.map(|id| site.book.article(*id)).collect(),
            entities: EntityId::all(&site.book.entities).map(|(id, _)| id).collect(),
            sources: SourceId::all(&site.book.sources).map(|(id, _)| id).collect(),
        }
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.scope.lang
    }

    /// Its file.
    pub fn route(&self) -> Route<'b> {
        self.scope.route
    }

    /// Whether it is that of the whole briefing.
    pub fn is_whole(&self) -> bool {
        matches!(self.scope.route, Route::Book(_, None))
    }

    /// The article that it is of.
    pub fn article(&self) -> Option<&'b Article> {
        self.articles.first().copied().filter(|_| !self.is_whole())
    }

    /// Words of the interface.
    pub fn words(&self, id: &str) -> String {
        self.scope.ui().text(id)
    }

    /// The languages in which an article has a chapter: that of the book, and the other one if the article has both.
    pub fn chapters(&self, article: &Article) -> Vec<Lang> {
        let is_whole = Lang::ALL.into_iter().all(|lang| chapter::is_in(article, lang));
        let own = self.lang();
        if is_whole { vec![own, own.other()] } else { vec![own] }
    }

    /// Its title in a language, as far as it has one there.
    pub fn title(&self, lang: Lang) -> Option<String> {
        match self.article() {
            Some(article) => article.title.get(lang).as_ref().map(|title| title.plain.clone()),
            None => self.scope.site.config.title.get(lang).clone(),
        }
    }

    /// The title in its own language, or what stands for it, with the language that it is in.
    pub fn heading(&self) -> TextView {
        match self.article() {
            Some(article) => {
                let title = self.scope.linked_heading(&article.title);
                title.unwrap_or_else(|| self.scope.words_in(&article.id, Lang::En))
            }
            None => chrome::site_words(&self.scope),
        }
    }

    /// The title in the other language, if it has one there besides its own.
    pub fn other_heading(&self) -> Option<TextView> {
        let other = self.lang().other();
        let title = self.title(other).filter(|_| self.title(self.lang()).is_some())?;
        Some(self.scope.words_in(&title, other))
    }

    /// Its cover.
    pub fn cover(&self) -> Card<'b> {
        Card { shape: Shape::Cover, ..shared::card(&self.scope, self.article()) }
    }

    /// A word of the interface as a text.
    pub fn label(&self, id: &str) -> TextView {
        self.said(&self.words(id))
    }

    /// Words in the language of the book as a text.
    pub fn said(&self, words: &str) -> TextView {
        self.scope.words(words)
    }

    /// Who wrote the article and who translated it.
    pub fn credits(&self) -> Vec<FactView> {
        let people = [("by", self.authors()), ("translated_by", self.translators())];
        let named = people.into_iter().filter(|(_, names)| !names.is_empty());
        let comma = self.words("comma");
        named
            .map(|(label, names)| FactView::new(self.words(label), self.said(&names.join(&comma))))
            .collect()
    }

    /// When the content was last revised.
    pub fn revised(&self) -> Option<FactView> {
        let date = self.scope.site.config.updated.as_ref()?;
        Some(FactView::new(self.words("footer_updated"), self.scope.date(date)))
    }

    /// Its own address.
    pub fn own_address(&self) -> Option<String> {
        edition::absolute(&self.scope.site, self.scope.route)
    }

    /// The name of the briefing.
    pub fn briefing(&self) -> TextView {
        chrome::site_words(&self.scope)
    }

    /// What it is, in a sentence or two.
    pub fn description(&self) -> Option<TextView> {
        if let Some(article) = self.article() {
            return super::leads::text(&self.leads(), &article.summary);
        }
        let (lang, text) = self.scope.site.config.description.prefer(self.lang())?;
        Some(self.scope.words_in(text, lang))
    }

    /// Under which terms it may be used.
    pub fn licence(&self) -> Option<TextView> {
        let (lang, text) = self.scope.site.config.licence.prefer(self.lang())?;
        Some(self.scope.words_in(text, lang))
    }

    /// Where it stands on the web, for reading: the article, or the briefing.
    pub fn address(&self) -> Option<String> {
        let lang = self.lang();
        let page = match self.article() {
            Some(article) => Route::Article(lang, &article.id, View::Reading),
            None => Route::Home(lang),
        };
        edition::absolute(&self.scope.site, page)
    }

    /// When the last of what it holds was revised (RFC 3339), as far as anybody says.
    pub fn updated(&self) -> Option<String> {
        let config = self.scope.site.config;
        let articles = self.articles.iter().filter_map(|article| news::updated(article, config));
        articles.chain(config.updated.as_ref().and_then(news::instant)).max()
    }

    /// When its article was published (RFC 3339).
    pub fn published(&self) -> Option<String> {
        news::published(self.article()?)
    }

    /// Who wrote the article.
    pub fn authors(&self) -> Vec<String> {
        let people = self.article().map(|article| &article.metadata.authors);
        people.map(|it| byline::names(&self.scope, it, self.lang())).unwrap_or_default()
    }

    /// Who translated it.
    pub fn translators(&self) -> Vec<String> {
        let people = self.article().map(|article| &article.metadata.translators);
        people.map(|it| byline::names(&self.scope, it, self.lang())).unwrap_or_default()
    }

    /// The glossary.
    pub fn glossary(&self) -> Vec<Kind> {
        kinds(&self.leads())
    }

    /// The sources in the order of their page.
    pub fn records(&self) -> Vec<RecordView> {
        let order = self.scope.order().sources().iter();
        let own = order.filter(|id| self.sources.contains(id));
        own.map(|id| record(&self.scope, self.scope.book().source(*id))).collect()
    }

    /// The pages of Markdown, of the whole briefing: what it is and how it is read. Each has its name and heading.
    pub fn pages(&self) -> Vec<(&'b str, String, TextView)> {
        let leads = self.leads();
        let pages = self.scope.book().own_pages().filter(|_| self.is_whole());
        let page = |page: &'b Page| {
            let (lang, body) = page.body.prefer(self.lang())?;
            let body = self.scope.view(lang, block::of_book(body, lang, 2, &leads));
            Some((page.slug.as_str(), self.words(&format!("nav_{}", page.slug)), body))
        };
        pages.filter_map(page).collect()
    }

    fn leads(&self) -> Leads<'b, '_> {
        Leads { scope: self.scope, within: Some(&self.entities) }
    }
}

/// Whom and what an article and its notes name or speak of.
fn named(article: &Article) -> BTreeSet<EntityId> {
    let notes = article.paragraphs.iter().flat_map(|paragraph| &paragraph.notes);
    let credits = article.paragraphs.iter().filter_map(|it| it.form.figure());
    let texts = notes.map(|note| &note.text).chain(credits.map(|figure| &figure.credit));
    let texts = texts.chain([&article.summary, &article.metadata.note, &article.title]);
    let paragraphs = article.paragraphs.iter().flat_map(model::Paragraph::entities);
    texts.flat_map(references).chain(paragraphs).collect()
}

/// The entities that a text names by their ids.
fn references(text: &LocalText<EntityId>) -> impl Iterator<Item = EntityId> {
    let sides = text.iter().filter_map(|(_, text)| text.as_ref());
    sides.flat_map(|text| &text.marks).filter_map(|mark| match mark.style {
        Style::Mention(entity) => Some(entity),
        _ => None,
    })
}

/// What an article rests on, and what is said of those whom it names.
fn cited(site: &Site<'_>, article: &Article, entities: &BTreeSet<EntityId>) -> BTreeSet<SourceId> {
    let notes = article.paragraphs.iter().flat_map(|paragraph| &paragraph.notes);
    let figures = article.paragraphs.iter().filter_map(|paragraph| paragraph.form.figure());
    let profiles = entities.iter().flat_map(|id| &site.book.entity(*id).statements);
    let notes = notes.flat_map(|note| &note.sources);
    let figures = figures.flat_map(|figure| &figure.sources);
    let profiles = profiles.flat_map(|statement| &statement.sources);
    notes.chain(figures).chain(profiles).copied().collect()
}
