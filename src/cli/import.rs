//! `hashiya import`: an article from a text of another program.

use std::path::Path;

use super::args::ImportArgs;
use super::create::{self, Creation};
use super::new::is_free;
use super::{Outcome, report, schema};
use crate::edit::{Edited, Refusal};
use crate::import::{self, Article, Document, Format, Import};
use crate::lang::Localized;
use crate::load::{self, Project};
use crate::starter::Kind;

pub(super) fn run(args: &ImportArgs) -> Outcome {
    let project = match load::project(&args.root) {
        Ok((project, _)) => project,
        Err(error) => return report::unusable(&error),
    };
    let read = |path: &Path| document(path, args.encoding.as_deref());
    let documents = is_free(&project, Kind::Article, &args.id)
        .and_then(|()| Ok((read(&args.file)?, args.translation.as_deref().map(read).transpose()?)));
    let made = documents.and_then(|(ours, theirs)| made(args, &project, &ours, theirs.as_ref()));
    let (article, edited) = match made {
        Ok((article, Ok(edited))) => (article, edited),
        Ok((_, Err(refusal))) => return create::refuse(&refusal),
        Err(error) => return report::unusable(&error),
    };
    let outcome = create::write(&args.root, &edited);
    report::remarks(&article.remarks);
    if outcome == Outcome::Clean {
        report::eprint("next: hashiya check\n");
    }
    outcome
}

/// Reads a document, whose format its name says.
fn document(path: &Path, encoding: Option<&str>) -> Result<Document, String> {
    let fault = |error: &str| format!("`{}`: {error}", path.display());
    let format = Format::of(&path.to_string_lossy());
    let format =
        format.ok_or_else(|| fault("its name ends in none of .txt, .md, .html and .docx"))?;
    let bytes = load::read_outside(path).map_err(|error| fault(&error.to_string()))?;
    import::document(&bytes, format, encoding).map_err(|error| fault(&error))
}

/// An article, and the project with it. Where emphasis and links would be errors, there are none; that is told.
type Made = (Article, Result<Edited, Refusal>);

fn made(
    args: &ImportArgs,
    project: &Project,
    ours: &Document,
    theirs: Option<&Document>,
) -> Result<Made, String> {
    let titles = Localized { ar: args.ar.as_deref(), en: args.en.as_deref() };
    let attempt = |styled: bool| -> Result<Made, String> {
        let import = Import { original: args.original.into(), titles, id: &args.id, styled };
        let article = import::article(&import, ours.clone(), theirs.cloned())?;
        let mut creation = Creation::default();
        let path = Kind::Article.path(&args.id);
        let text = schema::named(&args.root, &path, &article.yaml);
        creation.file(path, text);
        creation
            .file(format!("content/articles/{}.original.txt", args.id), article.original.clone());
        let edited = create::judged(project, creation);
        Ok((article, edited))
    };
    let (article, edited) = attempt(true)?;
    let Err(Refusal::Faults(faults, _)) = &edited else { return Ok((article, edited)) };
    let why = faults.first().map_or_else(String::new, |fault| format!(": {}", fault.message));
    let (mut plain, edited_plain) = attempt(false)?;
    if edited_plain.is_err() {
        return Ok((article, edited));
    }
    plain.remarks.insert(0, format!("emphasis and links were not taken{why}"));
    Ok((plain, edited_plain))
}
