//! The originals as they once were, from the version control system of the project's folder, if it has one.
//!
//! Nothing depends on it: where `git` is not there, or knows nothing, an old text is unknown.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::resolve::fingerprint::fingerprint;

/// How many earlier states of a file are looked at.
const STATES: &str = "200";

/// The earlier states of a project's files.
pub(super) struct History<'p> {
    root: &'p Path,
}

impl<'p> History<'p> {
    pub(super) fn new(root: &'p Path) -> Self {
        Self { root }
    }

    /// The paragraphs of an article's original that once had these hashes.
    pub(super) fn originals(&self, article: &str, hashes: &[&str]) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        if hashes.is_empty() {
            return found;
        }
        let path = format!("content/articles/{article}.original.txt");
        let commits = self.git(&["log", "-n", STATES, "--format=%H", "--", &path]);
        for commit in commits.unwrap_or_default().lines() {
            let Some(text) = self.git(&["cat-file", "blob", &format!("{commit}:./{path}")]) else {
                continue;
            };
            for paragraph in text.lines().chain(text.split("\n\n")) {
                let hash = fingerprint(paragraph);
                if hashes.contains(&hash.as_str()) {
                    found.entry(hash).or_insert_with(|| paragraph.trim().to_owned());
                }
            }
            if found.len() == hashes.len() {
                break;
            }
        }
        found
    }

    /// What `git` answers in the project's folder; `None` if it does not.
    fn git(&self, arguments: &[&str]) -> Option<String> {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.root).args(["--no-pager", "--no-optional-locks"]);
        let output =
            git.args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8(output.stdout).ok()).flatten()
    }
}
