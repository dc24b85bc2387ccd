//! Index: what the ids of a project mean, and where the content names them.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::unknown::Unknown;
use crate::config::Linking;
use crate::diag::Diagnostic;
use crate::lang::{Lang, Localized};
use crate::mention::Finder;
use crate::mention::form::Forms;
use crate::model::text::{self, Resolution};
use crate::model::{
    EntityId, EntityKind, Former, LocalText, Reference, SeriesId, Source, SourceId, Target, Text,
    Use,
};
use crate::parse::Lost;
use crate::parse::raw::RawEntity;
use crate::script::fold::normal;
use crate::source::{Sources, Spanned};

/// What words mean: the ids of the whole project.
pub(super) struct Index<'p> {
    pub(super) files: &'p Sources,
    /// Ids that are known, but not what they name.
    lost: &'p Lost,
    /// Which mentions become links unless an article says otherwise.
    pub(super) linking: Linking,
    /// The names of all entities.
    pub(super) finder: Finder,
    entities: BTreeMap<String, EntityId>,
    /// The id of each entity as it was written.
    pub(super) ids: Vec<String>,
    /// The kind of each entity.
    kinds: Vec<EntityKind>,
    /// The name of each entity in both languages, for bare references.
    names: Vec<Localized<String>>,
    /// The ids by name, made when an unknown word is first met.
    by_name: OnceLock<BTreeMap<String, String>>,
    sources: BTreeMap<String, SourceId>,
    /// The ids of the series, in order.
    pub(super) series: Vec<String>,
    /// What is called otherwise today.
    pub(super) former: Former,
    /// Where ids were looked up, in no order: articles are resolved in parallel.
    uses: Mutex<Vec<Use>>,
}

impl<'p> Index<'p> {
    pub(super) fn new(
        entities: &[RawEntity],
        bibliography: &[Source],
        lost: &'p Lost,
        files: &'p Sources,
        linking: Linking,
    ) -> Self {
        Self {
            files,
            lost,
            linking,
            finder: finder(entities),
            entities: entities
                .iter()
                .enumerate()
                .map(|(index, raw)| (raw.entity.id.clone(), EntityId::new(index)))
                .collect(),
            ids: entities.iter().map(|raw| raw.entity.id.clone()).collect(),
            kinds: entities.iter().map(|raw| raw.entity.kind()).collect(),
            names: entities
                .iter()
                .map(|raw| Localized::from_fn(|lang| raw.entity.name(lang).text.to_owned()))
                .collect(),
            by_name: OnceLock::new(),
            sources: SourceId::all(bibliography)
                .map(|(id, source)| (source.id.clone(), id))
                .collect(),
            series: Vec::new(),
            former: Former::default(),
            uses: Mutex::default(),
        }
    }

    /// Notes that a word names a target. The place is that of the id itself, without quotes or brackets around it.
    fn record(&self, word: &Spanned<String>, target: Target) {
        let span = self.files.token(word.span, &word.value).unwrap_or(word.span);
        self.uses.lock().unwrap_or_else(PoisonError::into_inner).push(Use { span, target });
    }

    /// Every use, sorted by place. An id that was looked up for both sides of a text is one use.
    pub(super) fn uses(self) -> Vec<Use> {
        let mut uses = self.uses.into_inner().unwrap_or_else(PoisonError::into_inner);
        uses.sort_by(|a, b| self.files.order(a.span).cmp(&self.files.order(b.span)));
        uses.dedup();
        uses
    }

    /// The entity that a word names, of any kind.
    pub(super) fn entity(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EntityId> {
        self.entity_among(word, &EntityKind::ALL, diagnostics)
    }

    /// The entity that a word names, at a place where some kinds belong. Which kind it has is not asked here; an unknown
    /// word is held against those that belong there.
    pub(super) fn entity_among(
        &self,
        word: &Spanned<String>,
        kinds: &[EntityKind],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EntityId> {
        if let Some(id) = self.entities.get(&word.value) {
            self.record(word, Target::Entity(*id));
            return Some(*id);
        }
        if !self.lost.entities.contains(&word.value) {
            let known = self.ids.iter().zip(&self.kinds);
            let known = known.filter(|(_, kind)| kinds.contains(kind)).map(|(id, _)| id.as_str());
            let is_other = self.sources.contains_key(&word.value);
            let renamed = self.former.entities.get(&word.value);
            let renamed = renamed.map(|id| self.ids[id.index()].as_str());
            diagnostics.push(self.unknown(word, is_other, renamed).entity(kinds, known));
        }
        None
    }

    pub(super) fn source(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceId> {
        if let Some(id) = self.sources.get(&word.value) {
            self.record(word, Target::Source(*id));
            return Some(*id);
        }
        if !self.lost.bibliography && !self.lost.sources.contains(&word.value) {
            let known = self.sources.keys().map(String::as_str);
            let is_other = self.entities.contains_key(&word.value);
            let renamed = self.former.sources.get(&word.value);
            let renamed = renamed.and_then(|id| self.source_id(*id));
            diagnostics.push(self.unknown(word, is_other, renamed).source(known));
        }
        None
    }

    /// The series that a word names.
    pub(super) fn series(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SeriesId> {
        if let Ok(index) = self.series.binary_search(&word.value) {
            let id = SeriesId::new(index);
            self.record(word, Target::Series(id));
            return Some(id);
        }
        if !self.lost.series.contains(&word.value) {
            let known = self.series.iter().map(String::as_str);
            let renamed = self.former.series.get(&word.value);
            let renamed = renamed.and_then(|id| self.series.get(id.index())).map(String::as_str);
            diagnostics.push(self.unknown(word, false, renamed).series(known));
        }
        None
    }

    /// The id of a source as it is written.
    fn source_id(&self, id: SourceId) -> Option<&str> {
        let mut sources = self.sources.iter();
        sources.find(|(_, source)| **source == id).map(|(word, _)| word.as_str())
    }

    /// The kind of an entity.
    pub(super) fn kind(&self, id: EntityId) -> EntityKind {
        self.kinds[id.index()]
    }

    fn unknown<'w>(
        &'w self,
        word: &'w Spanned<String>,
        is_other: bool,
        renamed: Option<&'w str>,
    ) -> Unknown<'w> {
        let place = self.files.token(word.span, &word.value);
        Unknown { word, place, is_other, renamed, named: self.named(&word.value) }
    }

    /// The id of the entity that a word is the name of, in either language of the site.
    fn named(&self, word: &str) -> Option<&str> {
        let by_name = self.by_name.get_or_init(|| {
            let names = self.names.iter().zip(&self.ids).flat_map(|(names, id)| {
                [&names.ar, &names.en].map(|name| (normal(name), id.clone()))
            });
            names.collect()
        });
        by_name.get(&normal(word)).map(String::as_str)
    }

    pub(super) fn entity_list(
        &self,
        words: &[Spanned<String>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<EntityId> {
        words.iter().filter_map(|word| self.entity(word, diagnostics)).collect()
    }

    pub(super) fn source_list(
        &self,
        words: &[Spanned<String>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<SourceId> {
        words.iter().filter_map(|word| self.source(word, diagnostics)).collect()
    }

    /// What an explicit mention in a text of `lang` means.
    fn reference(
        &self,
        reference: &Reference,
        lang: Lang,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolution<EntityId> {
        let word = Spanned::new(reference.slug.clone(), reference.span);
        let target = self.entity(&word, diagnostics);
        let name = target
            .map_or_else(|| reference.slug.clone(), |id| self.names[id.index()].get(lang).clone());
        Resolution { target, name }
    }

    pub(super) fn text(
        &self,
        text: Text<Reference>,
        lang: Lang,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Text<EntityId> {
        text.resolve(|reference| self.reference(reference, lang, diagnostics))
    }

    pub(super) fn local_text(
        &self,
        text: LocalText<Reference>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> LocalText<EntityId> {
        text.map(|lang, side| side.map(|text| self.text(text, lang, diagnostics)))
    }

    pub(super) fn blocks(
        &self,
        blocks: Vec<text::Block<Reference>>,
        lang: Lang,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<text::Block<EntityId>> {
        text::resolve_all(blocks, &mut |reference| self.reference(reference, lang, diagnostics))
    }
}

/// The names of all entities, in every language: a Latin name may stand in an Arabic text.
fn finder(entities: &[RawEntity]) -> Finder {
    let mut forms = Forms::default();
    for (index, raw) in entities.iter().enumerate() {
        let id = EntityId::new(index);
        for form in raw.entity.forms() {
            forms.add(&form.name.value, form.lang, id, form.origin);
        }
        raw.entity.not.iter().for_each(|words| forms.exclude(&words.value));
    }
    Finder::new(forms)
}
