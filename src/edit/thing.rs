//! What has an id: found by it, and asked where it stands.

use super::denial::Denial;
use crate::diag::suggest::did_you_mean;
use crate::diag::token;
use crate::model::{Book, EntityId, EntityKind, FormerIds, SeriesId, SourceId, Target};
use crate::source::{FileId, Span};

/// What sort of thing an id is of. Ids are unique within a sort only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An entity of any kind.
    Entity,
    /// An entry of the bibliography.
    Source,
    /// A series of articles.
    Series,
    /// An article.
    Article,
}

impl Sort {
    /// All sorts, in the order in which they are looked through.
    pub const ALL: [Self; 4] = [Self::Entity, Self::Source, Self::Series, Self::Article];

    /// The word for it.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Source => "source",
            Self::Series => "series",
            Self::Article => "article",
        }
    }

    /// The word with its article.
    pub(super) fn a_noun(self) -> String {
        let article = if matches!(self, Self::Entity | Self::Article) { "an" } else { "a" };
        format!("{article} {}", self.noun())
    }

    /// The ids of all things of the sort.
    fn ids(self, book: &Book) -> Vec<&str> {
        match self {
            Self::Entity => book.entities.iter().map(|it| it.id.as_str()).collect(),
            Self::Source => book.sources.iter().map(|it| it.id.as_str()).collect(),
            Self::Series => book.series.iter().map(|it| it.id.as_str()).collect(),
            Self::Article => book.articles.iter().map(|it| it.id.as_str()).collect(),
        }
    }
}

/// Something with an id.
#[derive(Clone, Copy, Debug)]
pub struct Thing<'b> {
    /// What sort of thing.
    pub sort: Sort,
    /// Its id.
    pub id: &'b str,
    /// Its kind, if it is an entity.
    pub kind: Option<EntityKind>,
    /// The ids that it had before.
    pub(super) former: &'b FormerIds,
    /// A place in its file: of a source the key.
    pub(super) span: Span,
    /// What uses of its id name. Nothing in the content names an article.
    pub(super) target: Option<Target>,
}

impl<'b> Thing<'b> {
    /// What is called so, among things of one sort or of all.
    ///
    /// # Errors
    /// If nothing is called so, or things of two sorts are.
    pub fn find(book: &'b Book, id: &str, sort: Option<Sort>) -> Result<Self, Denial> {
        let sorts: Vec<Sort> =
            Sort::ALL.into_iter().filter(|it| sort.is_none_or(|s| s == *it)).collect();
        let mut found = sorts.iter().filter_map(|sort| Self::of_sort(book, id, *sort));
        match (found.next(), found.next()) {
            (Some(thing), None) => Ok(thing),
            (Some(a), Some(b)) => {
                let (a, b) = (a.sort, b.sort);
                let denial = Denial::new(format!(
                    "{} is the id of {} and of {}",
                    token(id),
                    a.a_noun(),
                    b.a_noun()
                ));
                let (a, b) = (a.noun(), b.noun());
                Err(denial.help(format!("say which is meant: `--sort {a}` or `--sort {b}`")))
            }
            (None, _) => Err(unknown(book, id, &sorts)),
        }
    }

    fn of_sort(book: &'b Book, id: &str, sort: Sort) -> Option<Self> {
        let index = sort.ids(book).iter().position(|known| *known == id)?;
        Some(match sort {
            Sort::Entity => Self::of(book, Target::Entity(EntityId::new(index))),
            Sort::Source => Self::of(book, Target::Source(SourceId::new(index))),
            Sort::Series => Self::of(book, Target::Series(SeriesId::new(index))),
            Sort::Article => {
                let it = &book.articles[index];
                let (id, former) = (&it.id, &it.former_ids);
                Self { sort, id, kind: None, former, span: it.span, target: None }
            }
        })
    }

    /// What uses of an id name.
    pub fn of(book: &'b Book, target: Target) -> Self {
        let (sort, kind, id, former, span) = match target {
            Target::Entity(id) => {
                let it = book.entity(id);
                (Sort::Entity, Some(it.kind()), &it.id, &it.former_ids, it.span)
            }
            Target::Source(id) => {
                let it = book.source(id);
                (Sort::Source, None, &it.id, &it.former_ids, it.span)
            }
            Target::Series(id) => {
                let it = book.one_series(id);
                (Sort::Series, None, &it.id, &it.former_ids, it.span)
            }
        };
        Self { sort, id, kind, former, span, target: Some(target) }
    }

    /// The file that it stands in.
    pub(super) fn file(&self) -> FileId {
        self.span.file
    }

    /// What it is, with its article: `a group`.
    pub(super) fn what(&self) -> String {
        let Some(kind) = self.kind else { return self.sort.a_noun() };
        let noun = kind.noun();
        let article = if noun.starts_with(['a', 'e']) { "an" } else { "a" };
        format!("{article} {noun}")
    }

    /// Whether another thing of its sort is called so.
    pub(super) fn is_taken(&self, book: &Book, id: &str) -> bool {
        self.sort.ids(book).contains(&id)
    }

    /// The id of what was called so before.
    pub(super) fn former<'a>(&self, book: &'a Book, id: &str) -> Option<&'a str> {
        let former = &book.former;
        Some(match self.sort {
            Sort::Entity => &book.entity(*former.entities.get(id)?).id,
            Sort::Source => &book.source(*former.sources.get(id)?).id,
            Sort::Series => &book.one_series(*former.series.get(id)?).id,
            Sort::Article => &book.article(*former.articles.get(id)?).id,
        })
    }
}

/// The denial for an id that names nothing.
fn unknown(book: &Book, id: &str, sorts: &[Sort]) -> Denial {
    let denial = Denial::new(match sorts {
        [sort] => format!("there is no {} {}", sort.noun(), token(id)),
        _ => format!("nothing has the id {}", token(id)),
    });
    let ids = sorts.iter().flat_map(|sort| sort.ids(book));
    match did_you_mean(id, ids) {
        Some(question) => denial.help(question),
        None => denial.help(
            "give an id: the name of a file without `.yaml`, or an entry of `content/sources.yaml`",
        ),
    }
}
