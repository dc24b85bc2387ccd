//! Values of any shape as YAML, a field a line. Only for what other formats say in shapes of their own: what the content format
//! knows is written field by field.

use crate::diag::yaml::{Context, block, scalar};
use crate::script::has_arabic;

/// A value that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Fields in order.
    Map(Vec<(String, Self)>),
}

impl Value {
    /// Appends a field whose key stands `indent` spaces from the margin.
    pub(super) fn write(&self, key: &str, indent: usize, out: &mut String) {
        out.push_str(&format!("{}{}:", " ".repeat(indent), scalar(key, Context::Block)));
        self.behind(indent, out);
    }

    /// Appends what stands behind a key or dash, to the end of the last line.
    fn behind(&self, indent: usize, out: &mut String) {
        match self {
            Self::Text(text) if has_arabic(text) => {
                out.push_str(&format!(" {}\n", block(text, indent + 2)));
            }
            Self::Text(text) => out.push_str(&format!(" {}\n", scalar(text, Context::Block))),
            Self::List(items) => {
                out.push('\n');
                items.iter().for_each(|item| item.item(indent + 2, out));
            }
            Self::Map(fields) => {
                out.push('\n');
                fields.iter().for_each(|(key, value)| value.write(key, indent + 2, out));
            }
        }
    }

    /// Appends an item of a list; the first field of a mapping stands on the line of its dash.
    fn item(&self, indent: usize, out: &mut String) {
        let start = out.len();
        match self {
            Self::Map(fields) if !fields.is_empty() => {
                fields.iter().for_each(|(key, value)| value.write(key, indent + 2, out));
                out.replace_range(start + indent..=start + indent, "-");
            }
            _ => {
                out.push_str(&format!("{}-", " ".repeat(indent)));
                self.behind(indent, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_stand_in_each_other() {
        let text = |text: &str| Value::Text(text.to_owned());
        let map = |fields: &[(&str, Value)]| {
            let own = |(key, value): &(&str, Value)| ((*key).to_owned(), value.clone());
            Value::Map(fields.iter().map(own).collect())
        };
        let role = map(&[
            ("role", text("translator")),
            ("names", Value::List(vec![text("a: b"), text("س")])),
        ]);
        let mut out = String::new();
        map(&[("title", text("x")), ("affiliated", Value::List(vec![role]))])
            .write("id", 0, &mut out);
        let expected = "id:\n  title: x\n  affiliated:\n    - role: translator\n      names:\n        - \"a: b\"\n        - |-\n          س\n";
        assert_eq!(out, expected);
    }
}
