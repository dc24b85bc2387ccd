//! Forms: the spellings by which an entity may be called, and the rules that decide whether one stands in a text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::preposition;
use super::spelling::spellings;
use crate::lang::LangTag;
use crate::model::{EntityId, Origin};
use crate::script::fold::{Folded, normal};
use crate::script::has_arabic;

/// One spelling to look for.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// What the automaton looks for.
    pub(super) folded: String,
    /// The form as its author wrote it.
    pub(super) written: Arc<str>,
    pub(super) entities: Vec<EntityId>,
    pub(super) origin: Origin,
    /// The language that it is a name in; `None` if the author did not say.
    pub(super) lang: Option<LangTag>,
    /// The form as it is spelled, in letters that are not folded, and folded but in its own case.
    spelled: String,
    strict: String,
    cased: String,
    /// Whether folding may have made it of a frequent word.
    is_common: bool,
    /// Which words may stand before it in the same written word.
    before: Before,
    /// Whether case must agree even at the start of a sentence.
    acronym: bool,
    /// Whether it says what is no mention: words that hold a name and mean something else.
    pub(super) excludes: bool,
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
    /// Adds a name of one entity in one language.
    pub fn add(&mut self, written: &str, lang: LangTag, entity: EntityId, origin: Origin) {
        self.extend(written, &[entity], origin, Some(lang));
    }

    /// Adds a form that an article gives to several entities together, to one, or to none.
    pub fn add_default(&mut self, written: &str, entities: &[EntityId]) {
        self.extend(written, entities, Origin::Default, None);
    }

    /// Adds words that hold a name and mean something else: nothing is found inside of them.
    pub fn exclude(&mut self, written: &str) {
        let first = self.forms.len();
        self.extend(written, &[], Origin::Alias, None);
        self.forms[first..].iter_mut().for_each(|form| form.excludes = true);
    }

    /// Adds each spelling of a form. All are known as the one that its author wrote.
    fn extend(
        &mut self,
        written: &str,
        entities: &[EntityId],
        origin: Origin,
        lang: Option<LangTag>,
    ) {
        let written: Arc<str> = written.trim().into();
        for spelling in spellings(&written) {
            let Some(form) = form(&spelling, entities, origin) else { continue };
            let form = Form { written: Arc::clone(&written), lang, ..form };
            self.forms.extend(swallowed(&form));
            self.forms.push(form);
        }
    }

    pub(super) fn into_forms(self) -> Vec<Form> {
        self.forms
    }
}

/// A form ready to be looked for; `None` if it cannot be found.
fn form(written: &str, entities: &[EntityId], origin: Origin) -> Option<Form> {
    let written = Some(written.trim()).filter(|written| can_match(written))?;
    let folded = Folded::new(written);
    let strict = folded.strict(&folded.whole());
    let cased = with_small_particles(&folded.cased(&folded.whole()));
    let before = if !has_arabic(written) {
        Before::Latin
    } else if strict.starts_with("ال") || strict.starts_with("ٱل") {
        Before::Article
    } else {
        Before::Bare
    };
    Some(Form {
        spelled: written.to_owned(),
        is_common: COMMON.iter().any(|word| normal(word) == folded.text()),
        folded: folded.text().to_owned(),
        written: written.into(),
        entities: entities.to_vec(),
        origin,
        lang: None,
        strict,
        cased,
        before,
        acronym: is_acronym(written),
        excludes: false,
    })
}

/// Whether a form can be found at all: it has at least two letters or digits.
pub fn can_match(written: &str) -> bool {
    normal(written).chars().filter(|c| c.is_alphanumeric()).count() >= 2
}

/// A name in all spellings by which it is found, folded. Names that share one are taken for each other.
pub fn looked_for(written: &str) -> BTreeSet<String> {
    spellings(written.trim()).iter().map(|spelling| normal(spelling)).collect()
}

/// The words, folded, that only other spellings of a name have than its author's: «عبدالله» of «عبد الله».
pub fn respelled(written: &str) -> BTreeSet<String> {
    let is_sign = |c: char| !c.is_alphanumeric() && c != '\'';
    let words = |name: &str| -> Vec<String> {
        name.split(is_sign).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut all: BTreeSet<String> =
        looked_for(written).iter().flat_map(|name| words(name)).collect();
    for own in words(&normal(written)) {
        all.remove(&own);
    }
    all
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
        folded: &Folded<'_>,
        hit: Range<usize>,
    ) -> Option<Range<usize>> {
        let (before, after) = (&folded.text()[..hit.start], &folded.text()[hit.end..]);
        let core = folded.original(&hit);
        let stands = ends_word(after)
            && self.may_follow(before)
            && self.agrees(text, folded, &hit)
            && !self.is_preposition(text, &core)
            && !in_address(text, &core);
        stands.then_some(core)
    }

    /// Whether what stands before the form in the same written word is a chain of clitics that it can take.
    fn may_follow(&self, before: &str) -> bool {
        let attached = attached(before);
        let rest = attached.strip_prefix(['و', 'ف']).unwrap_or(attached);
        match self.before {
            Before::Swallowed => rest.is_empty(),
            Before::Article => matches!(rest, "" | "ب" | "ك"),
            Before::Bare => matches!(rest, "" | "ب" | "ل" | "ك"),
            Before::Latin => {
                // The Arabic article in Latin letters makes another name: al-Mali.
                let article = before.ends_with("al-") || before.ends_with("el-");
                matches!(rest, "" | "ب" | "ل" | "ك" | "ال" | "بال" | "كال" | "لل") && !article
            }
        }
    }

    /// Whether case and, where folding would turn one word into another, spelling agree.
    fn agrees(&self, text: &str, folded: &Folded<'_>, hit: &Range<usize>) -> bool {
        let core = folded.original(hit);
        if text[core.clone()] == self.spelled {
            return true;
        }
        if self.before == Before::Latin {
            let found = with_small_particles(&folded.cased(hit));
            let capital = || found.starts_with(char::is_uppercase);
            let begins = || starts_sentence(&text[..core.start]);
            return found == self.cased || (!self.acronym && capital() && begins());
        }
        let is_short = self.folded.chars().count() <= 3;
        if self.before == Before::Swallowed || !(is_short || self.is_common) {
            return true;
        }
        let found = folded.strict(hit);
        found == self.strict || !(is_short || COMMON.contains(&found.as_str()))
    }

    /// Whether the form is the name Ali and the text means the preposition.
    fn is_preposition(&self, text: &str, core: &Range<usize>) -> bool {
        self.folded == preposition::NAME && preposition::is_meant(text, core)
    }

    /// Whether the form may be a part of a compound that is another name. An acronym (`UN`) is none.
    pub(super) fn can_be_half(&self) -> bool {
        self.before == Before::Latin && !self.acronym
    }
}

/// Frequent words that differ from names only by what folding removes. They, and all words of up to three letters, must
/// agree letter by letter.
const COMMON: [&str; 12] =
    ["على", "إلى", "حتى", "متى", "لدى", "سوى", "مدى", "أخرى", "إحدى", "أولى", "مستوى", "قوى"];

/// The letters and digits directly before a place.
fn attached(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric())
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    &before[start..]
}

fn ends_word(after: &str) -> bool {
    !after.starts_with(char::is_alphanumeric)
}

/// A name with its particles in small letters, and with common nouns behind its first word: both may have a capital at any place.
/// `al-Qaeda` is `Al-Qaeda`, `Iyad ag Ghali` is `Iyad Ag Ghali`, and `Ménaka region` is `Ménaka Region`.
fn with_small_particles(name: &str) -> String {
    const PARTICLES: [&str; 21] = [
        "Ad", "Adh", "Ag", "Al", "An", "Ar", "As", "Ash", "At", "Ath", "Az", "Ben", "Bin", "El",
        "Ibn", "Il", "Ould", "Ul", "Wa", "Wal", "Walad",
    ];
    const NOUNS: [&str; 13] = [
        "Accord",
        "Accords",
        "Agreement",
        "Airport",
        "Brigade",
        "Brigades",
        "Charter",
        "Dialogue",
        "District",
        "Offensive",
        "Process",
        "Province",
        "Region",
    ];
    let mut is_first = true;
    let words = name.split_inclusive([' ', '-']);
    let small = words.map(|word| {
        let bare = word.trim_end_matches([' ', '-']);
        let is_noun = NOUNS.contains(&bare) && !std::mem::take(&mut is_first);
        is_first = false;
        let is_small = is_noun || PARTICLES.contains(&bare) && word.len() < name.len();
        if is_small { word.to_lowercase() } else { word.to_owned() }
    });
    small.collect()
}

/// How far from a name the rest of its address is looked for, in characters.
const ADDRESS: usize = 500;

/// Whether a place is part of a web or mail address: `mali.net`, `https://example.org/Mali`, `press@mali`, `mali_2024`. A name
/// directly before an address is none: `Gao(https://example.org/)`.
fn in_address(text: &str, core: &Range<usize>) -> bool {
    let (before, after) = (&text[..core.start], &text[core.end..]);
    if before.ends_with('_') || after.starts_with('_') || after.starts_with("://") {
        return true;
    }
    let head = last_until(before, char::is_whitespace);
    let head = if head.contains("://") { head } else { last_until(head, divides_addresses) };
    let tail = first_until(after, divides_addresses);
    let tail = tail
        .split_once("://")
        .map_or(tail, |(scheme, _)| scheme.trim_end_matches(char::is_alphabetic));
    let run = &text[core.start - head.len()..core.end + tail.len()];
    let dotted = run
        .match_indices('.')
        .any(|(stop, _)| run[stop + 1..].starts_with(|c: char| c.is_ascii_lowercase()));
    dotted || run.contains("://") || run.contains('@')
}

/// White space, brackets, quotation marks and commas, which stand between an address and other words.
fn divides_addresses(character: char) -> bool {
    character.is_whitespace() || "()[]{}<>«»\"“”,،;؛|".contains(character)
}

/// The end of a text behind the last such character, as far as an address reaches.
fn last_until(text: &str, such: impl Fn(char) -> bool) -> &str {
    let near = text.char_indices().rev().take(ADDRESS).take_while(|(_, c)| !such(*c));
    &text[near.last().map_or(text.len(), |(at, _)| at)..]
}

/// The beginning of a text before the first such character, as far as an address reaches.
fn first_until(text: &str, such: impl Fn(char) -> bool) -> &str {
    let near = text.char_indices().take(ADDRESS).take_while(|(_, c)| !such(*c));
    &text[..near.last().map_or(0, |(at, c)| at + c.len_utf8())]
}

/// Whether a sentence begins after this text: quotation marks, brackets and dashes may stand between.
fn starts_sentence(before: &str) -> bool {
    const BETWEEN: &str = "\"'“”‘’«»()[]–—-";
    let between = |c: char| c.is_whitespace() || BETWEEN.contains(c);
    let end = before.trim_end_matches(between).chars().next_back();
    end.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '؟'))
}
