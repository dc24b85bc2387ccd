//! `hashiya new`: a content file with every field, or sources from a bibliography.

use super::args::{KindArg, LangArg, NewArgs};
use super::create::{self, Creation};
use super::{Outcome, report, schema};
use crate::diag::suggest::slug;
use crate::import;
use crate::lang::{Lang, Localized};
use crate::load::{self, Project};
use crate::model::{Book, EntityKind};
use crate::parse::is_id;
use crate::starter::{self, Kind, Start};

impl From<KindArg> for Kind {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Article => Self::Article,
            KindArg::Group => Self::Entity(EntityKind::Group),
            KindArg::Actor => Self::Entity(EntityKind::Actor),
            KindArg::Place => Self::Entity(EntityKind::Place),
            KindArg::Event => Self::Entity(EntityKind::Event),
            KindArg::Agreement => Self::Entity(EntityKind::Agreement),
            KindArg::Series => Self::Series,
            KindArg::Source => Self::Source,
        }
    }
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Ar => Self::Ar,
            LangArg::En => Self::En,
        }
    }
}

pub(super) fn run(args: &NewArgs) -> Outcome {
    let kind = Kind::from(args.kind);
    let project = match load::project(&args.root) {
        Ok((project, _)) => project,
        Err(error) => return report::unusable(&error),
    };
    let Some(id) = &args.id else { return from_file(args, kind, &project) };
    if let Err(reason) = is_free(&project, kind, id) {
        return report::unusable(&reason);
    }
    let names = Localized { ar: args.ar.as_deref(), en: args.en.as_deref() };
    let start = Start { kind, id, names, original: args.original.into() };
    let text = starter::text(&start);
    let text = if args.bare { starter::bare(&text) } else { text };
    let mut creation = Creation::default();
    match kind {
        Kind::Source => creation.append(starter::BIBLIOGRAPHY, bibliography(args, &project, &text)),
        _ => creation.file(kind.path(id), schema::named(&args.root, &kind.path(id), &text)),
    }
    if kind == Kind::Article {
        creation.file(format!("content/articles/{id}.original.txt"), starter::original());
    }
    create::run(&args.root, &project, creation)
}

/// Whether something new may have this id; if not, what is in the way and what to do.
pub(super) fn is_free(project: &Project, kind: Kind, id: &str) -> Result<(), String> {
    // Without quotation marks `null` is no text in YAML, and an entity that is `none` is nobody.
    if !is_id(id) || id == "null" || id == "none" && matches!(kind, Kind::Entity(_)) {
        let instead = slug(id).filter(|slug| is_id(slug) && slug != id);
        let help = instead.map_or_else(
            || {
                "use lower-case ASCII letters, digits and hyphens, such as `united-nations`"
                    .to_owned()
            },
            |slug| format!("did you mean `{slug}`?"),
        );
        return Err(format!("`{id}` cannot be an id\nhelp: {help}"));
    }
    match holder(project, kind, id) {
        Some(path) => Err(format!(
            "the id `{id}` is taken by `{path}`\nhelp: change that file, or choose another id: every entity has one of its own"
        )),
        None => was_free(&crate::book(project), kind, id),
    }
}

/// The file of what has an id already, among those that must have different ones.
fn holder(project: &Project, kind: Kind, id: &str) -> Option<String> {
    let rivals: Vec<Kind> = match kind {
        Kind::Entity(_) => EntityKind::ALL.into_iter().map(Kind::Entity).collect(),
        Kind::Article | Kind::Series => vec![kind],
        Kind::Source => return source_path(&crate::book(project), id),
    };
    rivals.iter().map(|rival| rival.path(id)).find(|path| project.sources.find(path).is_some())
}

fn source_path(book: &Book, id: &str) -> Option<String> {
    let is_there = book.sources.iter().any(|source| source.id == *id);
    is_there.then(|| starter::BIBLIOGRAPHY.to_owned())
}

/// Whether an id was never the id of something else, whose old address leads on.
fn was_free(book: &Book, kind: Kind, id: &str) -> Result<(), String> {
    let heir = match kind {
        Kind::Article => book.former.articles.get(id).map(|it| book.article(*it).id.as_str()),
        Kind::Entity(_) => book.former.entities.get(id).map(|it| book.entity(*it).id.as_str()),
        Kind::Series => book.former.series.get(id).map(|it| book.series[it.index()].id.as_str()),
        Kind::Source => book.former.sources.get(id).map(|it| book.source(*it).id.as_str()),
    };
    heir.map_or(Ok(()), |heir| {
        Err(format!(
            "`{id}` was the id of `{heir}`, and its old address leads there\nhelp: choose another id, or delete it from `former_ids` of `{heir}`"
        ))
    })
}

/// Entries for the bibliography. One that is not there yet begins as any new file.
fn bibliography(args: &NewArgs, project: &Project, text: &str) -> String {
    match project.sources.find(starter::BIBLIOGRAPHY) {
        Some(_) => text.to_owned(),
        None => schema::named(&args.root, starter::BIBLIOGRAPHY, text),
    }
}

/// Adds the entries of a bibliography.
fn from_file(args: &NewArgs, kind: Kind, project: &Project) -> Outcome {
    let Some(path) = args.from.as_deref().filter(|_| kind == Kind::Source) else {
        return report::unusable(
            &"only sources come from a bibliography: `hashiya new source --from FILE`\nhelp: `hashiya import` makes an article of a text",
        );
    };
    let read = load::read_outside(path).map_err(|error| error.to_string());
    let read = read.and_then(|bytes| import::decoded(&bytes, None));
    let book = crate::book(project);
    let name = path.to_string_lossy();
    let made = match read.and_then(|text| import::sources(&name, &text, &book.sources)) {
        Ok(made) => made,
        Err(error) => return report::unusable(&format!("`{}`: {error}", path.display())),
    };
    report::remarks(&made.remarks);
    if made.entries.is_empty() {
        report::eprint("no source was added\n");
        return Outcome::Clean;
    }
    let texts: Vec<String> = made.entries.into_iter().map(|(_, text)| text).collect();
    let mut creation = Creation::default();
    let text = bibliography(args, project, &texts.join("\n"));
    creation.append(starter::BIBLIOGRAPHY, text);
    create::run(&args.root, project, creation)
}
