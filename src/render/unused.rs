//! Templates of a project that no page uses: a name mistyped, or what was meant for another place.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::FOLDER;
use super::outline::{Outline, outline};
use crate::diag::suggest::nearest_id;
use crate::diag::{Code, Diagnostic, token};
use crate::load;
use crate::source::{FileId, Sources, Span};

/// The files of `templates/` that neither take the place of one of the theme nor are led to by one that does.
pub(super) fn check(sources: &Sources) -> Vec<Diagnostic> {
    let files: BTreeMap<&str, (FileId, Outline<'_>)> = sources
        .iter()
        .filter_map(|(id, file)| Some((file.path.strip_prefix(FOLDER)?, (id, outline(&file.text)))))
        .collect();
    let used = used(&files);
    let unused = files.iter().filter(|(name, _)| !used.contains(*name));
    unused.map(|(name, (file, _))| report(name, *file, &used)).collect()
}

/// The templates that pages are made with, whatever they say.
fn used<'t>(files: &BTreeMap<&'t str, (FileId, Outline<'t>)>) -> BTreeSet<&'t str> {
    let mut homes: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, (_, outline)) in files {
        homes.extend(outline.components.iter().map(|component| (component.word, *name)));
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: Vec<&str> =
        files.keys().copied().filter(|name| load::built_in(name).is_some()).collect();
    while let Some(name) = waiting.pop() {
        let Some((_, outline)) = files.get(name).filter(|_| used.insert(name)) else { continue };
        waiting.extend(outline.templates.iter().map(|template| template.word));
        waiting.extend(outline.calls.iter().filter_map(|call| homes.get(call.to.word)));
    }
    used
}

fn report(name: &str, file: FileId, used: &BTreeSet<&str>) -> Diagnostic {
    let path = format!("{FOLDER}{name}");
    let meant = meant(name, used).map(|name| format!("did you mean `{FOLDER}{name}`?"));
    let hint = "name it as the template that it should replace, include it in one, or delete it";
    Diagnostic::new(
        Code::UnexpectedFile,
        Span::file_start(file),
        format!("no page uses {}", token(&path)),
    )
    .label(token(&path))
    .hint(meant.unwrap_or_else(|| hint.to_owned()))
}

/// The template in the same folder that a name is mistyped for.
fn meant<'u>(name: &str, used: &BTreeSet<&'u str>) -> Option<&'u str> {
    let (folder, own) = name.rsplit_once('/')?;
    let others = used.iter().filter_map(|other| Some((other.rsplit_once('/')?, *other)));
    let others: BTreeMap<&str, &str> = others
        .filter(|((place, _), _)| *place == folder)
        .map(|((_, name), whole)| (name, whole))
        .collect();
    let names = others.keys().map(|name| name.trim_end_matches(".html"));
    let stem = nearest_id(own.trim_end_matches(".html"), names)?;
    others.get(format!("{stem}.html").as_str()).copied()
}
