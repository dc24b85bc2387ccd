//! Index: what the ids of a project mean, and where the content names them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::config::Linking;
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::mention::Finder;
use crate::mention::form::Forms;
use crate::model::text::{self, Resolution};
use crate::model::{EntityId, LocalText, Reference, Source, SourceId, Target, Text, Use};
use crate::parse::Lost;
use crate::parse::raw::RawEntity;
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
    /// The name of each entity in both languages, for bare references.
    names: Vec<Localized<String>>,
    sources: BTreeMap<String, SourceId>,
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
            names: entities
                .iter()
                .map(|raw| Localized::from_fn(|lang| raw.entity.name(lang).text.to_owned()))
                .collect(),
            sources: SourceId::all(bibliography)
                .map(|(id, source)| (source.id.clone(), id))
                .collect(),
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

    pub(super) fn entity(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EntityId> {
        if let Some(id) = self.entities.get(&word.value) {
            self.record(word, Target::Entity(*id));
            return Some(*id);
        }
        if self.lost.entities.contains(&word.value) {
            return None;
        }
        let message = format!("there is no entity {}", token(&word.value));
        diagnostics.push(
            self.unknown(Code::UnknownEntity, word, message, &self.entities)
                .or_hint(format!("add `content/…/{}.yaml`", word.value)),
        );
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
        if self.lost.bibliography || self.lost.sources.contains(&word.value) {
            return None;
        }
        let message = format!("there is no source {}", token(&word.value));
        diagnostics.push(
            self.unknown(Code::UnknownSource, word, message, &self.sources)
                .or_hint("add it to `content/sources.yaml`"),
        );
        None
    }

    /// The diagnostic for a word that is none of the known ids.
    fn unknown<T>(
        &self,
        code: Code,
        word: &Spanned<String>,
        message: String,
        known: &BTreeMap<String, T>,
    ) -> Diagnostic {
        let nearest = nearest(&word.value, known.keys().map(String::as_str));
        let place = self.files.token(word.span, &word.value);
        Diagnostic::about(code, word, message).did_you_mean(nearest, place)
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
    }
    Finder::new(forms)
}
