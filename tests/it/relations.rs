//! Book and pages agree, in both directions: what was written is shown once, and nothing else is.

use std::collections::BTreeSet;

use scraper::ElementRef;

use crate::generated::{Edge, End, RELATIONS, Relations, TYPES};
use crate::harness::Tree;
use crate::site::{Page, Site, inside, words};

const LANGS: [&str; 2] = ["ar", "en"];

#[test]
fn profiles_list_each_relation_from_both_sides() {
    let mut faults = Vec::new();
    for relations in RELATIONS.iter() {
        for (lang, (end, edges)) in LANGS
            .into_iter()
            .flat_map(|lang| relations.ends().into_iter().map(move |it| (lang, it)))
        {
            let page = relations.site.page(&end.path(lang));
            let mut expected: Vec<String> =
                edges.iter().map(|edge| row(relations, lang, end, edge)).collect();
            let mut shown = rows(&page, lang);
            expected.sort();
            shown.sort();
            if expected != shown {
                faults.push(format!("{}: {shown:?} instead of {expected:?}", page.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is the matter of a moment happened some time between two dates; it did not begin there.
#[test]
fn a_moment_between_two_dates_does_not_last() {
    let tree = Tree::new("");
    for (id, relation) in [("a", "{type: invited, to: b, since: 2012/2015}"), ("b", "")] {
        let names = format!("name: {{ar: جماعة {id}, en: Group {id}}}\n");
        tree.write(
            &format!("content/groups/{id}.yaml"),
            names + &format!("relations: [{relation}]\n"),
        );
    }
    let page = Site::build(&tree, &[]).page("en/groups/a/");
    assert_eq!(page.texts("dl.relations .dates"), ["some time between 2012 and 2015"]);
}

/// The Markdown beside a profile leads to whom the profile leads to.
#[test]
fn markdown_lists_each_relation_from_both_sides() {
    let mut count = 0;
    for relations in RELATIONS.iter() {
        for end in relations.ends().keys() {
            let page = relations.site.page(&end.path("en"));
            let markdown = &relations.site.files[&end.path("en").replace(".html", ".md")];
            let markdown = std::str::from_utf8(markdown).unwrap();
            for row in page.all("dl.relations > dd > ul > li") {
                let href = inside(row, "a")[0].attr("href").unwrap().replace(".html", ".md");
                let href = href.trim_start_matches("../").to_owned();
                assert!(markdown.contains(&format!("{href})")), "{}: {href}", page.path);
                count += 1;
            }
        }
    }
    assert!(count > TYPES.len(), "{count}");
}

/// Relations without a direction stand under one heading, whichever of the two profiles they were written on.
#[test]
fn both_ways_stand_under_one_heading() {
    let tree = Tree::new("");
    let symmetric = || TYPES.iter().filter(|kind| kind.is_symmetric());
    for kind in symmetric() {
        let (name, own) = (&kind.name, &kind.from[0]);
        let to = |id: &str| format!("relations: [{{type: {name}, to: {name}-{id}}}]\n");
        for (id, relations) in [("a", to("m")), ("m", to("z")), ("z", String::new())] {
            let names = format!("name: {{ar: {name} {id} س, en: {name} {id} x}}\n");
            tree.write(&format!("content/{own}s/{name}-{id}.yaml"), names + &relations);
        }
    }
    let site = Site::build(&tree, &[]);
    for (lang, kind) in LANGS.into_iter().flat_map(|lang| symmetric().map(move |it| (lang, it))) {
        let page = site.page(&format!("{lang}/{}s/{}-m/", kind.from[0], kind.name));
        assert_eq!(page.all("dl.relations dt").len(), 1, "{}", page.path);
        assert_eq!(page.all("dl.relations li").len(), 2, "{}", page.path);
    }
}

/// What a profile must say of a relation: the label from its side, the other, and in English the date.
fn row(relations: &Relations, lang: &'static str, end: &End, edge: &Edge) -> String {
    let is_first = edge.from == *end;
    let (name, other) =
        if is_first { (&edge.kind.name, &edge.to) } else { (&edge.kind.inverse, &edge.from) };
    let date = if lang == "en" { edge.date() } else { String::new() };
    let sign = if edge.contested { "contested, 1 source" } else { "" };
    format!("{} | {} | {date} | {sign}", relations.label(lang, name), other.path(lang))
}

fn rows(page: &Page, lang: &str) -> Vec<String> {
    let mut rows = Vec::new();
    let labels = page.all("dl.relations > dt").into_iter().map(words);
    for (label, group) in labels.zip(page.all("dl.relations > dt + dd")) {
        for item in inside(group, "ul > li") {
            let other = page.target(inside(item, "a")[0].attr("href").unwrap());
            let dates = inside(item, ".dates").into_iter().map(words).collect::<String>();
            let dates = if lang == "en" { dates } else { String::new() };
            let sources = inside(item, ".cited a").len();
            let contested = inside(item, ".confidence").into_iter().map(words).collect::<String>();
            let sign = match (contested.as_str(), sources) {
                ("", 0) => String::new(),
                (_, 1) => "contested, 1 source".to_owned(),
                other => format!("{other:?}"),
            };
            rows.push(format!("{label} | {other} | {dates} | {sign}"));
        }
    }
    rows
}

#[test]
fn the_network_lists_and_draws_each_relation_of_groups_and_people() {
    for relations in RELATIONS.iter() {
        for lang in LANGS {
            let address = format!("{lang}/network/");
            let told = relations.edges.iter().filter_map(|edge| Some((edge.told()?, edge)));
            let expected: BTreeSet<String> = told
                .map(|((first, name, second), edge)| {
                    tie(first, relations.label(lang, name), second, edge)
                })
                .collect();
            if expected.is_empty() {
                assert!(!relations.site.files.contains_key(&format!("{address}index.html")));
                continue;
            }
            let page = relations.site.page(&address);
            assert_listed(&page, &expected);
            for drawing in page.all("div.network svg:not([aria-hidden])") {
                assert_eq!(drawn(&page, drawing), expected, "{}: the drawing", page.path);
            }
            assert_eq!(page.all("div.network svg").len(), 2, "{}", page.path);
        }
    }
}

#[test]
fn the_network_of_a_year_draws_what_holds_in_it() {
    for relations in RELATIONS.iter() {
        for (lang, year) in
            LANGS.into_iter().flat_map(|lang| [2001, 2002, 2003].map(|year| (lang, year)))
        {
            let holding = relations.edges.iter().filter(|edge| edge.holds(year));
            let told = holding.filter_map(|edge| Some((edge.told()?, edge)));
            let expected: BTreeSet<String> = told
                .map(|((first, name, second), edge)| {
                    tie(first, relations.label(lang, name), second, edge)
                })
                .collect();
            if !relations.site.files.contains_key(&format!("{lang}/network/{year}/index.html")) {
                assert!(
                    relations.edges.iter().all(|edge| edge.told().is_none()),
                    "{year} has no page"
                );
                continue;
            }
            let page = relations.site.page(&format!("{lang}/network/{year}/"));
            for drawing in page.all("div.network svg:not([aria-hidden])") {
                assert_eq!(drawn(&page, drawing), expected, "{}", page.path);
            }
            let begin = relations
                .edges
                .iter()
                .filter(|edge| edge.since == year && edge.told().is_some())
                .count();
            let end = relations
                .edges
                .iter()
                .filter(|edge| {
                    edge.told().is_some()
                        && (edge.until == Some(year)
                            || (edge.kind.momentary && edge.until.is_none() && edge.since == year))
                })
                .count();
            let changes: Vec<usize> =
                page.all("ul.changes").into_iter().map(|list| inside(list, "li").len()).collect();
            assert!(changes.contains(&begin), "{}: {changes:?}, not {begin} that begin", page.path);
            assert!(end == 0 || changes.len() <= 2, "{}", page.path);
        }
    }
}

/// A line in words: its ends and label, its class, and its signs.
fn tie(first: &End, label: &str, second: &End, edge: &Edge) -> String {
    let (class, _) = edge.kind.line.as_ref().unwrap();
    let weak = if edge.contested { " weak" } else { "" };
    line([first.name(), second.name()], label, !edge.kind.is_symmetric())
        + &format!(" ({class}{weak})")
}

/// Without an arrow, the ends stand in the order of their names.
fn line(mut ends: [String; 2], label: &str, has_arrow: bool) -> String {
    if !has_arrow {
        ends.sort();
    }
    let sign = if has_arrow { "→" } else { "—" };
    format!("{} {sign} {label} {sign} {}", ends[0], ends[1])
}

/// The rows of the table must be the lines of the drawing, without their classes.
fn assert_listed(page: &Page, lines: &BTreeSet<String>) {
    let mut left: BTreeSet<&str> =
        lines.iter().map(|line| line.split(" (").next().unwrap()).collect();
    for row in page.all("table.ties tbody tr") {
        let cells: Vec<String> = inside(row, "td").into_iter().map(words).collect();
        let told = |arrow| line([cells[0].clone(), cells[2].clone()], &cells[1], arrow);
        let is_told = left.remove(told(true).as_str()) || left.remove(told(false).as_str());
        assert!(is_told, "{}: nobody wrote {cells:?}, or it stands twice", page.path);
    }
    assert!(left.is_empty(), "{}: the table lacks {left:?}", page.path);
}

/// The lines of a drawing, by the boxes at which they are drawn; their titles must say the same, with runs isolated.
fn drawn(page: &Page, drawing: ElementRef<'_>) -> BTreeSet<String> {
    let boxes = boxes(drawing);
    let mut lines = BTreeSet::new();
    for link in inside(drawing, "a[href*='#_r']") {
        let title = plain(inside(link, "title")[0]);
        let path = *inside(link, "path").last().unwrap();
        let points = points(path.attr("d").unwrap());
        let ends = [points[0], points[points.len() - 1]].map(|point| nearest(&boxes, point));
        let parts: Vec<&str> = title.split(" — ").collect();
        let says = parts[0] == ends[0] && parts[2].starts_with(&ends[1]);
        assert!(says, "{}: `{title}` is drawn from {} to {}", page.path, ends[0], ends[1]);
        let class = path.attr("marker-mid").unwrap().trim_end_matches(')');
        let class = class.rsplit('-').next().unwrap();
        let weak = if path.value().classes().any(|class| class == "weak") { " weak" } else { "" };
        let line = line(ends, parts[1], path.attr("marker-end").is_some());
        lines.insert(format!("{line} ({class}{weak})"));
    }
    lines
}

/// A box of a drawing by what it says, as left, top, right, bottom.
type Boxed = (String, [f64; 4]);

/// Words in a picture without the characters that isolate their runs.
fn plain(shown: ElementRef<'_>) -> String {
    words(shown).replace(['\u{200E}', '\u{200F}', '\u{2066}', '\u{2067}', '\u{2069}'], "")
}

fn boxes(drawing: ElementRef<'_>) -> Vec<Boxed> {
    let nodes = inside(drawing, "a, g").into_iter().filter(|node| {
        node.children().filter_map(ElementRef::wrap).any(|child| child.value().name() == "rect")
    });
    nodes
        .map(|node| {
            let rect = inside(node, "rect")[0];
            let number = |name: &str| rect.attr(name).unwrap().parse::<f64>().unwrap();
            let (x, y) = (number("x"), number("y"));
            let titled = inside(node, "title").first().map(|title| plain(*title));
            let name = titled.unwrap_or_else(|| {
                inside(node, "text").into_iter().map(plain).collect::<Vec<_>>().join(" ")
            });
            (name.replace("- ", "-"), [x, y, x + number("width"), y + number("height")])
        })
        .collect()
}

fn distance(rect: &[f64; 4], (x, y): (f64, f64)) -> f64 {
    let across = (rect[0] - x).max(x - rect[2]).max(0.0);
    let down = (rect[1] - y).max(y - rect[3]).max(0.0);
    across.hypot(down)
}

fn nearest(boxes: &[Boxed], point: (f64, f64)) -> String {
    let near = boxes.iter().min_by(|a, b| distance(&a.1, point).total_cmp(&distance(&b.1, point)));
    near.unwrap().0.clone()
}

/// The points of a path of lines; `H` keeps the height.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let starts: Vec<usize> =
        path.match_indices(char::is_alphabetic).map(|(at, _)| at).chain([path.len()]).collect();
    for pair in starts.windows(2) {
        let numbers: Vec<f64> =
            path[pair[0] + 1..pair[1]].split([' ', ',']).filter_map(|it| it.parse().ok()).collect();
        match path.as_bytes()[pair[0]] {
            b'H' => points.push((numbers[0], points[points.len() - 1].1)),
            b'V' => points.push((points[points.len() - 1].0, numbers[0])),
            _ => points.extend(numbers.chunks_exact(2).map(|it| (it[0], it[1]))),
        }
    }
    points
}

/// On each profile with two neighbours, every relation is an edge to or from them, in both drawings and languages.
#[test]
fn neighbourhoods_draw_each_relation_in_its_direction() {
    let mut drawings = 0;
    for relations in RELATIONS.iter() {
        for (lang, (end, edges)) in LANGS
            .into_iter()
            .flat_map(|lang| relations.ends().into_iter().map(move |it| (lang, it)))
        {
            let told: Vec<_> = edges.iter().filter_map(|edge| Some((edge.told()?, edge))).collect();
            let page = relations.site.page(&end.path(lang));
            let svgs = page.all("div.ego svg");
            assert_eq!(svgs.len(), if told.len() < 2 { 0 } else { 2 }, "{}", page.path);
            let mut expected: Vec<String> = told
                .iter()
                .map(|((first, name, second), edge)| {
                    let arrow = if edge.kind.is_symmetric() {
                        "—"
                    } else if *first == end {
                        "→"
                    } else {
                        "←"
                    };
                    let other = if *first == end { second } else { first };
                    format!("{} {arrow} {}", relations.label(lang, name), other.name())
                })
                .collect();
            expected.sort();
            for svg in svgs {
                let mut shown = strands(svg, &end.name());
                shown.sort();
                assert_eq!(shown, expected, "{}", page.path);
                drawings += 1;
            }
        }
    }
    assert!(drawings > 100, "only {drawings} neighbourhoods are drawn");
}

fn strands(drawing: ElementRef<'_>, own: &str) -> Vec<String> {
    let boxes = boxes(drawing);
    let others: Vec<Boxed> = boxes.into_iter().filter(|(name, _)| name != own).collect();
    let groups =
        inside(drawing, "g").into_iter().filter(|group| !inside(*group, "path").is_empty());
    groups
        .map(|group| {
            let path = *inside(group, "path").last().unwrap();
            let points = points(path.attr("d").unwrap());
            let (start, end) = (points[0], points[points.len() - 1]);
            let far = |point| {
                others.iter().map(|(_, rect)| distance(rect, point)).fold(f64::MAX, f64::min)
            };
            let (outer, outward) = if far(end) < far(start) { (end, true) } else { (start, false) };
            let arrow = match (path.attr("marker-end"), outward) {
                (None, _) => "—",
                (Some(_), true) => "→",
                (Some(_), false) => "←",
            };
            format!("{} {arrow} {}", plain(inside(group, "title")[0]), nearest(&others, outer))
        })
        .collect()
}

/// Each dated relation is a row of the timeline's table, with both its ends.
#[test]
fn the_timeline_lists_each_dated_relation() {
    for relations in RELATIONS.iter() {
        for lang in LANGS {
            let page = relations.site.page(&format!("{lang}/timeline/"));
            let both = |edge: &Edge| BTreeSet::from([edge.from.path(lang), edge.to.path(lang)]);
            let expected: BTreeSet<_> =
                relations.edges.iter().map(|edge| (both(edge), edge.since)).collect();
            let mut shown = BTreeSet::new();
            for section in page.all("table.happenings tbody") {
                let year: u32 =
                    section.attr("id").unwrap().trim_start_matches("_y").parse().unwrap();
                for row in inside(section, "tr:not(.year)") {
                    let others = inside(row, "td:nth-child(3) a").into_iter();
                    let paths = others.map(|link| page.target(link.attr("href").unwrap()));
                    shown.insert((paths.collect(), year));
                }
            }
            assert_eq!(shown, expected, "{}", page.path);
        }
    }
}
