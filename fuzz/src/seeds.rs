//! Seeds: inputs that a run begins with.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The seeds of a target, in a fixed order: those of its folder, and what the tests of the stage have.
///
/// A file of `fuzz/seeds/` is one seed; one that ends in `.lines` has a seed on each line, in which `\n` stands for a line break.
pub fn seeds(folder: &str) -> Vec<String> {
    let mut seeds = Vec::new();
    for path in files(&root().join("fuzz/seeds").join(folder)) {
        let text = read(&path);
        if path.extension().is_some_and(|extension| extension == "lines") {
            seeds.extend(text.lines().map(|line| line.replace("\\n", "\n")));
        } else {
            seeds.push(text);
        }
    }
    let projects = || fixtures().into_iter().chain(golden());
    match folder {
        "project" => seeds.extend(projects()),
        "yaml" => seeds.extend(projects().flat_map(|project| bodies(&project, ".yaml"))),
        "markdown" => seeds.extend(projects().flat_map(|project| bodies(&project, ".md"))),
        _ => {}
    }
    assert!(!seeds.is_empty(), "there are no seeds in fuzz/seeds/{folder}");
    seeds
}

/// The projects of `tests/diagnostics/`: one of each fault.
fn fixtures() -> Vec<String> {
    let texts = files(&root().join("tests/diagnostics")).into_iter().map(|path| read(&path));
    texts.filter_map(|text| Some(text.split_once("--- expected\n")?.0.to_owned())).collect()
}

/// The golden sites of `tests/sites/`.
fn golden() -> Vec<String> {
    let sites = files(&root().join("tests/sites")).into_iter();
    let project = |site: PathBuf| {
        let folders = files(&site.join("content")).into_iter();
        let content =
            folders.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
        let paths = std::iter::once(site.join("book.toml")).chain(content);
        let section = |path: PathBuf| {
            let below = path
                .strip_prefix(&site)
                .expect("it lies there")
                .to_string_lossy()
                .replace('\\', "/");
            format!("--- {below}\n{}", read(&path))
        };
        paths.map(section).collect()
    };
    sites.map(project).collect()
}

/// The files of a project whose paths end so.
fn bodies(project: &str, end: &str) -> Vec<String> {
    let sections = sections(project);
    sections
        .iter()
        .filter(|(path, _)| path.ends_with(end))
        .map(|(_, body)| (*body).to_owned())
        .collect()
}

/// The files of a project in one text: `--- path`, then the text of the file.
pub fn sections(project: &str) -> Vec<(&str, &str)> {
    let parts = project.strip_prefix("--- ").unwrap_or_default().split("\n--- ");
    parts.filter_map(|part| part.split_once('\n')).map(|(path, body)| (path.trim(), body)).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a seed can be read")
}

/// The files below a folder, in the order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
