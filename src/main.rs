//! The `hashiya` program: reads the arguments and runs a command of the library.

use std::process::ExitCode;

use clap::Parser;
use hashiya::cli::{self, args::Args};

/// Pages and views are many small texts: allocation is a quarter of a large build.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(&Args::parse()).into()
}
