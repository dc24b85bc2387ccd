//! Blocks of a body or page → HTML.

use std::collections::BTreeSet;
use std::hash::Hasher;

use siphasher::sip::SipHasher13;
use unicode_normalization::UnicodeNormalization;

use super::text::{self, Links, inline};
use super::{Html, align, attribute, code, xhtml};
use crate::lang::Lang;
use crate::model::text::{Align, Entry};
use crate::model::{Block, EntityId, Text};
use crate::script::is_mark;

/// Renders blocks; headings begin at `top` (2 is `<h2>`).
pub fn blocks(blocks: &[Block<EntityId>], lang: Lang, top: u8, links: &dyn Links) -> Html {
    written(blocks, top, &Setting { lang, links, is_book: false })
}

/// Renders blocks for a book, several of which stand on one page: headings have no ids.
pub fn of_book(blocks: &[Block<EntityId>], lang: Lang, top: u8, links: &dyn Links) -> Html {
    written(blocks, top, &Setting { lang, links, is_book: true })
}

fn written(blocks: &[Block<EntityId>], top: u8, setting: &Setting<'_>) -> Html {
    let mut out = String::new();
    let highest = blocks
        .iter()
        .filter_map(
            |block| if let Block::Heading { level, .. } = block { Some(*level) } else { None },
        )
        .min()
        .unwrap_or(1);
    let shift = i16::from(top) - i16::from(highest);
    let mut writer = Writer { setting, shift, ids: BTreeSet::new() };
    writer.blocks(blocks, &mut out);
    Html(out)
}

/// What holds for all blocks of a text.
struct Setting<'l> {
    lang: Lang,
    links: &'l dyn Links,
    is_book: bool,
}

struct Writer<'l> {
    setting: &'l Setting<'l>,
    /// From the levels of the Markdown to those of the page.
    shift: i16,
    /// The ids that headings have.
    ids: BTreeSet<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block<EntityId>], out: &mut String) {
        for block in blocks {
            self.block(block, out);
            out.push('\n');
        }
    }

    fn text(&self, text: &Text<EntityId>, out: &mut String) {
        let Setting { lang, links, is_book } = *self.setting;
        let render = if is_book { xhtml::inline } else { inline };
        out.push_str(render(text, lang, links).as_str());
    }

    fn block(&mut self, block: &Block<EntityId>, out: &mut String) {
        match block {
            Block::Paragraph(text) => {
                out.push_str("<p>");
                self.text(text, out);
                out.push_str("</p>");
            }
            Block::Heading { level, text } => self.heading(*level, text, out),
            Block::List { start, items } => self.list(*start, items, out),
            Block::Definitions(entries) => self.definitions(entries, out),
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                self.blocks(inner, out);
                out.push_str("</blockquote>");
            }
            Block::Code { language, code: text } => {
                out.push_str(code::fence(text, language.as_deref()).as_str());
            }
            Block::Table { alignment, head, rows } => {
                Table { writer: self, alignment, head }.write(rows, out);
            }
            Block::Rule if self.setting.is_book => out.push_str("<hr/>"),
            Block::Rule => out.push_str("<hr>"),
        }
    }

    /// A heading with two ids. Reading views take an element for a byline, a comment or an advertisement if its id holds such a
    /// word, so that of the heading is a number made of its words; an empty element in it can be linked to by the words.
    fn heading(&mut self, level: u8, heading: &Text<EntityId>, out: &mut String) {
        let level = (i16::from(level) + self.shift).clamp(2, 6);
        let Setting { lang, links, is_book } = *self.setting;
        let words = words(&heading.plain);
        if is_book {
            let heading = xhtml::inline(heading, lang, links);
            out.push_str(&format!("<h{level}>{}</h{level}>", heading.as_str()));
            return;
        }
        out.push_str(&format!("<h{level}"));
        attribute("id", &self.id(&format!("{:08x}", hash(&words))), out);
        out.push('>');
        if !words.is_empty() {
            out.push_str("<span");
            attribute("id", &self.id(&words), out);
            out.push_str("></span>");
        }
        out.push_str(text::heading(heading, lang, Some(links)).as_str());
        out.push_str(&format!("</h{level}>"));
    }

    /// An id of its own for a heading; with a number if another has the same words.
    fn id(&mut self, words: &str) -> String {
        let id = format!("_h-{words}");
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let mut ids = std::iter::once(id.clone()).chain(numbered);
        let id = ids.find(|id| !self.ids.contains(id)).unwrap_or(id);
        self.ids.insert(id.clone());
        id
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block<EntityId>>], out: &mut String) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        match start {
            Some(first) if first != 1 => out.push_str(&format!("<ol start=\"{first}\">")),
            _ => out.push_str(&format!("<{tag}>")),
        }
        for item in items {
            out.push_str("<li>");
            self.item(item, out);
            out.push_str("</li>");
        }
        out.push_str(&format!("</{tag}>"));
    }

    fn definitions(&mut self, entries: &[Entry<EntityId>], out: &mut String) {
        out.push_str("<dl>");
        for entry in entries {
            match entry {
                Entry::Term(text) => {
                    out.push_str("<dt>");
                    self.text(text, out);
                    out.push_str("</dt>");
                }
                Entry::Definition(blocks) => {
                    out.push_str("<dd>");
                    self.item(blocks, out);
                    out.push_str("</dd>");
                }
            }
        }
        out.push_str("</dl>");
    }

    /// What a list holds at one place; a paragraph alone is no block.
    fn item(&mut self, blocks: &[Block<EntityId>], out: &mut String) {
        match blocks {
            [Block::Paragraph(text)] => self.text(text, out),
            blocks => self.blocks(blocks, out),
        }
    }
}

/// The words of a heading, from which its ids are made: the same however its letters are composed, as who links to it may write them.
fn words(heading: &str) -> String {
    let heading: String = heading.nfc().collect();
    let words = heading.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<String>>().join("-")
}

/// A number that is the same for the same words on every machine.
fn hash(words: &str) -> u32 {
    let mut hasher = SipHasher13::new();
    hasher.write(words.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// A table. Roles are said, because a table that is laid out otherwise is none to some browsers.
struct Table<'t, 'w> {
    writer: &'t Writer<'w>,
    alignment: &'t [Option<Align>],
    head: &'t [Text<EntityId>],
}

impl Table<'_, '_> {
    fn write(&self, rows: &[Vec<Text<EntityId>>], out: &mut String) {
        out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\"><table class=\"records\" role=\"table\">");
        out.push_str("<thead role=\"rowgroup\"><tr role=\"row\">");
        for (column, cell) in self.head.iter().enumerate() {
            out.push_str("<th scope=\"col\" role=\"columnheader\"");
            self.align(column, out);
            out.push('>');
            self.writer.text(cell, out);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody role=\"rowgroup\">");
        for row in rows {
            out.push_str("<tr role=\"row\">");
            for (column, cell) in row.iter().enumerate() {
                self.cell(column, cell, out);
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }

    /// A cell names its column, because narrow screens show its row as a list.
    fn cell(&self, column: usize, cell: &Text<EntityId>, out: &mut String) {
        out.push_str("<td role=\"cell\"");
        self.align(column, out);
        if let Some(head) = self.head.get(column).filter(|head| !head.plain.is_empty()) {
            attribute("data-label", &head.plain, out);
        }
        out.push('>');
        self.writer.text(cell, out);
        out.push_str("</td>");
    }

    /// Where the cells of a column stand: at the start, unless the author says otherwise.
    fn align(&self, column: usize, out: &mut String) {
        align(self.alignment.get(column).copied().flatten(), out);
    }
}
