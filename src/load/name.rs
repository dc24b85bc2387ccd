//! Names of files: which are passed over, which cannot be used, and how any of them is shown.

use std::ffi::OsStr;

/// What editors, systems and version control leave in folders, by the whole name.
const DROPPINGS: [&str; 9] = [
    ".DS_Store",
    ".git",
    ".gitattributes",
    ".gitignore",
    ".gitkeep",
    ".hg",
    ".svn",
    "Thumbs.db",
    "desktop.ini",
];

/// Whether a file in `static/` is one of those droppings. Other names with a dot are meant: `.nojekyll`,
/// `.well-known/`.
pub(super) fn is_dropping(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let is_swap = name.starts_with('.')
        && [".swp", ".swo", ".swx"].iter().any(|extension| name.ends_with(extension));
    DROPPINGS.contains(&&*name)
        || is_swap
        || name.ends_with('~')
        || ["._", ".#", "~$"].iter().any(|start| name.starts_with(start))
}

/// Whether a file of the content or a template is passed over: no name that begins with a dot has a meaning there.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~")
}

/// Whether a name is text that can be seen as it is: it is UTF-8, and has no controls and no marks of direction.
pub(super) fn is_legible(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| !name.contains(is_unseen))
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A name as messages show it. Bytes and characters that cannot be seen are written as escapes, so that two names
/// are never shown alike.
pub(super) fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_unseen(c) {
                shown.extend(c.escape_default());
            } else {
                shown.push(c);
            }
        }
        shown.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}")));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn droppings_are_told_from_files_that_are_meant() {
        for name in
            [".DS_Store", "Thumbs.db", "a.css~", ".a.css.swp", ".git", "._a.css", "~$a.docx"]
        {
            assert!(is_dropping(OsStr::new(name)), "{name}");
        }
        for name in [".nojekyll", ".well-known", ".htaccess", "_headers", "a.swp", "a~b"] {
            assert!(!is_dropping(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn names_are_shown_without_what_cannot_be_seen() {
        assert_eq!(shown(OsStr::new("a\nb\u{202E}.css")), "a\\nb\\u{202e}.css");
        assert_eq!(shown(OsStr::new("صورة.png")), "صورة.png");
        assert!(is_legible(OsStr::new("صورة .png")));
        for name in ["a\nb", "a\u{7}", "a\u{85}", "a\u{202E}b", "a\u{2028}b"] {
            assert!(!is_legible(OsStr::new(name)), "{name:?}");
        }
    }
}
