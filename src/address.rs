//! Web addresses: which may stand in the content, and what is wrong with another. The one place that judges them.
//!
//! An address is kept as its author wrote it; it is parsed (WHATWG URL Standard) only to be judged. Parsers mend much in
//! silence (`https:example.org`, `https:\\example.org`, a line break inside), and browsers do not all mend alike, so what
//! would have to be mended is refused.

use url::Url;

/// The schemes of links in texts.
pub const LINK: &[&str] = &["https", "http", "mailto"];

/// The schemes of sources, articles and sites.
pub const WEB: &[&str] = &["https", "http"];

/// Judges an address.
///
/// # Errors
/// What is wrong with it, to be said of it: "names no host".
pub fn check(address: &str, schemes: &[&str]) -> Result<(), &'static str> {
    let Some((scheme, rest)) = address.split_once(':') else {
        return Err("has no allowed scheme");
    };
    if !schemes.iter().any(|allowed| allowed.eq_ignore_ascii_case(scheme)) {
        return Err("has no allowed scheme");
    }
    if address.chars().any(is_refused) {
        return Err("holds a space, a backslash or an invisible character");
    }
    let url = Url::parse(address).map_err(|_| "is not a valid address")?;
    if scheme.eq_ignore_ascii_case("mailto") {
        return mailbox(url.path());
    }
    if !rest.starts_with("//") || rest.starts_with("///") || !url.has_host() {
        return Err("names no host");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("names a user before the host");
    }
    match url.host_str() {
        Some("http" | "https") => Err("has its scheme twice"),
        Some(host) if host.starts_with('.') || host.contains("..") => {
            Err("has a host with an empty part")
        }
        _ => Ok(()),
    }
}

/// An address in ASCII: other signs of its host in Punycode, of its path in per cent (WHATWG URL Standard).
pub fn encoded(address: &str) -> String {
    if address.is_ascii() {
        return address.to_owned();
    }
    Url::parse(address).map_or_else(|_| address.to_owned(), String::from)
}

/// The host of a web address that may stand, as its author wrote it.
pub fn host(address: &str) -> &str {
    let (_, rest) = address.split_once("://").unwrap_or_default();
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The address of a site in its normal form, ending in `/`: its scheme, host and folder, as written.
///
/// # Errors
/// What is wrong with it. Its path may not begin like a host (`//`), nor lead upwards: links are joined to it.
pub fn site(address: &str) -> Result<String, &'static str> {
    check(address, WEB)?;
    let trimmed = address.trim_end_matches('/');
    let (_, rest) = trimmed.split_once("://").unwrap_or_default();
    if rest.contains(['?', '#']) {
        return Err("has a part behind `?` or `#`");
    }
    let mut folders = rest.split('/').skip(1);
    if folders.any(|folder| matches!(folder, "" | "." | "..")) {
        return Err("has an empty folder, `.` or `..` in its path");
    }
    Ok(format!("{trimmed}/"))
}

fn mailbox(path: &str) -> Result<(), &'static str> {
    let is_box =
        path.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_box { Ok(()) } else { Err("names no mailbox") }
}

/// Characters that no address holds unencoded, and those that hide what it is.
fn is_refused(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\\' | '<' | '>' | '"')
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_stand() {
        for address in [
            "https://example.org",
            "HTTP://example.org/a?b=c#d",
            "https://مثال.إختبار/مسار/صفحة",
            "https://xn--mgbh0fb.xn--kgbechtv/",
            "https://web.archive.org/web/2020/https://example.org/a_(b)",
            "https://[::1]:4600/",
            "mailto:desk@example.org?subject=a",
        ] {
            assert_eq!(check(address, LINK), Ok(()), "{address}");
        }
    }

    #[test]
    fn what_may_not() {
        for (address, fault) in [
            ("example.org", "has no allowed scheme"),
            ("httpx://evil", "has no allowed scheme"),
            ("javascript:alert(1)", "has no allowed scheme"),
            ("JAVASCRIPT://example.org", "has no allowed scheme"),
            ("//example.org", "has no allowed scheme"),
            ("https:example.org", "names no host"),
            ("https:///example.org", "names no host"),
            ("https://", "is not a valid address"),
            ("https://a b/", "holds a space, a backslash or an invisible character"),
            ("https:\\\\example.org", "holds a space, a backslash or an invisible character"),
            ("https://example.org\u{202E}", "holds a space, a backslash or an invisible character"),
            ("https://user@example.org", "names a user before the host"),
            ("https://example.org:99999/", "is not a valid address"),
            ("https://https://example.org", "has its scheme twice"),
            ("mailto:", "names no mailbox"),
            ("mailto:@", "names no mailbox"),
        ] {
            assert_eq!(check(address, LINK), Err(fault), "{address}");
        }
        assert_eq!(check("mailto:a@example.org", WEB), Err("has no allowed scheme"));
    }

    #[test]
    fn a_host_is_as_it_was_written() {
        assert_eq!(host("https://مثال.إختبار/a/b"), "مثال.إختبار");
        assert_eq!(host("http://example.org?q#f"), "example.org");
        assert_eq!(host("https://[::1]:4600"), "[::1]:4600");
    }

    #[test]
    fn the_site_has_one_form() {
        assert_eq!(site("https://example.org").as_deref(), Ok("https://example.org/"));
        assert_eq!(site("https://example.org/a/b//").as_deref(), Ok("https://example.org/a/b/"));
        for address in
            ["https://h//evil/", "https://h/a/../b", "https://h/?q", "https://h/#a", "/\\evil/"]
        {
            assert!(site(address).is_err(), "{address}");
        }
    }
}
