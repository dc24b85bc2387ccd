//! Books (EPUB 3.3): `/{lang}/articles/ID/ID.epub` for each article, and `/{lang}/briefing.epub` for all.
//!
//! What is in a book and in which order, [`crate::view::book`] says; here it is written as XHTML and packed. A chapter is written and
//! compressed once for the four books that have it, and a font once for all. A book has a style sheet of its own, and no script.

mod chapter;
mod faces;
mod front;
mod glossary;
mod nav;
mod package;
mod page;
mod part;
mod sources;
mod volume;

use rayon::prelude::*;

use super::faces::Face;
use super::file::File;
use crate::card::Painter;
use crate::lang::{Lang, Localized};
use crate::load::Assets;
use crate::model::Article;
use crate::view::Site;
use crate::view::book::Volume;
use crate::view::book::chapter::chapter;
use faces::Faces;
use part::Part;
use volume::Binder;

/// Makes the books of a site, and hands over each as it is done.
pub(super) fn files(
    site: &Site<'_>,
    assets: &Assets,
    faces: &[Face<'_>],
    painter: Option<&Painter>,
    put: &(dyn Fn(File) + Sync),
) {
    let binder = Binder { faces: &Faces::new(faces, assets), painter, assets };
    let chapters: Vec<Localized<Part>> = site
        .book
        .articles
        .par_iter()
        .map(|article| of_article(site, article, &binder, put))
        .collect();
    let find = |article: &Article| {
        site.book.find_article(&article.id).and_then(|id| chapters.get(id.index()))
    };
    Lang::ALL.into_par_iter().for_each(|lang| {
        put(binder.bind(&Volume::of_briefing(*site, lang), &find));
    });
}

/// Makes the books of an article; its chapters are those of the whole briefing too.
fn of_article(
    site: &Site<'_>,
    article: &Article,
    binder: &Binder<'_>,
    put: &(dyn Fn(File) + Sync),
) -> Localized<Part> {
    let chapters = Localized::from_fn(|lang| chapter::part(&chapter(*site, article, lang)));
    for lang in Lang::ALL {
        put(binder.bind(&Volume::of_article(*site, article, lang), &|_| Some(&chapters)));
    }
    chapters
}
