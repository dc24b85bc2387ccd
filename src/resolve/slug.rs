//! The folder of a tag in addresses: its English name, or else its Arabic one as it is written, in lower case, with hyphens
//! for spaces and signs, and words for those that tell C++ from C#. It depends on the name alone, unless two have the same letters.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::hash::hash;
use crate::lang::Lang;
use crate::model::metadata::TagName;
use crate::script::is_mark;

/// Of a longer name the beginning is taken, so that every file system can bear it.
const LONGEST: usize = 60;

/// The slugs of tags, no two alike. Of names with the same letters the shortest has them alone, and each of the others something
/// of its own behind them, so that a longer one that comes moves none.
pub(super) fn slugs<'t>(tags: impl Iterator<Item = &'t TagName>) -> Vec<String> {
    let tags: Vec<&TagName> = tags.collect();
    let mut order: Vec<usize> = (0..tags.len()).collect();
    order.sort_by_key(|index| (length(tags[*index]), &tags[*index].en, &tags[*index].ar));
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut slugs = vec![String::new(); tags.len()];
    for index in order {
        let base = base(tags[index]);
        let marked = (MARK..).map(|digits| format!("{base}-{}", own(tags[index], digits)));
        let mut free = std::iter::once(base.clone()).chain(marked);
        let slug = free.find(|slug| !taken.contains(slug)).unwrap_or(base);
        taken.insert(slug.clone());
        slugs[index] = slug;
    }
    slugs
}

/// How many digits tell names apart that have the same letters, where that is enough.
const MARK: usize = 4;

/// What a name alone has, in so many digits.
fn own(tag: &TagName, digits: usize) -> String {
    let sides = [&tag.ar, &tag.en].map(|side| side.as_deref().unwrap_or_default());
    hash(sides.join("\n").as_bytes(), digits)
}

fn length(tag: &TagName) -> usize {
    tag.prefer(Lang::En).map_or(0, |(_, name)| name.chars().count())
}

fn base(tag: &TagName) -> String {
    let Some((lang, name)) = tag.prefer(Lang::En) else { return String::new() };
    // Latin letters are written without their marks; those of Arabic letters are parts of these.
    let letters: String = match lang {
        Lang::En => name.nfkd().filter(|c| !is_mark(*c)).nfkc().collect(),
        Lang::Ar => name.nfkc().filter(|c| !is_mark(*c)).collect(),
    };
    // The first sign of a hashtag says nothing of it.
    let letters = letters.trim_start_matches('#').to_lowercase();
    let letters = letters.replace('+', " plus ").replace('#', " sharp ");
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug: String = words.collect::<Vec<_>>().join("-").chars().take(LONGEST).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "tag".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(ar: &str, en: &str) -> TagName {
        let side = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        TagName { ar: side(ar), en: side(en) }
    }

    #[test]
    fn a_slug_is_safe_and_unlike_all_others() {
        for (ar, en, expected) in [
            ("مالي", "Mali", "mali"),
            ("", "Côte d’Ivoire", "cote-d-ivoire"),
            ("", "../Peace & War/", "peace-war"),
            ("أُمّة الإسلام", "", "أمة-الإسلام"),
            ("سياسة/اقتصاد", "", "سياسة-اقتصاد"),
            ("؟", "", "tag"),
            ("", "AL-QAEDA", "al-qaeda"),
            ("", "#Mali", "mali"),
            ("", &format!("{} b", "a".repeat(59)), &"a".repeat(59)),
        ] {
            assert_eq!(slugs([&tag(ar, en)].into_iter()), [expected]);
        }
        let names = [tag("", "C++"), tag("", "C"), tag("", "C 2"), tag("", "C#"), tag("", "A+")];
        assert_eq!(slugs(names.iter()), ["c-plus-plus", "c", "c-2", "c-sharp", "a-plus"]);
        assert_eq!(slugs([&tag("", &"a".repeat(100))].into_iter()), ["a".repeat(60)]);
    }

    /// What an address led to it leads to when longer names of the same letters come.
    #[test]
    fn a_slug_stays_when_others_come() {
        let names = ["Mali", "Mali?", "«Mali»", "MALI!", "Mali…"].map(|name| tag("", name));
        let all = slugs(names.iter());
        assert_eq!(all[0], "mali");
        for (index, slug) in all.iter().enumerate() {
            assert_eq!(all.iter().filter(|other| *other == slug).count(), 1, "{all:?}");
            let some = slugs([&names[0], &names[index]].into_iter());
            assert!(index == 0 || some[1] == *slug, "{some:?} {all:?}");
        }
    }
}
