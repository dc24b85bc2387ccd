//! Slips for which TOML refuses a file: what each is, and the corrected line.

use std::collections::BTreeMap;

use crate::diag::token;
use crate::parse::slip::Slip;

/// A line of the file, with the byte at which it begins.
type Line<'t> = (usize, &'t str);

/// The slips of a file whose errors begin at these bytes: one a line, in order.
pub(super) fn find<'e>(text: &str, errors: impl Iterator<Item = (usize, &'e str)>) -> Vec<Slip> {
    let lines = lines(text);
    let mut slips: BTreeMap<usize, Slip> = BTreeMap::new();
    let mut first = None;
    for (offset, message) in errors {
        let here = lines.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
        first.get_or_insert((here, offset));
        let slip = match message {
            _ if message.contains("recurse") => Some(deep(offset)),
            _ if message.contains("duplicate") => {
                let heading = heading_above(&lines, here);
                // Below a heading that stands twice, its keys do too.
                let follows = heading.is_some_and(|index| slips.contains_key(&(index + 1)));
                (!follows).then(|| twice(&lines, here))
            }
            _ => unclosed_text(text, offset)
                .or_else(|| unclosed_above(&lines, here))
                .or_else(|| on_line(&lines, here)),
        };
        if let Some(slip) = slip {
            let line = lines.partition_point(|(start, _)| *start <= slip.range.start);
            slips.entry(line).or_insert(slip);
        }
    }
    if slips.is_empty() {
        return first.map(|(here, offset)| unknown(&lines, here, offset)).into_iter().collect();
    }
    slips.into_values().collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let line = |whole: &'_ str| {
        let begin = start;
        start += whole.len();
        (begin, whole.len())
    };
    let places: Vec<(usize, usize)> = text.split_inclusive('\n').map(line).collect();
    let line =
        |(start, length)| (start, text.get(start..start + length).unwrap_or_default().trim_end());
    places.into_iter().map(line).collect()
}

fn deep(offset: usize) -> Slip {
    let message = "too many `[` or `{` stand in each other";
    Slip::new(offset..offset + 1, message, "delete the brackets that are too many")
}

/// The line of the heading that a line stands below.
fn heading_above(lines: &[Line<'_>], here: usize) -> Option<usize> {
    lines.get(..here)?.iter().rposition(|(_, line)| line.trim_start().starts_with('['))
}

fn twice(lines: &[Line<'_>], here: usize) -> Slip {
    let (start, line) = lines.get(here).copied().unwrap_or_default();
    let name = line.split('=').next().unwrap_or(line).trim();
    let message = format!("{} stands twice in this file", token(name));
    let at = start + line.find(name).unwrap_or_default();
    Slip::new(at..at + name.len(), message, "join the two, or delete one")
}

/// A text between `"""` that is not closed.
fn unclosed_text(text: &str, offset: usize) -> Option<Slip> {
    let before = text.get(..offset)?;
    let marks = before.match_indices("\"\"\"").count();
    let start = before.rfind("\"\"\"").filter(|_| marks % 2 == 1)?;
    let message = "the quotation marks `\"\"\"` are not closed";
    Some(Slip::new(start..start + 3, message, "close them with `\"\"\"` where the text ends"))
}

/// A bracket or string that was opened above, or on this line, and is not closed there.
fn unclosed_above(lines: &[Line<'_>], here: usize) -> Option<Slip> {
    let last =
        lines.get(..=here).unwrap_or(lines).iter().rposition(|(_, line)| value(line).is_some())?;
    let is_continued =
        last < here && lines.get(last + 1..=here)?.iter().any(|(_, line)| line.starts_with('['));
    let above = last.checked_sub(1).filter(|_| !is_continued);
    [Some(last), above].into_iter().flatten().find_map(|at| unclosed(lines.get(at)?))
}

/// A bracket that the value of a line opens and does not close.
fn unclosed((start, line): &Line<'_>) -> Option<Slip> {
    let (offset, value) = value(line)?;
    let closing = match value.chars().next()? {
        '[' if !value.contains(']') => ']',
        '{' if !value.contains('}') => '}',
        _ => return None,
    };
    if value.ends_with(['[', '{', ',']) {
        return None;
    }
    let bracket = value.get(..1)?;
    let at = start + offset;
    let end = start + line.len();
    let message = format!("the bracket `{bracket}` is not closed on its line");
    let slip = Slip::new(at..end, message, "close it");
    Some(slip.mended(end..end, &format!("{line}{closing}"), closing.to_string()))
}

/// The value of a line and the byte of the line at which it begins.
fn value(line: &str) -> Option<(usize, &str)> {
    if line.trim_start().starts_with(['#', '[']) {
        return None;
    }
    let (name, rest) = line.split_once('=')?;
    let value = rest.trim();
    let gap = rest.len() - rest.trim_start().len();
    Some((name.len() + 1 + gap, value))
}

/// What is wrong with a line by itself, if anything is.
fn on_line(lines: &[Line<'_>], here: usize) -> Option<Slip> {
    let (start, line) = lines.get(here).copied().unwrap_or_default();
    let text = line.trim();
    let begin = start + line.len() - line.trim_start().len();
    let range = begin..start + line.len();
    if text.starts_with('[') {
        return header(range, text);
    }
    if let Some((offset, value)) = value(line).filter(|(_, value)| !value.is_empty()) {
        return (!is_bare(value)).then(|| of_value(start + offset, line, value));
    }
    let colon = text.split_once(':').filter(|(name, _)| is_key(name.trim()));
    if let Some((name, value)) = colon {
        let mended = format!("{} = {}", name.trim(), string(bare(value.trim())));
        let message = format!("{} has a colon in place of `=`", token(text));
        return Some(Slip::new(range.clone(), message, "write").mended(
            range,
            &mended,
            mended.clone(),
        ));
    }
    let message = format!("{} has no value", token(text));
    let hint = "write `key = \"text\"`; a line of a text that goes on belongs into the quotation marks of the line above";
    Some(Slip::new(range, message, hint))
}

/// A number, a truth value or a date, which stand without quotation marks.
fn is_bare(value: &str) -> bool {
    let value = value.split('#').next().unwrap_or_default().trim();
    let is_number = value.bytes().all(|b| b.is_ascii_digit() || b"+-._:TZ".contains(&b));
    matches!(value, "true" | "false") || is_number
}

/// What no rule knows.
fn unknown(lines: &[Line<'_>], here: usize, fault: usize) -> Slip {
    let (start, line) = lines.get(here).copied().unwrap_or_default();
    let value = value(line).map(|(offset, value)| (start + offset, value));
    if let Some((at, value)) = value.filter(|(at, value)| *at <= fault && !value.is_empty()) {
        let message = format!("{} is no number, and no day of the calendar", token(value));
        let hint = "write a day as `\"2024-05-31\"`, and any text in quotation marks";
        return Slip::new(at..at + value.len(), message, hint);
    }
    let message = format!("{} cannot be read as TOML", token(line.trim()));
    Slip::new(
        start..start + line.len(),
        message,
        "write `key = \"text\"`, or a heading such as `[title]`",
    )
}

fn header(range: std::ops::Range<usize>, text: &str) -> Option<Slip> {
    let name = text.trim_matches(['[', ']']).trim();
    if is_key(name) && text.starts_with('[') && text.ends_with(']') {
        return None;
    }
    let mended = format!("[{name}]");
    let message = format!("{} is not the heading of a table", token(text));
    if is_key(name) {
        return Some(Slip::new(range.clone(), message, "write").mended(
            range,
            &mended,
            mended.clone(),
        ));
    }
    let hint = "write one name in brackets on a line of its own, such as `[title]`";
    Some(Slip::new(range, message, hint))
}

/// The commas and semicolons that a habit from other formats puts behind a value.
const COMMAS: [char; 6] = [',', '،', '，', '、', ';', '؛'];

/// The byte behind a value that is whole: a string in its marks, a list or mapping in its brackets, a number, a truth value.
fn whole(value: &str) -> Option<usize> {
    let first = value.chars().next()?;
    match first {
        '"' => {
            let mut is_escaped = false;
            let end = value.char_indices().skip(1).find(|(_, c)| {
                let is_end = *c == '"' && !is_escaped;
                is_escaped = *c == '\\' && !is_escaped;
                is_end
            });
            end.map(|(at, _)| at + 1)
        }
        '\'' => value.get(1..)?.find('\'').map(|at| at + 2),
        '[' | '{' => value.rfind([']', '}']).map(|at| at + 1),
        _ => {
            let end = value.find(|c: char| c.is_whitespace() || COMMAS.contains(&c))?;
            let word = value.get(..end)?;
            (is_bare(word) || truth(word).is_some()).then_some(end)
        }
    }
}

/// A comma behind a value, which TOML has between brackets alone.
fn comma(at: usize, value: &str) -> Option<Slip> {
    let end = whole(value)?;
    let behind = value.get(end..)?;
    let start = end + behind.len() - behind.trim_start().len();
    let comma = behind.trim_start().chars().next().filter(|c| COMMAS.contains(c))?;
    let after = value.get(start + comma.len_utf8()..)?.trim_start();
    if !after.is_empty() && !after.starts_with('#') {
        return None;
    }
    let range = at + start..at + start + comma.len_utf8();
    let message = format!("`{comma}` stands behind the value {}", token(value.get(..end)?));
    let slip = Slip::new(range, message, "delete it");
    Some(
        slip.fix("delete it", at + end..at + start + comma.len_utf8(), String::new()).sure_if(true),
    )
}

/// A comma of another script between brackets.
fn foreign_comma(at: usize, value: &str) -> Option<Slip> {
    let mut inside = value.char_indices().scan(None, |open: &mut Option<char>, (offset, c)| {
        match *open {
            Some(mark) if c == mark => *open = None,
            None if matches!(c, '"' | '\'') => *open = Some(c),
            _ => {}
        }
        Some((offset, c, open.is_none()))
    });
    let is_foreign =
        |(_, c, is_outside): &(usize, char, bool)| *is_outside && *c != ',' && COMMAS.contains(c);
    let (offset, comma, _) = inside.find(is_foreign)?;
    let range = at + offset..at + offset + comma.len_utf8();
    let message = format!("`{comma}` does not separate values between brackets");
    let slip = Slip::new(range.clone(), message, "write the comma `,`");
    Some(slip.fix("write a comma", range, ",".to_owned()).sure_if(true))
}

/// What a word in place of a truth value means.
fn truth(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "نعم" => Some("true"),
        "false" | "no" | "off" | "n" | "لا" => Some("false"),
        _ => None,
    }
}

/// A value that is no string, number, truth value or date.
fn of_value(at: usize, line: &str, value: &str) -> Slip {
    if let Some(slip) = comma(at, value) {
        return slip;
    }
    let head = line.get(..line.find(value).unwrap_or_default()).unwrap_or_default().trim_start();
    let range = at..at + value.len();
    if let Some(truth) = truth(value) {
        let message = format!("{} is not how TOML writes `{truth}`", token(value));
        let slip = Slip::new(range.clone(), message, "write");
        return slip.mended(range, &format!("{head}{truth}"), truth.to_owned());
    }
    let bare = bare(value);
    let message = match value.chars().next() {
        Some('“' | '”' | '„' | '«' | '»' | '‘' | '’') => {
            format!("the quotation marks of {} are not those of TOML", token(value))
        }
        Some('"' | '\'') => format!("the string {} is not closed, or ends too early", token(value)),
        Some('[' | '{') => {
            if let Some(slip) = foreign_comma(at, value) {
                return slip;
            }
            let hint = "put commas between the values, and quotation marks round texts: `{ar = \"…\", en = \"…\"}`";
            let message = format!("the brackets of {} hold what cannot be read", token(value));
            return Slip::new(range, message, hint);
        }
        _ => format!("{} stands without quotation marks", token(value)),
    };
    let mended = string(bare);
    let shown = format!("{head}{mended}");
    Slip::new(range.clone(), message, "write").mended(range, &shown, mended)
}

/// A text without the quotation marks that were meant to surround it.
fn bare(value: &str) -> &str {
    const MARKS: [char; 9] = ['"', '\'', '“', '”', '„', '«', '»', '‘', '’'];
    let end = value.strip_prefix(MARKS).unwrap_or(value);
    if end.len() == value.len() { value } else { end.strip_suffix(MARKS).unwrap_or(end).trim() }
}

/// A TOML string.
fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn is_key(word: &str) -> bool {
    let is_sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    !word.is_empty() && word.bytes().all(is_sign)
}
