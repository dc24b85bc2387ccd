//! Rules of the smallest things that bytes go through: addresses, hashes, places in texts, scalars, and what a style sheet loads.

use std::collections::BTreeMap;
use std::ops::Range;

use hashiya::diag::Severity;
use hashiya::diag::yaml::block;
use hashiya::edit::translate::{Taken, Work, messages, take};
use hashiya::hash::hash;
use hashiya::load::Project;
use hashiya::resolve::fingerprint::fingerprint;
use hashiya::route::{Route, file_address};
use hashiya::source::{Alignment, SourceFile, Sources, Span};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::found;
use crate::harness::Tree;
use crate::site::{Site, without_hashes};
use crate::walk::Dice;

/// Each character comes back from an address, which holds no sign that would end or change it.
#[test]
fn every_character_has_its_address() {
    let is_free = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    for c in '\0'..=char::MAX {
        let address = file_address(&c.to_string());
        assert_eq!(
            percent_decode_str(&address).decode_utf8().as_deref(),
            Ok(&*c.to_string()),
            "{c:?}"
        );
        assert_eq!(
            address.len(),
            if c.is_ascii() && u8::try_from(c).is_ok_and(is_free) { 1 } else { 3 * c.len_utf8() },
            "{c:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A link between two files leads from the one to the other, as browsers read it (WHATWG URL Standard).
    #[test]
    fn links_lead_where_they_should(from in any_path(), to in any_path()) {
        let base = |path: &str| url::Url::parse(&format!("https://example.org/x/{}", file_address(path))).unwrap();
        let link = Route::Asset(&from).to(Route::Asset(&to));
        prop_assert_eq!(base(&from).join(&link).unwrap(), base(&to), "{}", link);
    }

    /// A text below `|-`, or in quotation marks where that cannot say it, is read as it was meant, at any margin.
    #[test]
    fn blocks_are_read_as_they_were_meant(text in any_words(), indent in 2..6_usize) {
        let yaml = format!("{}a: {}\n{}b: x\n", " ".repeat(indent - 2), block(&text, indent), " ".repeat(indent - 2));
        let read: Value = serde_yaml::from_str(&yaml).unwrap();
        prop_assert_eq!(read, serde_json::json!({ "a": text, "b": "x" }), "{}", yaml);
    }

    /// What differs in nothing but spelling has one hash; the hash is of all the rest.
    #[test]
    fn spelling_changes_no_fingerprint(words in prop::collection::vec(prop::sample::select(vec!["آب", "مؤمن", "é", "كَتَبَ", "A\u{30A}", "شيء", "ﷺ", "𐌰", "e\u{323}\u{301}"]), 1..90), other in any::<prop::sample::Index>()) {
        let text = words.join(" ");
        let wanted = fingerprint(&text);
        let (nfc, nfd) = (text.nfc().collect::<String>(), text.nfd().collect::<String>());
        let spaced = format!("\t{}\r\n", text.replace(' ', " \u{A0}\n"));
        let tatweel = text.replace('ت', "تـ");
        for same in [&nfc, &nfd, &spaced, &tatweel] {
            prop_assert_eq!(fingerprint(same), &*wanted, "{:?}", same);
        }
        // One word less, or another, anywhere.
        let at = other.index(words.len());
        let mut changed = words.clone();
        changed[at] = "غيره";
        prop_assert_ne!(fingerprint(&changed.join(" ")), &*wanted);
        changed.remove(at);
        prop_assert_ne!(fingerprint(&changed.join(" ")), &*wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Line and column of every byte, counted one by one.
    #[test]
    fn places_are_counted(parts in prop::collection::vec((prop::sample::select(vec!["a", "س", "🕊", "\r\n", "\n", "\r", "e\u{301}", "\u{2028}"]), 1..700_usize), 0..7)) {
        let text: String = parts.iter().map(|(part, times)| part.repeat(*times)).collect();
        let sources = Sources::new(vec![SourceFile::new("a.md", text.clone())]);
        let file = sources.ids()[0];
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let found = sources.position(file, at);
            prop_assert_eq!((found.line, found.column), (line, column), "at {}", at);
            if c == '\n' {
                prop_assert_eq!(sources.line_start(file, line + 1), at + 1);
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
    }
}

/// Parts of scalars between double quotation marks, and what each of them means.
const PARTS: [(&str, &str); 23] = [
    ("a", "a"),
    ("\\u0061", "a"),
    ("word", "word"),
    ("س", "س"),
    ("🕊", "🕊"),
    ("'", "'"),
    ("\\\"", "\""),
    ("\\\\", "\\"),
    ("\\/", "/"),
    ("\\u0628", "ب"),
    ("\\x41", "A"),
    ("\\U0001F54A", "🕊"),
    ("\\t", "\t"),
    ("\\n", "\n"),
    ("\\_", "\u{A0}"),
    ("\\ ", " "),
    ("b c", "b c"),
    ("\\\n    ", ""),
    ("\\\n", ""),
    ("\\\n \t ", ""),
    ("x\n    y", "x y"),
    ("x\n\n    y", "x\ny"),
    ("x\\\n\n    y", "x\ny"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each part of a scalar is found where it was written, however lines end and go on.
    #[test]
    fn parts_of_scalars_are_found(parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 1..9), is_windows in any::<bool>()) {
        let (mut raw, mut value, mut places) = ("\"".to_owned(), String::new(), Vec::new());
        for (written, meant) in &parts {
            let written = if is_windows { written.replace('\n', "\r\n") } else { (*written).to_owned() };
            places.push((value.len()..value.len() + meant.len(), raw.len()..raw.len() + written.len()));
            raw += &written;
            value += meant;
        }
        raw += "\"";
        hold_places("", &raw, &value, places)?;
    }

    /// Words are found in every style, however often they stand there.
    #[test]
    fn words_are_found_in_every_style(words in prop::collection::vec(prop::sample::select(vec!["a", "word", "سلام", "🕊", "it's", "\u{E9}e\u{301}"]), 1..9), seed in any::<u64>(), is_windows in any::<bool>()) {
        let mut dice = Dice(seed);
        for (head, mark, quote, means, blank) in [
            ("", "", "'", " ", "\n"),
            ("", "'", "''", " ", "\n"),
            ("", "\"", "'", " ", "\n"),
            ("|-\n    ", "", "'", "\n", "\n\n"),
            ("|- # a word\n    ", "", "'", "\n", "\n\n"),
            (">-\n    ", "", "'", " ", "\n"),
            (">2-\n  ", "", "'", " ", "\n"),
        ] {
            let margin = if head.starts_with(">2") { "  " } else { "    " };
            let (mut raw, mut value, mut places) = (mark.to_owned(), String::new(), Vec::new());
            for (number, word) in words.iter().enumerate() {
                if number > 0 {
                    let (space, meant) = dice.one(&[(" ", " "), ("\n", means), ("\n\n", blank)]);
                    let margin = if space == " " { "" } else { margin };
                    (raw, value) = (raw + space + margin, value + meant);
                }
                let written = word.replace('\'', quote);
                places.push((value.len()..value.len() + word.len(), raw.len()..raw.len() + written.len()));
                (raw, value) = (raw + &written, value + word);
            }
            raw += mark;
            if is_windows {
                // Each end of a line before a place is one byte longer.
                places.iter_mut().for_each(|(_, place)| {
                    let longer = |at: usize| at + raw[..at].matches('\n').count();
                    *place = longer(place.start)..longer(place.end);
                });
                raw = raw.replace('\n', "\r\n");
            }
            hold_places(head, &raw, &value, places)?;
        }
    }
}

/// Holds where parts of a scalar are found against where they were written. A block begins behind its head.
fn hold_places(
    head: &str,
    raw: &str,
    value: &str,
    places: Vec<(Range<usize>, Range<usize>)>,
) -> Result<(), TestCaseError> {
    let before = format!("a: {head}");
    let text = format!("{before}{raw}");
    let read: BTreeMap<String, String> = serde_yaml::from_str(&text).unwrap();
    prop_assert_eq!(&read["a"], value, "{}", text);
    let sources = Sources::new(vec![SourceFile::new("a.yaml", text)]);
    let start = before.len();
    let span = Span::new(sources.ids()[0], start..start + raw.len());
    let alignment = Alignment::new(&sources, span, value);
    for (part, wanted) in places.into_iter().filter(|(part, _)| !part.is_empty()) {
        let found = alignment.locate(part.clone()).range();
        let found = found.start - start..found.end - start;
        prop_assert_eq!(found, wanted, "{:?} in {:?}", &value[part], raw);
    }
    Ok(())
}

fn any_path() -> impl Strategy<Value = String> {
    let parts =
        prop::sample::select(vec!["a", "ab", "a b", "é", "50%", "#1?", "صورة", "a.b", "~", "&"]);
    prop::collection::vec(parts, 1..5).prop_map(|parts| parts.join("/"))
}

fn any_words() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a", " ", "  ", "\n", "\n\n", "\t", "#", ": ", "- ", "س", "'", "\"", "\\", "|", "\u{85}",
        "\u{A0}", "\u{2028}", "\u{FEFF}", "\r", "---", "...", "%", "🕊", "\u{7F}",
    ]);
    prop::collection::vec(parts, 0..8).prop_map(|parts| parts.concat())
}

/// FIPS 180-4: what is hashed is all of the text, and of its hash the first digits are taken.
#[test]
fn hashes_are_those_of_the_standard() {
    let million = "a".repeat(1_000_000);
    for (text, digest) in [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (&million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ] {
        for digits in [0, 1, 7, 8, 10, 63, 64] {
            assert_eq!(hash(text.as_bytes(), digits), digest[..digits]);
        }
    }
}

/// Texts that hold the id `old-id`, as YAML may write them.
const STYLES: [&str; 18] = [
    "Plain [[old-id]] text",
    "'Single ''[[old-id]]'' text'",
    "\"Double \\\"[[old-id|old-id]]\\\" \\u0041\"",
    "\"Double [[old-id]] \\\n    folded [[old-id]]\"",
    "plain [[old-id]]\n    folded [[old-id]]",
    "|\n    Literal [[old-id]]",
    "|-\n    Literal [[old-id]]  \n     indented [[old-id]]\n    end",
    "|+\n    Literal [[old-id]]\n\n",
    ">\n    Folded [[old-id]]\n    line",
    ">-\n    Folded [[old-id]]\n\n    line",
    ">+\n    Folded [[old-id]]\n\n",
    "|2-\n    Literal [[old-id]]",
    "|- # a comment: old-id\t \n    Literal [[old-id]]",
    "|-\n    🕊𐌰 e\u{301} \u{2067}نص [[old-id]]\u{2069} نهاية [[old-id|old-id]]",
    "|-\n    «[[old-id]]» و[[old-id]]",
    "\"\\U0001F54A [[old-id]] \\x41 [[old-id]]\" # old-id",
    "[[old-id]] # old-id \t",
    "|-\n    `[[old-id]]` [[old-id]]",
];

/// A new id takes the place of the old one in every style, and every other byte stays.
#[test]
fn an_id_is_replaced_in_every_style() {
    for (bom, end) in [("", "\n"), ("\u{FEFF}", "\r\n")] {
        let tree = Tree::new(
            "--- content/groups/old-id.yaml\nname: {ar: قديم, en: Old}\nrole: context\nformer_ids: [older]\n",
        );
        let mut wanted = BTreeMap::new();
        for (number, style) in STYLES.iter().enumerate() {
            let style =
                if style.starts_with('[') { format!("x {style}") } else { (*style).to_owned() };
            let text = format!(
                "# old-id \t\u{A0}e\u{301}🕊\nname: {{ar: اسم{number}, en: name{number}}}\nrole: context\nsummary:\n  en: {style}\n  ar: نص\n\
                 relations: [{{type: ally, to: 'old-id'}}, {{type: rival, to: \"old-id\", note: {{en: x, ar: س}}}}] # {}\n# old-id",
                "long ".repeat(900)
            );
            let text = bom.to_owned() + &text.replace('\n', end);
            let path = format!("content/groups/g{number}.yaml");
            tree.write(&path, &text);
            let new = text
                .replace("[[old-id", "[[new-id")
                .replace("'old-id'", "'new-id'")
                .replace("to: \"old-id\"", "to: \"new-id\"")
                .replace("`[[new-id", "`[[old-id");
            wanted.insert(path, new);
        }
        let run = tree.run(&["rename", "old-id", "new-id"]);
        assert_eq!(
            run.code(),
            0,
            "{}{}",
            run.stderr(),
            tree.run(&["check", "--format", "short"]).stdout()
        );
        for (path, text) in &wanted {
            let found = std::fs::read_to_string(tree.path().join(path)).unwrap();
            assert!(
                found.replace("to: new-id", "to: 'new-id'") == *text || found == *text,
                "{path}: {found:?} for {text:?}"
            );
        }
    }
}

/// A translation may stand as any of these, or not be there.
const TRANSLATIONS: [&str; 12] = [
    "",
    "\n    en: old",
    "\n    en: 'old'",
    "\n    en: \"old\" # comment",
    "\n    en: |-\n      old",
    "\n    en: |-\n      old\n",
    "\n    en: |\n      old\n      line",
    "\n    en: |+\n      old\n\n",
    "\n    en: >-\n      old\n      line",
    "\n    en: >+\n      old\n\n",
    "\n    en: old\n      folded",
    "\n    en: |4-\n          old",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a translator writes is the value of its field afterwards, wherever that stands; nothing else is another value.
    #[test]
    fn a_translation_is_what_was_written(text in any_words(), is_windows in any::<bool>()) {
        let text = text.replace(['\u{85}', '\u{7F}', '\r'], "");
        prop_assume!(!text.trim().is_empty());
        let mut yaml = "title: {ar: خبر, en: News}\noriginal: ar\ndate: null\nsource: {url: null, outlet: null}\nparagraphs:\n".to_owned();
        let mut original = String::new();
        for (number, style) in TRANSLATIONS.iter().enumerate() {
            yaml += &format!("  # the next\n  - id: p{number}\n    ar: |-\n      نص {number}{style}\n    translation: {{state: draft}} # why\n");
            original += &format!("نص {number}\n");
        }
        yaml += "  - {id: q, ar: نص, en: old}\n  - {id: r, ar: نص آخر}\n";
        original += "نص\nنص آخر\n";
        if is_windows {
            yaml = yaml.replace('\n', "\r\n");
        }
        let files = vec![SourceFile::new("content/articles/a.yaml", yaml.clone()), SourceFile::new("content/articles/a.original.txt", original)];
        let project = Project::from_files(files);
        let book = hashiya::book(&project);
        let work = Work::article(&book.articles[0]);
        let mut all = messages(&book, &project.sources, &work);
        all.retain(|it| it.context.starts_with("a#p") || it.context == "a#q" || it.context == "a#r");
        prop_assert_eq!(all.len(), TRANSLATIONS.len() + 2);
        for message in &mut all {
            (message.text, message.fuzzy) = (text.clone(), false);
        }
        let Taken { edits, left } = take(&book, &project.sources, &[work], &all);
        prop_assert!(left.is_empty(), "{:?}", left);
        for (context, edit) in &edits {
            // What is a fault of the text itself, such as a heading, is refused; what is made of one is that text.
            let Ok(edited) = edit.make(&project.sources, Severity::Error) else { continue };
            let after = edited.revisions[0].after.as_deref().unwrap();
            let read = |yaml: &str| serde_yaml::from_str::<Value>(yaml).unwrap();
            let mut wanted = read(&yaml);
            for paragraph in wanted["paragraphs"].as_array_mut().unwrap() {
                if format!("a#{}", paragraph["id"].as_str().unwrap()) == *context {
                    paragraph["en"] = text.trim_end().into();
                    let of = fingerprint(paragraph["ar"].as_str().unwrap());
                    paragraph["translation"] = serde_json::json!({ "of": of, "state": "reviewed" });
                }
            }
            let mut found = read(after);
            for paragraph in found["paragraphs"].as_array_mut().unwrap() {
                if format!("a#{}", paragraph["id"].as_str().unwrap()) == *context {
                    let said = paragraph["en"].as_str().unwrap().trim_end().to_owned();
                    paragraph["en"] = said.into();
                }
            }
            prop_assert_eq!(&found, &wanted, "{}:\n{}", context, after);
            prop_assert!(!is_windows || after.matches('\n').count() == after.matches("\r\n").count(), "{:?}", after);
            prop_assert_eq!(after.matches("# the next").count(), TRANSLATIONS.len());
            prop_assert_eq!(after.matches("# why").count(), TRANSLATIONS.len());
        }
    }
}

/// What a style sheet loads, its strings, and all other signs but space, as CSS reads them (CSS Syntax 3, sections 4.3.5 to 4.3.7).
fn tokens(css: &str) -> (Vec<String>, Vec<String>, String) {
    let signs: Vec<char> = css.chars().collect();
    let (mut addresses, mut strings, mut others) = (Vec::new(), Vec::new(), String::new());
    let mut at = 0;
    while at < signs.len() {
        let rest: String = signs[at..signs.len().min(at + 4)].iter().collect();
        if rest.starts_with("/*") {
            at += 2;
            while at < signs.len() && !(signs[at] == '*' && signs.get(at + 1) == Some(&'/')) {
                at += 1;
            }
            at += 2;
        } else if rest.eq_ignore_ascii_case("url(") {
            at += 4;
            while signs[at].is_ascii_whitespace() {
                at += 1;
            }
            if matches!(signs[at], '"' | '\'') {
                addresses.push(string(&signs, &mut at));
            } else {
                let mut address = String::new();
                while signs[at] != ')' && !signs[at].is_ascii_whitespace() {
                    address.push(sign(&signs, &mut at).unwrap());
                }
                addresses.push(address);
            }
        } else if matches!(signs[at], '"' | '\'') {
            strings.push(string(&signs, &mut at));
        } else {
            others.extend(Some(signs[at]).filter(|sign| !sign.is_ascii_whitespace()));
            at += 1;
        }
    }
    (addresses, strings, others)
}

fn string(signs: &[char], at: &mut usize) -> String {
    let quote = signs[*at];
    *at += 1;
    let mut string = String::new();
    while signs[*at] != quote {
        string.extend(sign(signs, at));
    }
    *at += 1;
    string
}

/// The next sign, or the one that an escape stands for; an escaped end of line stands for none.
fn sign(signs: &[char], at: &mut usize) -> Option<char> {
    let first = signs[*at];
    *at += 1;
    if first != '\\' {
        return Some(first);
    }
    let digits: String =
        signs[*at..].iter().take(6).take_while(|c| c.is_ascii_hexdigit()).collect();
    if digits.is_empty() {
        *at += 1;
        return Some(signs[*at - 1]).filter(|c| *c != '\n');
    }
    *at += digits.len();
    *at += usize::from(signs.get(*at).is_some_and(char::is_ascii_whitespace));
    char::from_u32(u32::from_str_radix(&digits, 16).unwrap())
}

/// Parts of a sheet, with addresses as CSS lets them be written.
const SHEETS: [(&str, &str); 10] = [
    (
        "a.css",
        "@font-face { src: url(../fonts/naskh-400.woff2) format('woff2'), url( \"../fonts/naskh-400.woff2\" ) }",
    ),
    (
        "b.css",
        ".b { background: url('../maps/a (1).svg'); content: \"url(../icon.svg) /* \\\" */  x\" }",
    ),
    (
        "c.css",
        ".c{background:url(../maps/a\\ \\(1\\).svg)}/* url(../icon.svg) */.d{mask:url(../icon.svg)}",
    ),
    ("d.css", ".e { background: URL(../icon.svg); list-style: Url( '../icon.svg' ) }"),
    (
        "e.css",
        ".f { background: url(\"../ic\\6f n.svg\"), url(\"..\\/icon.svg\"), url(../ic\\6fn.svg) }",
    ),
    (
        "f.css",
        ".g { background: url(../icon.svg#a), url(../icon.svg?b#c), url(\"data:image/svg+xml,<svg a='(b)'/>\") }",
    ),
    (
        "g.css",
        ".h::after { content: '\\201C'; quotes: '\\'' \"\\\"\" } .i { background: url(data:x/*y*/) }",
    ),
    (
        "h.css",
        ".j { content: \"a\\\nb\" } .k { background: url(../maps/%41.svg) , url(https://example.org/a.svg) }",
    ),
    ("i.css", ".l { content: '../icon.svg' } .m { background: image-set('../icon.svg' 1x) }"),
    (
        "j.css",
        ".n{background:url(\"../maps/)a.svg\")}.o{content:\"\\\\\"}.p{background:url('../icon.svg')}",
    ),
];

/// The sheet of a site loads what its parts load, by the names under which that is published, and keeps every string.
#[test]
fn a_sheet_loads_what_its_parts_load() {
    let tree = Tree::new(
        "--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\nrole: context\n--- static/icon.svg\n<svg/>\n",
    );
    let plain = Site::build(&tree, &[]);
    let own = |site: &Site| {
        let (addresses, strings, others) = tokens(site.text("css/hashiya.css"));
        let names = |link: String| {
            let named = link
                .split(['#', '?'])
                .next()
                .and_then(|it| it.strip_prefix("../"))
                .is_some_and(|path| site.files.contains_key(path));
            (without_hashes(&link), named)
        };
        (addresses.into_iter().map(names).collect::<Vec<_>>(), strings, others)
    };
    let (first, first_strings, first_others) = own(&plain);
    SHEETS.iter().for_each(|(name, css)| tree.write(&format!("static/css/zz-{name}"), css));
    let site = Site::build(&tree, &[]);
    let (all, strings, others) = own(&site);
    let read: Vec<(Vec<String>, Vec<String>, String)> =
        SHEETS.iter().map(|(_, css)| tokens(css)).collect();
    let wanted: Vec<&String> = read.iter().flat_map(|(addresses, ..)| addresses).collect();
    let found = &all[first.len()..];
    assert_eq!(found.iter().map(|(link, _)| link).collect::<Vec<_>>(), wanted);
    let of_theme = found
        .iter()
        .filter(|(link, _)| link.starts_with("../icon.svg") || link.starts_with("../fonts/"));
    let lost: Vec<_> = of_theme.filter(|(_, is_there)| !is_there).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let wanted: Vec<&String> = read.iter().flat_map(|(_, strings, _)| strings).collect();
    assert_eq!(strings[first_strings.len()..].iter().collect::<Vec<_>>(), wanted);
    let wanted = read.iter().map(|(.., others)| others.as_str()).collect::<String>();
    assert_eq!(others.strip_prefix(&*first_others), Some(&*wanted));
}

/// Scripts are one behind the other as they were by themselves: neither an end without a semicolon nor a comment reaches into the next.
#[test]
fn a_script_ends_where_its_file_ends() {
    let tree =
        Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\nrole: context\n");
    let parts = [
        "let a = 1",
        "(function () { b() })() // c",
        "['d'].map(e)\n",
        "`f`\n// g",
        "(h)/* i */",
        "/j/.test(k);\n",
    ];
    for (number, part) in parts.iter().enumerate() {
        tree.write(&format!("static/js/zz-{number}.js"), part);
    }
    let site = Site::build(&tree, &[]);
    let script = site.text("js/hashiya.js");
    let mut rest = &script[script.find(parts[0]).unwrap()..];
    for part in parts {
        let kept =
            part.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n");
        rest = rest.strip_prefix(&*kept).unwrap_or_else(|| panic!("{part:?} is not at {rest:?}"));
        let end = rest.len() - rest.trim_start_matches([';', '\n']).len();
        assert!(
            rest[..end].contains(';') && rest[..end].ends_with('\n'),
            "behind {part:?}: {rest:?}"
        );
        rest = &rest[end..];
    }
}

/// A project with words of letters before and behind those that UTF-16 writes in two units.
fn of_many_letters() -> String {
    let signs = [
        "a",
        "z",
        "é",
        "س",
        "ی",
        "中",
        "\u{A9CF}",
        "ﬀ",
        "ﷺ",
        "ｶ",
        "𐌰",
        "𐐷",
        "𠀀",
        "🕊",
        "ꙮ",
        "\u{FA0E}",
        "\u{10FFFD}",
    ];
    let mut project = String::new();
    for (at, first) in signs.iter().filter(|sign| **sign != "\u{10FFFD}").enumerate() {
        for (to, second) in signs.iter().take(14).enumerate() {
            let words = format!(
                "{first}{second}{first}x {second}{first}{second}{first} {}",
                "word ".repeat(20)
            );
            project += &format!(
                "--- content/groups/g{at}-{to}.yaml\nname: {{ar: اسم {at} {to}, en: \"{first}{second}{first} {at} {to}\"}}\nrole: context\nsummary: {{en: \"{words}\", ar: \"{words}\"}}\n"
            );
        }
    }
    project
}

/// The parts of the search stand in the order in which browsers compare texts, by UTF-16, and are named by what they hold.
#[test]
fn the_search_is_sorted_as_browsers_sort() {
    let site = Site::build(&Tree::new(&of_many_letters()), &[]);
    let table = found::table(&site);
    let part = |name: &str| -> Value {
        let data = found::part(&site, name);
        assert_eq!(hash(data.as_bytes(), 10), name);
        serde_json::from_str(data).unwrap()
    };
    let shards = table["shards"].as_array().unwrap();
    assert!(shards.len() > 2, "{}", shards.len());
    let mut keys: Vec<Vec<u16>> = Vec::new();
    for shard in shards {
        let content = part(shard[1].as_str().unwrap());
        let own = content.as_array().unwrap().iter().map(|entry| entry[0].as_str().unwrap());
        assert_eq!(own.clone().next(), shard[0].as_str());
        keys.extend(own.map(|key| key.encode_utf16().collect::<Vec<u16>>()));
    }
    assert!(keys.is_sorted_by(|a, b| a < b));
    let mut units = 0_usize;
    for chunk in table["chunks"].as_array().unwrap() {
        assert_eq!(chunk[0], units);
        units += part(chunk[1].as_str().unwrap())["units"].as_array().unwrap().len();
    }
    assert_eq!(table["units"], units);
    let known = shards.iter().chain(table["chunks"].as_array().unwrap()).count();
    assert_eq!(site.files.keys().filter(|path| path.starts_with("search/parts/")).count(), known);
}
