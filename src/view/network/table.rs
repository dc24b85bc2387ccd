//! The table of all lines, and what a line says in words.

use serde::Serialize;

use crate::model::{Class, Confidence, Relation};
use crate::script::isolate;
use crate::view::value::EvidenceView;
use crate::view::{LinkView, Scope, TextView, period};

/// A line by its place in the table.
pub(super) struct Row {
    /// The tie in the network.
    pub(super) tie: usize,
    /// The number of its row, from 1.
    number: usize,
}

/// All lines of one class.
#[derive(Debug, Serialize)]
pub(super) struct ClassView {
    class: &'static str,
    label: String,
    rows: Vec<TieRowView>,
}

/// One line.
#[derive(Debug, Serialize)]
struct TieRowView {
    id: String,
    from: LinkView,
    label: String,
    to: LinkView,
    date: Option<TextView>,
    note: Option<TextView>,
    weak: bool,
    #[serde(flatten)]
    evidence: EvidenceView,
}

/// The lines in the order of the table: by class, then by names and dates.
pub(super) fn order(scope: &Scope<'_>) -> Vec<Row> {
    let network = scope.network();
    let mut ties: Vec<usize> = (0..network.ties.len()).collect();
    let name = |node: usize| scope.book().entity(network.nodes[node]).name(scope.lang).text;
    let when = |tie: usize| scope.book().relations[network.ties[tie].relation].order();
    ties.sort_by(|a, b| {
        let (p, q) = (&network.ties[*a], &network.ties[*b]);
        let classes = p.class.cmp(&q.class);
        classes
            .then_with(|| scope.ui().compare(name(p.from), name(q.from)))
            .then_with(|| scope.ui().compare(name(p.to), name(q.to)))
            .then_with(|| when(*a).cmp(&when(*b)))
            .then_with(|| a.cmp(b))
    });
    ties.into_iter().enumerate().map(|(index, tie)| Row { tie, number: index + 1 }).collect()
}

/// The rows under their classes.
pub(super) fn table(scope: &Scope<'_>, rows: &[Row]) -> Vec<ClassView> {
    let class = |class: Class| ClassView {
        class: class.word(),
        label: class_label(scope, class),
        rows: rows
            .iter()
            .filter(|row| scope.network().ties[row.tie].class == class)
            .map(|row| view(scope, row))
            .collect(),
    };
    Class::ALL.iter().copied().map(class).filter(|class| !class.rows.is_empty()).collect()
}

/// What a class of lines is called.
pub(super) fn class_label(scope: &Scope<'_>, class: Class) -> String {
    scope.ui().text(&format!("class_{}", class.word()))
}

fn view(scope: &Scope<'_>, row: &Row) -> TieRowView {
    let network = scope.network();
    let tie = &network.ties[row.tie];
    let relation = relation(scope, row);
    TieRowView {
        id: id(row),
        from: scope.entity_link(network.nodes[tie.from]),
        label: label(scope, row),
        to: scope.entity_link(network.nodes[tie.to]),
        date: period::of_relation(scope, relation).map(|date| scope.words(&date)),
        note: scope.text(&relation.note),
        weak: relation.confidence.is_some_and(Confidence::is_weak),
        evidence: scope.evidence(relation.confidence, &relation.sources),
    }
}

pub(super) fn relation<'b>(scope: &Scope<'b>, row: &Row) -> &'b Relation {
    &scope.book().relations[scope.network().ties[row.tie].relation]
}

fn id(row: &Row) -> String {
    format!("_r{}", row.number)
}

/// The link to a row from any page.
pub(super) fn href(scope: &Scope<'_>, row: &Row) -> String {
    let page = scope.network_page();
    if page == "index.html" { format!("#{}", id(row)) } else { format!("{page}#{}", id(row)) }
}

/// What stands between the names, in the direction of the arrow.
pub(super) fn label(scope: &Scope<'_>, row: &Row) -> String {
    let kind = relation(scope, row).kind;
    scope.relation_label(kind, kind.arrow)
}

/// The whole line in words: names, label, dates, and how sure it is if it is not.
pub(super) fn title(scope: &Scope<'_>, row: &Row) -> String {
    let network = scope.network();
    let tie = &network.ties[row.tie];
    let relation = relation(scope, row);
    let name = |node: usize| {
        let name = scope.book().entity(network.nodes[node]).name(scope.lang);
        isolate::name(name.text, name.lang, scope.lang)
    };
    let words = [("from", name(tie.from)), ("label", label(scope, row)), ("to", name(tie.to))];
    let words = words.map(|(key, value)| (key, value.into()));
    let mut parts = vec![scope.ui().format("tie_title", &words)];
    let date = period::of_relation(scope, relation);
    let date = date.unwrap_or_else(|| scope.ui().text("not_datable"));
    parts.push(isolate::isolated(&date, scope.lang));
    let weak = relation.confidence.filter(|level| level.is_weak());
    parts.extend(weak.map(|level| scope.confidence_label(level)));
    parts.join(" · ")
}
