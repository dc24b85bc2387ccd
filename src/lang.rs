//! Languages and directions: the only module that knows which languages exist.
//!
//! A language always travels with its direction, so that no output can carry one without the other.

use std::borrow::Cow;
use std::collections::BTreeMap;

use icu::locale::{
    LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander,
    TransformResult,
};
use serde::Serialize;

/// A language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic.
    Ar,
    /// English.
    En,
}

/// The base direction of a text, as the HTML attribute `dir` spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Dir {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Dir {
    /// As HTML writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Lang {
    /// Every language, in the order in which the site lists them.
    pub const ALL: [Self; 2] = [Self::Ar, Self::En];

    /// The BCP 47 tag, also the first segment of every path of the language.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The name, for diagnostics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ar => "Arabic",
            Self::En => "English",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The base direction. It is stated here and never inferred from a text.
    pub fn dir(self) -> Dir {
        match self {
            Self::Ar => Dir::Rtl,
            Self::En => Dir::Ltr,
        }
    }

    /// The other side of a bilingual text.
    pub fn other(self) -> Self {
        match self {
            Self::Ar => Self::En,
            Self::En => Self::Ar,
        }
    }
}

/// A language in which content gives names: those of the site, and others that the press of its region writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LangTag {
    /// A language of the site.
    Site(Lang),
    /// French.
    Fr,
}

impl LangTag {
    /// Every language, those of the site first.
    pub const ALL: [Self; 3] = [Self::Site(Lang::Ar), Self::Site(Lang::En), Self::Fr];

    /// The BCP 47 tag, also the key in content.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Site(lang) => lang.tag(),
            Self::Fr => "fr",
        }
    }

    /// The base direction.
    pub fn dir(self) -> Dir {
        match self {
            Self::Site(lang) => lang.dir(),
            Self::Fr => Dir::Ltr,
        }
    }

    /// Whether pages of the site are in this language.
    pub fn is_of_site(self) -> bool {
        matches!(self, Self::Site(_))
    }
}

impl From<Lang> for LangTag {
    fn from(lang: Lang) -> Self {
        Self::Site(lang)
    }
}

/// Any language, with its direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    tag: Cow<'static, str>,
    dir: Dir,
}

impl Language {
    /// The language of a BCP 47 tag, whatever its capitals; `None` for what [`canonical`] refuses.
    pub fn new(tag: &str) -> Option<Self> {
        let tag = canonical(tag)?;
        Some(Self { dir: dir(&tag), tag: tag.into() })
    }

    /// The BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The base direction: that of the script which the tag names, else of the usual one.
    pub fn dir(&self) -> Dir {
        self.dir
    }
}

impl From<LangTag> for Language {
    fn from(lang: LangTag) -> Self {
        Self { tag: lang.tag().into(), dir: lang.dir() }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        LangTag::from(lang).into()
    }
}

impl Dir {
    /// The value of the HTML attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The direction of any language, by its BCP 47 tag and the script that it is commonly written in.
pub fn dir(tag: &str) -> Dir {
    let is_rtl = |tag: Locale| LocaleDirectionality::new_extended().is_right_to_left(&tag.id);
    if tag.parse().is_ok_and(is_rtl) { Dir::Rtl } else { Dir::Ltr }
}

/// A BCP 47 tag as it is best spelled; `None` for what is none, for a word instead of a code, and for two letters that no
/// language has.
pub fn canonical(tag: &str) -> Option<String> {
    let mut locale: Locale = without_macrolanguage(tag).parse().ok()?;
    let code = locale.id.language.as_str();
    let is_known = |id: &LanguageIdentifier| {
        LocaleExpander::new_extended().maximize(&mut id.clone()) == TransformResult::Modified
    };
    if code.len() > 3 || code.len() == 2 && !is_known(&locale.id.language.into()) {
        return None;
    }
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    Some(locale.to_string())
}

/// `zh-yue` as `yue`: the language that it extends may be left out (RFC 5646, 2.2.2).
fn without_macrolanguage(tag: &str) -> &str {
    let extended = tag.split_once('-').filter(|(first, rest)| {
        let second = rest.split('-').next().unwrap_or_default();
        first.len() <= 3 && second.len() == 3 && second.bytes().all(|b| b.is_ascii_alphabetic())
    });
    extended.map_or(tag, |(_, rest)| rest)
}

/// One value for each language. Total: a missing text is an `Option` inside, never a missing key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Localized<T> {
    /// The Arabic value.
    pub ar: T,
    /// The English value.
    pub en: T,
}

impl<T> Localized<T> {
    /// Makes the value of each language.
    pub fn from_fn(mut make: impl FnMut(Lang) -> T) -> Self {
        Self { ar: make(Lang::Ar), en: make(Lang::En) }
    }

    /// The value of one language.
    pub fn get(&self, lang: Lang) -> &T {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }

    /// The value of one language, to change.
    pub fn get_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Ar => &mut self.ar,
            Lang::En => &mut self.en,
        }
    }

    /// Applies a function to each value.
    pub fn map<U>(self, mut f: impl FnMut(Lang, T) -> U) -> Localized<U> {
        Localized { ar: f(Lang::Ar, self.ar), en: f(Lang::En, self.en) }
    }

    /// The values with their languages, in the order of [`Lang::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        Lang::ALL.into_iter().map(|lang| (lang, self.get(lang)))
    }
}

impl<T> Localized<Option<T>> {
    /// The text to show a reader of `lang`: that side, or else the other **with its own language**.
    pub fn prefer(&self, lang: Lang) -> Option<(Lang, &T)> {
        [lang, lang.other()].into_iter().find_map(|l| self.get(l).as_ref().map(|text| (l, text)))
    }
}

/// Values by language, in the order of [`LangTag::ALL`]. A language may have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged<T>(BTreeMap<LangTag, T>);

impl<T> Default for Tagged<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Tagged<T> {
    /// Makes the value of each language that has one.
    pub fn from_fn(mut make: impl FnMut(LangTag) -> Option<T>) -> Self {
        Self(LangTag::ALL.into_iter().filter_map(|lang| Some((lang, make(lang)?))).collect())
    }

    /// The value of one language.
    pub fn get(&self, lang: LangTag) -> Option<&T> {
        self.0.get(&lang)
    }

    /// The values with their languages.
    pub fn iter(&self) -> impl Iterator<Item = (LangTag, &T)> {
        self.0.iter().map(|(lang, value)| (*lang, value))
    }

    /// The values in the languages of the site.
    pub fn local(&self) -> Localized<Option<&T>> {
        Localized::from_fn(|lang| self.get(lang.into()))
    }
}
