//! Fields → an [`Entry`], by the Hayagriva crate. Each work is handed over by itself and then put into the one that it holds: of
//! what is wrong in a work that holds another, the crate says neither the place nor the field.

use std::collections::BTreeMap;

use hayagriva::types::EntryType;
use hayagriva::{Entry, Library};
use serde::Deserialize;

use super::format::{Field, invalid, parents};
use crate::diag::Diagnostic;
use crate::parse::deserialize::Refusal;
use crate::parse::node::{Decoder, Node, NodeKind};
use crate::source::{Span, Spanned};

/// The entry that the fields of a source make, with the works that hold it. What is wrong is reported, but not within the fields
/// at the places of `unknown`, which are reported because nobody knows them.
pub(super) fn read(
    decoder: &mut Decoder<'_>,
    key: &Spanned<String>,
    fields: &[Field],
    unknown: &[Span],
) -> Option<Entry> {
    Reader { decoder, key, unknown }.work(fields, None)
}

struct Reader<'r, 's> {
    decoder: &'r mut Decoder<'s>,
    key: &'r Spanned<String>,
    unknown: &'r [Span],
}

impl Reader<'_, '_> {
    /// A work; one that holds another is of the kind `implied` if it does not say of which.
    fn work(&mut self, fields: &[Field], implied: Option<EntryType>) -> Option<Entry> {
        if let Some(fault) = misread(self.decoder, self.key, fields) {
            self.decoder.report(fault);
            return None;
        }
        let own = self.own(fields, implied);
        let kind = own.as_ref().map_or(EntryType::Misc, |entry| *entry.entry_type());
        let implied = implied_holder(self.key, kind);
        let holders = fields.iter().flat_map(|(name, node)| parents(&name.value, node));
        let holders: Vec<Option<Entry>> =
            holders.map(|holder| self.work(holder, implied)).collect();
        let mut entry = own?;
        entry.set_parents(holders.into_iter().collect::<Option<_>>()?);
        Some(entry)
    }

    /// A work without those that hold it.
    fn own(&mut self, fields: &[Field], implied: Option<EntryType>) -> Option<Entry> {
        let mut own: Vec<Field> =
            fields.iter().filter(|(name, _)| name.value != "parent").cloned().collect();
        if !own.iter().any(|(name, _)| name.value == "type") {
            own.extend(implied.and_then(|kind| Some(field(self.key, "type", word(kind)?))));
        }
        match entry(self.key, &own) {
            Ok(entry) => entry,
            Err(refusal) => {
                self.report(fields, refusal);
                None
            }
        }
    }

    /// Reports what Hayagriva refused, unless the value holds a field that is reported because nobody knows it.
    fn report(&mut self, fields: &[Field], mut refusal: Refusal) {
        let places: BTreeMap<&str, Span> =
            fields.iter().map(|(name, _)| (name.value.as_str(), name.span)).collect();
        let named = refusal.path.iter().rev().find_map(|name| places.get(name.as_str()));
        refusal.span = refusal.span.or(named.copied());
        let fault = invalid(self.decoder, self.key, &refusal);
        let holds = |inner: &Span| fault.span.start < inner.start && inner.end <= fault.span.end;
        if !self.unknown.iter().any(holds) {
            self.decoder.report(fault);
        }
    }
}

/// The diagnostic for a value that Hayagriva reads as something else, or refuses without its place: a work that holds another and
/// has no fields, a date that counts months from 0.
fn misread(decoder: &Decoder<'_>, key: &Spanned<String>, fields: &[Field]) -> Option<Diagnostic> {
    let (name, node) = fields.iter().find_map(|(name, node)| match (&*name.value, &node.kind) {
        ("parent", NodeKind::List(items)) => {
            let unfit = items.iter().find(|item| is_without_fields(item))?;
            Some((name, unfit))
        }
        ("parent", _) if is_without_fields(node) => Some((name, node)),
        ("date", NodeKind::Map(_)) => Some((name, node)),
        _ => None,
    })?;
    let place = if matches!(node.kind, NodeKind::Null) { name.span } else { node.span };
    Some(invalid(decoder, key, &Refusal::of(&name.value, place)))
}

fn is_without_fields(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Scalar(_) | NodeKind::Null | NodeKind::List(_))
}

/// Of which kind a work is that holds one of a kind and does not say it.
fn implied_holder(key: &Spanned<String>, kind: EntryType) -> Option<EntryType> {
    let nothing = NodeKind::Map(Vec::new());
    let fields = [field(key, "type", word(kind)?), field(key, "parent", nothing)];
    let entry = entry(key, &fields).ok()??;
    entry.parents().first().map(|holder| *holder.entry_type())
}

/// The word for a kind of work.
fn word(kind: EntryType) -> Option<NodeKind> {
    let word = serde_json::to_value(kind).ok()?;
    word.as_str().map(|word| NodeKind::Scalar(word.to_owned()))
}

fn field(key: &Spanned<String>, name: &str, kind: NodeKind) -> Field {
    (Spanned::new(name.to_owned(), key.span), Node { span: key.span, kind })
}

/// Has Hayagriva read an entry, which it does only as part of a library.
fn entry(key: &Spanned<String>, fields: &[Field]) -> Result<Option<Entry>, Refusal> {
    let entry = Node { span: key.span, kind: NodeKind::Map(fields.to_vec()) };
    let library = Node { span: key.span, kind: NodeKind::Map(vec![(key.clone(), entry)]) };
    Ok(Library::deserialize(&library)?.into_iter().next())
}
