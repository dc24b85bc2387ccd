//! The names of a profile: all but its heading, each spelling once.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::html::{Html, text};
use crate::lang::{Dir, Lang, LangTag};
use crate::model::Entity;
use crate::model::entity::Aliases;
use crate::source::Spanned;

/// A name in one language.
#[derive(Debug, Serialize)]
pub struct NameView {
    /// The tag of its language.
    pub lang: &'static str,
    /// Its direction.
    pub dir: Dir,
    /// The name.
    pub html: Html,
}

/// Names other than the heading, each in its own language; those in languages of the site first.
pub(crate) fn names(entity: &Entity, heading: Lang) -> Vec<NameView> {
    let names = entity.name.iter().filter(|(lang, _)| *lang != heading.into());
    let mut names: Vec<(LangTag, &Spanned<String>)> = names.chain(entity.short.iter()).collect();
    names.sort_by_key(|(lang, _)| !lang.is_of_site());
    once(names.into_iter())
}

/// Each spelling once, in the language that comes first: English and French often agree.
fn once<'e>(names: impl Iterator<Item = (LangTag, &'e Spanned<String>)>) -> Vec<NameView> {
    let mut seen = BTreeSet::new();
    let names = names.filter(|(_, name)| seen.insert(name.value.as_str()));
    names.map(|(lang, name)| name_view(lang, name)).collect()
}

pub(super) fn aliases(aliases: &Aliases) -> Vec<NameView> {
    once(aliases.iter().flat_map(|(lang, names)| names.iter().map(move |name| (lang, name))))
}

fn name_view(lang: LangTag, name: &Spanned<String>) -> NameView {
    // What runs the other way is isolated alike in all languages of a direction.
    let side = if lang.dir() == Dir::Rtl { Lang::Ar } else { Lang::En };
    NameView { lang: lang.tag(), dir: lang.dir(), html: text::plain(&name.value, side) }
}
