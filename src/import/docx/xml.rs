//! XML as a row of simple events. Names have no prefixes: those of the documents are fixed by custom and their local names suffice.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may lie in each other.
const DEEPEST: usize = 512;

/// What comes next.
#[derive(Debug)]
pub(super) enum Xml {
    /// An element begins.
    Start(Element),
    /// An element of this name ends.
    End(String),
    /// Characters.
    Text(String),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn new(start: &BytesStart<'_>) -> Self {
        let local = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
        let mut element = Self { name: local(start.local_name().as_ref()), attributes: Vec::new() };
        // Repeated ones are not looked for: that takes quadratic time, and the first counts.
        for it in start.attributes().with_checks(false).flatten() {
            let value = it.unescape_value().map_or_else(|_| local(&it.value), Cow::into_owned);
            element.attributes.push((local(it.key.local_name().as_ref()), value));
        }
        element
    }

    /// The value of an attribute.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether a switch is on: it is, unless its value says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attr("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// Hands each event to a function, in order.
///
/// # Errors
/// If the text is no XML, or nested deeper than any document is.
pub(super) fn each(xml: &str, mut take: impl FnMut(Xml)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| format!("its XML is damaged: {error}"))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(format!("its elements lie more than {DEEPEST} deep in each other"));
                }
                take(Xml::Start(Element::new(&start)));
            }
            Event::Empty(start) => {
                let element = Element::new(&start);
                let name = element.name.clone();
                take(Xml::Start(element));
                take(Xml::End(name));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Xml::End(String::from_utf8_lossy(end.local_name().as_ref()).into_owned()));
            }
            Event::Text(text) => {
                take(Xml::Text(text.xml10_content().map(Cow::into_owned).unwrap_or_default()));
            }
            Event::CData(text) => {
                take(Xml::Text(text.xml10_content().map(Cow::into_owned).unwrap_or_default()));
            }
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                let name = String::from_utf8_lossy(&reference).into_owned();
                let text =
                    character.or_else(|| resolve_predefined_entity(&name).map(str::to_owned));
                take(Xml::Text(text.unwrap_or_default()));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
