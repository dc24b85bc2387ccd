//! `hashiya merge`: one of two things that are the same.

use super::args::MergeArgs;
use super::{Outcome, change, report};
use crate::diag::{Severity, token};
use crate::edit::Denial;
use crate::edit::merge::merge;
use crate::edit::thing::Thing;
use crate::source::{Sources, Span};

pub(super) fn run(args: &MergeArgs) -> Outcome {
    let (project, book) = match change::read(&args.root) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let sources = &project.sources;
    let sort = args.sort.map(Into::into);
    let made = Thing::find(&book, &args.old, sort).and_then(|old| {
        let into = Thing::find(&book, &args.into, sort.or(Some(old.sort)))?;
        merge(&book, sources, &old, &into, !args.discard)
    });
    let made = match made {
        Ok(made) => made,
        Err(denial) => return report::unusable(&denial),
    };
    if !made.carried.is_empty() {
        let head = format!("`{}` takes over from `{}`:", args.into, args.old);
        report::eprint(&listed(sources, &made.carried, &head));
    }
    if !made.lost.is_empty() {
        let head = format!("`{}` says what `{}` does not:", args.old, args.into);
        report::eprint(&listed(sources, &made.lost, &head));
        if !args.discard {
            return report::unusable(&unsaid(args));
        }
    }
    // What cited a source, or named a thing, may be what goes: an editor has agreed to that.
    let worst = if args.discard { Severity::Error } else { Severity::Warning };
    match made.make(sources, worst) {
        Ok(edited) => {
            let what = format!("merged `{}` into `{}`", args.old, args.into);
            change::make(&args.root, &edited.revisions, &what, args.dry_run)
        }
        Err(refusal) => change::refused(&refusal),
    }
}

/// What only the thing that goes says, each with its place.
fn listed(sources: &Sources, places: &[Span], head: &str) -> String {
    let line = |span: &Span| {
        let path = &sources.file(span.file).path;
        let position = sources.position(span.file, span.range().start);
        let said = said(sources.file(span.file).text.lines().skip(position.line - 1));
        report::shown(&format!("  {path}:{}: {}", position.line, token(&said)))
    };
    let mut lines: Vec<String> = places.iter().map(line).collect();
    lines.dedup();
    let lines = lines.concat();
    format!("{}{lines}", report::shown(head))
}

/// What the first of some lines says; one that ends with a key or `|-` says it on the next ones.
fn said<'l>(mut lines: impl Iterator<Item = &'l str>) -> String {
    let mut said = lines.next().unwrap_or_default().trim().to_owned();
    while said.ends_with([':', '|', '>']) || said.ends_with("|-") || said.ends_with(">-") {
        let Some(next) = lines.next() else { break };
        said = format!("{said} {}", next.trim());
    }
    said
}

fn unsaid(args: &MergeArgs) -> Denial {
    Denial {
        message: format!("`{}` would take with it what is listed above", args.old),
        help: Some(format!(
            "say in `{}` what should stay, and delete it in `{}`; `--discard` gives up all that only the one says",
            args.into, args.old
        )),
    }
}
