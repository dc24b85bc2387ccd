//! Markdown events → inline text with marks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::event::{Located, is_inline};
use super::form::HEMISTICHS;
use super::hidden::push_joined;
use super::language::End;
use super::reader::{Lines, Reader};
use super::{raised, stray};
use crate::address;
use crate::diag::{Code, character, token};
use crate::lang::Language;
use crate::model::text::{Mark, PLACEHOLDER, Reference, Style, Text};

/// An inline text in the making.
#[derive(Default)]
struct Draft<'h> {
    plain: String,
    marks: Vec<Mark<Reference>>,
    /// The elements that are open: where each begins in the plain text, and in the Markdown.
    open: Vec<(usize, Tag<'h>, Range<usize>)>,
    /// The runs of a language that are open.
    runs: Vec<OpenRun>,
    /// The bytes of the Markdown that are shown as they stand.
    shown: Vec<Range<usize>>,
    /// The names of the HTML elements that are open, each reported once.
    elements: Vec<String>,
}

/// A `[[en:` that is not closed yet.
struct OpenRun {
    /// Where it begins in the plain text.
    start: usize,
    language: Language,
    /// Where it stands in the Markdown.
    place: Range<usize>,
}

impl<'h> Reader<'h, '_> {
    /// Reads inline events up to `end`, or up to the next block event where there is none.
    pub(super) fn text(&mut self, end: Option<TagEnd>) -> Text<Reference> {
        let mut draft = Draft::default();
        while let Some((event, range)) = self.events.peek().cloned() {
            if end.is_none() && !is_inline(&event) {
                break;
            }
            self.events.next();
            if matches!(event, Event::End(tag) if Some(tag) == end) {
                break;
            }
            self.add(&mut draft, (event, range));
        }
        self.finish(draft)
    }

    fn add(&mut self, draft: &mut Draft<'h>, (event, range): Located<'h>) {
        match event {
            Event::Start(tag) => draft.open.push((draft.plain.len(), tag, range)),
            Event::End(_) => {
                if let Some((start, tag, range)) = draft.open.pop() {
                    self.close(draft, start, tag, range);
                }
            }
            Event::Text(words) => self.words(draft, &words, &range),
            Event::Code(code) => {
                let start = draft.plain.len();
                draft.plain.push_str(&self.hidden.restore(&code));
                let range = start..draft.plain.len();
                draft.marks.push(Mark { range, style: Style::Code });
            }
            Event::SoftBreak if self.lines == Lines::Joined => draft.plain.push(' '),
            Event::SoftBreak | Event::HardBreak => draft.line_break('\n'),
            Event::InlineHtml(_) | Event::Html(_) => self.inline_html(draft, range),
            _ => {}
        }
    }

    /// Reports what was left open or marks nothing.
    fn finish(&mut self, draft: Draft<'h>) -> Text<Reference> {
        for run in draft.runs {
            self.refuse_open_run(run.place);
        }
        for (range, sign) in stray::signs(self.hidden.written, &draft.shown) {
            let written = self.hidden.written.get(range.clone()).unwrap_or_default();
            if written == "]]" && self.hidden.has_runs() {
                continue; // It belongs to a `[[en:` that is reported.
            }
            if sign.is_pair() && self.reported.contains(&sign) {
                continue;
            }
            if self.is_reported_beside(&range) {
                continue;
            }
            self.reported.push(sign);
            let shown =
                if written.contains('`') { "a backtick".to_owned() } else { token(written) };
            let message = format!("{shown} marks nothing here and is shown as it is written");
            self.report(Code::StrayMarkup, range, message, sign.hint());
        }
        Text { plain: draft.plain, marks: draft.marks }
    }

    /// Whether an invisible character directly beside a sign, or beside the next of its kind, was reported: it may be why they
    /// mark nothing.
    fn is_reported_beside(&self, range: &Range<usize>) -> bool {
        let written = self.hidden.written;
        let sign = written.get(range.clone()).unwrap_or_default();
        let rest = written.get(range.end..).unwrap_or_default();
        let next = rest.find(sign).map(|at| range.end + at..range.end + at + sign.len());
        let is_beside = |place: Range<usize>| {
            let before = written.get(..place.start).and_then(|text| text.chars().next_back());
            let after = written.get(place.end..).and_then(|text| text.chars().next());
            before
                .into_iter()
                .chain(after)
                .any(|c| !character::invisible(&c.to_string()).is_empty())
        };
        let mut last = self.diagnostics.iter().rev().take(10);
        last.any(|other| other.code == Code::InvisibleCharacter)
            && [Some(range.clone()), next].into_iter().flatten().any(is_beside)
    }

    /// Adds words; brackets with a language in them become a mark.
    fn words(&mut self, draft: &mut Draft<'h>, shown: &str, range: &Range<usize>) {
        let Some(words) = self.hidden.literal(shown, range) else {
            return self.decoded(draft, shown, range);
        };
        push_joined(&mut draft.shown, range.clone());
        let mut from = self.escaped(words, range);
        draft.plain.push_str(&words[..from]);
        for (bracket, end) in self.hidden.ends(range) {
            self.add_words(draft, words.get(from..bracket.start).unwrap_or_default());
            from = bracket.end;
            let place = range.start + bracket.start..range.start + bracket.end;
            match end {
                End::Open(language) => draft.runs.push(OpenRun {
                    start: draft.plain.len(),
                    language: language.clone(),
                    place,
                }),
                End::Close => self.close_run(draft),
            }
        }
        self.add_words(draft, words.get(from..).unwrap_or_default());
    }

    /// The bytes of the character that stands behind a backslash at the beginning of words.
    fn escaped(&self, words: &str, range: &Range<usize>) -> usize {
        let before =
            range.start.checked_sub(1).and_then(|at| self.hidden.written.as_bytes().get(at));
        let first = words.chars().next().filter(|_| before == Some(&b'\\'));
        first.map_or(0, char::len_utf8)
    }

    fn add_words(&self, draft: &mut Draft<'h>, words: &str) {
        if self.lines == Lines::Joined {
            return draft.literal(words);
        }
        for (index, half) in words.split(HEMISTICHS).enumerate() {
            if index > 0 {
                draft.line_break('\t');
            }
            draft.literal(half);
        }
    }

    /// Adds the character of an entity such as `&amp;`. It is held to the rules of written ones.
    fn decoded(&mut self, draft: &mut Draft<'h>, shown: &str, range: &Range<usize>) {
        for refused in character::refused(shown) {
            let span = (self.place)(range.clone());
            let entity = self.hidden.written.get(range.clone()).unwrap_or_default();
            self.diagnostics.push(refused.diagnostic(span).label(format!("`{entity}`")));
        }
        draft.plain.push_str(&self.hidden.restore(shown));
    }

    /// Raw HTML, kept as text. An element is reported where it opens.
    fn inline_html(&mut self, draft: &mut Draft<'h>, range: Range<usize>) {
        let html = self.hidden.written.get(range.clone()).unwrap_or_default();
        draft.plain.push_str(html);
        let name = html.trim_start_matches(['<', '/']);
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if html.starts_with("</")
            && let Some(open) = draft.elements.iter().rposition(|element| element == name)
        {
            draft.elements.truncate(open);
            return;
        }
        draft.elements.push(name.to_owned());
        self.refuse_html(range, format!("raw HTML {} in a text", token(html)));
    }

    fn close_run(&mut self, draft: &mut Draft<'h>) {
        let Some(run) = draft.runs.pop() else {
            return draft.plain.push_str("]]");
        };
        let range = run.start..draft.plain.len();
        if draft.plain.get(range.clone()).unwrap_or_default().trim().is_empty() {
            return self.refuse_empty_run(run.place);
        }
        draft.marks.push(Mark { range, style: Style::Run(run.language) });
    }

    fn refuse_empty_run(&mut self, open: Range<usize>) {
        let rest = self.hidden.written.get(open.clone()).unwrap_or_default();
        let message = format!("`{rest}…]]` holds no words");
        let hint = format!("write the words between `{rest}` and `]]`, or delete both");
        let end = self.hidden.written.get(open.end..).and_then(|rest| rest.find("]]"));
        let end = end.map_or(open.end, |length| open.end + length + 2);
        self.report(Code::LanguageRun, open.start..end, message, &hint);
    }

    /// Reports `[[français:…]]`: ids have no colon, so a language is meant that this is no tag of.
    fn refuse_tag(&mut self, tag: &str, range: Range<usize>) {
        let message = format!("{} is not the tag of a language", token(tag));
        let hint = "write a tag such as `fr`, `fa` or `ber-Latn` before the colon; an entity is named `[[id|words]]`";
        self.report(Code::LanguageRun, range, message, hint);
    }

    pub(super) fn refuse_open_run(&mut self, range: Range<usize>) {
        let open = self.hidden.written.get(range.clone()).unwrap_or_default();
        let message = format!("`{open}` is not closed in its paragraph");
        let hint = "write `]]` behind the words; a literal `[[` is written `\\[[`";
        self.report(Code::LanguageRun, range, message, hint);
    }

    /// Ends an inline element that began at byte `start` of the plain text.
    fn close(&mut self, draft: &mut Draft<'h>, start: usize, tag: Tag<'_>, range: Range<usize>) {
        let place = range.clone();
        let style = match tag {
            Tag::Emphasis => Style::Emphasis,
            Tag::Strong => Style::Strong,
            Tag::Image { .. }
                if draft.open.iter().any(|(_, tag, _)| matches!(tag, Tag::Image { .. })) =>
            {
                return; // The image around it is reported.
            }
            Tag::Image { .. } => {
                let hint = "delete the image; link to it if it matters";
                self.report(Code::ImageInText, range, "an image in a text".to_owned(), hint);
                return;
            }
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                let slug = self.hidden.restore(&dest_url);
                if let Some((tag, _)) =
                    slug.split_once(':').filter(|(_, rest)| !rest.starts_with("//"))
                {
                    return self.refuse_tag(tag, range);
                }
                let span = (self.place)(range);
                if !has_pothole {
                    draft.put_placeholder(start);
                }
                Style::Mention(Reference { slug, bare: !has_pothole, span })
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                if !title.is_empty() {
                    self.refuse_title(&title, range.clone());
                }
                let Some(href) = self.href(link_type, &dest_url, range) else { return };
                Style::Link(href)
            }
            _ => return,
        };
        self.refuse_blank(draft, start, place);
        draft.marks.push(Mark { range: start..draft.plain.len(), style });
    }

    /// Reports a link or mention without words: no reader sees it.
    fn refuse_blank(&mut self, draft: &Draft<'_>, start: usize, place: Range<usize>) {
        let words = draft.plain.get(start..).unwrap_or_default();
        let written = self.hidden.written.get(place.clone()).unwrap_or_default();
        if words.trim().is_empty() && written.starts_with('[') {
            let message =
                format!("the link {} holds no words, and no page shows it", token(written));
            let hint = "write the words of the link: `[words](https://…)` or `[[id|words]]`";
            self.report(Code::LostText, place, message, hint);
        }
    }

    /// The words behind a link's address, which browsers show to few readers.
    fn refuse_title(&mut self, title: &str, range: Range<usize>) {
        let link = self.hidden.written.get(range.clone()).unwrap_or_default();
        let place = link
            .rfind(title)
            .map_or(range.clone(), |at| range.start + at..range.start + at + title.len());
        self.report_lost(place);
    }

    /// The address of a link if it is allowed; otherwise it is reported.
    fn href(&mut self, kind: LinkType, address: &str, range: Range<usize>) -> Option<String> {
        let mut address = self.hidden.restore(address);
        if kind == LinkType::Email && !address.starts_with("mailto:") {
            address.insert_str(0, "mailto:");
        }
        let Err(fault) = address::check(&address, address::LINK) else { return Some(address) };
        let message = format!("the link {} {fault}", token(&address));
        let hint = "use an `https:`, `http:` or `mailto:` address, or `[[id]]` for an entity";
        self.report(Code::ForbiddenLink, range, message, hint);
        None
    }
}

impl Draft<'_> {
    /// Adds words as they stand, but for what is raised or lowered in them.
    fn literal(&mut self, words: &str) {
        for (piece, style) in raised::pieces(words) {
            let start = self.plain.len();
            self.plain.push_str(piece);
            let range = start..self.plain.len();
            self.marks.extend(style.map(|style| Mark { range, style }));
        }
    }

    /// Ends a line or part of one.
    fn line_break(&mut self, space: char) {
        let start = self.plain.len();
        self.plain.push(space);
        self.marks.push(Mark { range: start..self.plain.len(), style: Style::Break });
    }

    /// Puts the sign for a name that is not known yet in the place of the words from `start` on.
    fn put_placeholder(&mut self, start: usize) {
        self.plain.truncate(start);
        self.marks.retain(|mark| mark.range.end <= start);
        self.runs.retain(|run| run.start <= start);
        self.plain.push(PLACEHOLDER);
    }
}
