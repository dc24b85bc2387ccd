//! The names of a profile: all but its heading, each spelling once.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::html::{Html, text};
use crate::lang::{Dir, Lang};
use crate::model::entity::NameForm;
use crate::model::{Entity, Origin};

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

/// Names other than the heading, short ones among them, and aliases: each in its own language; names in languages of the site first.
pub(crate) fn names(entity: &Entity, page: Lang) -> [Vec<NameView>; 2] {
    distinct(entity, page).map(|forms| forms.iter().map(name_view).collect())
}

/// Each spelling once, and never that of the heading, in the language that comes first: English and French often agree.
pub(crate) fn distinct(entity: &Entity, page: Lang) -> [Vec<NameForm<'_>>; 2] {
    let (aliases, mut names): (Vec<NameForm<'_>>, Vec<NameForm<'_>>) =
        entity.forms().partition(|form| form.origin == Origin::Alias);
    names.sort_by_key(|form| !form.lang.is_of_site());
    let mut seen = BTreeSet::from([entity.name(page).text]);
    [names, aliases].map(|mut forms| {
        forms.retain(|form| seen.insert(&form.name.value));
        forms
    })
}

fn name_view(form: &NameForm<'_>) -> NameView {
    let lang = form.lang;
    // What runs the other way is isolated alike in all languages of a direction.
    let side = if lang.dir() == Dir::Rtl { Lang::Ar } else { Lang::En };
    NameView { lang: lang.tag(), dir: lang.dir(), html: text::plain(&form.name.value, side) }
}
