//! The bibliography, and the short form by which a note names a source.

use std::collections::BTreeSet;

use hayagriva::Entry;
use hayagriva::types::EntryType;
use serde::Serialize;

use super::paragraph::{first_numbers, note_id};
use super::value::EvidenceView;
use super::{LinkView, Scope, TextView};
use crate::html::{Html, text};
use crate::lang::{self, Dir, Lang};
use crate::model::date::{Moment, Precise};
use crate::model::{Citation, Confidence, Date, Source, SourceId};
use crate::route::{Route, View};
use crate::script::{has_arabic, runs_from_right};

/// The page of sources.
#[derive(Debug, Serialize)]
pub struct SourcesView {
    intro: Option<TextView>,
    count: String,
    groups: Vec<SourceGroupView>,
    /// Whom the filter offers.
    publishers: BTreeSet<String>,
}

/// The sources of one kind.
#[derive(Debug, Serialize)]
struct SourceGroupView {
    id: String,
    heading: String,
    count: String,
    sources: Vec<SourceView>,
}

/// One source.
#[derive(Debug, Serialize)]
struct SourceView {
    id: String,
    title: ForeignText,
    publisher: Option<ForeignText>,
    date: Option<TextView>,
    url: Option<String>,
    host: Option<String>,
    cited_in: Vec<LinkView>,
}

/// A source at the end of a profile, by the name under which it is cited above.
#[derive(Debug, Serialize)]
pub(super) struct CitedView {
    link: LinkView,
    /// `None` where it has no other name than its title.
    title: Option<ForeignText>,
}

/// A text in any language, such as a French title: its tag need not be one of the site's.
#[derive(Debug, Serialize)]
struct ForeignText {
    lang: String,
    dir: Dir,
    text: Html,
}

/// Makes the page of sources: by kind, and sorted by title in the page's language.
pub fn sources(scope: &Scope<'_>) -> SourcesView {
    let ui = scope.ui();
    let mut sources: Vec<_> = SourceId::all(&scope.book().sources).collect();
    sources.sort_by(|(_, a), (_, b)| ui.compare(&sort_title(&a.entry), &sort_title(&b.entry)));
    let intro = scope.book().introduction("sources");
    SourcesView {
        intro: intro.and_then(|page| scope.body(&page.body, 2)),
        count: ui.count("count_sources", sources.len()),
        publishers: sources.iter().filter_map(|(_, source)| publisher(&source.entry)).collect(),
        groups: KINDS.into_iter().filter_map(|kind| group(scope, kind, &sources)).collect(),
    }
}

/// What sources are grouped by, in the order of the page.
const KINDS: [&str; 5] = ["report", "article", "book", "web", "other"];

/// Hayagriva knows thirty types; readers look for these.
fn kind(entry: &Entry) -> &'static str {
    use EntryType::{
        Anthology, Anthos, Article, Blog, Book, Chapter, Newspaper, Periodical, Post, Proceedings,
        Reference, Report, Thesis, Thread, Web,
    };
    match entry.entry_type() {
        Report | Thesis => "report",
        Article | Newspaper | Periodical | Blog | Post | Thread => "article",
        Book | Chapter | Anthology | Anthos | Proceedings | Reference => "book",
        Web => "web",
        _ => "other",
    }
}

fn group(
    scope: &Scope<'_>,
    name: &str,
    sources: &[(SourceId, &Source)],
) -> Option<SourceGroupView> {
    let own = sources.iter().filter(|(_, source)| kind(&source.entry) == name);
    let sources: Vec<_> = own.map(|(id, source)| view(scope, *id, source)).collect();
    (!sources.is_empty()).then(|| SourceGroupView {
        id: format!("_{name}"),
        heading: scope.ui().text(&format!("sources_{name}")),
        count: scope.ui().number(sources.len()),
        sources,
    })
}

/// The sources of a profile, each once, where it is cited first.
pub(super) fn cited(scope: &Scope<'_>, ids: impl Iterator<Item = SourceId>) -> Vec<CitedView> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(*id))
        .map(|id| {
            let entry = &scope.book().source(id).entry;
            let title = publisher(entry).map(|_| foreign(&title(entry), entry));
            CitedView { link: scope.source_link(id), title }
        })
        .collect()
}

/// The title without what should not decide its order: brackets and quotation marks.
fn sort_title(entry: &Entry) -> String {
    let title = title(entry);
    title.trim_start_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn title(entry: &Entry) -> String {
    entry.title().map_or_else(|| entry.key().to_owned(), ToString::to_string)
}

fn publisher(entry: &Entry) -> Option<String> {
    let own = entry.publisher().and_then(|publisher| publisher.name()).map(ToString::to_string);
    own.or_else(|| {
        entry.parents().iter().find_map(|parent| parent.title().map(ToString::to_string))
    })
}

fn view(scope: &Scope<'_>, id: SourceId, source: &Source) -> SourceView {
    let entry = &source.entry;
    let url = entry.url().map(|url| url.value.to_string());
    SourceView {
        id: source.id.clone(),
        title: foreign(&title(entry), entry),
        publisher: publisher(entry).map(|name| foreign(&name, entry)),
        date: date(entry).map(|date| scope.date(&date)),
        host: entry.url().and_then(|url| url.value.host_str().map(str::to_owned)),
        url,
        cited_in: scope
            .book()
            .citations_of(id)
            .iter()
            .map(|citation| citation_link(scope, *citation))
            .collect(),
    }
}

/// A title or name in the language of its entry, if that runs as its letters do; else in the one that its letters tell.
fn foreign(text: &str, entry: &Entry) -> ForeignText {
    let from_right = runs_from_right(text);
    let dir = |tag: &String| lang::dir(tag) == if from_right { Dir::Rtl } else { Dir::Ltr };
    let tag = entry.language().map(ToString::to_string).filter(dir);
    let by_letters = match (from_right, has_arabic(text)) {
        (_, true) => "ar",
        (true, false) => "he",
        (false, false) => "en",
    };
    // Runs of Arabic in a title of any other language are isolated like those in English.
    let own = if from_right { Lang::Ar } else { Lang::En };
    let lang = tag.unwrap_or_else(|| by_letters.to_owned());
    ForeignText { lang, dir: own.dir(), text: text::plain(text, own) }
}

/// Hayagriva counts months and days from 0.
fn date(entry: &Entry) -> Option<Date> {
    let date = entry.date()?;
    let precision = match (date.month, date.day) {
        (Some(month), Some(day)) => Precise::Day(date.year, month + 1, day + 1),
        (Some(month), None) => Precise::Month(date.year, month + 1),
        _ => Precise::Year(date.year),
    };
    Some(Date::Moment(Moment { precision, approximate: date.approximate, uncertain: false }))
}

fn citation_link(scope: &Scope<'_>, citation: Citation) -> LinkView {
    match citation {
        Citation::Entity(entity) => scope.entity_link(entity),
        Citation::Note(place, note) => {
            let article = scope.book().article(place.article);
            let number = first_numbers(article)[place.paragraph] + note;
            let route = Route::Article(scope.lang, &article.id, View::Reading);
            let href = format!("{}#{}", scope.to(route), note_id(number));
            let label =
                scope.ui().format("note_number", &[("n", scope.ui().number(number).into())]);
            LinkView { href, text: scope.words(&label) }
        }
    }
}

impl Scope<'_> {
    /// How sure a claim is, as far as the content says so, and what it rests on.
    pub(super) fn evidence(
        &self,
        confidence: Option<Confidence>,
        sources: &[SourceId],
    ) -> EvidenceView {
        EvidenceView {
            confidence: confidence.map(Confidence::word),
            confidence_label: confidence.map(|level| self.confidence_label(level)),
            sources: self.source_links(sources),
        }
    }

    /// Links to sources by their short names.
    pub(super) fn source_links(&self, sources: &[SourceId]) -> Vec<LinkView> {
        sources.iter().map(|id| self.source_link(*id)).collect()
    }

    /// A link to a source, called by its publisher and year, or by its title.
    pub(super) fn source_link(&self, id: SourceId) -> LinkView {
        let source = self.book().source(id);
        let entry = &source.entry;
        let name = publisher(entry).unwrap_or_else(|| title(entry));
        let label = match entry.date() {
            Some(date) => format!("{name}, {}", date.year),
            None => name,
        };
        let lang = if has_arabic(&label) { Lang::Ar } else { Lang::En };
        let text = self.view(lang, text::plain(&label, lang));
        let href = format!("{}#{}", self.to(Route::Sources(self.lang)), source.id);
        LinkView { href, text }
    }
}
