//! A profile: names, facts, statements and relations with their sources, and where texts name the entity.

use super::document::Document;
use crate::model::details::Office;
use crate::model::{Details, Entity, EntityId, Relation, SourceId};
use crate::route::{Route, View};
use crate::view::entity::name::distinct;
use crate::view::entity::{cited, relations};
use crate::view::place::position_words;
use crate::view::{Scope, period};

/// How many paragraphs that name the entity are listed; its page has all.
const MOST: usize = 500;

pub(super) fn entity(scope: &Scope<'_>, id: EntityId) -> String {
    let (book, ui) = (scope.book(), scope.ui());
    let entity = book.entity(id);
    let mut document = Document::with_title(scope);
    document.lines.text(&ui.text(&format!("one_{}", entity.kind().noun())));
    if entity.description.prefer(scope.lang).is_some() {
        document.lines.text(" · ");
        document.text(&entity.description);
    }
    document.lines.end_block();
    if book.is_background(id) {
        document.notice(&ui.text("context_notice"));
    }
    document.paragraph(&entity.summary);
    facts(&mut document, entity);
    if !entity.statements.is_empty() || entity.body.prefer(scope.lang).is_some() {
        document.heading(2, &ui.text("facts_heading"));
    }
    for statement in &entity.statements {
        document.item(|it| {
            it.text(&statement.text);
            it.evidence(Some(statement.confidence), &statement.sources);
        });
    }
    document.end_list();
    // Beside statements it says that it is no fact.
    if !entity.statements.is_empty() && entity.body.prefer(scope.lang).is_some() {
        document.heading(3, &ui.text("comment_heading"));
    }
    let level = if entity.statements.is_empty() { 3 } else { 4 };
    let mut document = document.body(&entity.body, level);
    if let Details::Actor(actor) = &entity.details {
        offices(&mut document, &actor.offices);
    }
    let relations = relations(book, id);
    related(&mut document, id, &relations);
    named(&mut document, id);
    document.changes(&entity.changes);
    let sources: Vec<SourceId> = cited(entity, relations.iter().copied());
    document.sources(&sources);
    document.finish()
}

/// Names, dates and position, and the way to the page.
fn facts(document: &mut Document<'_, '_>, entity: &Entity) {
    let scope = document.scope;
    let ui = scope.ui();
    let own = entity.name(scope.lang);
    let labels = ["in_other_language", "also_known_as"];
    for (label, forms) in labels.into_iter().zip(distinct(entity, scope.lang)) {
        if !forms.is_empty() {
            let names: Vec<&str> = forms.iter().map(|form| form.name.value.as_str()).collect();
            document.fact(&ui.text(label), &names.join(" · "));
        }
    }
    let [begins, ends] = match &entity.details {
        Details::Group(_) => ["founded", "dissolved"],
        Details::Actor(_) => ["born", "died"],
        Details::Place(_) | Details::Event(_) | Details::Agreement(_) => ["date", "end_date"],
    };
    let dates = [(begins, entity.details.date()), (ends, entity.details.end())];
    for (label, date) in dates {
        date.into_iter()
            .for_each(|date| document.fact(&ui.text(label), &period::of_fact(scope, label, date)));
    }
    if let Some(position) = entity.details.position() {
        document.item(|it| {
            it.lines.text(&format!("{}: {}", ui.text("position"), position_words(scope, position)));
            it.evidence(None, entity.details.sources());
        });
    }
    if let Details::Place(place) = &entity.details
        && place.note.prefer(scope.lang).is_some()
    {
        document.item(|it| {
            it.lines.text(&format!("{}: ", ui.text("precision")));
            it.text(&place.note);
        });
    }
    for address in &entity.same_as {
        document.item(|it| {
            it.lines.text(&format!("{}: ", ui.text("elsewhere")));
            it.link(&address.value, &address.value);
        });
    }
    let page = scope.to(scope.route);
    document.item(|it| it.link(own.text, &page));
    document.end_list();
}

fn offices(document: &mut Document<'_, '_>, offices: &[Office]) {
    let scope = document.scope;
    if !offices.is_empty() {
        document.heading(2, &document.word("roles_heading"));
    }
    for office in offices {
        let date = period::lasting(scope, office.since.as_ref(), office.until.as_ref());
        document.item(|it| {
            it.text(&office.title);
            it.dated(date);
        });
    }
    document.end_list();
}

fn related(document: &mut Document<'_, '_>, id: EntityId, relations: &[&Relation]) {
    let scope = document.scope;
    if !relations.is_empty() {
        document.heading(2, &document.word("relations_heading"));
    }
    for relation in relations {
        document.item(|it| {
            let label = scope.relation_label(relation.kind, relation.direction_from(id));
            it.lines.text(&format!("{label}: "));
            it.entity(relation.other_end(id));
            it.dated(scope.relation_date(relation));
            if relation.note.prefer(scope.lang).is_some() {
                it.lines.text(&format!("{} ", it.word("before_remark")));
                it.text(&relation.note);
            }
            it.evidence(relation.confidence, &relation.sources);
        });
    }
    document.end_list();
}

/// The articles that name the entity, each with its paragraphs.
fn named(document: &mut Document<'_, '_>, id: EntityId) {
    let scope = document.scope;
    let places = scope.mentions_of(id);
    if places.is_empty() {
        return;
    }
    document.heading(2, &document.word("mentions_heading"));
    let shown = &places[..places.len().min(MOST)];
    for places in shown.chunk_by(|a, b| a.article == b.article) {
        let article = scope.book().article(places[0].article);
        let route = Route::Article(scope.lang, &article.id, View::Reading);
        let title = article.title.prefer(scope.lang).map_or(&*article.id, |(_, it)| &it.plain);
        document.item(|it| {
            it.page(title, route);
            it.lines.text(":");
            for place in places {
                let paragraph = &scope.book().paragraph(*place).1.id;
                it.lines.text(" ");
                it.link(paragraph, &format!("{}#{paragraph}", scope.to(route)));
            }
        });
    }
    let more = places.len().saturating_sub(MOST);
    if more > 0 {
        let page = scope.to(scope.route);
        document.item(|it| it.link(&scope.ui().count("count_more", more), &page));
    }
    document.end_list();
}

impl Document<'_, '_> {
    /// A date behind what it dates.
    fn dated(&mut self, date: Option<String>) {
        if let Some(date) = date {
            self.lines.text(&format!("{} {date}", self.word("before_date")));
        }
    }
}
