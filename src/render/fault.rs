//! Tera's errors as diagnostics: in our words, and at their place in a template.
//!
//! What is wrong with a single template comes with its place as a value; what is wrong between templates comes as text, in
//! which the place is read.

use std::collections::BTreeSet;
use std::ops::Range;

use tera::ErrorKind;

use super::outline::{self, Name};
use crate::diag::suggest::{nearest, question};
use crate::diag::{Code, Diagnostic, token};
use crate::source::{FileId, Sources};

/// Where templates lie below the project's root.
pub(super) const FOLDER: &str = "templates/";

/// A template that failed: its name and Tera's error.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) template: String,
    pub(super) error: tera::Error,
}

/// A fault with its place: the template's name, and its bytes.
struct Placed {
    template: String,
    range: Range<usize>,
    words: Words,
}

impl Fault {
    /// A diagnostic for each fault that Tera tells of.
    pub(super) fn diagnostics(self, sources: &Sources) -> Vec<Diagnostic> {
        let text = |template: &str| {
            let file = sources.find(&format!("{FOLDER}{template}"));
            file.map_or("", |file| sources.file(file).text.as_str())
        };
        let placed = match self.error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let (template, range) = (report.filename().to_owned(), report.span().range.clone());
                let written = text(&template).get(range.clone()).unwrap_or_default();
                let syntax = matches!(self.error.kind(), ErrorKind::SyntaxError(_));
                let unclosed = outline::unclosed(text(&template)).filter(|_| syntax);
                vec![match unclosed {
                    Some((tag, end)) => open(template, &tag, &end),
                    None => Placed { words: words(report.message(), written), template, range },
                }]
            }
            ErrorKind::MissingParent { current, parent } => {
                let range = place(text(current), parent, 0);
                let words = words(&format!("Unknown template `{parent}`"), "");
                vec![Placed { template: current.clone(), range, words }]
            }
            ErrorKind::CircularExtend { tpl, .. } => vec![circle(tpl, "extends", text(tpl))],
            ErrorKind::CircularInclude { tpl, .. } => vec![circle(tpl, "include", text(tpl))],
            ErrorKind::Msg(message) => reports(message, &text),
            _ => Vec::new(),
        };
        let found: Vec<Diagnostic> =
            placed.into_iter().filter_map(|placed| placed.diagnostic(sources)).collect();
        if found.is_empty() { self.whole(sources).into_iter().collect() } else { found }
    }

    /// The diagnostic for what has no place but the template.
    fn whole(self, sources: &Sources) -> Option<Diagnostic> {
        let words = words(&self.error.to_string(), "");
        Placed { template: self.template, range: 0..0, words }.diagnostic(sources)
    }
}

impl Placed {
    fn diagnostic(self, sources: &Sources) -> Option<Diagnostic> {
        let file = file(sources, &self.template)?;
        let span = sources.span(file, self.range);
        let label = match sources.slice(span).trim() {
            "" => token(&self.template),
            written => token(written),
        };
        let Words { message, hint } = self.words;
        Some(Diagnostic::new(Code::TemplateError, span, message).label(label).hint(hint))
    }
}

/// A tag that is not closed: Tera tells of the end that it meets instead.
fn open(template: String, tag: &Name<'_>, end: &str) -> Placed {
    let message = format!("the tag {} is not closed", token(tag.word));
    let end = if end.starts_with('<') { format!("{end}>") } else { end.to_owned() };
    let hint = format!("write `{{% {end} %}}` where it ends");
    Placed { template, range: tag.range.clone(), words: Words { message, hint } }
}

/// A template that leads to itself by a tag.
fn circle(template: &str, tag: &str, text: &str) -> Placed {
    let message = format!("the template {} leads back to itself by `{tag}`", token(template));
    let hint = format!("delete one `{tag}` of the circle");
    let range = place(text, tag, 0);
    Placed { template: template.to_owned(), range, words: Words { message, hint } }
}

/// The faults, each at its first place, of a text in which each begins with `error: `, a message, and `--> template:line:column` on the next line;
/// or of one that names two templates.
fn reports<'t>(message: &str, text: &impl Fn(&str) -> &'t str) -> Vec<Placed> {
    if message.contains(" is defined in both ") {
        let words = words(message, "");
        let name = |index: usize| message.split('`').nth(index).unwrap_or_default();
        let (component, template) = (name(1), name(5));
        let range = place(text(template), component, 0);
        return vec![Placed { template: template.to_owned(), range, words }];
    }
    let lines: Vec<&str> = message.lines().collect();
    let pairs = lines.windows(2).filter_map(|pair| match pair {
        [first, second] => {
            Some((first.strip_prefix("error: ")?, second.trim().strip_prefix("--> ")?))
        }
        _ => None,
    });
    let mut seen = BTreeSet::new();
    let first = pairs.filter(|(message, _)| seen.insert(*message));
    first.filter_map(|(message, location)| report(message, location, text)).collect()
}

fn report<'t>(message: &str, location: &str, text: &impl Fn(&str) -> &'t str) -> Option<Placed> {
    let (rest, column) = location.rsplit_once(':')?;
    let (template, line) = rest.rsplit_once(':')?;
    let text = text(template);
    let start = offset(text, line.parse().ok()?, column.parse().ok()?);
    let name = message.split('`').nth(1).unwrap_or_default();
    let words = words(message, "");
    Some(Placed { template: template.to_owned(), range: place(text, name, start), words })
}

/// The byte at a line and a column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let characters = line.chars().take(column.saturating_sub(1));
    before + characters.map(char::len_utf8).sum::<usize>()
}

/// The first place of a word at or behind an offset.
fn place(text: &str, word: &str, from: usize) -> Range<usize> {
    let found = text.get(from..).and_then(|rest| rest.find(word));
    found.map_or(from..from, |offset| from + offset..from + offset + word.len())
}

/// What a template does wrong, and the way out.
struct Words {
    message: String,
    hint: String,
}

/// Tera's message in our words. Its names stand in backticks; what it lists behind them may be very long.
fn words(message: &str, written: &str) -> Words {
    let first = message.lines().next().unwrap_or_default();
    let (sentence, available) = first.split_once(" Available ").unwrap_or((first, ""));
    let mut names = sentence.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or(written);
    let known: Vec<&str> = available
        .split_once(": ")
        .map(|(_, list)| list.split(',').map(|name| name.trim().trim_matches(['`', '.'])).collect())
        .unwrap_or_default();
    let shown = token(name);
    let kind = |word: &str| sentence.starts_with(word);
    let (message, hint) = if kind("Field") || kind("Variable") {
        (format!("the template asks for {shown}, which is not there"), offered(name, &known))
    } else if sentence.contains("is defined in both") {
        (
            format!("the component {shown} is defined twice"),
            "delete or rename one of the two".to_owned(),
        )
    } else if kind("Unknown template") || sentence.contains("not found in") || kind("Template `") {
        (
            format!("there is no template or block {shown}"),
            "write the path below `templates/`, such as `base.html`".to_owned(),
        )
    } else if kind("Unknown component") {
        (
            format!("there is no component {shown}"),
            "`templates/components/` holds the components; write the name of one".to_owned(),
        )
    } else if kind("Unknown") || sentence.contains("not registered") {
        (
            format!("a template cannot use {shown}"),
            "delete it, or look the name up in the built-in templates".to_owned(),
        )
    } else if sentence.contains("rgument") {
        (
            format!("the arguments do not fit the component: {shown}"),
            "give it those that its definition names, of the types that it names".to_owned(),
        )
    } else if sentence.contains("nest")
        || sentence.contains("recursion")
        || sentence.contains("complex")
    {
        (
            format!("the template is nested too deep at {}", token(written)),
            "make it flatter; a template must not include itself".to_owned(),
        )
    } else {
        let message = format!("the template cannot be read at {}", token(written));
        (
            message,
            "close each `{{` with `}}`, each `{%` with `%}`, and each block with its end tag"
                .to_owned(),
        )
    };
    Words { message, hint }
}

/// The name that was meant, or the names that there are.
fn offered(name: &str, known: &[&str]) -> String {
    const SHOWN: usize = 12;
    if let Some(name) = nearest(name, known.iter().copied()) {
        return question(name);
    }
    if known.is_empty() {
        return "delete it, or pass a value for it".to_owned();
    }
    let rest = if known.len() > SHOWN { " …" } else { "" };
    let names: Vec<String> = known.iter().take(SHOWN).map(|name| token(name)).collect();
    format!("there are: {}{rest}", names.join(", "))
}

/// The file of a template; if there is none, any template, so that the diagnostic has a place.
fn file(sources: &Sources, template: &str) -> Option<FileId> {
    let any = || sources.iter().find(|(_, f)| f.path.starts_with(FOLDER)).map(|(id, _)| id);
    sources.find(&format!("{FOLDER}{template}")).or_else(any)
}
