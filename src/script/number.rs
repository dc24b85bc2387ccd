//! Numbers with Western digits in Arabic text, as far as the algorithm would order them wrongly.
//!
//! Sources: Unicode Standard Annex #9, rules W2 (after an Arabic letter, European digits become Arabic ones), W4 (a single
//! separator between two numbers; a hyphen joins European digits only) and W5 (signs next to European digits become part
//! of the number): `50%`, `-5` and `2012-2015` look one way after an Arabic word and another at the beginning of a
//! paragraph. CLDR writes the percent, minus and plus sign of Western digits in Arabic between left-to-right marks, so
//! the sign of a percentage stands at its right and that of a negative number at its left.

use std::ops::Range;

use super::pair::follows_clitic;
use super::{is_mark, letter_script};

/// Symbols that belong to the number before them.
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "µm", "nm", "ft", "nmi", "kg", "g", "mg", "t", "L", "l", "ml", "mL",
    "ha", "h", "min", "s", "ms", "Hz", "kHz", "MHz", "GHz", "W", "kW", "MW", "GW", "Wh", "kWh",
    "MWh", "GWh", "V", "kV", "A", "mA", "J", "kJ", "cal", "kcal", "Pa", "hPa", "bar", "C", "F",
    "K", "dB", "B", "kB", "KB", "MB", "GB", "TB", "kbps", "Mbps", "Gbps", "px", "mph", "kph", "kt",
];

/// A number with its signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The byte behind it.
    pub(super) end: usize,
    /// What must be isolated, each from left to right: nothing of a plain number, both ends of a range.
    pub(super) isolates: Vec<Range<usize>>,
}

/// One number of a chain.
struct Quantity {
    range: Range<usize>,
    /// The digits and what joins them.
    digits: Range<usize>,
    /// Whether something stands with the digits that could be moved to the wrong side.
    signed: bool,
}

/// The number that begins at byte `start` and ends before `limit`.
pub(super) fn at(text: &str, start: usize, limit: usize) -> Option<Number> {
    let text = &text[..limit];
    if let Some(end) = phone(text, start) {
        let whole = start..end;
        return Some(Number { end, isolates: vec![whole] });
    }
    let mut chain = vec![quantity(text, start)?];
    let mut joined_by_plus = false;
    while let Some(last) = chain.last()
        && let Some(joint) = text[last.range.end..].chars().next().filter(|c| is_hyphen(*c))
        && let Some(next) = quantity(text, last.range.end + joint.len_utf8())
    {
        joined_by_plus |= joint == '+';
        chain.push(next);
    }
    let end = chain.last()?.range.end;
    Some(Number { end, isolates: isolates(text, &chain, joined_by_plus) })
}

/// A range is read from right to left in Arabic, so each of its ends is isolated by itself. Three numbers or more are a
/// date or a code, and so are two of which the second begins with a zero (`2024-05`): these stay in one.
fn isolates(text: &str, chain: &[Quantity], sum: bool) -> Vec<Range<usize>> {
    match chain {
        [only] => only.signed.then(|| only.range.clone()).into_iter().collect(),
        [from, to] if !sum && !is_code(&text[to.digits.clone()]) => {
            vec![from.range.clone(), to.range.clone()]
        }
        [first, .., last] => {
            let whole = first.range.start..last.range.end;
            vec![whole]
        }
        [] => Vec::new(),
    }
}

fn is_code(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Signs that rule W4 takes into a number on both sides of which are European digits, and other hyphens.
fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '+' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// Currency signs (general category Sc) of the Basic Latin, Latin-1 and Currency Symbols blocks.
fn is_currency(character: char) -> bool {
    matches!(character, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20C1}')
}

/// Signs that close a number: they are European terminators of rule W5.
fn is_terminator(character: char) -> bool {
    matches!(character, '%' | '‰' | '‱' | '٪' | '°' | '′' | '″') || is_currency(character)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// The length of a space at the beginning of a text, if `wanted` follows.
fn space_before(text: &str, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let space = first(text).filter(|c| is_space(*c))?.len_utf8();
    first(&text[space..]).filter(|c| wanted(*c)).map(|_| space)
}

fn quantity(text: &str, start: usize) -> Option<Quantity> {
    let mut offset = start;
    if let Some(sign) = sign(text, offset) {
        offset += sign;
    }
    if let Some(mark) = first(&text[offset..]).filter(|c| is_currency(*c) || matches!(c, '#' | '№'))
    {
        offset += mark.len_utf8();
        offset += space_before(&text[offset..], |c| c.is_ascii_digit()).unwrap_or(0);
    }
    let mut signed = offset > start;
    let digits = offset..offset + digits(&text[offset..]);
    if digits.is_empty() {
        return None;
    }
    let digits = offset..joined_digits(text, digits.end);
    signed |= text[digits.clone()].contains(|c| matches!(c, '/' | ':') || is_space(c));
    let end = terminated(text, digits.end);
    signed |= end > digits.end;
    Some(Quantity { range: start..end, digits, signed })
}

/// The length of a sign that stands directly before a number, and behind nothing that it could join with the number.
fn sign(text: &str, offset: usize) -> Option<usize> {
    let sign = first(&text[offset..]).filter(|c| matches!(c, '-' | '+' | '±' | '\u{2212}'))?;
    let before = &text[..offset];
    let last = before.chars().next_back();
    let may_begin = last.is_none_or(|c| {
        c.is_whitespace() || (!c.is_alphanumeric() && !is_mark(c) && !is_terminator(c) && c != ')')
    });
    // `2012 -2015`: the hyphen of a range, written with one space.
    let of_range = before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '%');
    // A hyphen there may join: `ب-52`.
    let behind_clitic = sign != '-' && follows_clitic(before);
    ((may_begin && !of_range) || behind_clitic).then_some(sign.len_utf8())
}

/// The end of a number whose first digits end at `end`: decimals, thousands, times, fractions.
fn joined_digits(text: &str, mut end: usize) -> usize {
    let thousands = |rest: &str| {
        let space = space_before(rest, |c| c.is_ascii_digit())?;
        (digits(&rest[space..]) == 3).then_some(space + 3)
    };
    let leading = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    while leading <= 3
        && let Some(length) = thousands(&text[end..])
    {
        end += length;
    }
    while let Some(joint) =
        first(&text[end..]).filter(|c| matches!(c, '.' | ',' | ':' | '/' | '٫' | '٬'))
    {
        let length = digits(&text[end + joint.len_utf8()..]);
        if length == 0 {
            break;
        }
        end += joint.len_utf8() + length;
    }
    end
}

/// The end of a number with the signs and the unit behind its digits.
fn terminated(text: &str, mut end: usize) -> usize {
    while let Some(length) = terminator(&text[end..]) {
        end += length;
        let is_angle = text[..end].ends_with(['°', '′', '″']);
        let space = space_before(&text[end..], |c| c.is_ascii_digit()).unwrap_or(0);
        let more = digits(&text[end + space..]);
        if is_angle && more > 0 {
            end = joined_digits(text, end + space + more);
        } else if is_angle {
            return end + direction(&text[end..]).or_else(|| unit(&text[end..])).unwrap_or(0);
        }
    }
    end + unit(&text[end..]).unwrap_or(0)
}

/// The length of a sign behind a number, with the space before it. A currency sign before digits belongs to these.
fn terminator(rest: &str) -> Option<usize> {
    let space = space_before(rest, is_terminator).unwrap_or(0);
    let sign = first(&rest[space..]).filter(|c| is_terminator(*c))?;
    let end = space + sign.len_utf8();
    let of_next = space > 0 && is_currency(sign) && digits(&rest[end..]) > 0;
    (!of_next).then_some(end)
}

/// `N`, `S`, `E` or `W` behind an angle.
fn direction(rest: &str) -> Option<usize> {
    let space = first(rest).filter(|c| is_space(*c)).map_or(0, char::len_utf8);
    let mut after = rest[space..].chars();
    let found = after.next().is_some_and(|c| matches!(c, 'N' | 'S' | 'E' | 'W'));
    (found && !after.next().is_some_and(char::is_alphanumeric)).then_some(space + 1)
}

/// The length of a unit with the space before it: symbols of the table, divided by slashes, with powers.
fn unit(rest: &str) -> Option<usize> {
    let space = first(rest).filter(|c| is_space(*c)).map_or(0, char::len_utf8);
    let is_part = |c: char| c == '/' || letter_script(c).is_some() || matches!(c, '²' | '³' | 'μ');
    let symbol = &rest[space..];
    let symbol = &symbol[..symbol.find(|c| !is_part(c)).unwrap_or(symbol.len())];
    let known = |part: &str| UNITS.contains(&part.trim_end_matches(['²', '³']));
    let ends = first(&rest[space + symbol.len()..]).is_none_or(|c| !c.is_alphanumeric());
    (ends && symbol.split('/').all(known)).then_some(space + symbol.len())
}

/// The most digits that a telephone number has (ITU-T E.164).
const LONGEST_PHONE: usize = 15;

/// The end of a telephone number: groups of digits with single separators, the first of which may stand in brackets. With a
/// plus or two zeros it has 7 digits or more; without, at least three groups of two to four digits, and not four each, which
/// are years.
fn phone(text: &str, start: usize) -> Option<usize> {
    let bracket = usize::from(text[start..].starts_with('('));
    let sign_at = start + bracket;
    let plus = text[sign_at..].starts_with('+') && sign(text, sign_at).is_some();
    let mut inside = bracket * usize::from(plus);
    let mut offset = start + usize::from(plus) - inside;
    if !text[offset..].starts_with(|c: char| c.is_ascii_digit() || c == '(') {
        return None;
    }
    let mut groups: Vec<usize> = Vec::new();
    let mut joints: Vec<char> = Vec::new();
    loop {
        let may_open = plus || groups.is_empty();
        let open = usize::from(may_open && text[offset..].starts_with('('));
        let length = digits(&text[offset + open + inside..]);
        let end = offset + open + inside + length;
        inside = 0;
        let close = usize::from(open == 1 && text[end..].starts_with(')'));
        if length == 0 || close != open {
            break;
        }
        groups.push(length);
        if groups.iter().sum::<usize>() > LONGEST_PHONE {
            return None;
        }
        offset = end + close;
        let Some(joint) =
            first(&text[offset..]).filter(|c| is_space(*c) || matches!(c, '-' | '\u{2011}'))
        else {
            return is_phone(&text[start..], plus, &groups, &joints).then_some(offset);
        };
        joints.push(joint);
        offset += joint.len_utf8();
    }
    let last = joints.pop()?;
    let end = offset - last.len_utf8();
    is_phone(&text[start..], plus, &groups, &joints).then_some(end)
}

fn is_phone(text: &str, plus: bool, groups: &[usize], joints: &[char]) -> bool {
    let total: usize = groups.iter().sum();
    let bracketed = text.starts_with('(');
    if plus || (text.trim_start_matches('(').starts_with("00") && groups.len() > 1) {
        return (7..=LONGEST_PHONE).contains(&total);
    }
    let others = joints.get(usize::from(bracketed)..).unwrap_or_default();
    let same = others.windows(2).all(|pair| pair[0] == pair[1]);
    let sizes = groups.iter().all(|group| (2..=4).contains(group));
    let years = groups.iter().all(|group| *group == 4);
    same && sizes && !years && groups.len() >= 3 && (7..=LONGEST_PHONE).contains(&total)
}
