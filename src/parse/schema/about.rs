//! What each field says, in both languages: for help while writing.
//!
//! The table is `about.txt`: the fields, each alone or behind what its mapping is called and a point; a line in English, a line in
//! Arabic, and a blank one.

const TABLE: &str = include_str!("about.txt");

/// What a field of a mapping says, in English and in Arabic. The words for this mapping win over those for any.
pub fn about(what: &str, field: &str) -> Option<[&'static str; 2]> {
    let own = format!("{what}.{field}");
    entry(&own).or_else(|| entry(field))
}

fn entry(name: &str) -> Option<[&'static str; 2]> {
    TABLE.split("\n\n").find_map(|entry| {
        let mut lines = entry.trim().lines();
        let is_named = names(lines.next()?).any(|known| known == name);
        let words = [lines.next()?, lines.next()?];
        is_named.then_some(words)
    })
}

/// The names that a line may hold: several, or one with spaces in it.
fn names(line: &str) -> impl Iterator<Item = &str> {
    let whole = std::iter::once(line);
    whole.chain(line.split(' '))
}
