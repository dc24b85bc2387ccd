//! The command line: one module a command. What the arguments are is data; what a command does is its `run`.

pub mod args;
mod build;
mod check;
mod explain;
mod mentions;
mod progress;
mod report;
#[cfg(feature = "serve")]
mod serve;

use std::process::ExitCode;

use args::{Args, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// The content has errors, or warnings under `--strict`.
    Faulty,
    /// Wrong usage, or a project or folder that cannot be used.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Faulty => Self::from(1),
            Outcome::Unusable => Self::from(2),
        }
    }
}

/// Runs a command.
pub fn run(args: &Args) -> Outcome {
    match &args.command {
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
    }
}
