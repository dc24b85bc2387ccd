//! What Git leaves in a text where two versions of its lines meet: `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`, each at the
//! beginning of a line.

use std::iter;
use std::ops::Range;

use memchr::memchr2_iter;

/// The signs of marks.
const SIGNS: [char; 4] = ['<', '|', '=', '>'];

/// How often a mark has its sign.
const LENGTH: usize = 7;

/// The bytes of the first line of a text that is such a mark.
///
/// A line of `=` alone is a heading of Markdown as well, and a break in a plain text: there it is a mark only if one that closes
/// follows. In YAML a mark may have been indented with the lines around it.
pub(super) fn first_mark(path: &str, text: &str) -> Option<Range<usize>> {
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    let is_data = is_yaml || path.ends_with(".toml") || path.ends_with(".ftl");
    let mut divider = None;
    let breaks = memchr2_iter(b'\n', b'\r', text.as_bytes());
    for start in iter::once(0).chain(breaks.map(|offset| offset + 1)) {
        let rest = &text[start..];
        let line = if is_yaml { rest.trim_start_matches(' ') } else { rest };
        // Most lines are known by their first letter.
        if !line.starts_with(SIGNS) {
            continue;
        }
        let indentation = rest.len() - line.len();
        let line = line.split(['\n', '\r']).next().unwrap_or_default().trim_end();
        let start = start + indentation;
        let range = start..start + line.len();
        match sign(line) {
            Some('=') if is_data && indentation == 0 => return Some(range),
            Some('=') if indentation == 0 => divider = Some(range),
            Some('>') => return Some(divider.unwrap_or(range)),
            Some('<' | '|') => return Some(range),
            _ => {}
        }
    }
    None
}

/// The sign of a line that is a mark: seven of them, and behind them nothing or the name of a version. The row of a table has
/// more bars, and its cells may be empty.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| SIGNS.contains(sign))?;
    let name = line.trim_start_matches(sign);
    let is_whole = line.len() - name.len() == LENGTH;
    let is_named = name.starts_with(' ') && !name.contains(sign);
    let may_stand = match sign {
        '|' => is_named,
        '=' => name.is_empty(),
        _ => is_named || name.is_empty(),
    };
    (is_whole && may_stand).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'t>(path: &str, text: &'t str) -> Option<&'t str> {
        first_mark(path, text).map(|range| &text[range])
    }

    #[test]
    fn marks_are_found_in_each_kind_of_text() {
        for path in ["a.yaml", "a.md", "a.original.txt", "a.toml", "a.ftl", "a.html", "a.css"] {
            for mark in ["<<<<<<< HEAD", "<<<<<<<", "||||||| base", ">>>>>>> branch", ">>>>>>>"] {
                assert_eq!(marked(path, &format!("x\r\n{mark}\r\ny")), Some(mark), "{path}");
            }
            for text in [
                "<<<<<< HEAD",
                "<<<<<<<< HEAD",
                ">>>>>>>x",
                "|||||||",
                "||||||| a |",
                "a <<<<<<< b",
            ] {
                assert_eq!(marked(path, text), None, "{path}: {text}");
            }
        }
    }

    #[test]
    fn a_line_of_equals_signs_may_be_a_heading() {
        assert_eq!(marked("a.md", "Title\n=======\ntext"), None);
        assert_eq!(marked("a.md", "Title\n=======\n>>>>>>> b"), Some("======="));
        assert_eq!(marked("a.yaml", "a: b\n======="), Some("======="));
        assert_eq!(marked("a.yaml", "a: |-\n  Title\n  =======\n"), None);
        assert_eq!(marked("a.yaml", "a:\n  <<<<<<< HEAD\n"), Some("<<<<<<< HEAD"));
        assert_eq!(marked("a.md", "    <<<<<<< HEAD\n"), None);
    }
}
