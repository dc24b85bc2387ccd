//! The fonts of the site, as its style sheet of faces describes them: for what has or draws letters without being a page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::card;
use crate::load::Assets;

/// The site's sheet of faces.
const SHEET: &str = "css/faces.css";

/// The families that texts are set in, by how the names of their files begin.
const FAMILIES: [&str; 2] = ["naskh", "serif"];

/// The file with the signs of the Quran: it has the letters as well, so that only a rare sign asks for it.
pub(super) const QURAN: &str = "naskh-quran";

/// A file of a font.
pub(super) struct Face<'a> {
    /// Its path in the output.
    pub(super) path: String,
    /// What its name says of the family.
    pub(super) family: String,
    pub(super) weight: u16,
    /// First and last code points of the rows of signs that it has.
    pub(super) signs: Vec<(u32, u32)>,
    pub(super) bytes: Cow<'a, [u8]>,
}

impl Face<'_> {
    /// The same for a painter.
    pub(super) fn drawn(&self) -> card::Face<'_> {
        let Self { family, weight, signs, bytes, .. } = self;
        card::Face { family, weight: *weight, signs, woff2: bytes }
    }
}

/// The fonts of texts.
pub(super) fn faces(assets: &Assets) -> Vec<Face<'_>> {
    let sheet = assets.get(SHEET).and_then(|sheet| sheet.bytes()).unwrap_or_default();
    let files = ranges(&String::from_utf8_lossy(sheet)).into_iter();
    files.filter_map(|(path, signs)| face(assets, path, signs)).collect()
}

/// The licences of the fonts, by their paths.
pub(super) fn licences() -> [String; 2] {
    FAMILIES.map(|family| format!("fonts/{family}-OFL.txt"))
}

fn face(assets: &Assets, path: String, signs: Vec<(u32, u32)>) -> Option<Face<'_>> {
    let name = path.strip_prefix("fonts/")?.strip_suffix(".woff2")?;
    let (family, weight) = name.rsplit_once('-')?;
    if !FAMILIES.iter().any(|own| family.starts_with(own)) {
        return None;
    }
    let (family, weight) = (family.to_owned(), weight.parse().ok()?);
    let bytes = assets.get(path.as_str())?.read().ok()?;
    Some(Face { path, family, weight, signs, bytes })
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
