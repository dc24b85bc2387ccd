//! What is said of a work that holds another and would be seen nowhere, because only the nearest work that says it is asked.

use super::format::{Field, parents};
use crate::diag::{Code, Diagnostic, token};
use crate::parse::node::Decoder;
use crate::source::Spanned;

/// The fields of which only the nearest is asked. Of others, pages name what each work says.
const ONCE: [&str; 7] = [
    "organization",
    "runtime",
    "page-total",
    "volume-total",
    "archive",
    "archive-location",
    "call-number",
];

/// Reports the fields of works that hold a source, if a work within them has the same.
pub(super) fn report(decoder: &mut Decoder<'_>, key: &Spanned<String>, fields: &[Field]) {
    within(decoder, key, fields, &[]);
}

/// The same of the works that hold one; `said` is what works within it say.
fn within(decoder: &mut Decoder<'_>, key: &Spanned<String>, fields: &[Field], said: &[&str]) {
    let own = fields.iter().map(|(name, _)| name.value.as_str());
    let said: Vec<&str> = own.filter(|name| ONCE.contains(name)).chain(said.to_vec()).collect();
    for work in fields.iter().flat_map(|(name, node)| parents(&name.value, node)) {
        for (name, _) in work.iter().filter(|(name, _)| said.contains(&name.value.as_str())) {
            decoder.report(hidden(key, name));
        }
        within(decoder, key, work, &said);
    }
}

fn hidden(key: &Spanned<String>, name: &Spanned<String>) -> Diagnostic {
    let (field, source) = (token(&name.value), token(&key.value));
    let message = format!(
        "{field} of a work that holds {source} is shown nowhere, because a work within it has its own"
    );
    Diagnostic::about(Code::InvalidSource, name, message)
        .hint("delete one of the two; what readers should know besides can stand in a `note`")
}
