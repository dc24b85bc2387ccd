//! The comments of a document.

use super::xml::{Xml, each};

/// What the comments of a document say.
///
/// # Errors
/// If the part is damaged.
pub(super) fn comments(xml: &str) -> Result<Vec<String>, String> {
    let mut said = Vec::new();
    let (mut author, mut words) = (String::new(), String::new());
    each(xml, |event| match event {
        Xml::Start(element) if element.name == "comment" => {
            element.attr("author").unwrap_or("somebody").clone_into(&mut author);
            words.clear();
        }
        Xml::Text(text) => words.push_str(&text),
        Xml::End(name) if name == "p" => words.push(' '),
        Xml::End(name) if name == "comment" => {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            said.push(format!("a comment by {author} was not taken: `{words}`"));
        }
        _ => {}
    })?;
    Ok(said)
}
