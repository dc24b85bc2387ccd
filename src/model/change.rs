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
        let date = |change: &Self| change.date.iso().unwrap_or_else(|| word(&change.date));
        let own = date(&changes[index]);
        match changes[index + 1..].iter().filter(|earlier| date(earlier) == own).count() {
            0 => own,
            earlier => format!("{own}-{}", earlier + 1),
        }
    }
}

/// A date that is no single year, month or day, with such signs only as stand in an address as they are.
fn word(date: &Date) -> String {
    date.to_string().replace(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Localized;

    #[test]
    fn every_date_has_a_key() {
        let change =
            |date: &&str| Change { date: Date::parse(date).unwrap(), text: Localized::default() };
        let dates = [
            "2024-22",
            "2024-05/2024-06",
            "2024-05/2024-06",
            "2024~/2025%",
            "202X",
            "2024/..",
            "2024?",
        ];
        let changes: Vec<Change> = dates.iter().map(change).collect();
        let keys = (0..changes.len()).map(|index| Change::key(&changes, index));
        assert_eq!(
            keys.collect::<Vec<_>>(),
            [
                "2024-22",
                "2024-05_2024-06-2",
                "2024-05_2024-06",
                "2024__2025_",
                "202X",
                "2024___",
                "2024"
            ]
        );
    }
}
