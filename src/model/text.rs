//! Texts as *standoff markup*: the plain text a reader sees, and marks over ranges of its bytes.
//!
//! Standoff keeps the plain text whole, so that quotes, mentions and notes are ranges over one string and
//! may nest and overlap freely; [`crate::html`] cuts them into elements at the very end.
//!
//! The parameter is what a reference holds: [`Reference`] as the author wrote it, then
//! [`crate::model::EntityId`] once it is resolved. Unresolved and resolved text cannot be mixed.

use std::ops::Range;

use crate::lang::Language;
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
    /// `m^2^`
    Superscript,
    /// `CO~2~`
    Subscript,
    /// `[[fr:…]]`: words whose language the author states
    Run(Language),
    /// The white space at which a line, or part of one, ends because the author wants it so
    Break,
    /// A part of a text that has a form, such as a list
    Part(Part),
}

/// A part of a text that has a form. Parts nest and never cross. What stands between two of them is white space: a line feed
/// between lines, items and rows, a tab between hemistichs and cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A whole list.
    List {
        /// The first number of an ordered one.
        start: Option<u64>,
    },
    /// An item, and the list inside of it.
    Item,
    /// A line of verse.
    Line,
    /// Half a line, or less.
    Hemistich,
    /// A whole table.
    Table,
    /// A row of it.
    Row,
    /// A cell of a row.
    Cell {
        /// Whether it says what its column is.
        heads: bool,
        /// Where the cells of its column stand, if the author says it.
        align: Option<Align>,
    },
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
    /// A list of terms with their definitions.
    Definitions(Vec<Entry<R>>),
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
        /// Where the cells of each column stand, if the author says it.
        alignment: Vec<Option<Align>>,
        /// The heading row.
        head: Vec<Text<R>>,
        /// The other rows.
        rows: Vec<Vec<Text<R>>>,
    },
    /// A thematic break.
    Rule,
}

/// A part of a list of definitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry<R> {
    /// What is defined; several may share what follows.
    Term(Text<R>),
    /// What is said of the terms before it.
    Definition(Vec<Block<R>>),
}

/// Where the cells of a column stand, in the direction of the text around the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `:--`
    Start,
    /// `:-:`
    Center,
    /// `--:`
    End,
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
pub struct Resolution<S> {
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

    /// Adds a text with its marks, and says which bytes it takes up.
    pub fn append(&mut self, text: Self) -> Range<usize> {
        let start = self.plain.len();
        self.plain.push_str(&text.plain);
        let moved =
            |Mark { range, style }| Mark { range: range.start + start..range.end + start, style };
        self.marks.extend(text.marks.into_iter().map(moved));
        start..self.plain.len()
    }

    /// Marks some bytes as a part. It must be the outermost so far that ends there.
    pub fn mark_part(&mut self, range: Range<usize>, part: Part) {
        self.marks.push(Mark { range, style: Style::Part(part) });
    }
}

impl<R> Style<R> {
    /// Replaces what a mention holds; `None` if that has no replacement.
    fn replace<S>(self, replace: impl FnOnce(R) -> Option<S>) -> Option<Style<S>> {
        Some(match self {
            Self::Emphasis => Style::Emphasis,
            Self::Strong => Style::Strong,
            Self::Code => Style::Code,
            Self::Link(address) => Style::Link(address),
            Self::Mention(held) => Style::Mention(replace(held)?),
            Self::Superscript => Style::Superscript,
            Self::Subscript => Style::Subscript,
            Self::Run(language) => Style::Run(language),
            Self::Break => Style::Break,
            Self::Part(part) => Style::Part(part),
        })
    }
}

/// A name that takes the place of a bare reference.
struct Insertion {
    /// The bytes that it takes the place of.
    range: Range<usize>,
    name: String,
}

impl Text<Reference> {
    /// Resolves every reference; bare ones receive their names, and all ranges move along.
    pub fn resolve<S>(self, mut find: impl FnMut(&Reference) -> Resolution<S>) -> Text<S> {
        let mut insertions: Vec<Insertion> = Vec::new();
        let mut marks: Vec<Mark<S>> = Vec::with_capacity(self.marks.len());
        for Mark { range, style } in self.marks {
            let style = style.replace(|reference| {
                let Resolution { target, name } = find(&reference);
                if reference.bare {
                    insertions.push(Insertion { range: range.clone(), name });
                }
                target
            });
            marks.extend(style.map(|style| Mark { range, style }));
        }
        for mark in &mut marks {
            mark.range = moved(mark.range.start, &insertions)..moved(mark.range.end, &insertions);
        }
        Text { plain: inserted(&self.plain, &insertions), marks }
    }
}

/// Where an offset of the text lies once the names before it have been inserted.
fn moved(offset: usize, insertions: &[Insertion]) -> usize {
    let before = insertions.iter().filter(|insertion| insertion.range.end <= offset);
    before.fold(offset, |moved, Insertion { range, name }| moved + name.len() - range.len())
}

/// The text with the names; they come in the order of their places, because marks come in the order of their ends.
fn inserted(plain: &str, insertions: &[Insertion]) -> String {
    let mut text = String::with_capacity(plain.len());
    let mut done = 0;
    for Insertion { range, name } in insertions {
        text.push_str(&plain[done..range.start]);
        text.push_str(name);
        done = range.end;
    }
    text.push_str(&plain[done..]);
    text
}

impl Block<Reference> {
    /// Resolves every reference of the block.
    pub fn resolve<S>(self, find: &mut impl FnMut(&Reference) -> Resolution<S>) -> Block<S> {
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
            Self::Definitions(entries) => {
                Block::Definitions(entries.into_iter().map(|entry| entry.resolve(find)).collect())
            }
            Self::Quote(blocks) => Block::Quote(resolve_all(blocks, find)),
            Self::Code { language, code } => Block::Code { language, code },
            Self::Table { alignment, head, rows } => Block::Table {
                alignment,
                head: texts(head, find),
                rows: rows.into_iter().map(|row| texts(row, find)).collect(),
            },
            Self::Rule => Block::Rule,
        }
    }
}

impl Entry<Reference> {
    fn resolve<S>(self, find: &mut impl FnMut(&Reference) -> Resolution<S>) -> Entry<S> {
        match self {
            Self::Term(text) => Entry::Term(text.resolve(find)),
            Self::Definition(blocks) => Entry::Definition(resolve_all(blocks, find)),
        }
    }
}

/// Resolves every reference of a list of blocks.
pub fn resolve_all<S>(
    blocks: Vec<Block<Reference>>,
    find: &mut impl FnMut(&Reference) -> Resolution<S>,
) -> Vec<Block<S>> {
    blocks.into_iter().map(|block| block.resolve(find)).collect()
}
