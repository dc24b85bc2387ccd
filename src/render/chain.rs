//! Templates that include or extend each other in a chain too long or in a circle, and components that call each other.
//!
//! Tera follows them by recursion, when it reads templates and again when it renders. So they are followed here first, and
//! templates that lead on too far are not handed to it.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::FOLDER;
use super::outline::{Name, Outline, outline};
use crate::diag::{Code, Diagnostic, token};
use crate::graph::{self, Edges};
use crate::source::Sources;

/// How many templates may follow from one.
const LONGEST: usize = 16;

/// What leads on from each template, or from each component, by name.
type Leads<'t> = BTreeMap<&'t str, Vec<Name<'t>>>;

/// Reports one template or component of those that lead on too far.
pub(super) fn check(sources: &Sources) -> Option<Diagnostic> {
    let files = sources.iter().filter(|(_, file)| file.readable);
    let outlines: BTreeMap<&str, Outline<'_>> = files
        .filter_map(|(_, file)| Some((file.path.strip_prefix(FOLDER)?, outline(&file.text))))
        .collect();
    templates(&outlines, sources).or_else(|| components(&outlines, sources))
}

fn templates(outlines: &BTreeMap<&str, Outline<'_>>, sources: &Sources) -> Option<Diagnostic> {
    let leads: Leads<'_> =
        outlines.iter().map(|(name, outline)| (*name, outline.templates.clone())).collect();
    let followers = followers(&leads);
    let Some(circle) = graph::cycles(&followers).into_iter().next() else {
        return too_long(last_of_long_chain(&followers)?, &leads, sources);
    };
    let (name, lead) = first_lead(&circle, &leads)?;
    let message = format!("the template {} leads back to itself", token(name));
    let hint = "delete one `include` or `extends` of the circle";
    Some(report(name, Some(lead), name, message, sources)?.hint(hint))
}

/// Components that call each other in a circle. Tera calls them by recursion, and asks at no time whether that ends.
fn components(outlines: &BTreeMap<&str, Outline<'_>>, sources: &Sources) -> Option<Diagnostic> {
    let mut leads = Leads::new();
    let mut homes: BTreeMap<&str, &str> = BTreeMap::new();
    for (template, outline) in outlines {
        for call in &outline.calls {
            let Some(component) = call.inside else { continue };
            leads.entry(component).or_default().push(call.to.clone());
            homes.insert(component, template);
        }
    }
    let circle = graph::cycles(&followers(&leads)).into_iter().next()?;
    let (name, lead) = first_lead(&circle, &leads)?;
    let message = format!("the component {} calls itself, by others or at once", token(name));
    let hint = "delete one call of the circle";
    Some(report(homes.get(name)?, Some(lead), name, message, sources)?.hint(hint))
}

fn followers<'t>(leads: &Leads<'t>) -> Edges<&'t str> {
    leads
        .iter()
        .map(|(name, leads)| (*name, leads.iter().map(|lead| lead.word).collect()))
        .collect()
}

/// The first name of a circle, and where it leads to the next.
fn first_lead<'l, 't>(circle: &[&'t str], leads: &'l Leads<'t>) -> Option<(&'t str, &'l Name<'t>)> {
    let name = circle.first()?;
    let next = circle.get(1).unwrap_or(name);
    Some((name, leads.get(name)?.iter().find(|lead| lead.word == *next)?))
}

/// A template to which more than [`LONGEST`] others lead, one by another.
fn last_of_long_chain<'t>(followers: &Edges<&'t str>) -> Option<&'t str> {
    let mut reached: BTreeSet<&str> = followers.keys().copied().collect();
    for _ in 0..=LONGEST {
        let next = |name: &str| followers.get(name).into_iter().flatten().copied();
        reached = reached.into_iter().flat_map(next).collect();
        reached.retain(|name| followers.contains_key(name));
    }
    reached.first().copied()
}

fn too_long(name: &str, leads: &Leads<'_>, sources: &Sources) -> Option<Diagnostic> {
    let message = format!("more than {LONGEST} templates lead to {}, one by another", token(name));
    let hint = "include or extend fewer templates in a chain";
    Some(report(name, leads.get(name)?.first(), name, message, sources)?.hint(hint))
}

/// The diagnostic about a template or component, at a name in a template, or where that begins.
fn report(
    template: &str,
    place: Option<&Name<'_>>,
    about: &str,
    message: String,
    sources: &Sources,
) -> Option<Diagnostic> {
    let file = sources.find(&format!("{FOLDER}{template}"))?;
    let span = sources.span(file, place.map_or(0..0, |name| name.range.clone()));
    Some(Diagnostic::new(Code::TemplateError, span, message).label(token(about)))
}
