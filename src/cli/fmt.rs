//! `hashiya fmt`: the layout of files of YAML, in which Arabic stays readable.

use std::path::{Path, absolute};

use super::args::FmtArgs;
use super::{Outcome, change, report};
use crate::edit::layout::{Laid, Left, has_layout, lay_out};
use crate::edit::{Denial, diff};
use crate::load;
use crate::source::{FileId, Sources};

pub(super) fn run(args: &FmtArgs) -> Outcome {
    let (project, faults) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let sources = &project.sources;
    let files = match chosen(args, sources) {
        Ok(files) => files,
        Err(denial) => return report::unusable(&denial),
    };
    // Of some files not even the text could be read.
    let is_unread =
        |file: &FileId| faults.iter().any(|it| it.code.is_syntax() && it.span.file == *file);
    let (closed, files): (Vec<FileId>, Vec<FileId>) = files.into_iter().partition(is_unread);
    let mut laid = lay_out(sources, &files);
    let closed = closed.iter().map(|file| (sources.file(*file).path.clone(), Left::Faulty));
    laid.left.extend(closed);
    laid.left.sort_by(|a, b| a.0.cmp(&b.0));
    let told = tell(args, &laid, files.len());
    let is_whole = laid.left.iter().all(|(_, left)| *left != Left::Faulty);
    if told == Outcome::Clean && !is_whole { Outcome::Faulty } else { told }
}

/// The files that are meant: all that have a layout, or those that are named or lie in a folder that is.
fn chosen(args: &FmtArgs, sources: &Sources) -> Result<Vec<FileId>, Denial> {
    let all = sources.iter().filter(|(_, file)| has_layout(&file.path));
    let all: Vec<(FileId, &str)> = all.map(|(id, file)| (id, file.path.as_str())).collect();
    if args.paths.is_empty() {
        return Ok(all.into_iter().map(|(id, _)| id).collect());
    }
    let is_meant = |file: &str, path: &Path| is_in(&args.root, file, path);
    for path in &args.paths {
        if !all.iter().any(|(_, file)| is_meant(file, path)) {
            return Err(Denial {
                message: format!("`{}` is no file of YAML in the content", path.display()),
                help: Some("name files in `content/`, or folders of them".to_owned()),
            });
        }
    }
    let is_named = |file: &str| args.paths.iter().any(|path| is_meant(file, path));
    Ok(all.into_iter().filter(|(_, file)| is_named(file)).map(|(id, _)| id).collect())
}

/// Whether a file of the project is what a path names, or lies there. The path may begin at the root as well.
fn is_in(root: &Path, file: &str, path: &Path) -> bool {
    let Ok(file) = absolute(root.join(file)) else { return false };
    [path.to_owned(), root.join(path)].iter().any(|path| {
        let path: std::path::PathBuf = path.components().collect();
        absolute(path).is_ok_and(|path| file.starts_with(path))
    })
}

/// Says what is left, and makes or lists the rest.
fn tell(args: &FmtArgs, laid: &Laid, files: usize) -> Outcome {
    for (path, left) in &laid.left {
        report::eprint(&report::shown(&format!("left as it is: `{path}`: {left}")));
    }
    let revisions = &laid.revisions;
    if revisions.is_empty() {
        let left = laid.left.len();
        let files = change::count(files.saturating_sub(left), "file");
        report::eprint(&format!("nothing to change in {files}\n"));
        return Outcome::Clean;
    }
    if !args.check {
        return change::make(&args.root, revisions, "changed the layout", args.dry_run);
    }
    if args.dry_run {
        report::print(&diff::unified(revisions));
    } else {
        let paths: Vec<&str> = revisions.iter().map(|it| it.path.as_str()).collect();
        report::print(&report::shown(&paths.join("\n")));
    }
    let count = change::count(revisions.len(), "file");
    report::eprint(&format!("another layout is due in {count}; `hashiya fmt` changes it\n"));
    Outcome::Faulty
}
