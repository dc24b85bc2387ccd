//! The timeline's layout: nothing overlaps, nothing leaves the paper, much is counted instead of named.

use hashiya::model::Date;
use hashiya::picture::Rect;
use hashiya::picture::timeline::column::{ColumnItem, ColumnPaper, column, label_width, wrapped};
use hashiya::picture::timeline::dense::densest;
use hashiya::picture::timeline::groups::{LaneSpan, groups};
use hashiya::picture::timeline::strip::{Strip, StripItem, StripPaper, strip};
use hashiya::picture::timeline::{LABELS, Role, Shape, Span, Years};
use proptest::prelude::*;

use crate::harness::Tree;
use crate::site::Site;

/// Dates of every sort.
fn any_span() -> impl Strategy<Value = Span> {
    let year = 1950..2030_i32;
    let moment =
        (year, 1..=12_u8, 1..=28_u8, 0..6_u8, 0..4_usize).prop_map(|(y, m, d, kind, q)| {
            let sign = ["", "~", "?", "%"][q];
            match kind {
                0 => format!("{}X", y / 10),
                1 => format!("{y}{sign}"),
                2 => format!("{y}-{m:02}{sign}"),
                3 => format!("{y}-{}{sign}", 21 + m % 4),
                _ => format!("{y}-{m:02}-{d:02}{sign}"),
            }
        });
    (moment.clone(), moment, 0..6_u8).prop_map(|(a, b, kind)| {
        let (a, b) = (Date::parse(&a), Date::parse(&b));
        let date = |text: &str| Date::parse(text);
        match kind {
            0 => Span::lasting(a.as_ref(), b.as_ref()),
            1 => Span::lasting(a.as_ref(), None),
            2 => Span::lasting(None, b.as_ref()),
            3 => Span::happening(date("2001-05-04/..").as_ref(), None),
            _ => Span::happening(a.as_ref(), None),
        }
        .unwrap()
    })
}

fn any_items() -> impl Strategy<Value = Vec<StripItem>> {
    let item = (any_span(), 0..4_usize, 20.0..400.0_f64)
        .prop_map(|(span, lane, label)| StripItem { span, lane, label: Some(label) });
    prop::collection::vec(item, 1..LABELS)
}

fn any_paper() -> impl Strategy<Value = StripPaper> {
    (any::<bool>(), any::<bool>()).prop_map(|(rtl, above)| StripPaper {
        width: if above { 420.0 } else { 980.0 },
        rtl,
        row: if above { 44.0 } else { 24.0 },
        head: 26.0,
        heading: 26.0,
        above,
    })
}

/// The box around a mark.
fn bounds(shapes: &[Shape]) -> Rect {
    let corners = shapes.iter().flat_map(|shape| match shape {
        Shape::Box(_, r) => vec![(r.x, r.y), (r.x + r.width, r.y + r.height)],
        Shape::Line(_, points) => points.iter().map(|p| (p.x, p.y)).collect(),
    });
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in corners {
        low = (low.0.min(x), low.1.min(y));
        high = (high.0.max(x), high.1.max(y));
    }
    Rect { x: low.0, y: low.1, width: high.0 - low.0, height: high.1 - low.1 }
}

fn assert_clear(paper: StripPaper, strip: &Strip) {
    let frame = Rect::frame(paper.width, strip.height).grown(0.02);
    let boxes: Vec<(Rect, Rect)> = strip
        .items
        .iter()
        .map(|item| (item.label.unwrap().grown(-0.02), bounds(&item.shapes).grown(-0.02)))
        .collect();
    for (index, (label, mark)) in boxes.iter().enumerate() {
        assert!(frame.contains(label), "{label:?} leaves {frame:?}");
        assert!(frame.contains(mark), "{mark:?} leaves {frame:?}");
        assert!(!label.overlaps(mark), "{label:?} lies on its mark {mark:?}");
        for (other, under) in &boxes[index + 1..] {
            assert!(!label.overlaps(other), "{label:?} lies on {other:?}");
            assert!(!label.overlaps(under) && !mark.overlaps(other) && !mark.overlaps(under));
        }
    }
}

proptest! {
    #[test]
    fn strips_are_clear(paper in any_paper(), items in any_items()) {
        let years = Years::of(items.iter().map(|item| &item.span)).unwrap();
        let strip = strip(paper, years, &items, 40.0);
        assert_clear(paper, &strip);
        let again = self::strip(paper, years, &items, 40.0);
        prop_assert_eq!(format!("{strip:?}"), format!("{again:?}"));
    }

    /// Only some of the years: what is cut stays on the paper too.
    #[test]
    fn cut_strips_are_clear(paper in any_paper(), items in any_items()) {
        let years = Years { first: 1990, last: 1999 };
        let items: Vec<StripItem> = items.into_iter().filter(|item| years.touch(&item.span)).collect();
        assert_clear(paper, &strip(paper, years, &items, 40.0));
    }

    #[test]
    fn columns_are_clear(rtl: bool, spans in prop::collection::vec((any_span(), 30.0..90.0_f64), 1..LABELS)) {
        let paper = ColumnPaper { width: 354.0, rtl };
        let items: Vec<ColumnItem> =
            spans.iter().map(|(span, height)| ColumnItem { span: *span, height: *height }).collect();
        let column = column(paper, &items);
        let frame = Rect::frame(354.0, column.height).grown(0.02);
        let mut below = f64::MIN;
        for placed in &column.items {
            prop_assert!(frame.contains(&placed.label));
            let mark = bounds(&placed.shapes);
            prop_assert!(frame.contains(&mark), "{mark:?} leaves {frame:?}");
            prop_assert!(placed.label.y + 0.02 >= below);
            prop_assert!(!mark.overlaps(&placed.label), "{mark:?} lies on {:?}", placed.label);
            below = placed.label.y + placed.label.height;
        }
        for year in &column.years {
            let lies_on = |placed: &Rect| placed.grown(-0.02).overlaps(&year.heading);
            prop_assert!(!column.items.iter().any(|placed| lies_on(&placed.label)));
        }
    }

    /// Every thing is counted once, in a unit that holds its first day, and counts have room.
    #[test]
    fn groups_count_everything(spans in prop::collection::vec((any_span(), 0..4_usize), 1..300)) {
        let spans: Vec<LaneSpan> =
            spans.into_iter().map(|(span, lane)| LaneSpan { span, lane }).collect();
        let years = Years::of(spans.iter().map(|thing| &thing.span)).unwrap();
        let groups = groups(years, &spans, 980.0, 30.0);
        prop_assert_eq!(groups.iter().map(|group| group.count).sum::<usize>(), spans.len());
        for group in &groups {
            let inside = |thing: &&LaneSpan| {
                thing.lane == group.lane && group.days.contains(&thing.span.from)
            };
            prop_assert_eq!(spans.iter().filter(inside).count(), group.count);
        }
    }

    #[test]
    fn lines_hold_all_words(words in prop::collection::vec("[a-zم-ي]{1,12}", 1..20)) {
        let text = words.join(" ");
        prop_assert_eq!(wrapped(&text, 15.0, 200.0, 99).join(" "), text);
        let room = label_width(ColumnPaper { width: 354.0, rtl: true });
        prop_assert!(room > 250.0);
    }
}

/// A day is a dot, a month a hollow bar, what lasted a solid one inside its bounds.
#[test]
fn marks_show_precision() {
    let roles = |date: &str| {
        let span = Span::happening(Date::parse(date).as_ref(), None).unwrap();
        let paper = StripPaper {
            width: 980.0,
            rtl: false,
            row: 24.0,
            head: 0.0,
            heading: 0.0,
            above: false,
        };
        let item = StripItem { span, lane: 0, label: Some(50.0) };
        let strip = strip(paper, Years { first: 2020, last: 2025 }, &[item], 40.0);
        let role = |shape: &Shape| match shape {
            Shape::Box(role, _) | Shape::Line(role, _) => *role,
        };
        strip.items[0].shapes.iter().map(role).collect::<Vec<Role>>()
    };
    assert_eq!(roles("2024-05-04"), [Role::Day]);
    assert_eq!(roles("2024-05"), [Role::Within]);
    assert_eq!(roles("2024-05-04?"), [Role::Day, Role::Hatch]);
    assert_eq!(roles("2024~"), [Role::Within, Role::About, Role::About]);
    assert_eq!(roles("2024-05-04/2024-06-04"), [Role::Through]);
    assert_eq!(roles("2021/2024"), [Role::Within, Role::Through]);
    assert_eq!(roles("2021-05/.."), [Role::Within, Role::Open]);
    assert_eq!(roles("2019/2024-06-01"), [Role::Within, Role::Through, Role::Open]);
}

/// A site with so many events over so many years.
fn site(events: usize, years: usize) -> Tree {
    let tree = Tree::new("--- book.toml\n");
    for index in 0..events {
        let (year, month, day) = (1960 + index % years, 1 + index / 7 % 12, 1 + index / 3 % 28);
        let text = format!(
            "name: {{ar: حدث {index}, en: Event {index}}}\ndate: {year}-{month:02}-{day:02}\ntheme: fighting\n"
        );
        tree.write(&format!("content/events/e{index}.yaml"), text);
    }
    tree
}

/// Past what can be read the pictures count, and lead to parts of the table.
#[test]
fn many_events_are_counted() {
    for (events, years) in [(100, 40), (300, 60)] {
        let tree = site(events, years);
        tree.run(&["build", "--out", "out"]).expect(0);
        crate::sites::assert_links(&Site::read(&tree.path().join("out")));
        let html = std::fs::read_to_string(tree.path().join("out/en/timeline/index.html")).unwrap();
        assert!(html.contains("class=\"group\""), "{events} events are not counted");
        assert!(events < 200 || !html.contains("class=\"item"), "{events} events are named");
        let further = tree.path().join("out/en/timeline/page/2/index.html");
        let rows = html + &std::fs::read_to_string(further).unwrap_or_default();
        assert_eq!(rows.matches("<td role=\"cell\" class=\"at\"").count(), events);
    }
}

/// A profile with much to count leads to years that the timeline has; its own beginning is none of these.
#[test]
fn profiles_count_what_the_timeline_lists() {
    let tree = site(30, 30);
    tree.write(
        "content/groups/g.yaml",
        "name: {ar: جماعة, en: Group}\nfounded: 1900\ndissolved: 2020\n",
    );
    for at in 0..30 {
        let event = format!("content/events/e{at}.yaml");
        let text = std::fs::read_to_string(tree.path().join(&event)).unwrap();
        tree.write(&event, format!("{text}involves: [g]\n"));
    }
    tree.run(&["build", "--out", "out"]).expect(0);
    let page = |path: &str| std::fs::read_to_string(tree.path().join("out/en").join(path)).unwrap();
    let (profile, timeline) = (page("groups/g/index.html"), page("timeline/index.html"));
    let years: Vec<&str> = profile
        .split("timeline/index.html#")
        .skip(1)
        .map(|rest| rest.split_once('"').unwrap().0)
        .collect();
    assert!(years.len() > 1 && profile.contains("class=\"group\""), "{years:?}");
    for year in years {
        assert!(timeline.contains(&format!("id=\"{year}\"")), "no section {year}");
    }
}

/// Relations without a date are listed even if each event has one.
#[test]
fn relations_without_a_date_are_listed() {
    let tree = Tree::new(
        "--- content/events/e.yaml\nname: {ar: حدث, en: Event}\ndate: 2014\n\
         --- content/groups/g.yaml\nname: {ar: جماعة, en: Group}\nrelations: [{type: ally, to: h}]\n\
         --- content/groups/h.yaml\nname: {ar: رابطة, en: League}\nfounded: 2010\n",
    );
    let page = Site::build(&tree, &[]).page("en/timeline/");
    assert_eq!(page.texts("ul.undated li").len(), 1);
}

/// A unit that begins before the calendar's first year, and a year that ends with its last, are counted too.
#[test]
fn the_ends_of_the_calendar_are_counted() {
    let spans = ["-9999", "-9998", "9999", "9999-12-31"].map(|date| LaneSpan {
        span: Span::happening(Date::parse(date).as_ref(), None).unwrap(),
        lane: 0,
    });
    let years = Years::of(spans.iter().map(|thing| &thing.span)).unwrap();
    assert_eq!((years.first, years.last), (-9999, 9999));
    let groups = groups(years, &spans, 980.0, 30.0);
    assert_eq!(groups.iter().map(|group| group.count).collect::<Vec<_>>(), [2, 2]);
    assert!(spans.iter().all(|thing| years.contain(&thing.span)));
}

/// Thousands of things make no more counts than the scale has units.
#[test]
fn many_things_make_few_groups() {
    let spans: Vec<LaneSpan> = (0..5000)
        .map(|index| {
            let (year, month, day) = (1960 + index % 60, 1 + index % 12, 1 + index % 28);
            let date = Date::parse(&format!("{year}-{month:02}-{day:02}"));
            LaneSpan { span: Span::happening(date.as_ref(), None).unwrap(), lane: index % 5 }
        })
        .collect();
    let years = Years::of(spans.iter().map(|thing| &thing.span)).unwrap();
    let all: Vec<i32> = spans.iter().map(|thing| thing.span.year).collect();
    assert_eq!(densest(&all), Some(Years { first: 1960, last: 1989 }));
    assert!(groups(years, &spans, 980.0, 30.0).len() <= 5 * 60);
}

/// Eight things are enough for a second strip, if half of them lie close together.
#[test]
fn few_things_have_no_second_strip() {
    let years = [1960, 1970, 1980, 1990, 2011, 2011, 2012, 2012];
    assert_eq!(densest(&years).map(|years| (years.first, years.last)), Some((2011, 2012)));
    assert_eq!(densest(&years[1..]), None);
    assert_eq!(densest(&[]), None);
    // Half of all the years, and one year more.
    let spread = |last: i32| densest(&[2001, 2001, 2001, 2002, 2002, last, last, last]);
    assert!(spread(2004).is_some() && spread(2003).is_none());
}

/// Whatever begins or ends in some years is among them, and nothing else.
#[test]
fn years_hold_what_begins_or_ends_in_them() {
    let years = Years { first: 2010, last: 2012 };
    for (date, is_among) in [
        ("2009", false),
        ("2009-12-31", false),
        ("2010-01-01", true),
        ("2011", true),
        ("2012-12-31", true),
        ("2013-01-01", false),
        ("200X", false),
        ("201X", true),
        ("2008/2009", false),
        ("2008/2010-01-01", true),
        ("2008/2011", true),
        ("2008/2012", true),
        ("2012/2015", true),
        ("2013/2015", false),
    ] {
        let span = Span::happening(Date::parse(date).as_ref(), None).unwrap();
        assert_eq!(years.touch(&span), is_among, "{date}");
    }
}

/// The titles of signs are plain text: a name of the other direction is isolated in them, in every picture.
#[test]
fn titles_of_signs_isolate_names() {
    let tree = Tree::new(
        "--- content/events/a.yaml
name: {en: Raid (2)}
date: 2024-05
place: p
involves: [g]
--- content/events/b.yaml
name: {ar: هجوم, en: Attack}
date: 2023
--- content/groups/g.yaml
name: {en: JNIM}
relations: [{type: rival, to: h, since: 2012}]
--- content/groups/h.yaml
name: {ar: جماعة, en: House}
--- content/places/p.yaml
name: {en: Gao (old)}
coordinates: {lat: 16, lon: 0}
--- content/sources.yaml
{}
",
    );
    let site = Site::build(&tree, &[]);
    for (page, title) in [
        ("ar/timeline/", "\u{2066}Raid (2)\u{2069}: مايو 2024"),
        ("ar/timeline/", "هجوم: 2023"),
        ("en/timeline/", "Raid (2): May 2024"),
        ("ar/network/", "\u{2066}JNIM\u{2069} — تنافس مع — جماعة · منذ 2012"),
        ("en/network/", "JNIM — rival of — House · since 2012"),
        ("ar/map/", "\u{2066}Gao (old)\u{2069}: المكان بعينه؛ لا ذكر في النص"),
    ] {
        let titles = site.page(page).texts("svg title");
        assert!(titles.iter().any(|found| found == title), "{page}: {title}: {titles:?}");
    }
}
