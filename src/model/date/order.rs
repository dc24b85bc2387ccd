//! Which dates contradict each other: only what is certain. `2020` and `2020-05` do not, because the year may mean a day
//! before or after; what is approximate, uncertain, open or unknown contradicts nothing.

use super::{Bound, Date, Moment, Precise};

/// A day as (year, month, day), for comparison alone: months end on the 31st.
type Day = (i32, u8, u8);

impl Date {
    /// Whether it is certainly over before another begins.
    pub fn ends_before(&self, beginning: &Self) -> bool {
        matches!((self.latest(), beginning.earliest()), (Some(end), Some(start)) if end < start)
    }

    /// Whether it is an interval that certainly ends before it begins.
    pub fn is_reversed(&self) -> bool {
        let Self::Interval(Bound::At(from), Bound::At(to)) = self else { return false };
        Self::Moment(*to).ends_before(&Self::Moment(*from))
    }

    /// Whether it is said without doubt: neither as about nor as uncertain.
    pub fn is_certain(&self) -> bool {
        let at = |bound: &Bound| match bound {
            Bound::At(moment) => moment.is_certain(),
            Bound::Open | Bound::Unknown => true,
        };
        match self {
            Self::Moment(moment) => moment.is_certain(),
            Self::Interval(from, to) => at(from) && at(to),
        }
    }

    fn earliest(&self) -> Option<Day> {
        let (Self::Moment(from) | Self::Interval(Bound::At(from), _)) = self else { return None };
        from.is_certain().then(|| from.precision.first_day())
    }

    fn latest(&self) -> Option<Day> {
        let (Self::Moment(to) | Self::Interval(_, Bound::At(to))) = self else { return None };
        to.is_certain().then(|| to.precision.last_day())
    }
}

impl Moment {
    fn is_certain(self) -> bool {
        !self.approximate && !self.uncertain
    }
}

impl Precise {
    fn first_day(self) -> Day {
        match self {
            Self::Century(year) | Self::Decade(year) | Self::Year(year) | Self::Season(year, _) => {
                (year, 1, 1)
            }
            Self::Month(year, month) => (year, month, 1),
            Self::Day(year, month, day) => (year, month, day),
        }
    }

    /// A season may reach into the next year, and which months it has depends on the hemisphere.
    fn last_day(self) -> Day {
        match self {
            Self::Century(year) => (year.saturating_add(99), 12, 31),
            Self::Decade(year) => (year.saturating_add(9), 12, 31),
            Self::Year(year) => (year, 12, 31),
            Self::Season(year, _) => (year.saturating_add(1), 3, 31),
            Self::Month(year, month) => (year, month, 31),
            Self::Day(year, month, day) => (year, month, day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_contradicts() {
        for (begin, end, contradicts) in [
            ("2024", "2020", true),
            ("2024-05", "2024-04", true),
            ("2024-05-04", "2024-05-03", true),
            ("2024-05", "2023", true),
            ("2024-05-04", "2024-04", true),
            ("2024/2025", "2023", true),
            ("2024", "2020/2023", true),
            ("2020-21", "2018-24", true),
            ("201X", "2009", true),
            ("-0044", "-0045", true),
            ("-018X", "-0190", true),
            ("-0179", "-018X", true),
            ("-01XX", "-02XX", true),
            ("-018X", "-0189", false),
            ("-0180", "-018X", false),
            ("2024", "2024", false),
            ("2024", "2024-05", false),
            ("2024-05-04", "2024", false),
            ("2024-05-31", "2024-05", false),
            ("201X", "2010", false),
            ("2019-24", "2020-02", false),
            ("2024-02", "2023-24", false),
            ("2024-03-31", "2023-21", false),
            ("2024-24", "2024-21", false),
            ("2024-04", "2023-24", true),
            ("2024-22", "2023", true),
            ("2024", "2022-24", true),
            ("2024~", "2020", false),
            ("2024", "2020?", false),
            ("../2024", "2020", false),
            ("2024", "2020/..", false),
            ("2024/", "2025", false),
        ] {
            let [first, last] = [begin, end].map(|text| Date::parse(text).unwrap());
            assert_eq!(last.ends_before(&first), contradicts, "{begin} to {end}");
        }
    }

    #[test]
    fn intervals_can_be_reversed() {
        for (text, reversed) in [
            ("2024/2020", true),
            ("2024-05/2024-04", true),
            ("2024-05-04/2024-05-03", true),
            ("-018X/-019X", true),
            ("-02XX/-01XX", false),
            ("2020/2024", false),
            ("2024/2024-01", false),
            ("2024?/2020", false),
            ("2024/..", false),
            ("2024", false),
        ] {
            assert_eq!(Date::parse(text).unwrap().is_reversed(), reversed, "{text}");
        }
    }
}
