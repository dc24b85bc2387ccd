//! The fonts of books: the files of the site, as its style sheet of faces describes them.
//!
//! Programs for books know little of `unicode-range`, so each file is a family of its own, and they follow each other in the
//! list of families. A book has the files whose signs it needs.

use std::collections::BTreeSet;

use super::part::FOLDER;
use crate::archive::{Archive, Method};
use crate::export::faces::{Face, QURAN, licences};
use crate::load::Assets;
use crate::script::is_rare_mark;

/// The style of all books, without its faces.
const STYLE: &str = include_str!("book.css");

/// A font, compressed.
struct Packed<'f> {
    face: &'f Face<'f>,
    file: Vec<u8>,
}

/// The fonts that books may have.
pub(super) struct Faces<'f> {
    faces: Vec<Packed<'f>>,
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

impl<'f> Faces<'f> {
    /// Packs the fonts of the site.
    pub(super) fn new(faces: &'f [Face<'f>], assets: &Assets) -> Self {
        let pack = |face: &'f Face<'f>| Packed {
            face,
            file: packed(&face.path, &face.bytes, Method::Stored),
        };
        let licence = |path: String| {
            let file = packed(&path, &assets.get(path.as_str())?.read().ok()?, Method::Deflated);
            Some((path, file))
        };
        Self {
            faces: faces.iter().map(pack).collect(),
            licences: licences().into_iter().filter_map(licence).collect(),
        }
    }

    /// The fonts of a text with these signs.
    pub(super) fn of(&self, signs: &BTreeSet<char>) -> Chosen<'_> {
        let has_rare = signs.iter().any(|sign| is_rare_mark(*sign));
        let faces = self.faces.iter().filter(|Packed { face, .. }| {
            let has =
                |sign: &char| face.signs.iter().any(|(a, b)| (*a..=*b).contains(&(*sign as u32)));
            signs.iter().any(has) && (has_rare || face.family != QURAN)
        });
        let rules = faces.clone().map(|packed| rule(packed.face)).collect::<String>();
        let licences =
            self.licences.iter().map(|(path, packed)| (path.as_str(), packed.as_slice()));
        Chosen {
            style: [&rules, STYLE].concat().into_bytes(),
            files: faces
                .map(|packed| (packed.face.path.as_str(), packed.file.as_slice()))
                .chain(licences)
                .collect(),
        }
    }
}

fn rule(face: &Face<'_>) -> String {
    let Face { path, family, weight, .. } = face;
    format!(
        "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; src: url(\"{path}\") format(\"woff2\"); }}\n"
    )
}

fn packed(path: &str, bytes: &[u8], method: Method) -> Vec<u8> {
    Archive::of(&format!("{FOLDER}/{path}"), bytes, method)
}
