//! Finding where entities are named: one pass over each text, at a cost that does not grow with the number of names.
//!
//! Every name, short name and alias becomes one or two `Form`s. An Aho–Corasick automaton over the folded
//! text proposes every occurrence, overlapping ones included; each is then held against the rules that a letter-by-letter
//! match cannot know: what may precede an Arabic name in the same written word, where a word ends, when case matters, and
//! when folding has gone too far. Of what is left, the leftmost and longest stand.

pub mod form;
mod spelling;

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::lang::LangTag;
use crate::model::{EntityId, Origin};
use crate::script::fold::Folded;
use crate::script::whole_words;
use form::{Form, Forms};

/// Every name of a briefing, ready to be looked for.
#[derive(Debug)]
pub struct Finder {
    /// `None` if there is nothing to look for.
    automaton: Option<AhoCorasick>,
    forms: Vec<Form>,
}

/// A place where one or several entities are named by the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'f> {
    /// The whole written words, clitics included, in bytes of the text.
    pub range: Range<usize>,
    /// Who is meant; more than one if the form belongs to several or is a joint one.
    pub entities: Vec<EntityId>,
    /// The form as it was written in the content.
    pub written: &'f str,
    /// Where the form comes from.
    pub origin: Origin,
    /// The language that the form is a name in; `None` if the author did not say.
    pub lang: Option<LangTag>,
    /// Whether the form belongs to several entities, and nobody said which is meant.
    pub ambiguous: bool,
}

/// A possible mention, before the longest ones win.
struct Candidate<'f> {
    /// The form itself, without clitics, in bytes of the text.
    core: Range<usize>,
    form: &'f Form,
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

    fn candidates(&self, text: &str, folded: &Folded) -> Vec<Candidate<'_>> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        automaton
            .find_overlapping_iter(folded.text())
            .filter_map(|hit| {
                let form = &self.forms[hit.pattern().as_usize()];
                let core = form.accepts(text, folded, hit.start()..hit.end())?;
                Some(Candidate { core, form })
            })
            .collect()
    }
}

/// Finds mentions with the names of the briefing and those of one article. The article's win over the briefing's where
/// both are equally long. Nothing that touches a range of `taken` is found.
pub fn find<'f>(
    text: &str,
    briefing: &'f Finder,
    article: Option<&'f Finder>,
    taken: &[Range<usize>],
) -> Vec<Found<'f>> {
    let folded = Folded::new(text);
    let mut candidates = article.map_or_else(Vec::new, |finder| finder.candidates(text, &folded));
    let of_article = candidates.len();
    candidates.extend(briefing.candidates(text, &folded));
    let mut ranked: Vec<(bool, Candidate<'f>)> =
        (0..).map(|index: usize| index >= of_article).zip(candidates).collect();
    ranked.sort_by_key(|(tier, Candidate { core, form })| {
        (core.start, std::cmp::Reverse(core.end), *tier, form.origin)
    });
    let mut found: Vec<Found<'f>> = Vec::new();
    let mut last: Option<(bool, Range<usize>)> = None;
    for (tier, Candidate { core, form }) in ranked {
        if last.as_ref() == Some(&(tier, core.clone())) {
            // The same words by another form: of the same entity, or of another.
            found.iter_mut().last().into_iter().for_each(|found| join(found, form));
            continue;
        }
        let range = whole_words(text, &core);
        let free = |other: &Range<usize>| range.end <= other.start || other.end <= range.start;
        if taken.iter().all(free) && found.last().is_none_or(|last| free(&last.range)) {
            last = Some((tier, core));
            found.push(Found {
                range,
                entities: form.entities.clone(),
                written: &form.written,
                origin: form.origin,
                lang: form.lang,
                ambiguous: false,
            });
        }
    }
    found
}

/// Takes in another form for the same words: if it means somebody else, nobody can tell. A name that is written alike in two
/// languages counts for the first.
fn join(found: &mut Found<'_>, form: &Form) {
    found.lang = found.lang.min(form.lang);
    if form.entities != found.entities {
        found.ambiguous = true;
        found.entities.extend(&form.entities);
        found.entities.sort_unstable();
        found.entities.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn the_longest_name_wins_even_if_a_longer_one_breaks_off() {
        let mut forms = Forms::default();
        let ar = LangTag::Site(Lang::Ar);
        forms.add("القاعدة", ar, EntityId::new(0), Origin::Name);
        forms.add("فرع القاعدة في مالي", ar, EntityId::new(1), Origin::Alias);
        forms.add("مالي", ar, EntityId::new(2), Origin::Name);
        let finder = Finder::new(forms);
        let names = |text: &str| -> Vec<usize> {
            find(text, &finder, None, &[]).iter().map(|found| found.entities[0].index()).collect()
        };
        assert_eq!(names("وقال فرع القاعدة في مالي"), [1]);
        assert_eq!(names("وقال فرع القاعدة في ماليزيا ثم مالي"), [0, 2]);
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
