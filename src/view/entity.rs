//! Profiles and their indexes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::excerpt::{beginning, excerpt};
use super::{FactView, LinkView, Scope, TextView};
use crate::lang::{Dir, Lang};
use crate::model::entity::{Aliases, Details, Position, Precision, Role, Statement};
use crate::model::{ArticleId, Confidence, Date, Entity, EntityId, EntityKind, Relation, SourceId};
use crate::route::{Route, View};

/// An index of one kind; that of groups is the glossary.
#[derive(Debug, Serialize)]
pub struct KindView {
    heading: String,
    kind: &'static str,
    count: String,
    entries: Vec<EntryView>,
}

/// One line of an index.
#[derive(Debug, Serialize)]
struct EntryView {
    id: String,
    link: LinkView,
    sort: Option<TextView>,
    date: Option<TextView>,
    summary: Option<TextView>,
    mentions: Option<String>,
    context: bool,
}

/// A profile.
#[derive(Debug, Serialize)]
pub struct EntityView {
    kind: &'static str,
    kind_label: String,
    kind_index: String,
    name: TextView,
    names: Vec<NameView>,
    aliases: Vec<NameView>,
    sort: Option<TextView>,
    context: bool,
    summary: Option<TextView>,
    body: Option<TextView>,
    facts: Vec<FactView>,
    roles: Vec<RoleView>,
    statements: Vec<StatementView>,
    relations: Vec<RelationsView>,
    articles: Vec<PassagesView>,
}

/// A name in one language.
#[derive(Debug, Serialize)]
struct NameView {
    lang: &'static str,
    dir: Dir,
    text: String,
}

/// An office.
#[derive(Debug, Serialize)]
struct RoleView {
    title: Option<TextView>,
    dates: Vec<TextView>,
}

/// A sourced fact.
#[derive(Debug, Serialize)]
struct StatementView {
    text: Option<TextView>,
    confidence: &'static str,
    confidence_label: String,
    sources: Vec<LinkView>,
}

/// All relations with one label.
#[derive(Debug, Serialize)]
struct RelationsView {
    label: String,
    relations: Vec<RelationView>,
}

/// One relation, seen from this profile.
#[derive(Debug, Serialize)]
struct RelationView {
    link: LinkView,
    dates: Vec<TextView>,
    note: Option<TextView>,
    confidence: Option<&'static str>,
    confidence_label: Option<String>,
    sources: Vec<LinkView>,
}

/// The passages of one article that mention this entity.
#[derive(Debug, Serialize)]
struct PassagesView {
    title: Option<TextView>,
    href: String,
    passages: Vec<PassageView>,
}

/// One passage.
#[derive(Debug, Serialize)]
struct PassageView {
    id: String,
    href: String,
    text: TextView,
}

/// Makes the index of a kind: events by date, all others by name.
pub fn kind(scope: &Scope<'_>, kind: EntityKind) -> KindView {
    let ui = scope.ui();
    let mut entities: Vec<(EntityId, &Entity)> = scope.book().entities_of(kind).collect();
    entities.sort_by(|(_, a), (_, b)| {
        let by_name = || ui.compare(a.name(scope.lang).1, b.name(scope.lang).1);
        when(a).cmp(&when(b)).then_with(by_name)
    });
    KindView {
        heading: ui.text(&format!("{}_heading", kind.folder())),
        kind: kind.noun(),
        count: ui.count("count_entities", entities.len()),
        entries: entities.into_iter().map(|(id, entity)| entry(scope, id, entity)).collect(),
    }
}

/// What an event is sorted by; nothing for all other kinds.
fn when(entity: &Entity) -> Option<(i32, u8, u8)> {
    match (&entity.details, entity.kind) {
        (Details::Dated { date, .. }, EntityKind::Event) => {
            Some(date.map_or((i32::MAX, 0, 0), |date| date.sort_key()))
        }
        _ => None,
    }
}

fn entry(scope: &Scope<'_>, id: EntityId, entity: &Entity) -> EntryView {
    let mentions = scope.book().mentioned_in[id.index()].len();
    let date = match &entity.details {
        Details::Dated { date, .. } => date.as_ref().map(|date| scope.date(date)),
        _ => None,
    };
    EntryView {
        id: entity.id.clone(),
        link: scope.entity_link(id),
        sort: scope.text(&entity.sort),
        date,
        summary: scope.text(&entity.summary),
        mentions: (mentions > 0).then(|| scope.ui().count("count_mentions", mentions)),
        context: entity.context,
    }
}

/// Makes a profile.
pub fn entity(scope: &Scope<'_>, id: EntityId) -> EntityView {
    let ui = scope.ui();
    let entity = scope.book().entity(id);
    let (name_lang, _) = entity.name(scope.lang);
    EntityView {
        kind: entity.kind.noun(),
        kind_label: ui.text(&format!("one_{}", entity.kind.noun())),
        kind_index: scope.to(Route::Kind(scope.lang, entity.kind)),
        name: scope.name(entity),
        names: names(entity, name_lang),
        aliases: aliases(&entity.aliases),
        sort: scope.text(&entity.sort),
        context: entity.context,
        summary: scope.text(&entity.summary),
        body: scope.body(&entity.body, 3),
        facts: facts(scope, entity),
        roles: roles(scope, entity),
        statements: entity.statements.iter().map(|fact| statement(scope, fact)).collect(),
        relations: relations(scope, id),
        articles: passages(scope, id),
    }
}

/// Names other than the heading, each in its own language.
fn names(entity: &Entity, heading: Lang) -> Vec<NameView> {
    let mut names = Vec::new();
    for (lang, name) in entity.name.local.iter().filter(|(lang, _)| *lang != heading) {
        names.extend(name.iter().map(|name| name_view(lang.tag(), lang.dir(), &name.value)));
    }
    for (lang, name) in entity.short.local.iter() {
        names.extend(name.iter().map(|name| name_view(lang.tag(), lang.dir(), &name.value)));
    }
    let french = entity.name.fr.iter().chain(&entity.short.fr);
    names.extend(french.map(|name| name_view("fr", Dir::Ltr, &name.value)));
    once(names)
}

/// Each spelling once, in the language that comes first: English and French often agree.
fn once(names: Vec<NameView>) -> Vec<NameView> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter(|name| seen.insert(name.text.clone())).collect()
}

fn aliases(aliases: &Aliases) -> Vec<NameView> {
    let local = aliases.local.iter().flat_map(|(lang, names)| {
        names.iter().map(move |name| name_view(lang.tag(), lang.dir(), &name.value))
    });
    let french = aliases.fr.iter().map(|name| name_view("fr", Dir::Ltr, &name.value));
    once(local.chain(french).collect())
}

fn name_view(lang: &'static str, dir: Dir, text: &str) -> NameView {
    NameView { lang, dir, text: text.to_owned() }
}

fn facts(scope: &Scope<'_>, entity: &Entity) -> Vec<FactView> {
    let ui = scope.ui();
    let mut facts = Vec::new();
    let mut add = |label: &str, date: &Option<Date>| {
        let value = date.as_ref().map(|date| scope.date(date));
        facts.extend(value.map(|value| FactView::new(ui.text(label), value)));
    };
    match &entity.details {
        Details::Group { founded, dissolved } => {
            add("founded", founded);
            add("dissolved", dissolved);
        }
        Details::Actor { born, died, .. } => {
            add("born", born);
            add("died", died);
        }
        Details::Dated { date, end } => {
            add("date", date);
            add("end_date", end);
        }
        Details::Place { position, note, sources } => {
            let sources = scope.source_links(sources);
            facts.extend(position.map(|position| position_fact(scope, position, sources)));
            let value = scope.text(note);
            facts.extend(value.map(|value| FactView::new(ui.text("precision"), value)));
        }
    }
    facts
}

fn position_fact(scope: &Scope<'_>, position: Position, sources: Vec<LinkView>) -> FactView {
    let ui = scope.ui();
    let precision = ui.text(match position.precision {
        Precision::Point => "precision_point",
        Precision::Proxy => "precision_proxy",
        Precision::Region => "precision_region",
    });
    let side = |degrees: f64, positive: &str, negative: &str| {
        let id = if degrees < 0.0 { negative } else { positive };
        ui.format(id, &[("degrees", format!("{:.2}", degrees.abs()).into())])
    };
    let latitude = side(position.latitude, "degrees_north", "degrees_south");
    let longitude = side(position.longitude, "degrees_east", "degrees_west");
    let degrees = [("lat", latitude.into()), ("lon", longitude.into())];
    let words = format!("{} ({precision})", ui.format("coordinates", &degrees));
    FactView { label: ui.text("position"), value: scope.words(&words), sources }
}

fn roles(scope: &Scope<'_>, entity: &Entity) -> Vec<RoleView> {
    let Details::Actor { roles, .. } = &entity.details else { return Vec::new() };
    let role = |role: &Role| RoleView {
        title: scope.text(&role.title),
        dates: since_until(scope, role.since.as_ref(), role.until.as_ref()),
    };
    roles.iter().map(role).collect()
}

fn since_until(scope: &Scope<'_>, since: Option<&Date>, until: Option<&Date>) -> Vec<TextView> {
    let ui = scope.ui();
    let both = [("since", since), ("until", until)];
    both.into_iter()
        .filter_map(|(id, date)| Some(scope.words(&ui.with_date(id, ui.date(date?)))))
        .collect()
}

fn confidence_label(scope: &Scope<'_>, confidence: Confidence) -> String {
    scope.ui().text(&format!("confidence_{}", confidence.word().replace('-', "_")))
}

fn statement(scope: &Scope<'_>, statement: &Statement) -> StatementView {
    StatementView {
        text: scope.text(&statement.text),
        confidence: statement.confidence.word(),
        confidence_label: confidence_label(scope, statement.confidence),
        sources: scope.source_links(&statement.sources),
    }
}

/// Relations from either side, grouped by label in the order of their types.
fn relations(scope: &Scope<'_>, id: EntityId) -> Vec<RelationsView> {
    let mut groups: BTreeMap<(usize, bool), Vec<&Relation>> = BTreeMap::new();
    for relation in &scope.book().relations {
        let order = order(relation);
        if relation.from == id {
            groups.entry((order, false)).or_default().push(relation);
        } else if relation.to == id {
            let inverse = !relation.kind.is_symmetric();
            groups.entry((order, inverse)).or_default().push(relation);
        }
    }
    groups
        .into_iter()
        .map(|((_, inverse), mut relations)| {
            relations.sort_by_key(|relation| relation.since.map(|date| date.sort_key()));
            let kind = relations[0].kind;
            let name = if inverse { kind.inverse } else { kind.name };
            RelationsView {
                label: scope.ui().text(&format!("relation_{}", name.replace('-', "_"))),
                relations: relations.iter().map(|relation| view(scope, id, relation)).collect(),
            }
        })
        .collect()
}

/// Where a relation's type stands in the table of types.
fn order(relation: &Relation) -> usize {
    let mut types = crate::model::relation::TYPES.iter();
    types.position(|kind| kind == relation.kind).unwrap_or(usize::MAX)
}

fn view(scope: &Scope<'_>, seen_from: EntityId, relation: &Relation) -> RelationView {
    let other = if relation.from == seen_from { relation.to } else { relation.from };
    let sources: &[SourceId] = &relation.sources;
    RelationView {
        link: scope.entity_link(other),
        dates: since_until(scope, relation.since.as_ref(), relation.until.as_ref()),
        note: scope.text(&relation.note),
        confidence: relation.confidence.map(Confidence::word),
        confidence_label: relation.confidence.map(|level| confidence_label(scope, level)),
        sources: scope.source_links(sources),
    }
}

fn passages(scope: &Scope<'_>, id: EntityId) -> Vec<PassagesView> {
    let mut articles: BTreeMap<ArticleId, Vec<PassageView>> = BTreeMap::new();
    for place in &scope.book().mentioned_in[id.index()] {
        let article = scope.book().article(place.article);
        let paragraph = &article.paragraphs[place.paragraph];
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let sides = [scope.lang, scope.lang.other()]
            .into_iter()
            .filter_map(|lang| Some((lang, paragraph.passages.get(lang).as_ref()?)));
        let text =
            sides.clone().find_map(|(lang, passage)| excerpt(scope, passage, lang, id)).or_else(
                || sides.clone().next().map(|(lang, passage)| beginning(scope, passage, lang)),
            );
        articles.entry(place.article).or_default().extend(text.map(|text| PassageView {
            id: paragraph.id.clone(),
            href: format!("{}#{}", scope.to(route), paragraph.id),
            text,
        }));
    }
    let view = |(id, passages): (ArticleId, Vec<PassageView>)| {
        let article = scope.book().article(id);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        PassagesView { title: scope.unlinked(&article.title), href: scope.to(route), passages }
    };
    articles.into_iter().map(view).collect()
}
