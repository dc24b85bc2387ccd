//! What was read of files before, for those who read a project again at every key: a file that is as it was is not parsed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Read;
use crate::source::{FileId, SourceFile, Sources};

/// Files and what they turned out to be. It belongs to one project: [`Sources::updated`] keeps the ids of files, and with them
/// the places that are kept here.
#[derive(Default)]
pub struct Memo(BTreeMap<FileId, (Arc<SourceFile>, Read)>);

impl Memo {
    /// What all files are, in the order of their ids; `parse` reads those that are new or not as they were.
    pub(super) fn read(
        &mut self,
        sources: &Sources,
        parse: impl Fn(FileId) -> Read + Sync,
    ) -> Vec<Read> {
        let mut known = std::mem::take(&mut self.0);
        let kept: Vec<(FileId, Option<Read>)> = sources
            .ids()
            .iter()
            .map(|id| (*id, known.remove(id).filter(|it| it.0 == *sources.shared(*id))))
            .map(|(id, kept)| (id, kept.map(|kept| kept.1)))
            .collect();
        let all: Vec<(FileId, Read)> = kept
            .into_par_iter()
            .map(|(id, read)| (id, read.unwrap_or_else(|| parse(id))))
            .collect();
        let reads = all.par_iter().map(|(_, read)| read.clone()).collect();
        self.0 = all
            .into_iter()
            .map(|(id, read)| (id, (Arc::clone(sources.shared(id)), read)))
            .collect();
        reads
    }
}
