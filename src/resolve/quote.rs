//! Quotes → ranges. Exact, never fuzzy: a quote that does not stand in the text is an error.

use std::ops::Range;

use crate::diag::suggest::passages;
use crate::diag::{Code, Diagnostic};
use crate::lang::Lang;
use crate::parse::raw::RawAnchor;
use crate::script::{is_vowel_mark, without_vowel_marks};
use crate::source::Spanned;

/// Where an anchor's quote of one side lies. Faults of a quote are reported.
pub(super) fn locate<'a>(
    at: &'a RawAnchor,
    plain: &str,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) -> Option<(&'a Spanned<String>, Range<usize>)> {
    let quote = at.quotes.get(lang).as_ref()?;
    match find(plain, quote, at.nth.get(lang).as_ref()) {
        Ok(range) => Some((quote, range)),
        Err(diagnostic) => {
            found.push(diagnostic);
            None
        }
    }
}

/// The bytes of `plain` that a quote means.
///
/// Tatweel and vowel marks of the text are ignored if the quote itself has none.
///
/// # Errors
/// `quote-not-found` with the nearest passages, or `quote-ambiguous`.
fn find(
    plain: &str,
    quote: &Spanned<String>,
    nth: Option<&Spanned<usize>>,
) -> Result<Range<usize>, Diagnostic> {
    let wanted = quote.value.trim();
    let all = if wanted.is_empty() { Vec::new() } else { occurrences(plain, wanted) };
    match (nth, all.as_slice()) {
        (_, []) => Err(not_found(plain, quote)),
        (None, [one]) => Ok(one.clone()),
        (None, many) => Err(ambiguous(quote, many.len())),
        (Some(nth), many) => {
            many.get(nth.value - 1).cloned().ok_or_else(|| too_few(quote, nth, many.len()))
        }
    }
}

/// Every place of a quote, in order; places may overlap.
fn occurrences(plain: &str, quote: &str) -> Vec<Range<usize>> {
    if quote.chars().any(is_vowel_mark) {
        return overlapping(plain, quote).map(|at| at..at + quote.len()).collect();
    }
    let (bare, origin) = without_vowel_marks(plain);
    overlapping(&bare, quote)
        .map(|at| {
            // The quote's last byte ends a character, in the bare text and so in the text itself.
            let end = origin[at + quote.len() - 1] + 1;
            origin[at]..with_trailing_marks(plain, end)
        })
        .collect()
}

/// Marks on the last letter belong to it.
fn with_trailing_marks(plain: &str, end: usize) -> usize {
    let rest = &plain[end..];
    end + rest.find(|c| !is_vowel_mark(c)).unwrap_or(rest.len())
}

fn overlapping<'a>(text: &'a str, part: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(part)?;
        from = at + text[at..].chars().next().map_or(1, char::len_utf8);
        Some(at)
    })
}

fn not_found(plain: &str, quote: &Spanned<String>) -> Diagnostic {
    let message = format!("the paragraph does not contain the quote `{}`", quote.value);
    let mut diagnostic = Diagnostic::new(Code::QuoteNotFound, quote.span, message)
        .label(format!("`{}`", quote.value));
    let nearest = passages(plain, quote.value.trim());
    for passage in &nearest {
        diagnostic = diagnostic.hint(format!("did you mean `{passage}`?"));
    }
    if nearest.is_empty() {
        diagnostic = diagnostic.hint("copy the quote from the paragraph's text, without Markdown");
    }
    diagnostic
}

fn ambiguous(quote: &Spanned<String>, count: usize) -> Diagnostic {
    let message = format!("the quote `{}` occurs {count} times in the paragraph", quote.value);
    Diagnostic::new(Code::QuoteAmbiguous, quote.span, message)
        .label(format!("`{}`", quote.value))
        .hint(format!("add `nth: 1` (up to {count}), or lengthen the quote until it is unique"))
}

fn too_few(quote: &Spanned<String>, nth: &Spanned<usize>, count: usize) -> Diagnostic {
    let (quote, nth, span) = (&quote.value, nth.value, nth.span);
    let message = format!("there is no occurrence {nth} of the quote `{quote}`, only {count}");
    Diagnostic::new(Code::QuoteNotFound, span, message)
        .label(format!("`{nth}`"))
        .hint(format!("write a number from 1 to {count}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, SourceFile, Sources, Span};

    fn file() -> FileId {
        Sources::new(vec![SourceFile::new("a", "")]).ids()[0]
    }

    fn quoted(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span::file_start(file()))
    }

    fn place<'t>(plain: &'t str, quote: &str, nth: Option<usize>) -> Result<&'t str, Code> {
        let nth = nth.map(|n| Spanned::new(n, Span::file_start(file())));
        find(plain, &quoted(quote), nth.as_ref()).map(|r| &plain[r]).map_err(|d| d.code)
    }

    #[test]
    fn finds_exact_quotes() {
        let plain = "وهو ما لُوحِظَ من خلال القاعدة وقاعدة";
        assert_eq!(place(plain, "لوحظ", None), Ok("لُوحِظَ"));
        assert_eq!(place(plain, "لُوحِظَ", None), Ok("لُوحِظَ"));
        assert_eq!(place(plain, "لُوحظ", None), Err(Code::QuoteNotFound));
        assert_eq!(place(plain, "قاعدة", None), Err(Code::QuoteAmbiguous));
        assert_eq!(place(plain, "قاعدة", Some(2)), Ok("قاعدة"));
        assert_eq!(place(plain, "قاعدة", Some(3)), Err(Code::QuoteNotFound));
        assert_eq!(place(plain, "  ", None), Err(Code::QuoteNotFound));
    }
}
