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
mod known;
mod memo;
mod mention;
mod metadata;
mod quote;
mod series;
mod several;
mod side;
mod slug;
mod tag;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, has_errors};
use crate::lang::Localized;
use crate::model::{
    Article, ArticleId, Book, Citation, EntityId, EntityKind, Gaps, Page, ParagraphRef, Relation,
    SourceId, TagId, Use,
};
use crate::parse::raw::{RawArticle, RawEntity, RawPage};
use crate::parse::{Lost, Parsed};
use crate::source::{FileId, Sources};
pub use fingerprint::fingerprint;
use former::Bearers;
use index::Index;
use known::{Known, Words};
pub use memo::Memo;
use memo::{Resolved, Things};
pub use quote::occurrences;

/// Resolves everything that was parsed.
pub fn book(parsed: Parsed, files: &Sources) -> (Book, Vec<Diagnostic>) {
    resolve(parsed, files, None)
}

/// Resolves what was [parsed again](crate::parse::tree_again): an article that is as it was last time, in words that mean what they
/// meant, is not resolved again.
pub fn book_again(parsed: Parsed, files: &Sources, memo: &mut Memo) -> (Book, Vec<Diagnostic>) {
    resolve(parsed, files, Some(memo))
}

fn resolve(
    parsed: Parsed,
    files: &Sources,
    mut memo: Option<&mut Memo>,
) -> (Book, Vec<Diagnostic>) {
    let Parsed { config, mut articles, entities, sources, mut series, pages, lost } = parsed;
    let mut diagnostics = Vec::new();
    let raw_entities = unique(entities, &mut diagnostics);
    series.sort_by(|a, b| a.id.cmp(&b.id));
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let bearers = Bearers {
        articles: &articles,
        entities: &raw_entities,
        series: &series,
        sources: &sources,
    };
    let former = bearers.former(&mut diagnostics);
    let words = Words::new(&bearers, &former, &lost, config.linking);
    let known = match &mut memo {
        Some(memo) => memo.known(words),
        None => Arc::new(Known::new(words, None)),
    };
    let (tags, tagged) = tag::tags(&articles, &mut diagnostics);
    let index = Index::new(files, &known);
    let mut uses = Vec::new();
    let resolved = self::articles(
        files,
        &known,
        articles.into_iter().zip(tagged).collect(),
        memo.as_deref_mut(),
    );
    let mut articles = Vec::with_capacity(resolved.len());
    for article in resolved {
        articles.push(article.value);
        diagnostics.extend(article.diagnostics);
        uses.extend(article.uses);
    }
    let series = series::series(&index, series, &articles, &mut diagnostics);
    let pages = self::pages(&index, pages, &mut diagnostics);
    uses.extend(index.uses());
    let things = things(files, &known, raw_entities, memo);
    let (entities, relations) = things.value;
    diagnostics.extend(things.diagnostics);
    uses.extend(things.uses);
    let gaps = gaps(lost, &diagnostics);
    let mut book = Book {
        articles,
        entities,
        relations,
        sources,
        series,
        tags,
        pages,
        uses: sorted(uses, files),
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

/// An article as it is written, and its tags.
type Tagged = (Arc<RawArticle>, Vec<TagId>);

/// Resolves the articles in parallel, but for those that are known.
fn articles(
    files: &Sources,
    known: &Known,
    raw: Vec<Tagged>,
    memo: Option<&mut Memo>,
) -> Vec<Resolved<Arc<Article>>> {
    let make = |(raw, tags): Tagged| {
        let index = Index::new(files, known);
        let (article, diagnostics) = article::article(&index, Arc::unwrap_or_clone(raw), tags);
        Resolved { value: Arc::new(article), diagnostics, uses: index.uses() }
    };
    let Some(memo) = memo else { return raw.into_par_iter().map(make).collect() };
    let again = |(raw, tags): &Tagged| {
        memo.article(raw, tags).unwrap_or_else(|| make((Arc::clone(raw), tags.clone())))
    };
    let resolved: Vec<Resolved<Arc<Article>>> = raw.par_iter().map(again).collect();
    let kept = raw.into_iter().zip(&resolved);
    memo.keep_articles(kept.map(|((raw, tags), resolved)| (raw, tags, resolved.clone())));
    resolved
}

/// Resolves the entities, unless all of them are known.
fn things(
    files: &Sources,
    known: &Known,
    raw: Vec<Arc<RawEntity>>,
    memo: Option<&mut Memo>,
) -> Resolved<Things> {
    let make = |raw: Vec<Arc<RawEntity>>| {
        let (index, mut diagnostics) = (Index::new(files, known), Vec::new());
        let (entities, relations) = entity::entities(&index, raw, &mut diagnostics);
        let value = (Arc::new(entities), Arc::new(relations));
        Resolved { value, diagnostics, uses: index.uses() }
    };
    let Some(memo) = memo else { return make(raw) };
    memo.things(&raw).unwrap_or_else(|| {
        let things = make(raw.clone());
        memo.keep_things(raw, things.clone());
        things
    })
}

/// Every use, sorted by place. An id that was looked up for both sides of a text is one use.
fn sorted(mut uses: Vec<Use>, files: &Sources) -> Vec<Use> {
    let ranks: BTreeMap<FileId, usize> = files.ids().iter().copied().zip(0..).collect();
    uses.sort_by_cached_key(|it| (ranks.get(&it.span.file), it.span.start, it.span.end));
    uses.dedup();
    uses
}

/// What the book lacks because it was refused, or names what does not exist.
fn gaps(lost: Lost, diagnostics: &[Diagnostic]) -> Gaps {
    Gaps {
        incomplete: has_errors(diagnostics) || !lost.files.is_empty(),
        files: lost.files.into_iter().collect(),
        articles: lost.articles,
        pages: lost.pages,
        ..Gaps::default()
    }
}

/// Sorts entities by id and leaves out those whose id is taken.
fn unique(
    mut entities: Vec<Arc<RawEntity>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Arc<RawEntity>> {
    entities.sort_by(|a, b| {
        let kinds = || a.entity.kind().cmp(&b.entity.kind());
        a.entity.id.cmp(&b.entity.id).then_with(kinds)
    });
    let mut unique: Vec<Arc<RawEntity>> = Vec::with_capacity(entities.len());
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
    for Relation { from, sources, .. } in book.relations.iter() {
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
