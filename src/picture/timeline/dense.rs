//! The stretch of years that is worth a strip of its own: the shortest window over the sorted years that holds half of all
//! things.

use std::cmp::Reverse;

use super::scale::Years;

/// Fewer things than this need no second strip.
const FEW: usize = 8;

/// The shortest run of consecutive years in which at least half of all things begin; of equally short ones the
/// fullest, then the latest. `None` if that is more than half of all the years, so that a strip of its own would
/// gain nothing.
pub fn densest(years: &[i32]) -> Option<Years> {
    let mut years = years.to_vec();
    years.sort_unstable();
    let (first, last) = (*years.first()?, *years.last()?);
    if years.len() < FEW {
        return None;
    }
    let half = years.len().div_ceil(2);
    let runs = years.iter().zip(&years[half - 1..]).map(|(from, to)| {
        let count =
            years.partition_point(|year| year <= to) - years.partition_point(|year| year < from);
        (to - from, Reverse(count), Reverse(*from), *to)
    });
    let (length, _, Reverse(from), to) = runs.min()?;
    (2 * (i64::from(length) + 1) <= i64::from(last) - i64::from(first) + 1)
        .then_some(Years { first: from, last: to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_fullest_years() {
        let years = [1968, 1991, 2015, 2020, 2023, 2023, 2023, 2024, 2024, 2024, 2025];
        assert_eq!(densest(&years), Some(Years { first: 2023, last: 2024 }));
        assert_eq!(densest(&[2023; 20]), None);
        let even: Vec<i32> = (1900..2000).collect();
        assert_eq!(densest(&even), Some(Years { first: 1950, last: 1999 }));
        assert_eq!(densest(&[1968, 2024]), None);
    }
}
