//! The map's layout: names that never meet, few signs for many places, the same picture every time.

use std::time::{Duration, Instant};

use hashiya::model::details::Precision;
use hashiya::picture::map::group;
use hashiya::picture::map::label::Type;
use hashiya::picture::map::plan::plan;
use hashiya::picture::map::projection::Degrees;
use hashiya::picture::map::symbol::Symbol;
use hashiya::picture::map::{Drawing, Spot, Style, Words, draw, square};
use hashiya::picture::{Point, Rect};
use proptest::prelude::*;

use crate::harness::Tree;

const LETTERS: Type = Type { size: 13.0, narrow: 1.0, line: 18.0, baseline: 0.78, ahead: 1.0 };
const LARGE: Type = Type { size: 17.0, narrow: 1.0, line: 24.0, baseline: 0.78, ahead: 1.0 };
const WIDE: Style = Style {
    width: 960.0,
    height: 690.0,
    margin: 22.0,
    letters: LETTERS,
    large: LARGE,
    whole: true,
};
const NARROW: Style = Style {
    width: 354.0,
    height: 470.0,
    margin: 34.0,
    letters: LETTERS,
    large: LARGE,
    whole: false,
};

/// Places made up by rule: scattered, each seventh close to the one before.
fn spots(count: usize, west: f64, south: f64) -> Vec<Spot> {
    let scattered = |at: usize, step: usize, span: f64| {
        span * f64::from(u32::try_from(at * step % 1009).unwrap()) / 1009.0
    };
    let spot = |at: usize| {
        let seed = if at % 7 == 6 { at - 1 } else { at };
        let nudge = if at % 7 == 6 { 0.05 } else { 0.0 };
        Spot {
            at: Degrees {
                lon: west + scattered(seed, 617, 12.0) + nudge,
                lat: south + scattered(seed, 389, 9.0),
            },
            precision: [Precision::Point, Precision::Proxy, Precision::Region][at % 3],
            symbol: [Symbol::Town, Symbol::Village, Symbol::Area][at % 3],
            weight: at % 6,
            names: vec![format!("Place name {at}"), at.to_string()],
            country: None,
        }
    };
    (0..count).map(spot).collect()
}

fn drawing(spots: &[Spot], style: &Style) -> Drawing {
    let plan = plan(spots).unwrap();
    let cells = group::cells(&plan, spots, WIDE.width, WIDE.height);
    let words = Words { country: &|_| "Country".to_owned(), degrees: &|_, at| format!("{at}° N") };
    draw(&plan, spots, &cells, style, &words)
}

/// Every box that must be alone: names, signs, the circles of numbers.
fn boxes(spots: &[Spot], drawing: &Drawing) -> (Vec<Rect>, Vec<(Rect, Point)>) {
    let names = drawing.marks.iter().filter_map(|mark| mark.label.as_ref());
    let neighbours = drawing.neighbours.iter().map(|(_, label)| label);
    let names = names.chain(neighbours).map(|label| label.rect).collect();
    let is_spot = |spot: usize| spots[spot].symbol.is_spot();
    let signs = drawing.marks.iter().filter(|mark| is_spot(mark.spot));
    let signs = signs.map(|mark| (square(mark.at, mark.radius), mark.at));
    let circles = drawing.clusters.iter();
    let circles = circles.map(|circle| (square(circle.at, circle.radius), circle.at));
    (names, signs.chain(circles).collect())
}

fn check(spots: &[Spot], style: &Style) -> Drawing {
    let drawing = drawing(spots, style);
    let frame = Rect { x: 0.0, y: 0.0, width: style.width, height: style.height };
    let (names, signs) = boxes(spots, &drawing);
    for (at, name) in names.iter().enumerate() {
        assert!(frame.contains(name), "{name:?} leaves the frame");
        assert!(names[at + 1..].iter().all(|other| !name.overlaps(other)), "{name:?} meets a name");
        assert!(signs.iter().all(|(sign, _)| !name.overlaps(sign)), "{name:?} meets a sign");
    }
    for (sign, middle) in &signs {
        assert!(frame.contains(&square(*middle, 0.0)), "{sign:?} leaves the frame");
    }
    drawing
}

#[test]
fn few_places_are_all_named() {
    let drawing = check(&spots(24, -8.0, 11.0), &WIDE);
    assert!(drawing.clusters.is_empty() && drawing.ground.covered);
    assert!(drawing.marks.iter().all(|mark| mark.label.is_some()));
    let words = drawing.marks.iter().filter(|mark| mark.label.as_ref().unwrap().choice == 0);
    assert!(words.count() >= 23);
}

#[test]
fn many_places_become_numbers() {
    for count in [100, 1000, 5000] {
        let start = Instant::now();
        let spots = spots(count, -8.0, 11.0);
        for style in [WIDE, NARROW] {
            let drawing = check(&spots, &style);
            assert!(drawing.marks.len() + drawing.clusters.len() <= 110);
            let circles = drawing.clusters.iter();
            let circles: Vec<Rect> = circles.map(|it| square(it.at, it.radius)).collect();
            for (at, circle) in circles.iter().enumerate() {
                assert!(circles[at + 1..].iter().all(|other| !circle.overlaps(other)));
            }
        }
        let took = start.elapsed();
        assert!(took < Duration::from_secs(60), "{count} places took {took:?}");
    }
}

#[test]
fn far_places_are_left_to_the_list() {
    let mut spots = spots(20, -8.0, 11.0);
    spots[0].at = Degrees { lon: 37.62, lat: 55.76 };
    assert_eq!(drawing(&spots, &WIDE).outside, [0]);
}

#[test]
fn beyond_the_base_map_there_is_a_grid() {
    let drawing = check(&spots(20, 100.0, -30.0), &WIDE);
    assert!(!drawing.ground.covered && drawing.ground.land.is_empty());
    assert!(!drawing.graticule.lines.is_empty() && drawing.neighbours.is_empty());
    assert!(plan(&[]).is_none());
}

#[test]
fn the_same_places_make_the_same_picture() {
    let spots = spots(60, -8.0, 11.0);
    let once = format!("{:?}", drawing(&spots, &WIDE));
    assert_eq!(once, format!("{:?}", drawing(&spots, &WIDE)));
}

/// An area whose name finds no room has its circle as the link; nobody comes upon a link with nothing to see.
#[test]
fn no_link_is_without_a_sign() {
    let tree = Tree::new("--- book.toml\n");
    for at in 0..40 {
        let name = "A long name of a region that takes much of the map ".repeat(2);
        let (lat, lon) = (14 + at % 2, -3 + at / 20);
        let text = format!(
            "name: {{ar: منطقة {at}, en: {name}{at}}}\nkind: {{ar: منطقة, en: region}}\n\
             coordinates: {{lat: {lat}, lon: {lon}}}\nprecision: region\n"
        );
        tree.write(&format!("content/places/r{at}.yaml"), text);
    }
    tree.run(&["build", "--out", "out"]).expect(0);
    let html = std::fs::read_to_string(tree.path().join("out/en/map/index.html")).unwrap();
    let marks: Vec<&str> = html.split("<a class=\"mark ").skip(1).collect();
    let marks = marks.iter().map(|mark| mark.split_once("</a>").unwrap().0);
    let (rims, named): (Vec<&str>, Vec<&str>) = marks.partition(|it| it.contains("class=\"rim\""));
    assert!(!rims.is_empty() && !named.is_empty());
    assert!(rims.iter().all(|mark| !mark.contains("<text")));
    assert!(named.iter().all(|mark| mark.contains("<text")), "{named:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Wherever places lie, no name meets another one, a sign or the frame.
    #[test]
    fn names_never_meet(
        positions in prop::collection::vec((-12.0..5.0, 10.0..24.0, 0_usize..3), 1..50),
        narrow: bool,
    ) {
        let mut spots = spots(positions.len(), 0.0, 0.0);
        for (spot, (lon, lat, kind)) in spots.iter_mut().zip(positions) {
            spot.at = Degrees { lon, lat };
            spot.symbol = [Symbol::Site, Symbol::Capital, Symbol::Area][kind];
        }
        check(&spots, if narrow { &NARROW } else { &WIDE });
    }

    /// Positions anywhere on the globe make a picture.
    #[test]
    fn any_position_can_be_drawn(
        positions in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 1..12),
    ) {
        let mut spots = spots(positions.len(), 0.0, 0.0);
        for (spot, (lon, lat)) in spots.iter_mut().zip(positions) {
            spot.at = Degrees { lon, lat };
        }
        let drawing = check(&spots, &WIDE);
        let text = format!("{:?} {:?}", drawing.graticule, drawing.marks);
        prop_assert!(!text.contains("NaN"), "{}", text);
    }
}
