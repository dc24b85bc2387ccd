//! Markdown → standoff text and blocks.
//!
//! Nothing that an author wrote is lost: what the format does not allow is reported and kept as plain text, words that
//! Markdown would drop are reported ([`lost`]), and so are signs that mark nothing ([`stray`]). Content cannot make the
//! program recurse without a limit ([`nesting`]).

mod block;
mod event;
mod form;
mod front;
mod hidden;
mod inline;
mod language;
mod lost;
mod nesting;
mod raised;
mod reader;
mod running;
mod stray;

pub(super) use self::form::{Shape, formed};
use self::hidden::Hidden;
use self::reader::{Place, Reader};
use crate::diag::Diagnostic;
use crate::model::text::{Block, Reference};

/// Reads block Markdown.
pub(super) fn blocks(
    markdown: &str,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block<Reference>> {
    let hidden = Hidden::blocks(markdown);
    let mut reader = Reader::new(&hidden, place, diagnostics);
    let mut blocks = Vec::new();
    if let Some(fence) = front::matter(markdown) {
        reader.report_matter(fence);
    }
    while reader.position().is_some() {
        blocks.extend(reader.block());
    }
    blocks
}
