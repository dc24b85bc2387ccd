//! Templates that include or extend each other, in a chain too long or in a circle.
//!
//! Tera follows them by recursion, when it reads templates and again when it renders. So they are followed here first, and
//! templates that lead on too far are not handed to it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fault::FOLDER;
use crate::diag::{Code, Diagnostic, token};
use crate::source::Sources;

/// How many templates may follow from one.
const LONGEST: usize = 16;

/// Of so many templates is asked whether they are part of a circle, because each question goes through all of them.
const SEARCHED: usize = 64;

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
    let mut reached: BTreeSet<&str> = tags.keys().copied().collect();
    for _ in 0..LONGEST {
        reached = reached.into_iter().flat_map(|name| followers(&tags, name)).collect();
    }
    let circle = reached.iter().take(SEARCHED).find(|name| leads(&tags, name, name));
    let last = circle.or_else(|| reached.first())?;
    report(&tags, last, sources)
}

fn report(tags: &Tags<'_>, name: &str, sources: &Sources) -> Option<Diagnostic> {
    let file = sources.find(&format!("{FOLDER}{name}"))?;
    let own = tags.get(name)?;
    let back = own.iter().find(|tag| tag.to == name || leads(tags, tag.to, name));
    let (message, hint) = if back.is_some() {
        let message = format!("the template {} leads back to itself", token(name));
        (message, "delete one `include` or `extends` of the circle")
    } else {
        let message =
            format!("more than {LONGEST} templates lead to {}, one by another", token(name));
        (message, "include or extend fewer templates in a chain")
    };
    let range = back.or(own.first()).map_or(0..0, |tag| tag.range.clone());
    let span = sources.span(file, range);
    Some(Diagnostic::new(Code::TemplateError, span, message).label(token(name)).hint(hint))
}

/// The templates that a template names.
fn followers<'t>(tags: &Tags<'t>, name: &str) -> Vec<&'t str> {
    let known = tags.get(name).into_iter().flatten();
    known.filter_map(|tag| Some(*tags.get_key_value(tag.to)?.0)).collect()
}

/// Whether a template is reached from another.
fn leads(tags: &Tags<'_>, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut rest = followers(tags, from);
    while let Some(next) = rest.pop() {
        if next == to {
            return true;
        }
        if seen.insert(next) {
            rest.extend(followers(tags, next));
        }
    }
    false
}

/// The tags of a text that include or extend a template: `{% include "name" %}`.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let starts = text.match_indices("{%").map(|(at, _)| at);
    starts.filter_map(|at| tag(text, at)).collect()
}

fn tag(text: &str, at: usize) -> Option<Tag<'_>> {
    let inside = text.get(at + 2..)?.trim_start_matches('-').trim_start();
    let words = inside.strip_prefix("include").or_else(|| inside.strip_prefix("extends"))?;
    let quoted = words.trim_start();
    let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    let to = quoted.get(1..)?.split(quote).next()?;
    let start = text.len() - quoted.len() + 1;
    Some(Tag { to, range: start..start + to.len() })
}
