//! What all commands print: diagnostics, their number, and errors of the system.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

use super::Outcome;
use super::args::ColorArg;
use crate::diag::emit::{Format, render};
use crate::diag::token::plain;
use crate::diag::{Diagnostic, Severity};
use crate::output::reason;
use crate::source::Sources;

/// Whether what is printed has colours: asked once, when the arguments are known.
static COLOR: OnceLock<bool> = OnceLock::new();

/// Says when what is printed has colours. The first word counts.
pub(super) fn set_color(choice: ColorArg) {
    COLOR.get_or_init(|| has_color(choice));
}

fn has_color(choice: ColorArg) -> bool {
    match choice {
        ColorArg::Always => true,
        ColorArg::Never => false,
        // https://no-color.org
        ColorArg::Auto => {
            io::stderr().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    }
}

/// Why something that was printed has not arrived: the first such error of this run.
static LOST: OnceLock<io::Error> = OnceLock::new();

/// Writes to standard output. What keeps it from arriving is told by [`arrived`].
pub(super) fn print(text: &str) {
    let mut output = io::stdout().lock();
    note(output.write_all(text.as_bytes()).and_then(|()| output.flush()));
}

/// Keeps the error of something that was printed. A reader that has gone away (`hashiya check | head`) is none.
pub(super) fn note(printed: io::Result<()>) {
    if let Err(error) = printed
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        LOST.get_or_init(|| error);
    }
}

/// How a command ended, once it is known whether all that it printed has arrived: whoever reads that must not take half of it
/// for the whole.
pub(super) fn arrived(outcome: Outcome) -> Outcome {
    let Some(error) = LOST.get() else { return outcome };
    unusable(&format!("standard output cannot be written: {}", reason(error)))
}

/// Writes to standard error.
pub(super) fn eprint(text: &str) {
    let _closed = io::stderr().write_all(text.as_bytes());
}

/// Diagnostics with snippets on standard error, and how many there are.
pub(super) fn human(diagnostics: &[Diagnostic], sources: &Sources) {
    fresh(diagnostics, &[], sources);
}

/// The same for those alone that were not told before, and how many there are in all.
pub(super) fn fresh(diagnostics: &[Diagnostic], told: &[Diagnostic], sources: &Sources) {
    let key = |diagnostic: &Diagnostic| (diagnostic.span.file, diagnostic.code);
    let mut known: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    told.iter().for_each(|diagnostic| known.entry(key(diagnostic)).or_default().push(diagnostic));
    let is_fresh = |it: &&Diagnostic| known.get(&key(it)).is_none_or(|known| !known.contains(it));
    let fresh: Vec<Diagnostic> = diagnostics.iter().filter(is_fresh).cloned().collect();
    let color = *COLOR.get_or_init(|| has_color(ColorArg::Auto));
    eprint(&render(&fresh, sources, Format::Human { color }));
    if !diagnostics.is_empty() {
        eprint(&format!("{}\n", tally(diagnostics)));
    }
}

/// “2 errors, 1 warning”, and behind it notes if there are any.
pub(super) fn tally(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let words =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let errors = words(count(Severity::Error), "error");
    let warnings = words(count(Severity::Warning), "warning");
    match count(Severity::Note) {
        0 => format!("{errors}, {warnings}"),
        notes => format!("{errors}, {warnings}, {}", words(notes, "note")),
    }
}

/// What a person should know of what was done, a line each.
pub(super) fn remarks(remarks: &[String]) {
    remarks.iter().for_each(|remark| eprint(&shown(&format!("note: {remark}"))));
}

/// An error of the system or of usage.
pub(super) fn unusable(error: &impl Display) -> Outcome {
    eprint(&shown(&format!("error: {error}")));
    Outcome::Unusable
}

/// Lines as a terminal may show them: what was typed may hold characters that hide or reorder others.
pub(super) fn shown(lines: &str) -> String {
    let sign = |c: char| match c {
        ' ' => " ".to_owned(),
        c if c.is_whitespace() => format!("U+{:04X}", u32::from(c)),
        c => plain(&c.to_string()).into_owned(),
    };
    lines.lines().map(|line| line.chars().map(sign).collect::<String>() + "\n").collect()
}

/// What diagnostics mean for the exit code.
pub(super) fn outcome(diagnostics: &[Diagnostic], strict: bool) -> Outcome {
    let least = if strict { Severity::Warning } else { Severity::Error };
    if diagnostics.iter().any(|d| d.severity <= least) { Outcome::Faulty } else { Outcome::Clean }
}
