//! Quotes: what is found, whole words, spells the quote, and a quote that stands in the text is found.
//!
//! An input is a quote, a blank line, and the text.

use std::ops::Range;

use hashiya::diag::yaml::{Context, scalar};
use hashiya::diag::{Code, Diagnostic};
use hashiya::lang::Lang;
use hashiya::resolve;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::{diagnostic, halves, parsed, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let (quote, text) = halves(input);
    let article = article(quote, text);
    let sources = sources(&[("content/articles/a.yaml", &article)]);
    let (parsed, mut diagnostics) = parsed(&sources, &mut behaviour);
    let (book, found) = resolve::book(parsed, &sources);
    diagnostic::judge(&found, &sources, &mut behaviour);
    diagnostics.extend(found);
    let paragraph = book.articles.first().and_then(|article| article.paragraphs.first());
    let Some(paragraph) = paragraph else { return behaviour };
    let Some(passage) = paragraph.passages.get(Lang::En) else { return behaviour };
    let range = paragraph.notes.first().and_then(|note| note.anchor.get(Lang::En).clone());
    let trial = Trial { quote, plain: &passage.text.plain, diagnostics: &diagnostics };
    match range {
        Some(range) => trial.is_quote(range, &mut behaviour),
        None => trial.is_reported(),
    }
    behaviour
}

/// An article with a note on a quote.
fn article(quote: &str, text: &str) -> String {
    let (at, en) = (scalar(quote, Context::Flow), scalar(text, Context::Flow));
    format!(
        "title: {{ar: a, en: a}}\noriginal: en\nparagraphs:\n- id: p01\n  en: {en}\n  notes:\n  - {{kind: context, at: {{en: {at}}}, text: {{en: n}}}}\n"
    )
}

/// A quote, the text that it was looked for in, and what was said.
struct Trial<'t> {
    quote: &'t str,
    plain: &'t str,
    diagnostics: &'t [Diagnostic],
}

impl Trial<'_> {
    fn has(&self, code: Code) -> bool {
        self.diagnostics.iter().any(|found| found.code == code)
    }

    /// Whether something was taken out of the quote or the text.
    fn is_damaged(&self) -> bool {
        self.diagnostics.iter().any(|found| {
            !matches!(
                found.code,
                Code::QuoteNotFound | Code::QuoteAmbiguous | Code::InvisibleCharacter
            )
        })
    }

    /// What was found holds the quote, and tears no letter.
    fn is_quote(&self, range: Range<usize>, behaviour: &mut Behaviour) {
        let (quote, plain) = (self.quote, self.plain);
        let found = plain.get(range.clone()).expect("a quote lies on characters");
        let marks = has_optional(quote);
        assert!(
            self.is_damaged() || folded(found, marks).contains(&folded(quote, marks)),
            "what is found is not the quote: {found:?} for {quote:?}"
        );
        let torn = plain[range.end..].chars().next().is_some_and(is_accent);
        assert!(!torn, "a letter is torn from its accent: {found:?} in {plain:?}");
        behaviour.note((
            found.len() != quote.len(),
            range.start == 0,
            range.end == plain.len(),
            marks,
        ));
    }

    /// What was not found does not stand in the text, or stands there twice.
    fn is_reported(&self) {
        let (quote, plain) = (self.quote, self.plain);
        if self.is_damaged() || quote.trim().is_empty() {
            return;
        }
        if self.has(Code::QuoteNotFound) {
            assert!(!stands(plain, quote.trim()), "a quote is not found: {quote:?} in {plain:?}");
        } else {
            assert!(
                self.has(Code::QuoteAmbiguous),
                "a quote is lost in silence: {quote:?} in {plain:?}"
            );
        }
    }
}

/// Whether a quote stands in a text to the letter, between what are no accents.
fn stands(plain: &str, quote: &str) -> bool {
    let begins = quote.chars().next().is_some_and(|c| c.is_alphanumeric());
    begins
        && plain.match_indices(quote).any(|(at, _)| {
            let after = plain[at + quote.len()..].chars().next();
            after.is_none_or(|c| canonical_combining_class(c) == 0 && !is_invisible(c))
        })
}

/// A text as a reader sees it: canonical, with single spaces, and without marks if the quote has none.
fn folded(text: &str, marks: bool) -> String {
    let seen = text.chars().filter(|c| !is_invisible(*c) && (marks || !is_optional(*c)));
    let spaced: String =
        seen.map(|c| if c.is_whitespace() || c == '\u{2800}' { ' ' } else { c }).nfd().collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn has_optional(text: &str) -> bool {
    text.chars().any(is_optional)
}

/// Vowel marks and tatweel.
fn is_optional(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}' | '\u{670}')
}

fn is_accent(c: char) -> bool {
    canonical_combining_class(c) != 0 && !is_optional(c)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}
