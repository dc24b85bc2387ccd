//! How deep Markdown may nest. All that walks a text afterwards recurses no deeper than this.
//!
//! The Markdown parser itself does not recurse: it keeps its tree in a list. What lies deeper than the limit keeps its
//! words and loses its nesting.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::event::Located;

/// How many blocks may lie in one another, and how many marks over the same words. No person writes as many.
pub(super) const LIMIT: usize = 16;

/// What kind of nesting an element adds to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Block,
    Inline,
    /// An item, which is kept as its list is.
    Item,
    /// What cannot lie in itself.
    Flat,
}

fn kind(tag: &Tag<'_>) -> Kind {
    match tag {
        Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList => Kind::Block,
        Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => Kind::Item,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
            Kind::Inline
        }
        _ => Kind::Flat,
    }
}

/// The events without the elements that lie too deep, and where the first of these begins.
pub(super) fn limited(events: Vec<Located<'_>>) -> (Vec<Located<'_>>, Option<Range<usize>>) {
    let mut open: Vec<(Kind, bool)> = Vec::new();
    let (mut blocks, mut marks) = (0, 0);
    let mut first = None;
    let mut kept = Vec::with_capacity(events.len());
    for (event, range) in events {
        let keep = match &event {
            Event::Start(tag) => {
                let kind = kind(tag);
                let keep = match kind {
                    Kind::Block => deeper(&mut blocks),
                    Kind::Inline => deeper(&mut marks),
                    Kind::Item => open.last().is_none_or(|(_, kept)| *kept),
                    Kind::Flat => true,
                };
                if !keep && first.is_none() {
                    first = Some(range.start..range.start + 1);
                }
                open.push((kind, keep));
                keep
            }
            Event::End(_) => {
                let (kind, kept) = open.pop().unwrap_or((Kind::Flat, true));
                match kind {
                    Kind::Block => blocks -= 1,
                    Kind::Inline => marks -= 1,
                    Kind::Item | Kind::Flat => {}
                }
                kept
            }
            _ => true,
        };
        if keep {
            kept.push((event, range));
        }
    }
    (kept, first)
}

/// Counts one level more; whether it is within the limit.
fn deeper(depth: &mut usize) -> bool {
    *depth += 1;
    *depth <= LIMIT
}
