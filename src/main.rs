//! The `hashiya` program: reads the arguments and runs a command of the library.

use std::process::ExitCode;

use clap::Parser;
use hashiya::cli::{self, args::Args};

fn main() -> ExitCode {
    cli::run(&Args::parse()).into()
}
