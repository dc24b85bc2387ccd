//! Texts as YAML scalars, so that what a hint or a fix shows means in the file what it means in the message.
//!
//! Source: YAML 1.2.2, sections 7.3 (flow scalar styles) and 10.3 (core schema); the words of YAML 1.1 are quoted too,
//! because other tools read them as truth values. It quotes more than it must, and writes on one line always.

/// Where a scalar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// In a mapping or list of lines.
    Block,
    /// Between `{}` or `[]`.
    Flow,
}

/// Characters with which a plain scalar cannot begin, or that begin a number or a date.
const OPENERS: &str = "-+.?:,[]{}#&*!|>'\"%@`=~<0123456789";

/// Words that stand for nothing or a truth value, in any case.
const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// A scalar whose value is `text`.
pub fn scalar(text: &str, context: Context) -> String {
    if is_plain(text, context) { text.to_owned() } else { quoted(text) }
}

/// A block scalar whose value is `text`, its lines `indent` spaces from the margin: text that runs from right to left stands
/// on lines of its own. What a block scalar cannot say is quoted.
pub fn block(text: &str, indent: usize) -> String {
    let is_sayable = !text.trim().is_empty()
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && !text.contains(|c| c != '\n' && needs_escape(c));
    if !is_sayable {
        return quoted(text);
    }
    let margin = " ".repeat(indent);
    let line =
        |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("\n{margin}{line}") };
    text.split('\n').map(line).fold("|-".to_owned(), |block, line| block + &line)
}

/// Whether YAML reads the text without quotes as the same text.
fn is_plain(text: &str, context: Context) -> bool {
    let is_indicator = |c: char| match c {
        ':' | '#' => true,
        ',' | '[' | ']' | '{' | '}' => context == Context::Flow,
        c => needs_escape(c),
    };
    text.trim() == text
        && !text.starts_with(|c| OPENERS.contains(c))
        && !text.contains(is_indicator)
        && !text.is_empty()
        && !WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Controls, line ends, and characters that no editor shows.
fn needs_escape(character: char) -> bool {
    let is_format = matches!(character,
        '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    character.is_control() || is_format || matches!(u32::from(character) & 0xFFFF, 0xFFFE | 0xFFFF)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if needs_escape(c) => quoted.push_str(&escape(u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

fn escape(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02X}"),
        0x100..=0xFFFF => format!("\\u{code:04X}"),
        _ => format!("\\U{code:08X}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        for plain in ["jnim", "The Front", "اتفاق الهدنة، المرحلي", "F-16", "it's"]
        {
            assert_eq!(scalar(plain, Context::Flow), plain);
        }
        for text in ["", "null", "NO", "2024", "2024-05-04", "-5", "a: b", "a #b", " a", "a ", "@a"]
        {
            assert_eq!(scalar(text, Context::Block), format!("\"{text}\""));
        }
        assert_eq!(scalar("a, b", Context::Block), "a, b");
        assert_eq!(scalar("a, b", Context::Flow), "\"a, b\"");
        assert_eq!(scalar("\"a\\\n\u{202E}", Context::Flow), "\"\\\"a\\\\\\n\\u202E\"");
    }
}
