//! Words of the other script: names with digits, addresses, paths, handles.

use super::pair::{Pair, follows_clitic, is_edge};
use super::{Script, is_mark, letter_script};

/// Whether a text in `script` has a letter of the other one, or in Arabic a Western digit: else it has no run.
pub(super) fn is_likely_in(text: &str, script: Script) -> bool {
    match script {
        Script::Latin => {
            let is_arabic = |c| letter_script(c) == Some(Script::Arabic) || is_arabic_digit(c);
            !text.is_ascii() && text.chars().any(is_arabic)
        }
        Script::Arabic => {
            let is_latin = |c: char| c.is_ascii_digit() || letter_script(c) == Some(Script::Latin);
            !is_of_arabic(text) && text.chars().any(is_latin)
        }
    }
}

/// Whether each byte of a text is of no Latin letter nor of a Western digit: of U+0600–06FF, or of what ASCII has besides.
fn is_of_arabic(text: &str) -> bool {
    let is_of_arabic = |byte: &u8| {
        matches!(byte, 0x80..=0xBF | 0xD8..=0xDB)
            || byte.is_ascii() && !byte.is_ascii_alphanumeric()
    };
    // Without a way out among them, several bytes are looked at in one step.
    let all_of = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & is_of_arabic(byte));
    text.as_bytes().chunks(64).all(all_of)
}

/// The end of the word in `script` that begins at byte `start` and ends before `limit`, if one begins there.
///
/// A word has a letter, digits that are joined to it (`16th`, `F-16`, `QDe.159`), and what is written directly around it
/// and belongs to it. Digits of the Arabic script are an Arabic word by themselves.
pub(super) fn at(
    text: &str,
    start: usize,
    limit: usize,
    script: Script,
    pairs: &[Pair],
) -> Option<usize> {
    let text = &text[..limit];
    let body = start + sigils(text, start, script);
    if !begins(&text[body..], script) {
        return None;
    }
    let address = if script == Script::Latin { address(&text[start..]) } else { None };
    let end = joined(text, body, script, pairs);
    Some(address.map_or(end, |length| end.max(start + length)))
}

/// Whether a word goes on behind a number: `16th`, `2014-CMA`.
pub(super) fn goes_on(rest: &str, script: Script) -> bool {
    let mut characters = rest.chars();
    let is_letter = |c: char| letter_script(c) == Some(script);
    characters.next().is_some_and(|c| {
        is_letter(c)
            || (matches!(c, '-' | '.' | '_' | '@' | '/' | '&')
                && characters.next().is_some_and(is_letter))
    })
}

/// A digit of the Arabic script.
pub(super) fn is_arabic_digit(character: char) -> bool {
    matches!(character, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
}

fn begins(text: &str, script: Script) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if letter_script(first) == Some(script) || (script == Script::Arabic && is_arabic_digit(first))
    {
        return true;
    }
    first.is_ascii_digit()
        && goes_on(text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'), script)
}

/// The length of the signs before the first letter that belong to the word: `@`, `#`, and where nothing is written
/// directly before them the beginning of a path, a point (`.NET`) or an apostrophe (`'Abd`).
fn sigils(text: &str, start: usize, script: Script) -> usize {
    let rest = &text[start..];
    let edge = is_edge(text[..start].chars().next_back()) || follows_clitic(&text[..start]);
    let of_path = |c: char| matches!(c, '/' | '~' | '.' | '\\' | '\'' | '’' | '‘' | '&');
    let is_sigil =
        |c: char| matches!(c, '@' | '#' | '_') || (edge && script == Script::Latin && of_path(c));
    let length = rest.find(|c| !is_sigil(c)).unwrap_or(rest.len());
    if rest.starts_with("...") { 0 } else { length }
}

/// The end of letters, marks and digits that are joined with single signs.
fn joined(text: &str, mut end: usize, script: Script, pairs: &[Pair]) -> usize {
    while let Some(character) = text[end..].chars().next() {
        let next = end + character.len_utf8();
        let after = text[next..].chars().next();
        let digits = text[..end].ends_with(is_digit) && after.is_some_and(is_digit);
        if is_part(character, script)
            || (is_joint(character, script, digits)
                && after.is_some_and(|c| is_part(c, script) && !is_mark(c)))
            || is_tail(character, after, script)
        {
            end = next;
        } else if let Some(pair) = attached_pair(text, end, script, pairs) {
            end = pair;
        } else {
            break;
        }
    }
    end
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || is_arabic_digit(character)
}

fn is_part(character: char, script: Script) -> bool {
    let tatweel = character == '\u{640}' && script == Script::Latin;
    letter_script(character).map_or_else(
        || character.is_numeric() || (is_mark(character) && !tatweel),
        |own| own == script,
    )
}

/// A sign that joins two parts of a word; a comma only joins digits.
fn is_joint(character: char, script: Script, digits: bool) -> bool {
    match character {
        '.' | '-' | '/' | ':' | '_' | '\'' | '’' | '@' | '&' | '\u{2010}' | '\u{2011}' => true,
        '=' | '#' | '+' | '?' | '*' | '~' | '$' | '|' | '\\' => script == Script::Latin,
        '٫' | '٬' | '٪' | '،' => script == Script::Arabic,
        ',' => digits,
        _ => false,
    }
}

/// A sign behind a word that belongs to it: `C++`, `C#`; Arabic punctuation behind an Arabic word.
fn is_tail(character: char, after: Option<char>, script: Script) -> bool {
    match script {
        Script::Latin => {
            let ends = after.is_none_or(|c| !c.is_alphanumeric() && !is_mark(c));
            matches!(character, '+' | '#') && ends
        }
        Script::Arabic => matches!(character, '،' | '؛' | '؟' | '٪' | '۔'),
    }
}

/// The end of a bracket that is written directly behind a word, as in `2085(2012)`, and has no letter of another.
fn attached_pair(text: &str, offset: usize, script: Script, pairs: &[Pair]) -> Option<usize> {
    let found = pairs.binary_search_by_key(&offset, |pair| pair.outer.start).ok()?;
    let pair = pairs.get(found)?;
    let other = pair.letters().number(script.other());
    let is_bracket = text[offset..].starts_with(['(', '[']);
    (is_bracket && other == 0 && pair.outer.end <= text.len()).then_some(pair.outer.end)
}

/// The length of an address, a path or a file name at the beginning of a text, without the punctuation of the sentence
/// around it. Only one with a scheme may have Arabic letters.
fn address(text: &str) -> Option<usize> {
    let mut token = &text[..token_end(text)];
    let has_scheme = ["://", "www.", "mailto:"].iter().any(|mark| {
        token
            .find(mark)
            .is_some_and(|offset| token[..offset].bytes().all(|b| b.is_ascii_alphanumeric()))
    });
    let is_foreign = |c: char| letter_script(c) == Some(Script::Arabic) || is_mark(c);
    let foreign = if has_scheme { None } else { token.find(is_foreign) };
    token = &token[..foreign.unwrap_or(token.len())];
    if !has_scheme && !token.contains(['/', '\\', '@']) {
        return None;
    }
    let is_end = |c: char| {
        matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '*' | '@' | '-' | '(' | '[')
            || (foreign.is_some() && matches!(c, '/' | '\\'))
    };
    Some(token.trim_end_matches(is_end).len())
}

/// Where white space, a quotation mark, Arabic punctuation or a bracket that was opened earlier ends an address.
fn token_end(text: &str) -> usize {
    let mut depth = 0_usize;
    for (offset, character) in text.char_indices() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return offset,
            ')' | ']' => depth -= 1,
            '<' | '>' | '"' | '«' | '»' | '“' | '”' | '،' | '؛' | '؟' | '…' => {
                return offset;
            }
            _ if character.is_whitespace() => return offset,
            _ => {}
        }
    }
    text.len()
}
