//! The forms of paragraphs: what a paragraph is besides running text.

use super::word::words;
use super::{LocalText, Phase, Resolved};
use crate::lang::Localized;
use crate::source::Spanned;

words! {
    /// The names of the forms, as content writes them.
    #[derive(Default)]
    pub enum FormName {
        /// Running text.
        #[default]
        Paragraph = "paragraph",
        /// A heading inside an article.
        Heading = "heading",
        /// Lines of verse.
        Verse = "verse",
        /// A quotation that stands by itself.
        Quotation = "quotation",
        /// A list.
        List = "list",
        /// A table.
        Table = "table",
        /// An image with a caption.
        Figure = "figure",
        /// A break between two parts of a text, without words.
        Break = "break",
    }
}

/// The form of a paragraph with what it alone has. What a text consists of are [`Part`](super::text::Part)s of each side.
#[derive(Clone, Debug, Default)]
pub enum Form<P: Phase = Resolved> {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading inside an article.
    Heading(Level),
    /// Lines of verse.
    Verse,
    /// A quotation that stands by itself.
    Quotation,
    /// A list.
    List,
    /// A table.
    Table,
    /// An image; the text of the paragraph is its caption.
    Figure(Box<Figure<P>>),
    /// A break between two parts of a text, without words.
    Break,
}

words! {
    /// How deep a heading lies. The title of the article is above all of them.
    #[derive(Default)]
    pub enum Level {
        /// A section.
        #[default]
        Section = "2",
        /// A section of a section.
        Subsection = "3",
        /// The lowest.
        Lowest = "4",
    }
}

impl Level {
    /// The number of the heading in HTML and in Markdown.
    pub const fn number(self) -> u8 {
        match self {
            Self::Section => 2,
            Self::Subsection => 3,
            Self::Lowest => 4,
        }
    }
}

/// An image of an article.
#[derive(Clone, Debug)]
pub struct Figure<P: Phase = Resolved> {
    /// Its path below `static/`.
    pub image: Spanned<String>,
    /// What it shows, for those who cannot see it.
    pub alt: Localized<Option<String>>,
    /// Who made it, and by what right it stands here.
    pub credit: LocalText<P::Reference>,
    /// Where it comes from.
    pub sources: Vec<P::Source>,
}

impl<P: Phase> Figure<P> {
    /// The path of its image below the root of the project.
    pub fn path(&self) -> String {
        format!("static/{}", self.image.value)
    }
}

impl<P: Phase> Form<P> {
    /// What content calls it.
    pub fn name(&self) -> FormName {
        match self {
            Self::Paragraph => FormName::Paragraph,
            Self::Heading(_) => FormName::Heading,
            Self::Verse => FormName::Verse,
            Self::Quotation => FormName::Quotation,
            Self::List => FormName::List,
            Self::Table => FormName::Table,
            Self::Figure(_) => FormName::Figure,
            Self::Break => FormName::Break,
        }
    }

    /// The image, of a figure.
    pub fn figure(&self) -> Option<&Figure<P>> {
        if let Self::Figure(figure) = self { Some(figure) } else { None }
    }
}

impl FormName {
    /// Whether a text may stand in an article without a word of it in the original: what the editors add, and what has no
    /// words.
    pub fn may_be_added(self) -> bool {
        matches!(self, Self::Figure | Self::Break)
    }

    /// Whether readers count it among the paragraphs of a text.
    pub fn is_counted(self) -> bool {
        !matches!(self, Self::Heading | Self::Break)
    }
}
