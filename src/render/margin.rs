//! The sheet that sets notes beside their lines on wide screens.
//!
//! CSS anchor positioning (W3C, CSS Anchor Positioning Module Level 1) places each note at the height of its sign, or
//! below the note before it, whichever is lower. That needs a name for every sign and every note; names cannot come
//! from attributes in all browsers, so the sheet has a rule for each number.

/// The rules for so many notes. Where a browser lacks anchors, notes stay below their paragraph.
pub(super) fn css(notes: usize) -> String {
    let rules: String = (1..=notes).map(rule).collect();
    format!("@media screen and (min-width:75rem){{@supports (anchor-name:--a){{\n{rules}}}}}\n")
}

fn rule(n: usize) -> String {
    let sign = format!("anchor(--s{n} start)");
    let place = match n {
        1 => sign,
        _ => format!("max({sign},anchor(--n{} end) + var(--note-gap))", n - 1),
    };
    format!(
        "[id=ref-{n}-ar],[id=ref-{n}-en]{{anchor-name:--s{n}}}\
         [data-n=\"{n}\"].note{{anchor-name:--n{n};inset-block-start:{place}}}\n"
    )
}
