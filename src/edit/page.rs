//! A file of YAML as it is written at one moment: what changes of its layout, and of its items, ask of it.

use std::ops::Range;

use super::lines::{before_on_line, line_end, line_start};
use crate::parse::written;
use crate::parse::written::{Branch, Kind, Layout, Written};
use crate::source::{FileId, SourceFile, Sources};

/// A file.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) written: Written,
}

/// Other text for some bytes.
pub(super) type Patch = (Range<usize>, String);

impl Page {
    /// A text by itself. Its path says what kind of file it is; `None` if it cannot be read.
    pub(super) fn new(path: &str, text: String) -> Option<Self> {
        let sources = Sources::new(vec![SourceFile::new(path, text)]);
        Self::of(&sources, *sources.ids().first()?)
    }

    /// A file of a project; `None` if it cannot be read.
    pub(super) fn of(sources: &Sources, file: FileId) -> Option<Self> {
        let written = written(sources, file)?;
        Some(Self { text: sources.file(file).text.clone(), written })
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// What stands before a byte on its line, counted in bytes. Keys in lines have nothing but spaces and dashes before them.
    pub(super) fn column(&self, at: usize) -> usize {
        before_on_line(&self.text, at).len()
    }

    /// What stands behind a byte on its line, if that is nothing or a comment.
    pub(super) fn comment_behind(&self, at: usize) -> Option<&str> {
        let rest = self.slice(at..line_end(&self.text, at)).trim();
        (rest.is_empty() || rest.starts_with('#')).then_some(rest)
    }

    /// The same behind a space; nothing stays nothing.
    pub(super) fn spaced_comment_behind(&self, at: usize) -> Option<String> {
        let comment = self.comment_behind(at)?;
        Some(if comment.is_empty() { String::new() } else { format!(" {comment}") })
    }

    /// Whether the lines below a byte's may become part of a text that ends there: comments further to the right than `column`.
    pub(super) fn is_open_below(&self, at: usize, column: usize) -> bool {
        let below = self.slice(line_end(&self.text, at)..self.text.len()).lines().skip(1);
        let first = below.map(|line| (indent(line), line.trim())).find(|(_, it)| !it.is_empty());
        first.is_some_and(|(indent, line)| indent > column && line.starts_with('#'))
    }

    /// The text with other text in some places; `None` if two of them meet.
    pub(super) fn patched(&self, mut patches: Vec<Patch>) -> Option<String> {
        patches.sort_by_key(|(range, _)| (range.start, range.end));
        let (mut text, mut at) = (String::new(), 0);
        for (range, new) in patches {
            text += self.text.get(at..range.start)?;
            text += &new;
            at = range.end;
        }
        Some(text + self.text.get(at..)?)
    }

    /// Every key that stands in lines, with its value, and every item.
    pub(super) fn visit<'p>(&'p self, visit: &mut impl FnMut(Option<&'p Branch>, &'p Branch)) {
        let mut open: Vec<&Branch> = self.written.root.iter().collect();
        while let Some(branch) = open.pop() {
            match &branch.kind {
                Kind::Map(pairs, Layout::Lines) => {
                    for (key, value) in pairs {
                        visit(Some(key), value);
                        open.push(value);
                    }
                }
                Kind::List(items, Layout::Lines) => {
                    for item in items {
                        visit(None, item);
                        open.push(item);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a key has its colon behind it, and no `?` before it.
    pub(super) fn is_plain(&self, key: &Branch) -> bool {
        let is_behind_mark = before_on_line(&self.text, key.range.start).contains('?');
        !is_behind_mark && self.slice(key.range.end..self.text.len()).trim_start().starts_with(':')
    }

    /// What stands between the colon of a key and its value, if that is white space.
    pub(super) fn between(&self, key: &Branch, value: &Branch) -> Option<&str> {
        let start = key.range.end;
        let gap = self.slice(start..value.range.start.max(start)).trim_start().strip_prefix(':')?;
        (self.is_plain(key) && gap.trim().is_empty()).then_some(gap)
    }

    /// Whether a text in quotation marks spells characters by escapes, since nobody would see them otherwise.
    pub(super) fn is_escaped(&self, value: &Branch) -> bool {
        let written = self.slice(value.range.clone());
        let mut signs = written.chars();
        while let Some(sign) = signs.next().filter(|_| written.starts_with('"')) {
            if sign == '\\' && !matches!(signs.next(), Some('"' | '\\' | '/' | 'n' | '\n')) {
                return true;
            }
        }
        false
    }

    /// The start of the line of a byte.
    pub(super) fn line(&self, at: usize) -> usize {
        line_start(&self.text, at)
    }

    /// The start of the line below that of a byte.
    pub(super) fn next_line(&self, at: usize) -> usize {
        let end = line_end(&self.text, at);
        let is_windows = self.text[end..].starts_with("\r\n");
        (end + 1 + usize::from(is_windows)).min(self.text.len())
    }
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
