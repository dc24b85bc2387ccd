//! `hashiya build`: check, then write.

use std::path::Path;

use super::args::BuildArgs;
use super::progress::PageBar;
use super::{Outcome, report};
use crate::diag::{Diagnostic, Severity};
use crate::load::{Assets, Project};
use crate::output::folder::Written;
use crate::output::{Folder, Stamp, Stamper, WriteError, place};
use crate::{Options, diag, load};

pub(super) fn run(args: &BuildArgs) -> Outcome {
    let (project, found) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let folder = match open(args) {
        Ok(folder) => folder,
        Err(error) => return report::unusable(&error),
    };
    let stamp = stamp(args, &project).filter(|_| found.is_empty());
    let copied = project.assets.iter().filter(|(_, body)| body.bytes().is_none());
    let copied: Assets = copied.map(|(path, body)| (path.clone(), body.clone())).collect();
    if let Some(unchanged) = stamp.and_then(|stamp| folder.is_current(stamp, &copied)) {
        tell_of_address(args, &project);
        tell(folder.path(), Written { unchanged, ..Written::default() });
        return Outcome::Clean;
    }
    let diagnostics = diag::sorted(build(args, &project, found, &folder), &project.sources);
    report::human(&diagnostics, &project.sources);
    let outcome = report::outcome(&diagnostics, args.strict);
    if outcome == Outcome::Clean {
        // What was found is to be told by the next build as well.
        tell_of_address(args, &project);
        return commit(folder, stamp.filter(|_| diagnostics.is_empty()));
    }
    report::eprint("nothing was written\n");
    outcome
}

/// Takes the output folder, once it is certain that nothing of the project is in danger there.
fn open(args: &BuildArgs) -> Result<Folder, WriteError> {
    let out = args.out.clone().map_or_else(|| place::default(&args.root), Ok)?;
    place::check(&args.root, load::FOLDERS.into_iter().chain([load::SETTINGS]), &out)?;
    let wait = || {
        let out = out.display();
        report::eprint(&format!("another build writes to `{out}`; waiting until it has ended\n"));
    };
    Folder::open(&out, &wait)
}

/// Hands all pages over, unless it is certain before that they are not wanted.
fn build(
    args: &BuildArgs,
    project: &Project,
    mut diagnostics: Vec<Diagnostic>,
    folder: &Folder,
) -> Vec<Diagnostic> {
    let refuse = Some(if args.strict { Severity::Warning } else { Severity::Error });
    let options = Options { base_url: args.base_url.clone(), refuse, preview: false };
    let bar = PageBar::new();
    let listener = |progress| bar.hear(progress);
    diagnostics.extend(if options.is_wanted(&diagnostics) {
        crate::build_into(project, &options, folder, &listener)
    } else {
        crate::check(project)
    });
    bar.finish();
    diagnostics
}

/// What the site is made from, but for what those files of `static/` hold that are only copied; `None` if the program cannot be read.
fn stamp(args: &BuildArgs, project: &Project) -> Option<Stamp> {
    let mut stamper = Stamper::new(&std::env::current_exe().ok()?)?;
    stamper.add(args.base_url.as_deref().unwrap_or_default());
    for (path, body) in project.assets.iter() {
        stamper.add(path.as_str());
        stamper.add_bytes(body.bytes().unwrap_or_default());
    }
    for (_, file) in project.sources.iter() {
        stamper.add(&file.path);
        stamper.add(&file.text);
        // A page may say how large an image is that has changed before it was copied.
        stamper.add(&format!("{:?}", file.picture));
    }
    Some(stamper.stamp())
}

/// Says what a site lacks that does not know its address: it may be meant so, and then it is no fault.
fn tell_of_address(args: &BuildArgs, project: &Project) {
    if args.base_url.is_none() && !crate::has_address(&project.sources) {
        report::eprint(
            "without the site's address there are no feeds, no site map, and no links and previews for search engines and for those who share \
             a page: set `base_url` in `book.toml`, or give `--base-url URL`\n",
        );
    }
}

fn tell(out: &Path, done: Written) {
    let Written { written, unchanged, removed } = done;
    let out = out.display();
    report::eprint(&format!(
        "{out}: {written} files written, {unchanged} unchanged, {removed} removed\n"
    ));
}

fn commit(folder: Folder, stamp: Option<Stamp>) -> Outcome {
    let out = folder.path().to_owned();
    match folder.commit(stamp) {
        Ok(done) => {
            tell(&out, done);
            Outcome::Clean
        }
        Err(error) => report::unusable(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{PictureSize, SourceFile};

    /// Whatever a page may say makes another stamp: also the size of an image, which stands in no text.
    #[test]
    fn a_stamp_is_of_all_that_pages_say() {
        let args = |base_url: Option<&str>| BuildArgs {
            root: ".".into(),
            out: None,
            base_url: base_url.map(str::to_owned),
            strict: false,
        };
        let file = |path: &str, text: &str, sides: Option<(u32, u32)>| {
            let picture = sides.map(|(width, height)| PictureSize { width, height });
            SourceFile { picture, ..SourceFile::new(path.to_owned(), text.to_owned()) }
        };
        let all = [
            (args(None), file("static/a.png", "", None)),
            (args(None), file("static/a.png", "", Some((4, 3)))),
            (args(None), file("static/a.png", "", Some((3, 4)))),
            (args(None), file("static/b.png", "", Some((4, 3)))),
            (args(None), file("static/a.png", "x", Some((4, 3)))),
            (args(Some("https://example.org/")), file("static/a.png", "", Some((4, 3)))),
            (args(Some("https://example.org/x/")), file("static/a.png", "", Some((4, 3)))),
        ];
        let of = |(args, file): &(BuildArgs, SourceFile)| {
            stamp(args, &Project::from_files(vec![file.clone()])).unwrap()
        };
        for (at, one) in all.iter().enumerate() {
            for (other_at, other) in all.iter().enumerate() {
                assert_eq!(of(one) == of(other), at == other_at, "{at} {other_at}");
            }
        }
    }
}
