//! By which part names and titles are filed: without the article, as Arabic dictionaries and the indexes of books on the region do.

use crate::script::fold::normal;
use crate::script::is_vowel_mark;

/// The part of a name by which indexes file it: articles do not count, nor signs before the first letter, such as ʿ.
pub(super) fn filed(name: &str) -> &str {
    behind(name, &['-', '\u{2010}', '\u{2011}', ' '])
}

/// The same of a title, which may be a sentence: `As Sudan burns` begins with no article.
pub(super) fn filed_title(title: &str) -> &str {
    behind(title, &['-', '\u{2010}', '\u{2011}'])
}

/// A name behind its article and silent signs. `joints` may stand behind an article that is transliterated.
fn behind<'n>(name: &'n str, joints: &[char]) -> &'n str {
    let name = name.trim_start_matches(is_silent);
    without_article(name, joints).unwrap_or(name).trim_start_matches(is_silent)
}

/// The letter of an index under which a name stands: its first one, without accents and dots.
pub(super) fn initial(name: &str) -> String {
    let letter = normal(filed(name)).chars().next().map(listed);
    letter.map(|letter| letter.to_uppercase().collect()).unwrap_or_default()
}

/// The letter under which names are listed that begin with one for a foreign sound: that of Arabic which it is drawn like. The
/// order of names has it behind that letter.
fn listed(letter: char) -> char {
    match letter {
        'ٮ' => 'ب',
        'ٹ' | 'ټ' => 'ت',
        'چ' | 'څ' | 'ځ' => 'ج',
        'ڈ' | 'ډ' => 'د',
        'ژ' | 'ڑ' | 'ړ' => 'ز',
        'ڥ' => 'ف',
        'ڨ' | 'ڧ' => 'ق',
        'گ' | 'ڭ' | 'ڬ' | 'ګ' => 'ك',
        'ڵ' => 'ل',
        'ڼ' | 'ں' => 'ن',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        other => other,
    }
}

/// Signs that no index files a name by: punctuation, and the letters of transliteration for hamza and ʿayn.
fn is_silent(character: char) -> bool {
    !character.is_alphanumeric() || matches!(character, '\u{2B9}'..='\u{2C1}')
}

/// A name behind its article: the Arabic one in either script, with vowel marks, written apart, with either vowel, and before
/// letters that it is assimilated to (`as-Suwayda`, `Er Rif`), and the English one.
fn without_article<'n>(name: &'n str, joints: &[char]) -> Option<&'n str> {
    let english = || ["The ", "the "].into_iter().find_map(|article| name.strip_prefix(article));
    let bare = arabic_article(name).or_else(english).or_else(|| {
        let (article, bare) = name.split_once(joints)?;
        let (article, folded) = (normal(article), normal(bare.trim_start_matches(is_silent)));
        let letters = article.strip_prefix(['a', 'e'])?;
        let is_assimilated = is_sun_letter(letters) && folded.starts_with(letters);
        (letters == "l" || is_assimilated).then_some(bare)
    });
    bare.filter(|bare| bare.chars().find(|c| !is_silent(*c)).is_some_and(char::is_alphabetic))
}

/// A name in Arabic letters behind its article.
fn arabic_article(name: &str) -> Option<&str> {
    let alef = name.strip_prefix(['ا', 'ٱ'])?.trim_start_matches(is_vowel_mark);
    Some(alef.strip_prefix('ل')?.trim_start_matches(is_vowel_mark))
}

/// The letters that the article is assimilated to, as they are transliterated.
fn is_sun_letter(letters: &str) -> bool {
    ["d", "dh", "n", "r", "s", "sh", "t", "th", "z"].contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filed_without_article_and_signs() {
        for (name, part) in [
            ("al-Basra", "Basra"),
            ("Al-Ḥudayda", "Ḥudayda"),
            ("as-Suwayda", "Suwayda"),
            ("ash-Shabab", "Shabab"),
            ("aṭ-Ṭabqa", "Ṭabqa"),
            ("ar-Raqqa", "Raqqa"),
            ("ad-hoc group", "ad-hoc group"),
            ("An-24", "An-24"),
            ("ʿAbs", "Abs"),
            ("al-ʿAqaba", "Aqaba"),
            ("‘Amran", "Amran"),
            ("the Hague", "Hague"),
            ("Theatre", "Theatre"),
            ("القاعدة", "قاعدة"),
            ("«النصرة»", "نصرة»"),
            ("ال", "ال"),
            ("اَلْقَاع", "قَاع"),
            ("ٱلقلعة", "قلعة"),
            ("الـقاع", "قاع"),
            ("ألمانيا", "ألمانيا"),
            ("Al Basrah", "Basrah"),
            ("As Suwayda", "Suwayda"),
            ("Ash Shabab", "Shabab"),
            ("El Oued", "Oued"),
            ("es-Semara", "Semara"),
            ("Er-Rif", "Rif"),
            ("Ez Zawiya", "Zawiya"),
            ("An Army", "An Army"),
            ("As Told", "As Told"),
            ("Ali Baba", "Ali Baba"),
            ("el 24", "el 24"),
        ] {
            assert_eq!(filed(name), part, "{name}");
        }
    }

    #[test]
    fn titles_may_begin_with_words_like_articles() {
        for (title, part) in [
            ("As Sudan burns", "As Sudan burns"),
            ("al-Basra", "Basra"),
            ("The Zoo", "Zoo"),
            ("“الوزير”", "وزير”"),
        ] {
            assert_eq!(filed_title(title), part, "{title}");
        }
    }

    #[test]
    fn letters_head_one_section_each() {
        for (name, letter) in [
            ("ʿAbs", "A"),
            ("Ḥudayda", "H"),
            ("Étude", "E"),
            ("اَلْقَاع", "ق"),
            ("أحمد", "ا"),
            ("گاو", "ك"),
            ("چاد", "ج"),
            ("ڨفصة", "ق"),
            ("ڭادير", "ك"),
            ("پاريس", "ب"),
            ("ڤيينا", "ف"),
            ("9 March", "9"),
        ] {
            assert_eq!(initial(name), letter, "{name}");
        }
    }
}
