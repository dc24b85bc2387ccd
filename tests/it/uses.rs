//! Every id that the content names is known with its place: what renaming and looking up rest on.

use std::collections::BTreeMap;

use hashiya::load::{self, Project};
use hashiya::model::{Book, Target};
use serde_json::Value;

use crate::harness::{Tree, root};

/// How often each file names each id.
type Counts = BTreeMap<(String, String), usize>;

fn kitchen_sink() -> (Project, Book) {
    let (project, _) = load::project(&root().join("tests/sites/kitchen-sink")).unwrap();
    let book = hashiya::book(&project);
    (project, book)
}

fn id(book: &Book, target: Target) -> &str {
    match target {
        Target::Entity(id) => &book.entity(id).id,
        Target::Source(id) => &book.source(id).id,
        Target::Series(id) => &book.one_series(id).id,
    }
}

#[test]
fn a_use_is_the_id_that_it_names() {
    let (project, book) = kitchen_sink();
    for place in &book.uses {
        assert_eq!(project.sources.slice(place.span), id(&book, place.target));
    }
    let order = |span| project.sources.order(span);
    assert!(book.uses.is_sorted_by(|a, b| order(a.span) < order(b.span)));
}

/// The texts of a value that are ids, by what they say: not those in prose, and not keys.
fn ids_in(value: &Value, key: &str, known: &impl Fn(&str) -> bool, found: &mut Vec<String>) {
    match value {
        Value::String(text) if known(text) && !["ar", "en", "fr", "id"].contains(&key) => {
            found.push(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| ids_in(item, key, known, found)),
        Value::Object(pairs) => {
            pairs.iter().for_each(|(key, item)| ids_in(item, key, known, found));
        }
        _ => {}
    }
}

/// The ids between double brackets.
fn references(text: &str) -> impl Iterator<Item = &str> {
    text.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()?.split('|').next())
}

#[test]
fn every_id_of_the_content_is_a_use() {
    let (project, book) = kitchen_sink();
    let known = |word: &str| {
        book.entities.iter().any(|entity| entity.id == word)
            || book.sources.iter().any(|source| source.id == word)
            || book.series.iter().any(|series| series.id == word)
    };
    let mut wanted = Counts::new();
    for (_, file) in project.sources.iter().filter(|(_, file)| file.path.starts_with("content/")) {
        let mut ids: Vec<String> = references(&file.text).map(str::to_owned).collect();
        ids.retain(|id| known(id));
        if file.path.ends_with(".yaml") {
            let value: Value = serde_yaml::from_str(&file.text).unwrap();
            ids_in(&value, "", &known, &mut ids);
        }
        for id in ids {
            *wanted.entry((file.path.clone(), id)).or_default() += 1;
        }
    }
    let mut found = Counts::new();
    for place in &book.uses {
        let path = project.sources.file(place.span.file).path.clone();
        *found.entry((path, id(&book, place.target).to_owned())).or_default() += 1;
    }
    assert_eq!(found, wanted);
    assert!(found.len() > 20, "{found:?}");
}

/// Quotes and labels are not part of a use.
#[test]
fn a_use_has_no_quotes_or_brackets() {
    let tree = Tree::new(
        "--- content/groups/a.yaml
name: {ar: أ, en: A}
summary: {ar: 'ب [[b|ب]] و[[b]]', en: b}
relations:
  - {type: ally, to: \"b\"}
  - {type: rival, to: 'b'}
--- content/groups/b.yaml
name: {ar: ب, en: B}
",
    );
    let (project, _) = load::project(tree.path()).unwrap();
    let uses = hashiya::book(&project).uses;
    let texts: Vec<&str> = uses.iter().map(|place| project.sources.slice(place.span)).collect();
    assert_eq!(texts, ["b", "b", "b", "b"]);
}

/// A file that comes or goes shifts no place in another, and neither does the theme, which is read with the project.
#[test]
fn places_outlive_a_reload() {
    let tree = Tree::new(
        "--- content/groups/b.yaml\nname: {ar: ب, en: B}\nrelations: [{type: ally, to: c}]\n\
         --- content/groups/c.yaml\nname: {ar: ج, en: C}\n",
    );
    let (before, _) = load::project(tree.path()).unwrap();
    let place = hashiya::book(&before).uses[0].span;
    tree.write("content/groups/a.yaml", "name: {ar: أ, en: A}\n");
    let (after, _) = load::again(tree.path(), &before.sources, &mut load::Memo::default()).unwrap();
    assert_eq!(after.sources.slice(place), "c");
    assert_eq!(hashiya::book(&after).uses[0].span, place);
    let paths: Vec<_> = after.sources.iter().map(|(_, file)| file.path.as_str()).collect();
    assert!(paths.is_sorted() && paths.contains(&"content/groups/a.yaml"));
}
