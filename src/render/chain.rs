//! Templates that include or extend each other, in a chain too long or in a circle.
//!
//! Tera follows them by recursion, when it reads templates and again when it renders. So they are followed here first, and
//! templates that lead on too far are not handed to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::FOLDER;
use crate::diag::{Code, Diagnostic, token};
use crate::graph::{self, Edges};
use crate::source::Sources;

/// How many templates may follow from one.
const LONGEST: usize = 16;

/// A tag that names another template.
struct Tag<'t> {
    /// The name, below the folder of templates.
    to: &'t str,
    /// The bytes of the name.
    range: Range<usize>,
}

/// The tags of each template, by its name.
type Tags<'t> = BTreeMap<&'t str, Vec<Tag<'t>>>;

/// Reports one template of those that lead on too far.
pub(super) fn check(sources: &Sources) -> Option<Diagnostic> {
    let files = sources.iter().filter(|(_, file)| file.readable);
    let tags: Tags<'_> = files
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, tags(&file.text))))
        .collect();
    let followers: Edges<&str> =
        tags.iter().map(|(name, tags)| (*name, tags.iter().map(|tag| tag.to).collect())).collect();
    let circle = graph::cycles(&followers).into_iter().next();
    match circle {
        Some(circle) => round(&circle, &tags, sources),
        None => too_long(last_of_long_chain(&followers)?, &tags, sources),
    }
}

/// A template to which more than [`LONGEST`] others lead, one by another.
fn last_of_long_chain<'t>(followers: &Edges<&'t str>) -> Option<&'t str> {
    let mut reached: BTreeSet<&str> = followers.keys().copied().collect();
    for _ in 0..LONGEST {
        let next = |name: &str| followers.get(name).into_iter().flatten().copied();
        reached = reached.into_iter().flat_map(next).collect();
        reached.retain(|name| followers.contains_key(name));
    }
    reached.first().copied()
}

fn too_long(name: &str, tags: &Tags<'_>, sources: &Sources) -> Option<Diagnostic> {
    let message = format!("more than {LONGEST} templates lead to {}, one by another", token(name));
    let tag = tags.get(name)?.first();
    let hint = "include or extend fewer templates in a chain";
    Some(report(name, tag, message, sources)?.hint(hint))
}

fn round(circle: &[&str], tags: &Tags<'_>, sources: &Sources) -> Option<Diagnostic> {
    let name = circle.first()?;
    let next = circle.get(1).unwrap_or(name);
    let message = format!("the template {} leads back to itself", token(name));
    let tag = tags.get(name)?.iter().find(|tag| tag.to == *next);
    let hint = "delete one `include` or `extends` of the circle";
    Some(report(name, tag, message, sources)?.hint(hint))
}

/// The diagnostic at a tag of a template, or where the template begins.
fn report(
    name: &str,
    tag: Option<&Tag<'_>>,
    message: String,
    sources: &Sources,
) -> Option<Diagnostic> {
    let file = sources.find(&format!("{FOLDER}{name}"))?;
    let span = sources.span(file, tag.map_or(0..0, |tag| tag.range.clone()));
    Some(Diagnostic::new(Code::TemplateError, span, message).label(token(name)))
}

/// The tags of a text that include or extend a template: `{% include "name" %}`.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let starts = text.match_indices("{%").map(|(offset, _)| offset);
    starts.filter_map(|offset| tag(text, offset)).collect()
}

fn tag(text: &str, offset: usize) -> Option<Tag<'_>> {
    let inside = text.get(offset + 2..)?.trim_start_matches('-').trim_start();
    let words = inside.strip_prefix("include").or_else(|| inside.strip_prefix("extends"))?;
    let quoted = words.trim_start();
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    let to = quoted.get(1..)?.split(quote).next()?;
    let start = text.len() - quoted.len() + 1;
    Some(Tag { to, range: start..start + to.len() })
}
