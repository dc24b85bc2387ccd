//! `hashiya init`: a small project, complete, to be changed into one's own.

use std::path::Path;

use super::args::InitArgs;
use super::create::below;
use super::{Outcome, report, schema};
use crate::load::{self, BeginError};
use crate::starter;

pub(super) fn run(args: &InitArgs) -> Outcome {
    let files = starter::project().into_iter();
    let named = files.map(|(path, text)| (path.clone(), schema::modeline(&path) + &text));
    let files: Vec<(String, String)> =
        named.chain([(schema::FILE.to_owned(), schema::text())]).collect();
    match load::begin(&args.dir, &files) {
        Ok(()) => {
            tell(&args.dir, &files);
            Outcome::Clean
        }
        Err(error @ BeginError::NotEmpty(..)) => report::unusable(&format!(
            "{error}\nhelp: name a new folder: `hashiya init my-briefing`; an empty `book.toml` alone makes a project of this one"
        )),
        Err(error @ BeginError::NoFolder) => report::unusable(&format!(
            "`{}`: {error}\nhelp: name a new folder: `hashiya init my-briefing`",
            args.dir.display()
        )),
        Err(error @ BeginError::Refused(_)) => report::unusable(&error),
    }
}

fn tell(dir: &Path, files: &[(String, String)]) {
    let here = dir == Path::new(".");
    let mut said = String::new();
    for (path, _) in files {
        said.push_str(&format!("wrote {}\n", below(dir, path)));
    }
    let enter =
        if here { String::new() } else { format!("cd {} && ", word(&dir.display().to_string())) };
    said.push_str(&format!("\nnext: {enter}hashiya serve --open\n"));
    report::print(&report::shown(&said));
}

/// A path as one word of a shell's line.
fn word(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', "'\\''")) }
}
