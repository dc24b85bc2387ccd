//! Elements over ranges of a text, in no format, and how they nest.
//!
//! Ranges may nest and overlap; elements may only nest. So ranges are taken in order of rank, and each is cut where
//! it would cross one of a higher rank. Links come first and are cut by nothing in running text: a link stays one element,
//! and covers whole words. Code comes second: what a note begins or ends in is seen as one word, so a note holds the whole of it.
//! Runs of the other direction come third, because cutting one would reorder it on the page.
//!
//! Above them all stand the parts of a text that has a form. They hold words and are held by none: what lies over several
//! of them is cut into a piece for each.

use std::cmp::Reverse;
use std::ops::Range;

use crate::lang::{Dir, Language};
use crate::model::text::Part;

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
    /// The end of a line, over the white space there.
    Break,
    /// A part of a text that has a form.
    Part(Part),
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
    /// The names of all entities, in the language of the text, if they say more than its words.
    pub title: Option<String>,
}

/// Which of two crossing ranges stays whole: the lesser. Of two alike, it holds the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A list or table.
    Whole,
    /// A line, item or row.
    Row,
    /// A part of a row.
    Cell,
    Link,
    Code,
    Run,
    Note,
    Style,
}

impl Tag {
    /// Whether it is never cut.
    pub(super) fn is_link(&self) -> bool {
        self.rank() == Rank::Link
    }

    /// Whether signs of words in it stand behind it.
    pub(super) fn is_signed_behind(&self) -> bool {
        matches!(self.rank(), Rank::Link | Rank::Code)
    }

    /// Whether it is a part of a text that has a form.
    pub(super) fn is_part(&self) -> bool {
        matches!(self, Self::Part(_))
    }

    fn rank(&self) -> Rank {
        match self {
            Self::Part(Part::List { .. } | Part::Table) => Rank::Whole,
            Self::Part(Part::Item | Part::Line | Part::Row) => Rank::Row,
            Self::Part(Part::Hemistich | Part::Cell { .. }) => Rank::Cell,
            Self::Link(_) | Self::Mention(_) | Self::Highlight => Rank::Link,
            Self::Code => Rank::Code,
            Self::Run { .. } => Rank::Run,
            Self::Dated | Self::Noted { .. } => Rank::Note,
            Self::Emphasis
            | Self::Strong
            | Self::Superscript
            | Self::Subscript
            | Self::Unbroken
            | Self::Rare
            | Self::Break => Rank::Style,
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

/// Cuts elements of a text until any two are nested or apart, and sorts them outermost first.
pub(super) fn nested(plain: &str, elements: Vec<Element>) -> Vec<Element> {
    let mut elements = divided(plain, around_code(elements));
    elements.sort_by_key(|element| (element.tag.rank(), element.range.start));
    let mut kept: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let others = kept.iter().map(|other| &other.range);
        let edges = others.filter(|other| crosses(&element.range, other)).flat_map(edges);
        let mut pieces = cut(&element.range, edges.collect());
        let last = pieces.pop();
        kept.extend(pieces.into_iter().map(|range| element.over(range)));
        kept.extend(last.map(|range| Element { range, ..element }));
    }
    kept.sort_by_key(|element| {
        let is_code = matches!(element.tag, Tag::Code);
        (element.range.start, Reverse(element.range.end), is_code, element.tag.rank())
    });
    kept
}

/// Widens the words of links and notes that begin or end inside of code. Of two links that would meet
/// by that the first stays: those of the author come before mentions.
fn around_code(mut elements: Vec<Element>) -> Vec<Element> {
    let is_code = |element: &&Element| matches!(element.tag, Tag::Code);
    let codes: Vec<Range<usize>> =
        elements.iter().filter(is_code).map(|code| code.range.clone()).collect();
    if codes.is_empty() {
        return elements;
    }
    for element in &mut elements {
        if matches!(element.tag.rank(), Rank::Link | Rank::Note) {
            let crossed = codes.iter().filter(|code| crosses(code, &element.range));
            element.range = crossed.fold(element.range.clone(), |range, code| {
                range.start.min(code.start)..range.end.max(code.end)
            });
        }
    }
    let mut links: Vec<Range<usize>> = Vec::new();
    elements.retain(|Element { range, tag }| {
        let is_kept = !tag.is_link() || links.iter().all(|link| is_apart(link, range));
        links.extend((is_kept && tag.is_link()).then(|| range.clone()));
        is_kept
    });
    elements
}

impl Element {
    /// The same over other words.
    fn over(&self, range: Range<usize>) -> Self {
        Self { range, tag: self.tag.clone() }
    }
}

/// Cuts what lies over parts at their edges. The white space between parts belongs to none, so a piece of that alone is left
/// out.
fn divided(plain: &str, elements: Vec<Element>) -> Vec<Element> {
    let (parts, others): (Vec<_>, Vec<_>) =
        elements.into_iter().partition(|element| element.tag.is_part());
    if parts.is_empty() {
        return others;
    }
    let mut limits: Vec<usize> = parts.iter().flat_map(|part| edges(&part.range)).collect();
    limits.sort_unstable();
    let pieces = others.iter().flat_map(|element| {
        let from = limits.partition_point(|edge| *edge <= element.range.start);
        let to = limits.partition_point(|edge| *edge < element.range.end).max(from);
        let pieces = cut(&element.range, limits[from..to].to_vec());
        let is_edge = |at: usize| limits.binary_search(&at).is_ok();
        let is_blank = |piece: &Range<usize>| {
            plain.get(piece.clone()).is_some_and(|text| text.trim().is_empty())
        };
        // White space inside of one part is as good as any other text of it; a break is made of what stands between two.
        let is_break = matches!(element.tag, Tag::Break);
        let is_between =
            move |piece: &Range<usize>| !is_break && is_edge(piece.start) && is_edge(piece.end);
        let is_whole = pieces.len() == 1;
        let kept = pieces
            .into_iter()
            .filter(move |piece| !is_blank(piece) || is_whole && !is_between(piece));
        kept.map(|range| element.over(range))
    });
    let pieces: Vec<Element> = pieces.collect();
    [parts, pieces].concat()
}

/// Whether two ranges overlap without one holding the other.
fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let nested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
    !is_apart(a, b) && !nested
}

fn is_apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

fn edges(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}

/// A range cut at every edge inside it. All are given before the first cut: many ranges that cross each other would else be
/// cut piece by piece again and again.
fn cut(range: &Range<usize>, edges: Vec<usize>) -> Vec<Range<usize>> {
    let inside = edges.into_iter().filter(|edge| range.start < *edge && *edge < range.end);
    let mut cuts: Vec<usize> = [range.start, range.end].into_iter().chain(inside).collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
