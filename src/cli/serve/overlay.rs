//! What is wrong, as a panel over the page.

use super::desk::Desk;
use crate::diag::emit::{Format, place, render};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::source::Sources;

/// The panel of diagnostics; empty if nothing is wrong.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources, desk: &Desk) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let items: String = diagnostics.iter().map(|d| diagnostic(d, sources, desk)).collect();
    let is_open = has_errors(diagnostics);
    panel(&crate::cli::report::tally(diagnostics), &items, is_open)
}

/// The panel of an error that left nothing to build.
pub(super) fn failure(message: &str) -> String {
    let said = escaped(&format!("error: {message}"));
    panel("nothing was built", &item(Severity::Error, &said), true)
}

fn panel(summary: &str, items: &str, is_open: bool) -> String {
    let open = if is_open { " open" } else { "" };
    format!(
        "<details id=\"hashiya-preview\" lang=\"en\" dir=\"ltr\"{open}><summary>{summary}</summary>\
         <ol>{items}</ol></details>"
    )
}

fn diagnostic(diagnostic: &Diagnostic, sources: &Sources, desk: &Desk) -> String {
    let line = render(std::slice::from_ref(diagnostic), sources, Format::Short);
    let hints: String = diagnostic.hints.iter().map(|hint| format!("\nhelp: {hint}")).collect();
    let place = place(diagnostic.span, sources);
    let said =
        escaped(&format!("{}{hints}", line.strip_prefix(&place).unwrap_or(&line).trim_end()));
    let place = escaped(&place);
    let place = match desk.link(diagnostic.span, sources) {
        Some(link) => format!("<a href=\"{}\">{place}</a>", escaped(&link)),
        None => place,
    };
    item(diagnostic.severity, &format!("{place}{said}"))
}

fn item(severity: Severity, html: &str) -> String {
    format!("<li class=\"{}\"><bdi>{html}</bdi></li>", severity.name())
}

/// A text as HTML has it between tags and in quotation marks.
pub(super) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_no_markup() {
        let panel = failure("`a<b>&\"c` is no folder");
        assert!(panel.contains("error: `a&lt;b&gt;&amp;&quot;c` is no folder"), "{panel}");
    }
}
