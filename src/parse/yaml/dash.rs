//! Signs that stand where the dash of an item belongs, as word processors and chats write them: other dashes, bullets, and a
//! dash with a space behind it that is not the usual one.

use std::ops::Range;

use crate::diag::token;
use crate::parse::slip::Slip;

/// Dashes and bullets that are not the dash of YAML. The last two begin items in Markdown.
const BULLETS: [char; 19] = [
    '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－', 'ـ', '•', '·', '●', '▪', '◦', '‣', '⁃', '*', '+',
];

/// An item that begins with another sign than `- `.
struct Item<'t> {
    sign: char,
    /// The sign and the white space behind it, as bytes of the text.
    beginning: Range<usize>,
    /// The white space behind the sign.
    gap: &'t str,
    /// The rest of the line.
    content: &'t str,
}

impl<'t> Item<'t> {
    /// The item at a byte of a text.
    fn at(text: &'t str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        let sign = rest.chars().next().filter(|sign| *sign == '-' || BULLETS.contains(sign))?;
        let line = rest.split(['\n', '\r']).next()?.trim_end();
        let behind = line.get(sign.len_utf8()..)?;
        let content = behind.trim_start_matches(is_space);
        let gap = behind.get(..behind.len() - content.len())?;
        let is_foreign = match sign {
            '-' => gap.contains(|c: char| c != ' '),
            '*' | '+' => !gap.is_empty(),
            _ => true,
        };
        let beginning = start..start + sign.len_utf8() + gap.len();
        (is_foreign && !content.is_empty()).then_some(Self { sign, beginning, gap, content })
    }

    /// Whether it holds what no text begins with: a field, brackets, an id.
    fn is_plain(&self) -> bool {
        let is_name = |word: &str| {
            !word.is_empty()
                && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        };
        let field = self.content.split_once(':');
        let has_field = field.is_some_and(|(name, value)| {
            is_name(name) && (value.is_empty() || value.starts_with(' '))
        });
        has_field || self.content.starts_with(['[', '{']) || is_name(self.content)
    }

    fn slip(&self) -> Slip {
        let Self { sign, beginning, gap, content } = self;
        let start = beginning.start;
        let other = gap.chars().find(|c| *c != ' ').filter(|_| *sign == '-');
        let (place, message) = match other {
            Some(space) => (
                beginning.clone(),
                format!(
                    "U+{:04X} behind the dash of {} is no space",
                    u32::from(space),
                    token(content)
                ),
            ),
            None => (
                start..start + sign.len_utf8(),
                format!("`{sign}` before {} is not the dash of YAML", token(content)),
            ),
        };
        let slip = Slip::new(place, message, "write it so");
        slip.mended(beginning.clone(), &format!("- {content}"), "- ".to_owned()).sure_if(true)
    }
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{FEFF}' | '\u{200B}'..='\u{200F}')
}

/// The slip of an item that begins at a byte of a file, if it holds a field, brackets or an id.
pub(super) fn item(text: &str, start: usize) -> Option<Slip> {
    Item::at(text, start).filter(Item::is_plain).map(|item| item.slip())
}

/// The slip of a text where a list belongs: each of its lines is an item. Below `|` lines are one text, whatever they begin with.
pub(crate) fn list(text: &str, range: &Range<usize>) -> Option<Slip> {
    let head = text.get(..range.start)?.trim_end();
    if ["|", "|-", "|+", ">", ">-", ">+"].iter().any(|header| head.ends_with(header)) {
        return None;
    }
    let slip = Item::at(text, range.start)?.slip();
    let written = text.get(range.clone())?;
    let mut mended = String::with_capacity(written.len());
    for line in written.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let (before, rest) = line.split_at(indent);
        mended.push_str(before);
        match Item::at(rest, 0) {
            Some(item) => {
                mended.push_str("- ");
                mended.push_str(rest.get(item.beginning.end..).unwrap_or_default());
            }
            None => mended.push_str(rest),
        }
    }
    Some(slip.fix("write `- `", range.clone(), mended))
}
