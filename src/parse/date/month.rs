//! The names of months: in English and French, and in Arabic by the calendars of names that pages may print.

use crate::script::fold::normal;

/// The names in small letters; the Arabic ones are those of Egypt and the Gulf, the Levant, Algeria and Tunisia, Morocco, Mauritania.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "يناير", "كانون الثاني", "جانفي"],
    &["february", "feb", "février", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "mars", "مارس", "آذار"],
    &["april", "apr", "avril", "أبريل", "نيسان", "أفريل"],
    &["may", "mai", "مايو", "أيار", "ماي"],
    &["june", "jun", "juin", "يونيو", "حزيران", "جوان", "يونية"],
    &["july", "jul", "juillet", "يوليو", "تموز", "جويلية", "يوليوز", "يولية"],
    &["august", "aug", "août", "أغسطس", "آب", "أوت", "غشت"],
    &["september", "sep", "sept", "septembre", "سبتمبر", "أيلول", "شتنبر", "شتمبر"],
    &["october", "oct", "octobre", "أكتوبر", "تشرين الأول"],
    &["november", "nov", "novembre", "نوفمبر", "تشرين الثاني", "نونبر"],
    &["december", "dec", "décembre", "ديسمبر", "كانون الأول", "دجنبر", "دجمبر"],
];

/// The names of two words, without the article of the second as well.
const OF_TWO: [&str; 4] = ["كانون الثاني", "كانون الأول", "تشرين الأول", "تشرين الثاني"];

/// A text in which each name of two words is one, with this between them.
const JOINED: char = '_';

/// A text in which every name of a month is one word.
pub(super) fn joined(text: &str) -> String {
    let mut text = text.to_owned();
    for name in OF_TWO {
        let one = name.replace(' ', "_");
        let bare = name.replace(" ال", " ");
        // Without its hamza, and as grammarians write it.
        let others = [name.replace('أ', "ا"), bare.replace('أ', "ا"), bare.clone()];
        text = text.replace(name, &one);
        others.iter().for_each(|other| text = text.replace(other, &one));
    }
    text
}

/// The number of a month by its name, in any spelling that readers take for the same.
pub(super) fn named(word: &str) -> Option<u32> {
    let word = normal(&word.trim_end_matches('.').replace(JOINED, " "));
    let is_same = |name: &str| normal(name) == word;
    let month = MONTHS.iter().position(|names| names.iter().any(|name| is_same(name)))?;
    u32::try_from(month + 1).ok()
}
