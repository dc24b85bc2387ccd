//! Values that many parts share: texts and names by language, dates, ids.

use std::ops::Range;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::export::stretch::characters;
use crate::lang::{Lang, Localized, Tagged};
use crate::model::bibliography::Name;
use crate::model::{Change, Date, EntityId, LocalText, SourceId};
use crate::route::{Route, file_address};
use crate::view::Site;

/// What is there of the sides of something, by language; a side that is missing is left out.
pub(super) struct Sides<T>(pub(super) Localized<Option<T>>);

impl<T: Serialize> Serialize for Sides<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let there = self.0.iter().filter_map(|(lang, side)| Some((lang.tag(), side.as_ref()?)));
        serializer.collect_map(there)
    }
}

/// A value for each language of the site.
pub(super) fn both<T>(value: impl Fn(Lang) -> T) -> Sides<T> {
    Sides(Localized::from_fn(|lang| Some(value(lang))))
}

/// Words by language.
pub(super) fn texts(words: &Localized<Option<String>>) -> Sides<&str> {
    sides(words, String::as_str)
}

/// The plain words of a text by language.
pub(super) fn local(text: &LocalText<EntityId>) -> Sides<&str> {
    sides(text, |text| text.plain.as_str())
}

/// A value for each side of something that is there.
pub(super) fn sides<'t, T, U>(
    of: &'t Localized<Option<T>>,
    value: impl Fn(&'t T) -> U,
) -> Sides<U> {
    Sides(Localized::from_fn(|lang| of.get(lang).as_ref().map(&value)))
}

/// A value for each language of names.
pub(super) fn tagged<T>(of: &Tagged<T>, value: impl Fn(&T) -> Value) -> Value {
    of.iter().map(|(lang, it)| (lang.tag().to_owned(), value(it))).collect::<Map<_, _>>().into()
}

/// A name: a text, or one for each language.
pub(super) fn name(name: &Name) -> Value {
    match name {
        Name::Same(text) => json!({ "und": text }),
        Name::Sides(sides) => json!(texts(sides)),
    }
}

/// A date (EDTF).
pub(super) fn edtf(date: &Date) -> String {
    date.to_string()
}

/// Where a page stands below the site's root, in each language.
pub(super) fn addresses<'r>(route: impl Fn(Lang) -> Route<'r>) -> Sides<String> {
    both(|lang| file_address(&route(lang).address()))
}

pub(super) fn entity<'b>(site: &Site<'b>, id: EntityId) -> &'b str {
    &site.book.entity(id).id
}

pub(super) fn sources<'b>(site: &Site<'b>, ids: &[SourceId]) -> Vec<&'b str> {
    ids.iter().map(|id| &*site.book.source(*id).id).collect()
}

/// What was changed, the newest first.
pub(super) fn changes(of: &[Change]) -> Vec<Value> {
    let change = |it: &Change| json!({ "date": edtf(&it.date), "text": local(&it.text) });
    of.iter().map(change).collect()
}

/// A stretch of a text, in characters.
pub(super) fn stretch(plain: &str, range: &Range<usize>) -> [usize; 2] {
    let Range { start, end } = characters(plain, range);
    [start, end]
}
