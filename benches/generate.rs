//! Writes a corpus to a folder: `cargo bench --bench generate -- N DIR [--data] [--parallel] [--alone] [--hugo]`.
//!
//! `N` is the number of articles. `--data` and `--parallel` switch on the optional pages, `--alone` switches off all other
//! files that are on by themselves; `--hugo` writes the same words as a project of Hugo.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads its arguments and writes files")]
#![allow(clippy::print_stderr, reason = "a program on the command line")]

mod corpus;
#[path = "corpus/hugo.rs"]
mod hugo;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use corpus::Corpus;
use corpus::project::{self, Pages};

fn main() -> ExitCode {
    // Cargo adds `--bench`; without anything else, as in a plain `cargo bench`, there is nothing to do.
    let arguments: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let (flags, words): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|word| word.starts_with("--"));
    let has = |flag| flags.contains(&flag);
    let [count, dir] = words.as_slice() else {
        eprintln!(
            "usage: cargo bench --bench generate -- N DIR [--data] [--parallel] [--alone] [--hugo]"
        );
        return if words.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    };
    let Ok(count) = count.parse() else {
        eprintln!("`{count}` is not a number of articles");
        return ExitCode::FAILURE;
    };
    let corpus = Corpus::new(count);
    let files = if has("--hugo") {
        hugo::files(&corpus)
    } else {
        let (data, parallel, alone) = (has("--data"), has("--parallel"), has("--alone"));
        project::files(&corpus, Pages { data, parallel, alone })
    };
    match write(Path::new(dir), &files) {
        Ok(()) => {
            let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
            eprintln!("{dir}: {} files, {bytes} bytes", files.len());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("cannot write to `{dir}`: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes into a new folder: one that exists belongs to somebody else.
fn write(dir: &Path, files: &[(String, String)]) -> io::Result<()> {
    if let Some(parent) = dir.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::create_dir(dir)?;
    for (path, text) in files {
        let path = dir.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)?;
    }
    Ok(())
}
