//! Tera: loading templates, rendering them, and turning its errors into diagnostics.

use tera::{Context, ErrorKind, Tera, Value};

use crate::diag::suggest::{nearest, question};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::source::{FileId, Sources};
use crate::ui::Ui;
use crate::view::chrome::Chrome;

/// Where templates lie below the project's root.
pub(super) const FOLDER: &str = "templates/";

/// Templates ready for use.
pub(super) struct Templates {
    tera: Tera,
    /// The strings of each language that need no variables.
    labels: Localized<Value>,
}

/// A template that failed: its name and Tera's error.
#[derive(Debug)]
pub(super) struct Fault {
    template: String,
    error: tera::Error,
}

impl Templates {
    /// Reads every template.
    ///
    /// # Errors
    /// If one of them cannot be read; then none can be used.
    pub(super) fn load(sources: &Sources, uis: &Localized<Ui>) -> Result<Self, Fault> {
        let mut tera = Tera::new();
        let templates = sources.iter().filter_map(|(_, file)| {
            let name = file.path.strip_prefix(FOLDER)?;
            let readable = file.readable && name.ends_with(".html");
            readable.then_some((name, file.text.as_str()))
        });
        tera.add_raw_templates(templates)
            .map_err(|error| Fault { template: "base.html".to_owned(), error })?;
        let labels = Localized::from_fn(|lang| Value::from_serializable(uis.get(lang).labels()));
        Ok(Self { tera, labels })
    }

    /// Renders `pages/{name}.html` with a frame and a view.
    pub(super) fn render(
        &self,
        name: &str,
        lang: Lang,
        chrome: &Chrome,
        view: Value,
    ) -> Result<String, Fault> {
        let template = format!("pages/{name}.html");
        let mut context = Context::new();
        context.insert("page", chrome);
        context.insert_value("view", view);
        context.insert_value("t", self.labels.get(lang).clone());
        context.insert("lang", lang.tag());
        context.insert("dir", &lang.dir());
        self.tera.render(&template, &context).map_err(|error| Fault { template, error })
    }
}

impl Fault {
    /// The diagnostic, at the place in the template where Tera has one.
    pub(super) fn diagnostic(self, sources: &Sources) -> Option<Diagnostic> {
        let (template, range, message) = match self.error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
                report.filename().to_owned(),
                report.span().range.clone(),
                report.message().to_owned(),
            ),
            _ => (self.template, 0..0, self.error.to_string()),
        };
        let file = file(sources, &template)?;
        let span = sources.span(file, range);
        let Words { message, hint } = words(&message, sources.slice(span));
        let label = token(sources.slice(span));
        Some(Diagnostic::new(Code::TemplateError, span, message).label(label).hint(hint))
    }
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
