//! What Git leaves in a text where two versions of its lines meet: `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`, each at the
//! beginning of a line.

use std::ops::Range;

/// How often a mark has its sign.
const LENGTH: usize = 7;

/// The bytes of the first line of a text that is such a mark.
///
/// A line of `=` alone is a heading of Markdown as well, and a break in a plain text: there it is a mark only if one that closes
/// follows. In YAML a mark may have been indented with the lines around it.
pub(super) fn first_mark(path: &str, text: &str) -> Option<Range<usize>> {
    let is_data = path.ends_with(".toml") || path.ends_with(".ftl") || is_yaml(path);
    let (mut start, mut divider) = (0, None);
    for whole in text.split_inclusive(['\n', '\r']) {
        let line = whole.trim_end();
        let indentation =
            if is_yaml(path) { line.len() - line.trim_start_matches(' ').len() } else { 0 };
        let range = start + indentation..start + line.len();
        start += whole.len();
        match sign(line.get(indentation..).unwrap_or_default()) {
            Some('=') if is_data && indentation == 0 => return Some(range),
            Some('=') if indentation == 0 => divider = Some(range),
            Some('>') => return Some(divider.unwrap_or(range)),
            Some('<' | '|') => return Some(range),
            _ => {}
        }
    }
    None
}

fn is_yaml(path: &str) -> bool {
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// The sign of a line that is a mark: seven of them, and behind them nothing or the name of a version. The row of a table has
/// more bars, and its cells may be empty.
fn sign(line: &str) -> Option<char> {
    let sign = line.chars().next().filter(|sign| matches!(sign, '<' | '|' | '=' | '>'))?;
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
