//! Marked text → XHTML for books. Signs of notes are numbers in the text there, because readers of books draw little by style
//! sheets; a name leads where [`Links`] says.

use super::element::Tag;
use super::event::Event;
use super::marked::{self, Links, Marked, Setting};
use super::sign::{DateSign, NoteSign, Sign};
use super::text::{name, start};
use super::{Html, attribute, escape};
use crate::lang::Lang;
use crate::model::{EntityId, Mention, Text};

/// Renders a text with its own marks.
pub fn inline(text: &Text<EntityId>, lang: Lang, links: &dyn Links) -> Html {
    html(&marked::inline(text, lang, Some(links), Setting::Running))
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

fn html(marked: &Marked<'_>) -> Html {
    let mut out = String::with_capacity(marked.plain.len() * 2);
    for event in marked.events() {
        match event {
            Event::Start(Tag::Break) => out.push_str("<br/>"),
            Event::Start(Tag::Mention(link)) => {
                out.push_str("<a class=\"mention\"");
                attribute("href", &link.href, &mut out);
                out.push('>');
            }
            Event::Start(Tag::Noted { .. }) => out.push_str("<span class=\"anchor\">"),
            Event::Start(tag) => start(tag, &mut out),
            Event::End(Tag::Break) => {}
            Event::End(tag) => {
                out.push_str("</");
                out.push_str(name(tag));
                out.push('>');
            }
            Event::Text(text) => escape(text, &mut out),
            Event::Sign(Sign::Date(date)) => date_sign(date, &mut out),
            Event::Sign(Sign::Note(note)) => note_sign(note, &mut out),
            Event::Cut => out.push('…'),
        }
    }
    Html(out)
}

fn date_sign(date: &DateSign, out: &mut String) {
    out.push_str(" <span class=\"gloss\">[");
    escape(&date.gloss, out);
    out.push_str("]</span>");
}

fn note_sign(note: &NoteSign, out: &mut String) {
    out.push_str("<a class=\"note-ref\" epub:type=\"noteref\" role=\"doc-noteref\"");
    attribute("id", &note.id, out);
    attribute("href", &format!("#{}", note.target), out);
    attribute("aria-label", &note.label, out);
    out.push('>');
    escape(&note.text, out);
    out.push_str("</a>");
}
