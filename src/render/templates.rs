//! Tera: loading templates and rendering them.

use tera::{Context, Tera, Value};

use super::fault::{FOLDER, Fault};
use crate::lang::{Lang, Localized};
use crate::source::Sources;
use crate::ui::Ui;
use crate::view::chrome::Chrome;

/// The bytes for which a page has room before it grows.
const ROOM: usize = 32 << 10;

/// Templates ready for use.
pub(super) struct Templates {
    tera: Tera,
    /// The strings of each language that need no variables.
    labels: Localized<Value>,
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

    /// Renders `pages/{name}.html` with a frame and a view, in UTF-8: whether it is, which is a good part of the time of a page,
    /// nobody needs to ask of what is only written.
    pub(super) fn render(
        &self,
        name: &str,
        lang: Lang,
        chrome: &Chrome,
        view: Value,
    ) -> Result<Vec<u8>, Fault> {
        let template = format!("pages/{name}.html");
        let mut context = Context::new();
        context.insert("page", chrome);
        context.insert_value("view", view);
        context.insert_value("t", self.labels.get(lang).clone());
        context.insert("lang", lang.tag());
        context.insert("dir", &lang.dir());
        let mut html = Vec::with_capacity(ROOM);
        let rendered = self.tera.render_to(&template, &context, &mut html);
        rendered.map(|()| html).map_err(|error| Fault { template, error })
    }
}
