//! Properties over random input.

use std::ops::Range;
use std::sync::Arc;

use hashiya::diag::character::refused;
use hashiya::diag::yaml::{Context, scalar};
use hashiya::html::element::Tag;
use hashiya::html::event::Event;
use hashiya::html::marked::{self, Marked};
use hashiya::html::text::{DateSign, Links, NoteSign, Sign, passage};
use hashiya::lang::Lang;
use hashiya::load::Project;
use hashiya::model::text::{Mark, Part, Style};
use hashiya::model::{EntityId, Mention, Origin, Text};
use hashiya::script::Script;
use hashiya::script::run::{Run, RunKind, runs};
use hashiya::script::whole_words;
use hashiya::source::SourceFile;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::harness::root;

struct NoLinks;

impl Links for NoLinks {
    fn href(&self, entity: EntityId) -> Option<String> {
        Some(format!("{}", entity.index()))
    }

    fn class(&self, _: EntityId) -> &'static str {
        "group"
    }

    fn id(&self, _: EntityId) -> &'static str {
        "id"
    }

    fn name(&self, _: EntityId, _: Lang) -> String {
        "<\"name\">".to_owned()
    }
}

/// Texts that mix scripts, marks, digits, brackets and what HTML could mistake for markup.
fn any_plain() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "القاعدة",
        "لُوحِظَ",
        "مـالي",
        "وبالجيش",
        "JNIM",
        "Ménaka",
        "(Kwala)",
        "«هدنة»",
        "2024",
        "50%",
        "a<b>&amp;",
        "\"x\"",
        "،",
        ".",
        "F-16",
        "قال",
        "🕊",
        "ﻻ",
        "x\u{301}",
        "\u{200D}",
        "-5",
        "2012-2015",
        "+223 20 22 23 24",
        "$7.62 mm",
        "https://example.org/(مالي)/",
        "@_'",
        "٥٠٪",
        "“",
        "”",
        "[",
    ]);
    prop::collection::vec((words, prop::sample::select(vec![" ", "", "، ", ") "])), 1..24)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

/// Ranges on character boundaries, widened to whole words as the resolver does.
fn ranges(plain: &str, picks: &[(Index, Index)]) -> Vec<Range<usize>> {
    let edges: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
    picks
        .iter()
        .map(|(a, b)| {
            let (a, b) = (edges[a.index(edges.len())], edges[b.index(edges.len())]);
            whole_words(plain, &(a.min(b)..a.max(b)))
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// Ranges without those that overlap an earlier one, in order: links may not lie inside each other.
fn apart(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        if kept.iter().all(|other| range.end <= other.start || other.end <= range.start) {
            kept.push(range);
        }
    }
    kept.sort_by_key(|range| range.start);
    kept
}

fn picks() -> impl Strategy<Value = Vec<(Index, Index)>> {
    prop::collection::vec(any::<(Index, Index)>(), 0..8)
}

fn mark(range: Range<usize>, style: usize) -> Mark<EntityId> {
    let styles = [
        Style::Emphasis,
        Style::Strong,
        Style::Code,
        Style::Run(Lang::En.into()),
        Style::Run(Lang::Ar.into()),
    ];
    Mark { range, style: styles[style % styles.len()].clone() }
}

/// The texts of the events are the plain text, and every element that starts ends, the innermost first.
fn assert_events(marked: &Marked<'_>, plain: &str) {
    let (mut text, mut open) = (String::new(), Vec::new());
    for event in marked.events() {
        match event {
            Event::Text(piece) => text.push_str(piece),
            Event::Start(tag) => open.push(tag),
            Event::End(tag) => assert_eq!(open.pop(), Some(tag)),
            Event::Sign(_) => {}
            Event::Cut => panic!("nothing is left out"),
        }
    }
    assert_eq!(text, plain);
    assert_eq!(open, [] as [&Tag; 0]);
}

/// Every third sign is a date.
fn sign(number: usize, range: Range<usize>) -> Sign {
    if number % 3 == 2 {
        return Sign::Date(DateSign { range, gloss: "\"4\" <May>".to_owned() });
    }
    Sign::Note(NoteSign {
        number,
        text: number.to_string(),
        range,
        id: format!("_ref-{number}"),
        target: format!("_note-{number}"),
        kind: "context",
        label: "note <1>".to_owned(),
    })
}

fn joint_mention(range: Range<usize>) -> Mention {
    Mention {
        range,
        entities: vec1::smallvec_v1::smallvec1![EntityId::new(0), EntityId::new(1)],
        origin: Origin::Override,
        form: Arc::default(),
        lang: None,
        nested: false,
        linked: true,
    }
}

/// A text without the characters that no text may hold: they are reported and taken out.
fn without_refused(text: &str) -> String {
    let refused = refused(text);
    let is_kept = |(start, _): &(usize, char)| {
        !refused.iter().any(|found| found.places.iter().any(|place| place.start == *start))
    };
    text.char_indices().filter(is_kept).map(|(_, character)| character).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The heart of the program: whatever lies over a paragraph, its text stays its text; no link lies in another,
    /// none is torn, and every note has its sign.
    #[test]
    fn text_content_equals_plain_text(
        plain in any_plain(),
        links in picks(),
        notes in picks(),
        styles in picks(),
        english in any::<bool>(),
    ) {
        let lang = if english { Lang::En } else { Lang::Ar };
        let mentions: Vec<Mention> =
            apart(ranges(&plain, &links)).into_iter().map(joint_mention).collect();
        let signs: Vec<Sign> = ranges(&plain, &notes)
            .into_iter()
            .enumerate()
            .map(|(number, range)| sign(number, range))
            .collect();
        let marks = ranges(&plain, &styles).into_iter().enumerate().map(|(n, r)| mark(r, n));
        // Links that begin or end in code are widened to hold it.
        let marks = marks.filter(|mark| mark.style != Style::Code).collect();
        let text = Text { plain: plain.clone(), marks };
        assert_events(&marked::passage(&text, &mentions, &signs, lang, &NoLinks), &plain);
        let html = passage(&text, &mentions, &signs, lang, &NoLinks);
        let page = scraper::Html::parse_fragment(html.as_str());
        let content: String = page.root_element().text().collect();
        prop_assert_eq!(&content, &plain, "{}", html.as_str());

        let select = |css: &str| scraper::Selector::parse(css).unwrap();
        prop_assert_eq!(page.select(&select("a a")).count(), 0);
        let drawn = page.select(&select("a.note-ref:empty, span.gloss:empty")).count();
        prop_assert_eq!(drawn, signs.len());
        let linked: Vec<String> =
            page.select(&select("a.mention")).map(|a| a.text().collect()).collect();
        let wanted: Vec<String> =
            mentions.iter().map(|mention| plain[mention.range.clone()].to_owned()).collect();
        prop_assert_eq!(linked, wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever begins or ends in code, each stays one element, with no sign in it.
    #[test]
    fn code_is_whole(plain in any_plain(), codes in picks(), links in picks(), notes in picks()) {
        let mentions: Vec<Mention> =
            apart(ranges(&plain, &links)).into_iter().map(joint_mention).collect();
        let signs: Vec<Sign> =
            ranges(&plain, &notes).into_iter().enumerate().map(|(n, r)| sign(n, r)).collect();
        let codes = apart(ranges(&plain, &codes));
        let marks = codes.iter().map(|range| mark(range.clone(), 2)).collect();
        let text = Text { plain: plain.clone(), marks };
        let html = passage(&text, &mentions, &signs, Lang::Ar, &NoLinks);
        let page = scraper::Html::parse_fragment(html.as_str());
        let content: String = page.root_element().text().collect();
        prop_assert_eq!(&content, &plain, "{}", html.as_str());

        let select = |css: &str| scraper::Selector::parse(css).unwrap();
        let found: Vec<String> =
            page.select(&select("code")).map(|code| code.text().collect()).collect();
        let wanted: Vec<&str> = codes.iter().map(|range| &plain[range.clone()]).collect();
        prop_assert_eq!(found, wanted, "{}", html.as_str());
        prop_assert_eq!(page.select(&select("a a, code .note-ref, code .gloss")).count(), 0);
        let drawn = page.select(&select("a.note-ref:empty, span.gloss:empty")).count();
        prop_assert_eq!(drawn, signs.len());
    }
}

/// A table of these cells in rows of two, as a text with its parts.
fn table(cells: &[String]) -> Text<EntityId> {
    let mut text = Text::plain("");
    for (index, row) in cells.chunks(2).enumerate() {
        text.plain.extend((index > 0).then_some('\n'));
        let start = text.plain.len();
        for (column, cell) in row.iter().enumerate() {
            text.plain.extend((column > 0).then_some('\t'));
            let place = text.append(Text::plain(cell.trim()));
            text.mark_part(place, Part::Cell { heads: index == 0, align: None });
        }
        text.mark_part(start..text.plain.len(), Part::Row);
    }
    text.mark_part(0..text.plain.len(), Part::Table);
    text
}

/// White space between two cells is no place for an element: a browser would take it out of the table.
#[test]
fn what_lies_between_cells_alone_is_left_out() {
    let mut text = table(&["one".to_owned(), "two".to_owned()]);
    let between = text.plain.find('\t').unwrap();
    text.marks.push(mark(between..between + 1, 0));
    let html = passage(&text, &[], &[sign(0, between..between + 1)], Lang::En, &NoLinks);
    let page = scraper::Html::parse_fragment(html.as_str());
    let content: String = page.root_element().text().collect();
    assert_eq!(content, text.plain, "{}", html.as_str());
    let strange = scraper::Selector::parse("tr > :not(td, th)").unwrap();
    assert_eq!(page.select(&strange).count(), 0, "{}", html.as_str());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever lies over cells, all words and signs stand in them, and nothing stands between them.
    #[test]
    fn what_lies_over_parts_is_cut_at_them(
        cells in prop::collection::vec(any_plain(), 1..7),
        notes in picks(),
        styles in picks(),
    ) {
        let cells: Vec<String> = cells.into_iter().filter(|cell| !cell.trim().is_empty()).collect();
        let mut text = table(&cells);
        let plain = text.plain.clone();
        let signs: Vec<Sign> = ranges(&plain, &notes)
            .into_iter()
            .enumerate()
            .map(|(number, range)| sign(number, range))
            .collect();
        text.marks.extend(ranges(&plain, &styles).into_iter().enumerate().map(|(n, r)| mark(r, n)));
        assert_events(&marked::passage(&text, &[], &signs, Lang::Ar, &NoLinks), &plain);
        let html = passage(&text, &[], &signs, Lang::Ar, &NoLinks);
        let page = scraper::Html::parse_fragment(html.as_str());
        let content: String = page.root_element().text().collect();
        prop_assert_eq!(&content, &plain, "{}", html.as_str());

        let select = |css: &str| scraper::Selector::parse(css).unwrap();
        let count = |css: &str| page.select(&select(css)).count();
        prop_assert_eq!(count("tr > :is(td, th)"), cells.len(), "{}", html.as_str());
        prop_assert_eq!(count("tr > :not(td, th)") + count("table > :not(tbody)"), 0);
        let drawn = count(":is(td, th) a.note-ref:empty, :is(td, th) span.gloss:empty");
        prop_assert_eq!(drawn, signs.len(), "{}", html.as_str());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    /// Runs are nested or apart, lie on characters, and stand outermost first; none crosses one that the author decided.
    #[test]
    fn runs_are_nested(plain in any_plain(), picks in picks(), english in any::<bool>()) {
        let script = if english { Script::Latin } else { Script::Arabic };
        let kinds = [RunKind::Opaque, RunKind::Marked(Lang::En.into()), RunKind::Marked(Lang::Ar.into())];
        let decided: Vec<Run> = apart(ranges(&plain, &picks))
            .into_iter()
            .enumerate()
            .map(|(number, range)| Run { range, kind: kinds[number % 3].clone() })
            .collect();
        let found = runs(&plain, script, &decided);
        let crosses = |a: &Range<usize>, b: &Range<usize>| {
            a.start < b.start && b.start < a.end && a.end < b.end
        };
        for (at, run) in found.iter().enumerate() {
            prop_assert!(plain.get(run.range.clone()).is_some_and(|words| !words.trim().is_empty()));
            for other in found[at + 1..].iter().chain(&decided) {
                let cross = crosses(&run.range, &other.range) || crosses(&other.range, &run.range);
                prop_assert!(!cross, "{run:?} crosses {other:?}");
            }
            prop_assert!(found[at + 1..].iter().all(|next| run.range.start <= next.range.start));
        }
        let whole = decided.iter().filter(|run| run.kind != RunKind::Opaque && !plain[run.range.clone()].trim().is_empty());
        for run in whole {
            prop_assert!(found.contains(run));
        }
    }

    /// Brackets with a language never lose a character of what they hold, and are never seen by readers.
    #[test]
    fn stated_languages_keep_their_words(before in any_plain(), inside in any_plain()) {
        let fit = |text: &str| text.replace(['[', ']', '<', '&', '@', '_', '\'', '"'], "");
        let (before, inside) = (fit(&before), fit(&inside));
        prop_assume!(!inside.trim().is_empty());
        let markdown = format!("أ {before}[[en:{inside}]] ب");
        let text = format!("name: {{ar: أ, en: a}}\nsummary:\n  ar: |-\n    {markdown}\n  en: |-\n    a\n");
        let project = Project::from_files(vec![SourceFile::new("content/groups/a.yaml", text)]);
        let (site, _) = hashiya::build(&project, &hashiya::Options::default(), &|_| {});
        let page = String::from_utf8(site["ar/groups/a/index.html"].bytes().unwrap().to_vec()).unwrap();
        let page = scraper::Html::parse_document(&page);
        let content: String = page.root_element().text().collect();
        prop_assert!(content.contains(&format!("أ {before}{inside} ب")), "{content}");
    }
}

/// Builds a project whose one file has this text, with everything after it.
fn build(path: &str, text: String) {
    let project = Project::from_files(vec![SourceFile::new(path, text)]);
    let (_, diagnostics) = hashiya::build(&project, &hashiya::Options::default(), &|_| {});
    for diagnostic in &diagnostics {
        let file = project.sources.file(diagnostic.span.file);
        assert!(file.text.get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
    }
    let formats = hashiya::diag::emit::Format::Human { color: false };
    hashiya::diag::emit::render(&diagnostics, &project.sources, formats);
}

/// Pieces that YAML gives a meaning to, put together.
fn hostile_scalar() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "اتفاق",
        "،",
        ": ",
        ":",
        " #",
        "#",
        "-",
        "- ",
        "?",
        ", ",
        "[",
        "]",
        "{",
        "}",
        "&a",
        "*a",
        "!",
        "|",
        ">",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "\\",
        "\n",
        "\t",
        "\r",
        " ",
        "null",
        "~",
        "NO",
        "true",
        "2024",
        "0x1f",
        "1e5",
        "2024-05-04",
        "...",
        "---",
        "<<",
        "=",
        "\u{85}",
        "\u{A0}",
        "\u{2028}",
        "\u{FEFF}",
        "\u{202E}",
        "\0",
        "\u{7F}",
    ]);
    prop::collection::vec(pieces, 0..5).prop_map(|pieces| pieces.concat())
}

const PATHS: [&str; 7] = [
    "book.toml",
    "content/articles/a.yaml",
    "content/groups/a.yaml",
    "content/places/a.yaml",
    "content/sources.yaml",
    "content/pages/about.ar.md",
    "templates/ui/ar.ftl",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing that a file can hold makes the program panic.
    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), path in 0..PATHS.len()) {
        build(PATHS[path], String::from_utf8_lossy(&bytes).into_owned());
    }

    /// Nor does anything that is almost YAML.
    #[test]
    fn almost_yaml_never_panics(text in "[a-z:|&*!{}\\[\\],'\"#>?%@` \n\t\u{627}\u{64B}-]{0,200}", path in 1..5usize) {
        build(PATHS[path], text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// A scalar that a hint or a fix writes is read as the text that it was written from, here and by other tools.
    #[test]
    fn scalars_are_read_as_they_were_meant(text in prop_oneof![any::<String>(), hostile_scalar()]) {
        let (flow, block) = (scalar(&text, Context::Flow), scalar(&text, Context::Block));
        let yaml = format!("name: {{ar: أ, en: a}}\naliases:\n  ar: [{flow}, {flow}]\n  en:\n    - {block}\n");
        let read: serde_json::Value = serde_yaml::from_str(&yaml).unwrap();
        prop_assert_eq!(&read["aliases"]["en"][0], &serde_json::json!(text), "{}", yaml);
        let project = Project::from_files(vec![SourceFile::new("content/groups/a.yaml", yaml)]);
        let book = hashiya::book(&project);
        let aliases = book.entities[0].aliases.iter().flat_map(|(_, aliases)| aliases);
        let aliases: Vec<&str> = aliases.map(|alias| alias.value.as_str()).collect();
        let kept = without_refused(&text);
        prop_assert_eq!(aliases, [&kept, &kept, &kept]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nor does the real content with a piece cut out, doubled or moved.
    #[test]
    fn damaged_content_never_panics(which in any::<Index>(), from in any::<Index>(), length in 1..60usize, insert in "[\\PC\n]{0,6}") {
        let folders = ["content/groups", "content/events", "content/places", "content/pages"];
        let files: Vec<(String, Vec<u8>)> = folders
            .iter()
            .flat_map(|folder| {
                crate::harness::files(&root().join(folder))
                    .into_iter()
                    .map(move |(path, bytes)| (format!("{folder}/{path}"), bytes))
            })
            .collect();
        let (path, bytes) = &files[which.index(files.len())];
        let mut text: Vec<char> = String::from_utf8(bytes.clone()).unwrap().chars().collect();
        let start = from.index(text.len());
        let end = (start + length).min(text.len());
        text.splice(start..end, insert.chars());
        build(path, text.into_iter().collect());
    }
}

/// Files that end where a parser expects more: its error may lie past their end.
#[test]
fn short_files_have_places() {
    for path in PATHS {
        for text in ["", "x", "س", "x\n", "[", "\"", "'", "{a:", "- [", "a = ", "a =\n", "{", "[["]
        {
            build(path, text.to_owned());
        }
    }
}

/// The original's slips, the notes and the mentions over them: the article with a piece cut out.
#[test]
fn a_damaged_article_never_panics() {
    let path = "content/articles/mali-truce.yaml";
    let text: Vec<char> = std::fs::read_to_string(root().join(path)).unwrap().chars().collect();
    for step in 0..40 {
        let start = step * text.len() / 40;
        let mut cut = text.clone();
        cut.splice(start..(start + 7).min(text.len()), "]: \u{202E}".chars());
        build(path, cut.into_iter().collect());
    }
}
