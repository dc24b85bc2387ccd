//! `hashiya completions`: what a shell needs to complete this command line, made from its definition.

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::{Outcome, report};

pub(super) fn run(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "hashiya", &mut script);
    report::print(&String::from_utf8_lossy(&script));
    Outcome::Clean
}
