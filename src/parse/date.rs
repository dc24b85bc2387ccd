//! Dates as people write them → EDTF, for "did you mean". It guesses no order of day and month, and suggests nothing that could mean
//! another time than what was written.

mod month;

use self::month::named;
use super::number::latin;
use crate::model::Date;

/// Words that make a date a rough one, before it.
const ABOUT: [&str; 10] =
    ["circa", "ca.", "c.", "ca", "about", "around", "~", "نحو", "حوالي", "قرابة"];

/// Words before the date at which something began, and after which it goes on.
const SINCE: [&str; 7] = ["since", "from", "after", "منذ", "بعد", "ابتداء من", "من"];

/// Words before the date at which something ended.
const UNTIL: [&str; 7] = ["until", "till", "before", "to", "حتى", "قبل", "إلى"];

/// Words between the bounds of an interval that begins with “between”.
const AND: [&str; 2] = [" and ", " و"];

/// Words and signs between the ends of an interval.
const TO: [&str; 8] = [" to ", " until ", " till ", " - ", " إلى ", " حتى ", "/", "-"];

/// Words that say nothing beside a date: prepositions, days of the week, the era that is meant anyway.
const SILENT: [&str; 45] = [
    "of",
    "the",
    "in",
    "on",
    "ad",
    "ce",
    "من",
    "في",
    "يوم",
    "شهر",
    "عام",
    "سنة",
    "م",
    "ميلادي",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "le",
    "de",
    "الاثنين",
    "الإثنين",
    "الثلاثاء",
    "الأربعاء",
    "الخميس",
    "الجمعة",
    "السبت",
    "الأحد",
];

/// A date as EDTF, if it is plain what was meant.
pub(super) fn edtf(text: &str) -> Option<String> {
    let text = latin(text).to_lowercase();
    let text = text.trim();
    let open = |words: &[&str]| words.iter().find_map(|word| behind(text, word).and_then(moment));
    let found = open(&SINCE).map(|date| format!("{date}/..")).or_else(|| {
        let until = open(&UNTIL).map(|date| format!("../{date}"));
        until.or_else(|| interval(text)).or_else(|| moment(text)).or_else(|| part_of_year(text))
    });
    found.filter(|date| Date::parse(date).is_some_and(|date| !date.is_reversed()))
}

/// What stands behind a word that ends there.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let ends = !word.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    Some(rest.trim_start()).filter(|_| ends)
}

/// One date, with what makes it a rough or a doubtful one before or behind it.
fn moment(text: &str) -> Option<String> {
    if let Some(exact) = ABOUT.iter().find_map(|word| behind(text, word)) {
        return single(exact.trim_end_matches('~')).map(|date| format!("{date}~"));
    }
    let exact = text.trim_end_matches(['~', '?', '%']);
    let doubt = &text[exact.len()..];
    let date = single(exact.trim_end())?;
    match doubt {
        "" | "~" | "?" | "%" => Some(format!("{date}{doubt}")),
        "~?" | "?~" => Some(format!("{date}%")),
        _ => None,
    }
}

/// Two dates with a word or a sign between them. What both have in common may stand with one of them alone.
fn interval(text: &str) -> Option<String> {
    let open = ["/...", "/…", "-..", "-"].iter().find_map(|sign| text.strip_suffix(sign));
    if let Some(start) = open.and_then(|start| moment(start.trim_end())) {
        return Some(format!("{start}/.."));
    }
    if let Some(end) = text.strip_prefix(".../").and_then(moment) {
        return Some(format!("../{end}"));
    }
    // “Between 2012 and 2014” is an interval; “2012 and 2014” are two dates.
    let bounds = ["between ", "بين "].iter().find_map(|word| text.strip_prefix(word));
    let from = ["من ", "from "].iter().find_map(|word| text.strip_prefix(word));
    let text = bounds.or(from).unwrap_or(text);
    let ands = AND.iter().filter(|_| bounds.is_some());
    ands.chain(&TO).find_map(|sign| {
        // A sign may stand in the dates as well: “4-6 May 2024”, “2024-05-04/06”.
        let (start, end) = text.split_once(sign)?;
        if end.contains('/') || *sign == "-" && end.matches('-').count() == 1 {
            return None;
        }
        both(start.trim(), end.trim())
    })
}

/// The interval between two dates.
fn both(start: &str, end: &str) -> Option<String> {
    if let (Some(from), Some(to)) = (moment(start), moment(end)) {
        return Some(format!("{from}/{to}"));
    }
    // “4-6 May 2024”, “May-June 2024”: the end has what the start lacks.
    if let Some(to) = single(end) {
        let parts: Vec<&str> = to.split('-').collect();
        let from = match (parts.len(), day(start), named(start)) {
            (3, Some(day), _) => format!("{}-{}-{day:02}", parts[0], parts[1]),
            (2, None, Some(month)) => format!("{}-{month:02}", parts[0]),
            (3, ..) => single(&format!("{start} {}", parts[0]))?,
            _ => return None,
        };
        // “أيار/مايو 2024”: one month by two names.
        return Some(if from == to { from } else { format!("{from}/{to}") });
    }
    // “2024-05-04/06”, “2023-11/12”, “2023/24”: the start has what the end lacks.
    let from = single(start)?;
    let kept = from.get(..from.len().checked_sub(end.len())?)?;
    let is_whole = from == start && end.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let fits = end.len() == 2 || end.len() == 5 && from.len() == 10;
    // “2023/05” may be a month.
    let is_month = from.len() == 4 && end <= "12";
    let to = format!("{kept}{end}");
    (is_whole && fits && !is_month && from < to).then(|| format!("{from}/{to}"))
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
    let text = without_time(text);
    if let Some(date) = compact(text) {
        return Some(date);
    }
    if text.contains('-') && text.contains('/') || text.ends_with(['-', '/']) {
        return None;
    }
    let text = month::joined(text);
    let parts =
        text.split([' ', '-', '/', '.', ',', '،', '\u{a0}']).filter(|part| !part.is_empty());
    let mut parts: Vec<&str> = parts.filter(|part| !SILENT.contains(part)).collect();
    // “أيار/مايو 2024”: one month by two names.
    parts.dedup_by(|a, b| named(a).is_some() && named(a) == named(b));
    match parts[..] {
        [year] if is_year(year) => Some(year.to_owned()),
        [year, month] | [month, year] if is_year(year) => {
            Some(format!("{year}-{:02}", month_number(month)?))
        }
        [year, month, day] if is_year(year) => {
            Some(format!("{year}-{:02}-{:02}", month_number(month)?, self::day(day)?))
        }
        [first, second, year] if is_year(year) => {
            let (day, month) = match (named(first), named(second)) {
                (Some(month), None) => (day(second)?, month),
                (None, Some(month)) => (day(first)?, month),
                (None, None) => in_one_order(day(first)?, day(second)?)?,
                _ => return None,
            };
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

/// The day and the month of two numbers, if only one of them can be a month.
fn in_one_order(first: u32, second: u32) -> Option<(u32, u32)> {
    match (first, second) {
        (13.., 1..=12) => Some((first, second)),
        (1..=12, 13..) => Some((second, first)),
        _ => (first == second).then_some((first, second)),
    }
}

/// `20240504`
fn compact(text: &str) -> Option<String> {
    let is_day = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    is_day.then(|| format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
}

/// A day without the time behind it: `2024-05-04T10:00`, `2024-05-04 10:00:00+02:00`.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once(['t', ' ']) else { return text };
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && (time.contains(':') || text.contains('t') && time.len() <= 6)
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'z'));
    let is_day = day.len() >= 8 && day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_time && is_day { day } else { text }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// A month by its number or its name.
fn month_number(word: &str) -> Option<u32> {
    let number = || word.parse().ok().filter(|_| word.len() <= 2);
    named(word).or_else(number).filter(|month| (1..=12).contains(month))
}

/// A day of a month: one or two digits, perhaps as an ordinal.
fn day(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))
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
            ("05/05/2024", "2024-05-05"),
            ("١٩٩٠", "1990"),
            ("مارس 2017", "2017-03"),
            ("2024–2025", "2024/2025"),
            ("2023/24", "2023/2024"),
            ("2023–24", "2023/2024"),
            ("1999/2000", "1999/2000"),
            ("2024-05-04/06", "2024-05-04/2024-05-06"),
            ("2024-05-04/06-02", "2024-05-04/2024-06-02"),
            ("4-6 May 2024", "2024-05-04/2024-05-06"),
            ("30 April - 2 May 2024", "2024-04-30/2024-05-02"),
            ("May-June 2024", "2024-05/2024-06"),
            ("c. 2024", "2024~"),
            ("2024 ~", "2024~"),
            ("2024 ?", "2024?"),
            ("~2024-05", "2024-05~"),
            ("since 2017", "2017/.."),
            ("2017-", "2017/.."),
            ("2024/...", "2024/.."),
            (".../2024", "../2024"),
            ("after 2024", "2024/.."),
            ("بعد 2024", "2024/.."),
            ("before May 2024", "../2024-05"),
            ("قبل 2024", "../2024"),
            ("حتى مايو ٢٠٢٤", "../2024-05"),
            ("من 2012 إلى 2014", "2012/2014"),
            ("between 2012 and 2014", "2012/2014"),
            ("between May and July 2024", "2024-05/2024-07"),
            ("بين 2012 و2014", "2012/2014"),
            ("1990s", "199X"),
            ("spring 2024", "2024-21"),
            ("2024−05−04", "2024-05-04"),
            ("20240504", "2024-05-04"),
            ("2024-05-04T10:00", "2024-05-04"),
            ("2024-05-04 10:00", "2024-05-04"),
            ("2024-05-04T10", "2024-05-04"),
        ] {
            assert_eq!(edtf(written).as_deref(), Some(meant), "{written}");
        }
        // What may be a month is no second year.
        for month in 1..=12 {
            let (written, meant) = (format!("2000/{month:02}"), format!("2000-{month:02}"));
            assert_eq!(edtf(&written), Some(meant), "{written}");
        }
    }

    #[test]
    fn months_and_days_of_every_calendar_of_names() {
        for (written, meant) in [
            ("4th May 2024", "2024-05-04"),
            ("the 1st of May, 2024", "2024-05-01"),
            ("Saturday, 4 May 2024", "2024-05-04"),
            ("1er mars 2024", "2024-03-01"),
            ("5 كانون الثاني 2024", "2024-01-05"),
            ("تشرين الأول 2023", "2023-10"),
            ("أيار/مايو 2024", "2024-05"),
            ("تشرين الأول/أكتوبر 2023", "2023-10"),
            ("الجمعة 3 أيار/مايو 2024", "2024-05-03"),
            ("غشت 2022", "2022-08"),
            ("شتنبر 2021", "2021-09"),
            ("15 نونبر 2021", "2021-11-15"),
            ("1 دجنبر 2021", "2021-12-01"),
            ("يوليوز 2021", "2021-07"),
            ("ايلول 2021", "2021-09"),
        ] {
            assert_eq!(edtf(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn dates_that_can_be_read_in_several_ways_or_none() {
        for unclear in [
            "04/05/2024",
            "12/05/2024",
            "05/12/2024",
            "today",
            "24",
            "unknown",
            "2023/05/",
            "2024/23",
            "2024/13",
            "2024-05-06/04",
            "2025-2024",
            "2012 and 2014",
            "May and July 2024",
            "3 مايو و10 يونيو 2024",
            "20241304",
            "May",
            "a 2024",
        ] {
            assert_eq!(edtf(unclear), None, "{unclear}");
        }
    }
}
