//! The settings of a briefing, as `book.toml` gives them. Data only; [`crate::parse`] reads them.

use crate::lang::Localized;
use crate::model::Date;
use crate::model::word::words;

/// The settings. Every field has a default, so that an empty `book.toml` makes a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The briefing's title.
    pub title: Localized<Option<String>>,
    /// One sentence on what it is, for the landing pages and search engines.
    pub description: Localized<Option<String>>,
    /// Where the site will be published, ending in `/`: makes canonical addresses possible.
    pub base_url: Option<String>,
    /// Where its content can be seen and mistakes reported.
    pub repository: Option<String>,
    /// Under which terms the content may be used, in a sentence.
    pub licence: Localized<Option<String>>,
    /// When the content was last revised: pages show it, and never the hour of the build.
    pub updated: Option<Date>,
    /// The digits of the Arabic interface.
    pub numerals: Numerals,
    /// The names of the months on Arabic pages.
    pub months: Months,
    /// Which mentions become links; an article may say otherwise.
    pub linking: Linking,
    /// How grave it is that translations are drafts.
    pub drafts: Drafts,
    /// Which optional pages are made.
    pub pages: OptionalPages,
    /// Which optional files are made beside pages.
    pub files: OptionalFiles,
    /// What readers can take along.
    pub downloads: Downloads,
}

words! {
    /// The digits in which the Arabic pages write dates and counts: the names of CLDR's numbering systems. Texts keep
    /// those of their authors.
    #[derive(Default)]
    pub enum Numerals {
        /// 0123456789, the habit of the press of North and West Africa.
        #[default]
        Latn = "latn",
        /// ٠١٢٣٤٥٦٧٨٩, that of the east of the Arab world.
        Arab = "arab",
    }
}

words! {
    /// The names of the months in which the Arabic pages write dates, by where they are said (CLDR).
    #[derive(Default)]
    pub enum Months {
        /// يناير، فبراير: from Egypt to the Gulf, and in the international press.
        #[default]
        Common = "common",
        /// كانون الثاني، شباط: Syria, Lebanon, Iraq, Jordan, Palestine.
        Levant = "levant",
        /// جانفي، فيفري: Algeria and Tunisia.
        Maghreb = "maghreb",
        /// يناير، فبراير … يوليوز، غشت: Morocco.
        Morocco = "morocco",
    }
}

words! {
    /// Which of the mentions that were found become links. Those that an author marked with `[[id]]` always do.
    #[derive(Default)]
    pub enum Linking {
        /// Every one.
        All = "all",
        /// The first of each entity in each paragraph.
        #[default]
        First = "first",
        /// None.
        None = "none",
    }
}

words! {
    /// How grave it is that translations are drafts.
    #[derive(Default)]
    pub enum Drafts {
        /// They are listed, and stop nothing.
        #[default]
        Note = "note",
        /// They stop a build under `--strict`.
        Warning = "warning",
    }
}

/// Pages that a project may switch off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionalPages {
    /// `/{lang}/articles/ID/data/`, whose highlighting takes time.
    pub data: bool,
    /// `/{lang}/articles/ID/parallel/`.
    pub parallel: bool,
}

/// Files beside pages that a project may switch on and off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "switches that do not depend on each other")]
pub struct OptionalFiles {
    /// `/_headers`, which says to some hosts how long which file may be kept.
    pub headers: bool,
    /// Whether `/sw.js` keeps the site for readers without a network; if not, it clears away what it has kept.
    pub offline: bool,
    /// `…/index.md` beside pages of text, and `/llms.txt`, which lists them.
    pub markdown: bool,
    /// `/{lang}/articles/ID/annotations.jsonld`.
    pub annotations: bool,
    /// The bibliography and the pages for reference managers: `/{lang}/sources/sources.{json,bib}`, `/{lang}/pages.{json,bib}`.
    pub references: bool,
    /// `/briefing.json`, and the schema that describes it.
    pub briefing: bool,
    /// What other sites show of a page that is shared: `…/card.png` of the briefing and of each article; `None` leaves those of
    /// articles to their number.
    pub cards: Option<bool>,
}

/// What readers can take along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Downloads {
    /// Books (EPUB) of each article and of the briefing; `None` leaves it to the number of articles.
    pub books: Option<bool>,
    /// The whole site as one file.
    pub site: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: Localized::default(),
            description: Localized::default(),
            base_url: None,
            repository: None,
            licence: Localized::default(),
            updated: None,
            numerals: Numerals::Latn,
            months: Months::Common,
            linking: Linking::First,
            drafts: Drafts::Note,
            pages: OptionalPages { data: true, parallel: true },
            files: OptionalFiles {
                headers: false,
                offline: true,
                markdown: true,
                annotations: true,
                references: true,
                briefing: true,
                cards: None,
            },
            downloads: Downloads::default(),
        }
    }
}

impl Config {
    /// The path part of the base URL, ending in `/`: where links of the 404 page begin, because that page is
    /// served at any address.
    pub fn base_path(&self) -> &str {
        let Some(url) = &self.base_url else { return "/" };
        let after_scheme = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        after_scheme.find('/').map_or("/", |start| &after_scheme[start..])
    }
}
