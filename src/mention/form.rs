//! Forms: the spellings by which an entity may be called, and the rules that decide whether one stands in a text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::{Folded, cased, normal, strict};
use crate::model::{EntityId, Origin};
use crate::script::has_arabic;

/// One spelling to look for.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// What the automaton looks for.
    pub(super) folded: String,
    /// The form as its author wrote it.
    pub(super) written: String,
    pub(super) entities: Vec<EntityId>,
    pub(super) origin: Origin,
    pub(super) ambiguous: bool,
    /// Which words may stand before it in the same written word.
    before: Before,
    /// Whether case must agree even at the start of a sentence.
    acronym: bool,
}

/// What may precede a form without a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    /// A name without the article: a conjunction, a preposition, or both.
    Bare,
    /// A name with the article: the same, but not ل, which swallows the alef (see [`Before::Swallowed`]).
    Article,
    /// `لل…`, the form that a name with the article takes after ل: only a conjunction.
    Swallowed,
    /// A name in Latin letters: in Arabic also the article, as in «الـCMA».
    Latin,
}

/// Forms to look for, still apart.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    forms: Vec<Form>,
}

impl Forms {
    /// Adds a form of one entity.
    pub fn add(&mut self, written: &str, entity: EntityId, origin: Origin) {
        self.add_joint(written, &[entity], origin);
    }

    /// Adds a form that means several entities together, or none.
    pub fn add_joint(&mut self, written: &str, entities: &[EntityId], origin: Origin) {
        let folded = normal(written);
        if !can_match(written) {
            return;
        }
        let before = if !has_arabic(&folded) {
            Before::Latin
        } else if folded.starts_with("ال") {
            Before::Article
        } else {
            Before::Bare
        };
        let form = Form {
            folded,
            written: written.trim().to_owned(),
            entities: entities.to_vec(),
            origin,
            ambiguous: false,
            before,
            acronym: is_acronym(written),
        };
        self.forms.extend(swallowed(&form));
        self.forms.push(form);
    }

    /// Joins forms that cannot be told apart.
    pub(super) fn into_joined(self) -> Vec<Form> {
        let mut joined: BTreeMap<(String, Before), Form> = BTreeMap::new();
        for form in self.forms {
            let key = (form.folded.clone(), form.before);
            match joined.get_mut(&key) {
                Some(other) if other.entities == form.entities => {
                    other.origin = other.origin.min(form.origin);
                    other.acronym &= form.acronym;
                }
                Some(other) => {
                    other.ambiguous = true;
                    other.entities.extend(form.entities);
                    other.entities.sort_unstable();
                    other.entities.dedup();
                }
                None => drop(joined.insert(key, form)),
            }
        }
        joined.into_values().collect()
    }
}

/// Whether a form can be found at all: it has at least two letters or digits.
pub fn can_match(written: &str) -> bool {
    normal(written).chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// The form that a name with the article takes after ل: للقاعدة, and with a doubled lam للجنة from اللجنة.
fn swallowed(form: &Form) -> Option<Form> {
    let rest = form.folded.strip_prefix("ال").filter(|_| form.before == Before::Article)?;
    let folded = if rest.starts_with('ل') { format!("ل{rest}") } else { format!("لل{rest}") };
    Some(Form { folded, before: Before::Swallowed, ..form.clone() })
}

/// Two or more Latin letters, all of them capitals.
fn is_acronym(written: &str) -> bool {
    let letters: Vec<char> = written.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase())
}

impl Form {
    /// The bytes of the original that this form covers, if it stands at a range of the folded text as a word of its own.
    pub(super) fn accepts(
        &self,
        text: &str,
        folded: &Folded,
        hit: Range<usize>,
    ) -> Option<Range<usize>> {
        let (before, after) = (&folded.text()[..hit.start], &folded.text()[hit.end..]);
        let core = folded.original(&hit);
        let stands = ends_word(after)
            && self.may_follow(attached(before))
            && !in_address(before, after)
            && self.agrees(text, &core);
        stands.then_some(core)
    }

    /// Whether what stands before the form in the same written word is a chain of clitics that it can take.
    fn may_follow(&self, attached: &str) -> bool {
        let rest = attached.strip_prefix(['و', 'ف']).unwrap_or(attached);
        match self.before {
            Before::Swallowed => rest.is_empty(),
            Before::Article => matches!(rest, "" | "ب" | "ك"),
            Before::Bare => matches!(rest, "" | "ب" | "ل" | "ك"),
            Before::Latin => matches!(rest, "" | "ب" | "ل" | "ك" | "ال" | "بال" | "كال" | "لل"),
        }
    }

    /// Whether case and, where folding would turn one word into another, spelling agree.
    fn agrees(&self, text: &str, core: &Range<usize>) -> bool {
        let found = &text[core.clone()];
        if self.before == Before::Latin {
            let same = cased(found) == cased(&self.written);
            return same || (!self.acronym && starts_sentence(&text[..core.start]));
        }
        if self.before == Before::Swallowed || !needs_strictness(&self.folded, found) {
            return true;
        }
        strict(found) == strict(&self.written)
    }
}

/// Frequent words that differ from names only by what folding removes.
const COMMON: [&str; 12] =
    ["على", "إلى", "حتى", "متى", "لدى", "سوى", "مدى", "أخرى", "إحدى", "أولى", "مستوى", "قوى"];

/// Single words that folding might turn into another word: those of up to three letters, and common ones.
fn needs_strictness(folded: &str, found: &str) -> bool {
    let short = folded.chars().count() <= 3;
    short || COMMON.contains(&strict(found).as_str())
}

/// The letters and digits directly before a place.
fn attached(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or(0, |(at, c)| at + c.len_utf8());
    &before[start..]
}

fn ends_word(after: &str) -> bool {
    !after.starts_with(char::is_alphanumeric)
}

/// Whether a place is part of a web or mail address: `mali.net`, `press@mali`, `mali_2024`.
fn in_address(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    let dotted = next.next() == Some('.') && next.next().is_some_and(|c| c.is_ascii_lowercase());
    dotted || after.starts_with(['@', '_']) || before.ends_with(['@', '_'])
}

/// Whether a sentence begins after this text: quotation marks and brackets may stand between.
fn starts_sentence(before: &str) -> bool {
    let opening =
        |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«');
    let end = before.trim_end_matches(opening).chars().next_back();
    end.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '؟'))
}
