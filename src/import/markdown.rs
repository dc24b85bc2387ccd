//! Markdown → blocks, by pulldown-cmark's events: CommonMark with tables and footnotes.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::document::{Block, Document};
use super::words::Style;

/// Reads Markdown.
pub(super) fn read(text: &str) -> Document {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let (metadata, text) = parted(text);
    let mut reader = Reader { text, ..Reader::default() };
    if let Some(lines) = metadata {
        let shown = lines.join("`, `");
        reader.builder.remark(format!("what stands before the text was not taken: `{shown}`"));
    }
    let parser = Parser::new_ext(text, options);
    let definitions = parser.reference_definitions().iter();
    let mut definitions: Vec<(String, String)> =
        definitions.map(|(label, it)| (label.to_owned(), it.dest.to_string())).collect();
    // The parser keeps them in no order.
    definitions.sort();
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, range);
    }
    for (label, address) in definitions {
        if !reader.addresses.contains(&address) {
            reader
                .builder
                .remark(format!("a link that no words have was not taken: `[{label}]: {address}`"));
        }
    }
    reader.builder.finish()
}

/// The lines of metadata at the beginning of a text, if it has any, and the rest of it. What stands between two rules further down
/// is text.
fn parted(text: &str) -> (Option<Vec<&str>>, &str) {
    let Some(rest) = text.strip_prefix("---") else { return (None, text) };
    let mut lines: Vec<&str> = Vec::new();
    let mut at = text.len() - rest.len();
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        at += line.len();
        match line.trim() {
            "" if index == 0 => {}
            "---" | "..." if index > 0 => {
                let is_metadata = lines.first().is_some_and(|line| is_field(line));
                return if is_metadata { (Some(lines), &text[at..]) } else { (None, text) };
            }
            _ if index == 0 => break,
            "" => {}
            line => lines.push(line),
        }
    }
    (None, text)
}

/// Whether a line says something of the text: a word, a colon, and maybe more.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        let is_end = value.is_empty() || value.starts_with(char::is_whitespace);
        is_end && !key.trim().is_empty() && !key.trim().contains(char::is_whitespace)
    })
}

#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    builder: Builder,
    /// What lies over the words, for each tag that is open.
    styles: Vec<Style>,
    /// The words of what is not taken, while it is open.
    skipped: Option<String>,
    /// The address of the image that is open.
    image: String,
    /// How many columns the present table has.
    columns: usize,
    /// The addresses of links and images.
    addresses: BTreeSet<String>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.tell(&tag, range);
                self.start(tag);
            }
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::Code(code) if self.skipped.is_some() => self.text(&code),
            Event::Code(code) => {
                let style = Style { code: true, ..self.present() };
                self.builder.words.push(&code, &style);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.builder.words.push_break(),
            Event::Rule => {
                self.builder.flush();
                self.builder.document.blocks.push(Block::Break);
            }
            Event::FootnoteReference(key) => self.builder.words.push_note(&key),
            Event::Html(html) | Event::InlineHtml(html) => self.html(html.trim()),
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(words) = &mut self.skipped {
            words.push_str(text);
            return;
        }
        let style = self.present();
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.builder.words.push_break();
            }
            self.builder.words.push(line, &style);
        }
    }

    fn html(&mut self, html: &str) {
        let name = html.trim_matches(['<', '>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.builder.words.push_break();
        } else if !html.is_empty() && !html.starts_with("<!--") {
            let shown: String = html.chars().take(60).collect();
            self.builder.remark(format!("HTML was not taken: `{shown}`"));
        }
    }

    /// Tells what a tag says that the text cannot have.
    fn tell(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let source = self.text.get(range).unwrap_or_default();
        let builder = &mut self.builder;
        match tag {
            Tag::Table(columns) => self.columns = columns.len(),
            Tag::TableRow => {
                let cells = cells(source).into_iter().skip(self.columns);
                for cell in cells.filter(|cell| !cell.is_empty()) {
                    builder.remark(format!("a cell without a column was not taken: `{cell}`"));
                }
            }
            Tag::Item => {
                builder.item();
                let digits = source.split(|c: char| !c.is_ascii_digit()).next();
                let written = digits.and_then(|digits| digits.parse().ok());
                // Many writers number every item alike, and leave the counting to programs.
                if let (Some(written), Some((first, next))) = (written, builder.numbers())
                    && written != first
                    && written != next
                {
                    builder.recounted(written, next);
                }
            }
            Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
                self.addresses.insert(dest_url.to_string());
                if !title.is_empty() {
                    builder
                        .remark(format!("the title of a link or image was not taken: `{title}`"));
                }
            }
            _ => {}
        }
    }

    /// What lies over the present words.
    fn present(&self) -> Style {
        self.styles.last().cloned().unwrap_or_default()
    }

    fn start(&mut self, tag: Tag<'_>) {
        let mut style = self.present();
        let builder = &mut self.builder;
        match tag {
            Tag::Heading { level, .. } => {
                builder.flush();
                builder.heading = Some(level as u8);
            }
            Tag::Paragraph | Tag::HtmlBlock | Tag::Table(_) => builder.flush(),
            Tag::BlockQuote(_) => {
                builder.flush();
                builder.quotations += 1;
            }
            Tag::CodeBlock(_) => {
                builder.flush();
                builder.remark("blocks of code are paragraphs now");
            }
            Tag::List(first) => builder.begin_list(first),
            Tag::Item => builder.item(),
            Tag::FootnoteDefinition(key) => {
                builder.flush();
                builder.footnote = Some(key.to_string());
            }
            Tag::TableHead | Tag::TableRow => builder.begin_row(),
            Tag::Emphasis => style.emphasis = true,
            Tag::Strong => style.strong = true,
            Tag::Strikethrough => builder.remark("words that were struck out stand as others do"),
            Tag::Link { dest_url, .. } => style.link = Some(dest_url.to_string()),
            Tag::Image { dest_url, .. } => {
                self.image = dest_url.to_string();
                self.skipped = Some(String::new());
            }
            _ => {}
        }
        self.styles.push(style);
    }

    fn end(&mut self, tag: TagEnd) {
        self.styles.pop();
        let builder = &mut self.builder;
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock => builder.flush(),
            TagEnd::BlockQuote(_) => {
                builder.flush();
                builder.quotations = builder.quotations.saturating_sub(1);
            }
            TagEnd::Item => builder.item(),
            TagEnd::List(_) => builder.end_list(),
            TagEnd::TableCell => builder.cell(),
            TagEnd::Table => builder.end_table(),
            TagEnd::FootnoteDefinition => {
                builder.flush();
                builder.footnote = None;
            }
            TagEnd::Image => {
                let said = self.skipped.take().unwrap_or_default();
                let gap = if said.is_empty() { "" } else { "`, which shows `" };
                builder.remark(format!("an image was not taken: `{}{gap}{said}`", self.image));
            }
            _ => {}
        }
    }
}

/// The cells of a row as it is written.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut is_escaped = false;
    let cells = row.split(|c: char| {
        let is_end = c == '|' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    });
    cells.map(str::trim).collect()
}
