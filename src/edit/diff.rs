//! A change as people read it: the lines that go and those that come, with a few around them.

use similar::{ChangeTag, TextDiff};

use crate::diag::token::plain;
use crate::load::Revision;

/// How many lines stand around what has changed.
const AROUND: usize = 2;

/// The differences of files, one behind the other, in the unified format. Characters that cannot be seen are shown as
/// `U+202E`, so it is for reading and not for applying.
pub fn unified(revisions: &[Revision]) -> String {
    let origins: Vec<Option<&Revision>> =
        revisions.iter().map(|it| origin(it, revisions)).collect();
    let is_moved = |it: &Revision| origins.iter().flatten().any(|from| from.path == it.path);
    let changed = revisions.iter().zip(&origins).filter(|(it, _)| it.before != it.after);
    let shown = changed.filter(|(it, _)| !is_moved(it));
    shown.map(|(it, from)| file(from.unwrap_or(it), it)).collect()
}

/// The file that a new one was before.
fn origin<'r>(revision: &Revision, all: &'r [Revision]) -> Option<&'r Revision> {
    let path = revision.origin.as_ref()?;
    all.iter().find(|it| it.path == *path)
}

/// The difference from one file to another, which may be the same file.
fn file(from: &Revision, to: &Revision) -> String {
    let before = from.before.as_deref().unwrap_or_default();
    let after = to.after.as_deref().unwrap_or_default();
    let name = |it: &Revision, text: &Option<String>| match text {
        Some(_) => it.path.clone(),
        None => "/dev/null".to_owned(),
    };
    let mut shown = format!("--- {}\n+++ {}\n", name(from, &from.before), name(to, &to.after));
    let diff = TextDiff::from_lines(before, after);
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        shown += &format!("{}\n", hunk.header());
        for change in hunk.iter_changes() {
            let sign = match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            shown += &format!("{sign}{}\n", plain(line));
        }
    }
    shown
}
