//! Texts of a unit: what is searched in them, and how much each counts.

use std::sync::Arc;

use crate::lang::{Dir, Lang, LangTag, Localized};
use crate::model::text::Style;
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

/// A text that is searched.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) weight: Weight,
    /// The language by which results are told apart; all names in Latin letters count as English.
    pub(super) lang: Lang,
    pub(super) text: Arc<str>,
}

/// A text as it is shown in each language; many units share one, such as the title of their article.
pub(super) type Shown = Localized<Option<Side>>;

/// A text of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// Its words, as they are searched.
    pub(super) text: Arc<str>,
    /// What the author has marked as of another language, and code.
    decided: Arc<[Run]>,
    /// Its direction, if that may be another than its language's, as of titles of sources.
    dir: Option<Dir>,
}

impl Side {
    /// A text of some direction, whatever its language.
    pub(super) fn directed(text: &str, dir: Dir) -> Self {
        Self { dir: Some(dir), ..text.into() }
    }

    /// The text as a result shows it: what runs another way stands between characters that isolate it, of which the script makes
    /// elements.
    pub(super) fn shown(&self, lang: Lang) -> String {
        let own = self.dir.unwrap_or(lang.dir());
        isolate::whole(&self.text, &self.decided, own, lang.dir())
    }
}

impl From<&str> for Side {
    fn from(text: &str) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl From<String> for Side {
    fn from(text: String) -> Self {
        text.as_str().into()
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

    /// Adds a text with what its marks say of directions. Code runs from left to right.
    pub(super) fn add_text(&mut self, text: &Text<EntityId>) {
        let decided = text.marks.iter().filter_map(|mark| {
            let kind = match &mark.style {
                Style::Run(language) => RunKind::Marked(language.clone()),
                Style::Code => RunKind::Words(Dir::Ltr.into()),
                _ => return None,
            };
            Some(Run { range: mark.range.clone(), kind })
        });
        self.push(&text.plain, &decided.collect::<Vec<_>>());
    }

    fn add_side(&mut self, side: &Side) {
        self.push(&side.text, &side.decided);
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

    pub(super) fn side(self) -> Side {
        Side { text: self.text.into(), decided: self.decided.into(), dir: None }
    }
}

/// The words of a text in both languages.
pub(super) fn plain(text: &LocalText<EntityId>) -> Shown {
    Localized::from_fn(|lang| text.get(lang).as_ref().map(side))
}

/// One text with what its marks say of directions.
pub(super) fn side(text: &Text<EntityId>) -> Side {
    let mut lines = Lines::default();
    lines.add_text(text);
    lines.side()
}

/// The language of the site that a name is searched as.
pub(super) fn of_site(tag: LangTag) -> Lang {
    match tag {
        LangTag::Site(lang) => lang,
        LangTag::Fr => Lang::En,
    }
}

/// The fields that a text in both languages makes.
pub(super) fn fields(weight: Weight, shown: &Shown) -> Vec<Field> {
    let field = |(lang, side): (Lang, &Option<Side>)| {
        Some(Field { weight, lang, text: side.as_ref()?.text.clone() })
    };
    shown.iter().filter_map(field).collect()
}

/// Two texts one after the other.
pub(super) fn joined(first: Shown, second: &Shown) -> Shown {
    first.map(|lang, first| match (first, second.get(lang)) {
        (Some(first), Some(second)) => {
            let mut lines = Lines::default();
            [&first, second].into_iter().for_each(|side| lines.add_side(side));
            Some(lines.side())
        }
        (first, second) => first.or_else(|| second.clone()),
    })
}
