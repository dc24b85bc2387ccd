//! Finding where entities are named: one pass over each text, at a cost that does not grow with the number of names.
//!
//! Every name, short name and alias becomes one or two `Form`s. An Aho–Corasick automaton over the folded
//! text proposes every occurrence, overlapping ones included; each is then held against the rules that a letter-by-letter
//! match cannot know: what may precede an Arabic name in the same written word, where a word ends, when case matters, and
//! when folding has gone too far. Of what is left, the leftmost and longest stand, and what is named inside of them.

mod candidate;
mod compound;
pub mod form;
mod nest;
mod preposition;
mod spelling;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::script::fold::Folded;
use candidate::Candidate;
pub use candidate::{Found, Taken};
use form::{Form, Forms};

/// Every name of a briefing, ready to be looked for.
#[derive(Debug)]
pub struct Finder {
    /// `None` if there is nothing to look for.
    automaton: Option<AhoCorasick>,
    forms: Vec<Form>,
}

impl Finder {
    /// Prepares names.
    pub fn new(forms: Forms) -> Self {
        let forms = forms.into_forms();
        let patterns = forms.iter().map(|form| form.folded.as_str());
        // A table of all transitions is quicker to search, but a name of many letters makes it take seconds and gigabytes.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns)
            .ok();
        Self { automaton: automaton.filter(|_| !forms.is_empty()), forms }
    }

    fn candidates(&self, text: &str, folded: &Folded<'_>, of_article: bool) -> Vec<Candidate<'_>> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        automaton
            .find_overlapping_iter(folded.text())
            .filter_map(|hit| {
                let form = &self.forms[hit.pattern().as_usize()];
                let core = form.accepts(text, folded, hit.start()..hit.end())?;
                Some(Candidate { core, form, of_article })
            })
            .collect()
    }
}

/// Finds mentions with the names of the briefing and those of one article, longer ones before what they hold. The article's
/// win over the briefing's where both are equally long, but not inside a longer mention.
pub fn find<'f>(
    text: &str,
    briefing: &'f Finder,
    article: Option<&'f Finder>,
    taken: &[Taken],
) -> Vec<Found<'f>> {
    let folded = Folded::new(text);
    let mut candidates =
        article.map_or_else(Vec::new, |finder| finder.candidates(text, &folded, true));
    candidates.extend(briefing.candidates(text, &folded, false));
    nest::standing(text, compound::without_halves(text, candidates), taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Lang, LangTag};
    use crate::model::{EntityId, Origin};

    #[test]
    fn the_longest_name_wins_even_if_a_longer_one_breaks_off() {
        let mut forms = Forms::default();
        let ar = LangTag::Site(Lang::Ar);
        forms.add("القاعدة", ar, EntityId::new(0), Origin::Name);
        forms.add("فرع القاعدة في مالي", ar, EntityId::new(1), Origin::Alias);
        forms.add("مالي", ar, EntityId::new(2), Origin::Name);
        let finder = Finder::new(forms);
        let names = |text: &str| -> Vec<(usize, bool)> {
            let found = find(text, &finder, None, &[]);
            found.iter().map(|found| (found.entities[0].index(), found.nested)).collect()
        };
        assert_eq!(names("وقال فرع القاعدة في مالي"), [(1, false), (0, true), (2, true)]);
        assert_eq!(names("وقال فرع القاعدة في ماليزيا ثم مالي"), [(0, false), (2, false)]);
    }

    #[test]
    fn a_name_knows_its_language_and_the_site_s_own_comes_first() {
        let mut forms = Forms::default();
        let entity = EntityId::new(0);
        forms.add("Tombouctou", LangTag::Fr, entity, Origin::Name);
        forms.add("Gao", LangTag::Fr, entity, Origin::Name);
        forms.add("Gao", LangTag::Site(Lang::En), entity, Origin::Alias);
        let finder = Finder::new(forms);
        let found = find("Tombouctou, Gao", &finder, None, &[]);
        let langs: Vec<_> = found.iter().map(|found| found.lang.map(LangTag::tag)).collect();
        assert_eq!(langs, [Some("fr"), Some("en")]);
    }
}
