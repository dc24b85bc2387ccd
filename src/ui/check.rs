//! What interface strings ask for and nobody gives.
//!
//! Fluent would show it as `{$name}` on a page, in silence. So references are followed once, when strings are loaded: each
//! must exist, none may lead back to itself, and a variable must be one that the built-in string of that name has, because
//! pages give no others. There are no functions.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_bundle::FluentResource;

use super::file::ids;
use super::reference::{Wants, wants};
use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::graph;
use crate::lang::Lang;
use crate::load;
use crate::source::{FileId, Sources};

/// Reports what the strings of a file ask for in vain.
pub(super) fn check(resource: &FluentResource, sources: &Sources, file: FileId) -> Vec<Diagnostic> {
    let strings = Strings {
        sources,
        file,
        places: ids(&sources.file(file).text).collect(),
        wants: wants(resource),
    };
    let given = given();
    let mut found: Vec<Diagnostic> = strings.circles();
    for (id, wants) in &strings.wants {
        found.extend(strings.unknown_strings(id, wants));
        found.extend(strings.unknown_functions(id, wants));
        found.extend(strings.unknown_variables(id, wants, &given));
    }
    found
}

/// The variables that pages give to each string: those of the built-in strings, of both languages.
fn given() -> BTreeMap<String, BTreeSet<String>> {
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for lang in Lang::ALL {
        let text = load::built_in(&format!("ui/{}.ftl", lang.tag())).unwrap_or_default();
        let built_in = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
        for (id, wants) in wants(&built_in) {
            given.entry(id).or_default().extend(wants.variables);
        }
    }
    given
}

/// The strings of one file.
struct Strings<'s> {
    sources: &'s Sources,
    file: FileId,
    places: BTreeMap<&'s str, Range<usize>>,
    wants: BTreeMap<String, Wants>,
}

impl Strings<'_> {
    fn circles(&self) -> Vec<Diagnostic> {
        let report = |id: &str| {
            let message = format!("the interface string {} leads back to itself", token(id));
            self.report(id, id, message).hint("write its words in place of the reference")
        };
        let references = self
            .wants
            .iter()
            .map(|(id, wants)| (id.as_str(), wants.strings.iter().map(String::as_str).collect()));
        let circles = graph::cycles(&references.collect());
        circles.iter().filter_map(|circle| circle.first()).map(|id| report(id)).collect()
    }

    fn unknown_strings(&self, id: &str, wants: &Wants) -> Vec<Diagnostic> {
        let unknown = wants.strings.iter().filter(|name| !self.wants.contains_key(*name));
        let report = |name: &String| {
            let known = self.wants.keys().map(String::as_str);
            self.report(id, name, format!("there is no interface string {}", token(name)))
                .did_you_mean(nearest(name, known), None)
                .or_hint(format!("add `{name} = …`, or delete the reference"))
        };
        unknown.map(report).collect()
    }

    fn unknown_functions(&self, id: &str, wants: &Wants) -> Vec<Diagnostic> {
        let report = |name: &String| {
            let message = format!("interface strings have no functions, and so no {}", token(name));
            self.report(id, name, message).hint("write the words themselves")
        };
        wants.functions.iter().map(report).collect()
    }

    /// Variables that nobody gives. Those of a string that others refer to come from them.
    fn unknown_variables(
        &self,
        id: &str,
        wants: &Wants,
        given: &BTreeMap<String, BTreeSet<String>>,
    ) -> Vec<Diagnostic> {
        let none = BTreeSet::new();
        let known = given.get(id).unwrap_or(&none);
        let is_part = || self.wants.values().any(|other| other.strings.contains(id));
        let unknown: Vec<&String> = wants.variables.difference(known).collect();
        if unknown.is_empty() || id.starts_with('-') || is_part() {
            return Vec::new();
        }
        let report = |name: &&String| {
            let message = format!("no page gives `${name}` to the interface string {}", token(id));
            let unknown = self.report(id, &format!("${name}"), message);
            let meant = nearest(name, known.iter().map(String::as_str)).map(|it| format!("${it}"));
            let all: Vec<String> = known.iter().map(|name| format!("`${name}`")).collect();
            unknown.did_you_mean(meant.as_deref(), None).or_hint(match all.as_slice() {
                [] => "write the words themselves: this string has no variables".to_owned(),
                all => format!("the variables of this string are {}", all.join(", ")),
            })
        };
        unknown.iter().map(report).collect()
    }

    /// A diagnostic at a word of a string.
    fn report(&self, id: &str, word: &str, message: String) -> Diagnostic {
        let text = self.sources.file(self.file).text.as_str();
        let place = self.places.get(id).cloned().unwrap_or_default();
        let behind = text.get(place.end..).and_then(|rest| rest.find(word));
        let range = behind.map_or(place.clone(), |at| place.end + at..place.end + at + word.len());
        let span = self.sources.span(self.file, range);
        Diagnostic::new(Code::InterfaceString, span, message).label(token(word))
    }
}
