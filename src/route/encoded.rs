//! How a path of the output is written in an address.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the signs that mean nothing in an address (RFC 3986, “unreserved”), and the stroke between segments.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The path of a file, or a relative one, as it stands in an address: names of files may hold what would end or change that.
pub fn file_address(path: &str) -> String {
    Cow::from(utf8_percent_encode(path, ENCODED)).into_owned()
}

/// The same of a path that is not needed any more: most stay as they are.
pub(super) fn encoded(path: String) -> String {
    let encoded = Cow::from(utf8_percent_encode(&path, ENCODED));
    let changed = (encoded != path).then(|| encoded.into_owned());
    changed.unwrap_or(path)
}
