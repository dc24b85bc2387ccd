//! resolve: [`Parsed`] → [`Book`]. Words become ids, quotes become ranges, and every entity learns where it is
//! mentioned.
//!
//! Total: what cannot be resolved is reported and left out, and its text stays.

mod article;
mod change;
mod declaration;
mod entity;
pub mod fingerprint;
mod former;
mod index;
mod mention;
mod metadata;
mod quote;
mod series;
mod side;
mod slug;
mod tag;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, has_errors};
use crate::lang::Localized;
use crate::model::{
    Article, ArticleId, Book, Citation, EntityId, EntityKind, Gaps, Page, ParagraphRef, Relation,
    SourceId,
};
use crate::parse::raw::{RawEntity, RawPage};
use crate::parse::{Lost, Parsed};
use crate::source::Sources;
pub use fingerprint::fingerprint;
use former::Bearers;
use index::Index;
pub use quote::occurrences;

/// Resolves everything that was parsed.
pub fn book(parsed: Parsed, files: &Sources) -> (Book, Vec<Diagnostic>) {
    let Parsed { config, mut articles, entities, sources: bibliography, mut series, pages, lost } =
        parsed;
    let mut diagnostics = Vec::new();
    let raw_entities = unique(entities, &mut diagnostics);
    let mut index = Index::new(&raw_entities, &bibliography, &lost, files, config.linking);
    series.sort_by(|a, b| a.id.cmp(&b.id));
    index.series = series.iter().map(|series| series.id.clone()).collect();
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    index.former = Bearers {
        articles: &articles,
        entities: &raw_entities,
        series: &series,
        sources: &bibliography,
    }
    .former(&mut diagnostics);
    let (tags, tagged) = tag::tags(&articles, &mut diagnostics);
    let (articles, faults): (Vec<Article>, Vec<Vec<Diagnostic>>) = articles
        .into_par_iter()
        .zip(tagged)
        .map(|(raw, tags)| article::article(&index, raw, tags))
        .unzip();
    diagnostics.extend(faults.into_iter().flatten());
    let series = series::series(&index, series, &articles, &mut diagnostics);
    let pages = self::pages(&index, pages, &mut diagnostics);
    let (entities, relations) = entity::entities(&index, raw_entities, &mut diagnostics);
    let former = std::mem::take(&mut index.former);
    let uses = index.uses();
    let sources = bibliography;
    let gaps = gaps(lost, &diagnostics);
    let mut book = Book {
        articles,
        entities,
        relations,
        sources,
        series,
        tags,
        pages,
        uses,
        former,
        gaps,
        ..Book::default()
    };
    let has_any = |kind: &EntityKind| book.entities_of(*kind).next().is_some();
    book.kinds = EntityKind::ALL.into_iter().filter(has_any).collect();
    book.mentioned_in = mentioned_in(&book);
    book.credits = metadata::credits(&book);
    book.related = related(&book);
    book.cited_in = cited_in(&book);
    (book, diagnostics)
}

/// What the book lacks because it was refused, or names what does not exist.
fn gaps(lost: Lost, diagnostics: &[Diagnostic]) -> Gaps {
    Gaps {
        incomplete: has_errors(diagnostics) || !lost.files.is_empty(),
        files: lost.files.into_iter().collect(),
        articles: lost.articles,
        pages: lost.pages,
    }
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
        if let Some(figure) = paragraph.form.figure() {
            cite(&figure.sources, Citation::Figure(place));
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
