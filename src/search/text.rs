//! Texts of a unit: what is searched in them, and how much each counts.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use crate::lang::{Dir, Lang, LangTag, Localized};
use crate::model::text::{Mark, Style};
use crate::model::{EntityId, LocalText, Text};
use crate::script::isolate;
use crate::script::run::{Run, RunKind};

/// How much a word counts by the field that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// A title or a name.
    Title,
    /// The text itself.
    Body,
    /// What only goes with it, such as the names of relations.
    Beside,
}

/// The words of a text: those of the book, which holds most of what is searched, or such as were made.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Words<'b> {
    Plain(&'b str),
    Marked(&'b Text<EntityId>),
    Made(Arc<Lines>),
}

impl Words<'_> {
    /// What the author has marked as of another language, and code.
    fn decided(&self) -> Cow<'_, [Run]> {
        match self {
            Self::Plain(_) => Cow::Borrowed(&[]),
            Self::Marked(text) => text.marks.iter().filter_map(decided).collect(),
            Self::Made(lines) => Cow::Borrowed(&lines.decided),
        }
    }
}

/// The run that a mark says. Code runs from left to right.
fn decided(mark: &Mark<EntityId>) -> Option<Run> {
    let kind = match &mark.style {
        Style::Run(language) => RunKind::Marked(language.clone()),
        Style::Code => RunKind::Words(Dir::Ltr.into()),
        _ => return None,
    };
    Some(Run { range: mark.range.clone(), kind })
}

impl Deref for Words<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Plain(words) => words,
            Self::Marked(text) => &text.plain,
            Self::Made(lines) => &lines.text,
        }
    }
}

impl<'b> From<&'b str> for Words<'b> {
    fn from(words: &'b str) -> Self {
        Self::Plain(words)
    }
}

impl From<String> for Words<'_> {
    fn from(text: String) -> Self {
        Lines { text, decided: Vec::new() }.into()
    }
}

impl From<Lines> for Words<'_> {
    fn from(lines: Lines) -> Self {
        Self::Made(Arc::new(lines))
    }
}

/// A text that is searched.
#[derive(Clone, Debug)]
pub(super) struct Field<'b> {
    pub(super) weight: Weight,
    /// The language by which results are told apart; all names in Latin letters count as English.
    pub(super) lang: Lang,
    pub(super) text: Words<'b>,
}

/// A text as it is shown in each language.
pub(super) type Shown<'b> = Localized<Option<Side<'b>>>;

/// A text of one language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Side<'b> {
    /// Its words, as they are searched.
    pub(super) text: Words<'b>,
    /// Its direction, if that may be another than its language's, as of titles of sources.
    dir: Option<Dir>,
}

impl<'b> Side<'b> {
    /// A text of some direction, whatever its language.
    pub(super) fn directed(text: &'b str, dir: Dir) -> Self {
        Self { text: text.into(), dir: Some(dir) }
    }

    /// The text as a result shows it: what runs another way stands between characters that isolate it, of which the script makes
    /// elements.
    pub(super) fn shown(&self, lang: Lang) -> String {
        let own = self.dir.unwrap_or(lang.dir());
        isolate::whole(&self.text, &self.text.decided(), own, lang.dir())
    }
}

impl<'b, T: Into<Words<'b>>> From<T> for Side<'b> {
    fn from(text: T) -> Self {
        Self { text: text.into(), dir: None }
    }
}

/// A text of one language that is made line by line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    text: String,
    decided: Vec<Run>,
}

impl Lines {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Adds words without marks.
    pub(super) fn add(&mut self, words: &str) {
        self.push(words, &[]);
    }

    /// Adds a text with what its marks say of directions.
    pub(super) fn add_text(&mut self, text: &Text<EntityId>) {
        self.add_side(&side(text));
    }

    fn add_side(&mut self, side: &Side<'_>) {
        self.push(&side.text, &side.text.decided());
    }

    fn push(&mut self, words: &str, decided: &[Run]) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(words);
        let moved = |run: &Run| Run {
            range: start + run.range.start..start + run.range.end,
            kind: run.kind.clone(),
        };
        self.decided.extend(decided.iter().map(moved));
    }

    pub(super) fn side<'b>(self) -> Side<'b> {
        Words::from(self).into()
    }
}

/// The words of a text in both languages.
pub(super) fn plain(text: &LocalText<EntityId>) -> Shown<'_> {
    Localized::from_fn(|lang| text.get(lang).as_ref().map(side))
}

/// One text with what its marks say of directions.
pub(super) fn side(text: &Text<EntityId>) -> Side<'_> {
    Words::Marked(text).into()
}

/// The language of the site that a name is searched as.
pub(super) fn of_site(tag: LangTag) -> Lang {
    match tag {
        LangTag::Site(lang) => lang,
        LangTag::Fr => Lang::En,
    }
}

/// The fields that a text in both languages makes.
pub(super) fn fields<'b>(weight: Weight, shown: &Shown<'b>) -> impl Iterator<Item = Field<'b>> {
    shown.iter().filter_map(move |(lang, side)| {
        Some(Field { weight, lang, text: side.as_ref()?.text.clone() })
    })
}

/// Two texts one after the other.
pub(super) fn joined<'b>(first: Shown<'b>, second: &Shown<'b>) -> Shown<'b> {
    first.map(|lang, first| match (first, second.get(lang)) {
        (Some(first), Some(second)) => {
            let mut lines = Lines::default();
            [&first, second].into_iter().for_each(|side| lines.add_side(side));
            Some(lines.side())
        }
        (first, second) => first.or_else(|| second.clone()),
    })
}
