//! What was changed: on the page of what was changed, and the latest of it on home pages.

use std::cmp::Reverse;

use serde::Serialize;

use super::{LinkView, Scope, TextView};
use crate::model::{Article, ArticleId, Change, Entity};
use crate::route::{Route, View};

/// How many changes a home page tells of.
const LATEST: usize = 5;

/// A change on the page of what was changed.
#[derive(Debug, Serialize)]
pub(super) struct ChangeView {
    id: String,
    date: TextView,
    text: Option<TextView>,
}

/// A change on a home page.
#[derive(Debug, Serialize)]
pub(super) struct LatestView {
    /// By which readers' devices remember it; the same in both languages.
    key: String,
    link: LinkView,
    date: TextView,
    text: Option<TextView>,
}

/// The id of a change on its page.
pub fn id(changes: &[Change], index: usize) -> String {
    format!("_change-{}", Change::key(changes, index))
}

/// What was changed of one thing.
pub(super) fn changes(scope: &Scope<'_>, changes: &[Change]) -> Vec<ChangeView> {
    let view = |(index, change): (usize, &Change)| ChangeView {
        id: id(changes, index),
        date: scope.date(&change.date),
        text: scope.text(&change.text),
    };
    changes.iter().enumerate().map(view).collect()
}

/// Everything that has changes, with its page in the language of a scope.
pub fn changed<'b>(scope: &Scope<'b>) -> impl Iterator<Item = (Route<'b>, &'b [Change])> {
    let (book, lang) = (scope.book(), scope.lang);
    let article = move |(_, it): (ArticleId, &'b Article)| {
        (Route::Article(lang, &it.id, View::Reading), it.changes.as_slice())
    };
    let entity =
        move |it: &'b Entity| (Route::Entity(lang, it.kind(), &it.id), it.changes.as_slice());
    ArticleId::all(&book.articles).map(article).chain(book.entities.iter().map(entity))
}

/// The latest changes of the briefing.
pub(super) fn latest(scope: &Scope<'_>) -> Vec<LatestView> {
    let mut all: Vec<(Route<'_>, &[Change], usize)> = changed(scope)
        .flat_map(|(route, changes)| (0..changes.len()).map(move |index| (route, changes, index)))
        .collect();
    // Those of one date stand in the order of the book.
    all.sort_by_key(|(_, changes, index)| Reverse(changes[*index].date.sort_key()));
    all.truncate(LATEST);
    let view = |(route, changes, index): (Route<'_>, &[Change], usize)| {
        let (id, address) = (id(changes, index), route.address());
        let below = address.split_once('/').map_or("", |(_, below)| below);
        LatestView {
            key: format!("{below}#{id}"),
            link: LinkView { href: format!("{}#{id}", scope.to(route)), text: scope.called(route) },
            date: scope.date(&changes[index].date),
            text: scope.text(&changes[index].text),
        }
    };
    all.into_iter().map(view).collect()
}
