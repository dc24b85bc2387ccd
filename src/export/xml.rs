//! Writing XML into memory, where nothing fails.

use std::io::{Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::html::Html;

/// A document in the making.
pub(super) struct Xml(Writer<Cursor<Vec<u8>>>);

/// The attributes of an element.
type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A document whose root is this element.
    pub(super) fn document(
        root: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self(Writer::new(Cursor::new(Vec::new())));
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        let _written = xml.0.write_event(Event::Decl(declaration));
        xml.element(root, attributes, content);
        xml.0.into_inner().into_inner()
    }

    /// An element with others inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self),
    ) {
        let start =
            quick_xml::events::BytesStart::new(name).with_attributes(attributes.iter().copied());
        let end = start.to_end().into_owned();
        let _written = self.0.write_event(Event::Start(start.borrow()));
        content(self);
        let _written = self.0.write_event(Event::End(end));
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        let element = self.0.create_element(name);
        let _written = element.with_attributes(attributes.iter().copied()).write_empty();
    }

    /// Finished markup, whose empty elements are closed as XML has it.
    pub(super) fn html(&mut self, html: &Html) {
        let html = html.as_str().replace("<br>", "<br/>");
        let _written = self.0.get_mut().write_all(html.as_bytes());
    }

    /// A text between elements.
    pub(super) fn words(&mut self, text: &str) {
        let _written = self.0.write_event(Event::Text(BytesText::new(text)));
    }

    /// An element that holds a text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        let element = self.0.create_element(name).with_attributes(attributes.iter().copied());
        let _written = element.write_text_content(BytesText::new(text));
    }
}
