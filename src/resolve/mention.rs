//! The mentions of a passage: those that the author marked, those that `mentions` declares, and those that are found.
//!
//! The first two win: where one of them stands, nothing is found but names inside of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use vec1::smallvec_v1::{SmallVec1, smallvec1};

use super::declaration;
use super::index::Index;
use super::quote::locate;
use super::side::Side;
use crate::config::Linking;
use crate::diag::{Code, Diagnostic, Fix, token};
use crate::lang::Lang;
use crate::mention::form::{Forms, can_match};
use crate::mention::{Finder, Found, Taken, find};
use crate::model::text::{Mark, Part, Style};
use crate::model::{EntityId, EntityKind, Mention, Origin, Text};
use crate::script::whole_words;
use crate::source::Spanned;

/// How mentions are found in one article.
pub(super) struct Naming<'p> {
    pub(super) index: &'p Index<'p>,
    linking: Linking,
    /// The forms of `mentions_default`.
    defaults: Option<Finder>,
}

impl<'p> Naming<'p> {
    pub(super) fn new(
        index: &'p Index<'p>,
        linking: Option<Linking>,
        defaults: &[(Spanned<String>, Vec<Spanned<String>>)],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut forms = Forms::default();
        for (form, words) in defaults {
            let entities = index.entity_list(words, diagnostics);
            if !can_match(&form.value) {
                diagnostics.push(unmatchable(form));
            }
            forms.add_default(&form.value, &entities);
        }
        Self {
            index,
            linking: linking.unwrap_or(index.words().linking),
            defaults: (!defaults.is_empty()).then(|| Finder::new(forms)),
        }
    }

    /// All mentions of a side in order, longer ones before what they hold.
    pub(super) fn mentions(
        &self,
        side: &Side<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Mention> {
        let plain = &side.text.plain;
        let mut mentions = explicit(side.text);
        let mut taken: Vec<Taken> = mentions.iter().map(inside).collect();
        self.declared(&mut mentions, &mut taken, side, diagnostics);
        taken.extend(unlinkable(side.text));
        taken.extend(separators(side.text));
        let found = find(plain, &self.index.known.finder, self.defaults.as_ref(), &taken);
        let found = self.without_parts_of_people(found);
        let (ambiguous, found): (Vec<Found<'_>>, Vec<Found<'_>>) =
            found.into_iter().partition(|found| found.ambiguous);
        mentions.extend(found.into_iter().filter_map(mention));
        diagnostics.extend(self.all_ambiguous(&ambiguous, side));
        mentions.sort_by_key(|mention| (mention.range.start, Reverse(mention.range.end)));
        link(&mut mentions, self.linking, side.lang);
        mentions
    }

    /// Leaves out people inside the name of a person: Ali Pasha is not Ali.
    fn without_parts_of_people<'f>(&self, mut all: Vec<Found<'f>>) -> Vec<Found<'f>> {
        let mut end = 0;
        all.retain(|found| {
            let kinds = || found.entities.iter().map(|id| self.index.kind(*id));
            let is_person = kinds().all(|kind| kind == EntityKind::Actor);
            let is_part = is_person && found.nested && found.range.end <= end;
            if is_person && !is_part {
                end = found.range.end;
            }
            !is_part
        });
        all
    }

    /// Adds the mentions that `mentions:` declares for one side, and what of it is no mention.
    fn declared(
        &self,
        mentions: &mut Vec<Mention>,
        taken: &mut Vec<Taken>,
        side: &Side<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Side { text, lang, overrides, refused, .. } = *side;
        let links = text.marks.iter().filter(|mark| matches!(mark.style, Style::Link(_)));
        let links: Vec<Range<usize>> = links.map(|mark| mark.range.clone()).collect();
        for raw in overrides {
            let entities = self.index.entity_list(&raw.is, diagnostics);
            let before = diagnostics.len();
            let found = locate(&raw.anchor, &text.plain, lang, diagnostics);
            if refused {
                diagnostics.truncate(before);
            }
            let Some((quote, range)) = found else { continue };
            let range = whole_words(&text.plain, &range);
            let crosses =
                |other: &&Range<usize>| other.start < range.end && range.start < other.end;
            let mut ranges = taken.iter().map(|taken| &taken.range).chain(&links);
            if let Some(other) = ranges.find(crosses)
                && !entities.is_empty()
            {
                diagnostics.push(overlap(quote, &text.plain[other.clone()]));
                continue;
            }
            taken.push(Taken { range: range.clone(), entities: entities.clone() });
            mentions.extend(override_of(quote, range, entities));
        }
    }

    /// One diagnostic for each ambiguous name of a side, at its first place.
    fn all_ambiguous(&self, all: &[Found<'_>], side: &Side<'_>) -> Vec<Diagnostic> {
        let mut places: BTreeMap<(&[EntityId], &str), Vec<&Found<'_>>> = BTreeMap::new();
        for found in all {
            let words = side.text.plain.get(found.range.clone()).unwrap_or_default();
            places.entry((&found.entities, words)).or_default().push(found);
        }
        places.values().filter_map(|places| self.ambiguous(places, side)).collect()
    }

    /// The diagnostic for a name at its places in a side.
    fn ambiguous(&self, places: &[&Found<'_>], side: &Side<'_>) -> Option<Diagnostic> {
        let found = places.first()?;
        let Side { text, span, lang, .. } = *side;
        let files = self.index.files;
        let plain = &text.plain;
        let ids = found.entities.iter().map(|id| self.index.words().ids[id.index()].as_str());
        let ids: Vec<&str> = ids.collect();
        let ranges: Vec<Range<usize>> = places.iter().map(|found| found.range.clone()).collect();
        let anchors = declaration::anchors(plain, &ranges, lang);
        let items = |id: &str| {
            anchors.iter().map(|anchor| declaration::item(anchor, id)).collect::<Vec<_>>()
        };
        let fixes = ids.iter().filter_map(|id| {
            let splice = declaration::insertion(side, &items(id), files)?;
            Some(Fix::likely(format!("say that it means `{id}`"), splice))
        });
        let example = ids.first().copied().unwrap_or_default();
        let item = declaration::item(anchors.first()?, example);
        let default = declaration::default(found.written, example);
        let tokens: Vec<String> = ids.iter().map(|id| token(id)).collect();
        let words = token(&plain[found.range.clone()]);
        let times = match places.len() {
            1 => String::new(),
            count => format!(", {count} times"),
        };
        let message = format!("{words} may be any of {}{times}", tokens.join(", "));
        let place = files.locate(span, plain, found.range.clone());
        let ambiguous = Diagnostic::new(Code::AmbiguousAlias, place, message)
            .label(words)
            .hint(format!("say which is meant under `mentions:`, such as `- {item}`"))
            .hint(format!("or for the whole article: `mentions_default: {default}`"));
        Some(ambiguous.fixes(fixes))
    }
}

fn unmatchable(form: &Spanned<String>) -> Diagnostic {
    let message = format!("the form {} can never be found", token(&form.value));
    Diagnostic::about(Code::UnmatchableName, form, message)
        .hint("give it at least two letters or digits, or delete it")
}

/// The mention that was found, unless it means nobody.
fn mention(found: Found<'_>) -> Option<Mention> {
    let Found { range, written, origin, lang, nested, .. } = found;
    let entities = SmallVec1::try_from_smallvec(found.entities).ok()?;
    let form = Arc::clone(written);
    Some(Mention { range, entities, origin, form, lang, nested, linked: false })
}

/// The mention that `mentions:` declares, unless it means nobody.
fn override_of(
    quote: &Spanned<String>,
    range: Range<usize>,
    entities: Vec<EntityId>,
) -> Option<Mention> {
    let entities = SmallVec1::try_from_vec(entities).ok()?;
    let (form, origin) = (quote.value.trim().into(), Origin::Override);
    Some(Mention { range, entities, origin, form, lang: None, nested: false, linked: false })
}

/// The mentions that the author marked in the text.
fn explicit(text: &Text<EntityId>) -> Vec<Mention> {
    let unnamed: Arc<str> = Arc::default();
    let marks = text.marks.iter();
    marks
        .filter_map(|mark| {
            let Style::Mention(entity) = mark.style else { return None };
            Some(Mention {
                range: mark.range.clone(),
                entities: smallvec1![entity],
                origin: Origin::Explicit,
                form: Arc::clone(&unnamed),
                lang: None,
                nested: false,
                linked: true,
            })
        })
        .collect()
}

/// What a mention takes: names may be found inside of it.
fn inside(mention: &Mention) -> Taken {
    Taken { range: mention.range.clone(), entities: mention.entities.to_vec() }
}

/// Links and code hold no mentions.
fn unlinkable(text: &Text<EntityId>) -> impl Iterator<Item = Taken> {
    let marks = text.marks.iter();
    marks
        .filter(|mark| matches!(mark.style, Style::Link(_) | Style::Code))
        .map(|mark| Taken { range: mark.range.clone(), entities: Vec::new() })
}

/// No name goes from one item or cell to the next. From one line of verse to the next it may.
fn separators(text: &Text<EntityId>) -> impl Iterator<Item = Taken> {
    let begins_after = |mark: &Mark<EntityId>| match mark.style {
        Style::Part(Part::Item | Part::Row | Part::Cell { .. }) => mark.range.start.checked_sub(1),
        _ => None,
    };
    let before = text.marks.iter().filter_map(begins_after);
    before.map(|start| Taken { range: start..start + 1, entities: Vec::new() })
}

fn overlap(quote: &Spanned<String>, taken: &str) -> Diagnostic {
    let (words, taken) = (token(&quote.value), token(taken));
    let message = format!("the mention {words} overlaps the link on {taken}");
    Diagnostic::about(Code::OverlappingMentions, quote, message)
        .hint("shorten one of the two quotes, or join them with `is: [a, b]`")
}

/// Decides which mentions become links: those that the author marked, and of the others those that the setting names. None
/// that lies inside another is one.
fn link(mentions: &mut [Mention], linking: Linking, lang: Lang) {
    let chosen = match linking {
        Linking::All => (0..mentions.len()).collect(),
        Linking::First => fullest(mentions, lang),
        Linking::None => BTreeSet::new(),
    };
    for (index, mention) in mentions.iter_mut().enumerate() {
        mention.linked |= !mention.nested && chosen.contains(&index);
    }
}

/// The mention of each entity that names it most fully, of several the first.
fn fullest(mentions: &[Mention], lang: Lang) -> BTreeSet<usize> {
    let mut best: BTreeMap<EntityId, (u8, usize)> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.nested) {
        let place = (rank(mention, lang), index);
        for entity in &mention.entities {
            let known = best.entry(*entity).or_insert(place);
            *known = (*known).min(place);
        }
    }
    best.into_values().map(|(_, index)| index).collect()
}

/// How fully a mention in a text of `lang` names: a name goes before an alias, both before a description, and all of them before
/// a name in another language.
fn rank(mention: &Mention, lang: Lang) -> u8 {
    match mention.origin {
        Origin::Explicit => 0,
        Origin::Override | Origin::Default => 4,
        _ if mention.lang != Some(lang.into()) => 5,
        Origin::Name => 1,
        Origin::Short => 2,
        Origin::Alias => 3,
    }
}
