//! Values that many parts share: texts and names by language, dates, ids.

use std::ops::Range;

use serde_json::{Map, Value, json};

use crate::export::stretch::characters;
use crate::lang::{Lang, Localized, Tagged};
use crate::model::bibliography::Name;
use crate::model::{Change, Date, EntityId, LocalText, SourceId};
use crate::route::{Route, file_address};
use crate::view::Site;

/// A value for each language of the site.
pub(super) fn both<T: Into<Value>>(value: impl Fn(Lang) -> T) -> Value {
    Lang::ALL.into_iter().map(|lang| (lang.tag().to_owned(), value(lang).into())).collect()
}

/// Words by language; a side that is missing is left out.
pub(super) fn texts(words: &Localized<Option<String>>) -> Value {
    sides(words, |words| words.as_str().into())
}

/// The plain words of a text by language.
pub(super) fn local(text: &LocalText<EntityId>) -> Value {
    sides(text, |text| text.plain.as_str().into())
}

/// What is there of the sides of something.
pub(super) fn sides<T>(of: &Localized<Option<T>>, value: impl Fn(&T) -> Value) -> Value {
    let there = of.iter().filter_map(|(lang, side)| Some((lang, side.as_ref()?)));
    there.map(|(lang, side)| (lang.tag().to_owned(), value(side))).collect()
}

/// A value for each language of names.
pub(super) fn tagged<T>(of: &Tagged<T>, value: impl Fn(&T) -> Value) -> Value {
    of.iter().map(|(lang, it)| (lang.tag().to_owned(), value(it))).collect::<Map<_, _>>().into()
}

/// A name: a text, or one for each language.
pub(super) fn name(name: &Name) -> Value {
    match name {
        Name::Same(text) => json!({ "und": text }),
        Name::Sides(sides) => texts(sides),
    }
}

/// A date (EDTF).
pub(super) fn edtf(date: &Date) -> Value {
    date.to_string().into()
}

/// Where a page stands below the site's root, in each language.
pub(super) fn addresses<'r>(route: impl Fn(Lang) -> Route<'r>) -> Value {
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
