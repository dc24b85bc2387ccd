//! The style sheet and the script: what lies in `static/css/` and `static/js/`, each as one file, so that a page waits for
//! one request. A project's own part joins them, or replaces the one of the same name.

use std::borrow::Cow;

use super::sheet::{escape, quoted};
use crate::load::Assets;
use crate::output::OutPath;

/// Parts that become one file.
pub(super) struct Bundle {
    /// Where the parts lie in `static/`; what lies deeper is none.
    folder: &'static str,
    extension: &'static str,
    /// The parts that others build on; all others follow by name.
    first: &'static [&'static str],
    /// What pages load by itself.
    apart: &'static [&'static str],
    separator: &'static str,
    /// What is done to each part.
    prepare: fn(&[u8]) -> Cow<'_, [u8]>,
}

pub(super) const STYLE: Bundle = Bundle {
    folder: "css/",
    extension: ".css",
    first: &["css/faces.css", "css/fonts.css", "css/site.css"],
    apart: &[],
    separator: "",
    prepare: squeezed,
};

pub(super) const SCRIPT: Bundle = Bundle {
    folder: "js/",
    extension: ".js",
    first: &["js/fold.js", "js/page.js", "js/reader.js", "js/tools.js"],
    apart: &["js/moved.js", "js/prefs.js"],
    // A script may end without a semicolon; the next one would then be read as its arguments.
    separator: ";\n",
    prepare: uncommented,
};

pub(super) const SEARCH_STYLE: Bundle = Bundle { folder: "css/search/", first: &[], ..STYLE };

pub(super) const SEARCH_SCRIPT: Bundle =
    Bundle { folder: "js/search/", first: &["js/search/stem.js"], apart: &[], ..SCRIPT };

impl Bundle {
    /// Whether a file is a part of it.
    pub(super) fn has(&self, path: &str) -> bool {
        let name = path.strip_prefix(self.folder).unwrap_or_default();
        name.ends_with(self.extension) && !name.contains('/') && !self.apart.contains(&path)
    }

    /// All parts among the assets as one.
    pub(super) fn join(&self, assets: &Assets) -> Vec<u8> {
        let rest = assets.keys().map(OutPath::as_str);
        let rest = rest.filter(|path| self.has(path) && !self.first.contains(path));
        let mut joined = Vec::new();
        for part in self.first.iter().copied().chain(rest).filter_map(|path| assets.get(path)) {
            joined.extend_from_slice(&(self.prepare)(part.bytes().unwrap_or_default()));
            joined.extend_from_slice(self.separator.as_bytes());
        }
        joined
    }
}

/// A style sheet without its comments and the spaces around its signs: a fifth of what a first visit would load of it.
fn squeezed(css: &[u8]) -> Cow<'_, [u8]> {
    let Ok(css) = str::from_utf8(css) else { return Cow::Borrowed(css) };
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/', '\\']) {
        push_squeezed(&rest[..at], &mut kept);
        rest = &rest[at..];
        let length = if rest.starts_with("/*") && !is_in_address(&kept) {
            rest[2..].find("*/").map_or(rest.len(), |end| end + 4)
        } else {
            let length = match rest.as_bytes()[0] {
                b'/' => 1,
                b'\\' => escape(rest).1,
                _ => quoted(rest),
            };
            kept.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    push_squeezed(rest, &mut kept);
    Cow::Owned(kept.into_bytes())
}

/// Appends a piece of a style sheet that has no strings: space of any length is one, and behind a sign, or before a brace, none.
fn push_squeezed(css: &str, kept: &mut String) {
    for character in css.chars() {
        if character.is_ascii_whitespace() {
            if !kept.is_empty() && !kept.ends_with([' ', '{', '}', ';', ',']) {
                kept.push(' ');
            }
            continue;
        }
        if matches!(character, '{' | '}') && kept.ends_with(' ') {
            kept.pop();
        }
        kept.push(character);
    }
}

/// Whether a style sheet ends in an address without quotes, which has no comments.
fn is_in_address(css: &str) -> bool {
    let start = css.to_ascii_lowercase().rfind("url(");
    start.is_some_and(|start| !css[start..].contains(')'))
}

/// A script without the lines that are comments: a fifth of what a first visit would load of it. Only a text over several lines
/// can have a line that looks like one, so a script that may hold such a text stays as it is.
fn uncommented(script: &[u8]) -> Cow<'_, [u8]> {
    let Ok(text) = str::from_utf8(script) else { return Cow::Borrowed(script) };
    let goes_on = |line: &str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    if text.lines().any(goes_on) {
        return Cow::Borrowed(script);
    }
    // Within a block comment a line may be its end.
    let is_comment = |line: &str| line.trim_start().starts_with("//") && !line.contains("*/");
    let kept: String = text.split_inclusive('\n').filter(|line| !is_comment(line)).collect();
    Cow::Owned(kept.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(css: &str) -> String {
        String::from_utf8(squeezed(css.as_bytes()).into_owned()).unwrap()
    }

    #[test]
    fn comments_and_spaces_go_and_nothing_else() {
        assert_eq!(result("/* a */a{b:c}/* \" */d{}"), "a{b:c}d{}");
        assert_eq!(result("a  >\n b,\n c { d: e f;\n }\n\n.g { }\n"), "a > b,c{d: e f;}.g{}");
        assert_eq!(result("@media (x) /* y */ { a :b { c: d } }"), "@media (x){a :b{c: d}}");
        let strings = r#"a::after{content:"/* \",  */" '/*  '}b{c:url(x/*.svg)d/e}"#;
        assert_eq!(result(strings), strings);
        // A backslash behind a backslash escapes no quotation mark.
        for (css, kept) in [
            (r#"a{b:"\\"} /* c */ d {e:"\\\""  }"#, r#"a{b:"\\"}d{e:"\\\""}"#),
            (r"a{b:'\\'} /* c */ d { e: '/* \\\' */' }", r"a{b:'\\'}d{e: '/* \\\' */'}"),
        ] {
            assert_eq!(result(css), kept);
        }
        assert_eq!(result("a{}/* no end"), "a{}");
        assert_eq!(result("a{b:\"no  end"), "a{b:\"no  end");
    }

    #[test]
    fn lines_of_comments_go_unless_they_may_be_text() {
        for (script, result) in [
            ("// a\nb(); // c\n  // d\ne(\"//\")\n", "b(); // c\ne(\"//\")\n"),
            ("/* a\n// b\n// c */ d()", "/* a\n// c */ d()"),
            ("a(`\n// b\n`)", "a(`\n// b\n`)"),
            ("a(`b`)\n// c", "a(`b`)\n"),
            ("a = \"\\\n// b\"", "a = \"\\\n// b\""),
        ] {
            assert_eq!(uncommented(script.as_bytes()), result.as_bytes(), "{script}");
        }
    }
}
