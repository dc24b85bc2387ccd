//! Words with what decides how they are set: the direction of each run, and the font of each sign.

use super::Words;
use crate::lang::{Dir, Lang};
use crate::script::is_mark;
use crate::script::isolate::{END, LEFT, RIGHT, inserted, isolates};

/// The characters of UAX #9 that begin a text in a direction.
const LEFT_MARK: char = '\u{200E}';
const RIGHT_MARK: char = '\u{200F}';

/// Holds together what is on both sides of it.
const JOINER: char = '\u{2060}';

/// A hyphen behind so few letters ends no line: `al-Qaeda`.
const SHORT: usize = 3;

/// The families of both languages, by how their names begin, and how much larger or smaller the letters of the other one are
/// set beside them, as on pages (`static/css/faces.css`).
const NASKH: &str = "naskh";
const SERIF: &str = "serif";
const SERIF_IN_NASKH: f32 = 0.86;
const NASKH_IN_SERIF: f32 = 1.16;

/// A family with the rows of signs that it has.
pub(super) type Family = (String, Vec<(u32, u32)>);

/// A stretch of a text in one font.
pub(super) struct Phrase<'f> {
    pub(super) text: String,
    pub(super) family: &'f str,
    /// How large it is set, of the size of the text.
    pub(super) scale: f32,
}

/// The stretches of a text; the characters that say the direction are among them.
pub(super) fn phrases<'f>(words: Words<'_>, families: &'f [Family]) -> Vec<Phrase<'f>> {
    let mut phrases: Vec<Phrase<'f>> = Vec::new();
    for sign in directed(words).chars() {
        // What has no form of its own stays with what it follows.
        let own = family(sign, words.lang, families).filter(|_| !is_bound(sign));
        match phrases.last_mut() {
            Some(last) if own.is_none_or(|family| family == last.family) => last.text.push(sign),
            _ => {
                let family = own.unwrap_or_else(|| main(words.lang, families));
                let scale = scale(family, words.lang);
                phrases.push(Phrase { text: sign.to_string(), family, scale });
            }
        }
    }
    phrases
}

fn is_bound(sign: char) -> bool {
    sign.is_whitespace() || is_mark(sign) || is_unseen(sign)
}

fn is_unseen(sign: char) -> bool {
    [LEFT, RIGHT, END, LEFT_MARK, RIGHT_MARK, JOINER].contains(&sign)
}

/// The first family that has a sign: those of the text's language come before the others.
fn family(sign: char, lang: Lang, families: &[Family]) -> Option<&str> {
    let has = |(_, signs): &&Family| {
        signs.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(sign)))
    };
    let is_own = |(family, _): &&Family| family.starts_with(of(lang));
    let (own, others) = (families.iter().filter(is_own), families.iter().filter(|it| !is_own(it)));
    own.chain(others).find(has).map(|(family, _)| family.as_str())
}

/// The family that a text begins in.
fn main(lang: Lang, families: &[Family]) -> &str {
    let own = families.iter().find(|(family, _)| family.starts_with(of(lang)));
    own.or(families.first()).map_or("", |(family, _)| family)
}

/// How the names of a language's families begin.
fn of(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => NASKH,
        Lang::En => SERIF,
    }
}

fn scale(family: &str, lang: Lang) -> f32 {
    match lang {
        Lang::Ar if family.starts_with(SERIF) => SERIF_IN_NASKH,
        Lang::En if family.starts_with(NASKH) => NASKH_IN_SERIF,
        Lang::Ar | Lang::En => 1.0,
    }
}

/// A text that says its direction, and isolates its runs.
fn directed(words: Words<'_>) -> String {
    let Words { lang, text } = words;
    let mut signs = isolates(text, lang);
    for at in short_hyphens(text) {
        signs.entry(at).or_default().insert(0, JOINER);
    }
    let mark = if lang.dir() == Dir::Rtl { RIGHT_MARK } else { LEFT_MARK };
    format!("{mark}{}", inserted(text, signs))
}

/// The places behind hyphens that follow few letters.
fn short_hyphens(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices('-').map(|(at, _)| at).filter_map(|at| {
        let letters = text[..at].chars().rev().take_while(|sign| sign.is_alphanumeric()).count();
        (1..=SHORT).contains(&letters).then_some(at + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(lang: Lang, text: &str) -> String {
        let named = [
            (LEFT, "<l>"),
            (RIGHT, "<r>"),
            (END, "<e>"),
            (LEFT_MARK, "L:"),
            (RIGHT_MARK, "R:"),
            (JOINER, "+"),
        ];
        let text = directed(Words { lang, text });
        named.into_iter().fold(text, |text, (sign, name)| text.replace(sign, name))
    }

    #[test]
    fn runs_are_isolated() {
        assert_eq!(marked(Lang::En, "A truce"), "L:A truce");
        assert_eq!(marked(Lang::En, "The word هدنة."), "L:The word <r>هدنة<e>.");
        assert_eq!(marked(Lang::En, "Well-known al-Qaeda"), "L:Well-known al-+Qaeda");
        assert_eq!(marked(Lang::Ar, "15/6/2015 بنسبة -5%"), "R:<l>15/6/2015<e> بنسبة <l>-5%<e>");
        assert_eq!(marked(Lang::Ar, "بيان JNIM في مالي"), "R:بيان <l>JNIM<e> في مالي");
    }

    #[test]
    fn signs_have_the_font_that_has_them() {
        let families = [
            (NASKH.to_owned(), vec![(0x20, 0x40), (0x621, 0x64A)]),
            (SERIF.to_owned(), vec![(0x20, 0x7E)]),
        ];
        let names = |lang, text| {
            let phrases = phrases(Words { lang, text }, &families);
            phrases.iter().map(|it| (it.family.to_owned(), it.scale)).collect::<Vec<_>>()
        };
        let (naskh, serif) = (NASKH.to_owned(), SERIF.to_owned());
        assert_eq!(names(Lang::Ar, "عام 2024"), [(naskh.clone(), 1.0)]);
        assert_eq!(
            names(Lang::Ar, "بيان JNIM"),
            [(naskh.clone(), 1.0), (serif.clone(), SERIF_IN_NASKH)]
        );
        assert_eq!(names(Lang::En, "In هدنة"), [(serif, 1.0), (naskh, NASKH_IN_SERIF)]);
    }
}
