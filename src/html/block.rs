//! Blocks of a body or page → HTML.

use super::text::{Links, heading, inline};
use super::{Html, attribute, code};
use crate::lang::Lang;
use crate::model::{Block, EntityId};

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
    let writer = Writer { lang, links, shift: i16::from(top) - i16::from(highest) };
    writer.blocks(blocks, &mut out);
    Html(out)
}

struct Writer<'l> {
    lang: Lang,
    links: &'l dyn Links,
    /// From the levels of the Markdown to those of the page.
    shift: i16,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block<EntityId>], out: &mut String) {
        for block in blocks {
            self.block(block, out);
            out.push('\n');
        }
    }

    fn text(&self, text: &crate::model::Text<EntityId>, out: &mut String) {
        out.push_str(inline(text, self.lang, self.links).as_str());
    }

    fn block(&self, block: &Block<EntityId>, out: &mut String) {
        match block {
            Block::Paragraph(text) => {
                out.push_str("<p>");
                self.text(text, out);
                out.push_str("</p>");
            }
            Block::Heading { level, text } => {
                let level = (i16::from(*level) + self.shift).clamp(2, 6);
                out.push_str(&format!("<h{level}>"));
                out.push_str(heading(text, self.lang, Some(self.links)).as_str());
                out.push_str(&format!("</h{level}>"));
            }
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

    fn list(&self, start: Option<u64>, items: &[Vec<Block<EntityId>>], out: &mut String) {
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

    fn table(
        &self,
        head: &[crate::model::Text<EntityId>],
        rows: &[Vec<crate::model::Text<EntityId>>],
        out: &mut String,
    ) {
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
    fn cell(
        &self,
        cell: &crate::model::Text<EntityId>,
        head: Option<&crate::model::Text<EntityId>>,
        out: &mut String,
    ) {
        out.push_str("<td role=\"cell\"");
        if let Some(head) = head.filter(|head| !head.plain.is_empty()) {
            attribute("data-label", &head.plain, out);
        }
        out.push('>');
        self.text(cell, out);
        out.push_str("</td>");
    }
}
