//! The characters of a file's values, held to the rules of [`crate::diag::character`] once escapes are decoded.
//!
//! Every value and key passes here right after its file was read, so that no decoder can forget it. What is refused is
//! reported and taken out: nothing that reads the value afterwards stumbles over it again.

use std::iter;
use std::ops::Range;

use super::node::{Decoder, Node, NodeKind};
use crate::diag::character::{self, Found};
use crate::diag::unseen::seen;
use crate::diag::{Diagnostic, Fix, Splice};
use crate::source::{Alignment, FileId, Sources, Span, Spanned};

/// How many kinds of characters are reported of one text. Who has more has pasted what is no text.
const KINDS: usize = 100;

/// Characters behind which no parser of YAML reads on.
const ENDS: [char; 3] = ['\0', '\u{FFFE}', '\u{FFFF}'];

/// NUL characters and the two noncharacters of plane 0, behind which no parser of YAML reads on.
pub(super) fn unreadable(sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let text = &sources.file(file).text;
    if !ENDS.iter().any(|end| text.contains(*end)) {
        return Vec::new();
    }
    let refused = character::refused(text);
    let ends = |found: &&Found| ENDS.contains(&found.character);
    let unreadable = refused.iter().filter(ends);
    let whole = |range| Span::new(file, range);
    unreadable
        .map(|found| {
            // In UTF-16, every other byte of plain English is NUL.
            if found.places.len() * 4 > text.len() {
                let place = whole(found.first());
                return found
                    .diagnostic(place)
                    .instead("save the file as UTF-8; it looks like UTF-16");
            }
            diagnostic(sources, found, whole)
        })
        .collect()
}

/// The diagnostic for a character, with a fix where it stands in the file as itself and not as an escape.
fn diagnostic(
    sources: &Sources,
    found: &Found,
    place: impl Fn(Range<usize>) -> Span,
) -> Diagnostic {
    let spans: Vec<Span> = found.places.iter().cloned().map(&place).collect();
    let is_written = |span: &Span| sources.slice(*span).chars().eq([found.character]);
    let fix = found.change().filter(|_| spans.iter().all(is_written)).map(|(text, certainty)| {
        let label = if text.is_empty() { "delete it" } else { "write a space instead" };
        let splices = spans.iter().map(|span| Splice { span: *span, text: text.to_owned() });
        Fix { label: label.to_owned(), splices: splices.collect(), certainty }
    });
    found.diagnostic(place(found.first())).fixes(fix)
}

impl Decoder<'_> {
    /// Reports refused characters in all values and keys below a node, and takes them out.
    pub(super) fn screen(&mut self, node: &mut Node) {
        match &mut node.kind {
            NodeKind::Null | NodeKind::Refused(_) | NodeKind::Probe(_) => {}
            NodeKind::Scalar(value) => self.screen_scalar(value, node.span),
            NodeKind::List(items) => items.iter_mut().for_each(|item| self.screen(item)),
            NodeKind::Map(pairs) => {
                for (key, value) in pairs {
                    let length = key.value.len();
                    self.screen_scalar(&mut key.value, key.span);
                    if key.value.len() < length {
                        self.screened.insert(key.span);
                    }
                    self.screen(value);
                }
            }
        }
    }

    fn screen_scalar(&mut self, value: &mut String, span: Span) {
        let refused = character::refused(value);
        if refused.is_empty() {
            return;
        }
        let places = Alignment::new(self.sources, span, value);
        self.report_found(&refused, |_, range| places.locate(range));
        let mut places: Vec<_> = refused.into_iter().flat_map(|found| found.places).collect();
        places.sort_by_key(|place| place.start);
        let ends = places.iter().map(|place| place.start).chain([value.len()]);
        let starts = iter::once(0).chain(places.iter().map(|place| place.end));
        *value = starts.zip(ends).filter_map(|(start, end)| value.get(start..end)).collect();
    }

    /// Reports the invisible characters of a text that is shown.
    pub(super) fn report_invisible(&mut self, text: &Spanned<String>) {
        let invisible = character::invisible(&text.value);
        if invisible.is_empty() {
            return;
        }
        let places = Alignment::new(self.sources, text.span, &text.value);
        self.report_found(&invisible, |_, range| places.locate(range));
    }

    /// Reports the invisible characters of a word that is no text, such as an id, and takes them out.
    pub(super) fn clean_word(&mut self, word: Spanned<String>) -> Spanned<String> {
        let invisible = character::invisible_in_word(&word.value);
        if invisible.is_empty() {
            return word;
        }
        let places = Alignment::new(self.sources, word.span, &word.value);
        self.report_found(&invisible, |_, range| places.locate(range));
        word.map(|word| seen(&word))
    }

    /// Reports the characters of a file that is one text.
    pub(super) fn report_characters(&mut self, file: FileId) {
        let text = &self.sources.file(file).text;
        self.report_found(&character::refused(text), |_, range| Span::new(file, range));
        self.report_found(&character::invisible(text), |_, range| Span::new(file, range));
    }

    fn report_found(&mut self, found: &[Found], place: impl Fn(&Sources, Range<usize>) -> Span) {
        for found in found.iter().take(KINDS) {
            let place = |range| place(self.sources, range);
            self.diagnostics.push(diagnostic(self.sources, found, place));
        }
    }
}
