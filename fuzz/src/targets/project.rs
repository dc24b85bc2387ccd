//! Whole small projects: every stage, and the pages read back.
//!
//! An input holds files: `--- path`, then the text of the file.

use hashiya::diag::emit::{self, Format};
use hashiya::diag::{Diagnostic, Severity};
use hashiya::lang::Lang;
use hashiya::load::Project;
use hashiya::model::Book;
use hashiya::output::Files;
use hashiya::source::SourceFile;
use hashiya::{Options, build, check, read};

use super::diagnostic;
use super::page::{Site, squeezed};
use crate::engine::Behaviour;
use crate::seeds::sections;

pub fn run(input: &str) -> Behaviour {
    let mut behaviour = Behaviour::default();
    let files = sections(input).into_iter().map(|(path, text)| SourceFile::new(path, text));
    let project = Project::from_files(files.collect());
    let (book, config, _) = read(&project);
    let (files, diagnostics) = build(&project, &Options::default(), &|_| {});
    diagnostic::judge(&diagnostics, &project.sources, &mut behaviour);
    assert_eq!(check(&project), diagnostics, "a check finds something else than a build");
    emit(&diagnostics, &project);
    if input.len() % 8 == 0 {
        let again = build(&project, &Options::default(), &|_| {});
        assert!(again == (files.clone(), diagnostics.clone()), "the same project is another site");
    }
    let has_templates = project.sources.iter().any(|(_, file)| file.path.starts_with("templates/"));
    if !has_templates {
        let site = Site::read(&files);
        site.judge();
        says(&site, &book);
    }
    let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error).count();
    behaviour.note((
        files.len(),
        book.relations.len().min(4),
        errors.min(3),
        format!("{:?}", config.linking),
    ));
    shape(&book, &files, &mut behaviour);
    behaviour
}

/// Diagnostics can be printed in each format.
fn emit(diagnostics: &[Diagnostic], project: &Project) {
    for format in [Format::Human { color: true }, Format::Short, Format::Json] {
        let printed = emit::render(diagnostics, &project.sources, format);
        assert!(diagnostics.is_empty() || !printed.is_empty(), "nothing is printed");
        if format == Format::Short {
            assert_eq!(printed.lines().count(), diagnostics.len(), "a line is torn: {printed:?}");
        }
    }
}

/// What the pages must say: the texts of articles, and the names of entities.
fn says(site: &Site, book: &Book) {
    for lang in Lang::ALL {
        for article in &book.articles {
            let path = format!("{}/articles/{}/index.html", lang.tag(), article.id);
            let Some(page) = site.page(&path) else { continue };
            let words = page.words("main");
            for paragraph in &article.paragraphs {
                let Some((_, passage)) = paragraph.passages.prefer(lang) else { continue };
                has(&path, &words, &passage.text.plain);
                for note in &paragraph.notes {
                    note.text
                        .prefer(lang)
                        .into_iter()
                        .for_each(|(_, text)| has(&path, &words, &text.plain));
                }
            }
        }
        for entity in &book.entities {
            let path =
                format!("{}/{}/{}/index.html", lang.tag(), entity.kind().folder(), entity.id);
            let Some(page) = site.page(&path) else { continue };
            has(&path, &page.words("h1"), entity.name(lang).text);
            let words = page.words("main");
            entity
                .summary
                .prefer(lang)
                .into_iter()
                .for_each(|(_, text)| has(&path, &words, &text.plain));
            for statement in &entity.statements {
                statement
                    .text
                    .prefer(lang)
                    .into_iter()
                    .for_each(|(_, text)| has(&path, &words, &text.plain));
            }
        }
    }
}

fn has(path: &str, words: &str, text: &str) {
    assert!(
        words.contains(&squeezed(text)),
        "a text is not on its page: {text:?} {path} {words:?}"
    );
}

/// How much of what there is.
fn shape(book: &Book, files: &Files, behaviour: &mut Behaviour) {
    behaviour.note((
        book.articles.len().min(3),
        book.entities.len().min(6),
        book.sources.len().min(3),
        files.len(),
    ));
    for paragraph in book.articles.iter().flat_map(|article| &article.paragraphs) {
        behaviour.note((
            paragraph.notes.len().min(4),
            paragraph.dates.len().min(3),
            paragraph.subjects.len().min(3),
        ));
        for (lang, passage) in paragraph.passages.iter() {
            let Some(passage) = passage else { continue };
            let mentions = passage
                .mentions
                .iter()
                .map(|mention| (mention.origin as u8, mention.entities.len(), mention.linked));
            behaviour.note((
                lang,
                passage.text.marks.len().min(4),
                mentions.take(4).collect::<Vec<_>>(),
            ));
        }
    }
    for relation in &book.relations {
        behaviour.note((
            relation.kind.name,
            relation.since.is_some(),
            relation.until.is_some(),
            relation.sources.len().min(2),
        ));
    }
}
