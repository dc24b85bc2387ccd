//! The fixes of diagnostics, as far as they are sure: made until none is left.

use std::collections::BTreeSet;

use super::{Edit, Refusal, faults};
use crate::diag::{Certainty, Diagnostic, Fix, Severity, Splice};
use crate::load::{Revision, is_content};
use crate::source::Sources;

/// How often a project is read again at the most: a fix may let others be seen.
const ROUNDS: usize = 32;

/// A project with its sure fixes made.
#[derive(Debug)]
pub struct Mended {
    /// What becomes of each file that has changed.
    pub revisions: Vec<Revision>,
    /// The project as it is then.
    pub sources: Sources,
    /// What was fixed, each with its place in the project as it was when that was done.
    pub fixed: usize,
    /// The fixes that were not made, by the messages of their diagnostics, because they would do more than they mean.
    pub refused: Vec<(String, Refusal)>,
}

/// Makes all sure fixes of content and settings for the faults that are meant. Another run finds none to make.
pub fn mend(sources: &Sources, is_meant: impl Fn(&Diagnostic) -> bool) -> Mended {
    let mut mended =
        Mended { revisions: Vec::new(), sources: sources.clone(), fixed: 0, refused: Vec::new() };
    let mut given_up = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut found = faults(&mended.sources);
        found.retain(&is_meant);
        let chosen = chosen(&found, &mended.sources, &given_up);
        if chosen.is_empty() {
            break;
        }
        mended.round(&chosen, &mut given_up);
    }
    mended.revisions = revisions(sources, &mended.sources);
    mended
}

impl Mended {
    /// Makes fixes all at once, or if that is refused one by one.
    fn round(&mut self, chosen: &[(&Diagnostic, &Fix)], given_up: &mut BTreeSet<String>) {
        let all = chosen.iter().flat_map(|(_, fix)| fix.splices.clone()).collect();
        if let Ok(sources) = made(all, &self.sources) {
            self.sources = sources;
            self.fixed += chosen.len();
            return;
        }
        for (fault, fix) in chosen {
            match made(fix.splices.clone(), &self.sources) {
                Ok(sources) => {
                    self.sources = sources;
                    self.fixed += 1;
                    // The places of the others are no longer true.
                    return;
                }
                Err(refusal) => {
                    given_up.insert(fault.message.clone());
                    self.refused.push((fault.message.clone(), refusal));
                }
            }
        }
    }
}

fn made(splices: Vec<Splice>, sources: &Sources) -> Result<Sources, Refusal> {
    let edit = Edit { splices, ..Edit::default() };
    Ok(edit.make(sources, Severity::Error)?.sources)
}

/// The sure fixes that can be made together. Those that meet an earlier one wait for the next round.
fn chosen<'d>(
    found: &'d [Diagnostic],
    sources: &Sources,
    given_up: &BTreeSet<String>,
) -> Vec<(&'d Diagnostic, &'d Fix)> {
    let mut taken: Vec<&Splice> = Vec::new();
    let mut chosen = Vec::new();
    for fault in found.iter().filter(|fault| !given_up.contains(&fault.message)) {
        let Some(fix) = fault.fixes.first().filter(|it| it.certainty == Certainty::Sure) else {
            continue;
        };
        let is_own = |it: &Splice| is_content(&sources.file(it.span.file).path);
        let is_free = |it: &Splice| taken.iter().all(|other| !meet(it, other));
        if fix.splices.iter().all(|it| is_own(it) && is_free(it)) {
            taken.extend(&fix.splices);
            chosen.push((fault, fix));
        }
    }
    chosen
}

fn meet(a: &Splice, b: &Splice) -> bool {
    a.span.file == b.span.file && a.span.start <= b.span.end && b.span.start <= a.span.end
}

/// What has become of each file.
fn revisions(before: &Sources, after: &Sources) -> Vec<Revision> {
    let changed = after.iter().filter_map(|(id, file)| {
        let old = &before.file(id).text;
        (*old != file.text).then(|| Revision::changed(&file.path, old, file.text.clone()))
    });
    changed.collect()
}
