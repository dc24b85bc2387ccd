//! Marked text → HTML. The text content of the result equals the plain text, but for the ellipses of an excerpt.
//!
//! Signs are empty elements: CSS draws them and `aria-label` names them, so they are never copied.

use std::ops::Range;

pub use super::marked::Links;
pub use super::sign::{DateSign, NoteSign, Sign};

use super::element::{MentionLink, Tag};
use super::event::Event;
use super::marked::{self, Marked, Setting};
use super::{Html, attribute, escape};
use crate::lang::{Dir, Lang};
use crate::model::text::Part;
use crate::model::{EntityId, Mention, Passage, Text};
use crate::script::quote::nested;

/// Renders a text with its own marks.
pub fn inline(text: &Text<EntityId>, lang: Lang, links: &dyn Links) -> Html {
    html(&marked::inline(text, lang, Some(links), Setting::Running))
}

/// Renders a heading with its own marks; without `links` it holds no link.
pub fn heading(text: &Text<EntityId>, lang: Lang, links: Option<&dyn Links>) -> Html {
    html(&marked::inline(text, lang, links, Setting::Heading))
}

/// Renders a text that stands inside a link, or must hold none.
pub fn unlinked(text: &Text<EntityId>, lang: Lang) -> Html {
    html(&marked::inline(text, lang, None, Setting::Running))
}

/// Renders a text for readers elsewhere: it leads to other sites alone.
pub fn outward(text: &Text<EntityId>, lang: Lang) -> Html {
    html(&marked::inline(text, lang, Some(&Outward), Setting::Running))
}

/// Renders a word or name without marks.
pub fn plain(text: &str, lang: Lang) -> Html {
    html(&marked::plain(text, lang, Setting::Running))
}

/// Renders a name that is a heading.
pub fn plain_heading(text: &str, lang: Lang) -> Html {
    html(&marked::plain(text, lang, Setting::Heading))
}

/// Renders one side of a paragraph with its mentions and signs.
pub fn passage(
    text: &Text<EntityId>,
    mentions: &[Mention],
    signs: &[Sign],
    lang: Lang,
    links: &dyn Links,
) -> Html {
    html(&marked::passage(text, mentions, signs, lang, links))
}

/// Renders part of a passage with one stretch of it highlighted. An end that is not that of the passage has an ellipsis.
pub fn excerpt(
    passage: &Passage,
    part: &Range<usize>,
    highlight: &Range<usize>,
    lang: Lang,
) -> Html {
    html(&marked::excerpt(passage, part, highlight, lang))
}

/// Renders part of a passage without its marks, to stand in quotation marks. No tag in it holds such marks.
pub fn quote(passage: &Passage, part: &Range<usize>, lang: Lang) -> Html {
    Html(nested(html(&marked::quote(passage, part, lang)).as_str(), lang))
}

/// No entity has a page.
struct Outward;

impl Links for Outward {
    fn href(&self, _: EntityId) -> Option<String> {
        None
    }

    fn class(&self, _: EntityId) -> &'static str {
        ""
    }

    fn id(&self, _: EntityId) -> &'static str {
        ""
    }

    fn name(&self, _: EntityId, _: Lang) -> String {
        String::new()
    }
}

fn html(marked: &Marked<'_>) -> Html {
    written(marked, start, |sign, out| match sign {
        Sign::Date(date) => date_sign(date, out),
        Sign::Note(note) => note_sign(note, out),
    })
}

/// Writes a text, with its own ways of beginning elements and of setting signs.
pub(super) fn written(
    marked: &Marked<'_>,
    start: impl Fn(&Tag, &mut String),
    sign: impl Fn(&Sign, &mut String),
) -> Html {
    let mut out = String::with_capacity(marked.plain.len() * 2);
    for event in marked.events() {
        match event {
            Event::Start(tag) => start(tag, &mut out),
            Event::End(Tag::Break) => {}
            Event::End(tag) => {
                out.push_str("</");
                out.push_str(name(tag));
                out.push('>');
            }
            Event::Text(text) => escape(text, &mut out),
            Event::Sign(own) => sign(own, &mut out),
            Event::Cut => out.push('…'),
        }
    }
    Html(out)
}

/// The HTML element of a tag.
pub(super) fn name(tag: &Tag) -> &'static str {
    match tag {
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Code => "code",
        Tag::Superscript => "sup",
        Tag::Subscript => "sub",
        Tag::Link(_) | Tag::Mention(_) => "a",
        Tag::Run { .. } => "bdi",
        Tag::Dated | Tag::Noted { .. } | Tag::Unbroken | Tag::Rare => "span",
        Tag::Highlight => "mark",
        Tag::Break => "br",
        Tag::Part(part) => part_name(*part),
    }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::List { start: Some(_) } => "ol",
        Part::List { start: None } => "ul",
        Part::Item => "li",
        Part::Line | Part::Hemistich => "span",
        Part::Table => "table",
        Part::Row => "tr",
        Part::Cell { heads: true, .. } => "th",
        Part::Cell { heads: false, .. } => "td",
    }
}

fn part(part: Part, out: &mut String) {
    match part {
        Part::List { start: Some(first) } if first != 1 => {
            attribute("start", &first.to_string(), out);
        }
        Part::Line => attribute("class", "line", out),
        Part::Hemistich => attribute("class", "half", out),
        Part::Cell { heads, align } => {
            if heads {
                attribute("scope", "col", out);
            }
            super::align(align, out);
        }
        _ => {}
    }
}

pub(super) fn start(tag: &Tag, out: &mut String) {
    out.push('<');
    out.push_str(name(tag));
    match tag {
        Tag::Emphasis
        | Tag::Strong
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Highlight
        | Tag::Break => {}
        Tag::Part(tag) => part(*tag, out),
        Tag::Code => attribute("dir", Dir::Ltr.as_str(), out),
        Tag::Link(href) => {
            attribute("href", href, out);
            attribute("rel", "external", out);
        }
        Tag::Mention(link) => mention(link, out),
        Tag::Run { lang, dir } => {
            if let Some(lang) = lang {
                attribute("lang", lang.tag(), out);
            }
            attribute("dir", dir.as_str(), out);
        }
        Tag::Dated => attribute("class", "when", out),
        Tag::Unbroken => attribute("class", "nb", out),
        Tag::Rare => attribute("class", "rare", out),
        Tag::Noted { number, kind } => {
            attribute("class", &format!("anchor anchor-{kind}"), out);
            attribute("data-note", &number.to_string(), out);
        }
    }
    out.push('>');
}

fn mention(link: &MentionLink, out: &mut String) {
    let joint = if link.ids.len() > 1 { " joint" } else { "" };
    attribute("class", &format!("mention {}{joint}", link.class), out);
    attribute("href", &link.href, out);
    attribute("data-cards", &link.ids.join(" "), out);
    if let Some(title) = &link.title {
        attribute("title", title, out);
    }
}

fn date_sign(date: &DateSign, out: &mut String) {
    out.push_str("<span class=\"gloss\" role=\"note\"");
    attribute("aria-label", &date.gloss, out);
    attribute("data-gloss", &date.gloss, out);
    out.push_str("></span>");
}

fn note_sign(note: &NoteSign, out: &mut String) {
    out.push_str("<a class=\"note-ref\" role=\"doc-noteref\"");
    attribute("id", &note.id, out);
    attribute("href", &format!("#{}", note.target), out);
    attribute("aria-label", &note.label, out);
    attribute("data-note", &note.number.to_string(), out);
    attribute("data-n", &note.text, out);
    out.push_str("></a>");
}
