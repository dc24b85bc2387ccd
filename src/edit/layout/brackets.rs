//! Between brackets stands what is short and on one line. All else has a line for each field and item.

use crate::diag::yaml::{Context, block, scalar};
use crate::edit::page::{Page, Patch};
use crate::lang::LangTag;
use crate::parse::written::{Branch, Kind};
use crate::script::has_arabic;

/// How many characters a line has at the most that ends with a bracket.
const LINE: usize = 120;

/// How many characters an Arabic text between brackets has at the most.
const ARABIC: usize = 60;

pub(super) fn patches(page: &Page) -> Vec<Patch> {
    let mut patches = Vec::new();
    page.visit(&mut |key, value| {
        let before = before(page, key, value);
        if !value.is_in_brackets()
            || !is_long(page, value, before)
            || page.written.has_comment(&value.range)
        {
            return;
        }
        patches.extend(
            match key {
                Some(key) => of_field(page, key, value).map(|patch| vec![patch]),
                None => of_item(page, value),
            }
            .unwrap_or_default(),
        );
    });
    patches
}

/// How many characters stand before a value on its line.
fn before(page: &Page, key: Option<&Branch>, value: &Branch) -> usize {
    match key {
        Some(key) => {
            page.column(key.range.start) + page.slice(key.range.clone()).chars().count() + 2
        }
        None => page.column(value.range.start),
    }
}

/// A value behind a key: it goes below it.
fn of_field(page: &Page, key: &Branch, value: &Branch) -> Option<Patch> {
    page.between(key, value)?;
    let column = page.column(key.range.start);
    let comment = page.spaced_comment_behind(value.range.end)?;
    let indent = column + 2;
    let text = format!(":{comment}\n{}{}", " ".repeat(indent), in_lines(page, value, indent)?);
    let end = page.next_line(value.range.end);
    let end = if page.text[..end].ends_with('\n') { end - 1 } else { end };
    (!page.is_open_below(value.range.end, column)).then_some((key.range.end..end, text))
}

/// A value behind a dash: its fields begin there. A comment behind it goes above it.
fn of_item(page: &Page, value: &Branch) -> Option<Vec<Patch>> {
    let (start, end) = (value.range.start, value.range.end);
    let line = page.line(start);
    let dash = page.slice(line..start);
    if !dash.trim().trim_start_matches(['-', ' ']).is_empty() || !dash.contains('-') {
        return None;
    }
    let column = dash.len() - dash.trim_start().len();
    let comment = page.comment_behind(end)?;
    let mut patches = Vec::new();
    if !comment.is_empty() {
        patches.push((line..line, format!("{}{comment}\n", " ".repeat(column))));
    }
    let behind = page.slice(end..page.text.len());
    let rest = behind.find('\n').unwrap_or(behind.len());
    patches.push((start..end + rest, in_lines(page, value, dash.len())?));
    (!page.is_open_below(end, column)).then_some(patches)
}

/// Whether a value is too long for brackets behind so many characters.
fn is_long(page: &Page, value: &Branch, before: usize) -> bool {
    let text = page.slice(value.range.clone());
    text.contains('\n') || before + text.chars().count() > LINE || has_prose(value)
}

fn has_prose(value: &Branch) -> bool {
    match &value.kind {
        Kind::Text(text, _) => has_arabic(text) && text.chars().count() > ARABIC,
        Kind::List(items, _) => items.iter().any(has_prose),
        Kind::Map(pairs, _) => pairs.iter().any(|(key, value)| has_prose(key) || has_prose(value)),
    }
}

/// A list or mapping as lines, each but the first behind `indent` spaces.
fn in_lines(page: &Page, value: &Branch, indent: usize) -> Option<String> {
    let margin = format!("\n{}", " ".repeat(indent));
    let lines: Option<Vec<String>> = match &value.kind {
        Kind::Map(pairs, _) if !pairs.is_empty() => {
            pairs.iter().map(|(key, value)| field(page, key, value, indent)).collect()
        }
        Kind::List(items, _) if !items.is_empty() => {
            items.iter().map(|it| item(page, it, indent)).collect()
        }
        _ => return None,
    };
    Some(lines?.join(&margin))
}

fn item(page: &Page, item: &Branch, indent: usize) -> Option<String> {
    let is_long = is_long(page, item, indent + 2);
    Some(match &item.kind {
        Kind::Text(text, _) => format!("- {}", on_a_line(page, item, text)?),
        _ if is_long => format!("- {}", in_lines(page, item, indent + 2)?),
        _ => format!("- {}", page.slice(item.range.clone())),
    })
}

fn field(page: &Page, key: &Branch, value: &Branch, indent: usize) -> Option<String> {
    let name = page.slice(key.range.clone());
    if name.is_empty() || name.contains('\n') || key.text().is_none() {
        return None;
    }
    if value.is_blank() {
        return Some(format!("{name}:"));
    }
    let head = indent + name.chars().count() + 2;
    Some(match &value.kind {
        Kind::Text(text, _) => {
            let is_side = key.text().is_some_and(is_language) && !value.is_nothing();
            let block = block(text, indent + 2);
            let is_block = block.starts_with('|') && !page.is_escaped(value);
            if is_block && (is_side || has_arabic(text)) {
                format!("{name}: {block}")
            } else {
                format!("{name}: {}", on_a_line(page, value, text)?)
            }
        }
        _ if is_long(page, value, head) => {
            let margin = " ".repeat(indent + 2);
            format!("{name}:\n{margin}{}", in_lines(page, value, indent + 2)?)
        }
        _ => format!("{name}: {}", page.slice(value.range.clone())),
    })
}

/// A text as it stands, or if it has several lines in quotation marks.
fn on_a_line(page: &Page, value: &Branch, text: &str) -> Option<String> {
    let written = page.slice(value.range.clone());
    if !written.contains('\n') {
        return (!written.is_empty()).then(|| written.to_owned());
    }
    (!value.is_nothing() && !page.is_escaped(value)).then(|| scalar(text, Context::Block))
}

fn is_language(key: &str) -> bool {
    LangTag::ALL.into_iter().any(|lang| lang.tag() == key)
}
