//! check: rules over the whole [`Book`]. A rule reads and reports; it cannot change the book.

mod align;
mod bad_image;
mod common_name;
mod draft_translation;
mod empty_series;
mod frequent;
mod hierarchy_cycle;
mod layout;
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

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::model::Book;
use crate::source::Sources;

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
    original_text::check,
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

/// Runs every rule.
pub fn all(book: &Book, sources: &Sources) -> Vec<Diagnostic> {
    RULES
        .par_iter()
        .flat_map_iter(|rule| {
            let mut diagnostics = Vec::new();
            rule(book, sources, &mut diagnostics);
            diagnostics
        })
        .collect()
}
