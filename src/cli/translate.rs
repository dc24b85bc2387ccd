//! `hashiya translate`: texts to translators' tools and back.

use std::fmt::Display;
use std::path::Path;

use super::args::{TranslateArgs, TranslateCommand, TranslateFile};
use super::history::History;
use super::{Outcome, change, report};
use crate::diag::Severity;
use crate::diag::suggest::did_you_mean;
use crate::edit::po::{self, Message};
use crate::edit::translate::{Taken, Work, messages, take};
use crate::edit::{Denial, Edit, Refusal};
use crate::import::decoded;
use crate::lang::Lang;
use crate::load::{self, OutsideError};
use crate::model::{Article, Book};
use crate::source::Sources;

pub(super) fn run(args: &TranslateArgs) -> Outcome {
    let done = match &args.command {
        TranslateCommand::Export(file) => export(file),
        TranslateCommand::Import { file, dry_run } => import(file, *dry_run),
    };
    done.unwrap_or_else(|outcome| outcome)
}

/// What is meant: one article, or all of them with all profiles, which are translated from the language of the articles.
fn works<'b>(book: &'b Book, wanted: Option<&str>) -> Result<Vec<Work<'b>>, Outcome> {
    if wanted.is_none() && book.articles.is_empty() {
        return Ok(Work::entities(book, Lang::Ar).collect());
    }
    let articles = articles(book, wanted)?;
    let original = articles.first().map_or(Lang::Ar, |it| it.original);
    let entities = wanted.is_none().then(|| Work::entities(book, original));
    Ok(articles.into_iter().map(Work::article).chain(entities.into_iter().flatten()).collect())
}

/// The articles that are meant: one, or all of those with the original in one language.
fn articles<'b>(book: &'b Book, wanted: Option<&str>) -> Result<Vec<&'b Article>, Outcome> {
    let wanted = wanted.map(|id| match book.former.articles.get(id) {
        Some(now) => book.article(*now).id.as_str(),
        None => id,
    });
    let found: Vec<&Article> = book
        .articles
        .iter()
        .map(AsRef::as_ref)
        .filter(|it: &&Article| wanted.is_none_or(|id| it.id == id))
        .collect();
    let denial = match (found.first(), wanted) {
        (Some(first), _) if found.iter().all(|it| it.original == first.original) => {
            return Ok(found);
        }
        (Some(_), _) => Denial {
            message: "the articles are translated into different languages".to_owned(),
            help: Some("export them one by one".to_owned()),
        },
        (None, Some(id)) => Denial {
            message: format!("there is no article `{id}`"),
            help: did_you_mean(id, book.articles.iter().map(|it| it.id.as_str())),
        },
        (None, None) => Denial { message: "there is no article".to_owned(), help: None },
    };
    Err(report::unusable(&denial))
}

fn export(file: &TranslateFile) -> Result<Outcome, Outcome> {
    let (article, path) = file.names();
    if article.is_none() && !is_po(path) {
        return Err(report::unusable(&Denial {
            message: format!("`{}` does not end in `.po`, so it may be no file", path.display()),
            help: Some(
                "name the file as well: `hashiya translate export ARTICLE FILE.po`".to_owned(),
            ),
        }));
    }
    let (project, book) = change::read(&file.root)?;
    let works = works(&book, article)?;
    let language = works.first().map_or("en", |it| it.original.other().tag());
    let history = History::new(&file.root);
    let all = works.iter().flat_map(|work| {
        let messages = messages(&book, &project.sources, work);
        match work.article {
            Some(article) => with_previous(messages, article, &history),
            None => messages,
        }
    });
    let all: Vec<Message> = all.collect();
    let count = change::count(all.len(), "text");
    let text = po::write(language, &all);
    load::write_outside(&file.root, path, &text, po::is_file).map_err(|it| unwritten(path, &it))?;
    report::eprint(&report::shown(&format!("wrote {count} to {}", path.display())));
    Ok(Outcome::Clean)
}

/// Whether the name of a file says that it holds messages.
fn is_po(path: &Path) -> bool {
    path.extension().is_some_and(|it| ["po", "pot"].iter().any(|own| it.eq_ignore_ascii_case(own)))
}

/// Says why no file of messages was written.
fn unwritten(path: &Path, fault: &OutsideError) -> Outcome {
    let help = "name a new file outside of the content, or one that was exported before";
    let help = match fault {
        OutsideError::Endangers(_) | OutsideError::Link | OutsideError::Foreign => Some(help),
        _ => None,
    };
    let message = format!("`{}`: {fault}", path.display());
    report::unusable(&Denial { message, help: help.map(str::to_owned) })
}

/// Says what is wrong with a file of messages.
fn unusable(path: &Path, fault: &dyn Display) -> Outcome {
    report::unusable(&format!("`{}`: {fault}", path.display()))
}

/// Messages with the originals that stale translations were made from, as far as the version control system knows them.
fn with_previous(
    mut messages: Vec<Message>,
    article: &Article,
    history: &History<'_>,
) -> Vec<Message> {
    let stale = article.paragraphs.iter().filter_map(|it| Some((&it.id, &it.stale()?.value)));
    let stale: Vec<(&String, &String)> = stale.collect();
    let hashes: Vec<&str> = stale.iter().map(|(_, hash)| hash.as_str()).collect();
    let old = history.originals(&article.id, &hashes);
    for (id, hash) in stale {
        let context = format!("{}#{id}", article.id);
        if let Some(message) = messages.iter_mut().find(|it| it.context == context) {
            message.previous = old.get(hash).cloned();
        }
    }
    messages
}

fn import(file: &TranslateFile, dry_run: bool) -> Result<Outcome, Outcome> {
    let (project, book) = change::read(&file.root)?;
    let (article, path) = file.names();
    let bytes = load::read_outside(path).map_err(|it| unusable(path, &it))?;
    let text = decoded(&bytes, None).map_err(|it| unusable(path, &it))?;
    let messages = po::read(&text).map_err(|line| {
        let message = format!("line {line} of `{}` is no line of a PO file", path.display());
        report::unusable(&Denial { message, help: Some("export the file anew".to_owned()) })
    })?;
    let sources = &project.sources;
    let Taken { edits, left } = take(&book, sources, &works(&book, article)?, &messages);
    for it in &left {
        report::eprint(&report::shown(&format!("not taken: {}: {}", it.context, it.why)));
    }
    let (edit, refused) = sound(sources, edits);
    let is_whole = left.is_empty() && refused.is_empty();
    for (context, refusal) in &refused {
        report::eprint(&report::shown(&format!("not taken: {context}: {refusal}")));
        if let Refusal::Faults(faults, _) = refusal {
            let hints = faults.iter().flat_map(|it| &it.hints);
            hints.for_each(|hint| report::eprint(&report::shown(&format!("  help: {hint}"))));
        }
    }
    if edit.is_empty() {
        report::eprint("nothing has changed\n");
        return Ok(if is_whole { Outcome::Clean } else { Outcome::Faulty });
    }
    let edited = edit.make(sources, Severity::Error).map_err(|it| change::refused(&it))?;
    let outcome = change::make(&file.root, &edited.revisions, "took translations", dry_run);
    Ok(if is_whole || outcome == Outcome::Unusable { outcome } else { Outcome::Faulty })
}

/// All changes in one, but for those that are refused by themselves.
fn sound(sources: &Sources, edits: Vec<(String, Edit)>) -> (Edit, Vec<(String, Refusal)>) {
    let joined = |edits: &[(String, Edit)]| Edit {
        splices: edits.iter().flat_map(|(_, edit)| edit.splices.clone()).collect(),
        ..Edit::default()
    };
    if joined(&edits).make(sources, Severity::Error).is_ok() {
        return (joined(&edits), Vec::new());
    }
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for (context, edit) in edits {
        match edit.make(sources, Severity::Error) {
            Ok(_) => kept.push((context, edit)),
            Err(refusal) => refused.push((context, refusal)),
        }
    }
    (joined(&kept), refused)
}
