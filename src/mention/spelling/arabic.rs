//! Spellings of Arabic names: what is written in one word or two (عبد الله and عبدالله), بن and ابن, and the cases.
//!
//! Cases are written in أبو, ذو and بنو, in sound plurals (المرابطون, المرابطين) and in duals. A word in ون is a plural only if it
//! has the article and four letters before the ending (العيون is none), and one in ين only at the beginning of a name, because
//! elsewhere its case does not change. A dual has to show in two words, since المهرجان is none: الحرمان الشريفان.

use super::place::Place;
use crate::script::fold::normal;

/// Words that the word behind them may be joined with, folded.
const JOINING: [&str; 4] = ["عبد", "ابو", "ابا", "ابي"];

/// Words that may be joined with the word before them, folded.
const JOINED: [&str; 2] = ["الدين", "الله"];

/// Words whose letters show their case if a name follows: as they are known by, folded, and as they are written.
const CASED: [(&[&str], [&str; 3]); 4] = [
    (&["ابو", "ابا", "ابي"], ["أبو", "أبا", "أبي"]),
    (&["اخو", "اخا", "اخي"], ["أخو", "أخا", "أخي"]),
    (&["ذو", "ذي"], ["ذو", "ذا", "ذي"]),
    (&["بنو", "بني"], ["بنو", "بني", "بني"]),
];

/// The letters that a plural has between its article and its ending at least.
const STEM: usize = 4;

/// The places of a name, in each case that its endings show.
pub(super) fn versions(name: &str) -> Vec<Vec<Place>> {
    let words: Vec<&str> = divided(name).collect();
    let own = words.iter().map(|word| (*word).to_owned()).collect();
    std::iter::once(own).chain(inflected(&words)).map(|words| places(&words)).collect()
}

/// Words and the gaps between them.
fn places(words: &[String]) -> Vec<Place> {
    let mut places = Vec::with_capacity(words.len() * 2);
    let mut before = "";
    for (index, word) in words.iter().enumerate() {
        let next = words.get(index + 1).map_or("", String::as_str);
        if !before.is_empty() {
            let joins = may_join(before, word);
            let gaps: &[&str] = if joins { &[" ", ""] } else { &[" "] };
            places.push(gaps.iter().map(|gap| (*gap).to_owned()).collect());
        }
        let others = son(word).into_iter().chain(cases(word, next));
        places.push(std::iter::once(word.clone()).chain(others.map(str::to_owned)).collect());
        before = word;
    }
    places
}

/// The words of a name, joined ones as two.
fn divided(name: &str) -> impl Iterator<Item = &str> {
    name.split_whitespace().flat_map(|word| {
        let (head, tail) = joint(word).map_or((word, ""), |at| word.split_at(at));
        [head, tail].into_iter().filter(|part| !part.is_empty())
    })
}

/// The most letters of a word that is divided: names are shorter, and each place is tried.
const LONGEST: usize = 30;

/// The byte at which a joined word falls into two words of more than one letter.
fn joint(word: &str) -> Option<usize> {
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let boundaries = word.char_indices().map(|(at, _)| at).skip(2);
    let mut cuts = boundaries.filter(|at| word[*at..].chars().count() > 1);
    cuts.find(|at| {
        let (head, tail) = (normal(&word[..*at]), normal(&word[*at..]));
        let is_servant = head == "عبد" && tail.starts_with("ال");
        is_servant || head == "ابو" || JOINED.contains(&tail.as_str())
    })
}

/// Whether two neighbouring words may be written as one. What عبد serves has the article.
fn may_join(before: &str, word: &str) -> bool {
    let (before, word) = (normal(before), normal(word));
    let is_servant = before != "عبد" || word.starts_with("ال");
    JOINING.contains(&before.as_str()) && is_servant || JOINED.contains(&word.as_str())
}

/// The other word for a son.
fn son(word: &str) -> Option<&'static str> {
    match normal(word).as_str() {
        "بن" => Some("ابن"),
        "ابن" => Some("بن"),
        _ => None,
    }
}

/// The other cases of such a word as أبو. Before a son it is a name of its own: أبي بن كعب.
fn cases(word: &str, next: &str) -> impl Iterator<Item = &'static str> {
    let word = normal(word);
    let stands = !next.is_empty() && son(next).is_none();
    let row = CASED.into_iter().filter(move |_| stands);
    let row = row.filter(move |(folded, _)| folded.contains(&word.as_str()));
    row.flat_map(|(_, written)| written)
}

/// A name in the case that its plurals or duals are not written in.
fn inflected(words: &[&str]) -> Option<Vec<String>> {
    let leading = |ending, such: fn(&str, &str) -> bool| {
        words.iter().take_while(|word| such(word, ending)).count()
    };
    let (plurals, duals) = (leading("ين", is_plural), leading("ان", has_ending));
    if words.iter().any(|word| is_plural(word, "ون")) {
        Some(with_ending(words, "ين", |_, word| is_plural(word, "ون")))
    } else if duals > 1 {
        Some(with_ending(words, "ين", |index, _| index < duals))
    } else {
        (plurals > 0).then(|| with_ending(words, "ون", |index, _| index < plurals))
    }
}

/// Words, some of them with other last two letters.
fn with_ending(words: &[&str], ending: &str, is_such: impl Fn(usize, &str) -> bool) -> Vec<String> {
    let change = |(index, word): (usize, &&str)| {
        let kept = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        if is_such(index, word) { format!("{}{ending}", &word[..kept]) } else { (*word).to_owned() }
    };
    words.iter().enumerate().map(change).collect()
}

fn is_plural(word: &str, ending: &str) -> bool {
    stem(word, ending).is_some_and(|stem| stem.chars().count() >= STEM)
}

fn has_ending(word: &str, ending: &str) -> bool {
    stem(word, ending).is_some()
}

/// What a word with the article has before an ending.
fn stem<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    word.strip_prefix("ال")?.strip_suffix(ending)
}
