//! The editor that the preview opens files in, by links that its program answers to.

use std::path::Path;
use std::str::FromStr;

use url::Url;

/// The links of editors that are known by name, as their makers document them.
const KNOWN: [(&str, &str); 7] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
];

/// What stands for a place in a pattern.
const SLOTS: [&str; 3] = ["{path}", "{line}", "{column}"];

/// Schemes that browsers answer to themselves: they would show or run something, and open no editor.
const BROWSERS: [&str; 12] = [
    "about",
    "blob",
    "data",
    "file",
    "ftp",
    "http",
    "https",
    "javascript",
    "vbscript",
    "view-source",
    "ws",
    "wss",
];

/// An editor, as the pattern of its links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(String);

impl FromStr for Editor {
    type Err = String;

    /// Reads the name of an editor, or a pattern.
    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Self((*pattern).to_owned()));
        }
        if is_pattern(text) {
            return Ok(Self(text.to_owned()));
        }
        let names: Vec<&str> = KNOWN.iter().map(|(name, _)| *name).collect();
        Err(format!(
            "write {}, or the pattern of another editor's links, such as `vscode://file{{path}}:{{line}}:{{column}}`",
            names.join(", ")
        ))
    }
}

/// Whether a text is the address of another program, with a slot for the path and no signs that an address cannot have.
fn is_pattern(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once("://") else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '+' | '-' | '.'));
    let rest = SLOTS.iter().fold(text.to_owned(), |text, slot| text.replace(slot, ""));
    let is_sign = |c: char| c.is_ascii_graphic() && !"{}<>\"'`\\^|".contains(c);
    is_scheme && !BROWSERS.contains(&scheme) && text.contains(SLOTS[0]) && rest.chars().all(is_sign)
}

impl Editor {
    /// The link that opens a file at a place, both counted from 1; `None` if the path is not absolute.
    pub fn link(&self, file: &Path, line: usize, column: usize) -> Option<String> {
        // Begins with a slash on every system. In a query these two signs would end a value or stand for a space.
        let path = Url::from_file_path(file).ok()?.path().replace('&', "%26").replace('+', "%2B");
        let place = [path, line.to_string(), column.to_string()];
        let slots = SLOTS.iter().zip(place);
        Some(slots.fold(self.0.clone(), |link, (slot, value)| link.replace(slot, &value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(editor: &str) -> Result<String, String> {
        let path = Path::new("/a b/ص&+'\"<.yaml");
        editor.parse::<Editor>().map(|editor| editor.link(path, 7, 3).unwrap())
    }

    #[test]
    fn places_become_links_of_the_editor() {
        let path = "/a%20b/%D8%B5%26%2B'%22%3C.yaml";
        assert_eq!(link("vscode"), Ok(format!("vscode://file{path}:7:3")));
        assert_eq!(link("idea"), Ok(format!("idea://open?file={path}&line=7&column=3")));
        assert_eq!(link("my-ed://x?{line}@{path}"), Ok(format!("my-ed://x?7@{path}")));
    }

    #[test]
    fn what_opens_no_editor_is_refused() {
        for editor in [
            "",
            "vs-code",
            "vscode://file",
            "javascript://{path}",
            "https://example.org/{path}",
            "data://{path}",
            "Vscode://{path}",
            "a b://{path}",
            "ed://{path}\"onclick",
            "ed://{path}{file}",
            "ed:{path}",
            "{path}",
        ] {
            assert!(link(editor).unwrap_err().contains("vscode"), "{editor}");
        }
    }
}
