//! Random inputs for the stages of Hashiya, on stable Rust and in this process. docs/fuzzing.md says how to run it.
//!
//! A run is decided by its seed number and its count: no clock has a part in what is tried.

mod clock;
mod engine;
mod find;
mod mutate;
mod report;
mod seeds;
mod targets;
mod tokens;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::Parser;
use engine::Budget;
use targets::{TARGETS, Target};

/// Tries random inputs. Without a budget each target runs as often as fits into a few seconds.
#[derive(Parser)]
struct Arguments {
    /// The targets; all if none is named
    targets: Vec<String>,
    /// How many inputs to try with each target
    #[arg(long)]
    runs: Option<u64>,
    /// How long to try each target; wins over the count
    #[arg(long)]
    seconds: Option<u64>,
    /// Decides which inputs are tried
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tries one input from a file, and nothing else
    #[arg(long)]
    replay: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(chosen) = chosen(&arguments.targets) else { return ExitCode::from(2) };
    // The stages run with the stack of a thread, as they do in the program's workers.
    let worker = thread::spawn(move || work(&arguments, &chosen));
    match worker.join() {
        Ok(0) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The targets of these names.
fn chosen(names: &[String]) -> Option<Vec<&'static Target>> {
    if names.is_empty() {
        return Some(TARGETS.iter().collect());
    }
    let find = |name: &String| {
        let target = TARGETS.iter().find(|target| target.name == name);
        if target.is_none() {
            let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            eprintln!("there is no target `{name}`; there are {}", known.join(", "));
        }
        target
    };
    names.iter().map(find).collect()
}

/// Runs the targets one after the other, and returns how many finds there are.
fn work(arguments: &Arguments, chosen: &[&'static Target]) -> usize {
    // The stages are made for many threads; here each input stays on this one.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    pool.build_global().expect("no pool has been built before");
    find::listen();
    let watch = watch::Watch::start();
    if let Some(file) = &arguments.replay {
        let input = std::fs::read_to_string(file).expect("the input can be read");
        return chosen.iter().filter(|target| engine::replay(target, &input, &watch)).count();
    }
    let finds = chosen.iter().map(|target| {
        let budget = Budget::new(target, arguments.runs, arguments.seconds);
        engine::run(target, budget, arguments.seed, &watch)
    });
    finds.sum()
}
