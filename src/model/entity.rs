//! Entities: groups, actors, places, events and agreements.

use super::id::listed;
use super::word::words;
use super::{
    Block, Change, Details, EntityId, EntityKind, FormerIds, LocalText, Origin, Phase, Resolved,
};
use crate::lang::{Lang, LangTag, Localized, Tagged};
use crate::source::{Span, Spanned};

/// A profile, as written or resolved.
#[derive(Clone, Debug)]
pub struct Entity<P: Phase = Resolved> {
    /// The file stem.
    pub id: String,
    /// The ids that it had before, and those of what became one with it.
    pub former_ids: FormerIds,
    /// The place of its first line, for what concerns it as a whole.
    pub span: Span,
    /// Its names; at least one is there.
    pub name: Names,
    /// A short name or acronym.
    pub short: Names,
    /// Other names by which texts call it.
    pub aliases: Aliases,
    /// Names too general to link by themselves.
    pub weak_aliases: Aliases,
    /// Words that hold one of its names and mean something else.
    pub not: Vec<Spanned<String>>,
    /// What it is, in a few words that tell it from others of the same name: `kind` in content.
    pub description: LocalText<P::Reference>,
    /// What it is to the articles.
    pub role: Role,
    /// One sentence: what it is.
    pub summary: LocalText<P::Reference>,
    /// The body.
    pub body: Localized<Option<Vec<Block<P::Reference>>>>,
    /// Sourced facts.
    pub statements: Vec<Statement<P>>,
    /// Addresses on other sites that are about it.
    pub same_as: Vec<Spanned<String>>,
    /// What was changed, the newest first.
    pub changes: Vec<Change<P::Reference>>,
    /// What only its kind has.
    pub details: Details<P>,
}

listed! { Entity by EntityId }

/// One name in each language.
pub type Names = Tagged<Spanned<String>>;

/// Several names in each language.
pub type Aliases = Tagged<Vec<Spanned<String>>>;

/// A spelling by which texts may call an entity.
#[derive(Clone, Copy, Debug)]
pub struct NameForm<'e> {
    /// The name as it was written.
    pub name: &'e Spanned<String>,
    /// The language it is of.
    pub lang: LangTag,
    /// Which field it stands in.
    pub origin: Origin,
}

/// The name of an entity as readers of one language see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownName<'e> {
    /// The language it is in.
    pub lang: Lang,
    /// The name.
    pub text: &'e str,
}

words! {
    /// What an entity is to the articles.
    #[derive(Default)]
    pub enum Role {
        /// An article names it.
        #[default]
        InArticle = "in-article",
        /// It is background, and need not be named.
        Context = "context",
    }
}

/// One sourced fact on a profile.
#[derive(Clone, Debug)]
pub struct Statement<P: Phase = Resolved> {
    /// The fact.
    pub text: LocalText<P::Reference>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it rests on.
    pub sources: Vec<P::Source>,
    /// Whether its author names a source at all, known or not.
    pub cites: bool,
    /// Its place.
    pub span: Span,
}

words! {
    /// How sure a statement or relation is.
    #[derive(Default)]
    pub enum Confidence {
        /// The cited source states it.
        #[default]
        Sourced = "sourced",
        /// Only a weak source states it.
        SourcedWeak = "sourced-weak",
        /// Sources differ, or the claim comes from a party to the conflict.
        Contested = "contested",
        /// The editors' reasoning.
        Inference = "inference",
        /// Uncontroversial; no page was consulted.
        GeneralKnowledge = "general-knowledge",
    }
}

impl Confidence {
    /// Whether a reader should be warned: sources are weak or differ, or the editors reason.
    pub fn is_weak(self) -> bool {
        matches!(self, Self::SourcedWeak | Self::Contested | Self::Inference)
    }

    /// Whether it must cite a source.
    pub fn needs_source(self) -> bool {
        !matches!(self, Self::Inference | Self::GeneralKnowledge)
    }
}

impl<P: Phase> Entity<P> {
    /// Which kind it is.
    pub fn kind(&self) -> EntityKind {
        self.details.kind()
    }

    /// Whether its author calls it background.
    pub fn is_context(&self) -> bool {
        self.role == Role::Context
    }

    /// Every form by which texts may call it, without the weak ones: names, short names and aliases of all languages.
    pub fn forms(&self) -> impl Iterator<Item = NameForm<'_>> {
        let form = |origin| move |(lang, name)| NameForm { name, lang, origin };
        let aliases = self.aliases.iter();
        let aliases = aliases.flat_map(|(lang, names)| names.iter().map(move |name| (lang, name)));
        let names = self.name.iter().map(form(Origin::Name));
        names
            .chain(self.short.iter().map(form(Origin::Short)))
            .chain(aliases.map(form(Origin::Alias)))
    }

    /// The name to show a reader of `lang`. An entity that neither language of the site has a name for is called by its id.
    pub fn name(&self, lang: Lang) -> ShownName<'_> {
        match self.name.local().prefer(lang) {
            Some((lang, name)) => ShownName { lang, text: &name.value },
            None => ShownName { lang: Lang::En, text: &self.id },
        }
    }

    /// The name for labels, which have little room: the short one in the reader's language if there is one.
    pub fn short_name(&self, lang: Lang) -> ShownName<'_> {
        let short = self.short.get(lang.into());
        short.map_or_else(|| self.name(lang), |short| ShownName { lang, text: &short.value })
    }
}
