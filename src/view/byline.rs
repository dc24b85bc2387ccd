//! Who wrote and who translated an article: with links to their profiles on pages, and in words for citations.

use serde::Serialize;

use super::{Scope, TextView};
use crate::lang::Lang;
use crate::model::bibliography::Name;
use crate::model::metadata::{Person, Stated};
use crate::model::{Article, EntityId};
use crate::script::has_arabic;

/// The people who did the same for an article.
#[derive(Debug, Serialize)]
pub(super) struct CreditView {
    /// What they did; their names follow.
    label: String,
    people: Vec<PersonView>,
}

/// One of them.
#[derive(Debug, Serialize)]
struct PersonView {
    /// What stands between the name before and this one.
    before: String,
    name: TextView,
    /// The profile.
    href: Option<String>,
}

/// A list of people, as far as the article says who they are.
pub(crate) type People = Stated<Vec<Person<EntityId>>>;

/// Who wrote and who translated an article.
pub(super) fn credits(scope: &Scope<'_>, article: &Article) -> Vec<CreditView> {
    let metadata = &article.metadata;
    let credits = [("by", &metadata.authors), ("translated_by", &metadata.translators)];
    credits.into_iter().filter_map(|(label, people)| credit(scope, label, people)).collect()
}

/// Who wrote an article.
pub(super) fn authors(scope: &Scope<'_>, article: &Article) -> Option<CreditView> {
    credit(scope, "by", &article.metadata.authors)
}

fn credit(scope: &Scope<'_>, label: &str, people: &People) -> Option<CreditView> {
    let count = people.each().count();
    let person = |(index, person): (usize, &Person<EntityId>)| {
        let (lang, name) = name(scope, person, scope.lang);
        PersonView {
            before: before(scope, index, count, scope.lang),
            name: scope.words_in(&name, lang),
            href: person.entity.map(|id| scope.to(scope.entity_route(id))),
        }
    };
    let people: Vec<PersonView> = people.each().enumerate().map(person).collect();
    (!people.is_empty()).then(|| CreditView { label: scope.ui().text(label), people })
}

/// The name of each person for readers of a language.
pub(crate) fn names(scope: &Scope<'_>, people: &People, lang: Lang) -> Vec<String> {
    people.each().map(|person| name(scope, person, lang).1).collect()
}

/// The names of all in one phrase; nothing if nobody is named.
pub(crate) fn phrase(scope: &Scope<'_>, people: &People, lang: Lang) -> Option<String> {
    phrase_of(scope, people, lang, |_, name| name.to_owned())
}

/// The same with each name written by its language.
pub(super) fn phrase_of(
    scope: &Scope<'_>,
    people: &People,
    lang: Lang,
    written: impl Fn(Lang, &str) -> String,
) -> Option<String> {
    let count = people.each().count();
    let named = |(index, person)| {
        let (own, name) = name(scope, person, lang);
        before(scope, index, count, lang) + &written(own, &name)
    };
    (count > 0).then(|| people.each().enumerate().map(named).collect())
}

/// What stands before a name in a list of so many.
fn before(scope: &Scope<'_>, index: usize, count: usize, lang: Lang) -> String {
    let ui = scope.site.uis.get(lang);
    match index {
        0 => String::new(),
        index if index + 1 == count => ui.text("people_last"),
        _ => ui.text("people_between"),
    }
}

/// What the article calls a person, or else what their profile does, with the language of the name.
fn name(scope: &Scope<'_>, person: &Person<EntityId>, lang: Lang) -> (Lang, String) {
    if let Some(name) = &person.name {
        return written(name, lang);
    }
    let entity = person.entity.map(|id| scope.book().entity(id).name(lang));
    entity.map_or((lang, String::new()), |name| (name.lang, name.text.to_owned()))
}

/// A name for readers of a language. Of one that is the same everywhere the letters tell the language.
pub(super) fn written(name: &Name, lang: Lang) -> (Lang, String) {
    let (stated, text) = name.get(lang);
    let by_letters = if has_arabic(text) { Lang::Ar } else { Lang::En };
    (stated.unwrap_or(by_letters), text.to_owned())
}
