//! Where an article comes from: who made it, when and where it was published, and what of that is not known. A field that the
//! article does not have says nothing.

use serde::Serialize;

use super::byline::{CreditView, credits, written};
use super::host::host;
use super::membership::{PartView, part};
use super::{FactView, Scope, TextView};
use crate::lang::Lang;
use crate::model::date::Moment;
use crate::model::{Article, Date};

/// Where a text comes from.
#[derive(Debug, Serialize)]
pub(super) struct OriginView {
    credits: Vec<CreditView>,
    /// When it was published and changed: the label and the date make a phrase.
    dates: Vec<FactView>,
    facts: Vec<FactView>,
    part: Option<PartView>,
    /// What of it is unknown.
    unknown: Vec<String>,
    note: Option<TextView>,
}

/// What is known of where the text comes from, and what is not.
pub(super) fn origin(scope: &Scope<'_>, article: &Article) -> OriginView {
    OriginView {
        credits: credits(scope, article),
        dates: dates(scope, article, true),
        facts: facts(scope, article),
        part: part(scope, article),
        unknown: unknown(scope, article),
        note: scope.text(&article.metadata.note),
    }
}

/// The dates whose words can follow a preposition, or all others.
pub(super) fn dates(scope: &Scope<'_>, article: &Article, plain: bool) -> Vec<FactView> {
    let metadata = &article.metadata;
    let dates = [
        ("published", "published_on", metadata.date.known()),
        ("updated", "updated_on", metadata.updated.as_ref()),
    ];
    let fact = |(name, phrase, date): (&str, &str, Option<&Date>)| {
        let date = date.filter(|date| is_plain(date) == plain)?;
        let label = scope.ui().text(if plain { phrase } else { name });
        Some(FactView::new(label, scope.date(date)))
    };
    dates.into_iter().filter_map(fact).collect()
}

/// Whether the words of a date can follow a preposition.
fn is_plain(date: &Date) -> bool {
    matches!(date, Date::Moment(Moment { approximate: false, .. }))
}

pub(super) fn facts(scope: &Scope<'_>, article: &Article) -> Vec<FactView> {
    let (ui, metadata) = (scope.ui(), &article.metadata);
    let outlet = metadata.outlet.known().map(|name| {
        let (lang, name) = written(name, scope.lang);
        FactView::new(ui.text("outlet"), scope.words_in(&name, lang))
    });
    let original = match article.original {
        Lang::Ar => "in_arabic",
        Lang::En => "in_english",
    };
    let original = FactView::new(ui.text("original_language"), scope.words(&ui.text(original)));
    let url = metadata.url.known().map(|url| FactView {
        href: Some(url.clone()),
        ..FactView::new(ui.text("published_at"), scope.words_in(&host(url), Lang::En))
    });
    let dates = dates(scope, article, false);
    outlet.into_iter().chain(dates).chain([original]).chain(url).collect()
}

/// What the article says to be unknown. Where nobody knows who published it, nobody asks for the address.
pub(crate) fn unknown(scope: &Scope<'_>, article: &Article) -> Vec<String> {
    let metadata = &article.metadata;
    let outlet = metadata.outlet.is_unknown();
    let points = [
        ("unknown_author", metadata.authors.is_unknown()),
        ("unknown_translator", metadata.translators.is_unknown()),
        ("unknown_outlet", outlet),
        ("unknown_published", metadata.date.is_unknown()),
        ("unknown_address", metadata.url.is_unknown() && !outlet),
    ];
    let unknown = points.into_iter().filter(|(_, is_unknown)| *is_unknown);
    unknown.map(|(point, _)| scope.ui().text(point)).collect()
}
