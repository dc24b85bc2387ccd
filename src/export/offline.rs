//! `sw.js`: the worker that keeps the site for readers without a network (Service Workers, W3C). It comes with a list of what it fetches
//! ahead: first what every page needs, then pages of text, up to a limit. Pictures, views of articles and the search are kept once they
//! have been used.
//!
//! A site that wants none has a worker all the same: one that clears away what an earlier one has kept.

use serde_json::{Map, Value, json};

use super::file::File;
use crate::hash::hash;
use crate::lang::Lang;
use crate::route::{Route, View};
use crate::view::Site;
use crate::view::chrome::FACES;
use crate::view::moved::target;

/// Its path below the site's root.
pub const PATH: &str = "sw.js";

/// How many bytes of pages are fetched ahead at most, before they are compressed: about two megabytes on the way.
const MOST: usize = 16 * 1024 * 1024;

/// Files of the theme that every page needs.
const SHELL: [&str; 4] = ["css/hashiya.css", "js/hashiya.js", "js/prefs.js", "icon.svg"];

/// What stands for the version of a file that has one in its name.
const NAMED: &str = "-";

/// A page, by what tells its versions apart.
#[derive(Clone, Debug)]
pub struct Kept {
    /// How soon it is fetched.
    rank: u8,
    address: String,
    version: String,
    size: usize,
}

/// A page that may be fetched ahead.
pub fn kept(site: &Site<'_>, route: Route<'_>, html: &[u8]) -> Option<Kept> {
    let leads_on = target(site.book, route).is_some();
    let rank = rank(route).filter(|_| site.config.files.offline && !leads_on)?;
    let version = hash(html, 8);
    Some(Kept { rank, address: route.address(), version, size: html.len() })
}

/// How soon a page is fetched; `None` for those that are not, unless a reader asks for them.
fn rank(route: Route<'_>) -> Option<u8> {
    Some(match route {
        Route::Landing | Route::Home(_) => 0,
        Route::Article(_, _, View::Reading) => 1,
        Route::Kind(..) | Route::Notes(_) | Route::Sources(_) | Route::Page(..) => 2,
        Route::Entity(..) | Route::Series(..) | Route::Tag(..) | Route::Tags(_) => 3,
        Route::Search(_) => 4,
        _ => return None,
    })
}

/// The worker of a site with these pages.
pub fn worker(site: &Site<'_>, mut pages: Vec<Kept>) -> File {
    let script = if site.config.files.offline {
        pages.extend(cards(site));
        pages.sort_by(|a, b| (a.rank, &a.address).cmp(&(b.rank, &b.address)));
        format!("const kept = {};\n{}", list(site, &pages), include_str!("worker.js"))
    } else {
        include_str!("farewell.js").to_owned()
    };
    (PATH.to_owned(), script.into_bytes())
}

/// The scripts that the cards over names need, as soon as the articles whose names these are.
fn cards<'b>(site: &Site<'b>) -> impl Iterator<Item = Kept> + use<'b> {
    let blurbs = site.blurbs;
    let files = Lang::ALL.into_iter().flat_map(|lang| blurbs.get(lang).files());
    files.map(|(path, script)| Kept {
        rank: 1,
        address: path.to_owned(),
        version: NAMED.to_owned(),
        size: script.len(),
    })
}

/// What the worker is told.
fn list(site: &Site<'_>, pages: &[Kept]) -> Value {
    let published = |path: &&str| site.published.route(path).address();
    let shell = SHELL.iter().chain(&FACES).map(|path| json!([published(path), NAMED]));
    let mut files: Vec<Value> = shell.collect();
    let at_once = files.len() + pages.iter().filter(|page| page.rank == 0).count();
    let mut room = MOST;
    for Kept { address, version, size, .. } in pages {
        let Some(left) = room.checked_sub(*size) else { break };
        room = left;
        files.push(json!([address, version]));
    }
    json!({
        "files": files,
        "shell": at_once,
        "style": published(&SHELL[0]),
        "words": told(site),
    })
}

/// What readers are told in each language, and the script that tells them of another version.
fn told(site: &Site<'_>) -> Value {
    let words = Lang::ALL.map(|lang| (lang.tag().to_owned(), words(site, lang)));
    let script = site.published.route("js/offline/news.js").address();
    let all = words.into_iter().chain([("script".to_owned(), json!(script))]);
    Value::Object(all.collect::<Map<String, Value>>())
}

/// What readers of a language are told.
fn words(site: &Site<'_>, lang: Lang) -> Value {
    let ui = site.uis.get(lang);
    json!({
        "dir": lang.dir().word(),
        "heading": ui.text("offline_heading"),
        "text": ui.text("offline_text"),
        "home": ui.text("not_found_home"),
        "news": ui.text("news_text"),
        "reload": ui.text("news_reload"),
    })
}
