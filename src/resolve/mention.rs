//! The mentions of a passage: those that the author marked, those that `mentions` declares, and those that are found.
//!
//! The first two win: where one of them stands, nothing is found.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use vec1::{Vec1, vec1};

use super::declaration;
use super::index::Index;
use super::quote::locate;
use super::side::Side;
use crate::config::Linking;
use crate::diag::{Code, Diagnostic, Fix, token};
use crate::mention::form::{Forms, can_match};
use crate::mention::{Finder, Found, find};
use crate::model::text::Style;
use crate::model::{EntityId, Mention, Origin, Text};
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
            linking: linking.unwrap_or(index.linking),
            defaults: (!defaults.is_empty()).then(|| Finder::new(forms)),
        }
    }

    /// All mentions of a side, in order and without overlap.
    pub(super) fn mentions(
        &self,
        side: &Side<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Mention> {
        let plain = &side.text.plain;
        let mut mentions = explicit(side.text);
        let mut taken = self.declared(&mut mentions, side, diagnostics);
        taken.extend(unlinkable(side.text));
        let mut ambiguous: Vec<Found<'_>> = Vec::new();
        for found in find(plain, &self.index.finder, self.defaults.as_ref(), &taken) {
            if found.ambiguous {
                ambiguous.push(found);
            } else if let Ok(entities) = Vec1::try_from_vec(found.entities) {
                let Found { range, written, origin, lang, .. } = found;
                let form = written.to_owned();
                mentions.push(Mention { range, entities, origin, form, lang, linked: false });
            }
        }
        diagnostics.extend(self.all_ambiguous(&ambiguous, side));
        mentions.sort_by_key(|mention| mention.range.start);
        link(&mut mentions, self.linking);
        mentions
    }

    /// Adds the mentions that `mentions:` declares for one side; what is returned stays free of found ones.
    fn declared(
        &self,
        mentions: &mut Vec<Mention>,
        side: &Side<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Range<usize>> {
        let Side { text, lang, overrides, refused, .. } = *side;
        let mut taken: Vec<Range<usize>> = mentions.iter().map(|m| m.range.clone()).collect();
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
            if let Some(other) = taken.iter().chain(&links).find(crosses)
                && !entities.is_empty()
            {
                diagnostics.push(overlap(quote, &text.plain[other.clone()]));
                continue;
            }
            taken.push(range.clone());
            if let Ok(entities) = Vec1::try_from_vec(entities) {
                let form = quote.value.trim().to_owned();
                let origin = Origin::Override;
                let lang = None;
                mentions.push(Mention { range, entities, origin, form, lang, linked: false });
            }
        }
        taken
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
        let ids = found.entities.iter().map(|id| self.index.ids[id.index()].as_str());
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

/// The mentions that the author marked in the text.
fn explicit(text: &Text<EntityId>) -> Vec<Mention> {
    let marks = text.marks.iter();
    marks
        .filter_map(|mark| {
            let Style::Mention(entity) = mark.style else { return None };
            Some(Mention {
                range: mark.range.clone(),
                entities: vec1![entity],
                origin: Origin::Explicit,
                form: String::new(),
                lang: None,
                linked: true,
            })
        })
        .collect()
}

/// Links and code hold no mentions.
fn unlinkable(text: &Text<EntityId>) -> impl Iterator<Item = Range<usize>> {
    let marks = text.marks.iter();
    marks
        .filter(|mark| matches!(mark.style, Style::Link(_) | Style::Code))
        .map(|mark| mark.range.clone())
}

fn overlap(quote: &Spanned<String>, taken: &str) -> Diagnostic {
    let (words, taken) = (token(&quote.value), token(taken));
    let message = format!("the mention {words} overlaps the link on {taken}");
    Diagnostic::about(Code::OverlappingMentions, quote, message)
        .hint("shorten one of the two quotes, or join them with `is: [a, b]`")
}

/// Decides which mentions become links: those that the author marked, and of the others those that the setting names.
fn link(mentions: &mut [Mention], linking: Linking) {
    let mut seen: BTreeSet<EntityId> = BTreeSet::new();
    for mention in mentions {
        let new = mention.entities.iter().filter(|entity| seen.insert(**entity)).count() > 0;
        mention.linked |= match linking {
            Linking::All => true,
            Linking::First => new,
            Linking::None => false,
        };
    }
}
