//! resolve: [`Parsed`] → [`Book`]. Words become ids, quotes become ranges, and every entity learns where it is
//! mentioned.
//!
//! Total: what cannot be resolved is reported and left out, and its text stays.

mod article;
mod declaration;
mod entity;
mod fingerprint;
mod mention;
mod quote;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::config::Linking;
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::mention::Finder;
use crate::model::text::{self, Resolution};
use crate::model::{
    Article, ArticleId, Book, Citation, EntityId, LocalText, Page, ParagraphRef, Reference,
    Relation, Source, SourceId, Target, Text, Use,
};
use crate::parse::Parsed;
use crate::parse::raw::{RawEntity, RawPage};
use crate::source::{Sources, Spanned};

/// Resolves everything that was parsed.
pub fn book(parsed: Parsed, files: &Sources) -> (Book, Vec<Diagnostic>) {
    let Parsed { config, mut articles, entities, sources: bibliography, pages } = parsed;
    let mut diagnostics = Vec::new();
    let raw_entities = unique(entities, &mut diagnostics);
    let index = Index::new(&raw_entities, &bibliography, files, config.linking);
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let (articles, faults): (Vec<Article>, Vec<Vec<Diagnostic>>) =
        articles.into_par_iter().map(|raw| article::article(&index, raw)).unzip();
    diagnostics.extend(faults.into_iter().flatten());
    let pages = self::pages(&index, pages, &mut diagnostics);
    let (entities, relations) = entity::entities(&index, raw_entities, &mut diagnostics);
    let uses = index.uses();
    let sources = bibliography;
    let mut book = Book { articles, entities, relations, sources, pages, uses, ..Book::default() };
    book.mentioned_in = mentioned_in(&book);
    book.related = related(&book);
    book.cited_in = cited_in(&book);
    (book, diagnostics)
}

/// Sorts entities by id and leaves out those whose id is taken.
fn unique(mut entities: Vec<RawEntity>, diagnostics: &mut Vec<Diagnostic>) -> Vec<RawEntity> {
    entities.sort_by(|a, b| {
        let key = |raw: &RawEntity| (raw.entity.id.clone(), raw.entity.kind());
        key(a).cmp(&key(b))
    });
    let mut unique: Vec<RawEntity> = Vec::with_capacity(entities.len());
    for raw in entities {
        match unique.last().filter(|last| last.entity.id == raw.entity.id) {
            Some(first) => {
                let id = &raw.entity.id;
                let (kind, other) = (raw.entity.kind().noun(), first.entity.kind().noun());
                let message = format!("the {kind} `{id}` has the id of the {other} `{id}`");
                diagnostics.push(
                    Diagnostic::new(Code::DuplicateId, raw.entity.span, message)
                        .label(format!("`{id}` again"))
                        .related(first.entity.span, format!("`{id}` is already taken"))
                        .hint("rename one of the two files"),
                );
            }
            None => unique.push(raw),
        }
    }
    unique
}

/// What words mean: the ids of the whole project.
struct Index<'p> {
    files: &'p Sources,
    /// Which mentions become links unless an article says otherwise.
    linking: Linking,
    /// The names of all entities.
    finder: Finder,
    entities: BTreeMap<String, EntityId>,
    /// The id of each entity as it was written.
    ids: Vec<String>,
    /// The name of each entity in both languages, for bare references.
    names: Vec<Localized<String>>,
    sources: BTreeMap<String, SourceId>,
    /// Where ids were looked up, in no order: articles are resolved in parallel.
    uses: Mutex<Vec<Use>>,
}

impl<'p> Index<'p> {
    fn new(
        entities: &[RawEntity],
        bibliography: &[Source],
        files: &'p Sources,
        linking: Linking,
    ) -> Self {
        Self {
            files,
            linking,
            finder: mention::finder(entities),
            entities: entities
                .iter()
                .enumerate()
                .map(|(index, raw)| (raw.entity.id.clone(), EntityId::new(index)))
                .collect(),
            ids: entities.iter().map(|raw| raw.entity.id.clone()).collect(),
            names: entities
                .iter()
                .map(|raw| Localized::from_fn(|lang| raw.entity.name(lang).1.to_owned()))
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
    fn uses(self) -> Vec<Use> {
        let mut uses = self.uses.into_inner().unwrap_or_else(PoisonError::into_inner);
        uses.sort_by(|a, b| self.files.order(a.span).cmp(&self.files.order(b.span)));
        uses.dedup();
        uses
    }

    fn entity(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<EntityId> {
        if let Some(id) = self.entities.get(&word.value) {
            self.record(word, Target::Entity(*id));
            return Some(*id);
        }
        let message = format!("there is no entity {}", token(&word.value));
        diagnostics.push(
            self.unknown(Code::UnknownEntity, word, message, &self.entities)
                .or_hint(format!("add `content/…/{}.yaml`", word.value)),
        );
        None
    }

    fn source(
        &self,
        word: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<SourceId> {
        if let Some(id) = self.sources.get(&word.value) {
            self.record(word, Target::Source(*id));
            return Some(*id);
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

    fn entity_list(
        &self,
        words: &[Spanned<String>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<EntityId> {
        words.iter().filter_map(|word| self.entity(word, diagnostics)).collect()
    }

    fn source_list(
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

    fn text(
        &self,
        text: Text<Reference>,
        lang: Lang,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Text<EntityId> {
        text.resolve(|reference| self.reference(reference, lang, diagnostics))
    }

    fn local_text(
        &self,
        text: LocalText<Reference>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> LocalText<EntityId> {
        text.map(|lang, side| side.map(|text| self.text(text, lang, diagnostics)))
    }

    fn blocks(
        &self,
        blocks: Vec<text::Block<Reference>>,
        lang: Lang,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<text::Block<EntityId>> {
        text::resolve_all(blocks, &mut |reference| self.reference(reference, lang, diagnostics))
    }
}

fn pages(index: &Index<'_>, raw: Vec<RawPage>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Page> {
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    for RawPage { slug, lang, blocks, span } in raw {
        let blocks = index.blocks(blocks, lang, diagnostics);
        let page = pages.entry(slug.clone()).or_insert_with(|| Page {
            slug,
            body: Localized::default(),
            span,
        });
        *page.body.get_mut(lang) = Some(blocks);
    }
    pages.into_values().collect()
}

/// For each entity the paragraphs that mention it on either side, in reading order.
fn mentioned_in(book: &Book) -> Vec<Vec<ParagraphRef>> {
    let mut lists: Vec<Vec<ParagraphRef>> = vec![Vec::new(); book.entities.len()];
    for (place, paragraph) in paragraphs(book) {
        for entity in paragraph.entities() {
            lists[entity.index()].push(place);
        }
    }
    lists
}

/// For each entity the indexes of the relations that it is an end of, in their order.
fn related(book: &Book) -> Vec<Vec<usize>> {
    let mut lists = vec![Vec::new(); book.entities.len()];
    for (index, relation) in book.relations.iter().enumerate() {
        lists[relation.from.index()].push(index);
        if relation.to != relation.from {
            lists[relation.to.index()].push(index);
        }
    }
    lists
}

/// For each source the places that cite it.
fn cited_in(book: &Book) -> Vec<Vec<Citation>> {
    let mut lists: Vec<BTreeSet<Citation>> = vec![BTreeSet::new(); book.sources.len()];
    let mut cite = |sources: &[SourceId], citation: Citation| {
        for source in sources {
            lists[source.index()].insert(citation);
        }
    };
    for (place, paragraph) in paragraphs(book) {
        for (note, content) in paragraph.notes.iter().enumerate() {
            cite(&content.sources, Citation::Note(place, note));
        }
    }
    for (id, entity) in EntityId::all(&book.entities) {
        for statement in &entity.statements {
            cite(&statement.sources, Citation::Entity(id));
        }
        cite(entity.details.sources(), Citation::Entity(id));
    }
    for Relation { from, sources, .. } in &book.relations {
        cite(sources, Citation::Entity(*from));
    }
    lists.into_iter().map(|list| list.into_iter().collect()).collect()
}

fn paragraphs(book: &Book) -> impl Iterator<Item = (ParagraphRef, &crate::model::Paragraph)> {
    ArticleId::all(&book.articles).flat_map(|(article, content)| {
        content
            .paragraphs
            .iter()
            .enumerate()
            .map(move |(paragraph, text)| (ParagraphRef { article, paragraph }, text))
    })
}
