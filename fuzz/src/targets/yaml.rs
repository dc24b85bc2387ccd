//! YAML → nodes: every key and value is spelled in the file, and what is neither is a comment or reported.

use std::ops::Range;

use hashiya::parse;

use super::{diagnostic, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    // No parser sees a file with NUL.
    if input.contains('\0') {
        return behaviour;
    }
    let sources = sources(&[("content/groups/a.yaml", input)]);
    let (scalars, diagnostics) = parse::scalars(&sources, sources.ids()[0]);
    diagnostic::judge(&diagnostics, &sources, &mut behaviour);
    let Some(scalars) = scalars else {
        assert!(!diagnostics.is_empty(), "a file is lost in silence");
        return behaviour;
    };
    let mut covered: Vec<Range<usize>> = Vec::new();
    for scalar in &scalars {
        let range = scalar.span.range();
        let written = input.get(range.clone()).expect("a value has its place in the text");
        behaviour.note((
            written.chars().next().filter(char::is_ascii),
            scalar.value.is_some(),
            covered.len().min(4),
        ));
        if let Some(value) = &scalar.value {
            assert!(
                is_spelled(value, written),
                "a value is not spelled in the file: {value:?} by {written:?}"
            );
        }
        covered.push(range);
    }
    if diagnostics.is_empty() {
        let lost = lost(input, &covered);
        assert!(lost.is_empty(), "words are lost: {lost:?}");
    }
    behaviour
}

/// Whether a value is what is written, but for folded lines; what is escaped is not looked at.
fn is_spelled(value: &str, written: &str) -> bool {
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    if value.trim().is_empty() || squeezed(written) == squeezed(value) {
        return true;
    }
    let spelled = match written.chars().next() {
        Some('"') if written.contains('\\') => return true,
        Some('"') => written.trim_matches('"').to_owned(),
        Some('\'') => written.get(1..written.len() - 1).unwrap_or_default().replace("''", "'"),
        _ => return false,
    };
    squeezed(&spelled) == squeezed(value)
}

/// The letters outside of values that belong to no comment, anchor or directive.
fn lost(input: &str, covered: &[Range<usize>]) -> String {
    let mut lost = String::new();
    let mut start = 0;
    for line in input.split_inclusive(['\n', '\r']) {
        let outside: String = line
            .char_indices()
            .map(|(at, c)| {
                if covered.iter().any(|range| range.contains(&(start + at))) { '\u{1}' } else { c }
            })
            .collect();
        start += line.len();
        if !outside.starts_with('%') {
            let comment = outside
                .match_indices('#')
                .find(|(at, _)| outside[..*at].chars().next_back().is_none_or(is_blank));
            let text = &outside[..comment.map_or(outside.len(), |(at, _)| at)];
            let words = text.split(is_blank).filter(|word| !is_anchor(word) && !is_header(word));
            lost.extend(words.flat_map(|word| word.chars().filter(|c| c.is_alphanumeric())));
        }
    }
    lost
}

/// Whether a word names a value that follows.
fn is_anchor(word: &str) -> bool {
    word.trim_start_matches(['[', '{', ',']).starts_with('&')
}

/// Whether a word begins a text on lines of its own; how far they are indented may be part of it.
fn is_header(word: &str) -> bool {
    word.strip_prefix(['|', '>'])
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-')))
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{FEFF}')
}
