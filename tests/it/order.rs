//! The order of lists whose content is written out of order, and which of many are kept.

use crate::book::whole;
use crate::harness::Tree;
use crate::site::{Site, inside, words};

/// Sources stand by the first letter or number of their titles, without articles, as the page's language sorts them.
#[test]
fn sources_stand_by_their_titles() {
    let titles = [
        "“Zebra”",
        "apple",
        "Éclair",
        "[Interview]",
        "Dune",
        "eclipse",
        "12 days",
        "9 days",
        "Émile",
        "The Zoo",
        "ʿUmar",
        "Yak",
        "الوزير",
        "باب",
    ];
    let tree = Tree::new("--- content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n");
    let entry = |(at, title): (usize, &&str)| format!("s{at}: {{type: web, title: '{title}'}}\n");
    tree.write("content/sources.yaml", titles.iter().enumerate().map(entry).collect::<String>());
    let site = Site::build(&tree, &[]);
    let sorted = [
        "9 days",
        "12 days",
        "apple",
        "Dune",
        "Éclair",
        "eclipse",
        "Émile",
        "[Interview]",
        "ʿUmar",
        "Yak",
        "“Zebra”",
        "The Zoo",
        "باب",
        "الوزير",
    ];
    assert_eq!(site.page("en/sources/").texts("ul.sources :is(cite, .description)"), sorted);
}

/// Tags stand by their names, as the page's language sorts them: their addresses have another order.
#[test]
fn tags_stand_by_their_names() {
    let tags = [
        ("باء", "Zebra"),
        ("١٢ يومًا", "apple"),
        ("زيتون", "12 days"),
        ("آخر", "Éclair"),
        ("وزير", "Dune"),
        ("٣ أيام", "9 days"),
        ("اسم", "eclipse"),
        ("ألف", "Yak"),
    ];
    let tags = tags.map(|(ar, en)| format!("{{ar: {ar}, en: {en}}}")).join(", ");
    let tree = Tree::new(&format!(
        "--- content/articles/a.yaml\ntitle: {{en: Title}}\noriginal: en\ntags: [{tags}]\nparagraphs: [{{id: p, en: Text.}}]\n\
         --- content/articles/a.original.txt\nText.\n"
    ));
    let site = Site::build(&tree, &[]);
    let listed = |page: &str| site.page(page).texts("ul.tags-list li a");
    let sorted = ["9 days", "12 days", "apple", "Dune", "Éclair", "eclipse", "Yak", "Zebra"];
    assert_eq!(listed("en/tags/"), sorted);
    let sorted = ["٣ أيام", "١٢ يومًا", "آخر", "اسم", "ألف", "باء", "زيتون", "وزير"];
    assert_eq!(listed("ar/tags/"), sorted);
}

/// Other names of a profile: those in languages of the site first, each spelling once.
#[test]
fn names_of_the_site_come_first() {
    let tree = Tree::new(
        "--- content/groups/g.yaml
name: {ar: ألف, en: Alpha, fr: Alphe}
short: {ar: أ, en: A, fr: A}
",
    );
    let site = Site::build(&tree, &[]);
    assert_eq!(site.page("en/groups/g/").texts("ul.names li")[..4], ["ألف", "أ", "A", "Alphe"]);
    assert_eq!(site.page("ar/groups/g/").texts("ul.names li")[..4], ["Alpha", "أ", "A", "Alphe"]);
}

/// A group with many neighbours: the first six have a relation more of their own, and the classes go round.
fn neighbourhood(neighbours: usize) -> Site {
    let kinds = ["truce-with", "opposed-to", "ally", "branch-of"];
    let mut relations = String::new();
    let tree = Tree::new("--- content/groups/x.yaml\nname: {ar: سين, en: Ex}\n");
    for at in 0..neighbours {
        let own = if at + 6 >= neighbours { "relations: [{type: ally, to: x}]\n" } else { "" };
        tree.write(
            &format!("content/groups/n{at:02}.yaml"),
            format!("name: {{ar: ن{at:02}, en: N{at:02}}}\n{own}"),
        );
        relations += &format!("  - {{type: {}, to: n{at:02}}}\n", kinds[at % 4]);
    }
    // A second relation, of a class that comes before that of the first.
    relations += "  - {type: has-affiliate, to: n01}\n";
    tree.write(
        "content/groups/hub.yaml",
        format!("name: {{ar: محور, en: Hub}}\nrelations:\n{relations}"),
    );
    Site::build(&tree, &[])
}

/// Sixteen neighbours are drawn, by the class of what joins them; of more those with most relations, and the rest counted.
#[test]
fn the_nearest_neighbours_are_drawn() {
    for (count, more) in [(15, ""), (16, ""), (17, "1 other "), (22, "6 others ")] {
        let site = neighbourhood(count);
        let page = site.page("en/groups/hub/");
        for drawing in page.all("div.ego svg") {
            let boxes = inside(drawing, "a.network-node");
            let drawn: Vec<String> = boxes.into_iter().map(words).collect();
            assert_eq!(drawn.len(), count.min(16), "{count}");
            let class = |name: &String| match name[1..].parse::<usize>().unwrap() {
                1 => 0,
                at => [3, 2, 1, 0][at % 4],
            };
            let mut sorted = drawn.clone();
            sorted.sort_by_key(|name| (class(name), name.clone()));
            assert_eq!(drawn, sorted, "{count}");
            let last = (count - 6..count).map(|at| format!("N{at:02}"));
            assert!(last.into_iter().all(|name| drawn.contains(&name)), "{count}: {drawn:?}");
            let titles: Vec<String> = inside(drawing, "g title").into_iter().map(words).collect();
            let place = |label: &str| titles.iter().position(|title| title.starts_with(label));
            assert!(place("affiliate") < place("opposed"), "{titles:?}");
        }
        let text = page.texts("p.ego-more").concat();
        assert!(text.starts_with(more) && more.is_empty() != text.contains("other"), "{text}");
    }
}

/// Lines between the same two stand by their dates, those without one last.
#[test]
fn lines_of_one_pair_stand_by_their_dates() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: A group}
relations:
  - {type: rival, to: b, since: 2015}
  - {type: fought, to: b, since: 2011}
  - {type: opposed-to, to: b}
  - {type: attacked, to: b, since: 2013-05}
--- content/groups/b.yaml
name: {ar: باء, en: B group}
",
    );
    let page = Site::build(&tree, &[]).page("en/network/");
    let labels = page.texts("table.ties tbody td:nth-child(2)");
    let found: Vec<&str> = labels.iter().map(|label| label.split(' ').next().unwrap()).collect();
    assert_eq!(found, ["fought", "attacked", "rival", "opposed"], "{labels:?}");
}

/// Years lead on to each other in their order; of more than have pages the latest are kept.
#[test]
fn years_lead_on_to_each_other() {
    let tree = Tree::new("--- content/groups/b.yaml\nname: {ar: باء, en: B group}\n");
    let edge = |year: i32| format!("  - {{type: attacked, to: b, since: {year}}}\n");
    let edges: String =
        (1950..2015).map(|year| edge(if year % 2 == 0 { year } else { 3964 - year })).collect();
    tree.write(
        "content/groups/a.yaml",
        format!("name: {{ar: ألف, en: A group}}\nrelations:\n{edges}"),
    );
    let site = Site::build(&tree, &[]);
    let page = site.page("en/network/");
    let years: Vec<String> = page
        .all("nav.years li a")
        .into_iter()
        .map(|link| whole(&page, link))
        .filter(|path| path != "en/network/index.html")
        .collect();
    let expected: Vec<String> =
        (1955..2015).map(|year| format!("en/network/{year}/index.html")).collect();
    assert_eq!(years, expected);
    let linked = |year: i32, rel: &str| -> Vec<String> {
        let page = site.page(&format!("en/network/{year}/"));
        let links = page.all(&format!("a[rel={rel}]"));
        links.into_iter().map(|link| whole(&page, link)).collect()
    };
    let path = |year: i32| vec![format!("en/network/{year}/index.html")];
    assert_eq!((linked(1980, "prev"), linked(1980, "next")), (path(1979), path(1981)));
    assert_eq!((linked(1955, "prev"), linked(2014, "next")), (vec![], vec![]));
}

/// Things stand by the first day that their dates can mean, then by the last.
#[test]
fn what_is_known_better_stands_first() {
    let dates = [
        "202X",
        "2021-06",
        "2021-01-01",
        "2021",
        "2021-01",
        "2021-21",
        "2021-03-01",
        "2020/2022",
        "2020-24",
    ];
    let sorted = [
        "202X",
        "2020/2022",
        "2020-24",
        "2021-01-01",
        "2021-01",
        "2021",
        "2021-03-01",
        "2021-21",
        "2021-06",
    ];
    let sorted = {
        let mut sorted = sorted;
        // The interval ends before the decade does.
        sorted.swap(0, 1);
        sorted
    };
    let tree = Tree::new("");
    for (at, date) in dates.iter().enumerate() {
        let text = format!("name: {{ar: حدث {at}, en: '{date}'}}\ndate: {date}\n");
        tree.write(&format!("content/events/e{at}.yaml"), text);
    }
    let site = Site::build(&tree, &[]);
    assert_eq!(site.page("en/timeline/").texts("table.happenings td:nth-child(2) > a"), sorted);
    assert_eq!(site.page("en/events/").texts("ul.index li.entry h3 a"), sorted);
}

/// Events of one day stand alike wherever they are listed, in both languages; those without a date by their names.
#[test]
fn one_day_has_one_order() {
    let tree = Tree::new("--- content/places/p.yaml\nname: {ar: مكان, en: Place}\n");
    let dates = [("a", "Y", "2024-04-13"), ("b", "Z", ""), ("c", "X", "2024-04-13/2024-04-15")];
    let more = [("d", "W", "2024-04-13"), ("e", "V", "")];
    for (id, name, date) in dates.into_iter().chain(more) {
        let date = if date.is_empty() { String::new() } else { format!("date: {date}\n") };
        let text = format!("name: {{ar: '{name}', en: '{name}'}}\nplace: p\n{date}");
        tree.write(&format!("content/events/{id}.yaml"), text);
    }
    let site = Site::build(&tree, &[]);
    let all = ["Y", "W", "X", "V", "Z"];
    for lang in ["ar", "en"] {
        for (page, list) in [
            ("events/", "ul.index li.entry h3 a"),
            ("timeline/", ":is(table.happenings td:nth-child(2), ul.undated li) > a"),
            ("places/p/", "dl.relations li > a"),
        ] {
            let page = format!("{lang}/{page}");
            // Relations, which a profile has under their types, do not ask for names.
            let wanted = if page.contains("places") { 3 } else { 5 };
            assert_eq!(site.page(&page).texts(list)[..wanted], all[..wanted], "{page}");
        }
    }
}

/// Lists of places follow the articles as the home page does, then the text; what is cut from a long list is its end.
#[test]
fn places_stand_as_readers_meet_them() {
    let tree = Tree::new(
        "--- content/sources.yaml
s: {type: web, title: S, url: https://example.org/}
--- content/groups/zebra.yaml
name: {ar: ألف, en: Apple}
statements: [{text: {en: One.}, confidence: sourced, sources: [s]}]
--- content/groups/apple.yaml
name: {ar: ياء, en: Zebra}
statements: [{text: {en: Two.}, confidence: sourced, sources: [s]}]
--- content/events/e.yaml
name: {ar: حدث, en: Raid}
date: 2024
--- static/a.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>
",
    );
    for (id, order, title) in [("a", 3, "Third"), ("b", 1, "First"), ("c", 2, "Second")] {
        let note = "notes: [{kind: context, text: {en: On it.}, sources: [s]}]";
        let text = format!(
            "title: {{en: {title}}}\noriginal: en\norder: {order}\nparagraphs:\n  - {{id: {id}1, en: The Raid, {note}}}\n  - {{id: {id}2, as: figure, image: a.svg, alt: {{en: The Raid}}, en: The Raid, sources: [s], {note}}}\n",
        );
        tree.write(&format!("content/articles/{id}.yaml"), text);
        tree.write(&format!("content/articles/{id}.original.txt"), "The Raid\n\nThe Raid\n");
    }
    let site = Site::build(&tree, &[]);
    let of_article = |title: &str, id: &str| format!("{title}: note 1 · figure {id}2 · note 2; ");
    let cited = [of_article("First", "b"), of_article("Second", "c"), of_article("Third", "a")];
    let cited = format!("Cited in: {}Apple · Zebra", cited.concat());
    assert_eq!(site.page("en/sources/").texts("p.source-cited"), [cited]);
    let articles = ["First", "Second", "Third"];
    let markdown = std::str::from_utf8(&site.files["en/events/e/index.md"]).unwrap();
    let places = articles.map(|title| markdown.find(&format!("[{title}]")).unwrap());
    assert!(places.is_sorted(), "{markdown}");
    let paragraphs = site.page("en/timeline/").texts("table.happenings td:nth-child(4)").concat();
    assert_eq!(paragraphs, "First: b1 · b2; Second: c1 · c2; Third: a1 · a2");
}

/// Profiles that cite a source stand by their kinds, and those of a kind as its index lists them: by name, events by time.
#[test]
fn profiles_that_cite_stand_by_their_kinds() {
    let tree = Tree::new(
        "--- content/sources.yaml
s: {type: web, title: S}
--- content/places/abbey.yaml
name: {ar: دير, en: Abbey}
coordinates: {lat: 1, lon: 2, sources: [s]}
",
    );
    for (path, ar, en, more) in [
        ("agreements/accord", "اتفاق", "Accord", ""),
        ("events/aftermath", "أثر", "Aftermath", "date: 2025\n"),
        ("events/raid", "غارة", "Raid", "date: 2024\n"),
        ("actors/aaron", "آدم", "Aaron", ""),
        ("groups/apple", "ياء", "Zebra", ""),
        ("groups/zebra", "ألف", "Apple", ""),
    ] {
        let stated = "statements: [{text: {ar: قول., en: A fact.}, sources: [s]}]\n";
        let text = format!("name: {{ar: {ar}, en: {en}}}\n{more}{stated}");
        tree.write(&format!("content/{path}.yaml"), text);
    }
    let site = Site::build(&tree, &[]);
    let sorted = [
        "groups/zebra",
        "groups/apple",
        "actors/aaron",
        "places/abbey",
        "events/raid",
        "events/aftermath",
        "agreements/accord",
    ];
    for lang in ["ar", "en"] {
        let page = site.page(&format!("{lang}/sources/"));
        let links = page.all("p.source-cited a").into_iter().map(|link| whole(&page, link));
        let expected = sorted.map(|below| format!("{lang}/{below}/index.html"));
        assert_eq!(links.collect::<Vec<_>>(), expected);
    }
}
