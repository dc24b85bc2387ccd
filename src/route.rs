//! Every address of the site, and every relative link between two of them. Nobody else joins or takes apart URL strings.
//!
//! Links name the `index.html` of a folder, so that a site works from a file as well as from a server. What is not
//! known here is which articles, entities and years there are: a route may name a page that the book lacks.

mod encoded;
mod published;
mod relative;

use crate::lang::Lang;
use crate::model::EntityKind;
use encoded::encoded;
pub use encoded::file_address;
pub use published::Published;
use relative::relative;

/// A page or file of the output. Ids are borrowed from the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route<'b> {
    /// `/`: the landing page in both languages.
    Landing,
    /// `/{lang}/`
    Home(Lang),
    /// `/{lang}/articles/ID/` and its other views.
    Article(Lang, &'b str, View),
    /// `/{lang}/{groups,actors,…}/`
    Kind(Lang, EntityKind),
    /// `/{lang}/{groups,actors,…}/ID/`
    Entity(Lang, EntityKind, &'b str),
    /// `/{lang}/{timeline,map,network}/`
    Picture(Lang, Picture),
    /// `/{lang}/network/YEAR/`: the network as of a year.
    NetworkIn(Lang, i32),
    /// `/{lang}/notes/`
    Notes(Lang),
    /// `/{lang}/sources/`
    Sources(Lang),
    /// `/{lang}/tags/`
    Tags(Lang),
    /// `/{lang}/tags/SLUG/`
    Tag(Lang, &'b str),
    /// `/{lang}/series/ID/`
    Series(Lang, &'b str),
    /// `/{lang}/search/`
    Search(Lang),
    /// `/{lang}/about/`
    Page(Lang, &'b str),
    /// `…/page/N/`: a further part of the lists of a page, from the second on.
    Further(Lang, Listing<'b>, usize),
    /// `/{lang}/articles/ID/ID.epub`, and the whole briefing as `/{lang}/briefing.epub`.
    Book(Lang, Option<&'b str>),
    /// `/{lang}/articles/ID/card.png`, and that of the briefing as `/{lang}/card.png`: what other sites show of a shared page.
    Card(Lang, Option<&'b str>),
    /// `/404.html`
    NotFound,
    /// A file of `static/`.
    Asset(&'b str),
}

/// A page whose lists may be too long for one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listing<'b> {
    /// The articles.
    Home,
    /// The index of a kind.
    Kind(EntityKind),
    /// A profile.
    Entity(EntityKind, &'b str),
    /// A picture with its table.
    Picture(Picture),
    /// The notes.
    Notes,
    /// The sources.
    Sources,
    /// The tags.
    Tags,
    /// The articles with a tag.
    Tag(&'b str),
    /// The parts of a series.
    Series(&'b str),
}

impl<'b> Listing<'b> {
    /// Its first part, which is the page itself.
    fn whole(self, lang: Lang) -> Route<'b> {
        match self {
            Self::Home => Route::Home(lang),
            Self::Kind(kind) => Route::Kind(lang, kind),
            Self::Entity(kind, id) => Route::Entity(lang, kind, id),
            Self::Picture(picture) => Route::Picture(lang, picture),
            Self::Notes => Route::Notes(lang),
            Self::Sources => Route::Sources(lang),
            Self::Tags => Route::Tags(lang),
            Self::Tag(slug) => Route::Tag(lang, slug),
            Self::Series(id) => Route::Series(lang, id),
        }
    }
}

/// A view of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// One language.
    Reading,
    /// Both languages side by side.
    Parallel,
    /// The annotated YAML.
    Data,
}

/// A picture drawn from the whole content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Picture {
    /// What happened when.
    Timeline,
    /// What lies where.
    Map,
    /// Who stands how to whom.
    Network,
}

impl Picture {
    /// Every picture, in the order in which the site lists them.
    pub const ALL: [Self; 3] = [Self::Timeline, Self::Map, Self::Network];

    /// The path segment, also the key of its strings.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Map => "map",
            Self::Network => "network",
        }
    }

    fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.folder() == folder)
    }
}

impl View {
    /// Every view, in the order in which an article lists them.
    pub const ALL: [Self; 3] = [Self::Reading, Self::Parallel, Self::Data];

    /// The folder below the article's own.
    fn folder(self) -> &'static str {
        match self {
            Self::Reading => "",
            Self::Parallel => "parallel/",
            Self::Data => "data/",
        }
    }

    fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.folder().strip_suffix('/') == Some(folder))
    }
}

impl<'b> Route<'b> {
    /// The script of the search, which is loaded when it is used.
    pub const SEARCH_SCRIPT: Self = Self::Asset("search/search.js");

    /// All content as data.
    pub const DATA: Self = Self::Asset("briefing.json");

    /// The whole site as one file.
    pub const COPY: Self = Self::Asset("briefing.zip");

    /// The news of a language, for programs that follow them.
    pub fn feed(lang: Lang) -> Self {
        Self::Asset(match lang {
            Lang::Ar => "ar/feed.xml",
            Lang::En => "en/feed.xml",
        })
    }

    /// The sources of a language, for reference managers: as CSL-JSON and as BibLaTeX.
    pub fn bibliography(lang: Lang) -> [Self; 2] {
        match lang {
            Lang::Ar => ["ar/sources/sources.json", "ar/sources/sources.bib"],
            Lang::En => ["en/sources/sources.json", "en/sources/sources.bib"],
        }
        .map(Self::Asset)
    }

    /// The pages of a language as works that can be cited, in the same formats.
    pub fn citations(lang: Lang) -> [Self; 2] {
        match lang {
            Lang::Ar => ["ar/pages.json", "ar/pages.bib"],
            Lang::En => ["en/pages.json", "en/pages.bib"],
        }
        .map(Self::Asset)
    }

    /// The page at an address: the inverse of [`Route::address`]. `None` where no page can be, and for assets, which
    /// may lie anywhere. Only the one spelling that `address` writes is understood.
    pub fn parse(address: &'b str) -> Option<Self> {
        let route = match address {
            "" => Self::Landing,
            "404.html" => Self::NotFound,
            _ => Self::parse_segments(&address.strip_suffix('/')?.split('/').collect::<Vec<_>>())?,
        };
        (route.address() == address).then_some(route)
    }

    fn parse_segments(segments: &[&'b str]) -> Option<Self> {
        let (tag, rest) = segments.split_first()?;
        let lang = Lang::from_tag(tag)?;
        if rest.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
            return None;
        }
        if let [whole @ .., "page", number] = segments
            && let Ok(number) = number.parse()
        {
            return Some(Self::parse_segments(whole)?.part(number));
        }
        Some(match *rest {
            [] => Self::Home(lang),
            ["notes"] => Self::Notes(lang),
            ["sources"] => Self::Sources(lang),
            ["tags"] => Self::Tags(lang),
            ["search"] => Self::Search(lang),
            [folder] => Self::parse_folder(lang, folder),
            ["articles", id] => Self::Article(lang, id, View::Reading),
            ["articles", id, view] => Self::Article(lang, id, View::from_folder(view)?),
            ["tags", slug] => Self::Tag(lang, slug),
            ["series", id] => Self::Series(lang, id),
            ["network", year] => Self::NetworkIn(lang, year.parse().ok()?),
            [folder, id] => Self::Entity(lang, EntityKind::from_folder(folder)?, id),
            _ => return None,
        })
    }

    fn parse_folder(lang: Lang, folder: &'b str) -> Self {
        let kind = EntityKind::from_folder(folder).map(|kind| Self::Kind(lang, kind));
        let picture = Picture::from_folder(folder).map(|picture| Self::Picture(lang, picture));
        kind.or(picture).unwrap_or(Self::Page(lang, folder))
    }

    /// The address below the site's root: `ar/groups/jnim/`.
    pub fn address(self) -> String {
        match self {
            Self::Landing => String::new(),
            Self::Home(lang) => format!("{}/", lang.tag()),
            // Most links lead to these two, and `concat` takes less time than `format!`.
            Self::Article(lang, id, view) => {
                [lang.tag(), "/articles/", id, "/", view.folder()].concat()
            }
            Self::Entity(lang, kind, id) => [lang.tag(), "/", kind.folder(), "/", id, "/"].concat(),
            Self::Kind(lang, kind) => format!("{}/{}/", lang.tag(), kind.folder()),
            Self::Picture(lang, picture) => format!("{}/{}/", lang.tag(), picture.folder()),
            Self::NetworkIn(lang, year) => {
                format!("{}/{}/{year}/", lang.tag(), Picture::Network.folder())
            }
            Self::Notes(lang) => format!("{}/notes/", lang.tag()),
            Self::Sources(lang) => format!("{}/sources/", lang.tag()),
            Self::Tags(lang) => format!("{}/tags/", lang.tag()),
            Self::Tag(lang, slug) => format!("{}/tags/{slug}/", lang.tag()),
            Self::Series(lang, id) => format!("{}/series/{id}/", lang.tag()),
            Self::Search(lang) => format!("{}/search/", lang.tag()),
            Self::Page(lang, slug) => format!("{}/{slug}/", lang.tag()),
            Self::Further(lang, listing, number) => {
                format!("{}page/{number}/", listing.whole(lang).address())
            }
            Self::Book(lang, Some(id)) => format!("{}/articles/{id}/{id}.epub", lang.tag()),
            Self::Book(lang, None) => format!("{}/briefing.epub", lang.tag()),
            Self::Card(lang, Some(id)) => format!("{}/articles/{id}/card.png", lang.tag()),
            Self::Card(lang, None) => format!("{}/card.png", lang.tag()),
            Self::NotFound => "404.html".to_owned(),
            Self::Asset(path) => path.to_owned(),
        }
    }

    /// The part of a page with long lists, counted from 1; any other page has one part alone.
    #[must_use]
    pub fn part(self, number: usize) -> Self {
        match self.listing() {
            Some((lang, listing)) if number > 1 => Self::Further(lang, listing, number),
            Some((lang, listing)) => listing.whole(lang),
            None => self,
        }
    }

    /// The page that this is a part of.
    #[must_use]
    pub fn whole(self) -> Self {
        self.part(1)
    }

    /// Which part of its page this is, counted from 1.
    pub fn number(self) -> usize {
        if let Self::Further(_, _, number) = self { number } else { 1 }
    }

    fn listing(self) -> Option<(Lang, Listing<'b>)> {
        match self {
            Self::Home(lang) => Some((lang, Listing::Home)),
            Self::Kind(lang, kind) => Some((lang, Listing::Kind(kind))),
            Self::Entity(lang, kind, id) => Some((lang, Listing::Entity(kind, id))),
            Self::Picture(lang, picture) => Some((lang, Listing::Picture(picture))),
            Self::Notes(lang) => Some((lang, Listing::Notes)),
            Self::Sources(lang) => Some((lang, Listing::Sources)),
            Self::Tags(lang) => Some((lang, Listing::Tags)),
            Self::Tag(lang, slug) => Some((lang, Listing::Tag(slug))),
            Self::Series(lang, id) => Some((lang, Listing::Series(id))),
            Self::Further(lang, listing, _) => Some((lang, listing)),
            _ => None,
        }
    }

    /// The name by which the site lists a page of its whole content, also in the keys of its strings.
    pub fn section(self) -> Option<&'b str> {
        match self {
            Self::Kind(_, kind) => Some(kind.folder()),
            Self::Picture(_, picture) => Some(picture.folder()),
            Self::Notes(_) => Some("notes"),
            Self::Sources(_) => Some("sources"),
            Self::Tags(_) => Some("tags"),
            Self::Page(_, slug) => Some(slug),
            _ => None,
        }
    }

    /// The file in the output folder.
    pub fn file(self) -> String {
        let address = self.address();
        if address.is_empty() || address.ends_with('/') { address + "index.html" } else { address }
    }

    /// The Markdown beside a page of text: an article, a profile, a page of the content's own.
    pub fn markdown(self) -> Option<String> {
        let is_text =
            matches!(self, Self::Article(_, _, View::Reading) | Self::Entity(..) | Self::Page(..));
        is_text.then(|| self.address() + "index.md")
    }

    /// The language of the page's own words; the landing page has both.
    pub fn lang(self) -> Option<Lang> {
        match self {
            Self::Home(lang)
            | Self::Article(lang, ..)
            | Self::Kind(lang, _)
            | Self::Entity(lang, ..)
            | Self::Picture(lang, _)
            | Self::NetworkIn(lang, _)
            | Self::Notes(lang)
            | Self::Sources(lang)
            | Self::Tags(lang)
            | Self::Tag(lang, _)
            | Self::Series(lang, _)
            | Self::Search(lang)
            | Self::Page(lang, _)
            | Self::Book(lang, _)
            | Self::Card(lang, _)
            | Self::Further(lang, ..) => Some(lang),
            Self::Landing | Self::NotFound | Self::Asset(_) => None,
        }
    }

    /// The same page in another language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> Self {
        match self {
            Self::Landing | Self::NotFound | Self::Asset(_) | Self::Home(_) => Self::Home(lang),
            Self::Article(_, id, view) => Self::Article(lang, id, view),
            Self::Kind(_, kind) => Self::Kind(lang, kind),
            Self::Entity(_, kind, id) => Self::Entity(lang, kind, id),
            Self::Picture(_, picture) => Self::Picture(lang, picture),
            Self::NetworkIn(_, year) => Self::NetworkIn(lang, year),
            Self::Notes(_) => Self::Notes(lang),
            Self::Sources(_) => Self::Sources(lang),
            Self::Tags(_) => Self::Tags(lang),
            Self::Tag(_, slug) => Self::Tag(lang, slug),
            Self::Series(_, id) => Self::Series(lang, id),
            Self::Search(_) => Self::Search(lang),
            Self::Page(_, slug) => Self::Page(lang, slug),
            Self::Book(_, id) => Self::Book(lang, id),
            Self::Card(_, id) => Self::Card(lang, id),
            Self::Further(_, listing, number) => Self::Further(lang, listing, number),
        }
    }

    /// The link from what lies beside this page to the Markdown of another, or to a page that has none.
    pub fn to_markdown(self, target: Route<'_>) -> String {
        encoded(relative(&self.file(), &target.markdown().unwrap_or_else(|| target.file())))
    }

    /// The link from this page to another one.
    pub fn to(self, target: Route<'_>) -> String {
        encoded(relative(&self.file(), &target.file()))
    }
}

#[cfg(test)]
mod tests;
