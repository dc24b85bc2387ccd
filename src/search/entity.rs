//! Entities: by every name, with their relations; and what is stated of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::block;
use super::text::{Field, Shown, Weight, joined, of_site, plain};
use super::unit::{Address, Maker, Name, Tie, Unit};
use crate::lang::{Lang, LangTag, Localized};
use crate::mention::form::{looked_for, respelled};
use crate::model::entity::Aliases;
use crate::model::{Book, Details, Entity, EntityId, Relation};
use crate::route::Route;
use crate::script::stem;
use crate::source::Spanned;
use crate::view;

/// The most relations that a result can show, and the most of them under one label.
const TIES: usize = 12;
const ALIKE: usize = 3;

/// An entity, and each of its statements.
pub(super) fn units<'b>(maker: &Maker<'b>, id: EntityId) -> Vec<Unit<'b>> {
    let book = maker.site.book;
    let entity = book.entity(id);
    let called = Arc::new(name(book, id));
    let address = Address::of(|lang| Route::Entity(lang, entity.kind(), &entity.id));
    let body = Localized::from_fn(|lang| {
        entity.body.get(lang).as_deref().map(|body| block::text(body).side())
    });
    let text = joined(plain(&entity.summary), &body);
    let unit = Unit::new(entity.kind().noun(), called.clone(), text, address.clone());
    let mut unit = unit.with(Weight::Beside, &plain(&entity.description));
    if let Details::Actor(actor) = &entity.details {
        let offices = actor.offices.iter().map(|office| plain(&office.title));
        unit = offices.fold(unit, |unit, title| unit.with(Weight::Beside, &title));
    }
    unit.names = names(entity);
    unit.others.extend(titles(&entity.id, &unit.names));
    let relations = view::entity::relations(book, id);
    for relation in &relations {
        let tie = tie(maker, id, relation);
        for text in [&tie.label, &tie.other, &tie.date] {
            unit = unit.with(Weight::Beside, text);
        }
    }
    unit.ties = shown(&relations, id).into_iter().map(|it| tie(maker, id, it)).collect();
    let statements = entity.statements.iter().map(|statement| {
        Unit::new("statement", called.clone(), plain(&statement.text), address.clone())
            .with(Weight::Beside, &called)
    });
    std::iter::once(unit).chain(statements).collect()
}

/// The name of an entity in each language that it has one in; else its id.
pub(super) fn name(book: &Book, id: EntityId) -> Shown<'_> {
    let entity = book.entity(id);
    let name = entity.name.local().map(|_, name| name.map(|name| name.value.as_str().into()));
    let has_name = name.iter().any(|(_, name)| name.is_some());
    if has_name { name } else { Localized::from_fn(|_| Some(entity.id.as_str().into())) }
}

/// All names of an entity, with how far each is from the proper one.
fn names(entity: &Entity) -> Vec<Name<'_>> {
    let proper = entity.name.iter().chain(entity.short.iter());
    let proper = proper.map(|(lang, it)| name_of(lang, it, 0));
    let all = proper.chain(many(&entity.aliases, 1)).chain(many(&entity.weak_aliases, 2));
    all.filter(|name| !name.keys.is_empty()).collect()
}

fn many(names: &Aliases, rank: usize) -> impl Iterator<Item = Name<'_>> {
    let names = names.iter().flat_map(|(lang, names)| names.iter().map(move |name| (lang, name)));
    names.map(move |(lang, name)| name_of(lang, name, rank))
}

fn name_of(lang: LangTag, name: &Spanned<String>, rank: usize) -> Name<'_> {
    let key = |spelling: &str| stem::words(spelling).join(" ");
    let mut keys = vec![key(&name.value)];
    keys.extend(looked_for(&name.value).iter().map(|spelling| key(spelling)));
    let mut known = BTreeSet::new();
    keys.retain(|key| !key.is_empty() && known.insert(key.clone()));
    Name { lang, side: name.value.as_str().into(), keys, rank }
}

/// Its names as titles, with the words of their other spellings; its id too, for those who know it from the address.
fn titles<'b>(id: &'b str, names: &[Name<'b>]) -> Vec<Field<'b>> {
    let field = |weight, lang, text| Field { weight, lang, text };
    let title = |name: &Name<'b>| field(Weight::Title, of_site(name.lang), name.side.text.clone());
    let others = names.iter().filter_map(|name| {
        let words: Vec<String> = respelled(&name.side.text).into_iter().collect();
        (!words.is_empty())
            .then(|| field(Weight::Title, of_site(name.lang), words.join(" ").into()))
    });
    let own = [field(Weight::Beside, Lang::En, id.into())];
    names.iter().map(title).chain(others).chain(own).collect()
}

/// The relations that results show: of each label only the first.
fn shown<'r>(relations: &[&'r Relation], id: EntityId) -> Vec<&'r Relation> {
    let label = |relation: &Relation| relation.kind.name_in(relation.direction_from(id));
    let runs = relations.chunk_by(|a, b| label(a) == label(b));
    runs.flat_map(|run| run.iter().take(ALIKE)).take(TIES).copied().collect()
}

fn tie<'b>(maker: &Maker<'b>, id: EntityId, relation: &Relation) -> Tie<'b> {
    let book = maker.site.book;
    let other = relation.other_end(id);
    let entity = book.entity(other);
    let label = |lang| maker.scope(lang).relation_label(relation.kind, relation.direction_from(id));
    Tie {
        label: Localized::from_fn(|lang| Some(label(lang).into())),
        other: name(book, other),
        date: Localized::from_fn(|lang| maker.scope(lang).relation_date(relation).map(Into::into)),
        address: Address::of(|lang| Route::Entity(lang, entity.kind(), &entity.id)),
    }
}
