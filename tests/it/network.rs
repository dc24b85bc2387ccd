//! The network: boxes that keep apart, lines that cross little, the same places every time, and companies past the limit.

use std::time::{Duration, Instant};

use hashiya::load;
use hashiya::model::Book;
use hashiya::picture::Rect;
use hashiya::picture::network::cluster::{CLUSTERS, LIMIT};
use hashiya::view::network::graph::{Network, networks};

use crate::harness::{Tree, root};

fn book(root: &std::path::Path) -> Book {
    let (project, _) = load::project(root).unwrap();
    hashiya::book(&project)
}

/// A project of groups, each at odds or allied with a few others by a fixed rule.
fn generated(groups: usize) -> Book {
    let types = ["ally", "rival", "part-of", "succeeds", "member-of"];
    let tree = Tree::new("");
    for at in 0..groups {
        let mut text = format!("name: {{ar: جماعة رقم {at}, en: Group number {at}}}\nrelations:\n");
        for (step, kind) in [1, 7, 31].into_iter().zip(types.iter().cycle().skip(at % 5)) {
            let to = if step == 1 { at / 3 } else { (at * step + step) % groups };
            let since = 1990 + (at * step) % 35;
            text += &format!("  - {{type: {kind}, to: g{to}, since: {since}}}\n");
        }
        tree.write(&format!("content/groups/g{at}.yaml"), text);
    }
    book(tree.path())
}

fn assert_tidy(network: &Network) {
    for (name, plan, _) in network.drawings() {
        let frame = Rect { x: 0.0, y: 0.0, width: plan.width, height: plan.height };
        for (at, a) in plan.boxes.iter().enumerate() {
            assert!(frame.contains(a), "{name}: {a:?} leaves {frame:?}");
            let apart = plan.boxes[at + 1..].iter().all(|b| !a.grown(4.0).overlaps(b));
            assert!(apart, "{name}: something is too near to {a:?}");
        }
    }
}

/// The drawings of the real briefing; run with `--nocapture` to see how they do.
#[test]
fn the_briefing_is_drawn_well() {
    let book = book(root());
    for (lang, network) in networks(&book).iter() {
        assert_tidy(network);
        assert!(!network.is_clustered());
        for (name, plan, quality) in network.drawings() {
            println!("{} {name}: {}×{} {quality:?}", lang.tag(), plan.width, plan.height);
            assert!(quality.crossings <= 24 && quality.passes <= 4, "{name}: {quality:?}");
        }
    }
}

#[test]
fn places_are_the_same_every_time() {
    let book = generated(40);
    let places = || {
        let all = networks(&book);
        let boxes = all.en.drawings().map(|(_, plan, _)| plan.boxes.clone());
        boxes.collect::<Vec<_>>()
    };
    assert_eq!(places(), places());
}

/// Few nodes, but each with twelve relations: more lines than can be followed.
#[test]
fn dense_networks_are_drawn_in_companies() {
    let tree = Tree::new("");
    for at in 0..80 {
        let mut text = format!("name: {{ar: جماعة رقم {at}, en: Group number {at}}}\nrelations:\n");
        for step in 1..=12 {
            text += &format!("  - {{type: rival, to: g{}}}\n", (at + step * step) % 80);
        }
        tree.write(&format!("content/groups/g{at}.yaml"), text);
    }
    let book = book(tree.path());
    let began = Instant::now();
    let all = networks(&book);
    println!("80 groups with 12 relations each: {:?}", began.elapsed());
    for (_, network) in all.iter() {
        assert_tidy(network);
        assert!(network.is_clustered());
    }
}

#[test]
fn large_networks_are_drawn_in_companies() {
    for groups in [60, 100, 1000, 5000] {
        let book = generated(groups);
        let began = Instant::now();
        let all = networks(&book);
        let took = began.elapsed();
        println!("{groups} groups: {took:?}");
        for (_, network) in all.iter() {
            assert_tidy(network);
            assert_eq!(network.is_clustered(), groups > LIMIT);
            let most = if network.is_clustered() { CLUSTERS } else { LIMIT };
            assert!(network.drawings().all(|(_, plan, _)| plan.boxes.len() <= most));
        }
        assert!(took < Duration::from_secs(120), "{groups} groups took {took:?}");
    }
}
