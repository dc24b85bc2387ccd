//! The change that one message makes in the file of its text: the translation, and what is said of its state.

use super::unit::{Unit, Work, is_settled};
use crate::diag::Splice;
use crate::diag::yaml::{Context, scalar};
use crate::edit::Edit;
use crate::edit::lines::{before_on_line, line_end};
use crate::edit::mapping::group;
use crate::edit::po::Message;
use crate::parse::values::Value;
use crate::source::Span;

/// The change of one text.
pub(super) fn edit(unit: &Unit<'_>, message: &Message, work: &Work<'_>, text: &str) -> Edit {
    let new = message.text.trim_end();
    let old = unit.translation.map(|(_, value)| value);
    let is_new = !new.is_empty() && old.is_none_or(|it| it.text.trim_end() != new);
    let mut splices = Vec::new();
    let mut added = Vec::new();
    if is_new {
        if let Some((key, value)) = unit.translation {
            splices.push(replacement(text, key, value, new));
        } else {
            let (key, value) = unit.original;
            let written = written(text, key, value, new);
            added.push(format!("{}: {written}", work.original.other().tag()));
        }
    }
    if let Some((hash, word)) = state(unit, message, work, is_new) {
        let said = said(unit, text, &hash, word);
        if said.is_empty() {
            added.push(format!("translation: {}", translation(&hash, word)));
        }
        splices.extend(said);
    }
    let (key, value) = unit.translation.unwrap_or(unit.original);
    splices.extend((!added.is_empty()).then(|| insertion(text, key, value, &added)));
    Edit { splices, ..Edit::default() }
}

/// The hash of the original and the state that a translation has from then on, unless it has them already.
fn state(
    unit: &Unit<'_>,
    message: &Message,
    work: &Work<'_>,
    is_new: bool,
) -> Option<(String, &'static str)> {
    let paragraph = unit.paragraph.as_ref().and_then(|it| work.paragraph(it.id))?;
    let is_there = unit.translation.is_some();
    let was_settled = is_there && is_settled(paragraph);
    let is_now_settled = !message.fuzzy && !message.text.trim_end().is_empty();
    let word = match (was_settled, is_now_settled) {
        (false, true) => "reviewed",
        (true, false) if is_new || message.fuzzy => "draft",
        (false, false) if is_new && !is_there => "draft",
        _ => return None,
    };
    Some((scalar(&paragraph.fingerprint, Context::Flow), word))
}

/// What is said of a translation, in one value.
fn translation(hash: &str, word: &str) -> String {
    format!("{{of: {hash}, state: {word}}}")
}

/// The hash and the state in the place of those that the file has, or beside the one of them that it has; nothing if it does not
/// say anything of the translation.
fn said(unit: &Unit<'_>, text: &str, hash: &str, word: &str) -> Vec<Splice> {
    let said = unit.paragraph.as_ref().and_then(|it| it.translation);
    let Some((key, values)) = said else { return Vec::new() };
    let fields = group(values);
    let field = |name: &str| {
        let (key, values) = fields.iter().find(|(key, _)| key.text == name)?;
        Some((*key, values.first()?))
    };
    match (field("of"), field("state")) {
        (Some(of), Some(state)) => vec![other(text, of, hash), other(text, state, word)],
        (Some(of), None) => {
            vec![other(text, of, hash), insertion(text, of.0, of.1, &[format!("state: {word}")])]
        }
        (None, Some(state)) => {
            vec![before(text, state, &format!("of: {hash}")), other(text, state, word)]
        }
        (None, None) => {
            vec![other(text, (key, values.first().unwrap_or(key)), &translation(hash, word))]
        }
    }
}

/// Another value of a field, which may have none.
fn other(text: &str, (key, value): (&Value, &Value), new: &str) -> Splice {
    let (head, tail) = (key.span.range().end, value.span.range());
    let colon = text.get(head..).and_then(|behind| behind.find(':')).map_or(0, |at| at + 1);
    let end = if tail.is_empty() { head + colon } else { tail.end };
    Splice { span: Span::new(key.span.file, head..end), text: format!(": {new}") }
}

/// A field before another, in the layout that this one has.
fn before(text: &str, (key, value): (&Value, &Value), field: &str) -> Splice {
    let start = key.span.range().start;
    let gap = if is_flow(text, value) {
        ", ".to_owned()
    } else {
        format!("\n{}", " ".repeat(indent(text, key)))
    };
    Splice { span: Span::new(key.span.file, start..start), text: format!("{field}{gap}") }
}

/// Whether a value stands between brackets.
fn is_flow(text: &str, value: &Value) -> bool {
    let behind = text.get(value.span.range().end..).unwrap_or_default();
    behind.trim_start().starts_with([',', '}'])
}

/// The spaces before the key of a value.
fn indent(text: &str, key: &Value) -> usize {
    before_on_line(text, key.span.range().start).chars().count()
}

/// A text as the value of a key that stands beside another.
fn written(text: &str, key: &Value, value: &Value, new: &str) -> String {
    if is_flow(text, value) {
        return scalar(new, Context::Flow);
    }
    if new.starts_with(char::is_whitespace) {
        return scalar(new, Context::Block);
    }
    let pad = " ".repeat(indent(text, key) + 2);
    format!("|-\n{pad}{}", lines(new, &pad))
}

/// The lines of a text, each but the first behind some spaces.
fn lines(text: &str, pad: &str) -> String {
    text.replace('\n', &format!("\n{pad}")).replace(&format!("\n{pad}\n"), "\n\n")
}

/// Another text in the place of a value. Under `|-` only its lines are others.
fn replacement(text: &str, key: &Value, value: &Value, new: &str) -> Splice {
    let (head, range) = (key.span.range().end, value.span.range());
    let between = text.get(head..range.start).unwrap_or_default();
    let is_literal = between.trim_start_matches(':').trim_start().starts_with('|');
    if is_literal && !new.starts_with(char::is_whitespace) {
        let pad = before_on_line(text, range.start);
        return Splice { span: value.span, text: lines(new, pad) };
    }
    let new = written(text, key, value, new);
    if is_flow(text, value) {
        return Splice { span: value.span, text: new };
    }
    let (end, comment) = rest_of_line(text, range.end);
    // A comment below `|-` would be a part of the text, and so would be spaces.
    let new = match new.strip_prefix("|-") {
        Some(lines) => format!("|-{comment}{lines}"),
        None => new + &comment,
    };
    Splice { span: Span::new(value.span.file, head..end), text: format!(": {new}") }
}

/// The end of the line of a value that ends at a byte, and the comment behind it with a space before it.
fn rest_of_line(text: &str, at: usize) -> (usize, String) {
    if before_on_line(text, at).is_empty() {
        return (at, String::new());
    }
    let end = line_end(text, at);
    let rest = text.get(at..end).unwrap_or_default().trim();
    (end, if rest.is_empty() { String::new() } else { format!(" {rest}") })
}

/// Fields behind a value.
fn insertion(text: &str, key: &Value, value: &Value, added: &[String]) -> Splice {
    let end = value.span.range().end;
    if is_flow(text, value) {
        let fields: String = added.iter().map(|field| format!(", {field}")).collect();
        return Splice { span: Span::new(value.span.file, end..end), text: fields };
    }
    let pad = " ".repeat(indent(text, key));
    let fields = added.iter().map(|field| format!("\n{pad}{field}")).collect();
    let end = line_end(text, end);
    Splice { span: Span::new(value.span.file, end..end), text: fields }
}
