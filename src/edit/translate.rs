//! The texts of articles and profiles for translators' tools, and what comes back from them.
//!
//! A unit is the original side of a text, as it is written, with its translation. What comes back is taken only where the
//! original is still the one that was translated, and where every quote still stands in the text.

mod unit;

pub use self::unit::Work;
use self::unit::{Unit, units};
use super::Edit;
use super::lines::{before_on_line, line_end};
use super::mapping::group;
use super::po::Message;
use crate::diag::Splice;
use crate::diag::yaml::{Context, scalar};
use crate::lang::Lang;
use crate::model::article::TranslationState;
use crate::model::{Book, Paragraph};
use crate::parse::values::{Value, values};
use crate::source::{Sources, Span};

/// A text that was not taken from a translator's file, and why.
#[derive(Clone, Debug)]
pub struct Left {
    /// What the message is of.
    pub context: String,
    /// Why it was not taken.
    pub why: &'static str,
}

/// What comes back from a translator: the change for each text by its context, and what was left.
#[derive(Debug, Default)]
pub struct Taken {
    /// A change for each text that has another translation or state.
    pub edits: Vec<(String, Edit)>,
    /// Texts that were not taken.
    pub left: Vec<Left>,
}

/// The messages of an article or a profile.
pub fn messages(book: &Book, sources: &Sources, work: &Work<'_>) -> Vec<Message> {
    let values = values(sources, work.file).unwrap_or_default();
    let file = &sources.file(work.file).path;
    let units = units(&values, work);
    units
        .iter()
        .map(|unit| {
            let paragraph = unit.paragraph.and_then(|(id, _)| find(work, id));
            let span = unit.original.1.span;
            let line = sources.position(span.file, span.range().start).line;
            let text = unit.translation.map_or_else(String::new, |(_, value)| value.text.clone());
            Message {
                comments: comments(book, unit, paragraph),
                reference: format!("{file}:{line}"),
                fuzzy: !text.is_empty() && paragraph.is_some_and(|it| !is_settled(it)),
                previous: None,
                context: unit.context.clone(),
                id: unit.original.1.text.clone(),
                text,
            }
        })
        .collect()
}

/// What a translator should know: the names of what is mentioned, and the words that must stay.
fn comments(book: &Book, unit: &Unit<'_>, paragraph: Option<&Paragraph>) -> Vec<String> {
    let entities = paragraph.map(Paragraph::entities).unwrap_or_default();
    let name = |id| {
        let entity = book.entity(id);
        let [ar, en] = [Lang::Ar, Lang::En].map(|lang| entity.name(lang).text.to_owned());
        format!("{ar} = {en}")
    };
    let mut comments: Vec<String> = entities.into_iter().map(name).collect();
    for kept in unit.kept.iter().map(|words| format!("keep: {words}")) {
        if !comments.contains(&kept) {
            comments.push(kept);
        }
    }
    comments
}

/// Whether a translation is reviewed and fits its original. A caption may go without saying so.
fn is_settled(paragraph: &Paragraph) -> bool {
    let is_caption = paragraph.form.figure().is_some() && paragraph.translation.is_none();
    let is_reviewed = paragraph.translation.as_ref().is_some_and(|it| {
        it.hash().is_some() && it.revised.is_none() && it.state == TranslationState::Reviewed
    });
    is_caption || is_reviewed && paragraph.stale().is_none()
}

fn find<'b>(work: &Work<'b>, id: &str) -> Option<&'b Paragraph> {
    work.article?.paragraphs.iter().find(|it| it.id == id)
}

/// The changes that messages make in an article or a profile.
pub fn take(sources: &Sources, work: &Work<'_>, messages: &[Message]) -> Taken {
    let values = values(sources, work.file).unwrap_or_default();
    let text = &sources.file(work.file).text;
    let units = units(&values, work);
    let mut taken = Taken::default();
    for message in messages {
        let mut left = |why| taken.left.push(Left { context: message.context.clone(), why });
        match units.iter().find(|unit| unit.context == message.context) {
            None => left("there is no such text any more"),
            Some(unit) if unit.original.1.text.trim_end() != message.id.trim_end() => {
                left("its original has changed since the file was exported");
            }
            Some(unit) => {
                let edit = edit(unit, message, work, text);
                if !edit.is_empty() {
                    taken.edits.push((message.context.clone(), edit));
                }
            }
        }
    }
    taken
}

/// The change of one text.
fn edit(unit: &Unit<'_>, message: &Message, work: &Work<'_>, text: &str) -> Edit {
    let new = message.text.trim_end();
    let old = unit.translation.map(|(_, value)| value);
    let is_new = !new.is_empty() && old.is_none_or(|it| it.text.trim_end() != new);
    let paragraph = unit.paragraph.and_then(|(id, _)| find(work, id));
    let is_now_settled = !message.fuzzy && !new.is_empty();
    let state = paragraph.and_then(|it| match (is_settled(it) && old.is_some(), is_now_settled) {
        (false, true) => Some((it.fingerprint.clone(), "reviewed")),
        (true, false) if is_new || message.fuzzy => Some((it.fingerprint.clone(), "draft")),
        (false, false) if is_new && old.is_none() => Some((it.fingerprint.clone(), "draft")),
        _ => None,
    });
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
    if let Some((hash, word)) = state {
        let hash = scalar(&hash, Context::Flow);
        let fields = unit.paragraph.map(|(_, values)| group(values)).unwrap_or_default();
        let value = |name: &str| {
            let field = fields.iter().find(|(key, _)| key.text == name);
            field.and_then(|(_, values)| values.first()).map(|it| it.span)
        };
        match (value("of"), value("state")) {
            (Some(of), Some(state)) => {
                splices.push(Splice { span: of, text: hash });
                splices.push(Splice { span: state, text: word.to_owned() });
            }
            // What says less than that is written by the editors.
            _ if fields.is_empty() => {
                added.push(format!("translation: {{of: {hash}, state: {word}}}"));
            }
            _ => {}
        }
    }
    let (key, value) = unit.translation.unwrap_or(unit.original);
    splices.extend((!added.is_empty()).then(|| insertion(text, key, value, &added)));
    Edit { splices, ..Edit::default() }
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
    Splice { span: Span::new(value.span.file, head..range.end), text: format!(": {new}") }
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
