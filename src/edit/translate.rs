//! The texts of articles and profiles for translators' tools, and what comes back from them.
//!
//! A unit is the original side of a text, as it is written, with its translation. What comes back is taken only where the
//! original is still the one that was translated, and where every quote still stands in the text.

mod claim;
mod unit;
mod written;

pub use self::claim::{Left, Taken, take};
pub use self::unit::Work;
use self::unit::{Unit, is_settled, units};
use super::po::Message;
use crate::lang::Lang;
use crate::model::{Book, Paragraph};
use crate::parse::values::values;
use crate::source::Sources;

/// The messages of an article or a profile.
pub fn messages(book: &Book, sources: &Sources, work: &Work<'_>) -> Vec<Message> {
    let values = values(sources, work.file).unwrap_or_default();
    let file = &sources.file(work.file).path;
    let units = units(&values, work);
    units
        .iter()
        .map(|unit| {
            let paragraph = unit.paragraph.as_ref().and_then(|it| work.paragraph(it.id));
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
