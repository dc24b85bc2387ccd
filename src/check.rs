//! check: rules over the whole [`Book`]. A rule reads and reports; it cannot change the book. Before them the articles are
//! compared with their originals, because what differs there is among the gaps that rules ask for.

mod align;
mod bad_image;
mod common_name;
mod draft_translation;
mod empty_series;
mod frequent;
mod hierarchy_cycle;
mod layout;
mod lines;
mod missing_translation;
mod one_sided_mention;
mod original_text;
mod relation_kind;
mod revised_translation;
mod shared_name;
mod stale_translation;
mod unmatchable_name;
mod unmentioned_entity;
mod unsourced_statement;
mod untracked_translation;
mod unused_source;

use std::collections::HashSet;

use original_text::Comparisons;
use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::model::Book;
use crate::source::{Sources, Span};

/// A rule: one file, one line here, one fixture.
type Rule = fn(&Book, &Sources, &mut Vec<Diagnostic>);

const RULES: &[Rule] = &[
    bad_image::check,
    common_name::check,
    draft_translation::check,
    empty_series::check,
    hierarchy_cycle::check,
    missing_translation::check,
    one_sided_mention::check,
    relation_kind::check,
    revised_translation::check,
    shared_name::check,
    stale_translation::check,
    unmatchable_name::check,
    unmentioned_entity::check,
    unsourced_statement::check,
    untracked_translation::check,
    unused_source::check,
];

/// Compares the articles with their originals, runs every rule, and adds what they find to what was found in resolving. Of a
/// paragraph that differs from its original nothing else is said that follows from its words.
pub fn all(book: &mut Book, sources: &Sources, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Comparisons { faults, altered, is_complete } = original_text::compare(book, sources);
    found.retain(|fault| !fault.code.is_of_quote() || !is_misquote(book, &altered, fault.span));
    found.extend(faults);
    book.gaps.altered = altered;
    book.gaps.incomplete |= !is_complete;
    let rules = RULES.par_iter().flat_map_iter(|rule| {
        let mut diagnostics = Vec::new();
        rule(book, sources, &mut diagnostics);
        diagnostics
    });
    found.extend(rules.collect::<Vec<_>>());
    found
}

/// Whether a place quotes words of an original that was altered.
fn is_misquote(book: &Book, altered: &HashSet<Span>, place: Span) -> bool {
    let paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    let mut altered = paragraphs.filter(|paragraph| altered.contains(&paragraph.span));
    altered.any(|paragraph| paragraph.misquotes.contains(&place))
}
