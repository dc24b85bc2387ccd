//! Tags: which of those that articles have are one and the same.
//!
//! Two tags are one if their names agree, in both languages where both are written; capitals, vowel marks and the other
//! spellings that a reader takes for the same do not count. A name that stands alone is that of a tag that has both elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::slug::slugs;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::model::metadata::TagName;
use crate::model::{ArticleId, Tag, TagId};
use crate::parse::raw::RawArticle;
use crate::script::fold::normal;
use crate::source::{Span, Spanned};

/// The tags of all articles by slug, and those of each article in its order.
pub(super) fn tags(
    articles: &[Arc<RawArticle>],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Tag>, Vec<Vec<TagId>>) {
    let known = Known::of(articles, diagnostics);
    diagnostics.extend(known.list.iter().filter_map(one_sided));
    let slugs = slugs(known.list.iter().map(|tag| &tag.value));
    let mut order: Vec<usize> = (0..known.list.len()).collect();
    order.sort_by_key(|index| &slugs[*index]);
    let places: BTreeMap<usize, TagId> =
        order.iter().enumerate().map(|(place, index)| (*index, TagId::new(place))).collect();
    let tag = |index: &usize| Tag {
        slug: slugs[*index].clone(),
        name: known.list[*index].value.clone(),
        articles: Vec::new(),
    };
    let mut tags: Vec<Tag> = order.iter().map(tag).collect();
    let mut tagged = Vec::with_capacity(articles.len());
    for (id, article) in articles.iter().enumerate() {
        let own = known.own(article, diagnostics).into_iter();
        let own: Vec<TagId> = own.filter_map(|index| places.get(&index).copied()).collect();
        own.iter().for_each(|tag| tags[tag.index()].articles.push(ArticleId::new(id)));
        tagged.push(own);
    }
    (tags, tagged)
}

/// The tags that are met, each where it stands first, and their places in the list by name.
#[derive(Default)]
struct Known {
    list: Vec<Spanned<TagName>>,
    by_name: Localized<BTreeMap<String, usize>>,
}

impl Known {
    /// All tags: first those with two names, which may stand for others.
    fn of(articles: &[Arc<RawArticle>], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut known = Self::default();
        let all = || articles.iter().flat_map(|article| &article.metadata.tags);
        let is_whole = |tag: &&Spanned<TagName>| missing(&tag.value).is_none();
        for tag in all().filter(is_whole) {
            let found = Lang::ALL.map(|lang| known.find_in(&tag.value, lang));
            match found {
                [None, None] => known.add(tag),
                [Some(one), Some(other)] if one == other => {}
                [one, other] => {
                    let first = one.or(other).map(|index| &known.list[index]);
                    diagnostics.extend(first.map(|first| clash(tag, first)));
                }
            }
        }
        for tag in all().filter(|tag| !is_whole(tag)) {
            if known.find(&tag.value).is_none() {
                known.add(tag);
            }
        }
        known
    }

    fn add(&mut self, tag: &Spanned<TagName>) {
        for lang in Lang::ALL {
            if let Some(name) = tag.value.get(lang) {
                self.by_name.get_mut(lang).entry(key(name)).or_insert(self.list.len());
            }
        }
        self.list.push(tag.clone());
    }

    /// The place of a tag in the list: of one of two names that are not one tag's, that of the first.
    fn find(&self, tag: &TagName) -> Option<usize> {
        Lang::ALL.into_iter().find_map(|lang| self.find_in(tag, lang))
    }

    fn find_in(&self, tag: &TagName, lang: Lang) -> Option<usize> {
        let name = tag.get(lang).as_ref()?;
        self.by_name.get(lang).get(&key(name)).copied()
    }

    /// Whether every name of a tag is one of the tag at this place.
    fn is_one(&self, tag: &TagName, index: usize) -> bool {
        let named = Lang::ALL.into_iter().filter(|lang| tag.get(*lang).is_some());
        named.map(|lang| self.find_in(tag, lang)).all(|found| found == Some(index))
    }

    /// The tags of an article, each once.
    fn own(&self, article: &RawArticle, diagnostics: &mut Vec<Diagnostic>) -> Vec<usize> {
        let mut seen: BTreeMap<usize, Span> = BTreeMap::new();
        let mut own = Vec::new();
        for tag in &article.metadata.tags {
            let Some(index) = self.find(&tag.value) else { continue };
            if !own.contains(&index) {
                own.push(index);
            }
            // One of two names that are not one tag's is reported.
            if self.is_one(&tag.value, index) {
                diagnostics.extend(seen.get(&index).map(|first| again(tag, *first)));
                seen.entry(index).or_insert(tag.span);
            }
        }
        own
    }
}

/// What two spellings of a name have in common; a name of signs alone is taken as it is.
fn key(name: &str) -> String {
    let folded = normal(name);
    if folded.is_empty() { name.to_owned() } else { folded }
}

/// The language in which a tag has no name.
fn missing(tag: &TagName) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| tag.get(*lang).is_none())
}

/// What a tag is called in messages.
fn shown(tag: &TagName) -> String {
    tag.prefer(Lang::En).map_or_else(String::new, |(_, name)| token(name))
}

fn one_sided(tag: &Spanned<TagName>) -> Option<Diagnostic> {
    let lang = missing(&tag.value)?;
    let message = format!("the tag {} has no {}", shown(&tag.value), lang.name());
    let found = Diagnostic::new(Code::MissingTranslation, tag.span, message);
    let label = format!("`{}` is missing here", lang.tag());
    Some(found.label(label).hint("write both sides: `{ar: …, en: …}`"))
}

fn clash(tag: &Spanned<TagName>, first: &Spanned<TagName>) -> Diagnostic {
    let both = |tag: &TagName| {
        let side = |lang| tag.get(lang).as_deref().map(token).unwrap_or_default();
        format!("{} ({})", side(Lang::En), side(Lang::Ar))
    };
    let (own, other) = (both(&tag.value), both(&first.value));
    let message = format!("the tag {own} has a name in common with {other}");
    Diagnostic::new(Code::TagNames, tag.span, message)
        .label(own)
        .related(first.span, other)
        .hint("write both names alike in all articles, or find other names for one of the two")
}

fn again(tag: &Spanned<TagName>, first: Span) -> Diagnostic {
    let name = shown(&tag.value);
    Diagnostic::new(Code::RepeatedEntry, tag.span, format!("this article has the tag {name} twice"))
        .label(format!("{name} again"))
        .related(first, "first stands here")
        .hint("delete one of the two")
}
