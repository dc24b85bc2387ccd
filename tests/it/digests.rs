//! A digest of what each file of a golden site says, so that a change which no expected page shows is seen as well.
//!
//! Digests cannot be read. `SAID=DIR cargo test --test it -- digests::` writes what they were taken of: done before a change
//! and after it, the two folders show what the change says.

use std::fs;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::harness::{Tree, assert_expected, root, sections};
use crate::site::{DECLARATION, EDGES, KITCHEN_SINK, Site, entries, without_hashes};

#[test]
fn kitchen_sink() {
    golden("kitchen-sink", &KITCHEN_SINK);
}

#[test]
fn edges() {
    golden("edges", &EDGES);
}

#[test]
fn declaration() {
    golden("declaration", &DECLARATION);
}

#[test]
fn articles() {
    golden("articles", &Site::golden("articles"));
}

#[test]
fn entities() {
    golden("entities", &Site::golden("entities"));
}

/// Each site of `tests/settings.txt` with settings of its own has one digest.
#[test]
fn settings() {
    let dir = root().join("tests");
    let table = fs::read_to_string(dir.join("settings.txt")).unwrap();
    let mut list = String::new();
    for (head, book) in sections(&table) {
        let tree = Tree::copy(&dir.join("sites").join(head.split(' ').next().unwrap()));
        tree.write("book.toml", book);
        let all: String = all(&head.replace(' ', "-"), &Site::build(&tree, &[]))
            .map(|(path, said)| format!("{path}\n{said}\n"))
            .collect();
        list += &format!("{} {head}\n", digest(&all));
    }
    assert_expected(&list, &dir.join("settings-digests.txt"));
}

#[track_caller]
fn golden(name: &str, site: &Site) {
    let list: String =
        all(name, site).map(|(path, said)| format!("{} {path}\n", digest(&said))).collect();
    assert_expected(&list, &root().join("tests/sites").join(name).join("digests.txt"));
}

fn digest(said: &str) -> String {
    Sha256::digest(said)[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What each file of a site says, by its path; the index of the search is one, for its parts are named after what they hold.
fn all(name: &str, site: &Site) -> impl Iterator<Item = (String, String)> {
    let written = std::env::var_os("SAID").map(|dir| PathBuf::from(dir).join(name));
    let is_index = |path: &str| path.starts_with("search/parts/");
    let index = site.files.iter().filter(|(path, _)| is_index(path));
    let index = index.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    let files = site.files.iter().filter(move |(path, _)| !is_index(path));
    let files = files.flat_map(|(path, bytes)| said(path, bytes));
    files.chain([("search".to_owned(), index)]).inspect(move |(path, said)| {
        if let Some(dir) = &written {
            let file = dir.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, said).unwrap();
        }
    })
}

/// What a file says, without what the names of styles and scripts say of their contents; of a book its files, one after the
/// other. What the theme brings and what is drawn of letters has no digest.
fn said(path: &str, bytes: &[u8]) -> Vec<(String, String)> {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    match kind {
        "epub" | "zip" => {
            let own = entries(bytes).into_iter().flat_map(|(name, bytes)| said(&name, &bytes));
            vec![(path.to_owned(), own.map(|(name, said)| format!("{name}\n{said}\n")).collect())]
        }
        "js" if path.starts_with("cards/") => {
            vec![(without_hashes(path), String::from_utf8_lossy(bytes).into_owned())]
        }
        "bib" | "html" | "json" | "md" | "opf" | "ris" | "xhtml" | "xml" => {
            vec![(without_hashes(path), without_hashes(&String::from_utf8_lossy(bytes)))]
        }
        "" | "txt" if !path.contains('/') => {
            vec![(path.to_owned(), String::from_utf8_lossy(bytes).into_owned())]
        }
        _ => Vec::new(),
    }
}
