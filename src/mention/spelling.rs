//! Spellings of Arabic names that differ by a space or a letter: عبد الله and عبدالله, أبو عبيدة and أبوعبيدة, نور الدين and
//! نورالدين, بن and ابن. Writers take them for each other; folding cannot, because it knows nothing of words.

use crate::script::fold::normal;

/// How many spellings a name may have. Of one with more places that can be joined or divided only those at its beginning count.
const MOST: usize = 16;

/// Words that the word behind them may be joined with, folded.
const JOINING: [&str; 4] = ["عبد", "ابو", "ابا", "ابي"];

/// Words that may be joined with the word before them, folded.
const JOINED: [&str; 2] = ["الدين", "الله"];

/// All spellings of a name, its own first.
pub(super) fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![String::new()];
    let mut before = "";
    for word in divided(name) {
        let joins = !before.is_empty() && may_join(before, word);
        let gaps: &[&str] = match before {
            "" => &[""],
            _ if joins => &[" ", ""],
            _ => &[" "],
        };
        let words = [Some(word), son(word)];
        let ends =
            words.into_iter().flatten().flat_map(|word| gaps.iter().map(move |gap| (gap, word)));
        let ends: Vec<_> = ends.take(if spellings.len() < MOST { 4 } else { 1 }).collect();
        spellings = ends
            .iter()
            .flat_map(|(gap, word)| {
                spellings.iter().map(move |start| format!("{start}{gap}{word}"))
            })
            .collect();
        before = word;
    }
    spellings.retain(|spelling| spelling != name);
    spellings.insert(0, name.to_owned());
    spellings
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_and_divided() {
        for (name, other) in [
            ("عبد الله سالم", "عبدالله سالم"),
            ("عبدالرحمن", "عبد الرحمن"),
            ("أبو عبيدة", "أبوعبيدة"),
            ("أبوبكر", "أبو بكر"),
            ("نور الدين", "نورالدين"),
            ("سيف الله", "سيفالله"),
            ("محمد بن يوسف", "محمد ابن يوسف"),
            ("ابن تيمية", "بن تيمية"),
            ("محمد بن عبد الله", "محمد ابن عبدالله"),
        ] {
            let all = spellings(name);
            assert_eq!(all[0], name);
            assert!(all.iter().any(|spelling| spelling == other), "{all:?}");
        }
    }

    #[test]
    fn other_names_have_one_spelling() {
        for name in
            ["مالي", "الدين", "عبد", "عبدو", "أبو", "بنين", "جماعة نصرة الإسلام", "Abd Allah", ""]
        {
            assert_eq!(spellings(name), [name]);
        }
        assert!(spellings(&"عبد الله ".repeat(40)).len() <= 2 * MOST + 1);
    }
}
