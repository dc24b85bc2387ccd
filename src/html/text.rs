//! Ranges over a plain text → nested elements.
//!
//! Ranges may nest and overlap; elements may only nest. So ranges are taken in order of rank, and each is cut where
//! it would cross one of a higher rank. Links come first and are never cut: `<a>` stays one element, and covers
//! whole words. Runs of the other direction come second, because cutting one would reorder it on the page.
//!
//! The text content of the result equals the plain text. Note signs are empty elements: CSS draws them and
//! `aria-label` names them, so they are never copied.

use std::ops::Range;

use super::{Html, attribute, escape};
use crate::lang::{Dir, Lang};
use crate::model::text::Style;
use crate::model::{EntityId, Mention, Text};
use crate::script::run::{Run, runs};

/// What the renderer needs to know of entities.
pub trait Links {
    /// The address of an entity's profile, from the page that is being made.
    fn href(&self, entity: EntityId) -> String;
    /// The class that tells kinds of entity apart.
    fn class(&self, entity: EntityId) -> &'static str;
    /// The id of an entity, by which its hover card is found.
    fn id(&self, entity: EntityId) -> &str;
    /// The name to show in a title, in the language of the text around it.
    fn name(&self, entity: EntityId, lang: Lang) -> String;
}

/// A note of a passage, ready to be drawn.
#[derive(Clone, Debug)]
pub struct NoteSign {
    /// The number on the sign.
    pub number: usize,
    /// The number as it is drawn, in the language's digits.
    pub text: String,
    /// What it glosses, in bytes of the plain text.
    pub range: Range<usize>,
    /// The id of the sign itself.
    pub id: String,
    /// The id of the note.
    pub target: String,
    /// The word for its kind.
    pub kind: &'static str,
    /// What a screen reader says.
    pub label: String,
}

/// A date behind the phrase that means it, ready to be drawn.
#[derive(Clone, Debug)]
pub struct DateSign {
    /// The phrase, in bytes of the plain text.
    pub range: Range<usize>,
    /// The date in words.
    pub gloss: String,
}

/// What stands behind words and says something of them.
#[derive(Clone, Debug)]
pub enum Sign {
    /// The date that a phrase means.
    Date(DateSign),
    /// The number of a note.
    Note(NoteSign),
}

impl Sign {
    fn range(&self) -> &Range<usize> {
        match self {
            Self::Date(date) => &date.range,
            Self::Note(note) => &note.range,
        }
    }

    /// Signs at one place: dates first, then notes by number.
    fn order(&self) -> usize {
        match self {
            Self::Date(_) => 0,
            Self::Note(note) => note.number,
        }
    }
}

/// An element over a range of the text.
#[derive(Clone, Debug)]
struct Element {
    range: Range<usize>,
    rank: Rank,
    open: String,
    close: &'static str,
}

/// Which of two crossing ranges stays whole: the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Link,
    Run,
    Note,
    Style,
}

/// Renders a text with its own marks.
pub fn inline(text: &Text<EntityId>, lang: Lang, links: &dyn Links) -> Html {
    let mut elements = style_elements(text, lang, Some(links));
    elements.extend(run_elements(&text.plain, &decided(text), lang));
    Html(nest(&text.plain, elements, &[]))
}

/// Renders a text that stands inside a link, or must hold none.
pub fn unlinked(text: &Text<EntityId>, lang: Lang) -> Html {
    let mut elements = style_elements(text, lang, None);
    elements.extend(run_elements(&text.plain, &decided(text), lang));
    Html(nest(&text.plain, elements, &[]))
}

/// Renders a word or name without marks.
pub fn plain(text: &str, lang: Lang) -> Html {
    Html(nest(text, run_elements(text, &[], lang), &[]))
}

/// Renders one side of a paragraph with its mentions and note signs.
pub fn passage(
    text: &Text<EntityId>,
    mentions: &[Mention],
    signs: &[Sign],
    lang: Lang,
    links: &dyn Links,
) -> Html {
    let mut elements = style_elements(text, lang, Some(links));
    elements.retain(|element| element.rank != Rank::Link || !is_mention(element, mentions));
    let linked = mentions.iter().filter(|mention| mention.linked);
    elements.extend(
        linked.map(|mention| mention_element(&mention.entities, &mention.range, lang, links)),
    );
    elements.extend(run_elements(&text.plain, &decided(text), lang));
    elements.extend(signs.iter().map(sign_element));
    Html(nest(&text.plain, elements, signs))
}

/// Explicit references are among the mentions already.
fn is_mention(element: &Element, mentions: &[Mention]) -> bool {
    mentions.iter().any(|mention| mention.range == element.range)
}

/// The elements of a text's own marks; without `links` it gets none.
fn style_elements(text: &Text<EntityId>, lang: Lang, links: Option<&dyn Links>) -> Vec<Element> {
    let element = |range: &Range<usize>, rank, open: &str, close| Element {
        range: range.clone(),
        rank,
        open: open.to_owned(),
        close,
    };
    text.marks
        .iter()
        .filter_map(|mark| {
            let range = &mark.range;
            Some(match &mark.style {
                Style::Emphasis => element(range, Rank::Style, "<em>", "</em>"),
                Style::Strong => element(range, Rank::Style, "<strong>", "</strong>"),
                Style::Code => element(range, Rank::Style, "<code dir=\"ltr\">", "</code>"),
                Style::Link(href) => {
                    links?;
                    let mut open = "<a".to_owned();
                    attribute("href", href, &mut open);
                    element(range, Rank::Link, &(open + " rel=\"external\">"), "</a>")
                }
                Style::Mention(entity) => mention_element(&[*entity], range, lang, links?),
                Style::Run(_) => return None,
            })
        })
        .collect()
}

/// A joint mention leads to the first entity and names all of them in its title.
fn mention_element(
    entities: &[EntityId],
    range: &Range<usize>,
    lang: Lang,
    links: &dyn Links,
) -> Element {
    let mut open = "<a".to_owned();
    if let Some(first) = entities.first() {
        let joint = if entities.len() > 1 { " joint" } else { "" };
        let class = format!("mention {}{joint}", links.class(*first));
        attribute("class", &class, &mut open);
        attribute("href", &links.href(*first), &mut open);
        let ids: Vec<_> = entities.iter().map(|entity| links.id(*entity)).collect();
        attribute("data-cards", &ids.join(" "), &mut open);
        let names: Vec<_> = entities.iter().map(|entity| links.name(*entity, lang)).collect();
        attribute("title", &names.join(" · "), &mut open);
    }
    open.push('>');
    Element { range: range.clone(), rank: Rank::Link, open, close: "</a>" }
}

/// The runs that the author has marked, and code, which has a direction of its own.
fn decided(text: &Text<EntityId>) -> Vec<Run> {
    let decided = text.marks.iter().filter_map(|mark| {
        let lang = match mark.style {
            Style::Run(lang) => Some(lang),
            Style::Code => None,
            _ => return None,
        };
        Some(Run { range: mark.range.clone(), lang })
    });
    decided.collect()
}

/// A number inherits the language of the text around it: only its direction is its own.
fn run_elements(plain: &str, decided: &[Run], lang: Lang) -> Vec<Element> {
    let open = |run: Option<Lang>| match run {
        Some(run) => format!("<bdi lang=\"{}\" dir=\"{}\">", run.tag(), run.dir().as_str()),
        None => format!("<bdi dir=\"{}\">", Dir::Ltr.as_str()),
    };
    runs(plain, lang, decided)
        .into_iter()
        .map(|run| Element {
            range: run.range,
            rank: Rank::Run,
            open: open(run.lang),
            close: "</bdi>",
        })
        .collect()
}

fn sign_element(sign: &Sign) -> Element {
    let mut open = "<span".to_owned();
    match sign {
        Sign::Date(_) => attribute("class", "when", &mut open),
        Sign::Note(note) => {
            attribute("class", &format!("anchor anchor-{}", note.kind), &mut open);
            attribute("data-note", &note.number.to_string(), &mut open);
        }
    }
    open.push('>');
    Element { range: sign.range().clone(), rank: Rank::Note, open, close: "</span>" }
}

/// The sign itself: an empty element.
fn sign(sign: &Sign, out: &mut String) {
    match sign {
        Sign::Date(date) => {
            out.push_str("<span class=\"gloss\" role=\"note\"");
            attribute("aria-label", &date.gloss, out);
            attribute("data-gloss", &date.gloss, out);
            out.push_str("></span>");
        }
        Sign::Note(note) => {
            out.push_str("<a class=\"note-ref\" role=\"doc-noteref\"");
            attribute("id", &note.id, out);
            attribute("href", &format!("#{}", note.target), out);
            attribute("aria-label", &note.label, out);
            attribute("data-note", &note.number.to_string(), out);
            attribute("data-n", &note.text, out);
            out.push_str("></a>");
        }
    }
}

/// Writes a text with elements over its ranges and note signs at the ends of theirs.
fn nest(plain: &str, elements: Vec<Element>, signs: &[Sign]) -> String {
    let elements = laminar(elements);
    let signs = sign_places(signs, &elements);
    let mut out = String::with_capacity(plain.len() * 2);
    let mut open: Vec<&Element> = Vec::new();
    let mut next_element = elements.iter().peekable();
    let mut next_sign = signs.iter().peekable();
    for at in edges(plain, &elements, &signs).windows(2) {
        let (from, to) = (at[0], at[1]);
        while let Some(element) = open.pop_if(|element| element.range.end <= from) {
            out.push_str(element.close);
        }
        while let Some((_, sign)) = next_sign.next_if(|(place, _)| *place <= from) {
            self::sign(sign, &mut out);
        }
        while let Some(element) = next_element.next_if(|element| element.range.start <= from) {
            out.push_str(&element.open);
            open.push(element);
        }
        escape(&plain[from..to], &mut out);
    }
    while let Some(element) = open.pop() {
        out.push_str(element.close);
    }
    next_sign.for_each(|(_, sign)| self::sign(sign, &mut out));
    out
}

/// Where something begins or ends, in order, each place once.
fn edges(plain: &str, elements: &[Element], signs: &[(usize, &Sign)]) -> Vec<usize> {
    let mut edges = vec![0, plain.len()];
    edges.extend(elements.iter().flat_map(|element| [element.range.start, element.range.end]));
    edges.extend(signs.iter().map(|(place, _)| *place));
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Signs stand behind their words, and behind the link that the words' end lies in.
fn sign_places<'s>(signs: &'s [Sign], elements: &[Element]) -> Vec<(usize, &'s Sign)> {
    let mut places: Vec<_> = signs
        .iter()
        .map(|sign| {
            let end = sign.range().end;
            let link = elements.iter().find(|element| {
                element.rank == Rank::Link && element.range.start < end && end < element.range.end
            });
            (link.map_or(end, |link| link.range.end), sign)
        })
        .collect();
    places.sort_by_key(|(place, sign)| (*place, sign.order()));
    places
}

/// Cuts elements until any two are nested or apart, and sorts them outermost first.
fn laminar(mut elements: Vec<Element>) -> Vec<Element> {
    elements.sort_by_key(|element| (element.rank, element.range.start));
    let mut kept: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let mut pieces = vec![element.range.clone()];
        for other in kept.iter().filter(|other| crosses(&element.range, &other.range)) {
            pieces = pieces.into_iter().flat_map(|piece| cut(&piece, &other.range)).collect();
        }
        kept.extend(
            pieces
                .into_iter()
                .filter(|piece| !piece.is_empty())
                .map(|range| Element { range, ..element.clone() }),
        );
    }
    kept.sort_by_key(|element| {
        (element.range.start, std::cmp::Reverse(element.range.end), element.rank)
    });
    kept
}

/// Whether two ranges overlap without one holding the other.
fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let apart = a.end <= b.start || b.end <= a.start;
    let nested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
    !apart && !nested
}

/// A piece cut at the edges of another range that lie inside it.
fn cut(piece: &Range<usize>, other: &Range<usize>) -> Vec<Range<usize>> {
    let inside = |at: usize| piece.start < at && at < piece.end;
    let mut edges = vec![piece.start];
    edges.extend([other.start, other.end].into_iter().filter(|at| inside(*at)));
    edges.push(piece.end);
    edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Renders part of a text with one stretch of it marked. An end that is not that of the text has an ellipsis.
pub fn excerpt(
    text: &Text<EntityId>,
    part: &Range<usize>,
    marked: &Range<usize>,
    lang: Lang,
) -> Html {
    let is_whole = part.end == text.plain.len();
    let part = &if is_whole { part.clone() } else { without_stop(&text.plain, part, marked.end) };
    let mut elements = part_runs(text, part, lang);
    elements.extend((!marked.is_empty()).then(|| Element {
        range: marked.start - part.start..marked.end - part.start,
        rank: Rank::Link,
        open: "<mark>".to_owned(),
        close: "</mark>",
    }));
    let ends = |is_cut: bool| if is_cut { "…" } else { "" };
    let (before, after) = (ends(part.start > 0), ends(part.end < text.plain.len()));
    Html(format!("{before}{}{after}", nest(&text.plain[part.clone()], elements, &[])))
}

/// The part without the comma or semicolon at its end: before an ellipsis it would be one sign too many.
fn without_stop(text: &str, part: &Range<usize>, least: usize) -> Range<usize> {
    let stops = [' ', ',', '،', ';', '؛', ':'];
    let end = part.start + text[part.clone()].trim_end_matches(stops).len();
    part.start..end.max(least)
}

/// Renders part of a text without its marks.
pub fn quote(text: &Text<EntityId>, part: &Range<usize>, lang: Lang) -> Html {
    Html(nest(&text.plain[part.clone()], part_runs(text, part, lang), &[]))
}

/// The runs of part of a text. What the author has decided for the whole holds for the part.
fn part_runs(text: &Text<EntityId>, part: &Range<usize>, lang: Lang) -> Vec<Element> {
    let clip = |at: usize| at.clamp(part.start, part.end) - part.start;
    let decided: Vec<Run> = decided(text)
        .into_iter()
        .map(|run| Run { range: clip(run.range.start)..clip(run.range.end), lang: run.lang })
        .collect();
    run_elements(&text.plain[part.clone()], &decided, lang)
}
