//! Texts of a unit: what is searched in them, and how much each counts.

use std::sync::Arc;

use crate::lang::{Lang, LangTag, Localized};
use crate::model::{EntityId, LocalText};

/// How much a word counts by the field that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// A title or a name.
    Title,
    /// The text itself.
    Body,
    /// What only goes with it, such as the names of relations.
    Beside,
}

/// A text that is searched.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) weight: Weight,
    /// The language by which results are told apart; all names in Latin letters count as English.
    pub(super) lang: Lang,
    pub(super) text: Arc<str>,
}

/// A text as it is shown in each language; many units share one, such as the title of their article.
pub(super) type Shown = Localized<Option<Arc<str>>>;

/// The words of a text in both languages.
pub(super) fn plain(text: &LocalText<EntityId>) -> Shown {
    Localized::from_fn(|lang| text.get(lang).as_ref().map(|text| text.plain.as_str().into()))
}

/// The language of the site that a name is searched as.
pub(super) fn of_site(tag: LangTag) -> Lang {
    match tag {
        LangTag::Site(lang) => lang,
        LangTag::Fr => Lang::En,
    }
}

/// The fields that a text in both languages makes.
pub(super) fn fields(weight: Weight, shown: &Shown) -> Vec<Field> {
    let field =
        |(lang, text): (Lang, &Option<Arc<str>>)| Some(Field { weight, lang, text: text.clone()? });
    shown.iter().filter_map(field).collect()
}

/// Two texts one after the other.
pub(super) fn joined(first: Shown, second: &Shown) -> Shown {
    first.map(|lang, first| match (first, second.get(lang)) {
        (Some(first), Some(second)) => Some(format!("{first}\n{second}").into()),
        (first, second) => first.or_else(|| second.clone()),
    })
}
