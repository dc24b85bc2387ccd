//! A made-up site with every type of relation, from either side, and what its pages must then show.
//!
//! What is expected comes from the documents for editors: the types from `docs/content.md`, what they are in the network
//! from `docs/pictures.md`, and the labels from `templates/ui/`.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use crate::harness::{Tree, root};
use crate::site::Site;

/// Every type that is documented.
pub(crate) static TYPES: LazyLock<Vec<Type>> = LazyLock::new(types);

/// A few types a site, so that their networks are drawn and not counted.
pub(crate) static RELATIONS: LazyLock<Vec<Relations>> =
    LazyLock::new(|| TYPES.chunks(5).map(Relations::of).collect());

/// A type of relation as the documents describe it.
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) inverse: String,
    /// The kinds that can stand first, and second.
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
    pub(crate) same_kind: bool,
    pub(crate) momentary: bool,
    /// The class of its lines, if it has lines, and whether they run back.
    pub(crate) line: Option<(String, bool)>,
}

impl Type {
    pub(crate) fn is_symmetric(&self) -> bool {
        self.name == self.inverse
    }

    pub(crate) fn joins(&self, from: &str, to: &str) -> bool {
        let has = |kinds: &[String], kind: &str| kinds.iter().any(|other| other == kind);
        has(&self.from, from) && if self.same_kind { from == to } else { has(&self.to, to) }
    }
}

pub(crate) const KINDS: [&str; 5] = ["group", "actor", "place", "event", "agreement"];

fn types() -> Vec<Type> {
    let content = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let pictures = fs::read_to_string(root().join("docs/pictures.md")).unwrap();
    let lines = lines(&pictures);
    let moments =
        content.split_once("What came about at a moment").unwrap().1.split_once("\n\n").unwrap().0;
    let moments: Vec<&str> = moments.split('`').skip(1).step_by(2).collect();
    let rows =
        content.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 4);
    let kinds = |cell: &str| match cell {
        "any kind" => KINDS.map(str::to_owned).to_vec(),
        _ => cell.split(", ").map(str::to_owned).collect(),
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names: Vec<&str> = cells[1].split('`').skip(1).step_by(2).collect();
        let (name, inverse) = (names[0], names[names.len() - 1]);
        Type {
            name: name.to_owned(),
            inverse: inverse.to_owned(),
            from: kinds(cells[2]),
            to: kinds(cells[3]),
            same_kind: cells[3] == "the same kind",
            momentary: moments.contains(&name),
            line: lines.get(name).cloned(),
        }
    })
    .collect()
}

/// The class of each type that has lines, and whether they run back: the table of classes of lines.
fn lines(document: &str) -> BTreeMap<String, (String, bool)> {
    let table = document.split_once("| class | line and sign | types |").unwrap().1;
    let mut lines = BTreeMap::new();
    for row in table.lines().filter(|line| line.starts_with('|') && line.contains('`')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        // Between backticks stand names; what follows a name, up to the next, is its remark.
        let parts: Vec<&str> = cells[3].split('`').skip(1).collect();
        for pair in parts.chunks(2) {
            let remark = pair.get(1).unwrap_or(&"");
            lines.insert(pair[0].to_owned(), (cells[1].to_owned(), remark.contains("(back")));
        }
    }
    lines
}

/// What a label is called in a language.
pub(crate) fn string(lang: &str, id: &str) -> String {
    let strings = fs::read_to_string(root().join(format!("templates/ui/{lang}.ftl"))).unwrap();
    let line = strings.lines().find_map(|line| line.strip_prefix(&format!("{id} = ")));
    line.unwrap_or_else(|| panic!("{lang}: no `{id}`")).to_owned()
}

/// One site, and the relations that were written for it.
pub(crate) struct Relations {
    pub(crate) site: Site,
    pub(crate) edges: Vec<Edge>,
    labels: BTreeMap<(&'static str, String), String>,
}

/// A relation in the direction of its type.
pub(crate) struct Edge {
    pub(crate) kind: &'static Type,
    pub(crate) from: End,
    pub(crate) to: End,
    pub(crate) since: u32,
    pub(crate) until: Option<u32>,
    /// Whether it is contested, and cites the source.
    pub(crate) contested: bool,
}

/// An entity: its kind and its id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct End {
    pub(crate) kind: String,
    pub(crate) id: String,
}

impl End {
    /// The path of its profile.
    pub(crate) fn path(&self, lang: &str) -> String {
        format!("{lang}/{}s/{}/index.html", self.kind, self.id)
    }

    pub(crate) fn name(&self) -> String {
        format!("N-{}", self.id)
    }
}

impl Edge {
    /// The two ends as the network tells them, with the name of the type from the first.
    pub(crate) fn told(&self) -> Option<(&End, &str, &End)> {
        let (_, back) = self.kind.line.as_ref()?;
        let is_node = |end: &End| matches!(end.kind.as_str(), "group" | "actor");
        if !is_node(&self.from) || !is_node(&self.to) {
            return None;
        }
        Some(if *back {
            (&self.to, &self.kind.inverse, &self.from)
        } else {
            (&self.from, &self.kind.name, &self.to)
        })
    }

    /// Whether it holds in a year.
    pub(crate) fn holds(&self, year: u32) -> bool {
        if self.kind.momentary && self.until.is_none() {
            return self.since == year;
        }
        self.since <= year && self.until.is_none_or(|until| year <= until)
    }

    /// Its date in English.
    pub(crate) fn date(&self) -> String {
        match self.until {
            Some(until) => format!("{}–{until}", self.since),
            None if self.kind.momentary => self.since.to_string(),
            None => format!("since {}", self.since),
        }
    }
}

impl Relations {
    fn of(types: &'static [Type]) -> Self {
        let tree = Tree::new("--- content/sources.yaml\ns: {type: web, title: The source}\n");
        let edges: Vec<Edge> = types.iter().flat_map(edges).collect();
        for edge in &edges {
            write(&tree, edge);
        }
        let mut labels = BTreeMap::new();
        for lang in ["ar", "en"] {
            for name in types.iter().flat_map(|kind| [&kind.name, &kind.inverse]) {
                labels.insert(
                    (lang, name.clone()),
                    string(lang, &format!("relation_{}", name.replace('-', "_"))),
                );
            }
        }
        Self { site: Site::build(&tree, &["--strict"]), edges, labels }
    }

    pub(crate) fn label(&self, lang: &'static str, name: &str) -> &str {
        &self.labels[&(lang, name.to_owned())]
    }

    pub(crate) fn pages(&self) -> impl Iterator<Item = crate::site::Page> {
        self.site.pages()
    }

    /// Every entity with its relations.
    pub(crate) fn ends(&self) -> BTreeMap<&End, Vec<&Edge>> {
        let mut ends: BTreeMap<&End, Vec<&Edge>> = BTreeMap::new();
        for edge in &self.edges {
            ends.entry(&edge.from).or_default().push(edge);
            ends.entry(&edge.to).or_default().push(edge);
        }
        ends
    }
}

/// Three relations of a type, so that each of two ends has two neighbours: `a` and `b` lead to `y`, and `a` to `z`.
fn edges(kind: &'static Type) -> [Edge; 3] {
    let (from, to) = (&kind.from[0], if kind.same_kind { &kind.from[0] } else { &kind.to[0] });
    let end = |kind_of: &str, letter: &str| End {
        kind: kind_of.to_owned(),
        id: format!("{}-{letter}", kind.name),
    };
    let edge = |from: End, to: End, since, until, contested| Edge {
        kind,
        from,
        to,
        since,
        until,
        contested,
    };
    [
        edge(end(from, "a"), end(to, "y"), 2001, None, false),
        edge(end(from, "a"), end(to, "z"), 2002, Some(2003), false),
        edge(end(from, "b"), end(to, "y"), 2003, None, true),
    ]
}

/// Writes a relation on its first entity; that with `z` on the second, by the name of the inverse.
fn write(tree: &Tree, edge: &Edge) {
    for end in [&edge.from, &edge.to] {
        let path = format!("content/{}s/{}.yaml", end.kind, end.id);
        if !tree.path().join(&path).exists() {
            let name = end.name();
            tree.write(&path, format!("name: {{ar: {name}, en: {name}}}\nrelations:\n"));
        }
    }
    let (on, name, other) = if edge.to.id.ends_with("-z") {
        (&edge.to, &edge.kind.inverse, &edge.from)
    } else {
        (&edge.from, &edge.kind.name, &edge.to)
    };
    let until = edge.until.map_or(String::new(), |until| format!(", until: {until}"));
    let rest = if edge.contested { ", confidence: contested, sources: [s]" } else { "" };
    let path = tree.path().join(format!("content/{}s/{}.yaml", on.kind, on.id));
    let text = fs::read_to_string(&path).unwrap();
    let line =
        format!("  - {{type: {name}, to: {}, since: {}{until}{rest}}}\n", other.id, edge.since);
    fs::write(path, text + &line).unwrap();
}
