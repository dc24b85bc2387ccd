//! Whether two layouts say the same, the order of fields aside, and have the same comments.

use super::page::Page;
use crate::parse::written::{Branch, Kind};

pub(super) fn same(a: &Page, b: &Page) -> bool {
    comments(a) == comments(b) && said(a.written.root.as_ref()) == said(b.written.root.as_ref())
}

fn comments(page: &Page) -> Vec<&str> {
    let comments = page.written.comments.iter();
    let mut comments: Vec<&str> = comments.map(|it| page.slice(it.clone()).trim_end()).collect();
    comments.sort_unstable();
    comments
}

/// What a value says.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said<'p> {
    Nothing,
    Text(&'p str),
    List(Vec<Said<'p>>),
    Map(Vec<(Said<'p>, Said<'p>)>),
}

pub(super) fn said(branch: Option<&Branch>) -> Said<'_> {
    let Some(branch) = branch else { return Said::Nothing };
    match &branch.kind {
        _ if branch.is_nothing() => Said::Nothing,
        Kind::Text(text, _) => Said::Text(text),
        Kind::List(items, _) => Said::List(items.iter().map(|it| said(Some(it))).collect()),
        Kind::Map(pairs, _) => {
            let pairs = pairs.iter().map(|(key, value)| (said(Some(key)), said(Some(value))));
            let mut pairs: Vec<_> = pairs.collect();
            // Of keys that stand twice the first counts, and so their order does.
            pairs.sort_by(|a, b| a.0.cmp(&b.0));
            Said::Map(pairs)
        }
    }
}
