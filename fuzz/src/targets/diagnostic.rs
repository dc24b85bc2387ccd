//! What holds of every diagnostic: it has a place, says what is wrong in few words, and what to do.

use hashiya::diag::token::is_hidden;
use hashiya::diag::{Diagnostic, Fix, Splice};
use hashiya::source::{Sources, Span};

use crate::engine::Behaviour;

/// A message up to its first word of the content, without numbers.
pub fn skeleton(message: &str) -> String {
    let head = message.split('`').next().unwrap_or_default();
    head.chars().filter(|c| !c.is_numeric()).take(60).collect()
}

/// Whether a message begins with a capital that belongs to no abbreviation, such as YAML.
fn is_sentence(message: &str) -> bool {
    let mut letters = message.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Judges diagnostics, and notes which there are.
pub fn judge(diagnostics: &[Diagnostic], sources: &Sources, behaviour: &mut Behaviour) {
    for diagnostic in diagnostics {
        has_places(diagnostic, sources);
        has_words(diagnostic);
        for fix in &diagnostic.fixes {
            can_be_made(fix, sources);
        }
        behaviour.note((diagnostic.code.name(), skeleton(&diagnostic.message)));
        behaviour.note((
            diagnostic.hints.first().map(|hint| skeleton(hint)),
            diagnostic.fixes.len().min(3),
        ));
    }
    behaviour.note(("diagnostics", diagnostics.len().min(12)));
}

fn is_place(span: Span, sources: &Sources) -> bool {
    sources.ids().contains(&span.file) && sources.file(span.file).text.get(span.range()).is_some()
}

fn has_places(diagnostic: &Diagnostic, sources: &Sources) {
    assert!(is_place(diagnostic.span, sources), "a place is no text: {diagnostic:?}");
    let related = diagnostic.related.iter().all(|(span, _)| is_place(*span, sources));
    assert!(related, "a related place is no text: {diagnostic:?}");
}

fn has_words(diagnostic: &Diagnostic) {
    let Diagnostic { message, label, hints, .. } = diagnostic;
    assert!(message.chars().count() <= 400, "a message is too long: {diagnostic:?}");
    assert!(label.chars().count() <= 400, "a label is too long: {diagnostic:?}");
    assert!(!is_sentence(message), "a message begins with a capital: {diagnostic:?}");
    assert!(!message.ends_with('.'), "a message ends with a full stop: {diagnostic:?}");
    let said = [message, label].into_iter().chain(hints);
    for words in said {
        assert!(!words.trim().is_empty(), "something is said without words: {diagnostic:?}");
        assert!(!words.contains(is_hidden), "something hidden is said: {diagnostic:?}");
    }
    assert!(!hints.is_empty(), "there is no hint: {diagnostic:?}");
}

/// A text of one file with a fix made in it.
pub fn mended(text: &str, fix: &Fix) -> String {
    let mut splices: Vec<&Splice> = fix.splices.iter().collect();
    splices.sort_by_key(|splice| std::cmp::Reverse(splice.span.start));
    let mut mended = text.to_owned();
    for splice in splices {
        mended.replace_range(splice.span.range(), &splice.text);
    }
    mended
}

/// Its places are texts, in order, and apart.
fn can_be_made(fix: &Fix, sources: &Sources) {
    assert!(!fix.splices.is_empty(), "a fix changes nothing: {fix:?}");
    assert!(
        fix.splices.iter().all(|splice| is_place(splice.span, sources)),
        "a fix has no place: {fix:?}"
    );
    let mut spans: Vec<Span> = fix.splices.iter().map(|splice| splice.span).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let apart =
        spans.windows(2).all(|pair| pair[0].file != pair[1].file || pair[0].end <= pair[1].start);
    assert!(apart, "a fix changes a place twice: {fix:?}");
}
