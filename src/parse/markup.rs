//! Markdown → standoff text and blocks.
//!
//! Everything that the format does not allow is reported and then kept as plain text, so that nothing an
//! author wrote is lost.

mod language;

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use self::language::{End, Hidden};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Lang;
use crate::model::text::{Block, Mark, PLACEHOLDER, Reference, Style, Text};
use crate::source::Span;

/// The length of `[[en:` and `[[ar:`.
const RUN_OPEN: usize = 5;

/// Where a byte range of the Markdown lies in the files.
pub(super) type Place<'p> = &'p dyn Fn(Range<usize>) -> Span;

/// Reads inline Markdown. Blocks other than one paragraph are reported and flattened.
pub(super) fn inline(
    markdown: &str,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text<Reference> {
    let hidden = Hidden::new(markdown);
    let mut reader = Reader::new(markdown, &hidden, place, diagnostics);
    let mut texts = Vec::new();
    while let Some(start) = reader.position() {
        let block = reader.block();
        let is_paragraph = matches!(block, Some(Block::Paragraph(_)));
        if !texts.is_empty() || (block.is_some() && !is_paragraph) {
            reader.refuse_block(start, block.as_ref());
        }
        if let Some(block) = block {
            flatten(block, &mut texts);
        }
    }
    join(texts)
}

/// Reads block Markdown.
pub(super) fn blocks(
    markdown: &str,
    place: Place<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Block<Reference>> {
    let hidden = Hidden::new(markdown);
    let mut reader = Reader::new(markdown, &hidden, place, diagnostics);
    let mut blocks = Vec::new();
    while reader.position().is_some() {
        blocks.extend(reader.block());
    }
    blocks
}

struct Reader<'m, 'd> {
    markdown: &'m str,
    hidden: &'m Hidden<'m>,
    events: Peekable<OffsetIter<'m>>,
    place: Place<'d>,
    diagnostics: &'d mut Vec<Diagnostic>,
    /// The runs that are open in the present text: where each begins there and in the Markdown.
    open_runs: Vec<(usize, Lang, usize)>,
}

impl<'m, 'd> Reader<'m, 'd> {
    fn new(
        markdown: &'m str,
        hidden: &'m Hidden<'m>,
        place: Place<'d>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        let options = Options::ENABLE_WIKILINKS | Options::ENABLE_TABLES;
        let events = Parser::new_ext(&hidden.markdown, options).into_offset_iter().peekable();
        let open_runs = Vec::new();
        let mut reader = Self { markdown, hidden, events, place, diagnostics, open_runs };
        hidden.unclosed.iter().for_each(|open| reader.refuse_open_run(open.clone()));
        reader
    }

    /// Where the next event begins, if there is one.
    fn position(&mut self) -> Option<Range<usize>> {
        self.events.peek().map(|(_, range)| range.clone())
    }

    fn report(&mut self, code: Code, range: Range<usize>, message: String, hint: &str) {
        let written = self.markdown.get(range.clone()).unwrap_or_default().trim_end();
        let label = token(written.lines().next().unwrap_or_default());
        let span = (self.place)(range.start..range.start + written.len());
        self.diagnostics.push(Diagnostic::new(code, span, message).label(label).hint(hint));
    }

    fn refuse_block(&mut self, range: Range<usize>, block: Option<&Block<Reference>>) {
        let what = match block {
            Some(Block::Heading { .. }) => "a heading",
            Some(Block::List { .. }) => "a list",
            Some(Block::Quote(_)) => "a quotation",
            Some(Block::Code { .. }) => "a code block",
            Some(Block::Table { .. }) => "a table",
            Some(Block::Rule) => "a rule",
            Some(Block::Paragraph(_)) | None => "a second paragraph",
        };
        let hint = "write it as running text; a mark that is meant literally takes a backslash";
        let message = format!("{what} where only inline Markdown belongs");
        self.report(Code::BlockMarkup, range, message, hint);
    }

    /// Reads one block; `None` for what leaves nothing behind.
    fn block(&mut self) -> Option<Block<Reference>> {
        let (event, range) = self.events.peek()?.clone();
        if is_inline(&event) {
            return Some(Block::Paragraph(self.text(None)));
        }
        self.events.next();
        match event {
            Event::Start(Tag::Paragraph) => {
                Some(Block::Paragraph(self.text(Some(TagEnd::Paragraph))))
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let text = self.text(Some(TagEnd::Heading(level)));
                Some(Block::Heading { level: level as u8, text })
            }
            Event::Start(Tag::BlockQuote(kind)) => {
                Some(Block::Quote(self.blocks_until(TagEnd::BlockQuote(kind))))
            }
            Event::Start(Tag::List(start)) => Some(self.list(start)),
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code(&kind)),
            Event::Start(Tag::Table(_)) => Some(self.table()),
            Event::Start(Tag::HtmlBlock) | Event::End(_) => None,
            Event::Html(html) => {
                let hint = "use Markdown; write a literal `<` as `\\<`";
                self.report(Code::RawHtml, range, "raw HTML in a text".to_owned(), hint);
                Some(Block::Paragraph(Text::plain(html.trim_end())))
            }
            _ => Some(Block::Rule),
        }
    }

    fn blocks_until(&mut self, end: TagEnd) -> Vec<Block<Reference>> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if *event == Event::End(end) {
                self.events.next();
                break;
            }
            blocks.extend(self.block());
        }
        blocks
    }

    fn list(&mut self, start: Option<u64>) -> Block<Reference> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), _)) = self.events.peek() {
            self.events.next();
            items.push(self.blocks_until(TagEnd::Item));
        }
        self.events.next();
        Block::List { start, items }
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> Block<Reference> {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
            CodeBlockKind::Indented => None,
        };
        let mut code = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(text) => code.push_str(&self.hidden.restore(&text)),
                _ => break,
            }
        }
        Block::Code { language, code }
    }

    fn table(&mut self) -> Block<Reference> {
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.text(Some(TagEnd::TableCell))),
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table { head, rows }
    }

    /// Reads inline events up to `end`, or up to the next block event where there is none.
    fn text(&mut self, end: Option<TagEnd>) -> Text<Reference> {
        let mut text = Text::plain(String::new());
        let mut open: Vec<(usize, Tag<'m>, Range<usize>)> = Vec::new();
        while let Some((event, range)) = self.events.peek().cloned() {
            if end.is_none() && !is_inline(&event) {
                break;
            }
            self.events.next();
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) => open.push((text.plain.len(), tag, range)),
                Event::End(_) => {
                    if let Some((start, tag, range)) = open.pop() {
                        self.close(&mut text, start, tag, range);
                    }
                }
                Event::Text(run) => self.words(&mut text, &run, &range),
                Event::Code(code) => {
                    let start = text.plain.len();
                    text.plain.push_str(&self.hidden.restore(&code));
                    let range = start..text.plain.len();
                    text.marks.push(Mark { range, style: Style::Code });
                }
                Event::SoftBreak | Event::HardBreak => text.plain.push(' '),
                Event::InlineHtml(html) | Event::Html(html) => {
                    let hint = "use Markdown; write a literal `<` as `\\<`";
                    let html = self.hidden.restore(&html);
                    let message = format!("raw HTML {} in a text", token(&html));
                    self.report(Code::RawHtml, range, message, hint);
                    text.plain.push_str(&html);
                }
                _ => {}
            }
        }
        for (_, _, start) in std::mem::take(&mut self.open_runs) {
            self.refuse_open_run(start..start + RUN_OPEN);
        }
        text
    }

    /// Adds words to a text; brackets with a language in them become a mark.
    fn words(&mut self, text: &mut Text<Reference>, words: &str, range: &Range<usize>) {
        if words.len() != range.len() {
            text.plain.push_str(&self.hidden.restore(words));
            return;
        }
        let mut from = 0;
        for (bracket, end) in self.hidden.ends(range) {
            text.plain.push_str(&words[from..bracket.start]);
            from = bracket.end;
            let start = range.start + bracket.start;
            match end {
                End::Open(lang) => self.open_runs.push((text.plain.len(), lang, start)),
                End::Close => self.close_run(text, start),
            }
        }
        text.plain.push_str(&words[from..]);
    }

    /// Ends the innermost open run at the brackets that begin at byte `bracket` of the Markdown.
    fn close_run(&mut self, text: &mut Text<Reference>, bracket: usize) {
        let Some((start, lang, from)) = self.open_runs.pop() else {
            return text.plain.push_str("]]");
        };
        let range = start..text.plain.len();
        if text.plain[range.clone()].trim().is_empty() {
            let tag = lang.tag();
            let message = format!("`[[{tag}:…]]` holds no words");
            let hint = format!("write the words between `[[{tag}:` and `]]`, or delete both");
            return self.report(Code::LanguageRun, from..bracket + 2, message, &hint);
        }
        text.marks.push(Mark { range, style: Style::Run(lang) });
    }

    fn refuse_open_run(&mut self, range: Range<usize>) {
        let open = self.markdown.get(range.clone()).unwrap_or_default();
        let message = format!("`{open}` is not closed in its paragraph");
        let hint = "write `]]` behind the words; a literal `[[` is written `\\[[`";
        self.report(Code::LanguageRun, range, message, hint);
    }

    /// Ends an inline element that began at byte `start` of the plain text.
    fn close(
        &mut self,
        text: &mut Text<Reference>,
        start: usize,
        tag: Tag<'_>,
        range: Range<usize>,
    ) {
        let style = match tag {
            Tag::Emphasis => Style::Emphasis,
            Tag::Strong => Style::Strong,
            Tag::Image { .. } => {
                let hint = "delete the image; link to it if it matters";
                self.report(Code::ImageInText, range, "an image in a text".to_owned(), hint);
                return;
            }
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                let span = (self.place)(range);
                if !has_pothole {
                    text.plain.truncate(start);
                    text.marks.retain(|mark| mark.range.end <= start);
                    self.open_runs.retain(|(opened, ..)| *opened <= start);
                    text.plain.push(PLACEHOLDER);
                }
                let slug = self.hidden.restore(&dest_url);
                Style::Mention(Reference { slug, bare: !has_pothole, span })
            }
            Tag::Link { link_type, dest_url, .. } => {
                let Some(href) = self.address(link_type, &dest_url, range) else { return };
                Style::Link(href)
            }
            _ => return,
        };
        text.marks.push(Mark { range: start..text.plain.len(), style });
    }

    /// The address of a link if its scheme is allowed; otherwise it is reported.
    fn address(&mut self, kind: LinkType, address: &str, range: Range<usize>) -> Option<String> {
        let address = &self.hidden.restore(address);
        if kind == LinkType::Email && !address.starts_with("mailto:") {
            return Some(format!("mailto:{address}"));
        }
        let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        if matches!(scheme.as_deref(), Some("https" | "http" | "mailto")) {
            return Some(address.to_owned());
        }
        let message = format!("the link {} has no allowed scheme", token(address));
        let hint = "use an `https:`, `http:` or `mailto:` address, or `[[id]]` for an entity";
        self.report(Code::ForbiddenLink, range, message, hint);
        None
    }
}

fn is_inline(event: &Event<'_>) -> bool {
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

/// The texts of a block in reading order.
fn flatten(block: Block<Reference>, texts: &mut Vec<Text<Reference>>) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => texts.push(text),
        Block::List { items, .. } => {
            items.into_iter().flatten().for_each(|block| flatten(block, texts));
        }
        Block::Quote(blocks) => blocks.into_iter().for_each(|block| flatten(block, texts)),
        Block::Code { code, .. } => texts.push(Text::plain(code.trim_end())),
        Block::Table { head, rows } => {
            texts.extend(head);
            texts.extend(rows.into_iter().flatten());
        }
        Block::Rule => {}
    }
}

/// Joins texts with spaces.
fn join(texts: Vec<Text<Reference>>) -> Text<Reference> {
    let mut texts = texts.into_iter();
    let mut joined = texts.next().unwrap_or_else(|| Text::plain(String::new()));
    for text in texts {
        joined.plain.push(' ');
        let offset = joined.plain.len();
        joined.plain.push_str(&text.plain);
        joined.marks.extend(text.marks.into_iter().map(|mark| Mark {
            range: mark.range.start + offset..mark.range.end + offset,
            style: mark.style,
        }));
    }
    joined
}
