//! Long lists in parts, so that no page is too large to load or to read. A page shows one part of each of its lists; the parts
//! behind the first stand on pages of their own, which have the lists alone.

use std::ops::Range;

use super::extent::{ENTRIES, LINE};
use super::{LinkView, Scope};
use crate::route::Route;

/// The part of a list that a page shows.
pub(super) struct Part {
    pub(super) range: Range<usize>,
    /// Which entries these are; empty where they are all.
    pub(super) words: String,
}

impl Part {
    /// The part of a list of `len` entries, of which a page shows at most so many.
    pub(super) fn of(scope: &Scope<'_>, len: usize, most: usize) -> Self {
        let from = (scope.route.number() - 1).saturating_mul(most).min(len);
        let range = from..(from + most).min(len);
        let number = |number: usize| scope.ui().number(number).into();
        let ends =
            [("first", number(from + 1)), ("last", number(range.end)), ("count", number(len))];
        let words = scope.ui().format("part_range", &ends);
        Self { range, words: if len > most { words } else { String::new() } }
    }

    /// What the part has of a list.
    pub(super) fn slice<'l, T>(&self, list: &'l [T]) -> &'l [T] {
        list.get(self.range.clone()).unwrap_or_default()
    }
}

/// The page that has an entry of a long list, by its place there.
pub(super) fn with_entry(list: Route<'_>, place: usize) -> Route<'_> {
    list.part(place / ENTRIES + 1)
}

impl Scope<'_> {
    /// Whether the page is the first of its parts, which alone has more than lists.
    pub(super) fn is_first(&self) -> bool {
        self.route.number() == 1
    }

    /// The link to an entry of a long list, by its place there.
    pub(super) fn entry(&self, list: Route<'_>, place: usize, id: &str) -> String {
        let page = with_entry(list, place);
        if page == self.route { format!("#{id}") } else { format!("{}#{id}", self.to(page)) }
    }

    /// The first links of a line; the last says how many more there are, and leads to the page that has them.
    pub(super) fn line<T>(
        &self,
        all: &[T],
        whole: &str,
        link: impl Fn(&T) -> LinkView,
    ) -> Vec<LinkView> {
        let more = all.len().saturating_sub(LINE);
        let rest = (more > 0).then(|| LinkView {
            href: whole.to_owned(),
            text: self.words(&self.ui().count("count_more", more)),
        });
        all.iter().take(LINE).map(link).chain(rest).collect()
    }
}
