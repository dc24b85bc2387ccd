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

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::faces::Face;
use super::file::{File, Wanted};
use crate::card::Painter;
use crate::lang::{Lang, Localized};
use crate::load::Assets;
use crate::model::Article;
use crate::route::Route;
use crate::view::Site;
use crate::view::book::Volume;
use crate::view::book::chapter::chapter;
use faces::Faces;
use part::Part;
use volume::Binder;

/// Makes those books of a site that are wanted, and hands over each as it is done.
pub(super) fn files(
    site: &Site<'_>,
    assets: &Assets,
    (faces, painter): (&[Face<'_>], Option<&Painter>),
    wanted: Wanted<'_>,
    put: &(dyn Fn(File) + Sync),
) {
    let binder = Binder { faces: &Faces::new(faces, assets), painter, assets };
    let whole: Vec<Lang> =
        Lang::ALL.into_iter().filter(|lang| wanted(Route::Book(*lang, None))).collect();
    let of_article = |article: &'_ Article| -> Vec<Lang> {
        let is_wanted = |lang: &Lang| wanted(Route::Book(*lang, Some(&article.id)));
        Lang::ALL.into_iter().filter(is_wanted).collect()
    };
    let articles = site.book.articles.par_iter().map(|article| (article, of_article(article)));
    let chapters: BTreeMap<&str, Localized<Part>> = articles
        .filter(|(_, langs)| !whole.is_empty() || !langs.is_empty())
        .map(|(article, langs)| (&*article.id, bound(site, article, &langs, &binder, put)))
        .collect();
    let find = |article: &Article| chapters.get(&*article.id);
    whole.into_par_iter().for_each(|lang| {
        put(binder.bind(&Volume::of_briefing(*site, lang), &find));
    });
}

/// Makes the books of an article; its chapters are those of the whole briefing too.
fn bound(
    site: &Site<'_>,
    article: &Article,
    langs: &[Lang],
    binder: &Binder<'_>,
    put: &(dyn Fn(File) + Sync),
) -> Localized<Part> {
    let chapters = Localized::from_fn(|lang| chapter::part(&chapter(*site, article, lang)));
    for lang in langs {
        put(binder.bind(&Volume::of_article(*site, article, *lang), &|_| Some(&chapters)));
    }
    chapters
}
