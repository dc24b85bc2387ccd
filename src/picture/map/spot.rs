//! A place as a map takes it: where it lies, what sort of place it is, and how much is said of it.

use super::base::base;
use super::projection::Degrees;
use super::symbol::Symbol;
use crate::lang::Lang;
use crate::model::details::Precision;
use crate::model::{Book, Entity, EntityId};

/// A place that a map may show.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Where it is.
    pub position: Degrees,
    /// What the position stands for.
    pub precision: Precision,
    /// What sort of place it is.
    pub symbol: Symbol,
    /// How many paragraphs mention it.
    pub weight: usize,
    /// Its name in the language of the page, and a number that may stand for it.
    pub names: Vec<String>,
    /// The country of the base map that it is.
    pub country: Option<usize>,
}

/// The radius of an area's circle.
const AREA: f64 = 19.0;
/// The radius of signs in the three classes of weight: no mention or one, a few, many.
pub const RADII: [f64; 3] = [3.6, 4.8, 6.2];

impl Spot {
    /// An entity with what may be written for it; `None` without a position.
    pub fn of(book: &Book, id: EntityId, names: Vec<String>) -> Option<Self> {
        let entity = book.entity(id);
        let position = entity.details.position()?;
        let sort =
            [Lang::En, Lang::Ar].into_iter().find_map(|lang| entity.description.get(lang).as_ref());
        let symbol = Symbol::of(sort.map_or("", |sort| &sort.plain), position.precision);
        Some(Self {
            position: Degrees { lon: position.longitude, lat: position.latitude },
            precision: position.precision,
            symbol,
            weight: book.mentions_of(id).len(),
            names,
            country: (symbol == Symbol::Country).then(|| country(entity)).flatten(),
        })
    }

    /// The radius of its sign. A ring is larger than a dot, so that one can lie around the other.
    pub fn radius(&self) -> f64 {
        let radius = RADII[match self.weight {
            0 | 1 => 0,
            2..=4 => 1,
            _ => 2,
        }];
        match (self.symbol, self.precision) {
            (Symbol::Country, _) => 0.0,
            (Symbol::Area, _) => AREA,
            (_, Precision::Proxy) => radius + 4.0,
            _ => radius,
        }
    }
}

/// The country of the base map that has one of the entity's names.
fn country(entity: &Entity) -> Option<usize> {
    base().countries.iter().position(|country| {
        let named = |name: &str| Lang::ALL.into_iter().any(|lang| country.name(lang) == name);
        entity.forms().any(|form| named(&form.name.value))
    })
}
