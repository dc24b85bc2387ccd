//! Lines of Markdown: what a text says is escaped by where it stands, so that a reader of CommonMark finds it as it was.

/// What the present line holds so far, behind what marks its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Nothing.
    Empty,
    /// Digits alone, as before the point of a numbered item.
    Digits,
    /// A text.
    Text,
}

/// What comes between what has been written and what is written next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    /// Nothing.
    #[default]
    None,
    /// The end of a line, behind an item of a list.
    Line,
    /// An empty line, behind any other block.
    Empty,
}

/// Markdown in the making.
#[derive(Debug)]
pub(crate) struct Lines {
    out: String,
    /// What begins each line of the present block, such as `> `.
    prefix: String,
    line: Line,
    /// What comes before what is written next.
    gap: Gap,
    /// Whether lines cannot break here, as in a heading or a cell.
    is_single: bool,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self {
            out: String::new(),
            prefix: String::new(),
            line: Line::Empty,
            gap: Gap::None,
            is_single: false,
        }
    }

    pub(super) fn into_text(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// Begins a heading, which is one line.
    pub(super) fn begin_heading(&mut self, level: u8) {
        self.mark(&format!("{} ", "#".repeat(level.into())));
        self.set_single(true);
    }

    /// Ends a heading.
    pub(super) fn end_heading(&mut self) {
        self.set_single(false);
        self.end_block();
    }

    /// Says whether lines can break.
    pub(super) fn set_single(&mut self, is_single: bool) {
        self.is_single = is_single;
    }

    /// Appends marks of Markdown.
    pub(super) fn raw(&mut self, marks: &str) {
        if !marks.is_empty() {
            self.mark(marks);
            self.line = Line::Text;
        }
    }

    /// Appends what marks the beginning of a block; a text behind it still stands at the start of a line.
    pub(super) fn mark(&mut self, marks: &str) {
        self.begin();
        self.out.push_str(marks);
        self.line = Line::Empty;
    }

    /// Sets a block apart from the one before it. What lies between belongs to the blocks around both.
    fn begin(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if gap == Gap::Empty {
            self.out.push('\n');
            self.out.push_str(self.prefix.trim_end());
        }
        if gap != Gap::None {
            self.verbatim("");
        }
    }

    /// Goes to the next line of the same block.
    pub(super) fn next_line(&mut self) {
        self.keep_space();
        self.verbatim("");
    }

    /// Appends a line of code.
    pub(super) fn verbatim(&mut self, line: &str) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
        self.out.push_str(line);
        self.line = Line::Empty;
    }

    /// Ends a block.
    pub(super) fn end_block(&mut self) {
        self.end(Gap::Empty);
    }

    /// Ends an item of a list, in which the next follows on the next line.
    pub(super) fn end_item(&mut self) {
        self.end(Gap::Line);
    }

    fn end(&mut self, gap: Gap) {
        self.keep_space();
        self.gap = gap;
        self.line = Line::Empty;
    }

    /// Makes the further lines of an inner block begin with more, until that is [taken away](Self::pop_prefix).
    pub(super) fn push_prefix(&mut self, more: &str) {
        self.prefix.push_str(more);
    }

    pub(super) fn pop_prefix(&mut self, length: usize) {
        self.prefix.truncate(self.prefix.len().saturating_sub(length));
    }

    /// Breaks a line inside of a text.
    pub(super) fn break_line(&mut self) {
        if self.is_single {
            self.raw("<br>");
        } else {
            self.raw("\\");
            self.next_line();
        }
    }

    /// Appends a text, none of whose signs means anything.
    pub(crate) fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.begin();
        }
        let mut rest = text;
        loop {
            if self.line == Line::Text {
                let (plain, after) =
                    rest.split_at(rest.bytes().position(may_mean).unwrap_or(rest.len()));
                self.out.push_str(plain);
                rest = after;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { return };
            rest = chars.as_str();
            match c {
                '\n' => self.break_line(),
                ' ' | '\t' if self.line == Line::Empty => self.code(c),
                // What follows may be a link.
                '!' if rest.is_empty() => self.escaped(c),
                c if self.is_mark(c) => self.escaped(c),
                c => {
                    let is_number = self.line != Line::Text && c.is_ascii_digit();
                    self.line = if is_number { Line::Digits } else { Line::Text };
                    self.out.push(c);
                }
            }
        }
    }

    /// Whether a sign would mean something where it stands.
    fn is_mark(&self, c: char) -> bool {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '^' | '|' | '$' => true,
            // At the end of a heading they would belong to its marks.
            '#' if self.is_single => true,
            '#' | '+' | '-' | '=' | '>' => self.line == Line::Empty,
            '.' | ')' => self.line == Line::Digits,
            // Behind a bracket, which a footnote or link has closed.
            ':' | '(' => self.line == Line::Empty || self.out.ends_with(']'),
            _ => false,
        }
    }

    fn escaped(&mut self, c: char) {
        // A cell ends at each of these, whatever stands before it.
        if c == '|' {
            return self.code(c);
        }
        self.line = Line::Text;
        self.out.push('\\');
        self.out.push(c);
    }

    /// A character by its number.
    fn code(&mut self, c: char) {
        self.raw(&format!("&#{};", u32::from(c)));
    }

    /// White space at the end of a line would be lost.
    fn keep_space(&mut self) {
        if self.line == Line::Text && self.out.ends_with([' ', '\t']) {
            let space = self.out.pop();
            space.into_iter().for_each(|space| self.code(space));
        }
    }
}

/// Whether a byte may mean something inside of a line.
fn may_mean(byte: u8) -> bool {
    matches!(
        byte,
        b'\n' | b'!' | b'#' | b'$' | b'&' | b'(' | b'*' | b':' | b'<' | b'['..=b'`' | b'|' | b'~'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// The text of a document that must be one paragraph or heading, its breaks as line feeds.
    fn read(markdown: &str) -> String {
        let mut text = String::new();
        // Two extensions of the parser's own would make something else of plain words.
        let own = Options::ENABLE_SMART_PUNCTUATION | Options::ENABLE_HEADING_ATTRIBUTES;
        for event in Parser::new_ext(markdown, Options::all() - own) {
            match event {
                Event::Text(words) => text.push_str(&words),
                Event::HardBreak => text.push('\n'),
                Event::InlineHtml(tag) if &*tag == "<br>" => text.push('\n'),
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        text
    }

    fn written(text: &str, prefix: &str) -> String {
        let mut lines = Lines::new();
        lines.mark(prefix);
        lines.set_single(!prefix.is_empty());
        lines.text(text);
        lines.end_block();
        lines.into_text()
    }

    proptest! {
        /// Whatever stands in a text, at the start of a line or within, reads back as itself.
        #[test]
        fn a_text_reads_back(
            lines in prop::collection::vec("[ #*+=>|.)(:!a19`~$&;_<\\\\\\[\\]/^{}\"'@%كو-]{1,12}", 1..4),
        ) {
            let text = lines.join("\n");
            prop_assert_eq!(read(&written(&text, "")), &*text);
            prop_assert_eq!(read(&written(&text, "## ")), &*text);
        }
    }

    #[test]
    fn marks_are_escaped_where_they_mean_something() {
        for (text, markdown) in [
            ("# one", "\\# one\n"),
            ("one # two - three + four 5. six", "one # two - three + four 5. six\n"),
            ("12. May", "12\\. May\n"),
            ("- one\n> two", "\\- one\\\n\\> two\n"),
            ("a*b [c] `d`", "a\\*b \\[c\\] \\`d\\`\n"),
            ("&amp; <b> | $5", "\\&amp; \\<b> &#124; \\$5\n"),
            (" one ", "&#32;one&#32;\n"),
        ] {
            assert_eq!(written(text, ""), markdown);
        }
    }
}
