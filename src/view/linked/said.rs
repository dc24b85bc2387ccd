//! What is said of any thing: properties with their values, names with their languages, and the briefing that all belongs to.

use serde_json::{Value, json};

use crate::lang::LangTag;
use crate::model::Date;
use crate::route::Route;
use crate::view::Scope;
use crate::view::edition::absolute;
use crate::view::title::site_title;

/// The briefing, by its name and its address.
pub(super) fn site_name(scope: &Scope<'_>) -> Option<[(String, Value); 4]> {
    let home = absolute(&scope.site, Route::Home(scope.lang))?;
    Some([
        said("@type", "WebSite"),
        said("@id", home.as_str()),
        said("url", home.as_str()),
        said("name", site_title(scope).1),
    ])
}

/// A property with its value.
pub(super) fn said(property: &str, value: impl Into<Value>) -> (String, Value) {
    (property.to_owned(), value.into())
}

/// A date, as far as ISO 8601 has it; an interval is when something came about. What is said with doubt is left out, because
/// ISO 8601 has no words for doubt.
pub(super) fn dated(property: &str, date: Option<&Date>) -> Option<(String, Value)> {
    Some(said(property, date.filter(|date| date.is_certain())?.iso_within()?))
}

/// Words with their language.
pub(super) fn in_lang(words: &str, lang: LangTag) -> Value {
    json!({ "@language": lang.tag(), "@value": words })
}
