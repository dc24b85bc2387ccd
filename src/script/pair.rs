//! Matched brackets and quotation marks, with what they hold.

use std::ops::Range;

use super::{Script, letter_script};

/// How many marks may be open at once: nobody nests deeper, and a text of brackets alone takes no longer for it.
const MOST_OPEN: usize = 64;

/// Which marks enclose a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// `()`, `[]`, `{}`
    Brackets,
    /// `«»`, quotation marks of Arabic.
    Guillemets,
    /// `“”`, `„“`, `‘’`, quotation marks of English.
    Curly,
    /// `""` and `''`, of either language.
    Straight,
}

/// What a bracket or quotation without letters of the text's own script is to a phrase of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// It may be the end of the phrase: `Islamic State (IS)`.
    Joins,
    /// It belongs to the phrase if that goes on behind it: `Ahmad "Abu X" Ali`.
    Between,
    /// It ends the phrase: the marks are those of the text's own language.
    Divides,
}

impl Marks {
    pub(super) fn bond(self, text: Script) -> Bond {
        match (self, text) {
            (Self::Brackets, _) | (Self::Guillemets, Script::Latin) => Bond::Joins,
            (Self::Straight, _) | (Self::Curly, Script::Arabic) => Bond::Between,
            (Self::Guillemets, Script::Arabic) | (Self::Curly, Script::Latin) => Bond::Divides,
        }
    }
}

/// A bracket or quotation that is opened and closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// From the opening to the closing mark, both included, in bytes of the text.
    pub(super) outer: Range<usize>,
    /// What is between them.
    pub(super) inner: Range<usize>,
    pub(super) marks: Marks,
    letters: Letters,
}

/// How many letters of each script stand in a part of a text, and whether it is divided by Arabic punctuation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Letters {
    arabic: usize,
    latin: usize,
    stops: usize,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        text.chars().for_each(|character| letters.count(character));
        letters
    }

    fn count(&mut self, character: char) {
        match letter_script(character) {
            Some(Script::Arabic) => self.arabic += 1,
            Some(Script::Latin) => self.latin += 1,
            None => self.stops += usize::from(matches!(character, '،' | '؛' | '؟')),
        }
    }

    fn since(self, earlier: Self) -> Self {
        Self {
            arabic: self.arabic - earlier.arabic,
            latin: self.latin - earlier.latin,
            stops: self.stops - earlier.stops,
        }
    }

    pub(super) fn number(self, script: Script) -> usize {
        match script {
            Script::Arabic => self.arabic,
            Script::Latin => self.latin,
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.arabic + self.latin == 0
    }

    /// Latin names between Arabic commas: an Arabic list, not a Latin phrase.
    pub(super) fn is_arabic_list(self) -> bool {
        self.stops > 0 && self.arabic == 0
    }
}

impl Pair {
    pub(super) fn letters(&self) -> Letters {
        self.letters
    }
}

/// A mark that waits to be closed.
struct Open {
    offset: usize,
    character: char,
    letters: Letters,
}

/// Every matched pair, in the order of their opening marks. None reaches over the end of a line.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    if !text.contains(['(', '[', '{', '«', '“', '„', '‘', '"', '\'']) {
        return pairs;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut letters = Letters::default();
    for (offset, character) in text.char_indices() {
        let end = offset + character.len_utf8();
        let after = text[end..].chars().next();
        if character == '\n' {
            open.clear();
        } else if let Some(start) = closes(character, after, &open) {
            let opened = &open[start];
            pairs.push(Pair {
                outer: opened.offset..end,
                inner: opened.offset + opened.character.len_utf8()..offset,
                marks: marks(opened.character),
                letters: letters.since(opened.letters),
            });
            open.truncate(start);
        } else if open.len() < MOST_OPEN && opens(character, &text[..offset], after) {
            open.push(Open { offset, character, letters });
        }
        letters.count(character);
    }
    pairs.sort_by_key(|pair| pair.outer.start);
    pairs
}

/// A range without white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start.max(range.start + inside.trim_end().len())
}

/// A bracket or quotation mark that is no apostrophe.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '“' | '”' | '„' | '‘' | '"')
}

fn marks(opening: char) -> Marks {
    match opening {
        '«' => Marks::Guillemets,
        '“' | '„' | '‘' => Marks::Curly,
        '"' | '\'' => Marks::Straight,
        _ => Marks::Brackets,
    }
}

/// Whether a character at the beginning of a word marks the beginning of a text, a bracket or a gap before it.
pub(super) fn is_edge(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || is_mark(c))
}

/// Whether a text ends in a written word of Arabic clitics alone, as «و» before `.NET`, or in a tatweel that leads to a Latin word.
pub(super) fn follows_clitic(before: &str) -> bool {
    const CLITICS: [&str; 12] =
        ["و", "ف", "ب", "ل", "ك", "ال", "وب", "ول", "وك", "فب", "بال", "لل"];
    let is_vowel = super::is_mark;
    let letters =
        before.trim_end_matches(|c| letter_script(c) == Some(Script::Arabic) || is_vowel(c));
    let word: String = before[letters.len()..].chars().filter(|c| !is_vowel(*c)).collect();
    before.ends_with('\u{640}') || CLITICS.contains(&&*word) && is_edge(letters.chars().next_back())
}

/// A mark that looks the same at both ends opens where a word may begin.
fn opens(character: char, before: &str, after: Option<char>) -> bool {
    match character {
        '(' | '[' | '{' | '«' | '“' | '„' => true,
        '"' | '\'' | '‘' => {
            let is_inside = before.ends_with(char::is_alphanumeric) && !follows_clitic(before);
            !is_inside && !after.is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// The place in `open` of what the mark closes. An apostrophe inside a word closes nothing.
fn closes(character: char, after: Option<char>, open: &[Open]) -> Option<usize> {
    let openings: &[char] = match character {
        ')' => &['('],
        ']' => &['['],
        '}' => &['{'],
        '»' => &['«'],
        '”' => &['“', '„'],
        '“' => &['„'],
        '"' => &['"'],
        '\'' if !after.is_some_and(char::is_alphanumeric) => &['\''],
        '’' if !after.is_some_and(char::is_alphanumeric) => &['‘'],
        _ => return None,
    };
    open.iter().rposition(|open| openings.contains(&open.character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mark_is_closed_by_its_own() {
        for (open, closing) in [
            ('(', ")"),
            ('[', "]"),
            ('{', "}"),
            ('«', "»"),
            ('“', "”"),
            ('„', "”“"),
            ('‘', "’"),
            ('"', "\""),
            ('\'', "'"),
        ] {
            for close in ")]}»”“’\"'".chars() {
                let text = format!("a {open}b{close} c");
                let found: Vec<_> = pairs(&text).into_iter().map(|pair| pair.outer).collect();
                let whole = 2..text.len() - 2;
                let expected = if closing.contains(close) { vec![whole] } else { vec![] };
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    #[test]
    fn what_is_inside_is_without_the_marks() {
        let text = "«a (b) „c“»";
        let inner: Vec<&str> = pairs(text).into_iter().map(|pair| &text[pair.inner]).collect();
        assert_eq!(inner, ["a (b) „c“", "b", "c"]);
        assert!(pairs("(a\nb)").is_empty() && pairs("it's John's").is_empty());
    }
}
