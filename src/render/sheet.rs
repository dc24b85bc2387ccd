//! What a style sheet loads: the addresses in its `url()`, with the names by which files of the theme are published.
//!
//! Read is what CSS Syntax 3 (sections 4.3.4 to 4.3.7) makes of them: in quotation marks or without, in capitals, with escapes, and with
//! what stands behind `?` or `#`. What stands in a string is words.

use crate::route::{Published, Route};

/// The style sheet of all pages, by the name that the site has for it.
pub(super) const STYLE: &str = "css/hashiya.css";

/// How an address begins.
const START: &str = "url(";

/// A style sheet with the published names of the files that it loads.
pub(super) fn with_names(css: &[u8], names: &Published) -> Vec<u8> {
    let css = String::from_utf8_lossy(css);
    let mut named = String::with_capacity(css.len() + 1024);
    let mut rest: &str = &css;
    while let Some(at) = rest.find(['"', '\'', '\\', '(']) {
        let sign = &rest[at..];
        let length = match sign.as_bytes()[0] {
            b'\\' => escape(sign).1,
            b'(' => 1,
            _ => quoted(sign),
        };
        named.push_str(&rest[..at + length]);
        rest = &rest[at + length..];
        if sign.starts_with('(') && is_in_address(&named) {
            let (address, behind) = rest.split_at(end_of_address(rest));
            named.push_str(&with_name(address, names));
            rest = behind;
        }
    }
    named.push_str(rest);
    named.into_bytes()
}

/// Whether an address begins at the end of a style sheet.
fn is_in_address(css: &str) -> bool {
    let start = css.len().checked_sub(START.len()).and_then(|start| css.get(start..));
    start.is_some_and(|start| start.eq_ignore_ascii_case(START))
}

/// What stands in the brackets of a `url()`, with the published name.
fn with_name(written: &str, names: &Published) -> String {
    let link = written.trim();
    let quote = if link.starts_with(['"', '\'']) { &link[..1] } else { "" };
    let bare = link.strip_prefix(quote).and_then(|link| link.strip_suffix(quote)).unwrap_or(link);
    let address = unescaped(bare);
    let (path, behind) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    // A sheet lies one folder deep, and so do the files that it can name in this way.
    let Some(path) = path.strip_prefix("../") else { return written.to_owned() };
    let target = names.route(path);
    if target == Route::Asset(path) {
        return written.to_owned();
    }
    let named = Route::Asset(STYLE).to(target) + &escaped(behind);
    written.replace(link, &format!("{quote}{named}{quote}"))
}

/// Where an address ends: before its bracket.
fn end_of_address(text: &str) -> usize {
    let mut at = text.len() - text.trim_start().len();
    if text[at..].starts_with(['"', '\'']) {
        at += quoted(&text[at..]);
    }
    while let Some(sign) = text[at..].chars().next().filter(|sign| *sign != ')') {
        at += if sign == '\\' { escape(&text[at..]).1 } else { sign.len_utf8() };
    }
    at
}

/// The length of the string that a text begins with, in bytes.
pub(super) fn quoted(text: &str) -> usize {
    let mut quote = None;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match quote {
            None => quote = Some(character),
            Some(quote) if character == quote && !escaped => return at + character.len_utf8(),
            Some(_) => escaped = character == '\\' && !escaped,
        }
    }
    text.len()
}

/// What the escape stands for that a text begins with, and its length in bytes. One before the end of a line stands for nothing.
pub(super) fn escape(text: &str) -> (Option<char>, usize) {
    let behind = &text[1..];
    let digits = behind.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
    if digits == 0 {
        let sign = behind.chars().next();
        return (sign.filter(|sign| *sign != '\n'), 1 + sign.map_or(0, char::len_utf8));
    }
    let sign = u32::from_str_radix(&behind[..digits], 16).ok().and_then(char::from_u32);
    let space = behind[digits..].starts_with(|sign: char| sign.is_ascii_whitespace());
    (sign, 1 + digits + usize::from(space))
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some(at) = rest.find('\\') {
        let (sign, length) = escape(&rest[at..]);
        plain.push_str(&rest[..at]);
        plain.extend(sign);
        rest = &rest[at + length..];
    }
    plain + rest
}

/// A text without signs that could end an address.
fn escaped(text: &str) -> String {
    let is_free =
        |sign: char| !sign.is_ascii() || sign.is_ascii_graphic() && !"\"'()\\".contains(sign);
    let sign = |sign: char| {
        if is_free(sign) { sign.to_string() } else { format!("\\{:x} ", u32::from(sign)) }
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_load_files_by_their_published_names() {
        let mut names = Published::default();
        names.add("fonts/a.woff2", "0a1b2c3d");
        let named = |css: &str| String::from_utf8(with_names(css.as_bytes(), &names)).unwrap();
        assert_eq!(
            named("a{src:url(\"../fonts/a.woff2\") format(\"woff2\"),url(../fonts/a.woff2)}"),
            "a{src:url(\"../fonts/a.0a1b2c3d.woff2\") format(\"woff2\"),url(../fonts/a.0a1b2c3d.woff2)}"
        );
        for css in [
            "../fonts/a.woff2",
            "'../fonts/a.woff2'",
            "..\\2f fonts/\\61.woff2",
            "\"../fonts/a.woff2\"",
        ] {
            let own = named(&format!("a{{b:URL( {css} )}}"));
            assert!(own.contains("../fonts/a.0a1b2c3d.woff2"), "{own}");
        }
        assert_eq!(
            named("url(../fonts/a.woff2?#b\\)c)"),
            "url(../fonts/a.0a1b2c3d.woff2?#b\\29 c)"
        );
        for css in [
            "a{b:url(../fonts/b.woff2)}",
            "a{b:url(data:x)}",
            "a{b:url(",
            "a{b:url(\"",
            "a{b:url(\\",
            "",
            "url(#a)",
            "a{content:'url(../fonts/a.woff2)'}",
            "curl(../fonts/a.woff2 x)",
        ] {
            assert_eq!(named(css), css);
        }
    }
}
