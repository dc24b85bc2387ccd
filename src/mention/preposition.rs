//! «علي», the name, or «على», the preposition, with dots below its last letter, as some writers put them everywhere.
//!
//! It is taken for the preposition if nothing near by is spelled «على» and a noun follows, and if it stands between two words
//! with the article (المسلحون علي المدينة), behind a word that goes with the preposition (هجوم علي قاعدة), or near another
//! word with such dots (حتي). Else it is the name.

use std::ops::Range;

use crate::script::fold::{Folded, normal};
use crate::script::is_mark;

/// The name, as it is folded.
pub(super) const NAME: &str = "علي";

/// How far from the word its neighbours are looked for, in characters.
const NEAR: usize = 160;

/// How many words before it may hold the one that goes with the preposition.
const WORDS: usize = 4;

/// The beginnings of words that go with the preposition, folded.
const GOVERNING: &[&str] = &[
    "سيطر",
    "هجوم",
    "هجمات",
    "هجمه",
    "اعتداء",
    "حصل",
    "حصول",
    "عثر",
    "عثور",
    "قبض",
    "توقيع",
    "وقع",
    "حافظ",
    "حفاظ",
    "محافظه",
    "اعتمد",
    "عتمد",
    "اعتماد",
    "قضاء",
    "قادر",
    "قدره",
    "ضغط",
    "عدوان",
    "تركيز",
    "ركز",
    "فرض",
    "يجب",
    "وجب",
    "اشرف",
    "اشراف",
    "حرص",
    "وافق",
    "موافقه",
    "استولي",
    "استيلاء",
    "تغلب",
    "اجبر",
    "تمرد",
    "انقلاب",
];

/// Words that have no dots, as a writer spells them who puts dots below every such letter.
const UNDOTTED: &[&str] = &["حتي", "الي", "لدي", "سوي"];

/// Words behind the name that are no nouns, folded.
const NO_NOUN: &[&str] = &[
    "في", "من", "الي", "عن", "مع", "ان", "قد", "لم", "لن", "لا", "ما", "هو", "الذي", "التي", "ثم",
    "بعد",
];

/// Whether the word at a place is the preposition.
pub(super) fn is_meant(text: &str, core: &Range<usize>) -> bool {
    let (before, after) = (near_end(&text[..core.start]), near_start(&text[core.end..]));
    let before = before.strip_suffix(['و', 'ف']).unwrap_or(before);
    let Some(next) = next_word(after).filter(|next| !NO_NOUN.contains(&next.as_str())) else {
        return false;
    };
    let has = |word: &str| has_word(before, word) || has_word(after, word);
    if before.ends_with(is_letter) || has("على") {
        return false;
    }
    let clause = last_words(before);
    let has_article = |word: &str| word.starts_with("ال");
    let governed = clause.iter().any(|word| governs(word));
    let stands_between = clause.first().is_some_and(|word| has_article(word)) && has_article(&next);
    governed || stands_between || UNDOTTED.iter().any(|word| has(word))
}

/// Whether a word goes with the preposition, with its article, its clitics and the sign of its person before it.
fn governs(word: &str) -> bool {
    let mut rest = Some(word);
    while let Some(word) = rest.filter(|word| !word.is_empty()) {
        if GOVERNING.iter().any(|stem| word.starts_with(stem)) {
            return true;
        }
        let less = word.strip_prefix("ال");
        rest = less.or_else(|| word.strip_prefix(['و', 'ف', 'ل', 'ب', 'س', 'ي', 'ت', 'ن']));
    }
    false
}

/// The word behind white space alone, folded.
fn next_word(after: &str) -> Option<String> {
    let word = after.strip_prefix(char::is_whitespace)?.trim_start();
    let word = &word[..word.find(|c: char| !is_letter(c)).unwrap_or(word.len())];
    Some(normal(word)).filter(|word| !word.is_empty())
}

/// The words before a place in its clause, the nearest first, folded.
fn last_words(before: &str) -> Vec<String> {
    let clause = before.rsplit(|c: char| !is_letter(c) && !c.is_whitespace()).next();
    let words = clause.unwrap_or_default().split_whitespace().rev();
    words.take(WORDS).map(normal).collect()
}

/// Whether a text has a word as it is spelled, clitics aside.
fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !is_letter(c)).any(|written| {
        let folded = Folded::new(written);
        let strict = folded.strict(&folded.whole());
        strict.strip_prefix(['و', 'ف']).unwrap_or(&strict) == word || strict == word
    })
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character)
}

fn near_start(text: &str) -> &str {
    &text[..text.char_indices().nth(NEAR).map_or(text.len(), |(at, _)| at)]
}

fn near_end(text: &str) -> &str {
    &text[text.char_indices().rev().nth(NEAR).map_or(0, |(at, c)| at + c.len_utf8())..]
}
