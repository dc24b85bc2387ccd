//! What was resolved before: an article that is as it was, in words that mean what they meant, is not resolved again.
//!
//! What is as it was is known by its address: whoever parses again hands on what was parsed before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::{Known, Words};
use crate::diag::Diagnostic;
use crate::model::{Article, Entity, Relation, TagId, Use};
use crate::parse::raw::{RawArticle, RawEntity};
use crate::source::FileId;

/// Something resolved, what is wrong with it, and the ids that it names.
#[derive(Clone)]
pub(super) struct Resolved<T> {
    pub(super) value: T,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) uses: Vec<Use>,
}

/// The entities of a book and the edges between them.
pub(super) type Things = (Arc<Vec<Entity>>, Arc<Vec<Relation>>);

/// What was resolved last. It belongs to one project.
#[derive(Default)]
pub struct Memo {
    known: Option<Arc<Known>>,
    articles: BTreeMap<FileId, KeptArticle>,
    things: Option<(Vec<Arc<RawEntity>>, Resolved<Things>)>,
}

struct KeptArticle {
    raw: Arc<RawArticle>,
    tags: Vec<TagId>,
    resolved: Resolved<Arc<Article>>,
}

impl Memo {
    /// What texts are held against. Once it is not as it was, nothing that was resolved counts.
    pub(super) fn known(&mut self, words: Words) -> Arc<Known> {
        match self.known.take() {
            Some(known) if known.words == words => {
                self.known = Some(Arc::clone(&known));
                known
            }
            before => {
                let known = Arc::new(Known::new(words, before.as_deref()));
                *self = Self { known: Some(Arc::clone(&known)), ..Self::default() };
                known
            }
        }
    }

    /// What an article with these tags was resolved to.
    pub(super) fn article(
        &self,
        raw: &Arc<RawArticle>,
        tags: &[TagId],
    ) -> Option<Resolved<Arc<Article>>> {
        let kept = self.articles.get(&raw.file)?;
        (Arc::ptr_eq(&kept.raw, raw) && kept.tags == tags).then(|| kept.resolved.clone())
    }

    /// Keeps all articles, in place of those before.
    pub(super) fn keep_articles(
        &mut self,
        articles: impl Iterator<Item = (Arc<RawArticle>, Vec<TagId>, Resolved<Arc<Article>>)>,
    ) {
        let kept =
            articles.map(|(raw, tags, resolved)| (raw.file, KeptArticle { raw, tags, resolved }));
        self.articles = kept.collect();
    }

    /// What these entities were resolved to.
    pub(super) fn things(&self, raws: &[Arc<RawEntity>]) -> Option<Resolved<Things>> {
        let (known, resolved) = self.things.as_ref()?;
        let is_same = |(one, other): (&Arc<RawEntity>, &Arc<RawEntity>)| Arc::ptr_eq(one, other);
        (known.len() == raws.len() && known.iter().zip(raws).all(is_same)).then(|| resolved.clone())
    }

    /// Keeps all entities, in place of those before.
    pub(super) fn keep_things(&mut self, raws: Vec<Arc<RawEntity>>, things: Resolved<Things>) {
        self.things = Some((raws, things));
    }
}
