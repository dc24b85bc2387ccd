//! Texts inside of blocks: [`Event`]s → Markdown.
//!
//! Stars and underscores mark emphasis only between a space or punctuation and a letter (CommonMark, “delimiter runs”); where
//! they would be read as signs, and for what Markdown has no marks for, HTML's own elements stand.

use super::line::Lines;
use crate::html::element::Tag;
use crate::html::event::Event;
use crate::html::marked::Marked;
use crate::html::sign::Sign;
use crate::model::text::{Align, Part};

/// A text in the making.
struct Writer<'w, 'm> {
    lines: &'w mut Lines,
    events: &'m [Event<'m>],
    plain: &'m str,
    /// The bytes of the plain text that are written.
    at: usize,
    /// What is open, with how it is closed.
    open: Vec<(&'m Tag, Close)>,
    /// The lists that are open, outermost first.
    lists: Vec<List>,
    /// The columns of the present table, and how many rows it has so far.
    columns: Vec<Option<Align>>,
    rows: usize,
    /// What phrases mean.
    dates: &'w mut Vec<Dated>,
}

/// A phrase with the date that it means.
pub(super) struct Dated {
    pub(super) phrase: String,
    pub(super) gloss: String,
}

/// A list in the making.
struct List {
    /// The number of the next item, of an ordered one.
    next: Option<u64>,
    /// How many items it has.
    len: usize,
    /// How wide the marker of the present item is.
    marker: usize,
}

/// How an element is closed.
enum Close {
    /// By these marks.
    Marks(String),
    /// By the marks that opened it, which stand for code that is written whole.
    Code,
    /// As part of a text with a form.
    Part,
}

/// Writes a text. The glosses of dates are footnotes, and handed on.
pub(super) fn write(lines: &mut Lines, marked: &Marked<'_>, dates: &mut Vec<Dated>) {
    let events = marked.events();
    let mut writer = Writer {
        lines,
        events: &events,
        plain: marked.plain(),
        at: 0,
        open: Vec::new(),
        lists: Vec::new(),
        columns: Vec::new(),
        rows: 0,
        dates,
    };
    for (index, event) in events.iter().enumerate() {
        writer.event(index, *event);
    }
}

/// The label of the footnote for a date.
pub(super) fn date_label(number: usize) -> String {
    format!("d{number}")
}

/// A link, whose address is one of this site's or has been judged to be one of another.
pub(super) fn address(href: &str) -> String {
    let plain = |c: char| !matches!(c, '<' | '>' | '\\' | '\n' | ' ');
    let safe: String = href.chars().filter(|c| plain(*c)).collect();
    let safe = if safe.contains(';') { safe.replace('&', "&amp;") } else { safe };
    if safe.contains(['(', ')']) { format!("(<{safe}>)") } else { format!("({safe})") }
}

impl<'m> Writer<'_, 'm> {
    fn event(&mut self, index: usize, event: Event<'m>) {
        match event {
            Event::Start(tag) => self.start(index, tag),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(index, text),
            Event::Sign(Sign::Note(note)) => self.lines.raw(&format!("[^{}]", note.number)),
            Event::Sign(Sign::Date(date)) => {
                let phrase = self.plain.get(date.range.clone()).unwrap_or_default().to_owned();
                self.dates.push(Dated { phrase, gloss: date.gloss.clone() });
                self.lines.raw(&format!("[^{}]", date_label(self.dates.len())));
            }
            Event::Cut => self.lines.text("…"),
        }
    }

    fn text(&mut self, index: usize, text: &str) {
        self.at += text.len();
        // What stands between the words of an item and the list inside of it is layout as well.
        let is_before_list =
            matches!(self.events.get(index + 1), Some(Event::Start(Tag::Part(Part::List { .. }))));
        let text = text.strip_suffix('\n').filter(|_| is_before_list).unwrap_or(text);
        let is_in_code = self.open.iter().any(|(_, close)| matches!(close, Close::Code));
        let part = self.open.iter().rev().find_map(|(tag, _)| part(tag));
        let is_layout = matches!(part, Some(Part::List { .. } | Part::Table | Part::Row));
        if !is_in_code && !is_layout {
            // Hemistichs are set apart as in the content.
            self.lines.text(&text.replace('\t', " // "));
        }
    }

    fn start(&mut self, index: usize, tag: &'m Tag) {
        let close = match tag {
            Tag::Emphasis => self.delimited(index, "_", "em"),
            Tag::Strong => self.delimited(index, "**", "strong"),
            Tag::Code => self.code(index),
            Tag::Superscript => self.element("sup"),
            Tag::Subscript => self.element("sub"),
            Tag::Link(href) => self.link(href),
            Tag::Mention(link) => self.link(&link.href),
            Tag::Part(part) => self.start_part(index, *part),
            Tag::Run { .. }
            | Tag::Dated
            | Tag::Noted { .. }
            | Tag::Highlight
            | Tag::Unbroken
            | Tag::Rare
            | Tag::Break => Close::Marks(String::new()),
        };
        self.open.push((tag, close));
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some((_, Close::Marks(marks))) => self.lines.raw(&marks),
            Some((Tag::Part(part), Close::Part)) => self.end_part(*part),
            _ => {}
        }
    }

    fn element(&mut self, name: &str) -> Close {
        self.lines.raw(&format!("<{name}>"));
        Close::Marks(format!("</{name}>"))
    }

    fn link(&mut self, href: &str) -> Close {
        self.lines.raw("[");
        Close::Marks(format!("]{}", address(href)))
    }

    /// The events of the element that begins with this one, up to its end.
    fn inside(&self, index: usize) -> &'m [Event<'m>] {
        let mut depth = 0_usize;
        let ends = |event: &Event<'_>| {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Text(_) | Event::Sign(_) | Event::Cut => {}
            }
            depth == 0
        };
        let end = self.events[index..].iter().position(ends);
        &self.events[index..end.map_or(self.events.len(), |length| index + length)]
    }

    /// The words of the element that begins with this event.
    fn words(&self, index: usize) -> &'m str {
        let texts = self.inside(index).iter().map(|event| match event {
            Event::Text(text) => text.len(),
            _ => 0,
        });
        &self.plain[self.at..self.at + texts.sum::<usize>()]
    }

    /// Emphasis, by marks where these are sure to be read as such.
    fn delimited(&mut self, index: usize, marks: &str, name: &str) -> Close {
        let words = self.words(index);
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_apart = |c: Option<char>| c.is_none_or(is_boundary);
        let (before, after) =
            (&self.plain[..self.at], self.plain[self.at..].strip_prefix(words).unwrap_or_default());
        let is_within = matches!(self.events[index], Event::Start(own) if self.open.iter().any(|(tag, _)| *tag == own));
        let is_sure = is_letter(words.chars().next())
            && is_letter(words.chars().next_back())
            && is_apart(before.chars().next_back())
            && is_apart(after.chars().next());
        if is_sure && !is_within {
            self.lines.raw(marks);
            Close::Marks(marks.to_owned())
        } else {
            self.element(name)
        }
    }

    /// Code between as many backticks as it does not hold. A cell would end at a bar, and a line at its end; a link would be code.
    fn code(&mut self, index: usize) -> Close {
        let code = self.words(index);
        let is_link =
            |event: &Event<'_>| matches!(event, Event::Start(Tag::Link(_) | Tag::Mention(_)));
        let is_plain = !code.contains(['|', '\n', '\t']) && !code.trim().is_empty();
        if !is_plain || self.inside(index).iter().any(is_link) {
            return self.element("code");
        }
        let fence = "`".repeat(longest_run(code, '`') + 1);
        let needs_space = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
        let space = if needs_space { " " } else { "" };
        self.lines.raw(&format!("{fence}{space}{code}{space}{fence}"));
        Close::Code
    }

    fn start_part(&mut self, index: usize, part: Part) -> Close {
        match part {
            Part::List { start } => {
                if !self.lists.is_empty() {
                    self.lines.end_block();
                }
                self.lists.push(List { next: start, len: 0, marker: 0 });
            }
            Part::Item => self.start_item(),
            Part::Table => self.rows = 0,
            Part::Row => {
                if self.rows == 0 {
                    self.start_rows(index);
                } else {
                    self.lines.next_line();
                }
                self.lines.raw("|");
            }
            Part::Cell { .. } => {
                self.lines.raw(" ");
                self.lines.set_single(true);
            }
            Part::Line | Part::Hemistich => {}
        }
        Close::Part
    }

    /// Begins the first row of a table. Every table of Markdown has a head, so one without words stands above a row that is none.
    fn start_rows(&mut self, index: usize) {
        let cells = self.inside(index).iter().filter_map(|event| match event {
            Event::Start(Tag::Part(Part::Cell { heads, align })) => Some((*heads, *align)),
            _ => None,
        });
        let heads;
        (heads, self.columns) = cells.unzip::<_, _, Vec<bool>, Vec<_>>();
        if !heads.contains(&true) {
            self.lines.raw(&format!("|{}", "  |".repeat(self.columns.len())));
            self.end_row();
            self.lines.next_line();
        }
    }

    /// Ends a row; below the first, which heads the columns, stands the rule.
    fn end_row(&mut self) {
        if self.rows == 0 {
            self.lines.next_line();
            self.lines.raw(&rule(&self.columns));
        }
        self.rows += 1;
    }

    fn start_item(&mut self) {
        let Some(list) = self.lists.last_mut() else { return };
        if list.len > 0 {
            self.lines.next_line();
        }
        let marker = marker(list.next);
        list.next = list.next.map(|number| number + 1);
        list.len += 1;
        list.marker = marker.len();
        self.lines.mark(&marker);
        self.lines.push_prefix(&" ".repeat(marker.len()));
    }

    fn end_part(&mut self, part: Part) {
        match part {
            Part::List { .. } => drop(self.lists.pop()),
            Part::Item => self.lines.pop_prefix(self.lists.last().map_or(0, |list| list.marker)),
            Part::Row => self.end_row(),
            Part::Cell { .. } => {
                self.lines.raw(" |");
                self.lines.set_single(false);
            }
            Part::Table | Part::Line | Part::Hemistich => {}
        }
    }
}

/// What marks an item of a list; CommonMark reads numbers of nine digits at most.
pub(super) fn marker(number: Option<u64>) -> String {
    number.map_or_else(|| "- ".to_owned(), |number| format!("{}. ", number.min(999_999_999)))
}

/// Whether a sign beside emphasis is no part of a word.
fn is_boundary(c: char) -> bool {
    let spaces_and_stops =
        [' ', '\n', '\t', '\u{a0}', '\u{202f}', '«', '»', '،', '؛', '؟', '“', '”', '…'];
    c.is_ascii_punctuation() || spaces_and_stops.contains(&c)
}

fn part(tag: &Tag) -> Option<Part> {
    if let Tag::Part(part) = tag { Some(*part) } else { None }
}

/// How often a character follows itself at most.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or_default()
}

/// The line below the head of a table.
pub(super) fn rule(columns: &[Option<Align>]) -> String {
    let column = |align: &Option<Align>| match align {
        None => " --- |",
        Some(Align::Start) => " :-- |",
        Some(Align::Center) => " :-: |",
        Some(Align::End) => " --: |",
    };
    std::iter::once("|").chain(columns.iter().map(column)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Parser, Tag};

    use super::*;

    proptest! {
        /// Whatever an address holds, a parser reads it back.
        #[test]
        fn an_address_reads_back(rest in "[a-z0-9()&;#?=%/.:,'\"*_~-]{0,16}") {
            let href = format!("https://example.org/{rest}");
            let markdown = format!("[a]{}", address(&href));
            let link = Parser::new(&markdown).find_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            });
            prop_assert_eq!(link, Some(href));
        }
    }
}
