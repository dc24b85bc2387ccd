//! The network: boxes that keep apart, lines that cross little, the same places every time, and clusters past the limit.

use hashiya::load;
use hashiya::model::Book;
use hashiya::picture::Rect;
use hashiya::picture::network::cluster::{CLUSTERS, LIMIT};
use hashiya::picture::network::graph::{self, Network};

use crate::harness::{Tree, root};

fn book(root: &std::path::Path) -> Book {
    let (project, _) = load::project(root).unwrap();
    hashiya::book(&project)
}

/// A project of groups, each at odds or allied with a few others by a fixed rule.
fn generated(groups: usize) -> Book {
    let types = ["ally", "rival", "part-of", "succeeds", "member-of"];
    let tree = Tree::new("");
    for index in 0..groups {
        let mut text =
            format!("name: {{ar: جماعة رقم {index}, en: Group number {index}}}\nrelations:\n");
        for (step, kind) in [1, 7, 31].into_iter().zip(types.iter().cycle().skip(index % 5)) {
            let to = if step == 1 { index / 3 } else { (index * step + step) % groups };
            let since = 1990 + (index * step) % 35;
            text += &format!("  - {{type: {kind}, to: g{to}, since: {since}}}\n");
        }
        tree.write(&format!("content/groups/g{index}.yaml"), text);
    }
    book(tree.path())
}

fn assert_tidy(network: &Network) {
    for drawing in network.drawings().iter().flat_map(|(_, drawings)| drawings) {
        let (name, plan) = (drawing.name, &drawing.plan);
        let frame = Rect::frame(plan.width, plan.height);
        for (index, a) in plan.boxes.iter().enumerate() {
            assert!(frame.contains(a), "{name}: {a:?} leaves {frame:?}");
            let apart = plan.boxes[index + 1..].iter().all(|b| !a.grown(4.0).overlaps(b));
            assert!(apart, "{name}: something is too near to {a:?}");
        }
    }
}

/// The drawings of the real briefing; run with `--nocapture` to see how they do.
#[test]
fn the_briefing_is_drawn_well() {
    let book = book(root());
    let network = graph::network(&book);
    assert_tidy(&network);
    assert!(!network.is_clustered());
    for (lang, drawings) in network.drawings().iter() {
        for drawing in drawings {
            let (name, plan, quality) = (drawing.name, &drawing.plan, drawing.quality());
            let pairs = drawing.pairs.len();
            println!("{} {name}: {}×{} {pairs} {quality:?}", lang.tag(), plan.width, plan.height);
            // On average a line crosses less than one other, and one of six runs below a box that is not its own.
            let is_clear = quality.crossings <= pairs && 6 * quality.passes <= pairs;
            assert!(is_clear, "{name}: {quality:?} for {pairs} lines");
        }
    }
}

#[test]
fn places_are_the_same_every_time() {
    let book = generated(40);
    let places = || {
        let network = graph::network(&book);
        let drawings = network.drawings().en.iter();
        drawings.map(|drawing| drawing.plan.boxes.clone()).collect::<Vec<_>>()
    };
    assert_eq!(places(), places());
}

/// A drawing is kept as long as boxes and lines are as they were, whatever else is said of a group.
#[test]
fn a_drawing_is_kept_as_long_as_it_shows_the_same() {
    let tree = Tree::new("");
    let write = |id: &str, text: &str| tree.write(&format!("content/groups/{id}.yaml"), text);
    let a = "name: {ar: ألف, en: A}\nrelations:\n  - {type: ally, to: b, since: 2001}\n";
    write("b", "name: {ar: باء, en: B}\n");
    write("c", "name: {ar: جيم, en: C}\n");
    write("a", a);
    let before = graph::network(&book(tree.path()));
    let is_kept = |a: &str| {
        write("a", a);
        let again = graph::network_again(&book(tree.path()), Some(&before));
        std::ptr::eq(again.drawings(), before.drawings())
    };
    assert!(is_kept(a));
    assert!(is_kept(&format!("{a}summary: {{ar: نص, en: Text}}\n")));
    assert!(is_kept(&a.replace("2001", "2002")));
    assert!(!is_kept(&a.replace("en: A", "en: A Longer Name")));
    assert!(!is_kept(&a.replace("ألف", "جماعة")));
    assert!(!is_kept(&a.replace("ally", "rival")));
    assert!(!is_kept(&a.replace("to: b", "to: c")));
    assert!(!is_kept(&format!("{a}  - {{type: rival, to: b, since: 2010}}\n")));
    assert!(!is_kept(&format!("{a}  - {{type: ally, to: c}}\n")));
}

/// Readers of both languages may speak of the same picture: each middle is where a mirror shows it.
#[test]
fn both_languages_see_the_same_picture() {
    let network = graph::network(&generated(20));
    let drawings = network.drawings();
    for (ar, en) in drawings.ar.iter().zip(&drawings.en) {
        let middles = |boxes: &[Rect]| boxes.iter().map(Rect::centre).collect::<Vec<_>>();
        assert_eq!(middles(&ar.plan.clone().mirrored().boxes), middles(&en.plan.boxes));
        assert!(ar.labels.iter().zip(&en.labels).any(|(a, b)| a.size != b.size));
    }
}

/// Few nodes, but each with twelve relations: more lines than can be followed.
#[test]
fn dense_networks_are_drawn_in_companies() {
    let tree = Tree::new("");
    for index in 0..80 {
        let mut text =
            format!("name: {{ar: جماعة رقم {index}, en: Group number {index}}}\nrelations:\n");
        for step in 1..=12 {
            text += &format!("  - {{type: rival, to: g{}}}\n", (index + step * step) % 80);
        }
        tree.write(&format!("content/groups/g{index}.yaml"), text);
    }
    let book = book(tree.path());
    let network = graph::network(&book);
    assert_tidy(&network);
    assert!(network.is_clustered());
}

#[test]
fn large_networks_are_drawn_in_companies() {
    for groups in [LIMIT, LIMIT + 1, 1000, 5000] {
        let book = generated(groups);
        let network = graph::network(&book);
        assert_tidy(&network);
        assert_eq!(network.is_clustered(), groups > LIMIT);
        let most = if network.is_clustered() { CLUSTERS } else { LIMIT };
        assert!(network.drawings().en.iter().all(|drawing| drawing.plan.boxes.len() <= most));
    }
}

/// The network has a page for each year in which a line, a group or a person comes or goes, and for no other: a birth
/// changes nothing.
#[test]
fn each_year_of_change_has_its_page() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: ألف, en: A group}
founded: 2001
dissolved: 2010
relations:
  - {type: ally, to: b, since: 2005, until: 2007}
  - {type: attacked, to: b, since: 2006}
--- content/groups/b.yaml
name: {ar: باء, en: B group}
--- content/groups/alone.yaml
name: {ar: جيم, en: Alone}
founded: 1990
--- content/actors/p.yaml
name: {ar: دال, en: A person}
born: 1950
died: 2015
relations:
  - {type: member-of, to: a, until: 2009}
--- content/actors/q.yaml
name: {ar: هاء, en: Another}
died: 202X
relations:
  - {type: leader-of, to: b, since: 2003/2004}
",
    );
    let network = graph::network(&book(tree.path()));
    assert_eq!(network.years, [2001, 2003, 2005, 2006, 2007, 2009, 2010, 2015, 2029]);
}
