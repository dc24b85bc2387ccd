//! The targets: a stage each, with what must hold of what it returns. A property that does not hold is a panic.

mod date;
mod diagnostic;
mod markdown;
mod mention;
mod page;
mod project;
mod quote;
mod run;
mod yaml;

use hashiya::lang::Lang;
use hashiya::parse::{self, Parsed};
use hashiya::source::{SourceFile, Sources};

use crate::engine::Behaviour;
pub use diagnostic::skeleton;

/// A stage that inputs are tried on.
pub struct Target {
    /// Its name on the command line and in `fuzz/finds/`.
    pub name: &'static str,
    /// The folder of its seeds below `fuzz/seeds/`.
    pub seeds: &'static str,
    /// Tries an input.
    pub run: fn(&str) -> Behaviour,
    /// How many bytes an input has at most.
    pub longest: usize,
    /// How many inputs are tried without a budget: some seconds.
    pub runs: u64,
}

/// All targets.
pub const TARGETS: &[Target] = &[
    Target { name: "yaml", seeds: "yaml", run: yaml::run, longest: 4096, runs: 60_000 },
    Target { name: "markdown", seeds: "markdown", run: markdown::run, longest: 2048, runs: 8_000 },
    Target { name: "quote", seeds: "quote", run: quote::run, longest: 1024, runs: 15_000 },
    Target { name: "mention", seeds: "mention", run: mention::run, longest: 1024, runs: 20_000 },
    Target { name: "run", seeds: "run", run: run::run, longest: 512, runs: 60_000 },
    Target { name: "date", seeds: "date", run: date::run, longest: 64, runs: 60_000 },
    Target { name: "project", seeds: "project", run: project::run, longest: 16_384, runs: 200 },
];

/// The two parts of an input: what stands before its first blank line, and what behind it.
fn halves(input: &str) -> (&str, &str) {
    input.split_once("\n\n").unwrap_or((input, ""))
}

/// Whether a parser sees a file with this text: others are refused as a whole.
fn is_text(input: &str) -> bool {
    !input.contains(['\0', '\u{FFFE}', '\u{FFFF}'])
}

/// Texts in memory.
fn sources(files: &[(&str, &str)]) -> Sources {
    Sources::new(files.iter().map(|(path, text)| SourceFile::new(*path, *text)).collect())
}

/// The language whose script a text begins with.
fn lang(text: &str) -> Lang {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| ('\u{600}'..='\u{6FF}').contains(&c)) { Lang::Ar } else { Lang::En }
}

/// A text without the brackets `⟦` and `⟧`, and the ranges between them, inner ones first.
fn bracketed(input: &str) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut open, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for character in input.chars() {
        match character {
            '⟦' => open.push(text.len()),
            '⟧' => ranges.extend(open.pop().map(|start| start..text.len())),
            other => text.push(other),
        }
    }
    (text, ranges)
}

/// Parses files, and holds the diagnostics to their rules.
fn parsed(
    sources: &Sources,
    behaviour: &mut Behaviour,
) -> (Parsed, Vec<hashiya::diag::Diagnostic>) {
    let (parsed, diagnostics) = parse::tree(sources);
    diagnostic::judge(&diagnostics, sources, behaviour);
    (parsed, diagnostics)
}
