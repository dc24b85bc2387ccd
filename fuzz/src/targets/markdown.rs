//! Markdown → text: no letter is lost or made up without a word, and marks lie on characters.

use std::collections::BTreeMap;
use std::ops::Range;

use hashiya::diag::yaml::{Context, scalar};
use hashiya::lang;
use hashiya::model::text::{Block, Entry, Style, Text};
use hashiya::model::{Book, EntityId};
use hashiya::{lang::Lang, resolve};

use super::{diagnostic, is_text, parsed, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    if !is_text(input) {
        return behaviour;
    }
    let group =
        format!("name: {{ar: a, en: a}}\nsummary: {{en: {}}}\n", scalar(input, Context::Flow));
    let (page, entity) = ("content/pages/about.en.md", "content/groups/a.yaml");
    let sources = sources(&[(page, input), (entity, &group)]);
    let (parsed, mut diagnostics) = parsed(&sources, &mut behaviour);
    let (book, found) = resolve::book(parsed, &sources);
    diagnostic::judge(&found, &sources, &mut behaviour);
    diagnostics.extend(found);
    for (path, parts) in [(page, of_page(&book)), (entity, of_summary(&book))] {
        parts.shape(&mut behaviour);
        let faults = diagnostics.iter().map(|found| found.span);
        let faults = faults.filter(|span| sources.file(span.file).path == path);
        let reported: Vec<Range<usize>> = faults.map(|span| span.range()).collect();
        // What an entity stands for is not spelled.
        if input.contains('&') {
            continue;
        }
        // A value of YAML is one line, so that a fault in it covers all of it.
        let unreported = if path == page { unreported(input, &reported) } else { input.to_owned() };
        if path == page || reported.is_empty() {
            parts.lack_nothing(&unreported, path);
        }
        if reported.is_empty() {
            parts.have_nothing_else(input, path);
        }
    }
    behaviour
}

/// The parts of a text between blank lines in which nothing is reported.
fn unreported(text: &str, reported: &[Range<usize>]) -> String {
    let mut kept = String::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        let end = start + part.len();
        if !reported.iter().any(|range| range.start < end && start < range.end.max(range.start + 1))
        {
            kept.push_str(part);
        }
        start = end;
    }
    kept
}

/// What became of a text.
#[derive(Default)]
struct Parts {
    /// The texts that readers see.
    shown: Vec<String>,
    /// Addresses, ids and languages.
    meant: Vec<String>,
    /// The kinds of blocks and marks, in order.
    kinds: Vec<(u8, usize)>,
}

fn of_page(book: &Book) -> Parts {
    let mut parts = Parts::default();
    let blocks = book.pages.iter().filter_map(|page| page.body.get(Lang::En).as_ref());
    blocks.flatten().for_each(|block| parts.block(block, 0));
    parts
}

fn of_summary(book: &Book) -> Parts {
    let mut parts = Parts::default();
    book.entities
        .iter()
        .filter_map(|entity| entity.summary.get(Lang::En).as_ref())
        .for_each(|text| parts.text(text));
    parts
}

impl Parts {
    fn block(&mut self, block: &Block<EntityId>, depth: usize) {
        assert!(depth <= 64, "blocks nest too deeply");
        let all = |parts: &mut Self, kind: u8, blocks: &[Block<EntityId>]| {
            parts.kinds.push((kind, depth));
            blocks.iter().for_each(|block| parts.block(block, depth + 1));
        };
        match block {
            Block::Paragraph(text) => self.text(text),
            Block::Heading { level, text } => {
                self.kinds.push((*level, depth));
                self.text(text);
            }
            Block::List { items, .. } => items.iter().for_each(|item| all(self, 10, item)),
            Block::Definitions(entries) => entries.iter().for_each(|entry| match entry {
                Entry::Term(text) => self.text(text),
                Entry::Definition(blocks) => all(self, 15, blocks),
            }),
            Block::Quote(blocks) => all(self, 11, blocks),
            Block::Code { language, code } => {
                self.kinds.push((12, depth));
                self.shown.push(code.clone());
                self.meant.extend(language.clone());
            }
            Block::Table { head, rows, .. } => {
                self.kinds.push((13, rows.len().min(3)));
                head.iter().chain(rows.iter().flatten()).for_each(|text| self.text(text));
            }
            Block::Rule => self.kinds.push((14, depth)),
        }
    }

    fn text(&mut self, text: &Text<EntityId>) {
        let mut last = 0;
        for mark in &text.marks {
            assert!(text.plain.get(mark.range.clone()).is_some(), "a mark is torn: {text:?}");
            assert!(mark.range.end >= last, "marks are out of order: {text:?}");
            last = mark.range.end;
            let (kind, meant) = match &mark.style {
                Style::Emphasis => (20, None),
                Style::Strong => (21, None),
                Style::Code => (22, None),
                Style::Link(address) => (23, Some(address.clone())),
                Style::Mention(_) => (24, Some("a".to_owned())),
                Style::Superscript => (26, None),
                Style::Subscript => (27, None),
                Style::Run(_) => (25, None),
                Style::Break => (28, None),
                Style::Part(_) => (29, None),
            };
            self.kinds.push((kind, 0));
            self.meant.extend(meant);
        }
        self.shown.push(text.plain.clone());
    }

    /// Every letter of a text is shown, or says what is meant.
    fn lack_nothing(&self, written: &str, path: &str) {
        let kept = letters(self.shown.iter().chain(&self.meant).map(String::as_str));
        let lost = beyond(&letters([untagged(written).as_str()]), &kept);
        assert!(lost.is_empty(), "letters are lost: {lost:?} of {path}");
    }

    /// Every letter that is shown is one of the text.
    fn have_nothing_else(&self, written: &str, path: &str) {
        let made = beyond(&letters(self.shown.iter().map(String::as_str)), &letters([written]));
        assert!(made.is_empty(), "letters are made up: {made:?} of {path}");
    }

    /// Notes which kinds follow each other.
    fn shape(&self, behaviour: &mut Behaviour) {
        self.kinds.windows(3).for_each(|kinds| behaviour.note(kinds));
        behaviour.note(("kinds", self.kinds.len().min(8)));
    }
}

/// How often each letter stands in texts.
fn letters<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in texts.into_iter().flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

/// The letters that stand more often in one than in another.
fn beyond(more: &BTreeMap<char, usize>, less: &BTreeMap<char, usize>) -> String {
    let count = |letter: &char| less.get(letter).copied().unwrap_or_default();
    more.iter()
        .filter(|(letter, number)| **number > count(letter))
        .map(|(letter, _)| *letter)
        .collect()
}

/// Each property can fail.
/// A text without the tags of languages that it states: they are brought into their usual spelling.
fn untagged(written: &str) -> String {
    let mut parts = written.split("[[");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let stated = part.split_once(':').filter(|(tag, _)| lang::canonical(tag).is_some());
        rest.push_str("[[");
        rest.push_str(stated.map_or(part, |(_, words)| words));
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(shown: &str) -> Parts {
        Parts { shown: vec![shown.to_owned()], ..Parts::default() }
    }

    #[test]
    #[should_panic(expected = "letters are lost: \"c\"")]
    fn lost_letters_are_seen() {
        parts("ab").lack_nothing("abc", "a.md");
    }

    #[test]
    #[should_panic(expected = "letters are made up: \"c\"")]
    fn made_up_letters_are_seen() {
        parts("abc").have_nothing_else("ab", "a.md");
    }

    #[test]
    fn what_is_reported_is_left_out() {
        assert_eq!(unreported("a\n\nb\n\nc", &[3..3]), "a\n\nc");
    }
}
