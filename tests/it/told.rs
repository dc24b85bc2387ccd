//! What pages say of dates, places and claims, in words.

use crate::book::whole;
use crate::harness::Tree;
use crate::site::{Site, inside, words};

/// Two groups and a relation between them: its type and dates, and what the profile says of them.
const RELATIONS: &[(&str, &str)] = &[
    ("ally, since: 2020", "since 2020"),
    ("ally, until: 2020", "until 2020"),
    ("ally, since: 2020, until: 2021", "2020–2021"),
    ("ally, since: 2019/2020, until: 2021", "some time between 2019 and 2020, until 2021"),
    ("ally, since: 2019/2020", "since some time between 2019 and 2020"),
    ("ally, since: 2020~", "since about 2020"),
    ("attacked, since: 2020", "2020"),
    ("attacked, since: 2019/2020", "some time between 2019 and 2020"),
    ("attacked, since: 2020/..", "2020 or later"),
    ("attacked, since: 2020, until: 2021", "2020–2021"),
    ("attacked, since: 2020-05, until: 2020-05", "May 2020"),
    ("attacked, since: 2019/2020, until: 2019/2020", "some time between 2019 and 2020"),
    ("attacked, since: 2020/.., until: 2020/..", "2020 or later"),
    ("attacked, until: 2020", "until 2020"),
];

#[test]
fn relations_say_when() {
    let tree = Tree::new("");
    for (at, (relation, _)) in RELATIONS.iter().enumerate() {
        let name = |id: &str| format!("name: {{ar: {id}{at}س, en: {id}{at}n}}\n");
        tree.write(
            &format!("content/groups/a{at}.yaml"),
            name("a")
                + &format!("relations:\n  - {{type: {relation}, to: b{at}, note: {{ar: كلمة, en: a word}}}}\n"),
        );
        tree.write(&format!("content/groups/b{at}.yaml"), name("b"));
    }
    let site = Site::build(&tree, &[]);
    for (at, (relation, expected)) in RELATIONS.iter().enumerate() {
        for side in ["a", "b"] {
            let page = site.page(&format!("en/groups/{side}{at}/"));
            assert_eq!(page.texts("dl.relations .dates"), [*expected], "{relation}");
            assert_eq!(page.texts("dl.relations .qualifier"), ["a word"], "{relation}");
        }
    }
    let remarks = site.page("en/timeline/").texts("table.happenings .qualifier");
    assert_eq!(remarks.len(), RELATIONS.len());
}

/// What happened at a place, the earliest first: events and agreements, each once, and not the places in it.
#[test]
fn the_map_says_what_happened_where() {
    let tree = Tree::new(
        "--- content/places/p.yaml
name: {ar: مكان, en: A place}
coordinates: {lat: 14, lon: -4}
--- content/places/q.yaml
name: {ar: قرية, en: A village}
relations: [{type: located-in, to: p}]
--- content/events/a.yaml
name: {ar: ألف, en: Event A}
date: 2021
place: p
relations: [{type: located-in, to: p, since: 2021}]
--- content/events/b.yaml
name: {ar: باء, en: Event B}
date: 2019
place: p
--- content/agreements/c.yaml
name: {ar: جيم, en: Pact C}
date: 2020
relations: [{type: located-in, to: p}]
--- content/events/d.yaml
name: {ar: دال, en: Event D}
place: p
--- content/events/e.yaml
name: {ar: هاء, en: Event E}
end: 2022
place: p
",
    );
    let page = Site::build(&tree, &[]).page("en/map/");
    let row = page.one("table.places tbody tr:has(th[scope=row])");
    let links = inside(row, "td a").into_iter().map(|link| whole(&page, link));
    let happened: Vec<String> = links.filter(|path| !path.contains("/places/")).collect();
    let path = |below: &str| format!("en/{below}/index.html");
    let all = ["events/b", "agreements/c", "events/a", "events/e", "events/d"];
    assert_eq!(happened, all.map(path));
    let dates: Vec<String> = inside(row, "td .date").into_iter().map(words).collect();
    assert_eq!(dates, ["2019", "2020", "2021", "until 2022"]);
}

/// Coordinates and how they are said: a zero has no sign and no side, nor has the meridian opposite to Greenwich.
const POSITIONS: &[(&str, &str)] = &[
    ("lat: 1.5, lon: -2.25", "1.50° N, 2.25° W"),
    ("lat: -1.5, lon: 2.25", "1.50° S, 2.25° E"),
    ("lat: 0, lon: -0.0", "0.00°, 0.00°"),
    ("lat: -0.004, lon: 0.004", "0.00°, 0.00°"),
    ("lat: -0.006, lon: 0.006", "0.01° S, 0.01° E"),
    ("lat: 90, lon: -180", "90.00° N, 180.00°"),
];

#[test]
fn positions_have_a_side_only_off_the_middle() {
    let tree = Tree::new("");
    for (at, (coordinates, _)) in POSITIONS.iter().enumerate() {
        let place =
            format!("name: {{ar: مكان {at}, en: Place {at}}}\ncoordinates: {{{coordinates}}}\n");
        tree.write(&format!("content/places/p{at}.yaml"), place);
    }
    let site = Site::build(&tree, &[]);
    for (at, (coordinates, expected)) in POSITIONS.iter().enumerate() {
        let facts = site.page(&format!("en/places/p{at}/")).texts("dl.facts dd").join(" ");
        assert!(facts.contains(&format!("{expected} (")), "{coordinates}: {facts}");
    }
    assert!(!String::from_utf8_lossy(&site.files["briefing.json"]).contains("-0.0,"));
}

/// Two articles with a heading, a paragraph and a note each, and one without notes between them.
const GATHERED: &str = "--- content/articles/a.yaml
title: {ar: الأول, en: First}
original: en
paragraphs:
  - {id: h, as: heading, level: 2, en: A heading}
  - {id: p, en: Of A group., notes: [{kind: context, text: {en: A note.}, sources: [s]}]}
--- content/articles/a.original.txt
A heading
Of A group.
--- content/articles/b.yaml
title: {ar: الثاني, en: Middle}
original: en
paragraphs: [{id: p, en: A word.}]
--- content/articles/b.original.txt
A word.
--- content/articles/c.yaml
title: {ar: الثالث, en: Third}
original: en
paragraphs:
  - {id: p, en: The Fair begins., notes: [{kind: context, text: {en: A note.}, sources: [s]}]}
  - {id: q, en: The Fair again.}
--- content/articles/c.original.txt
The Fair begins.
The Fair again.
--- content/events/fair.yaml
name: {ar: المعرض, en: The Fair}
end: 2020
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
role: context
statements: [{text: {ar: قول, en: A fact}, sources: [s]}]
--- content/groups/h.yaml
name: {ar: جمعية, en: Another group}
role: context
--- content/sources.yaml
s: {type: web, title: A title}
";

#[test]
fn what_leads_into_several_articles_says_into_which() {
    let site = Site::build(&Tree::new(GATHERED), &[]);
    let cited = site.page("en/sources/").texts(".source-cited");
    assert_eq!(cited, ["Cited in: First: note 1; Third: note 1; A group"]);
    let timeline = site.page("en/timeline/");
    assert_eq!(timeline.texts("td[data-label=Paragraphs]"), ["Third: p · q"]);
    let signs = timeline.texts("svg.wide a.sign title");
    assert_eq!(signs, ["Third: Paragraph p", "Third: Paragraph q"]);
}

/// The page of notes has the articles that have notes, and its filter offers each kind once.
#[test]
fn notes_stand_below_each_heading() {
    let notes = Site::build(&Tree::new(GATHERED), &[]).page("en/notes/");
    assert_eq!(notes.texts("main h2"), ["First", "Third"]);
    assert_eq!(notes.attributes("datalist option", "value"), ["Context"]);
}

#[test]
fn paragraphs_are_counted_without_headings() {
    let site = Site::build(&Tree::new(GATHERED), &[]);
    let counts = site.page("en/").texts("article.entrance .counts");
    assert_eq!(counts, ["1 paragraph · 1 note", "1 paragraph · no notes", "2 paragraphs · 1 note"]);
}

/// What an article mentions is no mere background, whatever its author says.
#[test]
fn background_is_what_no_article_mentions() {
    let site = Site::build(&Tree::new(GATHERED), &[]);
    for (id, is_background) in [("g", false), ("h", true)] {
        let profile = site.page(&format!("en/groups/{id}/"));
        assert_eq!(profile.all(".profile-head .notice").len(), usize::from(is_background), "{id}");
        let index = site.page("en/groups/");
        assert_eq!(index.all(&format!("#{id} .context")).len(), usize::from(is_background), "{id}");
    }
}

/// An event of which the end alone is known stands in its year.
#[test]
fn an_end_alone_is_a_date() {
    let page = Site::build(&Tree::new(GATHERED), &[]).page("en/events/");
    assert_eq!(page.texts("main h2"), ["2020"]);
    assert_eq!(page.texts("#fair .date"), ["until 2020"]);
}

/// A spelling that a page has said is not said again, in whichever field it stands.
#[test]
fn names_are_said_once() {
    let tree = Tree::new(
        "--- content/groups/g.yaml
name: {ar: الرابطة, en: ISA, fr: Ligue}
short: {ar: الرابطة, en: ISA, fr: Ligue}
aliases: {ar: [الرابطة, رابطة], en: [ISA, The League, Ligue]}
",
    );
    let site = Site::build(&tree, &[]);
    for (lang, expected) in [
        ("ar", ["ISA", "Ligue", "رابطة", "The League"]),
        ("en", ["الرابطة", "Ligue", "رابطة", "The League"]),
    ] {
        let page = site.page(&format!("{lang}/groups/g/"));
        assert_eq!(page.texts("ul.names li"), expected);
        let markdown = String::from_utf8_lossy(&site.files[&format!("{lang}/groups/g/index.md")]);
        let [first, second, third, fourth] = expected;
        for line in [format!("{first} · {second}\n"), format!("{third} · {fourth}\n")] {
            assert!(markdown.contains(&line), "{line} in {markdown}");
        }
    }
}

/// Relations of one sort stand in the order of time, and those without a date behind all others.
#[test]
fn relations_without_a_date_come_last() {
    let tree = Tree::new(
        "--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
relations:
  - {type: ally, to: a}
  - {type: ally, to: b, since: 2020}
  - {type: ally, to: c, until: 2010}
",
    );
    for id in ["a", "b", "c"] {
        tree.write(
            &format!("content/groups/{id}.yaml"),
            format!("name: {{ar: {id}س, en: {id}n}}\n"),
        );
    }
    let site = Site::build(&tree, &[]);
    assert_eq!(site.page("en/groups/g/").texts("dl.relations li > a"), ["cn", "bn", "an"]);
}

/// What came about after a date is drawn in the year of that date, and not ever since.
#[test]
fn a_moment_that_has_no_end_is_drawn_once() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: A group}
relations:
  - {type: attacked, to: b, since: 2012/..}
  - {type: ally, to: b, since: 2014}
--- content/groups/b.yaml
name: {ar: باء, en: B group}
",
    );
    let site = Site::build(&tree, &[]);
    for (year, drawn) in [(2012, "attacked"), (2014, "ally of")] {
        let page = site.page(&format!("en/network/{year}/"));
        let titles = page.texts("svg.network-wide a.network-tie title");
        assert!(titles.len() == 1 && titles[0].contains(drawn), "{year}: {titles:?}");
    }
}

/// What is dated by the open side of an interval is dated: on the timeline, and in the network.
#[test]
fn an_open_date_is_a_date() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: A group}
relations:
  - {type: rival, to: b, since: ../2010}
  - {type: ally, to: b, since: 2014}
--- content/groups/b.yaml
name: {ar: باء, en: B group}
",
    );
    let site = Site::build(&tree, &[]);
    let year = site.page("en/network/2014/");
    assert_eq!(year.all("svg.network-wide path.network-line").len(), 2);
    assert_eq!(year.all("svg.network-wide path.undated").len(), 0);
    let timeline = site.page("en/timeline/");
    assert_eq!(timeline.texts("td.at"), ["since 2010 or earlier", "since 2014"]);
    assert_eq!(timeline.all("ul.undated").len(), 0);
}

/// A line of a year is drawn only if both its ends are there, and says how sure it is.
#[test]
fn lines_need_both_their_ends() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: A group}
founded: 2001
dissolved: 2004
relations:
  - {type: ally, to: b}
  - {type: rival, to: c, confidence: inference}
--- content/groups/b.yaml
name: {ar: باء, en: B group}
founded: 2003
--- content/groups/c.yaml
name: {ar: جيم, en: C group}
",
    );
    let site = Site::build(&tree, &[]);
    for (year, expected) in
        [(2001, &["C group"][..]), (2003, &["B group", "C group"]), (2004, &["B group", "C group"])]
    {
        let page = site.page(&format!("en/network/{year}/"));
        let titles = page.texts("svg.network-wide a.network-tie title");
        assert_eq!(titles.len(), expected.len(), "{year}: {titles:?}");
        assert!(expected.iter().all(|name| titles.iter().any(|title| title.contains(name))));
    }
    let titles = site.page("en/network/").texts("svg.network-wide a.network-tie title");
    let (weak, sure): (Vec<_>, Vec<_>) = titles.iter().partition(|title| title.contains("C group"));
    assert!(weak[0].contains("infer") && !sure[0].contains("infer"), "{titles:?}");
}

/// A date of a paragraph says what it means, and that the editors infer it.
#[test]
fn dates_of_paragraphs_are_glossed() {
    let tree = Tree::new("");
    let cases = [
        ("is: 2020", "2020"),
        ("is: 2020, confidence: contested", "2020"),
        ("is: 2020, confidence: inference", "2020, as the editors infer"),
        ("is: 2020%, confidence: inference", "about 2020 (uncertain), as the editors infer"),
        ("confidence: inference", "undated"),
    ];
    let paragraph = |(at, (date, _)): (usize, &(&str, &str))| {
        format!("  - {{id: p{at}, en: last spring, dates: [{{at: {{en: spring}}, {date}}}]}}\n")
    };
    let paragraphs: String = cases.iter().enumerate().map(paragraph).collect();
    tree.write(
        "content/articles/a.yaml",
        format!("title: {{ar: عنوان, en: Title}}\noriginal: en\nparagraphs:\n{paragraphs}"),
    );
    tree.write("content/articles/a.original.txt", "last spring\n".repeat(cases.len()));
    let page = Site::build(&tree, &[]).page("en/articles/a/");
    let glosses = page.attributes("[data-gloss]", "data-gloss");
    assert_eq!(glosses, cases.map(|(_, gloss)| gloss));
}

/// What a note says of a date in “On 4 May last spring we met.”, and whether the gloss behind the phrase is left out.
const NOTED: &[(&str, &str, &str, bool)] = &[
    ("last spring: 2020", "last spring", "The spring of 2020.", true),
    ("last spring: 2020~/..", "last spring we", "In the year (2020).", true),
    ("last spring: 2020/2021", "last spring", "From 2020 until 2021.", true),
    ("last spring: 2020/2021", "last spring", "From 2020.", false),
    ("last spring: 2020-05", "last spring", "May 2020.", true),
    ("last spring: 2020-05", "last spring", "The spring of 2020.", false),
    // The phrase has the day itself.
    ("4 May last spring: 2020-05-04", "4 May", "The year is 2020.", true),
    ("last spring: 2020-05-04", "last spring", "May 2020.", false),
    // A number is whole.
    ("last spring: 2020", "last spring", "In 12020.", false),
    // Other words, or no date.
    ("last spring: 2020", "we met", "The spring of 2020.", false),
    ("last spring", "last spring", "It is undated.", false),
];

#[test]
fn dates_that_a_note_says_are_not_glossed_again() {
    let tree = Tree::new("");
    let text = "On 4 May last spring we met.";
    let paragraph = |(number, (date, quote, note, _)): (usize, &(&str, &str, &str, bool))| {
        let (phrase, is) = date.split_once(": ").unwrap_or((date, ""));
        let is = if is.is_empty() { String::new() } else { format!(", is: \"{is}\"") };
        format!(
            "  - {{id: p{number}, en: {text}, dates: [{{at: {{en: {phrase}}}{is}}}], notes: [{{kind: \
             context, at: {{en: {quote}}}, text: {{en: \"{note}\"}}}}]}}\n"
        )
    };
    let paragraphs: String = NOTED.iter().enumerate().map(paragraph).collect();
    tree.write(
        "content/articles/a.yaml",
        format!("title: {{ar: عنوان, en: Title}}\noriginal: en\nparagraphs:\n{paragraphs}"),
    );
    tree.write("content/articles/a.original.txt", format!("{text}\n").repeat(NOTED.len()));
    let page = Site::build(&tree, &[]).page("en/articles/a/");
    for (number, (date, _, note, is_said)) in NOTED.iter().enumerate() {
        let glosses = page.all(&format!("#p{number} [data-gloss]")).len();
        assert_eq!(glosses == 0, *is_said, "{date}, “{note}”");
    }
}

/// A source is called by who published it: itself, or the work that holds it; its date has the parts that are known.
#[test]
fn sources_say_who_published_them_and_when() {
    let tree = Tree::new(
        "--- content/sources.yaml
a: {type: report, title: A report, publisher: An institute, date: 2020-12-31}
b: {type: article, title: B article, date: 2020-01, parent: {type: periodical, title: A review}}
c: {type: web, title: C page, date: 2020}
d: {type: web, title: D page, publisher: A press, parent: {type: web, title: A site}}
--- content/groups/g.yaml
name: {ar: \" جماعة \", en: \"  A group \"}
statements:
  - {text: {ar: قول, en: A fact}, sources: [a, b, c, d]}
",
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/sources/");
    let meta: Vec<Vec<String>> = page
        .all("ul.sources p.source-meta")
        .into_iter()
        .map(|meta| inside(meta, "span").into_iter().map(words).collect())
        .collect();
    let said: Vec<String> = meta.iter().map(|meta| meta[..meta.len() - 1].join(" | ")).collect();
    let expected = [
        "An institute | 31 December 2020",
        "A review | January 2020",
        "2020",
        "A press | in A site",
    ];
    assert_eq!(said, expected);
    let profile = site.page("en/groups/g/");
    let cited =
        ["An institute, 31 December 2020", "A review, January 2020", "“C page”, 2020", "A press"];
    assert_eq!(profile.texts("ul.statements a.cite"), cited);
    // Names have no spaces at their ends.
    assert_eq!(profile.one("h1").text().collect::<String>(), "A group");
}

/// Passages are cut around the mention, and say where they are cut; a mention on the other side alone is shown there.
#[test]
fn passages_are_cut_around_the_mention() {
    let (before, after) = ("first words and ".repeat(12), " and more words".repeat(12));
    let texts = [
        format!("{before}Zeta{after}"),
        format!("Zeta{after}"),
        format!("{before}Zeta"),
        "Only Zeta came".to_owned(),
    ];
    let mut paragraphs = String::new();
    for (at, text) in texts.iter().enumerate() {
        paragraphs += &format!("  - {{id: p{at}, en: \"{text}\"}}\n");
    }
    paragraphs += "  - {id: p4, en: They came., ar: جاءت زيتا.}\n";
    paragraphs += "  - {id: p5, en: Somebody came., ar: جاء أحد., mentions: [{is: z}]}\n";
    let tree = Tree::new("--- content/groups/z.yaml\nname: {ar: زيتا, en: Zeta}\n");
    tree.write(
        "content/articles/a.yaml",
        format!("title: {{ar: عنوان, en: Title}}\noriginal: en\nparagraphs:\n{paragraphs}"),
    );
    let last = ["They came.".to_owned(), "Somebody came.".to_owned()];
    let original: Vec<&str> = texts.iter().chain(&last).map(String::as_str).collect();
    tree.write("content/articles/a.original.txt", original.join("\n"));
    let page = Site::build(&tree, &[]).page("en/groups/z/");
    let shown: Vec<_> = page.all("ul.passages li > span").into_iter().collect();
    let is_cut = |text: &str| (text.starts_with('…'), text.ends_with('…'));
    let cuts: Vec<(bool, bool)> = shown.iter().map(|text| is_cut(&words(*text))).collect();
    let none = (false, false);
    assert_eq!(cuts, [(true, true), (false, true), (true, false), none, none, none]);
    let marked: Vec<String> =
        shown.iter().map(|text| inside(*text, "mark").into_iter().map(words).collect()).collect();
    assert_eq!(marked, ["Zeta", "Zeta", "Zeta", "Zeta", "زيتا", ""]);
    let langs: Vec<_> = shown.iter().map(|text| text.attr("lang").unwrap()).collect();
    assert_eq!(langs, ["en", "en", "en", "en", "ar", "en"]);
}

/// Days, months and years by the first day that they can mean, the newest first.
const CHANGES: [&str; 9] = [
    "2024-05-12",
    "2024-05-07",
    "2024-05-03",
    "2024-05",
    "2024-04-30",
    "2024-04-09",
    "2024",
    "2023-12-31",
    "2023-12",
];

/// However they are written, home shows the latest five changes, and what was changed has all of its own: both the newest first.
#[test]
fn home_has_the_latest_changes() {
    let id = |date: &&str| format!("_change-{date}");
    for step in [1, 2, 4, 5, 7, 8] {
        let written = (0..CHANGES.len()).map(|at| CHANGES[at * step % CHANGES.len()]);
        let change =
            |date: &str| format!("  - {{date: {date}, text: {{ar: تغيير., en: A change.}}}}\n");
        // Each is one of an article or of a group, by turns.
        let of = |side: usize| -> String {
            let is_own =
                |date: &&str| CHANGES.iter().position(|it| it == date).unwrap() % 2 == side;
            written.clone().filter(is_own).map(change).collect()
        };
        let tree = Tree::new(&format!(
            "--- content/groups/g.yaml\nname: {{ar: جماعة, en: A group}}\nchanges:\n{}\
             --- content/articles/a.yaml\ntitle: {{ar: عنوان, en: Title}}\noriginal: en\nparagraphs: [{{id: p, en: Text.}}]\nchanges:\n{}\
             --- content/articles/a.original.txt\nText.\n",
            of(0),
            of(1)
        ));
        let site = Site::build(&tree, &[]);
        let pages = ["groups/g/index.html", "articles/a/index.html"];
        for lang in ["ar", "en"] {
            let home = site.page(&format!("{lang}/"));
            let links = home.attributes("[data-change] > a:first-of-type", "href");
            let latest = CHANGES.iter().zip(pages.iter().cycle()).take(5);
            let latest: Vec<String> =
                latest.map(|(date, page)| format!("{page}#{}", id(date))).collect();
            assert_eq!(links, latest, "{step}");
            for (side, page) in pages.iter().enumerate() {
                let shown = site.page(&format!("{lang}/{page}")).attributes("ul.changes li", "id");
                let own: Vec<String> = CHANGES.iter().skip(side).step_by(2).map(id).collect();
                assert_eq!(shown, own, "{page}: {step}");
            }
        }
        let data: serde_json::Value = serde_json::from_slice(&site.files["briefing.json"]).unwrap();
        for (side, list) in ["entities", "articles"].into_iter().enumerate() {
            let changes = data[list][0]["changes"].as_array().unwrap().iter();
            let dates: Vec<&str> = changes.map(|it| it["date"].as_str().unwrap()).collect();
            let own: Vec<&str> = CHANGES.into_iter().skip(side).step_by(2).collect();
            assert_eq!(dates, own, "{list}: {step}");
        }
    }
}

/// A line of many links says how many it leaves out.
#[test]
fn a_line_of_links_has_an_end() {
    let tree = Tree::new(
        "--- content/places/p.yaml\nname: {ar: مكان, en: A place}\ncoordinates: {lat: 14, lon: -4}\n",
    );
    let add = |at: usize| {
        let event = format!("name: {{ar: حدث {at:02}, en: Event {at:02}}}\nplace: p\n");
        tree.write(&format!("content/events/e{at:02}.yaml"), event);
    };
    (1..24).for_each(add);
    for (count, shown, end) in [(24, 24, "Event 24"), (25, 25, "1 other")] {
        add(count);
        let page = Site::build(&tree, &[]).page("en/map/");
        let links = inside(page.one("table.places tbody tr:has(th[scope=row])"), "td li a");
        let last = links.last().map(|link| words(*link));
        assert_eq!((links.len(), last.as_deref()), (shown, Some(end)));
    }
}

/// In Arabic a date has a preposition behind the words that it belongs to, and none where it stands alone.
#[test]
fn dates_have_a_preposition_behind_words_alone() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: Alpha}
relations:
  - {type: attacked, to: b, since: 2012-05}
  - {type: ally, to: b, since: 2013}
  - {type: rival, to: b, since: 2014, until: 2015}
--- content/groups/b.yaml
name: {ar: باء, en: Beta}
",
    );
    let site = Site::build(&tree, &[]);
    for (page, place, dates) in [
        ("ar/groups/a/", "dl.relations .dates", ["منذ 2013", "2014–2015", "في مايو 2012"]),
        ("en/groups/a/", "dl.relations .dates", ["since 2013", "2014–2015", "May 2012"]),
        ("ar/timeline/", "table.happenings td:first-child", ["مايو 2012", "منذ 2013", "2014–2015"]),
        ("ar/network/", "table.ties .when-part", ["منذ 2013", "مايو 2012", "2014–2015"]),
    ] {
        let mut found = site.page(page).texts(place);
        found.sort();
        let mut wanted = dates.to_vec();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{page}");
    }
    let markdown = std::str::from_utf8(&site.files["ar/groups/a/index.md"]).unwrap();
    assert!(markdown.contains("، في مايو 2012\n"), "{markdown}");
}
