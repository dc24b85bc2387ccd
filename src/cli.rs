//! The command line: one module a command. What the arguments are is data; what a command does is its `run`.

pub mod args;
mod build;
mod check;
mod explain;
mod mentions;
mod outcome;
mod progress;
mod report;
#[cfg(feature = "serve")]
mod serve;

pub use outcome::Outcome;

use args::{Args, Command};

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
