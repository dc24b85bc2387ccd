//! Ids that name nothing: what may have been meant, of what may stand at the place, and otherwise what to add.

use super::several;
use crate::diag::suggest::{is_slip, nearest_id, question, slug};
use crate::diag::{Certainty, Code, Diagnostic, Fix, Splice, token};
use crate::model::EntityKind;
use crate::source::{Sources, Span, Spanned};

/// A word that is no known id.
pub(super) struct Unknown<'w> {
    pub(super) word: &'w Spanned<String>,
    /// The place of the word itself, without quotes or brackets.
    pub(super) place: Option<Span>,
    pub(super) files: &'w Sources,
    /// Whether it is the id of something that does not belong here: a source among entities, or the reverse.
    pub(super) is_other: bool,
    /// The id of what was called so before.
    pub(super) renamed: Option<&'w str>,
    /// The id of an entity that is called so.
    pub(super) named: Option<&'w str>,
}

impl Unknown<'_> {
    /// The diagnostic where entities of some kinds belong; `ids` are theirs.
    pub(super) fn entity<'i>(
        &'i self,
        kinds: &[EntityKind],
        ids: impl Iterator<Item = &'i str>,
    ) -> Diagnostic {
        let word = token(&self.word.value);
        let message = format!("there is no entity {word}");
        let unknown = Diagnostic::about(Code::UnknownEntity, self.word, message);
        if self.is_other {
            return unknown.hint(format!("{word} is a source: name it under `sources:`"));
        }
        if let Some(id) = self.renamed {
            return self.present(unknown, id);
        }
        let offered = match self.named {
            Some(id) => unknown.did_you_mean(Some(id), self.place),
            None => self.offer(unknown, ids),
        };
        offered.or_hint(addition(stem(&self.word.value), kinds))
    }

    /// The diagnostic where a series belongs.
    pub(super) fn series<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Diagnostic {
        let word = token(&self.word.value);
        let message = format!("there is no series {word}");
        let unknown = Diagnostic::about(Code::UnknownSeries, self.word, message);
        if let Some(id) = self.renamed {
            return self.present(unknown, id);
        }
        let addition = slug(stem(&self.word.value)).map_or_else(
            || "write the id of a series: the name of its file in `content/series/`".to_owned(),
            |id| format!("add `content/series/{id}.yaml` with its `title`"),
        );
        self.offer(unknown, ids).or_hint(addition)
    }

    /// The diagnostic where a source belongs.
    pub(super) fn source<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Diagnostic {
        let word = token(&self.word.value);
        let message = format!("there is no source {word}");
        let unknown = Diagnostic::about(Code::UnknownSource, self.word, message);
        if self.is_other {
            return unknown
                .hint(format!("{word} is an entity: name an entry of `content/sources.yaml`"));
        }
        if let Some(id) = self.renamed {
            return self.present(unknown, id);
        }
        self.offer(unknown, ids).or_hint("add it to `content/sources.yaml`")
    }

    /// Offers the known id that the word is most likely meant to be. Where it is one slip of the keys away, and no other id
    /// is, nothing else can be meant.
    fn offer<'i>(&self, unknown: Diagnostic, ids: impl Iterator<Item = &'i str>) -> Diagnostic {
        let ids: Vec<&str> = ids.collect();
        let word = self.word.value.as_str();
        if let Some(parts) = several::parts(word, &ids) {
            let is_sure = parts.iter().all(|part| ids.binary_search(part).is_ok());
            return several::offer(unknown, &parts, self.place, self.files, is_sure);
        }
        let Some(id) = nearest_to(word, &ids) else { return unknown };
        let splice = self.place.map(|span| Splice { span, text: id.to_owned() });
        let is_sure = is_slip(word, id) && ids.iter().filter(|id| is_slip(word, id)).count() == 1;
        let certainty = if is_sure { Certainty::Sure } else { Certainty::Likely };
        let fix = splice.map(|splice| Fix {
            label: format!("write `{id}`"),
            splices: vec![splice],
            certainty,
        });
        unknown.hint(question(id)).fixes(fix)
    }

    /// Offers the id by which something is called that was called otherwise before: nothing else can be meant.
    fn present(&self, unknown: Diagnostic, id: &str) -> Diagnostic {
        let was = token(&self.word.value);
        let splice = self.place.map(|span| Splice { span, text: id.to_owned() });
        let fix = splice.map(|splice| Fix::sure(format!("write `{id}`"), splice));
        unknown.hint(format!("did you mean `{id}`? it was called {was} before")).fixes(fix)
    }
}

/// How many ids on each side of a word's place in the alphabet it is held against, so that the cost of many unknown words does
/// not grow with the ids that there are.
const NEAR: usize = 500;

/// The known id that a word is most likely meant to be: ids have no capitals, spaces or signs. `ids` are in order.
fn nearest_to<'i>(word: &str, ids: &[&'i str]) -> Option<&'i str> {
    let word = stem(word);
    let word = slug(word).unwrap_or_else(|| word.to_owned());
    let place = ids.partition_point(|id| *id < word.as_str());
    let near = place.saturating_sub(NEAR)..ids.len().min(place + NEAR);
    nearest_id(&word, ids.get(near)?.iter().copied())
}

/// The id in a path such as `groups/jnim.yaml`.
fn stem(word: &str) -> &str {
    let name = word.rsplit('/').next().unwrap_or(word);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// What to add, so that a word names an entity of one of these kinds.
fn addition(word: &str, kinds: &[EntityKind]) -> String {
    let Some(id) = slug(word) else {
        return "write the id of an entity: the name of its file without `.yaml`".to_owned();
    };
    let folders: Vec<String> =
        kinds.iter().map(|kind| format!("`content/{}/`", kind.folder())).collect();
    match kinds {
        [kind] => format!("add `content/{}/{id}.yaml`", kind.folder()),
        kinds if kinds.len() == EntityKind::ALL.len() => format!("add `content/…/{id}.yaml`"),
        _ => format!("add `{id}.yaml` to {}", folders.join(" or ")),
    }
}
