//! Quotes in quotes: what is put between quotation marks changes those in it to the other level of its language, «…“…”…» in Arabic and
//! “…‘…’…” in English.

use crate::lang::Lang;

/// The marks of a level.
type Marks = (char, char);

/// A mark in a text.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    is_outer: bool,
    opens: bool,
    /// Whether the text has its partner.
    is_paired: bool,
}

/// The outer marks of a language, and those inside of them.
fn levels(lang: Lang) -> [Marks; 2] {
    match lang {
        Lang::Ar => [('«', '»'), ('“', '”')],
        Lang::En => [('“', '”'), ('‘', '’')],
    }
}

/// A text, plain or as markup, as it stands between the outer marks of a language. Marks that no others close are letters, such as the
/// apostrophe and ʿayn; of the outer ones each is changed, because it would close what stands around it.
pub(crate) fn nested(text: &str, lang: Lang) -> String {
    let levels = levels(lang);
    let outer = [levels[0].0, levels[0].1];
    if !text.contains(outer) {
        return text.to_owned();
    }
    let mut marks = marks(text, levels).into_iter().peekable();
    let mut depth = 0_usize;
    let replaced = |(at, sign): (usize, char)| {
        let Some(mark) = marks.next_if(|mark| mark.at == at) else { return sign };
        depth -= usize::from(mark.is_paired && !mark.opens);
        // Inside of the marks around the text every other level is theirs.
        let (opens, closes) = levels[usize::from(depth.is_multiple_of(2))];
        depth += usize::from(mark.is_paired && mark.opens);
        if mark.opens { opens } else { closes }
    };
    text.char_indices().map(replaced).collect()
}

/// The marks of pairs, and outer ones that have no partner, by their places.
fn marks(text: &str, [outer, inner]: [Marks; 2]) -> Vec<Mark> {
    let (mut marks, mut open): (Vec<Mark>, Vec<Mark>) = (Vec::new(), Vec::new());
    for (at, sign) in text.char_indices() {
        let is_outer = sign == outer.0 || sign == outer.1;
        let mark = |opens| Mark { at, is_outer, opens, is_paired: false };
        if sign == outer.0 || sign == inner.0 {
            open.push(mark(true));
        } else if is_outer || (sign == inner.1 && ends_word(&text[at + sign.len_utf8()..])) {
            let partner = open.iter().rposition(|other| other.is_outer == is_outer);
            // Inner marks close nothing beyond an outer one that is open: there they are apostrophes.
            let is_beside = |at: &usize| open[*at..].iter().all(|other| !other.is_outer);
            let partner = partner.filter(|at| is_outer || is_beside(at));
            // What opened behind the partner has none of its own.
            let behind = partner.map(|partner| open.split_off(partner));
            let partner = behind.and_then(|behind| behind.first().copied());
            let pair = partner.map(|partner| [partner, mark(false)]);
            let pair = pair.map(|pair| pair.map(|mark| Mark { is_paired: true, ..mark }));
            marks.extend(pair.into_iter().flatten());
            marks.extend((pair.is_none() && is_outer).then(|| mark(false)));
        }
    }
    marks.extend(open.into_iter().filter(|mark| mark.is_outer));
    marks.sort_by_key(|mark| mark.at);
    marks
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_change_to_the_other_level() {
        for (lang, text, wanted) in [
            (Lang::Ar, "بيان «النصرة» في مالي", "بيان “النصرة” في مالي"),
            (Lang::Ar, "بيان “النصرة”", "بيان “النصرة”"),
            (Lang::Ar, "«قال: “لا”»", "“قال: «لا»”"),
            (Lang::Ar, "«ا» و«ب»", "“ا” و“ب”"),
            (Lang::Ar, "بيان «النصرة", "بيان “النصرة"),
            (Lang::Ar, "The “Truce”", "The “Truce”"),
            (Lang::En, "The “Truce”", "The ‘Truce’"),
            (Lang::En, "“He said ‘no’”, and left", "‘He said “no”’, and left"),
            (
                Lang::En,
                "Mali’s “‘Abs” and the parties’ “truce”",
                "Mali’s ‘‘Abs’ and the parties’ ‘truce’",
            ),
            (Lang::En, "‘Abs and “truce”", "‘Abs and ‘truce’"),
            (Lang::En, "‘Abs on “the parties’ truce”", "‘Abs on ‘the parties’ truce’"),
            (Lang::En, "“The parties’ ‘truce’”", "‘The parties’ “truce”’"),
            (Lang::En, "The ‘Truce’", "The ‘Truce’"),
            (Lang::En, "عن «القاعدة»", "عن «القاعدة»"),
            (Lang::En, "<b dir=\"rtl\">a “b”</b>", "<b dir=\"rtl\">a ‘b’</b>"),
        ] {
            assert_eq!(nested(text, lang), wanted, "{text}");
        }
    }
}
