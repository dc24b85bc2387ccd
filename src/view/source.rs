//! The bibliography, and the links by which notes and profiles name a source.

mod detail;
pub(super) mod known;
mod label;
mod places;

use std::collections::BTreeSet;

use serde::Serialize;

use self::known::{KINDS, kind};
use self::label::Titled;
use super::extent::ENTRIES;
use super::gathered::GatheredView;
use super::host::host;
use super::part::Part;
use super::value::EvidenceView;
use super::{LinkView, Scope, TextView};
use crate::html::Html;
use crate::lang::{Dir, Lang};
use crate::model::{Confidence, Source, SourceId};
use crate::route::Route;

/// The page of sources.
#[derive(Debug, Serialize)]
pub struct SourcesView {
    intro: Option<TextView>,
    count: String,
    /// Which of them the page shows, if not all.
    range: String,
    kinds: Vec<KindView>,
    groups: Vec<SourceGroupView>,
    /// The same for programs, each format with its name.
    data: Vec<DataView>,
    /// Whom the filter offers.
    publishers: BTreeSet<String>,
}

/// What is also there for programs.
#[derive(Debug, Serialize)]
struct DataView {
    label: String,
    files: Vec<LinkView>,
}

/// A kind of sources, as a link to where they begin.
#[derive(Debug, Serialize)]
struct KindView {
    href: String,
    heading: String,
    count: String,
}

/// The sources of one kind.
#[derive(Debug, Serialize)]
struct SourceGroupView {
    id: String,
    heading: String,
    sources: Vec<SourceView>,
}

/// One source on the page of sources.
#[derive(Debug, Serialize)]
struct SourceView {
    #[serde(flatten)]
    record: RecordView,
    /// The host of its address.
    host: Option<TextView>,
    /// The ids that it had before: links to them lead to it.
    former_ids: Vec<String>,
    /// Where else it can be read, and where the works are that hold it.
    copies: Vec<CopyView>,
    /// What it is called in the other language, for the filter.
    names: String,
    cited_in: Vec<GatheredView>,
    /// How many more places cite it.
    more: Option<String>,
}

/// A source at the end of a profile, by the name under which it is cited above.
#[derive(Debug, Serialize)]
pub(super) struct CitedView {
    link: LinkView,
    /// Whether that is another name than its title.
    is_renamed: bool,
    #[serde(flatten)]
    record: RecordView,
}

/// What is said of a source wherever it is shown.
#[derive(Debug, Serialize)]
pub struct RecordView {
    /// Its key.
    pub id: String,
    /// What it is called.
    pub title: TitleView,
    /// Authors and editors.
    pub people: Option<TextView>,
    /// The publisher, and the relay.
    pub publisher: Option<TextView>,
    /// What else helps to find it: translators, what holds it, where in it, its numbers, its archive.
    pub details: Vec<TextView>,
    /// When it was published.
    pub date: Option<TextView>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A title in any language, such as French: its tag need not be one of the site's.
#[derive(Debug, Serialize)]
pub struct TitleView {
    /// A tag.
    pub lang: String,
    /// Its direction.
    pub dir: Dir,
    /// The title.
    pub text: Html,
    /// Whether these are the editors' words.
    is_description: bool,
}

/// Another address.
#[derive(Debug, Serialize)]
struct CopyView {
    href: String,
    host: TextView,
}

/// Makes the page of sources: by kind, and sorted by title in the page's language.
pub fn sources(scope: &Scope<'_>) -> SourcesView {
    let order = scope.order().sources();
    let part = Part::of(scope, order.len(), ENTRIES);
    let sources: Vec<(SourceId, &Source)> =
        part.slice(order).iter().map(|id| (*id, scope.book().source(*id))).collect();
    let intro = scope.book().introduction("sources").filter(|_| scope.is_first());
    SourcesView {
        intro: intro.and_then(|page| scope.body(&page.body, 2)),
        count: scope.ui().count("count_sources", order.len()),
        range: part.words,
        data: data(scope),
        publishers: sources.iter().flat_map(|(_, source)| names(scope.lang, source)).collect(),
        kinds: kinds(scope),
        groups: KINDS.into_iter().filter_map(|kind| group(scope, kind, &sources)).collect(),
    }
}

/// The files for reference managers, of the sources and of the briefing's own pages, and the whole content as data.
fn data(scope: &Scope<'_>) -> Vec<DataView> {
    let files = |routes: [Route<'_>; 2]| {
        let named = routes.into_iter().zip(["CSL-JSON", "BibLaTeX"]);
        let link = |(route, name)| LinkView {
            href: scope.to(route),
            text: scope.words_in(name, Lang::En),
        };
        named.map(link).collect()
    };
    let lists = [
        ("data_sources", !scope.book().sources.is_empty(), Route::bibliography(scope.lang)),
        (
            "data_pages",
            !(scope.book().articles.is_empty() && scope.book().entities.is_empty()),
            Route::citations(scope.lang),
        ),
    ];
    let wanted = &scope.site.config.files;
    let whole = LinkView { href: scope.to(Route::DATA), text: scope.words_in("JSON", Lang::En) };
    let whole = DataView { label: scope.ui().text("data_all"), files: vec![whole] };
    let whole = (wanted.briefing && scope.is_first()).then_some(whole);
    let has_lists = wanted.references && scope.is_first();
    let there = lists.into_iter().filter(|(_, is_there, _)| *is_there && has_lists);
    let view = |(id, _, routes)| DataView { label: scope.ui().text(id), files: files(routes) };
    there.map(view).chain(whole).collect()
}

/// Where the sources of each kind begin.
fn kinds(scope: &Scope<'_>) -> Vec<KindView> {
    let order = scope.order().sources();
    let page = Route::Sources(scope.lang);
    let view = |name: &str| {
        let is_own = |id: &&SourceId| kind(&scope.book().source(**id).entry) == name;
        let first = order.iter().position(|id| is_own(&id))?;
        Some(KindView {
            href: scope.entry(page, first, &group_id(name)),
            heading: scope.ui().text(&format!("sources_{name}")),
            count: scope.ui().number(order.iter().filter(is_own).count()),
        })
    };
    KINDS.into_iter().filter_map(view).collect()
}

fn group_id(kind: &str) -> String {
    format!("_{kind}")
}

fn group(
    scope: &Scope<'_>,
    name: &str,
    sources: &[(SourceId, &Source)],
) -> Option<SourceGroupView> {
    let own = sources.iter().filter(|(_, source)| kind(&source.entry) == name);
    let sources: Vec<_> = own.map(|(id, source)| view(scope, *id, source)).collect();
    (!sources.is_empty()).then(|| SourceGroupView {
        id: group_id(name),
        heading: scope.ui().text(&format!("sources_{name}")),
        sources,
    })
}

/// A source at the end of a profile.
pub(super) fn cited(scope: &Scope<'_>, id: SourceId) -> CitedView {
    let source = scope.book().source(id);
    let (titled, is_renamed) = listed(source);
    let link = scope.source_link_as(id, titled);
    CitedView { link, is_renamed, record: record(scope, source) }
}

/// How the label of a source is made where its title stands beside it, and whether that does: where nothing else is known of the
/// source the label is the title.
fn listed(source: &Source) -> (Titled, bool) {
    let is_attributed = label::is_attributed(source);
    (if is_attributed { Titled::Never } else { Titled::IfNeeded }, is_attributed)
}

/// What is said of a source on each page.
pub(super) fn record(scope: &Scope<'_>, source: &Source) -> RecordView {
    RecordView {
        id: source.id.clone(),
        title: title(scope, source),
        people: detail::people(scope, source),
        publisher: detail::published(scope, source),
        details: detail::details(scope, source),
        date: source.date().map(|date| scope.date(&date)),
        url: source.address().map(str::to_owned),
    }
}

fn former_ids(scope: &Scope<'_>, id: SourceId, source: &Source) -> Vec<String> {
    let bearers = &scope.book().former.sources;
    let words = source.former_ids.iter().map(|word| &word.value);
    words.filter(|word| bearers.get(*word) == Some(&id)).cloned().collect()
}

/// Who published and who carried a source, and what holds it.
fn names(lang: Lang, source: &Source) -> Vec<String> {
    let relay = source.via.as_ref().map(|via| &via.name);
    let holders = source.holders.iter().filter_map(|work| work.title.as_ref());
    let names = source.publisher.iter().chain(relay).chain(holders);
    let names = names.map(|name| known::name(lang, source, name).text);
    // A work that stands in for a publisher is both.
    let mut seen = BTreeSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}

fn view(scope: &Scope<'_>, id: SourceId, source: &Source) -> SourceView {
    let (cited_in, more) = places::cited_in(scope, id);
    SourceView {
        record: record(scope, source),
        host: source.address().map(|url| scope.words_in(&host(url), Lang::En)),
        former_ids: former_ids(scope, id, source),
        copies: copies(scope, source),
        names: other_names(scope, source),
        cited_in,
        more: (more > 0).then(|| scope.ui().count("count_more", more)),
    }
}

/// The addresses of a source but for the best, then those of the works that hold it.
fn copies(scope: &Scope<'_>, source: &Source) -> Vec<CopyView> {
    let own = source.links().skip(1);
    let held = source.held().filter_map(|(holder, entry)| {
        let own = entry.url().map(|url| url.value.as_str());
        own.or(holder.resolved.as_deref())
    });
    let mut seen: BTreeSet<&str> = source.address().into_iter().collect();
    let others = own.chain(held).filter(|address| seen.insert(address));
    let copy =
        |url: &str| CopyView { href: url.to_owned(), host: scope.words_in(&host(url), Lang::En) };
    others.map(copy).collect()
}

fn title(scope: &Scope<'_>, source: &Source) -> TitleView {
    let title = known::title(scope.lang, source);
    TitleView {
        text: title.html(),
        is_description: source.title.as_ref().is_some_and(|title| title.is_description),
        lang: title.lang,
        dir: title.dir,
    }
}

/// What readers of the other language know it by.
fn other_names(scope: &Scope<'_>, source: &Source) -> String {
    let called = |lang| {
        let title = known::title(lang, source).text;
        std::iter::once(title).chain(names(lang, source)).collect::<Vec<_>>()
    };
    let own = called(scope.lang);
    let others = called(scope.lang.other()).into_iter().filter(|name| !own.contains(name));
    others.collect::<Vec<_>>().join(" ")
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

    /// A link to a source by its label.
    pub(super) fn source_link(&self, id: SourceId) -> LinkView {
        self.source_link_as(id, Titled::IfNeeded)
    }

    fn source_link_as(&self, id: SourceId, titled: Titled) -> LinkView {
        let text = label::label(self, self.book().source(id), titled);
        LinkView { href: self.source_address(id), text }
    }

    /// Where a source stands on the page of sources.
    pub fn source_address(&self, id: SourceId) -> String {
        self.entry(Route::Sources(self.lang), self.source_place(id), &self.book().source(id).id)
    }

    /// The place of a source in the list of all.
    pub(super) fn source_place(&self, id: SourceId) -> usize {
        self.order().source_place(id)
    }

    /// What a source is called where it is cited, as plain text.
    pub fn source_label(&self, id: SourceId) -> String {
        label::in_words(self, self.book().source(id), Titled::IfNeeded)
    }

    /// A source as plain text in a list: whom it is by and when, and its title; without the former its label is the title.
    pub fn source_parts(&self, id: SourceId) -> (String, Option<String>) {
        let source = self.book().source(id);
        let (titled, is_attributed) = listed(source);
        (label::in_words(self, source, titled), is_attributed.then(|| self.source_title(id)))
    }

    /// The title of a source as readers of the page know it.
    pub fn source_title(&self, id: SourceId) -> String {
        known::title(self.lang, self.book().source(id)).text
    }

    /// The direction of that title.
    pub fn source_dir(&self, id: SourceId) -> Dir {
        known::title(self.lang, self.book().source(id)).dir
    }

    /// Whom a source is by, who published it and what holds it, as plain text.
    pub fn source_words(&self, id: SourceId) -> String {
        let source = self.book().source(id);
        let editors = source.entry.editors().unwrap_or_default();
        let translators = detail::translators(&source.entry);
        let people = source.entry.authors().unwrap_or_default().iter().chain(editors);
        let people = people.chain(&translators).map(label::written);
        people.chain(names(self.lang, source)).collect::<Vec<_>>().join(" · ")
    }
}
