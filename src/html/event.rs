//! A [`Marked`] text → events, the same for every format of output.
//!
//! Starts and ends are balanced, because elements are nested already. The texts of the events, one after the other, are the plain text.

use super::element::{Element, Tag};
use super::marked::Marked;
use super::sign::Sign;

/// A piece of a text, in the order in which it is written. Starts and ends are balanced.
#[derive(Clone, Copy, Debug)]
pub enum Event<'m> {
    /// An element begins.
    Start(&'m Tag),
    /// The innermost open element, which is this one, ends.
    End(&'m Tag),
    /// A piece of the plain text, to be escaped as the format wants.
    Text(&'m str),
    /// A sign stands here. It is no part of the plain text.
    Sign(&'m Sign),
    /// Words are left out here, at an end of an excerpt.
    Cut,
}

fn end(element: &Element) -> Event<'_> {
    Event::End(&element.tag)
}

impl Marked<'_> {
    /// The text piece by piece.
    pub fn events(&self) -> Vec<Event<'_>> {
        let mut events = Vec::new();
        let mut open: Vec<&Element> = Vec::new();
        let mut elements = self.elements.iter().peekable();
        let mut signs = self.signs.iter().peekable();
        events.extend(self.is_cut_before.then_some(Event::Cut));
        for edges in self.edges().windows(2) {
            let (from, to) = (edges[0], edges[1]);
            let is_over = |element: &mut &Element| element.range.end <= from;
            // A sign belongs to the words before it, so it stands in the same item or cell.
            let is_inline = |element: &mut &Element| is_over(element) && !element.tag.is_part();
            events.extend(std::iter::from_fn(|| open.pop_if(is_inline)).map(end));
            let here = std::iter::from_fn(|| signs.next_if(|(offset, _)| *offset <= from));
            events.extend(here.map(|(_, sign)| Event::Sign(sign)));
            events.extend(std::iter::from_fn(|| open.pop_if(is_over)).map(end));
            while let Some(element) = elements.next_if(|element| element.range.start <= from) {
                events.push(Event::Start(&element.tag));
                open.push(element);
            }
            events.push(Event::Text(&self.plain[from..to]));
        }
        let is_inline = |element: &mut &Element| !element.tag.is_part();
        events.extend(std::iter::from_fn(|| open.pop_if(is_inline)).map(end));
        events.extend(signs.map(|(_, sign)| Event::Sign(sign)));
        events.extend(open.into_iter().rev().map(end));
        events.extend(self.is_cut_after.then_some(Event::Cut));
        events
    }

    /// Where something begins or ends, in order, each offset once.
    fn edges(&self) -> Vec<usize> {
        let mut edges = vec![0, self.plain.len()];
        edges.extend(self.elements.iter().flat_map(|e| [e.range.start, e.range.end]));
        edges.extend(self.signs.iter().map(|(offset, _)| *offset));
        edges.sort_unstable();
        edges.dedup();
        edges
    }
}
