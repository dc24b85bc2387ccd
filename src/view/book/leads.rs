//! Where links of a book lead.

use std::collections::BTreeSet;

use crate::html::text::Links;
use crate::html::xhtml;
use crate::lang::Lang;
use crate::model::{EntityId, LocalText, SourceId};
use crate::view::edition::absolute;
use crate::view::{LinkView, Scope, TextView};

/// The file of the glossary.
pub const GLOSSARY: &str = "glossary.xhtml";

/// The file of the sources.
pub const SOURCES: &str = "sources.xhtml";

/// The links of a text in a book.
#[derive(Clone, Copy)]
pub(super) struct Leads<'b, 'v> {
    pub(super) scope: Scope<'b>,
    /// The entities of the glossary; `None` for a text that names no others.
    pub(super) within: Option<&'v BTreeSet<EntityId>>,
}

impl Leads<'_, '_> {
    pub(super) fn sources(&self, sources: &[SourceId]) -> Vec<LinkView> {
        let link = |id: &SourceId| {
            let id_in_book = element_id(&self.scope.book().source(*id).id);
            LinkView { href: format!("{SOURCES}#{id_in_book}"), ..self.scope.source_link(*id) }
        };
        sources.iter().map(link).collect()
    }
}

/// What is in the book is found there, and what is not on the site, if its address is known.
impl Links for Leads<'_, '_> {
    fn href(&self, entity: EntityId) -> Option<String> {
        if self.within.is_none_or(|within| within.contains(&entity)) {
            return Some(format!("{GLOSSARY}#{}", element_id(self.id(entity))));
        }
        absolute(&self.scope.site, self.scope.entity_route(entity))
    }

    fn class(&self, entity: EntityId) -> &'static str {
        self.scope.class(entity)
    }

    fn id(&self, entity: EntityId) -> &str {
        &self.scope.site.book.entity(entity).id
    }

    fn name(&self, entity: EntityId, lang: Lang) -> String {
        self.scope.site.book.entity(entity).name(lang).text.to_owned()
    }
}

/// The id of an element for an id of the content. In XML an id begins with a letter or a low line; ids of the content do not
/// begin with the latter.
pub fn element_id(id: &str) -> String {
    let is_name = id.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_name { id.to_owned() } else { format!("_{id}") }
}

/// A bilingual text for the book's reader.
pub(super) fn text(leads: &Leads<'_, '_>, local: &LocalText<EntityId>) -> Option<TextView> {
    let (lang, content) = local.prefer(leads.scope.lang)?;
    Some(leads.scope.view(lang, xhtml::inline(content, lang, leads)))
}
