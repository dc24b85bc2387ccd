//! Elements over ranges of a text, in no format, and how they nest.
//!
//! Ranges may nest and overlap; elements may only nest. So ranges are taken in order of rank, and each is cut where
//! it would cross one of a higher rank. Links come first and are never cut: a link stays one element, and covers
//! whole words. Runs of the other direction come second, because cutting one would reorder it on the page.

use std::cmp::Reverse;
use std::ops::Range;

use crate::lang::{Dir, Language};

/// What an element says of its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Code, which reads from left to right.
    Code,
    /// Raised characters.
    Superscript,
    /// Lowered characters.
    Subscript,
    /// A link to another site.
    Link(String),
    /// A link to the profiles of what is mentioned.
    Mention(MentionLink),
    /// A run against the direction of the text.
    Run {
        /// Its language, where the author or a name says it. Letters alone do not tell English from French or Arabic from
        /// Persian, and a number is of the language of the text around it.
        lang: Option<Language>,
        /// Its direction.
        dir: Dir,
    },
    /// A phrase that means a date.
    Dated,
    /// Words that a note belongs to.
    Noted {
        /// The number of the note.
        number: usize,
        /// The word for its kind.
        kind: &'static str,
    },
    /// The words that an excerpt is about.
    Highlight,
    /// Words that stay on one line.
    Unbroken,
    /// Words with rare marks, which are of a face of their own.
    Rare,
}

/// A link to the profiles of what a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionLink {
    /// The kind of the first entity.
    pub class: &'static str,
    /// The address of the first entity's profile.
    pub href: String,
    /// The ids of all entities.
    pub ids: Vec<String>,
    /// The names of all entities, in the language of the text.
    pub names: Vec<String>,
}

/// Which of two crossing ranges stays whole: the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Link,
    Run,
    Note,
    Style,
}

impl Tag {
    /// Whether it is never cut, and signs stand behind it.
    pub(super) fn is_link(&self) -> bool {
        self.rank() == Rank::Link
    }

    fn rank(&self) -> Rank {
        match self {
            Self::Link(_) | Self::Mention(_) | Self::Highlight => Rank::Link,
            Self::Run { .. } => Rank::Run,
            Self::Dated | Self::Noted { .. } => Rank::Note,
            Self::Emphasis
            | Self::Strong
            | Self::Code
            | Self::Superscript
            | Self::Subscript
            | Self::Unbroken
            | Self::Rare => Rank::Style,
        }
    }
}

/// An element over a range of the text.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// In bytes of the plain text.
    pub(super) range: Range<usize>,
    pub(super) tag: Tag,
}

/// Cuts elements until any two are nested or apart, and sorts them outermost first.
pub(super) fn nested(mut elements: Vec<Element>) -> Vec<Element> {
    elements.sort_by_key(|element| (element.tag.rank(), element.range.start));
    let mut kept: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let pieces = pieces(&element.range, &kept);
        kept.extend(pieces.into_iter().map(|range| Element { range, tag: element.tag.clone() }));
    }
    kept.sort_by_key(|element| {
        (element.range.start, Reverse(element.range.end), element.tag.rank())
    });
    kept
}

/// Whether two ranges overlap without one holding the other.
fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let apart = a.end <= b.start || b.end <= a.start;
    let nested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
    !apart && !nested
}

/// A range cut at every edge inside it of those that cross it. All edges are collected before the first cut: many ranges that
/// cross each other would else be cut piece by piece again and again.
fn pieces(range: &Range<usize>, others: &[Element]) -> Vec<Range<usize>> {
    let crossing = others.iter().filter(|other| crosses(range, &other.range));
    let edges = crossing.flat_map(|other| [other.range.start, other.range.end]);
    let inside = edges.filter(|edge| range.start < *edge && *edge < range.end);
    let mut cuts: Vec<usize> = [range.start, range.end].into_iter().chain(inside).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
