//! Diagnostics as a panel over the page.

use crate::diag::emit::{Format, render};
use crate::diag::{Diagnostic, Severity};
use crate::source::Sources;

/// The panel; empty if nothing is wrong.
pub(super) fn html(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let items: String = diagnostics.iter().map(|d| item(d, sources)).collect();
    let open = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let tally = crate::cli::report::tally(diagnostics);
    format!(
        "<details id=\"hashiya-preview\" lang=\"en\" dir=\"ltr\"{}><summary>{tally}</summary>\
         <ol>{items}</ol></details>",
        if open { " open" } else { "" }
    )
}

fn item(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let line = render(std::slice::from_ref(diagnostic), sources, Format::Short);
    let hints: String = diagnostic.hints.iter().map(|hint| format!("\nhelp: {hint}")).collect();
    let severity = diagnostic.severity.name();
    format!(
        "<li class=\"{severity}\"><bdi>{}</bdi></li>",
        escaped(&format!("{}{hints}", line.trim()))
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
