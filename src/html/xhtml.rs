//! Marked text → XHTML for books. Signs of notes are numbers in the text there, because readers of books draw little by style
//! sheets; a name leads where [`Links`] says.

use super::element::Tag;
use super::marked::{self, Links, Marked, Setting};
use super::sign::{DateSign, NoteSign, Sign};
use super::text::{start, written};
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
    written(marked, begin, |sign, out| match sign {
        Sign::Date(date) => date_sign(date, out),
        Sign::Note(note) => note_sign(note, out),
    })
}

/// Begins an element as on pages, but for what only their scripts and style sheets use.
fn begin(tag: &Tag, out: &mut String) {
    match tag {
        Tag::Break => out.push_str("<br/>"),
        Tag::Mention(link) => {
            out.push_str("<a class=\"mention\"");
            attribute("href", &link.href, out);
            out.push('>');
        }
        Tag::Noted { .. } => out.push_str("<span class=\"anchor\">"),
        tag => start(tag, out),
    }
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
