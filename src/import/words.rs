//! Words with their emphasis, links and signs of footnotes, and the inline Markdown that says them.

use crate::address::{self, LINK};

/// A run of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words(Vec<Piece>);

/// A part of a run.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String, Style),
    /// The end of a line inside of a paragraph.
    Break,
    /// The sign of a footnote.
    Note(String),
}

/// What lies over words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) code: bool,
    /// Above or below the line.
    pub(super) raised: Option<Raised>,
    /// The address that they lead to.
    pub(super) link: Option<String>,
}

/// Where characters stand that are not on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raised {
    Above,
    Below,
}

impl Words {
    /// Words without any style.
    pub(super) fn plainly(text: &str) -> Self {
        let mut words = Self::default();
        words.push(text, &Style::default());
        words
    }

    /// Appends words.
    pub(super) fn push(&mut self, text: &str, style: &Style) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(last, same)) if same == style => last.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned(), style.clone())),
        }
    }

    pub(super) fn push_break(&mut self) {
        self.0.push(Piece::Break);
    }

    pub(super) fn push_note(&mut self, key: &str) {
        self.0.push(Piece::Note(key.to_owned()));
    }

    /// Appends other words behind a space.
    pub(super) fn join(&mut self, other: Self) {
        if !self.0.is_empty() {
            self.push(" ", &Style::default());
        }
        self.0.extend(other.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a reader sees.
    pub(super) fn plain(&self) -> String {
        self.lines().join(" ")
    }

    /// What a reader sees, line by line.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for piece in &self.0 {
            match (piece, lines.last_mut()) {
                (Piece::Text(text, _), Some(line)) => line.push_str(text),
                (Piece::Break, _) => lines.push(String::new()),
                _ => {}
            }
        }
        lines
    }

    /// The signs of footnotes, each with the bytes of [`plain`](Self::plain) before it.
    pub(super) fn notes(&self) -> Vec<(usize, &str)> {
        let mut at = 0;
        let mut notes = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text, _) => at += text.len(),
                Piece::Break => at += 1,
                Piece::Note(key) => notes.push((at, key.as_str())),
            }
        }
        notes
    }

    /// The addresses that they lead to.
    pub(super) fn links(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Text(_, style) => style.link.as_deref(),
            _ => None,
        })
    }

    /// Changes each text.
    pub(super) fn map(&mut self, mut change: impl FnMut(&str) -> String) {
        for piece in &mut self.0 {
            if let Piece::Text(text, _) = piece {
                *text = change(text);
            }
        }
    }

    /// Takes all styles away but links.
    pub(super) fn unstyle(&mut self) {
        for piece in &mut self.0 {
            if let Piece::Text(_, style) = piece {
                *style = Style { link: style.link.take(), ..Style::default() };
            }
        }
    }

    /// Leaves out addresses that no text may lead to, and returns them.
    pub(super) fn refused_links(&mut self) -> Vec<String> {
        let mut refused = Vec::new();
        for piece in &mut self.0 {
            if let Piece::Text(_, style) = piece
                && let Some(link) = style.link.take_if(|link| address::check(link, LINK).is_err())
                && refused.last() != Some(&link)
            {
                refused.push(link);
            }
        }
        refused
    }

    /// Makes one space of white space, and none at the ends of lines. No-break spaces are letters of their text.
    pub(super) fn settle(&mut self) {
        let mut settled = Self::default();
        let mut is_start = true;
        for piece in std::mem::take(&mut self.0) {
            match piece {
                Piece::Text(text, style) => {
                    let text = collapsed(&text, is_start);
                    is_start = if text.is_empty() { is_start } else { text.ends_with(' ') };
                    settled.push(&text, &style);
                }
                Piece::Break => {
                    settled.trim_end();
                    if !settled.0.is_empty() && settled.0.last() != Some(&Piece::Break) {
                        settled.0.push(Piece::Break);
                    }
                    is_start = true;
                }
                note @ Piece::Note(_) => settled.0.push(note),
            }
        }
        while settled.0.last() == Some(&Piece::Break) {
            settled.0.pop();
        }
        settled.trim_end();
        *self = settled;
    }

    /// Takes the space at the end away, also before signs of footnotes there.
    fn trim_end(&mut self) {
        let last = self.0.iter_mut().rev().find(|piece| !matches!(piece, Piece::Note(_)));
        if let Some(Piece::Text(text, _)) = last {
            text.truncate(text.trim_end_matches(' ').len());
        }
        self.0.retain(|piece| !matches!(piece, Piece::Text(text, _) if text.is_empty()));
    }

    /// Inline Markdown that means the words; `styled` says whether with their emphasis and links.
    pub(super) fn markdown(&self, styled: bool) -> String {
        let mut out = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(text, style) if styled => style.write(text, &mut out),
                Piece::Text(text, _) => escape(text, &mut out),
                Piece::Break => out.push_str("\\\n"),
                Piece::Note(_) => {}
            }
        }
        out
    }
}

/// One space for each run of white space; none at the start if that is asked.
fn collapsed(text: &str, is_start: bool) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut is_space = is_start;
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\t' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
        {
            ' '
        } else {
            c
        };
        if c != ' ' || !is_space {
            collapsed.push(c);
        }
        is_space = c == ' ';
    }
    collapsed
}

impl Style {
    /// Appends words with the marks of their style. Marks never stand beside a space inside.
    fn write(&self, text: &str, out: &mut String) {
        let inner = text.trim();
        if inner.is_empty() || *self == Self::default() {
            return escape(text, out);
        }
        let start = text.len() - text.trim_start().len();
        out.push_str(&text[..start]);
        let (open, close) = self.marks(inner);
        out.push_str(&open);
        if self.code && !inner.contains('`') {
            out.push_str(inner);
        } else {
            escape(inner, out);
        }
        out.push_str(&close);
        out.push_str(&text[start + inner.len()..]);
    }

    fn marks(&self, inner: &str) -> (String, String) {
        let mut open = String::new();
        let mut close = String::new();
        if let Some(link) = &self.link {
            open.push('[');
            let link = if link.contains(['(', ')']) { format!("<{link}>") } else { link.clone() };
            close = format!("]({link})");
        }
        let is_word = inner.starts_with(char::is_alphanumeric)
            && inner.ends_with(char::is_alphanumeric)
            && !inner.contains(char::is_whitespace);
        let raised = self.raised.filter(|_| is_word).map(|raised| match raised {
            Raised::Above => "^",
            Raised::Below => "~",
        });
        let code = (self.code && !inner.contains('`')).then_some("`");
        let marks = [self.strong.then_some("**"), self.emphasis.then_some("*"), raised, code];
        for mark in marks.into_iter().flatten() {
            open.push_str(mark);
            close.insert_str(0, mark);
        }
        (open, close)
    }
}

/// Appends words none of whose signs means anything.
fn escape(text: &str, out: &mut String) {
    let mut before = out.chars().next_back().unwrap_or('\n');
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.as_str().chars().next();
        if is_mark(c, before, next, out) {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Whether a sign would mean something between those around it.
fn is_mark(c: char, before: char, next: Option<char>, out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    match c {
        '\\' | '*' | '`' | '[' | ']' | '~' | '^' | '|' => true,
        '_' => !(before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)),
        '<' => {
            next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'))
        }
        '&' => next.is_none_or(|next| next.is_ascii_alphanumeric() || next == '#'),
        '#' | '>' | '+' | '-' | '=' | ':' => line.trim().is_empty(),
        '.' | ')' => {
            !line.is_empty() && line.len() < 10 && line.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_with_marks_beside_letters() {
        let strong = Style { strong: true, ..Style::default() };
        let link = Style { link: Some("https://example.org/a(b)".to_owned()), ..Style::default() };
        let mut words = Words::default();
        words.push("  one\n* two ", &Style::default());
        words.push(" three ", &strong);
        words.push_note("1");
        words.push("[4]", &link);
        words.push_break();
        words.push(" 5. _ a_b ", &Style::default());
        words.settle();
        assert_eq!(words.plain(), "one * two three [4] 5. _ a_b");
        assert_eq!(words.notes(), [(16, "1")]);
        assert_eq!(
            words.markdown(true),
            "one \\* two **three** [\\[4\\]](<https://example.org/a(b)>)\\\n5\\. \\_ a_b"
        );
        assert_eq!(words.markdown(false), "one \\* two three \\[4\\]\\\n5\\. \\_ a_b");
    }
}
