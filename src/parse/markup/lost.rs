//! Words of a Markdown text that no event shows: definitions of links, cells that a table has no column for, the words
//! behind a fence's language. Whatever the parser leaves out, its letters lie between the events.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::event::Located;

/// The stretches with letters or digits that belong to no event and are no markup that the format knows.
pub(super) fn gaps(markdown: &str, events: &[Located<'_>]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut reached = 0;
    for (event, range) in events {
        let Some(shown) = shown(markdown, event, range) else { continue };
        gaps.push(reached..shown.start);
        reached = reached.max(shown.end);
    }
    gaps.push(reached..markdown.len());
    gaps.retain(|gap| {
        markdown.get(gap.clone()).is_some_and(|text| text.contains(char::is_alphanumeric))
    });
    gaps
}

/// The bytes that an event shows or that are its markup.
fn shown(markdown: &str, event: &Event<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let rest = markdown.get(range.start..).unwrap_or_default();
    let markup = match event {
        Event::Start(Tag::Item) => item_number(rest).map_or(0, str::len),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => language_end(rest, info),
        Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: true }, .. }) => {
            rest.find('|').unwrap_or(0)
        }
        Event::Start(_) => 0,
        // The address of a link or image stands before its end; its title is judged with the link.
        Event::End(TagEnd::Link | TagEnd::Image) => return Some(range.start..range.end),
        Event::End(_) => return None,
        _ => range.len(),
    };
    Some(range.start..range.start + markup)
}

/// The number at the beginning of an ordered list's item, as written.
pub(super) fn item_number(item: &str) -> Option<&str> {
    let length = item.find(|c: char| !c.is_ascii_digit()).unwrap_or(item.len());
    item.get(..length).filter(|number| !number.is_empty())
}

/// The end of the word behind an opening fence, which names the language of the code.
fn language_end(fence: &str, info: &str) -> usize {
    let Some(language) = info.split_whitespace().next() else { return 0 };
    fence.find(language).map_or(0, |start| start + language.len())
}

/// A gap from its first letter to its last.
pub(super) fn words(markdown: &str, gap: Range<usize>) -> Range<usize> {
    let text = markdown.get(gap.clone()).unwrap_or_default();
    let start = text.find(char::is_alphanumeric).unwrap_or(0);
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    gap.start + start..gap.start + end.max(start)
}
