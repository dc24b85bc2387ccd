//! Numbers and dates as people write them → as the format wants them, for "did you mean". It guesses no order of day and
//! month.

/// A number with Latin digits, a point and a hyphen; nothing if no sign had to change.
pub(super) fn plain(text: &str) -> Option<String> {
    let digits = latin(text);
    let plain = digits.replace(['٫', ','], ".");
    let plain = plain.trim_end_matches(['°', 'N', 'E', 'n', 'e']).trim();
    (plain != text).then(|| plain.to_owned())
}

/// Digits of other scripts as Latin ones, dashes as hyphens, and nothing that cannot be seen.
fn latin(text: &str) -> String {
    let mapped = text.chars().filter(|c| !crate::diag::token::is_hidden(*c)).map(|c| match c {
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '０'..='９' => digit(c, '０'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        c => c,
    });
    mapped.collect::<String>().trim().to_owned()
}

fn digit(character: char, zero: char) -> char {
    let value = u32::from(character) - u32::from(zero);
    char::from_digit(value, 10).unwrap_or(character)
}

/// Words that make a date a rough one, before it.
const ABOUT: [&str; 9] = ["c.", "ca.", "ca", "circa", "about", "around", "~", "نحو", "حوالي"];

/// A date as EDTF, if it is plain what was meant.
pub(super) fn date(text: &str) -> Option<String> {
    let text = latin(text).to_lowercase();
    for word in ABOUT {
        if let Some(rest) = text.strip_prefix(word) {
            return single(rest).map(|date| format!("{date}~"));
        }
    }
    for word in ["since ", "from ", "منذ "] {
        if let Some(rest) = text.strip_prefix(word) {
            return single(rest).map(|date| format!("{date}/.."));
        }
    }
    if matches!(text.as_str(), "unknown" | "?" | "مجهول" | "غير معروف") {
        return None;
    }
    single(&text).or_else(|| interval(&text)).or_else(|| part_of_year(&text))
}

/// Two dates with a word or a dash between them.
fn interval(text: &str) -> Option<String> {
    if let Some(start) = text.strip_suffix('-').and_then(single) {
        return Some(format!("{start}/.."));
    }
    if let Some(start) = text.strip_suffix("/...").and_then(single) {
        return Some(format!("{start}/.."));
    }
    if let Some((start, month)) = text.split_once('/').filter(|(start, _)| start.len() == 7) {
        let year = start.get(..4).filter(|year| is_year(year))?;
        return Some(format!("{}/{year}-{:02}", single(start)?, number(month)?));
    }
    let between = [" to ", " until ", " - ", " إلى ", " حتى ", "-"];
    between.iter().find_map(|sign| {
        let (start, end) = text.split_once(sign)?;
        Some(format!("{}/{}", single(start)?, single(end).filter(|end| end.len() >= 4)?))
    })
}

/// `1990s`, `spring 2024`.
fn part_of_year(text: &str) -> Option<String> {
    if let Some(decade) = text.strip_suffix("0s").filter(|decade| decade.len() == 3) {
        return decade.parse::<u32>().ok().map(|_| format!("{decade}X"));
    }
    let (season, year) = text.split_once(' ')?;
    let season = match season {
        "spring" | "ربيع" => 21,
        "summer" | "صيف" => 22,
        "autumn" | "fall" | "خريف" => 23,
        "winter" | "شتاء" => 24,
        _ => return None,
    };
    is_year(year).then(|| format!("{year}-{season}"))
}

/// One date: a year, a month, a day, in any order that can be read in one way only.
fn single(text: &str) -> Option<String> {
    if text.contains('-') && text.contains('/') || text.ends_with(['-', '/']) {
        return None;
    }
    let parts: Vec<&str> =
        text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year] if is_year(year) => Some(year.to_owned()),
        [year, month] if is_year(year) => Some(format!("{year}-{:02}", number(month)?)),
        [month, year] if is_year(year) => Some(format!("{year}-{:02}", number(month)?)),
        [year, month, day] if is_year(year) => {
            Some(format!("{year}-{:02}-{:02}", number(month)?, number(day)?))
        }
        [first, second, year] if is_year(year) => {
            let (day, month) = match (named(first), named(second)) {
                (Some(month), None) => (number(second)?, month),
                (None, Some(month)) => (number(first)?, month),
                _ if number(first)? > 12 => (number(first)?, number(second)?),
                _ if number(second)? > 12 => (number(second)?, number(first)?),
                _ => return None,
            };
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// One or two digits, or the name of a month.
fn number(word: &str) -> Option<u32> {
    named(word).or_else(|| word.parse().ok().filter(|_| word.len() <= 2))
}

/// The names of the months; the Arabic ones are those of the Maghreb, Egypt and the Levant.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "يناير", "جانفي"],
    &["february", "feb", "février", "فبراير", "شباط", "فيفري"],
    &["march", "mar", "mars", "مارس", "آذار"],
    &["april", "apr", "avril", "أبريل", "إبريل", "نيسان", "أفريل"],
    &["may", "mai", "مايو", "أيار", "ماي"],
    &["june", "jun", "juin", "يونيو", "حزيران", "جوان"],
    &["july", "jul", "juillet", "يوليو", "تموز", "جويلية"],
    &["august", "aug", "août", "أغسطس", "آب", "أوت"],
    &["september", "sep", "sept", "septembre", "سبتمبر", "أيلول"],
    &["october", "oct", "octobre", "أكتوبر"],
    &["november", "nov", "novembre", "نوفمبر"],
    &["december", "dec", "décembre", "ديسمبر"],
];

fn named(word: &str) -> Option<u32> {
    let month = MONTHS.iter().position(|names| names.contains(&word))?;
    u32::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_can_be_read_in_one_way() {
        for (written, meant) in [
            ("2017-3-2", "2017-03-02"),
            ("05/2017", "2017-05"),
            ("2023-11/12", "2023-11/2023-12"),
            ("2 March 2017", "2017-03-02"),
            ("March 2, 2017", "2017-03-02"),
            ("25/05/2024", "2024-05-25"),
            ("13/05/2024", "2024-05-13"),
            ("05/13/2024", "2024-05-13"),
            ("١٩٩٠", "1990"),
            ("مارس 2017", "2017-03"),
            ("2024–2025", "2024/2025"),
            ("c. 2024", "2024~"),
            ("since 2017", "2017/.."),
            ("1990s", "199X"),
            ("spring 2024", "2024-21"),
            ("2024−05−04", "2024-05-04"),
        ] {
            assert_eq!(date(written).as_deref(), Some(meant));
        }
        for unclear in ["04/05/2024", "12/05/2024", "05/12/2024", "today", "24", "unknown"] {
            assert_eq!(date(unclear), None);
        }
    }

    #[test]
    fn numbers_of_other_scripts() {
        assert_eq!(plain("١٧٫٥").as_deref(), Some("17.5"));
        assert_eq!(plain("−4").as_deref(), Some("-4"));
        assert_eq!(plain("17,5").as_deref(), Some("17.5"));
        assert_eq!(plain("17"), None);
    }
}
