//! What a script adds to each paragraph of an article.

use serde::Serialize;

use super::Scope;
use crate::lang::Lang;
use crate::model::Article;
use crate::route::{Route, View};

/// Where a script puts the id of a paragraph, or its number.
pub(super) const SLOT: &str = "#";

/// The most paragraphs of which each has a link to its other language that needs no script. In longer texts these links would be a
/// fifth of the page, and what the text is read beside is the view side by side.
const LONG: usize = 500;

/// The tools of a paragraph, with slots for its id.
#[derive(Debug, Serialize)]
pub(super) struct ToolsView {
    /// What the link to it is called.
    permalink: String,
    /// What the button that shares and cites it is called.
    cite: String,
    /// The way to its other language, on a page of one language.
    translation: Option<TranslationLink>,
}

/// A link to the other language of an article.
#[derive(Debug, Serialize)]
pub(super) struct TranslationLink {
    href: String,
    lang: &'static str,
    label: String,
    /// What it is called where it is read alone.
    name: String,
}

/// Makes the tools of the paragraphs of a page that shows `langs`.
pub(super) fn tools(scope: &Scope<'_>, article: &Article, langs: &[Lang]) -> ToolsView {
    let named = |name| scope.ui().format(name, &[("id", SLOT.into())]);
    ToolsView {
        permalink: named("paragraph_link"),
        cite: named("cite_this"),
        translation: (langs.len() == 1).then(|| translation(scope, article)),
    }
}

/// The way from a paragraph to its other language without a script; a long text has none.
pub(super) fn plain_translation(
    scope: &Scope<'_>,
    article: &Article,
    id: &str,
) -> Option<TranslationLink> {
    let link = || translation(scope, article);
    (article.paragraphs.len() <= LONG)
        .then(link)
        .map(|link| TranslationLink { href: format!("{}#{id}", link.href), ..link })
}

fn translation(scope: &Scope<'_>, article: &Article) -> TranslationLink {
    let other = scope.lang.other();
    let (label, name) = if other == article.original {
        ("paragraph_original", "paragraph_original_of")
    } else {
        ("paragraph_translation", "paragraph_translation_of")
    };
    TranslationLink {
        href: scope.to(Route::Article(other, &article.id, View::Reading)),
        lang: other.tag(),
        label: scope.ui().text(label),
        name: scope.ui().format(name, &[("id", SLOT.into())]),
    }
}
