//! Footnotes → notes of the author's own, on the words before their signs.

use crate::diag::yaml::{Context, block, scalar};
use crate::lang::Lang;
use crate::resolve::occurrences;
use crate::script::has_arabic;

use super::document::{Block, Document};
use super::words::Words;

/// How many words a quote may grow to before it is counted instead.
const LONGEST: usize = 8;

/// A footnote of a paragraph.
pub(super) struct Footnote<'d> {
    /// The words before its sign, as a quote; `None` if there are none.
    pub(super) at: Option<Quote>,
    /// What it says.
    pub(super) text: &'d Words,
}

/// A quote of a paragraph.
pub(super) struct Quote {
    words: String,
    /// Which of its occurrences, from 1, if there are several.
    nth: Option<usize>,
}

/// The footnotes that the words of a block call, in order; signs that call none are told.
pub(super) fn footnotes<'d>(
    block: &Block,
    document: &'d Document,
    remarks: &mut Vec<String>,
) -> Vec<Footnote<'d>> {
    let plain = block.plain();
    let mut footnotes = Vec::new();
    let mut start = 0;
    for part in block.parts() {
        let own = part.plain();
        for (at, key) in part.notes() {
            let Some(text) = document.footnotes.get(key) else {
                remarks
                    .push(format!("there is a sign of a footnote `{key}`, and no such footnote"));
                continue;
            };
            footnotes.push(Footnote { at: quote(&plain, start, start + at.min(own.len())), text });
        }
        start += own.len() + 1;
    }
    footnotes
}

/// A quote of the words before a place, as long as it must be to be the only one of its kind.
fn quote(plain: &str, start: usize, end: usize) -> Option<Quote> {
    let part = plain.get(start..end)?;
    let part = part.trim_end_matches(|c: char| !c.is_alphanumeric());
    let mut from = part.len();
    let mut last = None;
    for _ in 0..LONGEST {
        let before = part[..from].trim_end();
        from = before
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let words = part[from..].trim_matches(|c: char| !c.is_alphanumeric());
        if words.is_empty() {
            return last;
        }
        let offset = start + from + part[from..].find(words).unwrap_or_default();
        let all = occurrences(plain, words);
        let nth = all.iter().position(|range| range.start == offset).map(|index| index + 1)?;
        let is_only = all.len() == 1;
        last = Some(Quote { words: words.to_owned(), nth: (!is_only).then_some(nth) });
        if is_only || from == 0 {
            return last;
        }
    }
    last
}

/// Appends the notes of a paragraph. Sides belong together by their order, if both have as many.
pub(super) fn write(sides: [(Lang, &[Footnote<'_>]); 2], styled: bool, out: &mut String) {
    let [(lang, ours), (other, theirs)] = sides;
    if ours.is_empty() && theirs.is_empty() {
        return;
    }
    out.push_str("    notes:\n");
    let is_even = ours.len() == theirs.len();
    for (index, footnote) in ours.iter().enumerate() {
        let translation = theirs.get(index).filter(|_| is_even);
        note([Some((lang, footnote)), translation.map(|it| (other, it))], styled, out);
    }
    for footnote in theirs.iter().filter(|_| !is_even) {
        note([None, Some((other, footnote))], styled, out);
    }
}

fn note(sides: [Option<(Lang, &Footnote<'_>)>; 2], styled: bool, out: &mut String) {
    out.push_str("      - kind: original\n");
    let mut sides: Vec<(Lang, &Footnote<'_>)> = sides.into_iter().flatten().collect();
    sides.sort_by_key(|(lang, _)| *lang);
    let quotes: Vec<(Lang, &Quote)> =
        sides.iter().filter_map(|(lang, footnote)| Some((*lang, footnote.at.as_ref()?))).collect();
    // A quote on one side alone would leave the other side without a place.
    if quotes.len() == sides.len() {
        out.push_str("        at:\n");
        for (lang, quote) in &quotes {
            let words = if has_arabic(&quote.words) {
                block(&quote.words, 12)
            } else {
                scalar(&quote.words, Context::Block)
            };
            out.push_str(&format!("          {}: {words}\n", lang.tag()));
        }
        if quotes.iter().any(|(_, quote)| quote.nth.is_some()) {
            out.push_str("        nth:\n");
            for (lang, quote) in &quotes {
                out.push_str(&format!("          {}: {}\n", lang.tag(), quote.nth.unwrap_or(1)));
            }
        }
    }
    out.push_str("        text:\n");
    for (lang, footnote) in sides {
        let text = footnote.text.markdown(styled).replace("\\\n", " ");
        out.push_str(&format!("          {}: {}\n", lang.tag(), block(&text, 12)));
    }
}
