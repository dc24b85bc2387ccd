//! `hashiya man`: manual pages, made from the definition of the command line.

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Args, ManArgs};
use super::{Outcome, report};
use crate::diag::suggest::did_you_mean;

pub(super) fn run(args: &ManArgs) -> Outcome {
    let mut program = Args::command();
    program.build();
    let page = match args.command.as_deref().map(|name| (name, program.find_subcommand(name))) {
        None => program,
        Some((_, Some(command))) => command.clone(),
        Some((name, None)) => {
            let names = program.get_subcommands().map(clap::Command::get_name);
            let hint = did_you_mean(name, names);
            let hint = hint.unwrap_or_else(|| "`hashiya --help` lists all".to_owned());
            return report::unusable(&format!("there is no command `{name}`: {hint}"));
        }
    };
    let mut text = Vec::new();
    match Man::new(page).render(&mut text) {
        Ok(()) => {
            report::print(&String::from_utf8_lossy(&text));
            Outcome::Clean
        }
        Err(error) => report::unusable(&error),
    }
}
