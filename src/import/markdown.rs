//! Markdown → blocks, by pulldown-cmark's events: CommonMark with tables and footnotes.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::document::{Block, Document};
use super::words::Style;

/// Reads Markdown.
pub(super) fn read(text: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.event(event);
    }
    reader.builder.finish()
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// What lies over the words, for each tag that is open.
    styles: Vec<Style>,
    /// The words of what is not taken, while it is open.
    skipped: Option<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
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
                builder.remark(format!("an image was not taken: `{dest_url}`"));
                self.skipped = Some(String::new());
            }
            Tag::MetadataBlock(_) => self.skipped = Some(String::new()),
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
            TagEnd::Image => self.skipped = None,
            TagEnd::MetadataBlock(_) => {
                let lines = self.skipped.take().unwrap_or_default();
                let lines: Vec<&str> =
                    lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                builder.remark(format!(
                    "what stands before the text was not taken: `{}`",
                    lines.join("`, `")
                ));
            }
            _ => {}
        }
    }
}
