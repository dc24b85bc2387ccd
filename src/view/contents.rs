//! The pages that the site makes of its whole content, beside articles and profiles: those that have something to show. Any
//! other is not made, so nothing leads there.

use super::timeline::Chronology;
use crate::lang::{Lang, Localized};
use crate::model::Book;
use crate::picture::network::graph::Network;
use crate::route::{Picture, Route};

/// Those pages in each language, in the order in which the site lists them.
pub type Contents = Localized<Vec<Route<'static>>>;

/// Which of them a book has.
pub fn contents(book: &Book, network: &Network, chronology: &Chronology) -> Contents {
    let has_dates = !chronology.is_empty();
    Localized::from_fn(|lang| {
        let pictures = pictures(book, network, has_dates);
        of_lang(book, &pictures, lang)
    })
}

fn of_lang(book: &Book, pictures: &[Picture], lang: Lang) -> Vec<Route<'static>> {
    let has_sources = !book.sources.is_empty() || book.introduction("sources").is_some();
    let kinds = book.kinds.iter().map(|kind| Route::Kind(lang, *kind));
    let pictures = pictures.iter().map(|picture| Route::Picture(lang, *picture));
    let lists = [
        has_notes(book).then_some(Route::Notes(lang)),
        has_sources.then_some(Route::Sources(lang)),
        (!book.tags.is_empty()).then_some(Route::Tags(lang)),
    ];
    kinds.chain(pictures).chain(lists.into_iter().flatten()).collect()
}

/// The pictures that have something to draw.
fn pictures(book: &Book, network: &Network, has_dates: bool) -> Vec<Picture> {
    let has = |picture: &Picture| match picture {
        Picture::Timeline => has_dates,
        Picture::Map => book.entities.iter().any(|it| it.details.position().is_some()),
        Picture::Network => !network.ties.is_empty(),
    };
    Picture::ALL.into_iter().filter(has).collect()
}

fn has_notes(book: &Book) -> bool {
    let mut paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    paragraphs.any(|paragraph| !paragraph.notes.is_empty())
}
