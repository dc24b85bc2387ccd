//! The folding of the browser is that of the program: its tables are made from it, and both fold a text alike.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use hashiya::script::fold::Folded;
use hashiya::script::{is_direction_mark, is_invisible, is_mark};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use unicode_normalization::UnicodeNormalization;

use crate::harness::{assert_expected, files, root};

const SCRIPT: &str = "static/js/fold.js";

fn fold(text: &str) -> String {
    Folded::new(text).text().to_owned()
}

/// A character as a script may write it whatever the editor's fonts.
fn escape(character: char) -> String {
    match character {
        '"' | '\\' => format!("\\{character}"),
        ' '..='~' => character.to_string(),
        _ => format!("\\u{:04x}", character as u32),
    }
}

/// Characters as ranges of a class in a regular expression.
fn class(characters: impl Iterator<Item = char>) -> String {
    let mut ranges: Vec<(char, char)> = Vec::new();
    for character in characters {
        match ranges.last_mut() {
            Some((_, last)) if *last as u32 + 1 == character as u32 => *last = character,
            _ => ranges.push((character, character)),
        }
    }
    let written = ranges.into_iter().map(|(first, last)| {
        if first == last { escape(first) } else { format!("{}-{}", escape(first), escape(last)) }
    });
    written.collect()
}

/// What the script cannot ask its engine for, asked of the program about every character.
fn tables() -> String {
    let all = || '\0'..='\u{FFFF}';
    let ignored = class(all().filter(|&c| is_mark(c) || is_direction_mark(c) || is_invisible(c)));
    let mut origins: BTreeMap<String, String> = BTreeMap::new();
    for character in all().filter(|c| std::iter::once(*c).nfkd().eq([*c]) && !c.is_whitespace()) {
        let folded = fold(&character.to_string());
        if !folded.is_empty() && !character.to_lowercase().eq(folded.chars()) {
            origins.entry(folded).or_default().push_str(&escape(character));
        }
    }
    let rows = origins.iter().map(|(to, from)| {
        let to: String = to.chars().map(escape).collect();
        format!("    \"{to}\": \"{from}\",\n")
    });
    let rows: String = rows.collect();
    let seats = ('\u{621}'..='\u{64A}').filter(|c| fold(&c.to_string()).chars().eq([*c]));
    let seats = seats.filter(|seat| fold(&format!("{seat}\u{654}")) != fold(&seat.to_string()));
    let seats: String = seats.map(escape).collect();
    format!(
        "  const ignored = /[{ignored}]/;
  const space = /\\p{{White_Space}}/u;
  const into = {{
{rows}  }};
  const become = new Map(Object.entries(into).flatMap(([to, from]) => [...from].map((one) => [one, to])));
  const [hamza, seats, onSeat] = [\"\\u0654\", \"{seats}\", \"\\u0621\"];
"
    )
}

#[test]
fn the_tables_of_the_script_are_those_of_the_program() {
    let script = fs::read_to_string(root().join(SCRIPT)).unwrap();
    let (head, rest) = script.split_once("writes them.\n").unwrap();
    let (_, code) = rest.split_once("\n  const fold = ").unwrap();
    let wanted = format!("{head}writes them.\n{}\n  const fold = {code}", tables());
    assert_expected(&wanted, &root().join(SCRIPT));
}

/// Texts of the blocks that articles are written in, and of what can be mistaken for them.
pub(crate) fn random() -> Vec<String> {
    let character = prop_oneof![
        4 => prop::char::range('\u{600}', '\u{6FF}'),
        2 => prop::char::range(' ', '~'),
        2 => prop::char::range('\u{A0}', '\u{24F}'),
        1 => prop::char::range('\u{2B0}', '\u{36F}'),
        1 => prop::char::range('\u{1E00}', '\u{1EFF}'),
        1 => prop::char::range('\u{2000}', '\u{206F}'),
        1 => prop::char::range('\u{FB50}', '\u{FDFF}'),
        1 => prop::char::range('\u{FE70}', '\u{FEFF}'),
        1 => prop::sample::select(vec!['و', 'ي', 'ى', 'ا', 'ة', '\u{653}', '\u{654}', '\u{655}', 'İ', 'Σ', '🕊']),
    ];
    let texts = prop::collection::vec(prop::collection::vec(character, 1..12), 2000);
    let texts = texts.new_tree(&mut TestRunner::deterministic()).unwrap().current();
    texts.into_iter().map(|text| text.into_iter().collect()).collect()
}

/// Every line of the content of the briefing and of the golden sites.
pub(crate) fn content() -> Vec<String> {
    let folders = ["content", "tests/sites"].map(|folder| files(&root().join(folder)));
    let files = folders
        .into_iter()
        .flatten()
        .filter(|(path, _)| path.contains("content/") || path.ends_with(".yaml"));
    let texts = files.filter_map(|(_, bytes)| String::from_utf8(bytes).ok());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What a function of scripts makes of texts; `None` where there is no Node.js to run it.
pub(crate) fn scripted<T: serde::de::DeserializeOwned>(
    scripts: &[&str],
    function: &str,
    texts: &[String],
) -> Option<Vec<T>> {
    let run = format!(
        "globalThis.window = {{ hashiya: {{}} }}; process.argv.slice(1).forEach((path) => require(path)); \
        const texts = JSON.parse(require('fs').readFileSync(0, 'utf8')); \
        process.stdout.write(JSON.stringify(texts.map({function})));"
    );
    let node = Command::new("node")
        .args(["-e", &run])
        .args(scripts.iter().map(|script| root().join(script)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut node = match node {
        Ok(node) => node,
        Err(fault) if std::env::var_os("CI").is_none() => {
            println!("not tested: `node` cannot be run: {fault}");
            return None;
        }
        Err(fault) => panic!("`node` cannot be run: {fault}"),
    };
    node.stdin.take().unwrap().write_all(&serde_json::to_vec(texts).unwrap()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn script_and_program_fold_alike() {
    let texts = [content(), random()].concat();
    assert!(texts.len() > 4000, "{} texts", texts.len());
    let function = "(text) => window.hashiya.fold(text)";
    let Some(scripted) = scripted::<String>(&[SCRIPT], function, &texts) else { return };
    for (text, scripted) in texts.iter().zip(scripted) {
        assert_eq!(fold(text), scripted, "{text:?} {}", text.escape_unicode());
    }
}
