//! The map's layout: names that never meet, few signs for many places, the same picture every time.

use hashiya::model::details::Precision;
use hashiya::picture::Rect;
use hashiya::picture::map::draw::{MapDrawing, Words, draw};
use hashiya::picture::map::group;
use hashiya::picture::map::paper::{MapPaper, Type};
use hashiya::picture::map::plan::MapPlan;
use hashiya::picture::map::projection::Degrees;
use hashiya::picture::map::spot::Spot;
use hashiya::picture::map::symbol::Symbol;
use proptest::prelude::*;

use crate::harness::Tree;

const LETTERS: Type = Type { size: 13.0, narrow: 1.0, line: 18.0, baseline: 0.78, ahead: 1.0 };
const LARGE: Type = Type { size: 17.0, narrow: 1.0, line: 24.0, baseline: 0.78, ahead: 1.0 };
const WIDE: MapPaper = MapPaper {
    width: 960.0,
    height: 690.0,
    margin: 22.0,
    letters: LETTERS,
    large: LARGE,
    whole: true,
};
const NARROW: MapPaper = MapPaper {
    width: 354.0,
    height: 470.0,
    margin: 34.0,
    letters: LETTERS,
    large: LARGE,
    whole: false,
};

/// Places made up by rule: scattered, each seventh close to the one before.
fn spots(count: usize, west: f64, south: f64) -> Vec<Spot> {
    let scattered = |index: usize, step: usize, span: f64| {
        span * f64::from(u32::try_from(index * step % 1009).unwrap()) / 1009.0
    };
    let spot = |index: usize| {
        let seed = if index % 7 == 6 { index - 1 } else { index };
        let nudge = if index % 7 == 6 { 0.05 } else { 0.0 };
        Spot {
            position: Degrees {
                lon: west + scattered(seed, 617, 12.0) + nudge,
                lat: south + scattered(seed, 389, 9.0),
            },
            precision: [Precision::Point, Precision::Proxy, Precision::Region][index % 3],
            symbol: [Symbol::Town, Symbol::Village, Symbol::Area][index % 3],
            weight: index % 6,
            names: vec![format!("Place name {index}"), index.to_string()],
            country: None,
        }
    };
    (0..count).map(spot).collect()
}

fn drawing(spots: &[Spot], paper: &MapPaper) -> MapDrawing {
    let plan = MapPlan::of(spots).unwrap();
    let cells = group::cells(&plan, spots, WIDE.width, WIDE.height);
    let words = Words {
        country: &|_| "Country".to_owned(),
        parallel: &|degrees| format!("{degrees}° N"),
        meridian: &|degrees| format!("{degrees}° E"),
    };
    draw(&plan, spots, &cells, paper, &words)
}

/// The boxes of all names.
fn names(drawing: &MapDrawing) -> Vec<Rect> {
    let names = drawing.marks.iter().filter_map(|mark| mark.label.as_ref());
    names.chain(&drawing.neighbours).map(|label| label.rect).collect()
}

/// The boxes of signs and of the circles of numbers.
fn signs(spots: &[Spot], drawing: &MapDrawing) -> Vec<Rect> {
    let is_spot = |spot: usize| spots[spot].symbol.is_spot();
    let signs = drawing.marks.iter().filter(|mark| is_spot(mark.spot));
    let signs = signs.map(|mark| Rect::square(&mark.point, mark.radius));
    let circles = drawing.clusters.iter();
    let circles = circles.map(|circle| Rect::square(&circle.centre, circle.radius));
    signs.chain(circles).collect()
}

fn check(spots: &[Spot], paper: &MapPaper) -> MapDrawing {
    let drawing = drawing(spots, paper);
    let frame = Rect::frame(paper.width, paper.height);
    let (names, signs) = (names(&drawing), signs(spots, &drawing));
    for (index, name) in names.iter().enumerate() {
        assert!(frame.contains(name), "{name:?} leaves the frame");
        assert!(
            names[index + 1..].iter().all(|other| !name.overlaps(other)),
            "{name:?} meets a name"
        );
        assert!(signs.iter().all(|sign| !name.overlaps(sign)), "{name:?} meets a sign");
    }
    for sign in &signs {
        assert!(frame.contains_point(&sign.centre()), "{sign:?} leaves the frame");
    }
    drawing
}

#[test]
fn few_places_are_all_named() {
    let drawing = check(&spots(24, -8.0, 11.0), &WIDE);
    assert!(drawing.clusters.is_empty() && !drawing.ground.land.is_empty());
    assert!(drawing.marks.iter().all(|mark| mark.label.is_some()));
    let words = drawing.marks.iter().filter(|mark| mark.label.as_ref().unwrap().choice == 0);
    assert!(words.count() >= 23);
}

#[test]
fn many_places_become_numbers() {
    for count in [100, 1000, 5000] {
        let spots = spots(count, -8.0, 11.0);
        for paper in [WIDE, NARROW] {
            let drawing = check(&spots, &paper);
            assert!(drawing.marks.len() + drawing.clusters.len() <= 110);
            let circles = drawing.clusters.iter();
            let circles: Vec<Rect> =
                circles.map(|it| Rect::square(&it.centre, it.radius)).collect();
            for (index, circle) in circles.iter().enumerate() {
                assert!(circles[index + 1..].iter().all(|other| !circle.overlaps(other)));
            }
        }
    }
}

/// As many places as a reader can tell apart are drawn one by one; with one more, neighbours are counted.
#[test]
fn places_are_counted_past_the_limit() {
    for count in [group::MOST, group::MOST + 1] {
        let spots = spots(count, -8.0, 11.0);
        let plan = MapPlan::of(&spots).unwrap();
        let cells = group::cells(&plan, &spots, WIDE.width, WIDE.height);
        assert_eq!(cells.is_empty(), count <= group::MOST, "{count}");
    }
}

#[test]
fn far_places_are_left_to_the_list() {
    let mut spots = spots(20, -8.0, 11.0);
    spots[0].position = Degrees { lon: 37.62, lat: 55.76 };
    assert_eq!(drawing(&spots, &WIDE).outside, [0]);
}

#[test]
fn no_place_makes_no_map() {
    assert!(MapPlan::of(&[]).is_none());
}

/// Places of any part of the world: the frame is as narrow as they lie, in kilometres, has land, and shows each of them.
#[test]
fn any_region_has_a_frame_with_land() {
    type Positions = &'static [(f64, f64)];
    let regions: [(&str, Positions, f64); 7] = [
        ("Paris", &[(2.35, 48.86)], 301.0),
        (
            "Indonesia and Peru",
            &[(106.8, -6.2), (-77.0, -12.0), (112.7, -7.2), (-72.0, -13.5)],
            20_000.0,
        ),
        ("Fiji and Samoa", &[(178.4, -18.1), (-171.8, -13.8)], 1200.0),
        ("Alaska and Kamchatka", &[(-165.4, 64.5), (158.6, 53.0), (177.5, 64.7)], 2600.0),
        ("the north pole", &[(15.6, 78.2), (-62.3, 82.5), (100.0, 80.0)], 3200.0),
        ("the south pole", &[(0.0, -90.0), (166.7, -77.8), (-68.1, -67.6)], 3500.0),
        (
            "the world",
            &[
                (2.35, 48.86),
                (139.7, 35.7),
                (151.2, -33.9),
                (-74.0, 40.7),
                (-46.6, -23.5),
                (28.0, -26.2),
            ],
            25_000.0,
        ),
    ];
    for (region, positions, widest) in regions {
        let mut spots = spots(positions.len(), 0.0, 0.0);
        for (spot, (lon, lat)) in spots.iter_mut().zip(positions) {
            spot.position = Degrees { lon: *lon, lat: *lat };
        }
        let core = MapPlan::of(&spots).unwrap().core;
        assert!(core.width.max(core.height) <= widest, "{region}: {core:?}");
        for paper in [WIDE, NARROW] {
            let drawing = check(&spots, &paper);
            assert!(drawing.outside.is_empty() && drawing.ground.land.len() > 100, "{region}");
            assert!(drawing.ground.land.len() < 90_000, "{region}: {}", drawing.ground.land.len());
        }
    }
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
    let (rims, named): (Vec<&str>, Vec<&str>) =
        marks.partition(|it| it.contains("class=\"map-rim\""));
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
            spot.position = Degrees { lon, lat };
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
            spot.position = Degrees { lon, lat };
        }
        let drawing = check(&spots, &WIDE);
        let text = format!("{:?} {:?}", drawing.graticule, drawing.marks);
        prop_assert!(!text.contains("NaN"), "{}", text);
    }
}

/// A place has the sign of what it is called; only what is known as a region is an area or a country.
#[test]
fn the_sort_of_a_place_chooses_its_sign() {
    for (sort, precision, symbol) in [
        ("capital", Precision::Point, Symbol::Capital),
        ("Capital city", Precision::Proxy, Symbol::Capital),
        ("عاصمة", Precision::Point, Symbol::Capital),
        ("town", Precision::Point, Symbol::Town),
        ("city", Precision::Proxy, Symbol::Town),
        ("village", Precision::Point, Symbol::Village),
        ("قرية", Precision::Proxy, Symbol::Village),
        ("", Precision::Point, Symbol::Site),
        ("estate", Precision::Point, Symbol::Site),
        ("state house", Precision::Point, Symbol::Site),
        ("country", Precision::Proxy, Symbol::Site),
        ("جمهورية", Precision::Point, Symbol::Site),
        ("", Precision::Region, Symbol::Area),
        ("town", Precision::Region, Symbol::Area),
        ("capital", Precision::Region, Symbol::Area),
        ("country", Precision::Region, Symbol::Country),
        ("دولة", Precision::Region, Symbol::Country),
    ] {
        assert_eq!(Symbol::of(sort, precision), symbol, "{sort}, {precision:?}");
    }
}
