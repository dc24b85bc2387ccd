//! Documents of word processors (ECMA-376, Office Open XML, part 1) → blocks.
//!
//! Words that were inserted under “track changes” are taken and those that were deleted are not, as the final text has them; both are
//! told, and so is every comment, picture, text box and hidden word.

mod comment;
mod package;
mod story;
mod style;
mod xml;

use std::collections::BTreeMap;

use comment::comments;
use package::Package;
use story::{Parts, Story};
use style::{Numbering, Styles, links};

use super::document::Document;

/// Reads a document.
///
/// # Errors
/// If the bytes are no such document, or hold more than any has: a sentence.
pub(super) fn read(bytes: &[u8]) -> Result<Document, String> {
    let mut package = Package::open(bytes)?;
    let body = package.part("word/document.xml")?.ok_or("it is no document of a word processor")?;
    let styles = package
        .part("word/styles.xml")?
        .map_or_else(|| Ok(Styles::default()), |xml| Styles::read(&xml))?;
    let numbering = package
        .part("word/numbering.xml")?
        .map_or_else(|| Ok(Numbering::default()), |xml| Numbering::read(&xml))?;
    let targets = package.part("word/_rels/document.xml.rels")?;
    let links = targets.map_or_else(|| Ok(BTreeMap::default()), |xml| links(&xml))?;
    let parts = Parts { styles, numbering, links };
    let mut story = Story::new(&parts);
    story.body(&body)?;
    for (part, element, sort) in
        [("word/footnotes.xml", "footnote", "f"), ("word/endnotes.xml", "endnote", "e")]
    {
        if let Some(xml) = package.part(part)? {
            story.footnotes(&xml, element, sort)?;
        }
    }
    if let Some(xml) = package.part("word/comments.xml")? {
        let said = comments(&xml)?;
        story.tell(said);
    }
    Ok(story.finish())
}
