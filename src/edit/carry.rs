//! What one of two things says and the other does not, put into the file of the other before the two become one. Only what
//! cannot conflict with anything there is carried over:
//!
//! - names, as aliases; aliases and weak aliases;
//! - items of lists: statements that the other has in no words, relations that it has not in any way, and other items;
//! - of fields that it lacks, those whose absence says nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::filling::{Filling, Pairs};
use super::lines::{before_on_line, line_end};
use super::page::Page;
use super::said::said;
use super::thing::{Sort, Thing};
use crate::diag::Splice;
use crate::lang::LangTag;
use crate::parse::schema::{FileKind, ValueId};
use crate::parse::written::{Branch, Kind, end};
use crate::source::{SourceFile, Sources, Span};

/// Fields that call an entity something, and the field to which their words go.
const NAMES: [(&str, &str); 4] = [
    ("name", "aliases"),
    ("short", "aliases"),
    ("aliases", "aliases"),
    ("weak_aliases", "weak_aliases"),
];

/// Fields of an entity whose absence says nothing. Without dates something goes on, without `role` the article names it.
const SILENT: [&str; 10] = [
    "not",
    "kind",
    "summary",
    "body",
    "statements",
    "relations",
    "changes",
    "roles",
    "involves",
    "theme",
];

/// Whether the words of a field are names: whichever of these fields holds a name, it is found.
pub(super) fn is_name(field: &str) -> bool {
    NAMES.iter().any(|(name, _)| *name == field)
}

/// A project in which one thing says more.
#[derive(Debug)]
pub(super) struct Carried {
    /// The texts of the project.
    pub(super) sources: Sources,
    /// The places of what was carried over, in the project as it was.
    pub(super) places: Vec<Span>,
}

/// Carries over to `into` what only `old` says. `uses` are the places that name `old`, with the id of `into`; `None` if that
/// cannot be done.
pub(super) fn carry(
    sources: &Sources,
    old: &Thing<'_>,
    into: &Thing<'_>,
    uses: &[Splice],
) -> Option<Carried> {
    let uses: Vec<&Splice> = uses.iter().filter(|it| it.span.file == old.file()).collect();
    let file = sources.file(into.file());
    // Programs do not agree on what a carriage return by itself is.
    if file.text.replace("\r\n", "\n").contains('\r') {
        return None;
    }
    let schema = FileKind::of(&file.path)?.schema();
    let from = Page::of(sources, old.file())?;
    let to = Page::of(sources, into.file())?;
    let value = match into.sort {
        Sort::Source => schema.field(ValueId::ROOT, into.id)?,
        _ => ValueId::ROOT,
    };
    let mut carrier = Carrier {
        from: &from,
        to: Filling::new(&to, fields(&to, into)?, &schema, value),
        uses,
        ids: (old.id, into.id),
        is_source: into.sort == Sort::Source,
        places: Vec::new(),
    };
    carrier.all(fields(&from, old)?);
    let places = carrier.places.iter().map(|range| Span::new(old.file(), range.clone()));
    let places: Vec<Span> = places.collect();
    let text = carrier.to.text()?;
    let changed = SourceFile::new(file.path.clone(), text);
    let others = sources.iter().map(|(_, it)| it).filter(|it| it.path != changed.path).cloned();
    let sources = sources.updated(others.chain([changed.clone()]).collect());
    Page::of(&sources, sources.find(&changed.path)?)?;
    Some(Carried { sources, places })
}

/// The fields of a thing.
fn fields<'p>(page: &'p Page, thing: &Thing<'_>) -> Option<&'p Pairs> {
    let Kind::Map(pairs, _) = &page.written.root.as_ref()?.kind else { return None };
    if thing.sort != Sort::Source {
        return Some(pairs);
    }
    let (_, entry) = pairs.iter().find(|(key, _)| key.text() == Some(thing.id))?;
    match &entry.kind {
        Kind::Map(pairs, _) => Some(pairs),
        _ => None,
    }
}

struct Carrier<'p> {
    from: &'p Page,
    /// The thing that stays.
    to: Filling<'p>,
    uses: Vec<&'p Splice>,
    ids: (&'p str, &'p str),
    is_source: bool,
    places: Vec<Range<usize>>,
}

impl<'p> Carrier<'p> {
    fn all(&mut self, old: &'p Pairs) {
        if !self.is_source {
            for target in ["aliases", "weak_aliases"] {
                self.names(old, target);
            }
        }
        for (key, value) in old {
            let name = key.text().unwrap_or_default();
            let is_own = name == "former_ids" || !self.is_source && is_name(name);
            if is_own || value.is_blank() {
                continue;
            }
            match self.to.field(name) {
                None if self.is_source || SILENT.contains(&name) => self.whole(name, key, value),
                Some(other) => self.items(name, value, other),
                None => {}
            }
        }
    }

    /// A field that the other lacks.
    fn whole(&mut self, name: &str, key: &Branch, value: &Branch) {
        let range = key.range.start..end(key, value);
        let Some(text) = self.lifted(range.clone()) else { return };
        if self.to.insert(name, &text).is_some() {
            self.places.push(range);
        }
    }

    /// The items of a list that the other lacks.
    fn items(&mut self, name: &str, value: &Branch, other: &Branch) {
        let (Kind::List(items, _), Kind::List(others, _)) = (&value.kind, &other.kind) else {
            return;
        };
        for item in items {
            let Some(stop) = item.end().filter(|_| !self.meets(name, item, others)) else {
                continue;
            };
            let range = item.range.start..stop;
            let text = self.lifted(range.clone());
            if text.and_then(|text| self.to.append(other, &text)).is_some() {
                self.places.push(range);
            }
        }
    }

    /// Whether an item says what one of others says, or could contradict it. A relation between the two is given up.
    fn meets(&self, name: &str, item: &Branch, others: &[Branch]) -> bool {
        let same = |other: &Branch, field: &str| {
            let (a, b) = (item.field(field), other.field(field));
            a.is_some() && said(a) == said(b)
        };
        let to = item.field("to").and_then(Branch::text);
        match name {
            "relations" => {
                to.is_some_and(|to| to == self.ids.0 || to == self.ids.1)
                    || others.iter().any(|it| same(it, "type") && same(it, "to"))
            }
            "statements" | "changes" => others.iter().any(|it| same(it, "text")),
            "roles" => others.iter().any(|it| same(it, "title")),
            _ => others.iter().any(|it| said(Some(it)) == said(Some(item))),
        }
    }

    /// The names that lead to a field of the other, as far as it is not called so.
    fn names(&mut self, old: &Pairs, target: &str) {
        let own = NAMES.iter().filter_map(|(name, _)| self.to.field(name));
        let mut known: BTreeSet<&str> =
            own.flat_map(words).filter_map(|(_, it)| it.text()).collect();
        let mut found: Vec<(&str, &Branch)> = Vec::new();
        for (key, value) in old {
            let is_meant = |(name, to): &(&str, &str)| key.text() == Some(name) && *to == target;
            if NAMES.iter().any(is_meant) {
                let new = words(value).into_iter();
                found.extend(new.filter(|(_, it)| it.text().is_some_and(|it| known.insert(it))));
            }
        }
        for lang in LangTag::ALL.map(LangTag::tag) {
            let own = found.iter().filter(|(tag, _)| *tag == lang).map(|(_, word)| *word);
            let own: Vec<&Branch> = own.collect();
            if !own.is_empty() && self.to.call(target, lang, &own).is_some() {
                self.places.extend(own.iter().map(|it| it.range.clone()));
            }
        }
    }

    /// A part of the old file as it would stand at the margin, with the id of the thing that stays.
    fn lifted(&self, range: Range<usize>) -> Option<String> {
        let text = &self.from.text;
        let before = before_on_line(text, range.start);
        let is_flow = !before.trim_matches(['-', ' ']).is_empty();
        let stop = if is_flow { range.end } else { line_end(text, range.end) };
        let (mut lifted, mut at) = (String::new(), range.start);
        let mut uses: Vec<_> = self.uses.iter().map(|it| (it.span.range(), &it.text)).collect();
        uses.sort_by_key(|(range, _)| range.start);
        for (used, id) in uses.iter().filter(|(it, _)| range.start <= it.start && it.end <= stop) {
            lifted += text.get(at..used.start)?;
            lifted += id;
            at = used.end;
        }
        lifted += text.get(at..stop)?;
        if is_flow {
            return (!lifted.contains('\n')).then_some(lifted);
        }
        let margin = " ".repeat(before.len());
        let line = |line: &str| line.strip_prefix(&margin).unwrap_or(line.trim_start()).to_owned();
        Some(lifted.lines().map(line).collect::<Vec<String>>().join("\n"))
    }
}

/// The words of a field of names with their languages: each side is one, or a list of them.
fn words(names: &Branch) -> Vec<(&str, &Branch)> {
    let Kind::Map(pairs, _) = &names.kind else { return Vec::new() };
    let mut words = Vec::new();
    for (key, value) in pairs {
        let lang = key.text().unwrap_or_default();
        match &value.kind {
            Kind::List(items, _) => words.extend(items.iter().map(|it| (lang, it))),
            _ if value.is_blank() => {}
            _ => words.push((lang, value)),
        }
    }
    words
}
