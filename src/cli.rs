//! The command line: one module a command. What the arguments are is data; what a command does is its `run`.

pub mod args;
mod build;
mod change;
mod check;
mod completions;
mod create;
mod explain;
mod fmt;
mod history;
mod import;
mod init;
#[cfg(feature = "lsp")]
mod lsp;
mod man;
mod mentions;
mod merge;
mod new;
mod outcome;
mod progress;
mod rename;
mod report;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod status;
mod translate;

pub use outcome::Outcome;

use args::{Args, Command};
use clap::Parser;

use crate::diag::token::is_hidden;

/// Reads the arguments and does what they say.
pub fn main() -> Outcome {
    report::arrived(parsed())
}

fn parsed() -> Outcome {
    match Args::try_parse() {
        Ok(args) => run(&args),
        Err(error) if is_shown(&error.to_string()) => {
            let printed = error.print();
            if error.use_stderr() {
                return Outcome::Unusable;
            }
            report::note(printed);
            Outcome::Clean
        }
        Err(error) => {
            report::eprint(&report::shown(&error.to_string()));
            Outcome::Unusable
        }
    }
}

/// Whether a text holds no character that a terminal would hide or obey.
fn is_shown(text: &str) -> bool {
    text.lines().all(|line| !line.contains(|c: char| is_hidden(c) || c != ' ' && c.is_whitespace()))
}

/// Runs a command.
pub fn run(args: &Args) -> Outcome {
    report::set_color(args.color);
    match &args.command {
        Command::Init(args) => init::run(args),
        Command::New(args) => new::run(args),
        Command::Import(args) => import::run(args),
        Command::Build(args) => build::run(args),
        Command::Check(args) => check::run(args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args),
        #[cfg(not(feature = "serve"))]
        Command::Serve(_) => report::unusable(
            &"this program was built without the preview; build it with `--features serve`",
        ),
        Command::Explain(args) => explain::run(args),
        Command::Mentions(args) => mentions::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Fmt(args) => fmt::run(args),
        Command::Rename(args) => rename::run(args),
        Command::Merge(args) => merge::run(args),
        Command::Status(args) => status::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(args),
        #[cfg(not(feature = "lsp"))]
        Command::Lsp(_) => report::unusable(
            &"this program was built without the language server; build it with `--features lsp`",
        ),
        Command::Translate(args) => translate::run(args),
    }
}
