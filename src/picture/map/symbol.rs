//! What sort of place a sign stands for, told from the words that the content uses for it.

use crate::model::details::Precision;
use crate::picture::{Point, rounded};

/// The sorts of place that have signs of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// A capital city.
    Capital,
    /// A city or town.
    Town,
    /// A village or other small place.
    Village,
    /// Any other spot: an airport, a road, a camp.
    Site,
    /// An area, known by its middle.
    Area,
    /// A country, known by its borders.
    Country,
}

/// Words that tell the sort of a place, in Arabic and English; the first line that has a word of the text decides. “town,
/// regional capital” is a town, so that line comes before the capitals.
const WORDS: [(&[&str], Symbol); 5] = [
    (&["town", "مدينة"], Symbol::Town),
    (&["capital", "عاصمة"], Symbol::Capital),
    (&["city"], Symbol::Town),
    (
        &[
            "village",
            "locality",
            "hamlet",
            "commune",
            "settlement",
            "oasis",
            "قرية",
            "بلدة",
            "بلدية",
            "واحة",
            "تجمع",
        ],
        Symbol::Village,
    ),
    (&["country", "state", "republic", "دولة", "جمهورية"], Symbol::Country),
];

impl Symbol {
    /// Every sort, in the order of the legend.
    pub const ALL: [Self; 6] =
        [Self::Capital, Self::Town, Self::Village, Self::Site, Self::Area, Self::Country];

    /// The word for it in classes.
    pub fn word(self) -> &'static str {
        match self {
            Self::Capital => "capital",
            Self::Town => "town",
            Self::Village => "village",
            Self::Site => "site",
            Self::Area => "area",
            Self::Country => "country",
        }
    }

    /// The sort of a place that is called a `sort` and known to a precision.
    pub fn of(sort: &str, precision: Precision) -> Self {
        let sort = sort.to_lowercase();
        let words: Vec<&str> = sort.split(|c: char| !c.is_alphabetic()).collect();
        let found = WORDS.iter().find(|(known, _)| known.iter().any(|word| words.contains(word)));
        match (precision, found.map(|(_, symbol)| *symbol)) {
            (Precision::Region, Some(Self::Country)) => Self::Country,
            (Precision::Region, _) => Self::Area,
            (_, None | Some(Self::Country)) => Self::Site,
            (_, Some(symbol)) => symbol,
        }
    }

    /// The outline of its sign as path data: each sort has a shape of its own, all of about the same area.
    pub fn outline(self, centre: Point, radius: f64) -> String {
        let corners: &[(f64, f64)] = match self {
            Self::Capital => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
            Self::Village => &[(0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)],
            Self::Site => &[(0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)],
            Self::Town | Self::Area | Self::Country => {
                let (x, y, r) = (rounded(centre.x - radius), rounded(centre.y), rounded(radius));
                let d = rounded(2.0 * r);
                return format!("M{x} {y}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0 -{d} 0z");
            }
        };
        let corner = |(x, y): &(f64, f64)| {
            format!("{} {}", rounded(centre.x + x * radius), rounded(centre.y + y * radius))
        };
        format!("M{}z", corners.iter().map(corner).collect::<Vec<_>>().join("L"))
    }

    /// Whether it is a spot rather than something with an extent.
    pub fn is_spot(self) -> bool {
        !matches!(self, Self::Area | Self::Country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_decide() {
        use Precision::{Point, Proxy, Region};
        assert_eq!(Symbol::of("capital city", Point), Symbol::Capital);
        assert_eq!(Symbol::of("town, regional capital", Point), Symbol::Town);
        assert_eq!(Symbol::of("مدينة وعاصمة إقليمية", Point), Symbol::Town);
        assert_eq!(Symbol::of("village and army camp", Proxy), Symbol::Village);
        assert_eq!(Symbol::of("airport (civil and military)", Point), Symbol::Site);
        assert_eq!(Symbol::of("country", Region), Symbol::Country);
        assert_eq!(Symbol::of("cross-border region", Region), Symbol::Area);
        assert_eq!(Symbol::of("town and region", Region), Symbol::Area);
    }
}
