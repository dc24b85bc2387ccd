//! Names and titles in any language, and words among which they stand: each name is isolated, with its language and direction.

use icu::properties::CodePointMapData;
use icu::properties::props::Script;

use super::{Html, attribute, text};
use crate::lang::{self, Dir, Lang};
use crate::script::strong;

/// A name or title: its tag need not be one of the site's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// As it is written.
    pub text: String,
    /// Its BCP 47 tag.
    pub lang: String,
    /// Its direction.
    pub dir: Dir,
}

/// A part of a phrase.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words of the language of the phrase.
    Words(String),
    /// A name among them.
    Name(Foreign),
}

impl Foreign {
    /// A text in the language that is said of it, if some of its letters run as that language does, else in the one that its
    /// letters tell.
    pub fn new(text: &str, tag: Option<&str>) -> Self {
        let of_language = tag.map(|tag| (tag, lang::dir(tag)));
        let fits = |(_, dir): &(&str, Dir)| {
            strong(text).next().is_none() || strong(text).any(|it| it == *dir)
        };
        let (lang, dir) = of_language.filter(fits).unwrap_or_else(|| by_letters(text));
        Self { text: text.to_owned(), lang: lang.to_owned(), dir }
    }

    /// The text, with what in it runs the other way isolated.
    pub fn html(&self) -> Html {
        // Runs of Arabic in a title of any other language are isolated like those in English.
        text::plain(&self.text, if self.dir == Dir::Rtl { Lang::Ar } else { Lang::En })
    }
}

/// The likeliest language of a text by its first letter, and the direction in which it begins. Of scripts beside those of the
/// site only Hebrew has one language that is likeliest by far; N’Ko, Syriac, Cyrillic or Han have several.
fn by_letters(text: &str) -> (&'static str, Dir) {
    let scripts = CodePointMapData::<Script>::new();
    // A letter of transliteration, such as ʿ, is of every script.
    let mut scripts = text.chars().filter(|c| c.is_alphabetic()).map(|letter| scripts.get(letter));
    let lang = match scripts.find(|script| *script != Script::Common) {
        Some(Script::Arabic) => "ar",
        Some(Script::Hebrew) => "he",
        Some(Script::Latin) | None => "en",
        Some(_) => UNDETERMINED,
    };
    (lang, strong(text).next().unwrap_or(Dir::Ltr))
}

/// The language of which nobody knows (ISO 639-2).
const UNDETERMINED: &str = "und";

/// Renders a phrase of a language.
pub fn phrase(pieces: &[Piece], lang: Lang) -> Html {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(text::plain(words, lang).as_str()),
            Piece::Name(name) if name.lang == lang.tag() => out.push_str(name.html().as_str()),
            Piece::Name(name) => {
                out.push_str("<bdi");
                attribute("lang", &name.lang, &mut out);
                attribute("dir", name.dir.as_str(), &mut out);
                out.push('>');
                out.push_str(name.html().as_str());
                out.push_str("</bdi>");
            }
        }
    }
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_its_language_as_far_as_its_letters_allow() {
        for (text, tag, lang, dir) in [
            ("کتاب (حصہ 2)", Some("ur"), "ur", Dir::Rtl),
            ("ספר (חלק 2).", Some("he"), "he", Dir::Rtl),
            ("ספר", None, "he", Dir::Rtl),
            ("Kitab", Some("ur"), "en", Dir::Ltr),
            ("Kitab", Some("ur-Latn"), "ur-Latn", Dir::Ltr),
            ("The word «القاعدة»", Some("en"), "en", Dir::Ltr),
            ("كلمة Mali", None, "ar", Dir::Rtl),
            ("2024", Some("fr"), "fr", Dir::Ltr),
            ("2024", None, "en", Dir::Ltr),
            ("ߒߞߏ ߞߊ߲", None, "und", Dir::Rtl),
            ("ܣܘܪܝܝܐ", None, "und", Dir::Rtl),
            ("中国与马里", None, "und", Dir::Ltr),
            ("Москва", None, "und", Dir::Ltr),
            ("ትግርኛ", Some("ti"), "ti", Dir::Ltr),
            ("«ʿUmar»", None, "en", Dir::Ltr),
        ] {
            let name = Foreign::new(text, tag);
            assert_eq!((name.lang.as_str(), name.dir), (lang, dir), "{text}");
        }
    }
}
