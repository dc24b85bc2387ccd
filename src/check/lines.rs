//! The paragraphs of an `.original.txt`.

use std::ops::Range;

/// The paragraphs of an original: its lines, or what blank lines separate. Blank lines at its ends count for nothing.
pub(super) fn paragraphs(text: &str) -> Vec<&str> {
    let body = text.trim_matches(['\n', '\r']);
    let is_blank = |line: &str| line.trim().is_empty();
    if body.is_empty() {
        return Vec::new();
    }
    if !body.lines().any(is_blank) {
        return body.lines().collect();
    }
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for line in body.lines() {
        let start = line.as_ptr() as usize - body.as_ptr() as usize;
        match paragraphs.last_mut().filter(|_| is_open) {
            Some(last) if !is_blank(line) => last.end = start + line.len(),
            None if !is_blank(line) => paragraphs.push(start..start + line.len()),
            _ => {}
        }
        is_open = !is_blank(line);
    }
    paragraphs.into_iter().map(|range| &body[range]).collect()
}
