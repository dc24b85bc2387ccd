//! What the card over a name says besides the name: what sort of thing it is, and its summary. Scripts hold it for all articles, so that
//! no page repeats it; a page loads them when a card is asked for, which a script may do on a page from the disk too.

use std::iter;

use serde_json::json;

use super::TextView;
use crate::hash::hash;
use crate::html::text;
use crate::lang::Lang;
use crate::model::{Book, Entity, EntityId};
use crate::route::Route;
use crate::ui::Ui;

/// The folder of these scripts below the site's root.
pub const FOLDER: &str = "cards/";

/// The bytes that a script has at least, but for the last.
const SIZE: usize = 14_000;

/// What cards say on pages in one language.
#[derive(Debug, Default)]
pub struct Blurbs {
    scripts: Vec<Blurb>,
}

/// What is said of some entities that follow each other.
#[derive(Debug)]
struct Blurb {
    first: EntityId,
    /// Its path below the site's root, which has a hash of what it says: it may be kept for ever.
    path: String,
    script: Vec<u8>,
}

impl Blurbs {
    /// Those of a book, if it has articles, whose pages alone have cards.
    pub fn of(book: &Book, ui: &Ui, lang: Lang) -> Self {
        let all = EntityId::all(&book.entities).filter(|_| !book.articles.is_empty());
        let mut all = all.map(|(id, entity)| (id, say(entity, ui, lang))).peekable();
        let mut numbers = 1..;
        let scripts = iter::from_fn(|| {
            let first = all.peek()?.0;
            let mut list = String::new();
            while list.len() < SIZE {
                let Some((_, said)) = all.next() else { break };
                list.push(if list.is_empty() { '[' } else { ',' });
                list.push_str(&said);
            }
            let name = format!("{}-{}", lang.tag(), numbers.next()?);
            Some(Blurb::new(first, &name, &list))
        });
        Self { scripts: scripts.collect() }
    }

    /// The number of the script that speaks of an entity.
    pub(super) fn number(&self, id: EntityId) -> usize {
        self.scripts.partition_point(|script| script.first <= id).saturating_sub(1)
    }

    /// The script of a number.
    pub(super) fn route(&self, number: usize) -> Option<Route<'_>> {
        self.scripts.get(number).map(|script| Route::Asset(&script.path))
    }

    /// All of them: their paths below the site's root, and what they hold.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.scripts.iter().map(|script| (script.path.as_str(), script.script.as_slice()))
    }
}

impl Blurb {
    /// A script with a list, all but its last bracket.
    fn new(first: EntityId, name: &str, list: &str) -> Self {
        let script = format!("window.hashiya.cards({list}]);\n").into_bytes();
        let path = format!("{FOLDER}{name}.{}.js", hash(&script, 8));
        Self { first, path, script }
    }
}

/// `[id, what it is, language, direction, summary]`; without a summary the first two.
fn say(entity: &Entity, ui: &Ui, lang: Lang) -> String {
    let sort = ui.text(&format!("one_{}", entity.kind().noun()));
    let summary = entity
        .summary
        .prefer(lang)
        .map(|(own, summary)| TextView::new(text::unlinked(summary, own), own, lang));
    match summary {
        Some(own) => json!([entity.id, sort, own.lang, own.dir, own.html.as_str()]),
        None => json!([entity.id, sort]),
    }
    .to_string()
}
