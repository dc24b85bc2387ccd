//! Who uses whom: modules follow the table in ARCHITECTURE.md, and no files use each other in a circle.
//!
//! A file uses what its paths name: after `crate`, `self`, `super`, or a module of its own. A `mod` line is no use. A name
//! that a file hands on with `pub use` counts for the file that it comes from, so a parent may show what its children
//! hold; but what children share stands in a file of its own, not in the parent that uses them. Methods are not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::harness::root;
use crate::tidy::{code, sources};

/// A path in the tree of modules; that of the crate's root is empty.
type Path = Vec<String>;

/// The files by their modules, without comments and unit tests.
struct Files(BTreeMap<Path, String>);

impl Files {
    fn new<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let file = |(path, text): (&str, &str)| {
            let module = path.trim_end_matches(".rs").split('/').map(str::to_owned);
            (module.collect(), code(text))
        };
        let is_test = |path: &str| path.ends_with("tests.rs");
        Self(files.into_iter().filter(|(path, _)| !is_test(path)).map(file).collect())
    }

    /// The files that each file uses.
    fn uses(&self) -> BTreeMap<&Path, BTreeSet<&Path>> {
        let mut exports: BTreeMap<Path, Path> = BTreeMap::new();
        let mut paths: Vec<(&Path, Path)> = Vec::new();
        for (module, text) in &self.0 {
            for Named { path, exported, is_call } in named(text) {
                let Some(mut path) = self.absolute(module, &path) else { continue };
                if is_call && path.len() == 1 {
                    path.insert(0, "lib".to_owned());
                }
                if let (true, Some(name)) = (exported, path.last()) {
                    exports.insert([home(module), std::slice::from_ref(name)].concat(), path);
                } else {
                    paths.push((module, path));
                }
            }
        }
        let mut uses: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
        for (module, path) in paths {
            let used = self.file(&path, &exports).filter(|used| *used != module);
            uses.entry(module).or_default().extend(used);
        }
        uses
    }

    /// A path from the crate's root; `None` if it leads out of the crate.
    fn absolute(&self, module: &Path, path: &[String]) -> Option<Path> {
        let supers = path.iter().take_while(|name| *name == "super").count();
        let own = home(module);
        let (base, rest) = match path.first()?.as_str() {
            "crate" | "hashiya" => (&own[..0], &path[1..]),
            "self" => (own, &path[1..]),
            "super" => (&own[..own.len().checked_sub(supers)?], &path[supers..]),
            child => {
                self.0.get(&[own, &[child.to_owned()]].concat())?;
                (own, path)
            }
        };
        let rest = rest.iter().filter(|name| *name != "self").cloned();
        Some(base.iter().cloned().chain(rest).collect())
    }

    /// The file in which what a path names stands: that of the longest module in the path, or of what it hands on.
    fn file(&self, path: &[String], exports: &BTreeMap<Path, Path>) -> Option<&Path> {
        for length in (0..=path.len()).rev() {
            if let Some((module, _)) = self.0.get_key_value(&path[..length]) {
                return Some(module);
            }
            // What is handed on stands deeper in the tree, so this ends.
            if let Some(target) =
                exports.get(&path[..length]).filter(|target| target.len() > length)
            {
                return self.file(&[target, &path[length..]].concat(), exports);
            }
        }
        let lib = [String::from("lib")];
        self.0.get_key_value(&lib[..]).map(|(module, _)| module)
    }
}

/// Where the names of a file's own modules begin: those of `lib.rs` and `main.rs` at the root.
fn home(module: &Path) -> &[String] {
    let is_root = matches!(module.as_slice(), [name] if name == "lib" || name == "main");
    if is_root { &[] } else { module }
}

/// A path that a text names.
struct Named {
    path: Path,
    /// Whether the file hands on what it names.
    exported: bool,
    /// Whether it stands outside an import: there `crate::check` is the function and not the module.
    is_call: bool,
}

fn named(text: &str) -> Vec<Named> {
    let mut all = Vec::new();
    let mut code = String::new();
    let mut import: Option<(String, bool)> = None;
    for line in text.lines() {
        let bare = line.trim_start();
        let is_public =
            bare.starts_with("pub use ") || (bare.starts_with("pub(") && bare.contains(") use "));
        if import.is_none() && (bare.starts_with("use ") || is_public) {
            import = Some((String::new(), is_public));
        }
        let Some((tree, exported)) = &mut import else {
            code += line;
            code.push('\n');
            continue;
        };
        tree.push_str(bare);
        if let Some(tree) = tree.strip_suffix(';') {
            let tree = tree.split_once("use ").map_or("", |(_, tree)| tree);
            all.extend(branches(tree).iter().map(|path| Named {
                path: segments(path.split(" as ").next().unwrap_or(path)),
                exported: *exported,
                is_call: false,
            }));
            import = None;
        }
    }
    let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
    let paths = words.filter(|word| word.contains("::") && !word.starts_with(':'));
    all.extend(paths.map(|path| Named { path: segments(path), exported: false, is_call: true }));
    all
}

fn segments(path: &str) -> Path {
    path.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The paths of a tree of imports.
fn branches(tree: &str) -> Vec<String> {
    let Some((stem, inner)) = tree.trim().split_once('{') else { return vec![tree.to_owned()] };
    let mut depth = 0;
    let parts = inner.trim_end_matches('}').split(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let parts = parts.filter(|part| !part.trim().is_empty());
    // A nested tree may have lost its last braces to the trim above; they are not needed to read it.
    parts.flat_map(branches).map(|path| format!("{stem}{}", path.trim())).collect()
}

/// A circle of files, if there is one.
fn circle<'f>(uses: &BTreeMap<&'f Path, BTreeSet<&'f Path>>) -> Option<Vec<&'f Path>> {
    let mut rest = uses.clone();
    // Whatever uses nothing that is left, or is used by nothing that is left, lies in no circle.
    loop {
        let before = rest.len();
        let used: BTreeSet<&Path> = rest.values().flatten().copied().collect();
        let users: BTreeSet<&Path> = rest.keys().copied().collect();
        rest.retain(|file, uses| {
            used.contains(file) && uses.iter().any(|other| users.contains(other))
        });
        if rest.len() == before {
            break;
        }
    }
    let mut trail = vec![*rest.keys().next()?];
    loop {
        let next = rest[trail[trail.len() - 1]].iter().find(|file| rest.contains_key(*file))?;
        if let Some(start) = trail.iter().position(|file| file == next) {
            return Some(trail.split_off(start));
        }
        trail.push(next);
    }
}

#[test]
fn files_use_each_other_in_no_circle() {
    let sources = sources();
    let files = Files::new(sources.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let uses = files.uses();
    let circle =
        circle(&uses).map(|files| files.iter().map(|file| file.join("::")).collect::<Vec<_>>());
    assert_eq!(circle, None, "these files use each other in a circle");
}

/// One row of the table in ARCHITECTURE.md.
struct Row {
    layer: usize,
    modules: Vec<String>,
    uses: Vec<String>,
}

fn table() -> Vec<Row> {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, table) = document.split_once("| layer | module | uses |").unwrap();
    let list = |cell: &str| -> Vec<String> {
        cell.split(',').map(|name| name.trim().trim_matches('`').to_owned()).collect()
    };
    let mut rows: Vec<Row> = Vec::new();
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let above = rows.last().map_or(0, |row| row.layer);
        let layer = if cells[1].is_empty() { above } else { cells[1].parse().unwrap() };
        rows.push(Row { layer, modules: list(cells[2]), uses: list(cells[3]) });
    }
    rows
}

#[test]
fn modules_use_what_the_table_says() {
    let sources = sources();
    let files = Files::new(sources.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, uses) in files.uses() {
        let others = uses.iter().map(|other| other[0].as_str()).filter(|other| *other != file[0]);
        used.entry(&file[0]).or_default().extend(others);
    }
    let table = table();
    let layer = |module: &str| {
        let row = table.iter().find(|row| row.modules.iter().any(|name| name == module));
        row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no row for `{module}`")).layer
    };
    for (module, uses) in &used {
        for other in uses {
            assert!(layer(other) < layer(module), "`{module}` uses `{other}`, not below it");
        }
    }
    for Row { modules, uses, .. } in &table {
        let found: BTreeSet<&str> = modules
            .iter()
            .filter_map(|module| used.get(module.as_str()))
            .flatten()
            .copied()
            .collect();
        let stated: BTreeSet<&str> = uses.iter().map(String::as_str).collect();
        let stated = if uses == &["nothing"] { BTreeSet::new() } else { stated };
        assert_eq!(found, stated, "what {modules:?} uses, and what ARCHITECTURE.md says");
    }
}

/// The circle in made-up files.
fn circle_in(files: &[(&str, &str)]) -> Option<Vec<String>> {
    let files = Files::new(files.iter().copied());
    let uses = files.uses();
    circle(&uses).map(|files| files.iter().map(|file| file.join("::")).collect())
}

#[test]
fn circles_are_found() {
    let found = |files: &[(&str, &str)]| circle_in(files).unwrap_or_default();
    let child = ("a/b.rs", "use super::Shared;\n");
    let names = ["a", "a::b"].map(str::to_owned);
    assert_eq!(found(&[("a.rs", "mod b;\nuse b::work;\nstruct Shared;\n"), child]), names);
    assert_eq!(found(&[("a.rs", "mod b;\nfn f() { b::work() }\n"), child]), names);
    let through = [
        ("a/b.rs", "use super::c::{self, x};\n"),
        ("a/c.rs", "use crate::a::{\n    d::Deep,\n    e,\n};\n"),
        ("a/d.rs", "fn f() -> crate::a::b::X { todo() }\n"),
        ("a/e.rs", ""),
    ];
    assert_eq!(found(&through).len(), 3);
}

#[test]
fn what_is_no_circle_passes() {
    let handed_on = [
        ("a.rs", "mod b;\nmod shared;\npub use shared::Shared;\nuse b::work;\n"),
        ("a/b.rs", "use super::Shared;\n"),
        ("a/shared.rs", ""),
    ];
    assert_eq!(circle_in(&handed_on), None);
    let parent = [("a.rs", "pub mod b;\nstruct Shared;\n"), ("a/b.rs", "use super::Shared;\n")];
    assert_eq!(circle_in(&parent), None);
    let tests = [
        ("a.rs", "use crate::b::X;\n"),
        ("b.rs", "// crate::a::Y\n\n#[cfg(test)]\nmod tests {\n    use crate::a::Y;\n}\n"),
    ];
    assert_eq!(circle_in(&tests), None);
}
