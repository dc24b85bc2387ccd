//! Texts as *standoff markup*: the plain text a reader sees, and marks over ranges of its bytes.
//!
//! Standoff keeps the plain text whole, so that quotes, mentions and notes are ranges over one string and
//! may nest and overlap freely; [`crate::html`] cuts them into elements at the very end.
//!
//! The parameter is what a reference holds: [`Reference`] as the author wrote it, then
//! [`crate::model::EntityId`] once it is resolved. Unresolved and resolved text cannot be mixed.

use std::ops::Range;

use crate::lang::Lang;
use crate::source::Span;

/// One run of inline text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<R> {
    /// What a reader sees, without Markdown.
    pub plain: String,
    /// Marks over byte ranges of `plain`, in the order of their ends.
    pub marks: Vec<Mark<R>>,
}

/// A mark over part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark<R> {
    /// The bytes of the plain text that it covers.
    pub range: Range<usize>,
    /// What it says of them.
    pub style: Style<R>,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Style<R> {
    /// `*emphasis*`
    Emphasis,
    /// `**strong**`
    Strong,
    /// `` `code` ``
    Code,
    /// `[label](address)` with an allowed scheme.
    Link(String),
    /// `[[id]]` or `[[id|label]]`
    Mention(R),
    /// `[[en:…]]` or `[[ar:…]]`: words of another language than the text around them
    Run(Lang),
}

/// A block of a body or page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<R> {
    /// A paragraph.
    Paragraph(Text<R>),
    /// A heading; level 1 is the highest.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        text: Text<R>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The blocks of each item.
        items: Vec<Vec<Self>>,
    },
    /// A quotation.
    Quote(Vec<Self>),
    /// A fenced or indented code block.
    Code {
        /// The word after the fence.
        language: Option<String>,
        /// The code.
        code: String,
    },
    /// A table.
    Table {
        /// The heading row.
        head: Vec<Text<R>>,
        /// The other rows.
        rows: Vec<Vec<Text<R>>>,
    },
    /// A thematic break.
    Rule,
}

/// An explicit mention as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The id between the brackets.
    pub slug: String,
    /// Whether it has no label, so that its text is the entity's name. Its place in the plain text is then
    /// held by [`PLACEHOLDER`].
    pub bare: bool,
    /// Its place.
    pub span: Span,
}

/// Stands in the plain text for a bare reference until its name is known (U+FFFC OBJECT REPLACEMENT
/// CHARACTER).
pub const PLACEHOLDER: char = '\u{FFFC}';

/// What a reference turned out to be.
#[derive(Clone, Debug)]
pub struct Resolved<S> {
    /// The target; `None` leaves plain text.
    pub target: Option<S>,
    /// The text of a bare reference.
    pub name: String,
}

impl<R> Text<R> {
    /// A text without marks.
    pub fn plain(plain: impl Into<String>) -> Self {
        Self { plain: plain.into(), marks: Vec::new() }
    }
}

impl Text<Reference> {
    /// Resolves every reference; bare ones receive their names, and all ranges move along.
    pub fn resolve<S>(self, mut find: impl FnMut(&Reference) -> Resolved<S>) -> Text<S> {
        let mut plain = self.plain;
        let mut marks: Vec<Mark<S>> = Vec::with_capacity(self.marks.len());
        // Where text grew so far: (byte offset in the present text, bytes added there).
        let mut pending: Vec<Mark<Reference>> = self.marks;
        for at in 0..pending.len() {
            let range = pending[at].range.clone();
            let style = match pending[at].style.clone() {
                Style::Emphasis => Style::Emphasis,
                Style::Strong => Style::Strong,
                Style::Code => Style::Code,
                Style::Link(href) => Style::Link(href),
                Style::Run(lang) => Style::Run(lang),
                Style::Mention(reference) => {
                    let resolved = find(&reference);
                    if reference.bare {
                        let new_end = range.start + resolved.name.len();
                        plain.replace_range(range.clone(), &resolved.name);
                        let moved = |offset: &mut usize| {
                            if *offset >= range.end {
                                *offset = *offset - range.end + new_end;
                            }
                        };
                        pending.iter_mut().for_each(|mark| shift(&mut mark.range, moved));
                        marks.iter_mut().for_each(|mark| shift(&mut mark.range, moved));
                    }
                    let Some(target) = resolved.target else { continue };
                    Style::Mention(target)
                }
            };
            marks.push(Mark { range: pending[at].range.clone(), style });
        }
        Text { plain, marks }
    }
}

fn shift(range: &mut Range<usize>, moved: impl Fn(&mut usize)) {
    moved(&mut range.start);
    moved(&mut range.end);
}

impl Block<Reference> {
    /// Resolves every reference of the block.
    pub fn resolve<S>(self, find: &mut impl FnMut(&Reference) -> Resolved<S>) -> Block<S> {
        let texts = |texts: Vec<Text<Reference>>, find: &mut _| -> Vec<Text<S>> {
            texts.into_iter().map(|text| text.resolve(&mut *find)).collect()
        };
        match self {
            Self::Paragraph(text) => Block::Paragraph(text.resolve(find)),
            Self::Heading { level, text } => Block::Heading { level, text: text.resolve(find) },
            Self::List { start, items } => Block::List {
                start,
                items: items.into_iter().map(|blocks| resolve_all(blocks, find)).collect(),
            },
            Self::Quote(blocks) => Block::Quote(resolve_all(blocks, find)),
            Self::Code { language, code } => Block::Code { language, code },
            Self::Table { head, rows } => Block::Table {
                head: texts(head, find),
                rows: rows.into_iter().map(|row| texts(row, find)).collect(),
            },
            Self::Rule => Block::Rule,
        }
    }
}

/// Resolves every reference of a list of blocks.
pub fn resolve_all<S>(
    blocks: Vec<Block<Reference>>,
    find: &mut impl FnMut(&Reference) -> Resolved<S>,
) -> Vec<Block<S>> {
    blocks.into_iter().map(|block| block.resolve(find)).collect()
}
