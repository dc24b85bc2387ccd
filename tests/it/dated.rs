//! The timeline's table: which rows it has, what they say, and in which order.

use std::collections::BTreeSet;

use scraper::ElementRef;

use crate::book::{each, profiles, whole};
use crate::generated::string;
use crate::harness::Tree;
use crate::site::{Page, Site, inside, words};

/// A row of the table.
struct Row {
    /// When, in words.
    date: String,
    /// The profile that it leads to.
    target: String,
    /// What sort of thing it says it is.
    sort: String,
    /// Who took part and where.
    others: BTreeSet<String>,
}

fn rows(page: &Page) -> Vec<Row> {
    let rows = page.all("table.happenings tr:not(.year)").into_iter();
    let cells = rows.map(|row| inside(row, "td")).filter(|cells| !cells.is_empty());
    let links = |cell: ElementRef<'_>| -> Vec<String> {
        inside(cell, "a").into_iter().map(|link| whole(page, link)).collect()
    };
    cells
        .map(|cells| Row {
            date: words(cells[0]),
            target: links(cells[1])[0].clone(),
            sort: words(inside(cells[1], ".count")[0]),
            others: links(cells[2]).into_iter().collect(),
        })
        .collect()
}

/// A relation has a row if and only if the profiles of its ends date it, and the same date, which in Arabic has a preposition there.
#[test]
fn each_dated_relation_has_its_row() {
    each(|site, lang| {
        let page = site.page(&format!("{lang}/timeline/"));
        let relation = string(lang, "timeline_one_relation");
        let shown = rows(&page).into_iter().filter(|row| row.sort == relation);
        let shown: BTreeSet<_> = shown.map(|row| (row.others, row.date)).collect();
        let mut expected = BTreeSet::new();
        for profile in profiles(site, lang).values() {
            for row in profile.all("dl.relations li") {
                let ends =
                    BTreeSet::from([profile.path.clone(), whole(profile, inside(row, "a")[0])]);
                let date = |date| words(date).trim_start_matches("في ").to_owned();
                let dates = inside(row, ".dates").into_iter();
                expected.extend(dates.map(|it| (ends.clone(), date(it))));
            }
        }
        assert_eq!(shown, expected, "{}", page.path);
    });
}

/// A row says the theme of an event or agreement, or which of the two it is.
#[test]
fn rows_say_what_they_are() {
    each(|site, lang| {
        let themes = ["fighting", "talks", "groups", "state", "foreign"];
        let themes = themes.map(|theme| string(lang, &format!("theme_{theme}")));
        let relation = string(lang, "timeline_one_relation");
        for row in rows(&site.page(&format!("{lang}/timeline/"))) {
            let kind = if row.target.contains("/events/") { "one_event" } else { "one_agreement" };
            let known = themes.contains(&row.sort) || row.sort == string(lang, kind);
            assert!(known || row.sort == relation, "{} is called {}", row.target, row.sort);
        }
    });
}

/// A row names who took part and where, each once; what is merely told apart takes part in nothing.
#[test]
fn rows_name_the_other_ends() {
    let tree = Tree::new(
        "--- content/events/a.yaml
name: {ar: ألف, en: A event}
date: 2020
place: p
involves: [g]
relations:
  - {type: distinct-from, to: b}
  - {type: announced-by, to: g}
--- content/events/b.yaml
name: {ar: باء, en: B event}
date: 2020
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
founded: 2001
dissolved: 2019
relations:
  - {type: distinct-from, to: h}
--- content/groups/h.yaml
name: {ar: كتيبة, en: A unit}
relations:
  - {type: ally, to: g, until: 2020}
--- content/places/p.yaml
name: {ar: مكان, en: A place}
",
    );
    let site = Site::build(&tree, &[]);
    for lang in ["ar", "en"] {
        let path = |below: &str| format!("{lang}/{below}/index.html");
        let page = site.page(&format!("{lang}/timeline/"));
        let named = |target: &str| -> Vec<BTreeSet<String>> {
            let rows = rows(&page).into_iter().filter(|row| row.target == path(target));
            rows.map(|row| row.others).collect()
        };
        let both = BTreeSet::from([path("groups/g"), path("places/p")]);
        assert_eq!(named("events/a"), [both]);
        assert_eq!(named("events/b"), [BTreeSet::new()]);
        assert_eq!(named("groups/h"), [BTreeSet::from([path("groups/g"), path("groups/h")])]);
        // The profile shows how the group began and ended, the ally and the event; not what it is told from.
        let profile = site.page(&format!("{lang}/groups/g/"));
        assert_eq!(profile.all("svg.small-column .item").len(), 4, "{}", profile.path);
    }
}

/// An interval as a beginning or an end is when that may have been, and as the date of an event how long it lasted.
#[test]
fn intervals_bound_beginnings_and_ends() {
    let tree = Tree::new(
        "--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
founded: 2012/2013
dissolved: ../2020
relations:
  - {type: overthrew, to: h, since: 2014/2015}
--- content/groups/h.yaml
name: {ar: كتيبة, en: A unit}
--- content/events/e.yaml
name: {ar: حدث, en: An event}
date: 2012/2013
",
    );
    let site = Site::build(&tree, &[]);
    let between = "some time between 2012 and 2013";
    let facts = |path: &str| site.page(path).texts("dl.facts dd").join(" | ");
    assert!(facts("en/groups/g/").contains(&format!("{between} | 2020 or earlier")));
    assert!(facts("en/events/e/").contains("2012–2013"));
    let told =
        site.page("en/timeline/").texts("table.happenings tbody tr:not(.year) td:first-child");
    assert_eq!(told, ["2012–2013", "some time between 2014 and 2015"]);
    let written = |path: &str| String::from_utf8(site.files[path].clone()).unwrap();
    assert!(written("en/groups/g/index.md").contains(&format!("Founded: {between}\n")));
    assert!(written("en/events/e/index.md").contains("Date: 2012–2013\n"));
}

/// An event is as sure as its best-founded statement, and says so only if even that is weak.
#[test]
fn rows_say_how_sure_they_are() {
    let levels = ["contested", "sourced-weak", "inference", "general-knowledge", "sourced"];
    let cases = [
        (&levels[..1], "contested"),
        (&levels[1..2], "sourced-weak"),
        (&levels[2..3], "inference"),
        (&levels[4..], ""),
        (&["contested", "sourced"], ""),
        (&["sourced", "contested"], ""),
        (&["sourced-weak", "contested"], "sourced-weak"),
        (&["contested", "sourced-weak"], "sourced-weak"),
        (&[], ""),
    ];
    let tree = Tree::new(
        "--- content/sources.yaml\ns: {type: web, title: The source}\nt: {type: web, title: Another}\n",
    );
    for (at, (levels, _)) in cases.iter().enumerate() {
        let fact = |level: &&str| {
            format!("  - {{text: {{ar: قول, en: fact}}, confidence: {level}, sources: [t, s]}}\n")
        };
        let statements: String = levels.iter().map(fact).collect();
        let head = format!("name: {{ar: حدث {at}, en: Event {at}}}\ndate: 20{at:02}\n");
        tree.write(&format!("content/events/e{at}.yaml"), head + "statements:\n" + &statements);
    }
    let page = Site::build(&tree, &[]).page("en/timeline/");
    for row in page.all("table.happenings tbody tr:not(.year)") {
        let target = whole(&page, inside(row, "td:nth-child(2) > a")[0]);
        let Some((at, (levels, expected))) =
            cases.iter().enumerate().find(|(at, _)| target.contains(&format!("/e{at}/")))
        else {
            panic!("{target}")
        };
        let shown: Vec<String> = inside(row, ".confidence").into_iter().map(words).collect();
        let label = |word: &str| string("en", &format!("confidence_{}", word.replace('-', "_")));
        let expected: Vec<String> =
            Some(*expected).filter(|word| !word.is_empty()).map(label).into_iter().collect();
        assert_eq!(shown, expected, "event {at}");
        // Each source once, in the order in which it is first cited.
        let cited: Vec<String> = inside(row, "td:last-child a").into_iter().map(words).collect();
        let all =
            if levels.is_empty() { vec![] } else { vec!["“Another”", "“The source”"] };
        assert_eq!(cited, all, "event {at}");
    }
}

/// Events, agreements and relations with a date and without, and what they rest on.
const THINGS: &str = "\
--- content/sources.yaml
s: {type: web, title: The source}
t: {type: web, title: Another}
--- content/events/a.yaml
name: {ar: حدث أول, en: Event A}
date: 2020
statements:
  - {text: {ar: قول, en: fact}, sources: [t]}
--- content/events/b.yaml
name: {ar: حدث ثانٍ, en: Event B}
--- content/agreements/c.yaml
name: {ar: اتفاق أول, en: Pact C}
date: 2020
statements:
  - {text: {ar: قول, en: fact}, sources: [t, s]}
--- content/agreements/d.yaml
name: {ar: اتفاق ثانٍ, en: Pact D}
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
relations:
  - {type: ally, to: h, since: 2020, sources: [s], confidence: contested}
  - {type: rival, to: h, sources: [t, s], confidence: inference}
  - {type: distinct-from, to: h}
  - {type: active-in, to: p}
  - {type: announced, to: b}
  - {type: signatory-of, to: d}
--- content/places/p.yaml
name: {ar: مكان, en: A place}
relations:
  - {type: supports, to: h}
--- content/groups/h.yaml
name: {ar: كتيبة, en: A unit}
";

/// Whatever has no date stands below the table: events, agreements, and relations of groups and people that say how they stand to
/// each other. Each says what it rests on.
#[test]
fn what_has_no_date_stands_below() {
    let tree = Tree::new(THINGS);
    let site = Site::build(&tree, &[]);
    for (lang, [open, close]) in [("ar", ["«", "»"]), ("en", ["“", "”"])] {
        let page = site.page(&format!("{lang}/timeline/"));
        let said =
            |selector: &str, [link, cite]: [&str; 2]| -> Vec<(String, Vec<String>, Vec<String>)> {
                let told = |thing: ElementRef<'_>| {
                    let target = whole(&page, inside(thing, link)[0]);
                    let texts = |of: &str| inside(thing, of).into_iter().map(words).collect();
                    (target, texts(cite), texts(".confidence"))
                };
                page.all(selector).into_iter().map(told).collect()
            };
        let thing = |below: &str, sources: &[&str], level: &str| {
            let label = Some(level).filter(|level| !level.is_empty());
            let label = label.map(|level| string(lang, &format!("confidence_{level}")));
            let sources = sources.iter().map(|title| format!("{open}{title}{close}")).collect();
            (format!("{lang}/{below}/index.html"), sources, label.into_iter().collect())
        };
        let table = said(
            "table.happenings tbody tr:not(.year)",
            ["td:nth-child(2) > a", "td:last-child a"],
        );
        let dated = [
            thing("events/a", &["Another"], ""),
            thing("agreements/c", &["Another", "The source"], ""),
            thing("groups/g", &["The source"], "contested"),
        ];
        assert_eq!(table, dated, "{}", page.path);
        let undated = [
            thing("agreements/d", &[], ""),
            thing("events/b", &[], ""),
            thing("groups/g", &["Another", "The source"], "inference"),
        ];
        let mut below = said("ul.undated > li", ["a", "a.cite"]);
        below.sort();
        assert_eq!(below, undated, "{}", page.path);
    }
}

/// Of one date, events stand before agreements, and both before relations.
#[test]
fn events_stand_first_on_their_day() {
    each(|site, lang| {
        let relation = string(lang, "timeline_one_relation");
        let rank = |row: &Row| match row {
            Row { sort, .. } if *sort == relation => 2,
            Row { target, .. } => usize::from(target.contains("/agreements/")),
        };
        for pair in rows(&site.page(&format!("{lang}/timeline/"))).windows(2) {
            let in_order = pair[0].date != pair[1].date || rank(&pair[0]) <= rank(&pair[1]);
            assert!(in_order, "{lang}: {} stands before {}", pair[0].target, pair[1].target);
        }
    });
}

/// What ties in everything that a list is sorted by keeps the order in which it was written.
#[test]
fn ties_keep_the_order_of_their_files() {
    let relations = ["opposed-to", "rival", "fought"]
        .map(|kind| format!("  - {{type: {kind}, to: b, since: 2020}}\n"));
    let tree = Tree::new("--- content/groups/b.yaml\nname: {ar: ب, en: B group}\n");
    tree.write(
        "content/groups/a.yaml",
        format!("name: {{ar: ا, en: A group}}\nrelations:\n{}", relations.concat()),
    );
    let site = Site::build(&tree, &[]);
    let labels =
        ["relation_opposed_to", "relation_rival", "relation_fought"].map(|id| string("en", id));
    assert_eq!(site.page("en/network/").texts("table.ties tbody td:nth-child(2)"), labels);
    let told: Vec<String> = site.page("en/timeline/").texts("table.happenings td:nth-child(2) > a");
    assert!(
        told.iter().zip(&labels).all(|(told, label)| told.contains(label.as_str())),
        "{told:?}"
    );
}
