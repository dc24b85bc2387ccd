//! The fonts of books: the files of the site, as its style sheet of faces describes them.
//!
//! Programs for books know little of `unicode-range`, so each file is a family of its own, and they follow each other in the
//! list of families. A book has the files whose signs it needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::{Archive, Method};
use crate::load::Assets;
use crate::script::is_rare_mark;

use super::part::FOLDER;

/// The site's sheet of faces.
const SHEET: &str = "css/faces.css";

/// The style of all books, without its faces.
const STYLE: &str = include_str!("book.css");

/// The families, by how the names of their files begin.
const FAMILIES: [&str; 2] = ["naskh", "serif"];

/// The file with the signs of the Quran: it has the letters as well, so that only a rare sign asks for it.
const QURAN: &str = "naskh-quran";

/// A file of a font.
struct Face {
    /// Its path in the output, and in books.
    path: String,
    /// The family that it is in books, and what it has of it.
    family: String,
    weight: String,
    /// First and last code points of the rows of signs that it has.
    signs: Vec<(u32, u32)>,
    packed: Vec<u8>,
}

/// The fonts that books may have.
pub(super) struct Faces {
    faces: Vec<Face>,
    /// The licence of each family, with its path.
    licences: Vec<(String, Vec<u8>)>,
}

/// The fonts of one book.
pub(super) struct Chosen<'f> {
    /// The style sheet of the book.
    pub(super) style: Vec<u8>,
    /// Their paths and those of their licences, each with the archive that has the file.
    pub(super) files: Vec<(&'f str, &'f [u8])>,
}

impl Faces {
    /// Packs the fonts of the site.
    pub(super) fn new(assets: &Assets) -> Self {
        let sheet = assets.get(SHEET).and_then(|sheet| sheet.bytes()).unwrap_or_default();
        let faces = ranges(&String::from_utf8_lossy(sheet)).into_iter();
        let licences = FAMILIES.map(|family| format!("fonts/{family}-OFL.txt")).into_iter();
        Self {
            faces: faces.filter_map(|(path, signs)| face(assets, path, signs)).collect(),
            licences: licences
                .filter_map(|path| Some((path.clone(), packed(assets, &path, Method::Deflated)?)))
                .collect(),
        }
    }

    /// The fonts of a text with these signs.
    pub(super) fn of(&self, signs: &BTreeSet<char>) -> Chosen<'_> {
        let has_rare = signs.iter().any(|sign| is_rare_mark(*sign));
        let faces = self.faces.iter().filter(|face| {
            let has =
                |sign: &char| face.signs.iter().any(|(a, b)| (*a..=*b).contains(&(*sign as u32)));
            signs.iter().any(has) && (has_rare || face.family != QURAN)
        });
        let rules = faces.clone().map(rule).collect::<String>();
        let licences =
            self.licences.iter().map(|(path, packed)| (path.as_str(), packed.as_slice()));
        Chosen {
            style: [&rules, STYLE].concat().into_bytes(),
            files: faces
                .map(|face| (face.path.as_str(), face.packed.as_slice()))
                .chain(licences)
                .collect(),
        }
    }
}

fn rule(face: &Face) -> String {
    let Face { path, family, weight, .. } = face;
    format!(
        "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; src: url(\"{path}\") format(\"woff2\"); }}\n"
    )
}

fn face(assets: &Assets, path: String, signs: Vec<(u32, u32)>) -> Option<Face> {
    let name = path.strip_prefix("fonts/")?.strip_suffix(".woff2")?;
    let (family, weight) = name.rsplit_once('-')?;
    let is_own = FAMILIES.iter().any(|own| family.starts_with(own));
    let (family, weight) = (family.to_owned(), weight.to_owned());
    let packed = is_own.then(|| packed(assets, &path, Method::Stored))??;
    Some(Face { path, family, weight, signs, packed })
}

fn packed(assets: &Assets, path: &str, method: Method) -> Option<Vec<u8>> {
    let bytes = assets.get(path)?.read().ok()?;
    Some(Archive::of(&format!("{FOLDER}/{path}"), &bytes, method))
}

/// The files of a sheet of faces, each with the signs that any of its rules names.
fn ranges(sheet: &str) -> BTreeMap<String, Vec<(u32, u32)>> {
    let mut files: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
    for rule in sheet.split("@font-face").skip(1) {
        let path = between(rule, "url(\"../", "\")");
        let signs = between(rule, "unicode-range:", ";").unwrap_or("U+0-10FFFF");
        if let Some(path) = path {
            let rows = signs.split(',').filter_map(|row| self::row(row.trim()));
            files.entry(path.to_owned()).or_default().extend(rows);
        }
    }
    files
}

fn between<'t>(text: &'t str, before: &str, behind: &str) -> Option<&'t str> {
    Some(text.split_once(before)?.1.split_once(behind)?.0)
}

/// `U+20-7E` or `U+A0`.
fn row(row: &str) -> Option<(u32, u32)> {
    let row = row.strip_prefix("U+")?;
    let (first, last) = row.split_once('-').unwrap_or((row, row));
    Some((u32::from_str_radix(first, 16).ok()?, u32::from_str_radix(last, 16).ok()?))
}
