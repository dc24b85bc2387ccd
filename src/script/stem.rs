//! Stems: words that a reader takes for forms of one word have a stem in common. `static/js/search/stem.js` does the same in
//! the browser, with the tables of [`table`].
//!
//! What is certain, the article above all, is taken off; what may be a letter of the word makes a further stem, so that
//! «فصائل» is found by itself and by «وفصائل», and no word loses its first letter for good.

pub mod table;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::fold;
use table::{
    ALIKE, ARTICLES, BEGINNINGS, BELONGING, CONJUNCTIONS, ENDINGS, FUTURE, PLURALS, PREPOSITIONS,
    PRONOUNS, SHORT, STOPS,
};

/// The least letters that a stem has.
const LEAST: usize = 3;

/// The words of a text as they are compared: folded, without apostrophes, article and possessive.
pub fn words(text: &str) -> Vec<String> {
    written(&fold::plain(text)).map(base).collect()
}

/// The words of a folded text as they are written in it.
pub fn written(folded: &str) -> impl Iterator<Item = &str> {
    let parts = folded.split(|c: char| !is_letter(c) && c != '\'');
    parts.filter(|part| part.contains(is_letter))
}

/// A letter or digit of a folded text. Nearly all are of two alphabets, which need not be looked up.
fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
        || (!character.is_ascii() && character.is_alphanumeric())
}

/// Whether a word says nothing of what is looked for.
pub fn is_stop(word: &str) -> bool {
    // Asked of every word of a site.
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOPS.split(' ').collect());
    WORDS.contains(word)
}

/// The stems of a word of [`words`]: its own first, then those of what is left when its first letters are taken for clitics.
pub fn stems(word: &str) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    for bare in bare(word) {
        let stem = stem(bare);
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    stems
}

/// Whether the ending of a word is a part of it.
fn keeps_ending(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| ENDINGS.split(' ').collect());
    WORDS.contains(word)
}

fn is_arabic(word: &str) -> bool {
    word.starts_with(|c| ('\u{600}'..='\u{6FF}').contains(&c))
}

fn is_long(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

/// A word without the ending, if enough is left.
fn without<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    word.strip_suffix(ending).filter(|rest| is_long(rest, least))
}

/// A word without the first ending of a list that leaves enough of it.
fn without_any<'w>(word: &'w str, endings: &str) -> Option<&'w str> {
    endings.split(' ').find_map(|ending| without(word, ending, LEAST))
}

/// A word of [`written`] as it is compared: without apostrophes, article and possessive.
pub fn base(written: &str) -> String {
    let part = written.trim_matches('\'');
    let part = part.strip_suffix("'s").unwrap_or(part);
    let word = part.replace('\'', "");
    if !is_arabic(&word) || keeps_ending(&word) || is_stop(&word) {
        return word;
    }
    let after = |article: &str, least| word.strip_prefix(article).filter(|it| is_long(it, least));
    let rest = ARTICLES.split(' ').find_map(|article| after(article, LEAST));
    let rest = rest.or_else(|| SHORT.split(' ').find_map(|article| after(article, 2)));
    rest.map_or_else(|| word.clone(), str::to_owned)
}

/// What a word may be without clitics, the word itself first.
fn bare(word: &str) -> Vec<&str> {
    let mut all = vec![word];
    if !is_arabic(word) || keeps_beginning(word) {
        return all;
    }
    let joined = CONJUNCTIONS.split(' ').find_map(|it| without_first(word, it));
    all.extend(joined);
    let rest = joined.unwrap_or(word);
    if joined.is_none() || !keeps_beginning(rest) {
        all.extend(PREPOSITIONS.split(' ').find_map(|it| without_first(rest, it)));
        let [future, followers] = FUTURE;
        let verb = without_first(rest, future);
        all.extend(verb.filter(|verb| verb.starts_with(|c| followers.contains(c))));
    }
    all
}

fn without_first<'w>(word: &'w str, clitic: &str) -> Option<&'w str> {
    word.strip_prefix(clitic).filter(|rest| is_long(rest, LEAST))
}

fn keeps_beginning(word: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| BEGINNINGS.split(' ').collect());
    WORDS.contains(word) || WORDS.contains(&*stem(word))
}

/// The word that a word is taken for, if the table has it.
fn alike(word: &str) -> &str {
    // Asked of every word of a site, several times.
    static WORDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| ALIKE.iter().copied().collect());
    WORDS.get(word).copied().unwrap_or(word)
}

/// A word without its endings.
fn stem(word: &str) -> String {
    if is_arabic(word) { arabic(word).to_owned() } else { latin(word) }
}

fn arabic(word: &str) -> &str {
    let word = alike(word);
    if keeps_ending(word) {
        return word;
    }
    // The pronoun of one letter is told by the sign of the feminine before it.
    let his = word.ends_with("ته").then_some("ه");
    let owned = without_any(word, PRONOUNS).or_else(|| without(word, his?, LEAST));
    let word = alike(owned.unwrap_or(word));
    // Before a pronoun the sign of the feminine is written as another letter.
    let word = if owned.is_some() && !word.ends_with("ات") {
        without(word, "ت", LEAST).unwrap_or(word)
    } else {
        word
    };
    let word = without(word, "ا", LEAST + 1).unwrap_or(word);
    let word = match BELONGING.split(' ').find(|it| without(word, it, LEAST).is_some()) {
        Some(ending) => &word[..word.len() - ending.len() + "ي".len()],
        None => word,
    };
    let word = alike(word);
    if keeps_ending(word) {
        return word;
    }
    let word = without(word, "ي", LEAST + 1).unwrap_or(word);
    if keeps_ending(word) {
        return word;
    }
    let one = singly(word);
    let other = alike(one);
    if other == one { one } else { singly(other) }
}

/// A word without the ending of plural, dual or feminine.
fn singly(word: &str) -> &str {
    without_any(word, PLURALS).unwrap_or(word)
}

fn latin(word: &str) -> String {
    if keeps_ending(word) {
        return word.to_owned();
    }
    let word = singular(alike(word));
    let word = alike(&word).to_owned();
    let verb = ["ing", "ed"].into_iter().find_map(|ending| {
        without(&word, ending, LEAST).filter(|rest| rest.contains(['a', 'e', 'i', 'o', 'u', 'y']))
    });
    let word = verb.map_or(&*word, single);
    without(word, "e", LEAST).unwrap_or(word).to_owned()
}

/// A word without the plural's `s`; `allied` belongs to `ally` as `allies` does.
fn singular(word: &str) -> Cow<'_, str> {
    if let Some(rest) = without(word, "ies", LEAST).or_else(|| without(word, "ied", LEAST)) {
        return format!("{rest}y").into();
    }
    let is_hissed = |rest: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| rest.ends_with(end));
    if let Some(rest) = without(word, "es", LEAST).filter(is_hissed) {
        return rest.into();
    }
    let is_own = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if is_own { word } else { without(word, "s", LEAST).unwrap_or(word) }.into()
}

/// A word that ends in a doubled consonant with one of the two: stopp, of stopped.
fn single(word: &str) -> &str {
    let mut ends = word.chars().rev();
    let (last, before) = (ends.next(), ends.next());
    let is_doubled = last == before && !matches!(last, Some('l' | 's' | 'z'));
    match last.filter(|_| is_doubled && is_long(word, LEAST + 1)) {
        Some(last) => &word[..word.len() - last.len_utf8()],
        None => word,
    }
}
