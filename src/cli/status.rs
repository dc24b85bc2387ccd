//! `hashiya status`: how far the briefing is, for its editors.

mod record;

use super::args::{ListFormat, StatusArgs};
use super::{Outcome, report};
use crate::load;
use record::{ArticleRecord, Status, Word};

/// The columns of the table: the heading, and how many paragraphs of an article belong there.
type Column = (&'static str, fn(&ArticleRecord) -> usize);

const COLUMNS: [Column; 7] = [
    ("paragraphs", |it| it.paragraphs),
    ("reviewed", |it| it.reviewed.len()),
    ("draft", |it| it.draft.len()),
    ("stale", |it| it.stale.len()),
    ("revised", |it| it.revised.len()),
    ("untracked", |it| it.untracked.len()),
    ("missing", |it| it.missing.len()),
];

pub(super) fn run(args: &StatusArgs) -> Outcome {
    let (project, mut diagnostics) = match load::project(&args.root) {
        Ok(loaded) => loaded,
        Err(error) => return report::unusable(&error),
    };
    let (book, _, _) = crate::read(&project);
    diagnostics.extend(crate::check(&project));
    let status = Status::new(&args.root, &book, &project.sources, &diagnostics);
    report::print(&match args.format {
        ListFormat::Human => human(&status),
        ListFormat::Json => {
            serde_json::to_string_pretty(&status).unwrap_or_else(|_| "{}".to_owned()) + "\n"
        }
    });
    report::outcome(&diagnostics, false)
}

fn human(status: &Status) -> String {
    let mut shown = table(&status.articles);
    for article in &status.articles {
        shown += &work(article);
    }
    shown += &list(
        "texts in one language",
        status.one_sided.iter().map(|it| format!("{}:{}: {}", it.file, it.line, it.message)),
    );
    shown += &list("sources that nothing cites", status.unused_sources.iter().cloned());
    shown += &list(
        "`--strict` would refuse",
        status.strict.iter().map(|it| format!("{} {}", it.count, it.code)),
    );
    shown
}

/// A table with a line for each article. Numbers stand below their headings.
fn table(articles: &[ArticleRecord]) -> String {
    let longest = articles.iter().map(|it| it.id.len()).max().unwrap_or_default();
    let width = longest.max("article".len());
    let heads = COLUMNS.iter().map(|(head, _)| format!("  {head}"));
    let head = format!("{:width$}{}\n", "article", heads.collect::<String>());
    let line = |it: &ArticleRecord| {
        let cells = COLUMNS
            .iter()
            .map(|(head, number)| format!("  {:>width$}", number(it), width = head.len()));
        format!("{:width$}{}\n", it.id, cells.collect::<String>())
    };
    head + &articles.iter().map(line).collect::<String>()
}

/// What is left to do in an article, and what has changed in its original.
fn work(article: &ArticleRecord) -> String {
    let sorts = [
        ("draft", &article.draft),
        ("stale", &article.stale),
        ("revised, without its hash", &article.revised),
        ("without a hash", &article.untracked),
        ("missing", &article.missing),
    ];
    let lines = sorts.into_iter().filter(|(_, ids)| !ids.is_empty());
    let mut lines: Vec<String> =
        lines.map(|(sort, ids)| format!("{sort}: {}", ids.join(", "))).collect();
    lines.extend(article.changed.iter().map(|it| {
        let words = it.words.iter().map(|word| match word {
            Word::Same(text) => text.clone(),
            Word::Gone(text) => format!("[-{text}-]"),
            Word::New(text) => format!("{{+{text}+}}"),
        });
        format!("{} was: {}", it.paragraph, words.collect::<Vec<_>>().join(" "))
    }));
    list(&article.id, lines.into_iter())
}

/// A heading with its lines; nothing where there are none.
fn list(heading: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| report::shown(&format!("  {line}"))).collect();
    format!("\n{heading}:\n{lines}")
}
