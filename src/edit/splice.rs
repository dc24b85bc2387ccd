//! Splices made in the texts of files, and where they end up.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Refusal;
use crate::diag::Splice;
use crate::source::{FileId, Sources, Span};

/// A file with other text in some places.
pub(super) struct Spliced {
    pub(super) file: FileId,
    /// The text with all splices made.
    pub(super) text: String,
    /// The bytes that went.
    before: Vec<Range<usize>>,
    /// Those that came in their place.
    after: Vec<Range<usize>>,
}

impl Spliced {
    /// Whether a splice meets a place of the text as it was, at its edge included.
    pub(super) fn touches_before(&self, span: Span) -> bool {
        touches(&self.before, &span.range())
    }

    /// Whether a splice meets a place of the text as it is.
    pub(super) fn touches_after(&self, span: Span) -> bool {
        touches(&self.after, &span.range())
    }
}

fn touches(splices: &[Range<usize>], range: &Range<usize>) -> bool {
    splices.iter().any(|splice| splice.start <= range.end && range.start <= splice.end)
}

/// The files that splices change, by their paths.
///
/// # Errors
/// If two splices overlap, or one lies outside its text.
pub(super) fn spliced(
    sources: &Sources,
    splices: &[Splice],
) -> Result<BTreeMap<String, Spliced>, Refusal> {
    let mut by_path: BTreeMap<&str, Vec<&Splice>> = BTreeMap::new();
    for splice in splices {
        by_path.entry(&sources.file(splice.span.file).path).or_default().push(splice);
    }
    let files = by_path.into_iter().map(|(path, mut splices)| {
        splices.sort_by_key(|splice| (splice.span.start, splice.span.end));
        let file = splices.first().map(|splice| splice.span.file);
        let spliced = file.and_then(|file| made(sources, file, &splices));
        Ok((path.to_owned(), spliced.ok_or_else(|| Refusal::Overlap(path.to_owned()))?))
    });
    files.collect()
}

/// One file with its splices made, which are in order. Line ends are those of the file.
fn made(sources: &Sources, file: FileId, splices: &[&Splice]) -> Option<Spliced> {
    let old = sources.file(file).text.as_str();
    let is_crlf = old.contains("\r\n");
    let mut made = Spliced { file, text: String::new(), before: Vec::new(), after: Vec::new() };
    let mut at = 0;
    for splice in splices {
        let range = splice.span.range();
        old.get(range.clone())?;
        made.text.push_str(old.get(at..range.start)?);
        let start = made.text.len();
        if is_crlf {
            made.text.push_str(&splice.text.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            made.text.push_str(&splice.text);
        }
        made.after.push(start..made.text.len());
        at = range.end;
        made.before.push(range);
    }
    made.text.push_str(old.get(at..)?);
    Some(made)
}
