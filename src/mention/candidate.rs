//! What the finder weighs and what it finds.

use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::form::Form;
use crate::lang::LangTag;
use crate::model::{EntityId, Origin};

/// A place where a form stands, before it is known which of those that meet there count.
pub(super) struct Candidate<'f> {
    /// The form itself, without clitics, in bytes of the text.
    pub(super) core: Range<usize>,
    pub(super) form: &'f Form,
    /// Whether the form is one of the article's own.
    pub(super) of_article: bool,
}

/// Words that the author has decided: nothing that touches them is found, but for what lies wholly inside an open one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The words, in bytes of the text.
    pub range: Range<usize>,
    /// Who is named by them. Names are found inside if it is somebody.
    pub entities: Vec<EntityId>,
}

/// A place where one or several entities are named by the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'f> {
    /// The whole written words, clitics included, in bytes of the text.
    pub range: Range<usize>,
    /// Who is meant; more than one if the form belongs to several or is a joint one.
    pub entities: SmallVec<[EntityId; 2]>,
    /// The form as it was written in the content.
    pub written: &'f Arc<str>,
    /// Where the form comes from.
    pub origin: Origin,
    /// The language that the form is a name in; `None` if the author did not say.
    pub lang: Option<LangTag>,
    /// Whether the form belongs to several entities, and nobody said which is meant.
    pub ambiguous: bool,
    /// Whether it lies inside a longer mention, found or taken.
    pub nested: bool,
}

impl<'f> Found<'f> {
    /// What a form finds.
    pub(super) fn new(range: Range<usize>, form: &'f Form, nested: bool) -> Self {
        Self {
            range,
            entities: SmallVec::from_slice(&form.entities),
            written: &form.written,
            origin: form.origin,
            lang: form.lang,
            ambiguous: false,
            nested,
        }
    }

    /// Takes in another form for the same words: if it means somebody else, nobody can tell. A name that is written alike in
    /// two languages counts for the first.
    pub(super) fn join(mut self, form: &Form) -> Self {
        self.lang = self.lang.min(form.lang);
        if form.entities != *self.entities {
            self.ambiguous = true;
            self.entities.extend_from_slice(&form.entities);
            self.entities.sort_unstable();
            self.entities.dedup();
        }
        self
    }
}
