//! By what readers of a language know a source: its title, its names, its kind; and the order that follows from these.

use hayagriva::Entry;
use hayagriva::types::EntryType;

use crate::html::phrase::Foreign;
use crate::lang::Lang;
use crate::model::bibliography::Name;
use crate::model::{Book, Source, SourceId};
use crate::ui::Ui;
use crate::view::filing::filed_title;

/// The sources in the order of their page: by kind, then by title.
pub(crate) fn order(book: &Book, ui: &Ui) -> Vec<SourceId> {
    let key = |(id, source): (SourceId, &Source)| {
        let kind = KINDS.iter().position(|name| *name == kind(&source.entry));
        (kind, title(ui.lang(), source).text, id)
    };
    let mut keys: Vec<_> = SourceId::all(&book.sources).map(key).collect();
    keys.sort_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| ui.compare(filed_title(&a.1), filed_title(&b.1)))
    });
    keys.into_iter().map(|(.., id)| id).collect()
}

/// What sources are grouped by, in the order of the page.
pub(super) const KINDS: [&str; 5] = ["report", "article", "book", "web", "other"];

/// Hayagriva knows thirty types; readers look for these.
pub(crate) fn kind(entry: &Entry) -> &'static str {
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

/// The title as readers of the page know it; without one, the key.
pub(crate) fn title(lang: Lang, source: &Source) -> Foreign {
    let Some(title) = &source.title else { return Foreign::new(&source.id, Some("en")) };
    let name = name(lang, source, &title.name);
    let is_bare = title.is_description && !name.text.starts_with('[');
    if is_bare { Foreign { text: format!("[{}]", name.text), ..name } } else { name }
}

/// A name as readers of a language know it.
pub(super) fn name(lang: Lang, source: &Source, name: &Name) -> Foreign {
    named(lang, name, source.language.as_deref())
}

/// The same of a work in a language of its own.
pub(super) fn named(lang: Lang, name: &Name, language: Option<&str>) -> Foreign {
    match name.get(lang) {
        (Some(lang), text) => Foreign::new(text, Some(lang.tag())),
        (None, text) => Foreign::new(text, language),
    }
}
