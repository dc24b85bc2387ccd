//! import: what other programs have written → content of this one, as texts. Nothing here touches the disk.
//!
//! A reader for each format makes a [`Document`] of its bytes: blocks in order, without a guess that is not
//! told. Two documents are paired block by block (`pair`), and [`article`] writes them down. What is not taken, and what is taken
//! for something that it does not say itself, becomes a remark.
//!
//! Input may be hostile: sizes are bounded, and nothing calls itself as deep as the input says.

mod article;
mod builder;
mod clean;
mod decode;
mod document;
mod docx;
mod html;
mod markdown;
mod notes;
mod pair;
mod sources;
mod text;
mod value;
mod words;

pub use article::{Article, Import, article};
pub use decode::decoded;
pub use document::{Document, Format};
pub use sources::{Bibliography, sources};

/// Reads a document; `encoding` is the label of the encoding of its text, if that is not UTF-8 or UTF-16.
///
/// # Errors
/// If it is not in that format, or too large: a sentence.
pub fn document(bytes: &[u8], format: Format, encoding: Option<&str>) -> Result<Document, String> {
    let document = match format {
        Format::Docx => docx::read(bytes)?,
        Format::Text => text::read(&decoded(bytes, encoding)?),
        Format::Markdown => markdown::read(&decoded(bytes, encoding)?),
        Format::Html => html::read(&decoded(bytes, encoding)?),
    };
    let document = document.settled();
    if document.blocks.is_empty() {
        return Err("it holds no text".to_owned());
    }
    Ok(document)
}
