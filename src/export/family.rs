//! The files of the site as a whole, by what is made together.

use super::file::File;
use super::{bibliography, blurbs, data, feed, headers, llms, robots, sitemap};
use crate::lang::Lang;
use crate::route::Route;
use crate::view::Site;
use crate::view::blurb::FOLDER;

/// Files that are made together.
#[derive(Clone, Copy)]
pub(super) enum Family {
    /// What the cards over names say.
    Cards,
    /// The site map, in several files if it is long.
    Map,
    /// `robots.txt`.
    Robots,
    /// Rules for hosts.
    Headers,
    /// The list of all Markdown, `llms.txt`.
    Texts,
    /// `briefing.json` and its schema.
    Data,
    /// The news in a language.
    Feed(Lang),
    /// Sources and pages for reference managers in a language.
    References(Lang),
}

impl Family {
    /// All of them.
    pub(super) const ALL: [Self; 10] = [
        Self::Data,
        Self::Cards,
        Self::References(Lang::Ar),
        Self::References(Lang::En),
        Self::Feed(Lang::Ar),
        Self::Feed(Lang::En),
        Self::Map,
        Self::Texts,
        Self::Headers,
        Self::Robots,
    ];

    /// The family that a file is of, if it is there.
    pub(super) fn of(path: &str) -> Option<Self> {
        let in_lang = |lang: Lang| {
            let references = [Route::bibliography(lang), Route::citations(lang)].concat();
            if Route::feed(lang).file() == path {
                Some(Self::Feed(lang))
            } else {
                let is_one = references.iter().any(|route| route.file() == path);
                is_one.then_some(Self::References(lang))
            }
        };
        match path {
            robots::PATH => Some(Self::Robots),
            headers::PATH => Some(Self::Headers),
            "llms.txt" => Some(Self::Texts),
            _ if path.starts_with(FOLDER) => Some(Self::Cards),
            _ if path.starts_with("briefing.") => Some(Self::Data),
            _ if path.starts_with("sitemap") => Some(Self::Map),
            _ => Lang::ALL.into_iter().find_map(in_lang),
        }
    }

    /// The files, as far as the settings want them and there is something in them.
    pub(super) fn files(self, site: &Site<'_>, routes: &[Route<'_>]) -> Vec<File> {
        match self {
            Self::Cards => blurbs::files(site),
            Self::Map => sitemap::files(site, routes),
            Self::Robots => vec![robots::file(site)],
            Self::Headers => headers::file(site).into_iter().collect(),
            Self::Texts => llms::file(site).into_iter().collect(),
            Self::Data => data::files(site),
            Self::Feed(lang) => feed::file(site, lang).into_iter().collect(),
            Self::References(lang) => bibliography::files(site, lang),
        }
    }
}
