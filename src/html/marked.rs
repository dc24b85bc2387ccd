//! What lies over a text: its own marks, mentions, runs of the other direction, notes. A [`Marked`] text holds no
//! markup of any format; [`Marked::events`] hands it over piece by piece, and [`super::text`] writes that as HTML.

use std::ops::Range;

use super::element::{Element, MentionLink, Tag, nested};
use super::sign::Sign;
pub use super::unbroken::Setting;
use super::{rare, unbroken};
use crate::lang::{Dir, Lang, LangTag};
use crate::model::text::Style;
use crate::model::{EntityId, Mention, Passage, Text};
use crate::script::Script;
use crate::script::run::{Run, RunKind, runs};

/// What has to be known of entities.
pub trait Links {
    /// The address of an entity's profile, from the page that is being made; `None` where nothing can lead there.
    fn href(&self, entity: EntityId) -> Option<String>;
    /// The class that tells kinds of entity apart.
    fn class(&self, entity: EntityId) -> &'static str;
    /// The id of an entity, by which its hover card is found.
    fn id(&self, entity: EntityId) -> &str;
    /// The name to show in a title, in the language of the text around it.
    fn name(&self, entity: EntityId, lang: Lang) -> String;
}

/// A text, or a part of one, with nested elements over it and signs in it.
#[derive(Clone, Debug)]
pub struct Marked<'t> {
    pub(super) plain: &'t str,
    /// Outermost first; any two are nested or apart.
    pub(super) elements: Vec<Element>,
    /// Each with the byte that it stands before.
    pub(super) signs: Vec<(usize, &'t Sign)>,
    /// Whether words before the part are left out.
    pub(super) is_cut_before: bool,
    /// Whether words after the part are left out.
    pub(super) is_cut_after: bool,
}

impl<'t> Marked<'t> {
    fn new(plain: &'t str, mut elements: Vec<Element>, setting: Setting) -> Self {
        elements.extend(unbroken::elements(plain, setting));
        elements.extend(rare::elements(plain));
        Self::of(plain, nested(plain, elements))
    }

    /// A text with nested elements.
    fn of(plain: &'t str, elements: Vec<Element>) -> Self {
        Self { plain, elements, signs: Vec::new(), is_cut_before: false, is_cut_after: false }
    }

    /// The text itself.
    pub fn plain(&self) -> &'t str {
        self.plain
    }
}

/// A text with its own marks; without `links` it has no link, as inside of one.
pub fn inline<'t>(
    text: &'t Text<EntityId>,
    lang: Lang,
    links: Option<&dyn Links>,
    setting: Setting,
) -> Marked<'t> {
    let mut elements = own_elements(text, lang, links);
    elements.extend(run_elements(&text.plain, &decided(text), lang));
    Marked::new(&text.plain, elements, setting)
}

/// A word or name without marks.
pub fn plain(text: &str, lang: Lang, setting: Setting) -> Marked<'_> {
    Marked::new(text, run_elements(text, &[], lang), setting)
}

/// Part of a name, with the runs of the whole and nothing else.
pub fn line<'t>(name: &'t str, part: &Range<usize>, lang: Lang) -> Marked<'t> {
    let clip = |offset: usize| offset.clamp(part.start, part.end) - part.start;
    let runs = run_elements(name, &[], lang).into_iter();
    let runs = runs.map(|run| Element { range: clip(run.range.start)..clip(run.range.end), ..run });
    let runs = runs.filter(|run| !run.range.is_empty()).collect();
    Marked::of(&name[part.clone()], nested(&name[part.clone()], runs))
}

/// One side of a paragraph with its mentions and signs.
pub fn passage<'t>(
    text: &'t Text<EntityId>,
    mentions: &[Mention],
    signs: &'t [Sign],
    lang: Lang,
    links: &dyn Links,
) -> Marked<'t> {
    let mut elements = named_elements(text, mentions, lang, links);
    elements.extend(signs.iter().map(Sign::element));
    elements.extend(named_runs(&text.plain, &decided(text), lang, Names { mentions, start: 0 }));
    let marked = Marked::new(&text.plain, elements, Setting::Running);
    Marked { signs: placed(signs, &marked, lang), ..marked }
}

/// A text with its mentions and signs for formats that know nothing of directions, breaks of lines, faces, nor of the words
/// that a sign belongs to.
pub fn bare<'t>(
    text: &'t Text<EntityId>,
    mentions: &[Mention],
    signs: &'t [Sign],
    lang: Lang,
    links: &dyn Links,
) -> Marked<'t> {
    let elements = named_elements(text, mentions, lang, links);
    let marked = Marked::of(&text.plain, nested(&text.plain, elements));
    Marked { signs: placed(signs, &marked, lang), ..marked }
}

/// The elements of a text's own marks and mentions.
fn named_elements(
    text: &Text<EntityId>,
    mentions: &[Mention],
    lang: Lang,
    links: &dyn Links,
) -> Vec<Element> {
    let mut elements = own_elements(text, lang, Some(links));
    // Explicit references are among the mentions already.
    let is_mention = |element: &Element| mentions.iter().any(|m| m.range == element.range);
    elements.retain(|element| !element.tag.is_link() || !is_mention(element));
    let linked = mentions.iter().filter(|mention| mention.linked);
    elements.extend(linked.filter_map(|mention| {
        mention_element(&mention.entities, mention.range.clone(), &text.plain, lang, links)
    }));
    elements
}

/// Part of a passage with one stretch of it highlighted. An end that is not that of the passage is cut.
pub fn excerpt<'t>(
    passage: &'t Passage,
    part: &Range<usize>,
    highlight: &Range<usize>,
    lang: Lang,
) -> Marked<'t> {
    let plain = &passage.text.plain;
    let is_whole = part.end == plain.len();
    let part = if is_whole { part.clone() } else { without_stop(plain, part, highlight.end) };
    let mut elements = part_runs(passage, &part, lang);
    elements.extend((!highlight.is_empty()).then(|| Element {
        range: highlight.start - part.start..highlight.end - part.start,
        tag: Tag::Highlight,
    }));
    Marked {
        is_cut_before: part.start > 0,
        is_cut_after: part.end < plain.len(),
        ..Marked::new(&plain[part], elements, Setting::Running)
    }
}

/// Part of a passage without its marks.
pub fn quote<'t>(passage: &'t Passage, part: &Range<usize>, lang: Lang) -> Marked<'t> {
    let runs = part_runs(passage, part, lang);
    Marked::new(&passage.text.plain[part.clone()], runs, Setting::Running)
}

/// The elements of a text's own marks.
fn own_elements(text: &Text<EntityId>, lang: Lang, links: Option<&dyn Links>) -> Vec<Element> {
    let element = |mark: &crate::model::text::Mark<EntityId>| {
        let range = mark.range.clone();
        let tag = match &mark.style {
            Style::Emphasis => Tag::Emphasis,
            Style::Strong => Tag::Strong,
            Style::Code => Tag::Code,
            Style::Superscript => Tag::Superscript,
            Style::Subscript => Tag::Subscript,
            Style::Link(href) => links.map(|_| Tag::Link(href.clone()))?,
            Style::Mention(entity) => {
                return mention_element(&[*entity], range, &text.plain, lang, links?);
            }
            Style::Run(_) => return None,
            Style::Break => Tag::Break,
            Style::Part(part) => Tag::Part(*part),
        };
        Some(Element { range, tag })
    };
    text.marks.iter().filter_map(element).collect()
}

/// A joint mention leads to the first entity and names all of them.
fn mention_element(
    entities: &[EntityId],
    range: Range<usize>,
    plain: &str,
    lang: Lang,
    links: &dyn Links,
) -> Option<Element> {
    let first = *entities.first()?;
    let names = entities.iter().map(|entity| links.name(*entity, lang));
    let title = names.collect::<Vec<String>>().join(" · ");
    let link = MentionLink {
        class: links.class(first),
        href: links.href(first)?,
        ids: entities.iter().map(|entity| links.id(*entity).to_owned()).collect(),
        title: (title != plain[range.clone()]).then_some(title),
    };
    Some(Element { range, tag: Tag::Mention(link) })
}

/// The runs that the author has marked, and code, which has a direction of its own.
fn decided(text: &Text<EntityId>) -> Vec<Run> {
    let decided = text.marks.iter().filter_map(|mark| {
        let kind = match &mark.style {
            Style::Run(language) => RunKind::Marked(language.clone()),
            Style::Code => RunKind::Opaque,
            _ => return None,
        };
        Some(Run { range: mark.range.clone(), kind })
    });
    decided.collect()
}

/// The runs of a text in which no name has been found.
fn run_elements(plain: &str, decided: &[Run], lang: Lang) -> Vec<Element> {
    named_runs(plain, decided, lang, Names::default())
}

/// The runs of a text, those that are part of a name in its language.
fn named_runs(plain: &str, decided: &[Run], lang: Lang, names: Names<'_>) -> Vec<Element> {
    let element = |run: Run| {
        let (lang, dir) = match run.kind {
            RunKind::Words(script) => {
                (names.lang(&run.range, script).map(Into::into), script.dir())
            }
            RunKind::Marked(language) => {
                let dir = language.dir();
                (Some(language), dir)
            }
            RunKind::Number | RunKind::Opaque => (None, Dir::Ltr),
        };
        Element { range: run.range, tag: Tag::Run { lang, dir } }
    };
    runs(plain, lang.into(), decided).into_iter().map(element).collect()
}

/// The names in a text, for runs of a part of it.
#[derive(Clone, Copy, Default)]
struct Names<'m> {
    mentions: &'m [Mention],
    /// Where the part begins, in bytes of the text.
    start: usize,
}

impl Names<'_> {
    /// The language of a run of the part that belongs to a name in its script.
    fn lang(&self, range: &Range<usize>, script: Script) -> Option<LangTag> {
        let range = self.start + range.start..self.start + range.end;
        let holds = |of: &Range<usize>| of.start <= range.start && range.end <= of.end;
        let mut inmost = self.mentions.iter().rev().filter(|mention| holds(&mention.range));
        inmost.find_map(|mention| mention.lang.filter(|lang| Script::from(*lang) == script))
    }
}

/// The runs of part of a passage. What the author has decided for the whole holds for the part, and so do names.
fn part_runs(passage: &Passage, part: &Range<usize>, lang: Lang) -> Vec<Element> {
    let Passage { text, mentions, .. } = passage;
    let clip = |offset: usize| offset.clamp(part.start, part.end) - part.start;
    let decided: Vec<Run> = decided(text)
        .into_iter()
        .map(|run| Run { range: clip(run.range.start)..clip(run.range.end), kind: run.kind })
        .collect();
    let names = Names { mentions, start: part.start };
    named_runs(&text.plain[part.clone()], &decided, lang, names)
}

/// The part without the comma or semicolon at its end: before an ellipsis it would be one sign too many.
fn without_stop(text: &str, part: &Range<usize>, least: usize) -> Range<usize> {
    let stops = [' ', ',', '،', ';', '؛', ':'];
    let end = part.start + text[part.clone()].trim_end_matches(stops).len();
    part.start..end.max(least)
}

/// Signs stand behind their words, and behind the link or code that the words' end lies in. The number of a note stands behind the
/// punctuation as well where that is the custom.
fn placed<'s>(signs: &'s [Sign], marked: &Marked<'_>, lang: Lang) -> Vec<(usize, &'s Sign)> {
    let behind_whole = |end: usize| {
        let whole = marked.elements.iter().find(|element| {
            element.tag.is_signed_behind() && element.range.start < end && end < element.range.end
        });
        whole.map_or(end, |whole| whole.range.end)
    };
    let place = |sign: &Sign| {
        let words = marked.plain[..sign.range().end].trim_end();
        let end = behind_whole(words.len());
        match sign {
            Sign::Note(_) if lang == Lang::En => behind_whole(behind_stop(marked.plain, end)),
            _ => end,
        }
    };
    let mut placed: Vec<_> = signs.iter().map(|sign| (place(sign), sign)).collect();
    placed.sort_by_key(|(offset, sign)| (*offset, sign.order()));
    placed
}

/// The byte behind the punctuation at `end`, unless a word goes on there, as in `Mali’s` and `3.5`. In English numbers of notes
/// stand behind punctuation; in Arabic before it, at their word.
fn behind_stop(text: &str, end: usize) -> usize {
    let stops = ['.', ',', ';', ':', '!', '?', '…', '’', '”', '"', ')'];
    let rest = &text[end..];
    let after = rest.trim_start_matches(stops);
    let goes_on = after.chars().next().is_some_and(char::is_alphanumeric);
    if goes_on { end } else { end + rest.len() - after.len() }
}

#[cfg(test)]
mod tests {
    use vec1::smallvec_v1::smallvec1;

    use super::*;
    use crate::lang::Language;
    use crate::model::Origin;
    use crate::source::{SourceFile, Sources, Span};

    /// A name that stands in an Arabic passage, found as one of `lang`.
    fn passage(plain: &str, name: &str, lang: LangTag) -> Passage {
        let start = plain.find(name).unwrap();
        let mention = Mention {
            range: start..start + name.len(),
            entities: smallvec1![EntityId::new(0)],
            origin: Origin::Name,
            form: name.into(),
            lang: Some(lang),
            nested: false,
            linked: false,
        };
        let file = Sources::new(vec![SourceFile::new("a", "")]).ids()[0];
        let text = Text { plain: plain.to_owned(), marks: Vec::new() };
        Passage { text, mentions: vec![mention], span: Span::file_start(file), refused: false }
    }

    /// The runs of a marked text with their languages.
    fn runs_of<'m>(marked: &'m Marked<'_>) -> Vec<(&'m str, Option<&'m str>)> {
        let run = |element: &'m Element| match &element.tag {
            Tag::Run { lang, .. } => {
                Some((&marked.plain[element.range.clone()], lang.as_ref().map(Language::tag)))
            }
            _ => None,
        };
        marked.elements.iter().filter_map(run).collect()
    }

    #[test]
    fn parts_of_a_passage_know_its_names() {
        let passage = passage("زار Alpha بلدة Ménaka أمس", "Ménaka", LangTag::Fr);
        let whole = 0..passage.text.plain.len();
        let from_town = passage.text.plain.find("بلدة").unwrap()..whole.end;
        let name = ("Ménaka", Some("fr"));
        assert_eq!(runs_of(&quote(&passage, &whole, Lang::Ar)), [("Alpha", None), name]);
        assert_eq!(runs_of(&quote(&passage, &from_town, Lang::Ar)), [name]);
        let shown = excerpt(&passage, &from_town, &passage.mentions[0].range, Lang::Ar);
        assert_eq!(runs_of(&shown), [name]);
    }
}
