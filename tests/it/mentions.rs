//! Finding mentions: tables of sentences, the gold of the real article, overrides, and the list that editors review.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::harness::{Tree, root};
use crate::site::Site;

#[derive(Deserialize)]
struct Name {
    id: String,
    #[serde(default = "groups")]
    folder: String,
    ar: String,
    en: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

fn groups() -> String {
    "groups".to_owned()
}

#[derive(Deserialize)]
struct Case {
    text: String,
    finds: Vec<Wanted>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Wanted {
    words: String,
    is: String,
    /// The mentions inside of it.
    #[serde(default)]
    within: Vec<Self>,
}

impl Wanted {
    fn of(mention: &Value) -> Self {
        let inner = mention["within"].as_array().into_iter().flatten();
        Self {
            words: mention["text"].as_str().unwrap().to_owned(),
            is: mention["entities"][0].as_str().unwrap().to_owned(),
            within: inner.map(Self::of).collect(),
        }
    }
}

fn read<T: for<'de> Deserialize<'de>>(path: &str) -> T {
    serde_yaml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// A project with the names of the tables and one article; what `hashiya mentions` lists of it.
fn listed(tree: &Tree) -> Vec<Value> {
    // With faults in the content, the code is 1; what could be found is listed all the same.
    let json = tree.run(&["mentions", "--format", "json"]).stdout();
    serde_json::from_str(&json).unwrap()
}

fn project_of_names() -> Tree {
    let tree = Tree::new("");
    let list = |names: Vec<String>| serde_json::to_string(&names).unwrap();
    for name in read::<Vec<Name>>("tests/mentions/names.yaml") {
        let Name { id, folder, ar, en, aliases, not } = name;
        let (aliases, not) = (list(aliases), list(not));
        let text =
            format!("name: {{ar: {ar:?}, en: {en:?}}}\naliases: {{en: {aliases}}}\nnot: {not}\n");
        tree.write(&format!("content/{folder}/{id}.yaml"), text);
    }
    tree
}

/// All cases of a language as the paragraphs of one article.
fn table(lang: &str, least: usize) {
    let cases: Vec<Case> =
        read(&format!("tests/mentions/{}.yaml", if lang == "ar" { "arabic" } else { "english" }));
    assert!(cases.len() >= least, "only {} cases", cases.len());
    let negative = cases.iter().filter(|case| case.finds.is_empty()).count();
    assert!(
        negative * 2 >= cases.len() - 10,
        "only {negative} of {} cases find nothing",
        cases.len()
    );
    let tree = project_of_names();
    let mut article = format!("title: {{ar: س, en: s}}\noriginal: {lang}\nparagraphs:\n");
    for (at, case) in cases.iter().enumerate() {
        let text = case.text.trim_end().replace('\n', "\n      ");
        article.push_str(&format!("  - id: c{at}\n    {lang}: |-\n      {text}\n"));
    }
    tree.write("content/articles/a.yaml", article);
    let listed = listed(&tree);
    let mut faults = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let found: Vec<Wanted> = listed
            .iter()
            .filter(|mention| mention["paragraph"] == format!("c{at}"))
            .map(Wanted::of)
            .collect();
        if found != case.finds {
            faults.push(format!("{}\n  wanted {:?}\n  found  {found:?}", case.text, case.finds));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

#[test]
fn arabic_cases() {
    table("ar", 260);
}

#[test]
fn english_cases() {
    table("en", 140);
}

#[derive(Deserialize)]
struct Gold {
    paragraphs: std::collections::BTreeMap<String, Vec<GoldMention>>,
}

#[derive(Deserialize)]
struct GoldMention {
    start: usize,
    end: usize,
    entities: Vec<String>,
    /// The mentions inside of it.
    #[serde(default)]
    within: Vec<Self>,
}

/// What is compared: the paragraph, where the words begin and end, who is meant, and whether it lies inside another.
type Placed = (String, usize, usize, BTreeSet<String>, bool);

/// Precision and recall of the Arabic side of the real article. A mention counts if its words and its entities are those
/// of the gold. The second pair of figures is that of the finder alone, without the overrides of the article's paragraphs.
#[test]
fn the_gold_of_the_real_article() {
    let (precision, recall) = score(|_| true);
    println!("all mentions: precision {precision:.3}, recall {recall:.3}");
    let (alone, found) = score(|by| !by.starts_with("override"));
    println!("without overrides: precision {alone:.3}, recall {found:.3}");
    assert!(precision >= 0.99, "precision {precision}");
    assert!(recall >= 0.97, "recall {recall}");
    assert!(alone >= 0.99, "precision of the finder alone {alone}");
}

fn score(counts: impl Fn(&str) -> bool) -> (f64, f64) {
    let gold: Gold = read("tests/gold/mali-truce.yaml");
    let tree = Tree::new("");
    let root = root().to_str().unwrap();
    let json = tree.run(&["mentions", "--root", root, "--format", "json", "mali-truce"]);
    let listed: Vec<Value> = serde_json::from_str(&json.expect(0).stdout()).unwrap();
    let original =
        fs::read_to_string(crate::harness::root().join("content/articles/mali-truce.original.txt"))
            .unwrap();
    let mut wanted: BTreeSet<Placed> = BTreeSet::new();
    for ((paragraph, mentions), line) in gold.paragraphs.iter().zip(original.lines()) {
        let placed = |mention: &GoldMention, nested: bool| -> Placed {
            let (start, end) = whole_words(line, mention.start, mention.end);
            (paragraph.clone(), start, end, mention.entities.iter().cloned().collect(), nested)
        };
        for mention in mentions {
            wanted.insert(placed(mention, false));
            wanted.extend(mention.within.iter().map(|inner| placed(inner, true)));
        }
    }
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let placed = |paragraph: &Value, mention: &Value, nested: bool| -> Placed {
        let entities = mention["entities"].as_array().unwrap().iter();
        let entities = entities.map(|id| id.as_str().unwrap().to_owned()).collect();
        let paragraph = paragraph.as_str().unwrap().to_owned();
        (paragraph, number(&mention["start"]), number(&mention["end"]), entities, nested)
    };
    let mut found: BTreeSet<Placed> = BTreeSet::new();
    for mention in listed.iter().filter(|mention| mention["lang"] == "ar") {
        let counted = |mention: &&Value| counts(mention["by"].as_str().unwrap());
        let inner = mention["within"].as_array().unwrap().iter().filter(counted);
        let own = Some(mention).filter(counted);
        let paragraph = &mention["paragraph"];
        found.extend(own.map(|own| placed(paragraph, own, false)));
        found.extend(inner.map(|inner| placed(paragraph, inner, true)));
    }
    for miss in wanted.difference(&found) {
        println!("not found: {miss:?}");
    }
    for extra in found.difference(&wanted) {
        println!("not in the gold: {extra:?}");
    }
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let ratio = |part: usize, whole: usize| part as f64 / whole as f64;
    let hits = found.intersection(&wanted).count();
    (ratio(hits, found.len()), ratio(hits, wanted.len()))
}

/// The gold gives the form without attached particles; the page links the whole words.
fn whole_words(line: &str, start: usize, end: usize) -> (usize, usize) {
    let letters: Vec<char> = line.chars().collect();
    let inside = |at: usize| {
        letters.get(at).is_some_and(|c| c.is_alphanumeric() || ('\u{64B}'..='\u{65F}').contains(c))
    };
    let (mut start, mut end) = (start, end);
    while start > 0 && inside(start - 1) && inside(start) {
        start -= 1;
    }
    while inside(end) && inside(end - 1) {
        end += 1;
    }
    (start, end)
}

const OVERRIDES: &str = "\
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام, en: JNIM}
--- content/groups/is-sahel.yaml
name: {ar: ولاية الساحل, en: IS Sahel}
--- content/groups/al-qaeda.yaml
name: {ar: القاعدة, en: al-Qaeda}
weak_aliases: {ar: [التنظيم], en: [the group]}
--- content/places/mali.yaml
name: {ar: مالي, en: Mali}
--- content/articles/a.yaml
title: {ar: س, en: s}
original: ar
mentions_default:
  داعش: is-sahel
  الفرعان: [jnim, is-sahel]
  القاعدة: none
paragraphs:
  - id: p01
    ar: |-
      قال [[jnim|القاعدة في مالي]] وداعش والفرعان والقاعدة و[مالي](https://example.org) و`مالي` والتنظيم في مالي.
  - id: p02
    ar: |-
      القاعدة وداعش في مالي، ومالي أيضا مالي.
    mentions:
      - at: {ar: القاعدة وداعش}
        is: [jnim, is-sahel]
      - at: {ar: مالي}
        nth: 2
        is: none
      - is: [al-qaeda]
";

#[test]
fn what_the_author_says_wins() {
    let named = |mention: &Value| {
        let entities = mention["entities"].as_array().unwrap().iter();
        let entities: Vec<&str> = entities.map(|id| id.as_str().unwrap()).collect();
        format!("{} = {}", mention["text"].as_str().unwrap(), entities.join("+"))
    };
    let line = |mention: &Value| {
        let inner: Vec<String> = mention["within"].as_array().unwrap().iter().map(named).collect();
        let within = if inner.is_empty() {
            String::new()
        } else {
            format!(", within: {}", inner.join(", "))
        };
        let text = |key: &str| mention[key].as_str().unwrap();
        format!("{} {} ({}){within}", text("paragraph"), named(mention), text("by"))
    };
    let found: Vec<String> = listed(&Tree::new(OVERRIDES)).iter().map(line).collect();
    let expected = [
        "p01 القاعدة في مالي = jnim (explicit), within: القاعدة = al-qaeda, مالي = mali",
        "p01 وداعش = is-sahel (default: داعش)",
        "p01 والفرعان = jnim+is-sahel (default: الفرعان)",
        "p01 مالي = mali (name: مالي)",
        "p02 القاعدة وداعش = jnim+is-sahel (override: القاعدة وداعش), within: القاعدة = al-qaeda",
        "p02 مالي = mali (name: مالي)",
        "p02 مالي = mali (name: مالي)",
    ];
    assert_eq!(found, expected);
}

/// Programs read how a mention is known and by which form without taking words apart.
#[test]
fn origin_and_form_are_fields() {
    let listed = listed(&Tree::new(OVERRIDES));
    let of = |index: usize| (&listed[index]["origin"], &listed[index]["form"]);
    assert_eq!(of(0), (&"explicit".into(), &Value::Null));
    assert_eq!(of(1), (&"default".into(), &"داعش".into()));
}

#[test]
fn links_follow_the_setting() {
    let links = |setting: &str| {
        let tree = Tree::new(OVERRIDES);
        tree.write("book.toml", setting);
        tree.write("content/articles/a.original.txt", "قال القاعدة في مالي وداعش والفرعان والقاعدة ومالي ومالي والتنظيم في مالي.\nالقاعدة وداعش في مالي، ومالي أيضا مالي.\n");
        tree.run(&["build"]).expect(0);
        let page = fs::read_to_string(tree.path().join("public/ar/articles/a/index.html")).unwrap();
        let paragraph = page.split("id=\"p02\"").nth(1).unwrap().split("<aside").next().unwrap();
        paragraph.matches("class=\"mention").count()
    };
    assert_eq!(links("linking = \"all\"\n"), 3);
    assert_eq!(links(""), 2);
    assert_eq!(links("linking = \"none\"\n"), 0);
}

/// Each has one link in a paragraph: at its name, wherever it stands, else at its alias, else at the first description; nothing
/// inside another mention is a link.
#[test]
fn the_fullest_mention_of_each_is_linked() {
    let cases = [
        ("Both came, then Alpha, then Beta.", &["Alpha", "Beta"][..]),
        ("Alpha came, then both, then Alpha.", &["Alpha", "both"]),
        ("The one came, then A-One, then Alpha, then Alpha.", &["Alpha"]),
        ("The one came, then A-One, then the one.", &["A-One"]),
        ("Both came, then Alpha, then both.", &["Both", "Alpha"]),
        ("Gamma came, then both, then both, then Gamma.", &["Gamma", "both"]),
        ("The Alpha Hall stood, then the one came.", &["Alpha Hall", "the one"]),
    ];
    let tree = Tree::new("");
    for (id, name) in [("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")] {
        tree.write(
            &format!("content/groups/{id}.yaml"),
            format!("name: {{ar: جماعة {id}, en: {name}}}\nrole: context\n"),
        );
    }
    tree.write("content/groups/a.yaml", "name: {ar: ألف, en: Alpha}\naliases: {en: [A-One]}\n");
    tree.write("content/places/hall.yaml", "name: {ar: قاعة, en: Alpha Hall}\n");
    let (mut paragraphs, mut original) = (String::new(), String::new());
    for (at, (text, _)) in cases.iter().enumerate() {
        paragraphs += &format!("  - {{id: p{at}, en: \"{text}\"}}\n");
        original += &format!("{text}\n");
    }
    let head = "title: {ar: عنوان, en: Title}\noriginal: en\nmentions_default: {both: [a, b], the one: a}\n";
    tree.write("content/articles/a.yaml", format!("{head}paragraphs:\n{paragraphs}"));
    tree.write("content/articles/a.original.txt", original);
    let page = Site::build(&tree, &[]).page("en/articles/a/");
    for (at, (text, linked)) in cases.iter().enumerate() {
        assert_eq!(page.texts(&format!("#p{at} a.mention")), *linked, "{text}");
    }
}

#[test]
fn an_unknown_article_is_refused() {
    let tree = Tree::new(OVERRIDES);
    let run = tree.run(&["mentions", "b"]).expect(2);
    assert!(run.stderr().contains("there is no article `b`"), "{}", run.stderr());
}
