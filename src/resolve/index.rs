//! Index: what the ids of a project mean, and where the content names them.

use std::cell::RefCell;

use super::known::{Known, Words};
use super::unknown::Unknown;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::model::text::{self, Resolution};
use crate::model::{
    EntityId, EntityKind, LocalText, Reference, SeriesId, SourceId, Target, Text, Use,
};
use crate::source::{Sources, Spanned};

/// What words mean, and which of them were asked for.
pub(super) struct Index<'p> {
    pub(super) files: &'p Sources,
    pub(super) known: &'p Known,
    /// Where ids were looked up.
    uses: RefCell<Vec<Use>>,
}

impl<'p> Index<'p> {
    pub(super) fn new(files: &'p Sources, known: &'p Known) -> Self {
        Self { files, known, uses: RefCell::default() }
    }

    /// What texts are held against.
    pub(super) fn words(&self) -> &'p Words {
        &self.known.words
    }

    /// Notes that a word names a target. The place is that of the id itself, without quotes or brackets around it.
    fn record(&self, word: &Spanned<String>, target: Target) {
        let span = self.files.token(word.span, &word.value).unwrap_or(word.span);
        self.uses.borrow_mut().push(Use { span, target });
    }

    /// Every use, as they were looked up.
    pub(super) fn uses(self) -> Vec<Use> {
        self.uses.into_inner()
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
        if let Some(id) = self.words().entities.get(&word.value) {
            self.record(word, Target::Entity(*id));
            return Some(*id);
        }
        if !self.words().lost.entities.contains(&word.value) {
            let known = self.words().ids.iter().zip(&self.words().kinds);
            let known = known.filter(|(_, kind)| kinds.contains(kind)).map(|(id, _)| id.as_str());
            let is_other = self.words().sources.contains_key(&word.value);
            let renamed = self.words().former.entities.get(&word.value);
            let renamed = renamed.map(|id| self.words().ids[id.index()].as_str());
            diagnostics.push(self.unknown(word, is_other, renamed).entity(kinds, known));
        }
        None
    }

    pub(super) fn source(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceId> {
        if let Some(id) = self.words().sources.get(&word.value) {
            self.record(word, Target::Source(*id));
            return Some(*id);
        }
        if !self.words().lost.bibliography && !self.words().lost.sources.contains(&word.value) {
            let known = self.words().sources.keys().map(String::as_str);
            let is_other = self.words().entities.contains_key(&word.value);
            let renamed = self.words().former.sources.get(&word.value);
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
        if let Ok(index) = self.words().series.binary_search(&word.value) {
            let id = SeriesId::new(index);
            self.record(word, Target::Series(id));
            return Some(id);
        }
        if !self.words().lost.series.contains(&word.value) {
            let known = self.words().series.iter().map(String::as_str);
            let renamed = self.words().former.series.get(&word.value);
            let renamed =
                renamed.and_then(|id| self.words().series.get(id.index())).map(String::as_str);
            diagnostics.push(self.unknown(word, false, renamed).series(known));
        }
        None
    }

    /// The id of a source as it is written.
    fn source_id(&self, id: SourceId) -> Option<&str> {
        let mut sources = self.words().sources.iter();
        sources.find(|(_, source)| **source == id).map(|(word, _)| word.as_str())
    }

    /// The kind of an entity.
    pub(super) fn kind(&self, id: EntityId) -> EntityKind {
        self.words().kinds[id.index()]
    }

    fn unknown<'w>(
        &'w self,
        word: &'w Spanned<String>,
        is_other: bool,
        renamed: Option<&'w str>,
    ) -> Unknown<'w> {
        let place = self.files.token(word.span, &word.value);
        let named = self.known.named(&word.value);
        Unknown { word, place, files: self.files, is_other, renamed, named }
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
        let name = target.map_or_else(
            || reference.slug.clone(),
            |id| self.words().names[id.index()].get(lang).clone(),
        );
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
