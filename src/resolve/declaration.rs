//! What an editor writes under `mentions` to say which entity an ambiguous name means: as a hint, and as a change of the
//! file. The change is offered only for paragraphs that are written line by line; in a flow mapping there is the hint alone.

use std::ops::Range;

use super::quote::occurrences;
use super::side::Side;
use crate::diag::Splice;
use crate::diag::yaml::{Context, scalar};
use crate::lang::Lang;
use crate::parse::raw::RawMention;
use crate::source::{Sources, Span};

/// The beginnings of the items that make some stretches of the text with the same words mentions: `{at: {ar: الجبهة}, nth: 2, is: `.
/// The id of an entity follows, and a brace.
pub(super) fn anchors(plain: &str, places: &[Range<usize>], lang: Lang) -> Vec<String> {
    let words = places.first().and_then(|range| plain.get(range.clone())).unwrap_or_default();
    let all = occurrences(plain, words);
    let at = format!("{{at: {{{}: {}}},", lang.tag(), scalar(words, Context::Flow));
    let anchor = |range: &Range<usize>| {
        let index = all.partition_point(|place| place.start < range.start);
        let nth = if all.len() > 1 { format!(" nth: {},", index + 1) } else { String::new() };
        format!("{at}{nth} is: ")
    };
    places.iter().map(anchor).collect()
}

/// The item for one entity: `{at: {ar: الجبهة}, nth: 2, is: front-a}`.
pub(super) fn item(anchor: &str, id: &str) -> String {
    format!("{anchor}{}}}", scalar(id, Context::Flow))
}

/// The pair that gives a form its meaning in a whole article: `{الجبهة: front-a}`.
pub(super) fn default(form: &str, id: &str) -> String {
    format!("{{{}: {}}}", scalar(form, Context::Flow), scalar(id, Context::Flow))
}

/// Adds items to the `mentions` of a side's paragraph: before one that stands there, or as a new list below the side.
pub(super) fn insertion(side: &Side<'_>, items: &[String], sources: &Sources) -> Option<Splice> {
    let mut others = side.overrides.iter().filter_map(|raw| line(place(raw)?, sources));
    if let Some((start, indent)) =
        others.find_map(|line| Some((line.start, list_indent(line.text)?)))
    {
        let text = items.iter().map(|item| format!("{indent}- {item}\n")).collect();
        return Some(Splice { span: Span::new(side.span.file, start..start), text });
    }
    let indent = field_indent(side, sources)?;
    let end = line(Span { start: side.span.end, ..side.span }, sources)?.end;
    let items: String = items.iter().map(|item| format!("\n{indent}  - {item}")).collect();
    let text = format!("\n{indent}mentions:{items}");
    side.overrides.is_empty().then(|| Splice { span: Span::new(side.span.file, end..end), text })
}

/// A line of a file, without its end.
struct Line<'s> {
    start: usize,
    end: usize,
    text: &'s str,
}

/// The line in which a span begins.
fn line(span: Span, sources: &Sources) -> Option<Line<'_>> {
    let text = &sources.file(span.file).text;
    let offset = span.range().start;
    let start = text.get(..offset)?.rfind('\n').map_or(0, |index| index + 1);
    let text = text.get(start..)?.lines().next().unwrap_or_default();
    Some(Line { start, end: start + text.len(), text })
}

/// The place of something that an item of `mentions` holds.
fn place(raw: &RawMention) -> Option<Span> {
    let quotes = raw.anchor.quotes.iter().filter_map(|(_, quote)| quote.as_ref());
    quotes.chain(&raw.is).map(|word| word.span).next()
}

/// The white space before the dash, if an item of `mentions` begins in this line.
fn list_indent(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ');
    let item = rest.strip_prefix("- ")?.trim_start_matches('{');
    let begins = ["at:", "nth:", "is:"].iter().any(|field| item.starts_with(field));
    begins.then(|| &line[..line.len() - rest.len()])
}

/// The white space before the fields of a side's paragraph, if the side begins a line: `ar: |-` or `- ar: |-`.
fn field_indent(side: &Side<'_>, sources: &Sources) -> Option<String> {
    let before = sources.file(side.span.file).text.get(..side.span.range().start)?;
    // The value of a block scalar begins below its key.
    let key = format!("{}:", side.lang.tag());
    let line = before
        .lines()
        .rev()
        .take(2)
        .find(|line| line.trim_start_matches(' ').trim_start_matches("- ").starts_with(&key))?;
    let fields = line.trim_start_matches(' ').trim_start_matches("- ");
    Some(" ".repeat(line.len() - fields.len()))
}
