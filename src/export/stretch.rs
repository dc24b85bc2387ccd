//! Stretches of a text as other programs count them: in characters (Unicode code points), not bytes.

use std::ops::Range;

/// The characters of a text that a range of its bytes covers.
pub(super) fn characters(plain: &str, range: &Range<usize>) -> Range<usize> {
    let start = plain[..range.start].chars().count();
    start..start + plain[range.clone()].chars().count()
}
