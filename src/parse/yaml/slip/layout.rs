//! Slips in how lines stand: indentation, white space, dashes, keys without colon.

use crate::diag::token;
use crate::parse::slip::Slip;
use crate::parse::yaml::line::Line;

/// A tab or another character that looks like a space, in the indentation.
pub(super) fn white_space(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let end = line.text.len() - line.text.trim_start_matches(is_space).len();
    let indentation = line.text.get(..end)?;
    let (offset, character) = indentation.char_indices().find(|(_, c)| *c != ' ')?;
    let name = match character {
        '\t' => "a tab (U+0009)".to_owned(),
        c => format!("a space that is not the usual one (U+{:04X})", u32::from(c)),
    };
    let mended: String = indentation.chars().map(|c| if c == '\t' { "  " } else { " " }).collect();
    let start = line.start + offset;
    let message = format!("{name} stands in the indentation of {}", token(line.text.trim()));
    let slip = Slip::new(start..start + character.len_utf8(), message, "indent with spaces only");
    Some(slip.fix("indent with spaces", line.start..line.start + end, mended))
}

fn is_space(character: char) -> bool {
    character.is_whitespace()
        || matches!(character, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}')
}

/// The end of the file, where some slips are found at last.
pub(super) fn end(lines: &[Line<'_>]) -> usize {
    lines.last().map_or(0, |line| line.start + line.text.len() + 1)
}

/// A character that some programs write for the end of a line.
pub(super) fn foreign_line_end(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let is_end = |c: &char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let (offset, character) = line.text.char_indices().find(|(_, c)| is_end(c))?;
    let start = line.start + offset;
    let range = start..start + character.len_utf8();
    let message = format!("the character U+{:04X} does not end a line", u32::from(character));
    let slip = Slip::new(range.clone(), message, "save the file with usual line ends");
    Some(slip.fix("end the line there", range, "\n".to_owned()))
}

/// `key:value`, with nothing behind the colon.
pub(super) fn missing_space(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index).filter(|line| line.key.is_none() && !line.in_block)?;
    let (name, value) = line.value().split_once(':')?;
    let is_address = value.starts_with("//");
    if !is_name(name) || value.is_empty() || is_address {
        return None;
    }
    let start = line.value_range().start + name.len();
    let message = format!("no space stands behind the colon of {}", token(name));
    let mended = line.with_value(&format!("{name}: {value}"));
    let slip = Slip::new(start..start + 1, message, "put a space there");
    Some(slip.mended(start..start + 1, &mended, ": ".to_owned()))
}

/// A colon of another script behind a key.
pub(super) fn foreign_colon(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index).filter(|line| line.key.is_none() && !line.in_block)?;
    let value = line.value();
    let (offset, colon) =
        value.char_indices().find(|(_, c)| matches!(c, '：' | '∶' | '꞉' | '﹕'))?;
    let (name, rest) = (value.get(..offset)?, value.get(offset + colon.len_utf8()..)?);
    if !is_name(name) {
        return None;
    }
    let start = line.value_range().start + offset;
    let message = format!("the colon `{colon}` behind {} is not the one of YAML, `:`", token(name));
    let mended = line.with_value(&format!("{name}: {}", rest.trim_start()));
    let range = start..line.value_range().end - rest.trim_start().len();
    let slip = Slip::new(start..start + colon.len_utf8(), message, "write it so");
    Some(slip.mended(range, &mended, ": ".to_owned()))
}

/// A line of a text that is indented less than the text.
pub(super) fn outdented(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let wanted = line.after_block?;
    let is_key = line.key.is_some_and(|key| is_name(key.trim_matches(['"', '\''])));
    if is_key || line.text.trim_start().starts_with("- ") || line.text.trim() == "-" {
        return None;
    }
    let text = line.text.trim_start();
    let message = format!("{} is indented less than the text above it", token(text));
    let hint = format!("indent it by {wanted} spaces if it belongs to the text");
    let indentation = line.start..line.start + line.indent();
    let slip = Slip::new(line.range(), message, hint);
    Some(slip.fix("indent it", indentation, " ".repeat(wanted)))
}

/// `-id: x`, with nothing behind the dash.
pub(super) fn dash(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index)?;
    let text = line.text.trim_start();
    let rest = text.strip_prefix('-')?;
    if rest.starts_with([' ', '-'])
        || !rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '{' | '['))
    {
        return None;
    }
    let start = line.range().start;
    let message = format!("no space stands behind the dash of {}", token(text));
    let mended = format!("- {rest}");
    let slip = Slip::new(start..start + 1, message, "put a space there");
    Some(slip.mended(start..start + 1, &mended, "- ".to_owned()))
}

/// A line of one word, or of a word and a text, that has no colon.
pub(super) fn missing_colon(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index).filter(|line| line.key.is_none() && !line.is_blank())?;
    if line.value_range().start > line.range().start {
        return None;
    }
    let text = line.text.trim();
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    let mended = format!("{name}:{}{rest}", if rest.is_empty() { "" } else { " " });
    let message = format!("{} has no colon, so it is no key", token(text));
    if !is_name(name) {
        let hint = "write `key: text`, or indent the line if it goes on with the text above";
        return Some(Slip::new(line.range(), message, hint));
    }
    let slip = Slip::new(line.range(), message, "if it is a key, write it so");
    let end = line.range().start + name.len();
    Some(slip.mended(end..end, &mended, ":".to_owned()))
}

/// A key or dash that stands in another column than its neighbours.
pub(super) fn indentation(lines: &[Line<'_>], index: usize) -> Option<Slip> {
    let line = lines.get(index).filter(|line| !line.is_blank() && !line.in_block)?;
    let columns = |other: &Line<'_>| match (is_item(line), is_item(other)) {
        (true, false) => vec![],
        (false, true) => vec![other.column],
        _ => vec![other.indent()],
    };
    let above = lines.get(..index)?.iter().rev().filter(|line| !line.in_block && !line.is_blank());
    let wanted = above
        .take(60)
        .flat_map(columns)
        .min_by_key(|column| column.abs_diff(line.indent()))
        .filter(|column| *column != line.indent())?;
    let text = line.text.trim();
    let count = |spaces: usize| match spaces {
        0 => "no space".to_owned(),
        1 => "1 space".to_owned(),
        n => format!("{n} spaces"),
    };
    let message = format!(
        "{} is indented by {}, its neighbours by {}",
        token(text),
        count(line.indent()),
        count(wanted)
    );
    let slip = Slip::new(line.range(), message, format!("indent it by {}", count(wanted)));
    Some(slip.fix("indent it so", line.start..line.start + line.indent(), " ".repeat(wanted)))
}

fn is_item(line: &Line<'_>) -> bool {
    let text = line.text.trim_start();
    text.starts_with("- ") || text == "-"
}

/// Whether a word looks like the name of a field, or a side of a text.
fn is_name(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}
