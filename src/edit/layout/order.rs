//! Fields stand in the order in which the decoders ask for them. One that they do not know stays behind the one before it.

use crate::edit::lines::before_on_line;
use crate::edit::page::{Page, Patch, indent};
use crate::parse::schema::{Schema, ValueId};
use crate::parse::written::{Branch, Kind, Layout, end};

type Pairs = [(Branch, Branch)];

/// A field with the comments above it.
struct Chunk<'p> {
    /// Whole lines: comments, and blank lines among them.
    lead: &'p str,
    /// From the key to the comments of the next one.
    body: &'p str,
}

pub(super) fn patches(page: &Page, schema: &Schema) -> Vec<Patch> {
    let mut patches = Vec::new();
    let mut open: Vec<(&Branch, Option<ValueId>)> = Vec::new();
    open.extend(page.written.root.as_ref().map(|root| (root, Some(ValueId::ROOT))));
    while let Some((branch, value)) = open.pop() {
        match &branch.kind {
            Kind::Map(pairs, layout) => {
                let order = value.and_then(|value| order(pairs, schema, value));
                let patch = order.and_then(|order| match layout {
                    Layout::Lines => lines(page, pairs, &order),
                    Layout::Brackets => brackets(page, branch, pairs, &order),
                });
                // What moves is looked into once it has its place.
                if let Some(patch) = patch {
                    patches.push(patch);
                    continue;
                }
                let field = |key: &Branch| schema.field(value?, key.text()?);
                open.extend(pairs.iter().map(|(key, value)| (value, field(key))));
            }
            Kind::List(items, _) => {
                let item = value.and_then(|value| schema.items(value));
                open.extend(items.iter().map(|it| (it, item)));
            }
            Kind::Text(..) => {}
        }
    }
    patches
}

/// The order that fields should have, as their places; `None` if they have it, or if one stands twice.
fn order(pairs: &Pairs, schema: &Schema, value: ValueId) -> Option<Vec<usize>> {
    let mut known: Vec<&str> = Vec::new();
    for name in schema.mappings(value).flat_map(|it| &it.fields).map(|field| field.name) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    let names: Option<Vec<&str>> = pairs.iter().map(|(key, _)| key.text()).collect();
    let names = names?;
    let is_repeated = (1..names.len()).any(|at| names[..at].contains(&names[at]));
    let mut rank = None;
    let ranks: Vec<Option<usize>> = names
        .iter()
        .map(|name| {
            rank = known.iter().position(|it| it == name).or(rank);
            rank
        })
        .collect();
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by_key(|at| ranks[*at]);
    (!is_repeated && !order.is_sorted()).then_some(order)
}

/// The fields of a mapping between brackets in another order.
fn brackets(page: &Page, map: &Branch, pairs: &Pairs, order: &[usize]) -> Option<Patch> {
    if page.written.has_comment(&map.range) {
        return None;
    }
    let whole = |(key, value): &(Branch, Branch)| key.range.start..end(key, value);
    let mut text = String::new();
    let mut at = map.range.start;
    for (pair, other) in pairs.iter().zip(order) {
        let (old, new) = (whole(pair), whole(&pairs[*other]));
        let gap = page.text.get(at..old.start)?;
        if gap.contains('?') {
            return None;
        }
        text += gap;
        text += page.text.get(new)?;
        at = old.end;
    }
    text += page.text.get(at..map.range.end)?;
    Some((map.range.clone(), text))
}

/// The fields of a mapping in lines in another order.
fn lines(page: &Page, pairs: &Pairs, order: &[usize]) -> Option<Patch> {
    let first = pairs.first()?.0.range.start;
    let column = page.column(first);
    let is_own = |at: usize| before_on_line(&page.text, at).trim().is_empty();
    if !before_on_line(&page.text, first).trim_matches(['-', ' ']).is_empty() {
        return None;
    }
    for (key, _) in pairs {
        let is_aligned = key.range.start == first || is_own(key.range.start);
        if !is_aligned || !page.is_plain(key) || page.column(key.range.start) != column {
            return None;
        }
    }
    let (chunks, start, stop) = chunks(page, pairs, column, is_own(first))?;
    let margin = " ".repeat(column);
    let mut text = String::new();
    let mut from = start;
    for (place, at) in order.iter().enumerate() {
        let Chunk { lead, body } = &chunks[*at];
        if place > 0 {
            text += lead;
            text += &margin;
        } else if is_own(first) {
            text += lead.trim_start_matches('\n');
            text += &margin;
        } else if !lead.trim().is_empty() {
            // No comment stands between a dash and its key: it goes above both.
            from = page.line(first);
            let dash = page.slice(from..first);
            let above = " ".repeat(indent(dash));
            let lines = lead.trim().lines().map(|line| format!("{above}{}\n", line.trim()));
            text = lines.collect::<String>() + dash;
        }
        text += body;
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    Some((from..stop, text))
}

/// The fields with their comments, and the bytes that all of them take.
fn chunks<'p>(
    page: &'p Page,
    pairs: &Pairs,
    column: usize,
    is_own: bool,
) -> Option<(Vec<Chunk<'p>>, usize, usize)> {
    let keys: Vec<usize> = pairs.iter().map(|(key, _)| key.range.start).collect();
    let ends: Vec<usize> = pairs.iter().map(|(key, value)| end(key, value)).collect();
    let top = if is_own { top(page, keys[0]) } else { keys[0] };
    let mut leads = vec![top];
    for (key, above) in keys.iter().skip(1).zip(&ends) {
        let gap = page.next_line(*above);
        leads.push(gap + deeper(page.text.get(gap..page.line(*key))?, column));
    }
    let below = page.next_line(*ends.last()?);
    let stop = below + deeper(comments(page.slice(below..page.text.len())), column);
    let nexts = leads.iter().skip(1).copied().chain([stop]);
    let chunk = |((lead, key), next): ((&usize, &usize), usize)| {
        let own = if *key == keys[0] && !is_own { *key } else { page.line(*key) };
        Some(Chunk { lead: page.text.get(*lead..own)?, body: page.text.get(*key..next)? })
    };
    let chunks: Option<Vec<Chunk<'_>>> = leads.iter().zip(&keys).zip(nexts).map(chunk).collect();
    Some((chunks?, top, stop))
}

/// Where the comments of the first key begin. Those at the head of a file stay there; a blank line parts the two.
fn top(page: &Page, key: usize) -> usize {
    let line = page.line(key);
    let mut top = line;
    while top > 0 {
        let above = page.line(top - 1);
        if !page.slice(above..top).trim_start().starts_with('#') {
            break;
        }
        top = above;
    }
    if top == 0 { line } else { top }
}

/// The comments and blank lines that a text begins with.
fn comments(text: &str) -> &str {
    let is_aside = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let length: usize = text.split_inclusive('\n').take_while(is_aside).map(str::len).sum();
    &text[..length]
}

/// How much of some comments belongs to the field above: up to the last one that stands further to the right than its key.
fn deeper(gap: &str, column: usize) -> usize {
    let mut length = 0;
    let mut deeper = 0;
    for line in gap.split_inclusive('\n') {
        length += line.len();
        if !line.trim().is_empty() {
            if indent(line) <= column {
                break;
            }
            deeper = length;
        }
    }
    deeper
}
