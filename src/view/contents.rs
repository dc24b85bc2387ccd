//! The pages that the site makes of its whole content, beside articles and profiles: those that have something to show. Any
//! other is not made, so nothing leads there.

use crate::lang::{Lang, Localized};
use crate::model::{Book, Entity, Relation};
use crate::picture::network::graph::{Network, Networks};
use crate::picture::timeline::Span;
use crate::route::{Picture, Route};

/// Those pages in each language, in the order in which the site lists them.
pub type Contents = Localized<Vec<Route<'static>>>;

/// Which of them a book has.
pub fn contents(book: &Book, networks: &Networks) -> Contents {
    Localized::from_fn(|lang| of_lang(book, networks.get(lang), lang))
}

fn of_lang(book: &Book, network: &Network, lang: Lang) -> Vec<Route<'static>> {
    let pictures = [
        (Picture::Timeline, has_dates(book)),
        (Picture::Map, book.entities.iter().any(|entity| entity.details.position().is_some())),
        (Picture::Network, !network.ties.is_empty()),
    ];
    let has_sources = !book.sources.is_empty() || book.introduction("sources").is_some();
    let lists = [(Route::Notes(lang), has_notes(book)), (Route::Sources(lang), has_sources)];
    let pictures = pictures.map(|(picture, has)| (Route::Picture(lang, picture), has));
    let made = pictures.into_iter().chain(lists).filter(|(_, has)| *has).map(|(route, _)| route);
    book.kinds.iter().map(|kind| Route::Kind(lang, *kind)).chain(made).collect()
}

/// Whether anything can be placed in time that the timeline shows.
fn has_dates(book: &Book) -> bool {
    let happened = |entity: &Entity| {
        let dated = entity.details.dated();
        dated.is_some_and(|it| Span::happening(it.date.as_ref(), it.end.as_ref()).is_some())
    };
    let lasted = |relation: &Relation| {
        Span::lasting(relation.since.as_ref(), relation.until.as_ref()).is_some()
    };
    book.entities.iter().any(happened) || book.relations.iter().any(lasted)
}

fn has_notes(book: &Book) -> bool {
    let mut paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    paragraphs.any(|paragraph| !paragraph.notes.is_empty())
}
