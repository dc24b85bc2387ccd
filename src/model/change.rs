//! Changes: what the editors tell readers of an article or a profile that is no longer as it was.

use super::{Date, EntityId, LocalText};

/// A change that readers should know of.
#[derive(Clone, Debug)]
pub struct Change<R = EntityId> {
    /// When it was made.
    pub date: Date,
    /// What was changed.
    pub text: LocalText<R>,
}

impl Change {
    /// What tells it from all other changes of the same thing, and stays when others join it: its date, with a number from the second of
    /// a date on. `changes` are all of them, the newest first.
    pub fn key(changes: &[Self], index: usize) -> String {
        let date = |change: &Self| change.date.iso().unwrap_or_default();
        let own = date(&changes[index]);
        match changes[index + 1..].iter().filter(|earlier| date(earlier) == own).count() {
            0 => own,
            earlier => format!("{own}-{}", earlier + 1),
        }
    }
}
