//! YAML → nodes: every key and value is spelled in the file, and what is neither is a comment or reported.

use std::ops::Range;

use hashiya::diag::Diagnostic;
use hashiya::parse;

use super::{diagnostic, is_text, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    if !is_text(input) {
        return behaviour;
    }
    let sources = sources(&[("content/groups/a.yaml", input)]);
    let (scalars, diagnostics) = parse::scalars(&sources, sources.ids()[0]);
    diagnostic::judge(&diagnostics, &sources, &mut behaviour);
    fixes_mend(input, &diagnostics);
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

/// A fix that is made takes its fault away; others may come to light.
fn fixes_mend(input: &str, diagnostics: &[Diagnostic]) {
    for found in diagnostics.iter().take(4) {
        let is_same = |other: &Diagnostic| {
            other.message == found.message && other.span.start == found.span.start
        };
        for fix in &found.fixes {
            let mended = diagnostic::mended(input, fix);
            let sources = sources(&[("content/groups/a.yaml", &mended)]);
            let (_, after) = parse::scalars(&sources, sources.ids()[0]);
            // Of two like signs side by side, the second stands where the first was.
            let is_mended = mended.len() < input.len() || !after.iter().any(is_same);
            assert!(is_mended, "a fix mends nothing: {found:?} {mended:?} {after:?}");
        }
    }
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
            let words = text.split(|c| is_blank(c) || matches!(c, ',' | '[' | ']' | '{' | '}'));
            let words = words.filter(|word| !word.starts_with('&') && !is_header(word));
            lost.extend(words.flat_map(|word| word.chars().filter(|c| c.is_alphanumeric())));
        }
    }
    lost
}

/// Whether a word begins a text on lines of its own; how far they are indented may be part of it.
fn is_header(word: &str) -> bool {
    word.strip_prefix(['|', '>'])
        .is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-')))
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{FEFF}')
}

/// Each property can fail.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_compared() {
        for (value, written) in
            [("a b", "a\n  b"), ("it's", "'it''s'"), ("a", "\"a\""), ("\"", "\"")]
        {
            assert!(is_spelled(value, written), "{value:?} {written:?}");
        }
        assert!(!is_spelled("no", "NO"));
        assert!(!is_spelled("a", "a # b"));
    }

    #[test]
    fn lost_words_are_seen() {
        assert_eq!(lost("a: b # c\n", &[0..1, 3..4]), "");
        assert_eq!(lost("a: b#c\n", &[0..1, 3..4]), "c");
        assert_eq!(lost("a: |2-\n  b\n", &[0..1, 9..10]), "");
        assert_eq!(lost("[a,&b{}]", &[1..2]), "");
    }
}
