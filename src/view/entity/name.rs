//! The names of a profile: all but its heading, each spelling once.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::lang::{Dir, Lang, LangTag};
use crate::model::Entity;
use crate::model::entity::Aliases;
use crate::source::Spanned;

/// A name in one language.
#[derive(Debug, Serialize)]
pub(super) struct NameView {
    lang: &'static str,
    dir: Dir,
    text: String,
}

/// Names other than the heading, each in its own language; those in languages of the site first.
pub(super) fn names(entity: &Entity, heading: Lang) -> Vec<NameView> {
    let names = entity.name.iter().filter(|(lang, _)| *lang != heading.into());
    let mut names: Vec<(LangTag, &Spanned<String>)> = names.chain(entity.short.iter()).collect();
    names.sort_by_key(|(lang, _)| !lang.is_of_site());
    once(names.into_iter().map(|(lang, name)| name_view(lang, name)))
}

/// Each spelling once, in the language that comes first: English and French often agree.
fn once(names: impl Iterator<Item = NameView>) -> Vec<NameView> {
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(name.text.clone())).collect()
}

pub(super) fn aliases(aliases: &Aliases) -> Vec<NameView> {
    let view = |(lang, names): (_, &Vec<Spanned<String>>)| {
        names.iter().map(|name| name_view(lang, name)).collect::<Vec<_>>()
    };
    once(aliases.iter().flat_map(view))
}

fn name_view(lang: LangTag, name: &Spanned<String>) -> NameView {
    NameView { lang: lang.tag(), dir: lang.dir(), text: name.value.clone() }
}
