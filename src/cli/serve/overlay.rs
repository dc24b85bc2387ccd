//! What is wrong, as a panel over the page.

use crate::diag::emit::{Format, render};
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::source::Sources;

/// The panel of diagnostics; empty if nothing is wrong.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let items: String = diagnostics.iter().map(|d| diagnostic(d, sources)).collect();
    let is_open = has_errors(diagnostics);
    panel(&crate::cli::report::tally(diagnostics), &items, is_open)
}

/// The panel of an error that left nothing to build.
pub(super) fn failure(message: &str) -> String {
    panel("nothing was built", &item(Severity::Error, &format!("error: {message}")), true)
}

fn panel(summary: &str, items: &str, is_open: bool) -> String {
    let open = if is_open { " open" } else { "" };
    format!(
        "<details id=\"hashiya-preview\" lang=\"en\" dir=\"ltr\"{open}><summary>{summary}</summary>\
         <ol>{items}</ol></details>"
    )
}

fn diagnostic(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let line = render(std::slice::from_ref(diagnostic), sources, Format::Short);
    let hints: String = diagnostic.hints.iter().map(|hint| format!("\nhelp: {hint}")).collect();
    item(diagnostic.severity, &format!("{}{hints}", line.trim()))
}

fn item(severity: Severity, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<li class=\"{}\"><bdi>{text}</bdi></li>", severity.name())
}
