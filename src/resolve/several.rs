//! Several ids that are written as one: `[s1، s2]`, `s1; s2`, `s1 and s2`.

use crate::diag::{Certainty, Diagnostic, Fix, Splice};
use crate::parse::is_id;
use crate::source::{Sources, Span};

/// Signs that stand between items of a list and never in an id.
const SEPARATORS: [char; 7] = [',', '،', '，', '、', ';', '؛', '；'];

/// Words and signs that stand between the last items of a list in running text.
const JOINERS: [&str; 7] = ["and", "or", "&", "+", "/", "|", "و"];

/// The ids in a word that is none, if they can be told from one another. `ids` are those that may stand there, in order.
pub(super) fn parts<'w>(word: &'w str, ids: &[&str]) -> Option<Vec<&'w str>> {
    let parts =
        word.split(|c: char| SEPARATORS.contains(&c) || c.is_whitespace() || "/|+&".contains(c));
    let parts: Vec<&str> =
        parts.filter(|part| !part.is_empty() && !JOINERS.contains(part)).collect();
    let is_known = |part: &&str| ids.binary_search(part).is_ok();
    let is_separated = word.contains(SEPARATORS) && parts.iter().all(|part| is_id(part));
    let is_several = parts.len() > 1 && (is_separated || parts.iter().all(is_known));
    is_several.then_some(parts)
}

/// What stands around a word that is several ids.
enum Around<'t> {
    /// The brackets of a list.
    Brackets,
    /// The dash of an item, with the white space before it.
    Item(&'t str),
    /// The field that takes a list.
    Field,
}

/// The fields that take one id or a list of them.
const LISTS: [&str; 3] = ["sources", "is", "involves"];

impl<'t> Around<'t> {
    /// What stands before a place in a file.
    fn of(text: &'t str, place: Span) -> Option<Self> {
        let before = text.get(..place.range().start)?.trim_end_matches(['"', '\'']);
        let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
        if before.trim_end().ends_with(['[', ',']) {
            return (!before.ends_with("[[")).then_some(Self::Brackets);
        }
        if let Some(indentation) = line.trim_end().strip_suffix('-') {
            return indentation.trim().is_empty().then_some(Self::Item(indentation));
        }
        let key = line.trim_end().strip_suffix(':')?.rsplit([' ', '{', ',']).next()?;
        LISTS.contains(&key).then_some(Self::Field)
    }

    fn written(&self, parts: &[&str]) -> String {
        match self {
            Self::Brackets => parts.join(", "),
            Self::Item(indentation) => parts.join(&format!("\n{indentation}- ")),
            Self::Field => format!("[{}]", parts.join(", ")),
        }
    }
}

/// Adds the way out for ids that are written as one, at the place of the word.
pub(super) fn offer(
    unknown: Diagnostic,
    parts: &[&str],
    place: Option<Span>,
    files: &Sources,
    is_sure: bool,
) -> Diagnostic {
    let around =
        place.and_then(|place| Some((Around::of(&files.file(place.file).text, place)?, place)));
    let Some((around, place)) = around else {
        return unknown.hint(format!("one id belongs here: `{}`", parts.join("` or `")));
    };
    let text = around.written(parts);
    let hint = match around {
        Around::Brackets => format!("separate them by commas: `[{text}]`"),
        Around::Item(_) => "write each on a line of its own that begins with `- `".to_owned(),
        Around::Field => format!("put them in brackets, separated by commas: `{text}`"),
    };
    let certainty = if is_sure { Certainty::Sure } else { Certainty::Likely };
    let splices = vec![Splice { span: place, text }];
    unknown.hint(hint).fixes([Fix { label: "separate them".to_owned(), splices, certainty }])
}
