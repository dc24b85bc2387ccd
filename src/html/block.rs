//! Blocks of a body or page → HTML.

use std::collections::BTreeSet;

use super::text::{self, Links, inline};
use super::{Html, attribute, code};
use crate::lang::Lang;
use crate::model::{Block, EntityId, Text};
use crate::script::is_mark;

/// Renders blocks; headings begin at `top` (2 is `<h2>`).
pub fn blocks(blocks: &[Block<EntityId>], lang: Lang, top: u8, links: &dyn Links) -> Html {
    let mut out = String::new();
    let highest = blocks
        .iter()
        .filter_map(
            |block| if let Block::Heading { level, .. } = block { Some(*level) } else { None },
        )
        .min()
        .unwrap_or(1);
    let shift = i16::from(top) - i16::from(highest);
    let mut writer = Writer { lang, links, shift, headings: BTreeSet::new() };
    writer.blocks(blocks, &mut out);
    Html(out)
}

struct Writer<'l> {
    lang: Lang,
    links: &'l dyn Links,
    /// From the levels of the Markdown to those of the page.
    shift: i16,
    /// The ids that headings have.
    headings: BTreeSet<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block<EntityId>], out: &mut String) {
        for block in blocks {
            self.block(block, out);
            out.push('\n');
        }
    }

    fn text(&self, text: &Text<EntityId>, out: &mut String) {
        out.push_str(inline(text, self.lang, self.links).as_str());
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
            Block::Quote(inner) => {
                out.push_str("<blockquote>");
                self.blocks(inner, out);
                out.push_str("</blockquote>");
            }
            Block::Code { language, code: text } => {
                out.push_str(code::fence(text, language.as_deref()).as_str());
            }
            Block::Table { head, rows } => self.table(head, rows, out),
            Block::Rule => out.push_str("<hr>"),
        }
    }

    fn heading(&mut self, level: u8, heading: &Text<EntityId>, out: &mut String) {
        let level = (i16::from(level) + self.shift).clamp(2, 6);
        out.push_str(&format!("<h{level}"));
        attribute("id", &self.heading_id(&heading.plain), out);
        out.push('>');
        out.push_str(text::heading(heading, self.lang, Some(self.links)).as_str());
        out.push_str(&format!("</h{level}>"));
    }

    /// The id of a heading: its words, so that links outlive what is written around it, and a number if it stands there again.
    fn heading_id(&mut self, heading: &str) -> String {
        let words = heading.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let words: Vec<String> =
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let id = format!("_h-{}", words.join("-"));
        let numbered = (2..).map(|number: usize| format!("{id}-{number}"));
        let mut ids = std::iter::once(id.clone()).chain(numbered);
        let id = ids.find(|id| !self.headings.contains(id)).unwrap_or(id);
        self.headings.insert(id.clone());
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
            match item.as_slice() {
                [Block::Paragraph(text)] => self.text(text, out),
                blocks => self.blocks(blocks, out),
            }
            out.push_str("</li>");
        }
        out.push_str(&format!("</{tag}>"));
    }

    fn table(&self, head: &[Text<EntityId>], rows: &[Vec<Text<EntityId>>], out: &mut String) {
        out.push_str("<div class=\"table\" tabindex=\"0\" role=\"group\"><table class=\"records\" role=\"table\">");
        out.push_str("<thead role=\"rowgroup\"><tr role=\"row\">");
        for cell in head {
            out.push_str("<th scope=\"col\" role=\"columnheader\">");
            self.text(cell, out);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody role=\"rowgroup\">");
        for row in rows {
            out.push_str("<tr role=\"row\">");
            for (index, cell) in row.iter().enumerate() {
                self.cell(cell, head.get(index), out);
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table></div>");
    }

    /// A cell names its column, because narrow screens show its row as a list. Roles are said, because a table that is laid out
    /// otherwise is none to some browsers.
    fn cell(&self, cell: &Text<EntityId>, head: Option<&Text<EntityId>>, out: &mut String) {
        out.push_str("<td role=\"cell\"");
        if let Some(head) = head.filter(|head| !head.plain.is_empty()) {
            attribute("data-label", &head.plain, out);
        }
        out.push('>');
        self.text(cell, out);
        out.push_str("</td>");
    }
}
