//! Lost: the ids of what could not be read. They are known all the same, from paths and keys, so that a broken file is one
//! fault and not one more wherever it is named.

use std::collections::BTreeSet;

use super::field::is_id;
use super::role::{FileRole, file_role};
use crate::diag::{Diagnostic, has_errors};
use crate::source::FileId;

/// What could not be read, by id.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lost {
    pub(crate) entities: BTreeSet<String>,
    pub(crate) articles: BTreeSet<String>,
    pub(crate) series: BTreeSet<String>,
    pub(crate) sources: BTreeSet<String>,
    pub(crate) pages: BTreeSet<String>,
    /// Whether the bibliography as a whole is lost.
    pub(crate) bibliography: bool,
    /// The files of content of which something was refused.
    pub(crate) files: Vec<FileId>,
}

impl Lost {
    /// Notes what a file leaves out. `read` says whether anything was made of it.
    pub(super) fn file(&mut self, file: FileId, path: &str, read: bool, faults: &[Diagnostic]) {
        let role = file_role(path);
        let is_other = matches!(role, FileRole::Other | FileRole::Config);
        if !is_other && (!read || has_errors(faults)) {
            self.files.push(file);
            self.id(&role, path, read);
        }
    }

    /// Notes the id that a file has by its path, or would have under a better name.
    fn id(&mut self, role: &FileRole<'_>, path: &str, read: bool) {
        match role {
            FileRole::Article(id) if !read || !is_id(id) => {
                self.articles.extend([(*id).to_owned(), meant(id)]);
            }
            FileRole::Entity(_, id) if !read || !is_id(id) => {
                self.entities.extend([(*id).to_owned(), meant(id)]);
            }
            FileRole::Series(id) if !read || !is_id(id) => {
                self.series.extend([(*id).to_owned(), meant(id)]);
            }
            FileRole::Sources => self.bibliography |= !read,
            FileRole::Page(slug, _) if !read => {
                self.pages.insert((*slug).to_owned());
            }
            FileRole::Unexpected => self.misplaced(path),
            _ => {}
        }
    }

    /// A file of a wrong extension or in a wrong folder: whatever has its name may be meant.
    fn misplaced(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = meant(name.split('.').next().unwrap_or(name));
        self.bibliography |= stem == "sources";
        for ids in [&mut self.entities, &mut self.articles, &mut self.series, &mut self.pages] {
            ids.insert(stem.clone());
        }
    }
}

/// The id nearest to a word that cannot be one.
fn meant(word: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    word.chars().map(letter).collect::<String>().trim_matches('-').to_owned()
}
