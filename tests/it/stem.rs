//! Stems: the tables of the browser are those of the program, both find the same stems, and judged pairs of words meet or not.

use std::fs;

use hashiya::script::stem::{stems, table, words};

use crate::fold::{content, random, scripted};
use crate::harness::{assert_expected, root};

const SCRIPT: &str = "static/js/search/stem.js";

fn tables() -> String {
    let lists = [
        ("articles", table::ARTICLES),
        ("short", table::SHORT),
        ("conjunctions", table::CONJUNCTIONS),
        ("prepositions", table::PREPOSITIONS),
        ("pronouns", table::PRONOUNS),
        ("belonging", table::BELONGING),
        ("plurals", table::PLURALS),
    ];
    let lists = lists.map(|(name, list)| format!("  const {name} = \"{list}\".split(\" \");\n"));
    let sets =
        [("beginnings", table::BEGINNINGS), ("endings", table::ENDINGS), ("stops", table::STOPS)];
    let sets =
        sets.map(|(name, list)| format!("  const {name} = new Set(\"{list}\".split(\" \"));\n"));
    let [future, followers] = table::FUTURE;
    let alike: Vec<String> =
        table::ALIKE.iter().map(|(form, word)| format!("{form} {word}")).collect();
    let alike = alike.join(",");
    format!(
        "{}  const future = [\"{future}\", \"{followers}\"];\n{}  const alike = new Map(\"{alike}\".split(\",\").map((pair) => pair.split(\" \")));\n",
        lists.concat(),
        sets.concat()
    )
}

#[test]
fn the_tables_of_the_script_are_those_of_the_program() {
    let script = fs::read_to_string(root().join(SCRIPT)).unwrap();
    let (head, rest) = script.split_once("writes them.\n").unwrap();
    let (_, code) = rest.split_once("\n  const least = ").unwrap();
    let wanted = format!("{head}writes them.\n{}\n  const least = {code}", tables());
    assert_expected(&wanted, &root().join(SCRIPT));
}

/// What is not folded would never be met.
#[test]
fn the_tables_are_folded() {
    let lists = [table::BEGINNINGS, table::ENDINGS, table::STOPS];
    let alike = table::ALIKE.iter().flat_map(|(form, word)| [*form, *word]);
    for word in lists.iter().flat_map(|list| list.split(' ')).chain(alike) {
        assert_eq!(hashiya::script::fold::normal(word), word);
    }
}

#[test]
fn script_and_program_find_the_same_stems() {
    let texts = [content(), random()].concat();
    let function = "(text) => window.hashiya.search.words(text).map((word) => [word, ...window.hashiya.search.stems(word)])";
    let scripts = ["static/js/fold.js", SCRIPT];
    let Some(scripted) = scripted::<Vec<Vec<String>>>(&scripts, function, &texts) else { return };
    for (text, scripted) in texts.iter().zip(scripted) {
        let own: Vec<Vec<String>> = words(text)
            .into_iter()
            .map(|word| {
                let stems = stems(&word);
                [vec![word], stems].concat()
            })
            .collect();
        assert_eq!(own, scripted, "{text:?} {}", text.escape_unicode());
    }
}

/// Each pair is read from `tests/stems.txt`.
#[test]
fn judged_pairs_meet_or_do_not() {
    let pairs = fs::read_to_string(root().join("tests/stems.txt")).unwrap();
    let stems_of =
        |text: &str| -> Vec<String> { words(text).iter().flat_map(|it| stems(it)).collect() };
    let (mut arabic, mut latin) = (0, 0);
    for line in pairs.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [sign, a, b] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (own, other) = (stems_of(a), stems_of(b));
        let meet = own.iter().any(|stem| other.contains(stem));
        assert_eq!(meet, sign == "=", "{line}: {own:?} {other:?}");
        *(if a.is_ascii() { &mut latin } else { &mut arabic }) += 1;
    }
    assert!(arabic >= 120 && latin >= 60, "{arabic} {latin}");
}
