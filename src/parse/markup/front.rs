//! Settings at the beginning of a text, as other programs write them between two lines of `---` or `+++`: Markdown makes a heading
//! of them.

use std::ops::Range;

use super::reader::Reader;
use crate::diag::{Code, token};

/// The line that opens the settings, if a text begins with some.
pub(super) fn matter(markdown: &str) -> Option<Range<usize>> {
    let start = markdown.len() - markdown.trim_start().len();
    let mut lines = markdown.get(start..)?.lines();
    let fence = lines.next()?.trim_end();
    let sign = match fence {
        "---" => ':',
        "+++" => '=',
        _ => return None,
    };
    let is_setting = |line: &str| {
        let name = line.split(sign).next().unwrap_or_default().trim_end();
        let is_name = !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        is_name && line.contains(sign)
    };
    for (count, line) in lines.enumerate() {
        if matches!(line.trim_end(), "---" | "+++" | "...") {
            return (count > 0).then_some(start..start + fence.len());
        }
        let goes_on = count > 0 && line.starts_with([' ', '-', '#']);
        if !is_setting(line) && !goes_on {
            return None;
        }
    }
    None
}

impl Reader<'_, '_> {
    /// Reports the settings that begin at a place.
    pub(super) fn report_matter(&mut self, fence: Range<usize>) {
        let sign = token(self.hidden.written.get(fence.clone()).unwrap_or_default());
        let message = format!("{sign} begins settings, which texts do not have: they are shown");
        let hint = "delete them, from this line to the one that closes them";
        self.report(Code::StrayMarkup, fence, message, hint);
    }
}
