//! Bilingual values: mappings with one side for each language, and which of their sides is missing.
//!
//! A missing side is reported where it should stand, in the mapping that lacks it. Which values need both sides is for the
//! caller to say: quotes and their numbers do not.

use super::node::{Decoder, Fields, Node, NodeKind, Shape};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::model::LocalText;
use crate::model::text::Reference;
use crate::source::Span;

/// Where the sides of a value stand, or should.
pub(super) struct Places {
    sides: Localized<Option<Span>>,
    /// The place of the mapping, for a side that is not there.
    whole: Span,
    /// Whether the value is a text, which names no language.
    is_bare: bool,
}

impl Places {
    pub(super) fn of(node: &Node) -> Self {
        let pairs = match &node.kind {
            NodeKind::Map(pairs) => pairs.as_slice(),
            _ => &[],
        };
        let keys = || pairs.iter().map(|(key, _)| key);
        Self {
            sides: Localized::from_fn(|lang| {
                keys().find(|key| key.value == lang.tag()).map(|key| key.span)
            }),
            whole: keys().next().map_or(node.span, |key| key.span),
            is_bare: matches!(node.kind, NodeKind::Scalar(_)),
        }
    }

    fn missing(&self, lang: Lang) -> Missing {
        match self.sides.get(lang) {
            Some(span) => Missing { span: *span, state: State::Blank },
            None if self.is_bare => Missing { span: self.whole, state: State::Bare },
            None => Missing { span: self.whole, state: State::Absent },
        }
    }
}

/// A side that is missing.
struct Missing {
    span: Span,
    state: State,
}

enum State {
    /// Its key is there, without words.
    Blank,
    /// The value is one text without a language.
    Bare,
    /// There is no such key.
    Absent,
}

impl Decoder<'_> {
    /// Opens a mapping with one side for each language.
    pub(super) fn sides(&mut self, node: Node, what: &'static str) -> Option<Fields> {
        if matches!(node.kind, NodeKind::Map(_) | NodeKind::Probe(_)) {
            return self.fields(node, what);
        }
        self.wrong_type(&node, Shape::Sides(what));
        None
    }

    /// A mapping with one value for each language, of which either may be missing.
    pub(super) fn localized<T>(
        &mut self,
        node: Node,
        what: &'static str,
        mut each: impl FnMut(&mut Self, Node) -> Option<T>,
    ) -> Localized<Option<T>> {
        let Some(mut fields) = self.sides(node, what) else { return Localized::default() };
        let value = Localized::from_fn(|lang| {
            let node = fields.take(lang.tag())?;
            each(self, node)
        });
        fields.finish(self);
        value
    }

    /// A mapping with one value for each language. If one of them is missing, that is reported.
    pub(super) fn bilingual<T>(
        &mut self,
        node: Node,
        what: &'static str,
        each: impl FnMut(&mut Self, Node) -> Option<T>,
    ) -> Localized<Option<T>> {
        let places = Places::of(&node);
        let value = self.localized(node, what, each);
        self.report_missing(&value, &places, what);
        value
    }

    /// Inline Markdown in both languages.
    pub(super) fn local_prose(&mut self, node: Node, what: &'static str) -> LocalText<Reference> {
        let prose = self.bilingual(node, what, Self::prose);
        prose.map(|_, text| text.map(|text| text.value))
    }

    /// Inline Markdown in both languages; a bare text counts for the language of its script.
    pub(super) fn local_label(&mut self, node: Node, what: &'static str) -> LocalText<Reference> {
        if node.probe().is_some() {
            self.prose(node.clone());
        }
        let NodeKind::Scalar(word) = &node.kind else { return self.local_prose(node, what) };
        let lang = if crate::script::has_arabic(word) { Lang::Ar } else { Lang::En };
        let places = Places::of(&node);
        let mut label = Localized::default();
        *label.get_mut(lang) = self.prose(node).map(|text| text.value);
        self.report_missing(&label, &places, what);
        label
    }

    /// Reports the missing side of a value that has exactly one.
    pub(super) fn report_missing<T>(
        &mut self,
        value: &Localized<Option<T>>,
        places: &Places,
        what: &str,
    ) {
        let subject = format!("the {what} of {}", token(self.stem(places.whole)));
        self.report_lacking(value, places, &subject);
    }

    /// Reports the missing side of a value that has exactly one; `subject` says in messages what lacks it.
    pub(super) fn report_lacking<T>(
        &mut self,
        value: &Localized<Option<T>>,
        places: &Places,
        subject: &str,
    ) {
        let Some(lang) = missing_side(value) else { return };
        let (language, tag) = (lang.name(), lang.tag());
        let Missing { span, state } = places.missing(lang);
        let (label, hint) = match state {
            State::Blank => {
                (format!("`{tag}` is blank"), format!("write the text behind `{tag}:`"))
            }
            State::Absent => (format!("`{tag}` is missing here"), format!("add `{tag}:`")),
            State::Bare => (
                format!("`{tag}` is missing here"),
                "write both sides: `{ar: …, en: …}`".to_owned(),
            ),
        };
        let message = format!("{subject} has no {language}");
        let missing = Diagnostic::new(Code::MissingTranslation, span, message);
        self.report(missing.label(label).hint(hint));
    }

    /// The name of a file without its extension: the id of what it holds.
    fn stem(&self, span: Span) -> &str {
        let path = self.sources.file(span.file).path.as_str();
        let name = path.rsplit('/').next().unwrap_or(path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// The side that a value with exactly one lacks.
fn missing_side<T>(value: &Localized<Option<T>>) -> Option<Lang> {
    let mut missing = value.iter().filter(|(_, side)| side.is_none()).map(|(lang, _)| lang);
    let lang = missing.next()?;
    missing.next().is_none().then_some(lang)
}
