//! The bibliography in every style that YAML allows: what it means does not depend on how it is written.

use hashiya::load::Project;
use hashiya::model::{Book, Source};
use hashiya::source::SourceFile;
use hayagriva::types::Person;

const BLOCK: &str = "\
a:
  type: article
  title: One
  author: [\"Doe, Jane\", \"Roe, Richard\"]
  date: 2020-05
  url: {value: https://example.org/a, date: 2021}
  page-range: 3-9
  parent:
    type: periodical
    title: Review
    volume: 7
";

const FLOW: &str = "\
{a: {type: article, title: One, author: ['Doe, Jane', 'Roe, Richard'], date: 2020-05,
 url: {value: 'https://example.org/a', date: 2021}, page-range: 3-9,
 parent: {type: periodical, title: Review, volume: 7}}}
";

const QUOTED: &str = "\
\"a\" :   # the key
      \"type\": \"article\"
      # a comment at another indent
      title: |-
        One
      author:
      - Doe, Jane
      - Roe, Richard
      date: \"2020-05\"
      url:
         value: >-
           https://example.org/a
         date: \"2021\"
      page-range: '3-9'
      parent: {type: 'periodical', title: Review, volume: \"7\"}
";

fn project(sources: &str) -> Project {
    Project::from_files(vec![SourceFile::new("content/sources.yaml", sources)])
}

fn source<'b>(book: &'b Book, id: &str) -> &'b Source {
    book.sources.iter().find(|source| source.id == id).unwrap()
}

#[test]
fn the_style_does_not_matter() {
    let block = hashiya::book(&project(BLOCK));
    assert_eq!(source(&block, "a").entry.authors().unwrap().len(), 2);
    for style in [FLOW, QUOTED] {
        let book = hashiya::book(&project(style));
        assert_eq!(source(&book, "a").entry, source(&block, "a").entry, "{style}");
    }
}

/// Each bad entry is reported where it is wrong; the good ones stay.
#[test]
fn a_bad_entry_hides_no_other() {
    let text = "{a: {type: wep, title: A}, b: {type: web, date: 2023-55}, c: {type: web, title: C},\n d: {title: D},\n\
                 e: {type: article, title: E, parent: [{titel: E}]}}";
    let project = project(text);
    let (_, diagnostics) = hashiya::parse::tree(&project.sources);
    let places: Vec<&str> =
        diagnostics.iter().map(|found| project.sources.slice(found.span)).collect();
    assert_eq!(places, ["wep", "2023-55", "d", "titel"], "{diagnostics:#?}");
    let book = hashiya::book(&project);
    let left: Vec<&str> = book.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(left, ["c", "e"]);
}

/// A name in braces has no parts, whoever reads it.
#[test]
fn a_name_in_braces_is_whole() {
    let text = "a:
  type: book
  title: A
  author: [\"{Smith, Jones and Co}\", \"Doe, Jane\", {name: \"{as it is}\"}]
  editor: \"{The Committee}\"
  affiliated: {role: translator, names: [\"{Roe, Poe}\"]}
";
    let project = project(text);
    let (_, diagnostics) = hashiya::parse::tree(&project.sources);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    let book = hashiya::book(&project);
    let entry = &source(&book, "a").entry;
    let names = |people: &[Person]| {
        let name = |it: &Person| (it.name.clone(), it.given_name.clone().unwrap_or_default());
        people.iter().map(name).collect::<Vec<_>>()
    };
    let name = |name: &str, given: &str| (name.to_owned(), given.to_owned());
    let authors = [name("Smith, Jones and Co", ""), name("Doe", "Jane"), name("{as it is}", "")];
    assert_eq!(names(entry.authors().unwrap()), authors);
    assert_eq!(names(entry.editors().unwrap()), [name("The Committee", "")]);
    assert_eq!(names(&entry.affiliated().unwrap()[0].names), [name("Roe, Poe", "")]);
}
