//! Quotes: what is found, whole words, spells the quote, and a quote that stands in the text is found.
//!
//! An input is a quote, a blank line, and the text.

use hashiya::diag::Code;
use hashiya::diag::yaml::{Context, scalar};
use hashiya::lang::Lang;
use hashiya::resolve;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::{diagnostic, halves, parsed, sources};
use crate::engine::Behaviour;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let (quote, text) = halves(input);
    let (at, en) = (scalar(quote, Context::Flow), scalar(text, Context::Flow));
    let article = format!(
        "title: {{ar: a, en: a}}\noriginal: en\nparagraphs:\n- id: p01\n  en: {en}\n  notes:\n  - {{kind: context, at: {{en: {at}}}, text: {{en: n}}}}\n"
    );
    let sources = sources(&[("content/articles/a.yaml", &article)]);
    let (parsed, mut diagnostics) = parsed(&sources, &mut behaviour);
    let (book, found) = resolve::book(parsed, &sources);
    diagnostic::judge(&found, &sources, &mut behaviour);
    diagnostics.extend(found);
    let has = |code: Code| diagnostics.iter().any(|diagnostic| diagnostic.code == code);
    let is_damaged = diagnostics.iter().any(|diagnostic| {
        !matches!(
            diagnostic.code,
            Code::QuoteNotFound | Code::QuoteAmbiguous | Code::InvisibleCharacter
        )
    });
    let Some(paragraph) = book.articles.first().and_then(|article| article.paragraphs.first())
    else {
        return behaviour;
    };
    let Some(passage) = paragraph.passages.get(Lang::En) else { return behaviour };
    let plain = &passage.text.plain;
    let range = paragraph.notes.first().and_then(|note| note.anchor.get(Lang::En).clone());
    behaviour.note((range.is_some(), has(Code::QuoteNotFound), has(Code::QuoteAmbiguous)));
    if let Some(range) = range {
        let found = plain.get(range.clone()).expect("a quote lies on characters");
        let marks = has_optional(quote);
        assert!(
            is_damaged || folded(found, marks).contains(&folded(quote, marks)),
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
    } else if !is_damaged && has(Code::QuoteNotFound) {
        let hidden = stands(plain, quote.trim());
        assert!(!hidden, "a quote is not found: {quote:?} in {plain:?}");
    } else if !is_damaged && !quote.trim().is_empty() {
        assert!(has(Code::QuoteAmbiguous), "a quote is lost in silence: {quote:?} in {plain:?}");
    }
    behaviour
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
