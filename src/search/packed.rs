//! A word in a unit, and all of one word packed: there are millions on a large site, and few numbers in them take more than a byte.

/// The most places that are kept of a word in a unit.
const PLACES: usize = 6;

/// A word in a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// The number of the unit.
    pub(super) unit: u32,
    /// The kind of the unit.
    pub(super) kind: u8,
    /// How much it counts, from 1 to 25.
    pub(super) impact: u8,
    pub(super) places: Places,
}

impl Posting {
    /// Its places, each times four, with 1 for English and 2 for a title.
    pub(super) fn places(&self) -> &[u32] {
        &self.places.list[..usize::from(self.places.len)]
    }
}

/// The first places of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    list: [u32; PLACES],
    len: u8,
}

impl Places {
    /// Adds a place, if there is room.
    pub(super) fn push(&mut self, place: u32) {
        if let Some(free) = self.list.get_mut(usize::from(self.len)) {
            *free = place;
            self.len += 1;
        }
    }
}

/// Postings in the order of their units. Each is the step from the unit before, the kind, the impact, the number of places, and
/// the steps from place to place; every number in groups of seven bits, the lowest first, as LEB128 has it.
#[derive(Debug, Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    /// The unit of the last one.
    unit: u32,
}

impl Packed {
    /// Adds a posting of a later unit.
    pub(super) fn push(&mut self, posting: &Posting) {
        let places = posting.places();
        self.number(posting.unit - self.unit);
        self.unit = posting.unit;
        self.bytes.extend([posting.kind, posting.impact]);
        self.number(u32::try_from(places.len()).unwrap_or_default());
        let mut last = 0;
        for place in places {
            self.number(place - last);
            last = *place;
        }
    }

    fn number(&mut self, mut number: u32) {
        while number > 0x7F {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    /// All of them.
    pub(super) fn unpacked(&self) -> Vec<Posting> {
        let mut bytes = self.bytes.iter().copied();
        let mut unit = 0;
        let mut postings = Vec::new();
        while let Some(step) = number(&mut bytes) {
            unit += step;
            let (Some(kind), Some(impact)) = (bytes.next(), bytes.next()) else { break };
            let mut places = Places::default();
            let mut place = 0;
            for _ in 0..number(&mut bytes).unwrap_or_default() {
                place += number(&mut bytes).unwrap_or_default();
                places.push(place);
            }
            postings.push(Posting { unit, kind, impact, places });
        }
        postings
    }
}

/// The next number; `None` at the end.
fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let posting = |unit, kind, impact, list: &[u32]| {
            let mut places = Places::default();
            list.iter().for_each(|place| places.push(*place));
            Posting { unit, kind, impact, places }
        };
        let postings = [
            posting(0, 0, 1, &[4]),
            posting(127, 10, 25, &[5, 127, 128, 300]),
            posting(255, 6, 3, &[]),
            posting(70_000, 1, 1, &[16_383, 16_384, 16_385, 16_386, 16_387, u32::MAX]),
            posting(u32::MAX, 2, 2, &[0]),
        ];
        let mut packed = Packed::default();
        postings.iter().for_each(|posting| packed.push(posting));
        assert_eq!(packed.unpacked(), postings);
    }
}
