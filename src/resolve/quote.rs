//! Quotes → ranges. Exact, never fuzzy: a quote that does not stand in the text is an error. Exact means what a reader
//! sees: spellings that cannot be told apart are the same ([`fold`]).

mod difference;
mod fold;

use std::ops::Range;

use self::fold::{Folded, has_vowel_marks};
use crate::diag::suggest::passages;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Lang;
use crate::parse::raw::RawAnchor;
use crate::script::is_vowel_mark;
use crate::source::Spanned;

/// Where an anchor's quote of one side lies. Faults of a quote are reported.
pub(super) fn locate<'a>(
    anchor: &'a RawAnchor,
    plain: &str,
    lang: Lang,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(&'a Spanned<String>, Range<usize>)> {
    let quote = anchor.quotes.get(lang).as_ref()?;
    match find(plain, quote, anchor.nth.get(lang).as_ref()) {
        Ok(range) => Some((quote, range)),
        Err(diagnostic) if anchor.nth_refused && diagnostic.code == Code::QuoteAmbiguous => None,
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
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
) -> Result<Range<usize>, Box<Diagnostic>> {
    let wanted = quote.value.trim();
    let all = if wanted.is_empty() { Vec::new() } else { occurrences(plain, wanted) };
    match (nth, all.as_slice()) {
        (_, []) => Err(Box::new(not_found(plain, quote))),
        (None, [one]) => Ok(one.clone()),
        (None, many) => Err(Box::new(ambiguous(quote, many.len()))),
        (Some(nth), many) => {
            let place = many.get(nth.value - 1).cloned();
            place.ok_or_else(|| Box::new(too_few(quote, nth, many.len())))
        }
    }
}

/// Every place of a quote, in order; places may overlap.
pub fn occurrences(plain: &str, quote: &str) -> Vec<Range<usize>> {
    let vowel_marks = has_vowel_marks(quote);
    let wanted = Folded::new(quote, vowel_marks).text;
    let found = Folded::new(plain, vowel_marks).occurrences(wanted.trim());
    found.into_iter().map(|place| place.start..with_trailing_marks(plain, place.end)).collect()
}

/// Marks on the last letter belong to it.
fn with_trailing_marks(plain: &str, end: usize) -> usize {
    let rest = &plain[end..];
    end + rest.find(|c| !is_vowel_mark(c)).unwrap_or(rest.len())
}

fn not_found(plain: &str, quote: &Spanned<String>) -> Diagnostic {
    let message = format!("the paragraph does not contain the quote {}", token(&quote.value));
    let wanted = quote.value.trim();
    passages(plain, wanted)
        .iter()
        .fold(Diagnostic::about(Code::QuoteNotFound, quote, message), |diagnostic, passage| {
            diagnostic.hint(difference::hint(wanted, passage))
        })
        .or_hint("copy the quote from the paragraph's text, without Markdown")
}

fn ambiguous(quote: &Spanned<String>, count: usize) -> Diagnostic {
    let message =
        format!("the quote {} occurs {count} times in the paragraph", token(&quote.value));
    Diagnostic::about(Code::QuoteAmbiguous, quote, message)
        .hint(format!("add `nth: 1` (up to {count}), or lengthen the quote until it is unique"))
}

fn too_few(quote: &Spanned<String>, nth: &Spanned<usize>, count: usize) -> Diagnostic {
    let Spanned { value: nth, span } = nth;
    let quote = token(&quote.value);
    let message = format!("there is no occurrence {nth} of the quote {quote}, only {count}");
    Diagnostic::new(Code::QuoteNotFound, *span, message)
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
        let verse = "قال ﴿ٱللَّهُ ٱلصَّمَدُ ۖ لَمۡ يَلِدۡ﴾";
        assert_eq!(place(verse, "لم يلد", None), Ok("لَمۡ يَلِدۡ"));
        assert_eq!(place(plain, "لُوحظ", None), Err(Code::QuoteNotFound));
        assert_eq!(place(plain, "قاعدة", None), Err(Code::QuoteAmbiguous));
        assert_eq!(place(plain, "قاعدة", Some(2)), Ok("قاعدة"));
        assert_eq!(place(plain, "قاعدة", Some(3)), Err(Code::QuoteNotFound));
        assert_eq!(place(plain, "  ", None), Err(Code::QuoteNotFound));
    }

    #[test]
    fn what_nobody_sees_does_not_count() {
        for (plain, quote, found) in [
            ("في الأزواد اليوم", "الا\u{654}زواد", "الأزواد"),
            ("في الا\u{654}زواد اليوم", "الأزواد", "الا\u{654}زواد"),
            ("took Me\u{301}naka", "Ménaka", "Me\u{301}naka"),
            ("took Ménaka", "Me\u{301}naka", "Ménaka"),
            ("قال\u{200B} الوزير", "قال الوزير", "قال\u{200B} الوزير"),
            ("قال\u{200F} الوزير", "قال\u{A0}الوزير", "قال\u{200F} الوزير"),
            ("the inter\u{AD}im truce", "interim truce", "inter\u{AD}im truce"),
            ("25\u{202F}000  men", "25 000 men", "25\u{202F}000  men"),
            ("قُوَّة", "قُو\u{64E}\u{651}ة", "قُوَّة"),
        ] {
            assert_eq!(place(plain, quote, None), Ok(found), "{quote:?} in {plain:?}");
        }
    }

    /// Both ends of each range of marks, and what stands beside them.
    #[test]
    fn marks_do_not_count_unless_they_are_quoted() {
        for mark in ["\u{640}", "\u{64B}", "\u{652}", "\u{656}", "\u{65F}", "\u{670}"] {
            let plain = format!("في الق{mark}اعدة{mark} اليوم");
            let marked = format!("الق{mark}اعدة{mark}");
            assert_eq!(place(&plain, "القاعدة", None), Ok(marked.as_str()), "{mark:?}");
            assert_eq!(place(&plain, &marked, None), Ok(marked.as_str()), "{mark:?}");
            assert_eq!(place("في القاعدة", &marked, None), Err(Code::QuoteNotFound), "{mark:?}");
        }
        for letter in ["\u{63F}", "\u{641}", "\u{64A}", "\u{653}", "\u{655}", "\u{660}", "\u{671}"]
        {
            let plain = format!("في الق{letter}اعدة");
            assert_eq!(place(&plain, "القاعدة", None), Err(Code::QuoteNotFound), "{letter:?}");
        }
    }

    #[test]
    fn places_may_overlap() {
        assert_eq!(occurrences("ox ox ox", "ox ox"), [0..5, 3..8]);
        assert_eq!(occurrences("aaa", "aa"), [0..2, 1..3]);
        assert_eq!(occurrences("ababab", "abab"), [0..4, 2..6]);
        assert_eq!(place("ox ox ox", "ox ox", None), Err(Code::QuoteAmbiguous));
    }

    /// Marks on one letter may be written in any order, and each kind of space is one.
    #[test]
    fn the_order_of_marks_and_the_kind_of_space_do_not_count() {
        for (a, b) in [('\u{64E}', '\u{651}'), ('\u{655}', '\u{64E}')] {
            let texts = [format!("قو{a}{b}ة"), format!("قو{b}{a}ة")];
            assert_eq!(place(&texts[0], &texts[1], None), Ok(texts[0].as_str()));
            assert_eq!(place(&texts[1], &texts[0], None), Ok(texts[1].as_str()));
        }
        for space in "\t\n\u{A0}\u{2003}\u{2028}\u{202F}\u{2800}\u{3000}".chars() {
            let plain = format!("the{space}truce");
            assert_eq!(place(&plain, "the truce", None), Ok(plain.as_str()), "{space:?}");
        }
    }

    #[test]
    fn a_letter_is_not_torn_from_its_accent() {
        assert_eq!(place("took Me\u{301}naka", "took Me", None), Err(Code::QuoteNotFound));
        assert_eq!(place("أزواد", "ا", Some(2)), Err(Code::QuoteNotFound));
        assert_eq!(place("أب", "ا", None), Err(Code::QuoteNotFound));
        for (text, part) in [("ا\u{655}ن", "ا"), ("cafe\u{301}", "cafe"), ("e\u{301}", "e")] {
            assert_eq!(place(text, part, None), Err(Code::QuoteNotFound), "{part} in {text}");
        }
    }
}
