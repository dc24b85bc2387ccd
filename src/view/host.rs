//! Hosts of web addresses as readers know them: in their own letters (UTS #46), unless these could be taken for others.

use idna::uts46::{AsciiDenyList, Hyphens, Uts46};

use crate::address;
use crate::script::{has_arabic, is_of_one};

/// The host of a web address for readers.
pub(super) fn host(url: &str) -> String {
    let whole = address::host(url);
    // Of an address in numbers the brackets hold colons, too.
    let end = whole.rfind(':').filter(|_| !whole.starts_with('[')).unwrap_or(whole.len());
    let (host, port) = whole.split_at(end);
    let is_shown = |label: &[char], top: &[char], _| is_plain(label, top);
    let (shown, is_valid) = Uts46::new().to_user_interface(
        host.as_bytes(),
        AsciiDenyList::EMPTY,
        Hyphens::Allow,
        is_shown,
    );
    if is_valid.is_ok() { format!("{shown}{port}") } else { whole.to_owned() }
}

/// Whether a part of a host shows what it is. Letters of several scripts beside each other are there to deceive, and so may be those
/// of one that has the shapes of Latin ones, as Cyrillic does, below a top level in Latin letters.
fn is_plain(label: &[char], top: &[char]) -> bool {
    let [label, top] = [label, top].map(|part| part.iter().collect::<String>());
    is_of_one(&label) && (has_arabic(&label) || is_of_one(&(label + &top)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_shown_in_their_own_letters() {
        for (url, shown) in [
            ("https://xn--mgbh0fb.xn--kgbechtv/a", "مثال.إختبار"),
            ("https://مثال.إختبار/a", "مثال.إختبار"),
            ("https://xn--mgbh0fb.xn--kgbechtv:8080/", "مثال.إختبار:8080"),
            ("https://www.xn--mgbh0fb.com", "www.مثال.com"),
            ("https://xn--bcher-kva.example/", "bücher.example"),
            ("https://xn--d1abbgf6aiiy.xn--p1ai/", "президент.рф"),
            ("http://example.org:8080?q#f", "example.org:8080"),
            ("https://[::1]:4600", "[::1]:4600"),
            // An “a” of Cyrillic among Latin letters; Cyrillic letters alone that spell a Latin name; no host at all.
            ("https://xn--pple-43d.com/", "xn--pple-43d.com"),
            ("https://аpple.com/", "xn--pple-43d.com"),
            ("https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
            ("https://xn--a/", "xn--a"),
        ] {
            assert_eq!(host(url), shown, "{url}");
        }
    }
}
