//! Tera: loading templates, rendering them, and turning its errors into diagnostics.

use tera::{Context, ErrorKind, Tera, Value};

use crate::diag::{Code, Diagnostic};
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
        let first_line = message.lines().next().unwrap_or_default();
        let message = format!("template: {first_line}");
        let label = format!("`{}`", sources.slice(span));
        Some(Diagnostic::new(Code::TemplateError, span, message).label(label))
    }
}

/// The file of a template; if there is none, any template, so that the diagnostic has a place.
fn file(sources: &Sources, template: &str) -> Option<FileId> {
    let any = || sources.iter().find(|(_, f)| f.path.starts_with(FOLDER)).map(|(id, _)| id);
    sources.find(&format!("{FOLDER}{template}")).or_else(any)
}
