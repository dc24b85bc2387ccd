//! Events of the Markdown parser with their places.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// An event with its bytes in the Markdown.
pub(super) type Located<'m> = (Event<'m>, Range<usize>);

/// Whether an event belongs to running text.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        _ => false,
    }
}
