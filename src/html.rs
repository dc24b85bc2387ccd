//! Standoff text → events → HTML. [`Html`] is made here and nowhere else; everything else is escaped when it is printed.

pub mod block;
pub mod code;
pub mod data;
pub mod element;
pub mod event;
pub mod marked;
pub mod phrase;
mod rare;
pub mod sign;
pub mod svg;
pub mod text;
mod unbroken;
pub mod xhtml;

use serde::{Serialize, Serializer};

use crate::model::text::Align;

/// Finished HTML: the only type that templates print unescaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Appends a text with the characters escaped that mean something in HTML, in content and in attributes.
fn escape(text: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let name = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(name);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Where a cell of a table stands, if that is said.
fn align(align: Option<Align>, out: &mut String) {
    match align {
        Some(Align::Center) => attribute("class", "center", out),
        Some(Align::End) => attribute("class", "end", out),
        Some(Align::Start) | None => {}
    }
}

/// Appends ` name="value"`.
pub fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}
