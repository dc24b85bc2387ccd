//! The `hashiya` program: reads the arguments and runs a command of the library.

use std::process::ExitCode;

use hashiya::cli;

/// Pages and views are many small texts: allocation is a quarter of a large build.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main().into()
}
