//! Ids that stand twice in a list, and how the second goes.

use crate::diag::{Code, Diagnostic, Fix, Splice, token};
use crate::source::{Sources, Span, Spanned};

/// The diagnostic for an id that its list has already; `before` is the item before it.
pub(super) fn again(
    sources: &Sources,
    id: &Spanned<String>,
    first: Span,
    before: Span,
) -> Diagnostic {
    let message = format!("the id {} stands twice in this list", token(&id.value));
    Diagnostic::about(Code::RepeatedEntry, id, message)
        .related(first, "first stands here")
        .hint("delete one of the two")
        .fixes(without(sources, before, id.span))
}

/// Deletes an item together with what parts it from the one before, unless that is more than signs, such as a comment.
fn without(sources: &Sources, before: Span, item: Span) -> Option<Fix> {
    let gap = before.range().end..item.range().start;
    let text = &sources.file(item.file).text;
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | '-');
    text.get(gap.clone()).filter(|gap| gap.chars().all(is_sign))?;
    let splice =
        Splice { span: Span::new(item.file, gap.start..item.range().end), text: String::new() };
    Some(Fix::sure("delete the second", splice))
}
