//! Decoding of the value types that several kinds of file share: texts, ids, dates, numbers.

use std::collections::BTreeMap;

use super::date;
use super::format::{Content, Named};
use super::markup::{self, Shape};
use super::node::{Decoder, Fields, Node, NodeKind};
use super::number;
use super::repeated::again;
use crate::address;
use crate::diag::suggest::slug;
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Lang;
use crate::model::text::{Block, Reference, Text};
use crate::model::{Date, FormerIds};
use crate::source::{Alignment, Span, Spanned};

/// Whether a word can be an id: lower-case ASCII letters, digits and hyphens, not beginning with a hyphen.
pub fn is_id(word: &str) -> bool {
    !word.is_empty()
        && !word.starts_with('-')
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The diagnostic for a word that cannot be an id.
pub(super) fn bad_id(word: &Spanned<String>) -> Diagnostic {
    let message = format!("{} cannot be an id", token(&word.value));
    let bad = Diagnostic::about(Code::BadId, word, message);
    match slug(&word.value).filter(|slug| is_id(slug)) {
        Some(slug) => bad.hint(format!(
            "did you mean `{slug}`? ids are lower-case ASCII letters, digits and hyphens"
        )),
        None => bad.hint("use lower-case ASCII letters, digits and hyphens, such as `jnim`"),
    }
}

impl Decoder<'_> {
    /// The id of something. Whether there is one, and what else may be meant, is asked when it is looked up.
    pub(super) fn id(&mut self, node: Node, named: Named) -> Option<Spanned<String>> {
        let word = self.text_of(node, Content::Id(named))?;
        Some(self.clean_word(word))
    }

    /// A text of some content, which its caller reads.
    pub(super) fn text_of(&mut self, node: Node, content: Content) -> Option<Spanned<String>> {
        if let Some(probe) = node.probe() {
            probe.text(content);
            return None;
        }
        self.text(node)
    }

    /// A list of ids, each once; one id may stand without brackets.
    pub(super) fn ids(&mut self, node: Node, named: Named) -> Vec<Spanned<String>> {
        let mut firsts: BTreeMap<String, Span> = BTreeMap::new();
        let mut before = node.span;
        let mut ids = self.all_ids(node, named);
        ids.retain(|id| {
            let first = *firsts.entry(id.value.clone()).or_insert(id.span);
            let item_before = std::mem::replace(&mut before, id.span);
            if first != id.span {
                let fault = again(self.sources, id, first, item_before);
                self.report(fault);
            }
            first == id.span
        });
        ids
    }

    /// A list of ids as it is written.
    pub(super) fn all_ids(&mut self, node: Node, named: Named) -> Vec<Spanned<String>> {
        if node.probe().is_some() {
            self.id(node.clone(), named);
        }
        match node.kind {
            NodeKind::Scalar(_) if self.is_undashed(&node) => Vec::new(),
            NodeKind::Scalar(_) => self.id(node, named).into_iter().collect(),
            _ => self.list(node, |decoder, node| decoder.id(node, named)),
        }
    }

    /// The ids that something had before, as its field says.
    pub(super) fn former_ids(&mut self, fields: &mut Fields) -> FormerIds {
        fields.take("former_ids").map(|node| self.usable_ids(node)).unwrap_or_default()
    }

    /// Words that can be ids; any other has never been one.
    pub(super) fn usable_ids(&mut self, node: Node) -> FormerIds {
        let mut ids = self.all_ids(node, Named::Former);
        ids.retain(|id| {
            let is_id = is_id(&id.value);
            if !is_id {
                self.report(bad_id(id));
            }
            is_id
        });
        ids
    }

    /// An EDTF date.
    pub(super) fn date(&mut self, node: Node) -> Option<Date> {
        self.placed_date(node).map(|date| date.value)
    }

    /// The dates of two fields, of which the second ends what the first begins.
    pub(super) fn period(
        &mut self,
        fields: &mut Fields,
        names: [&'static str; 2],
    ) -> [Option<Date>; 2] {
        let dates = names.map(|name| fields.take(name).and_then(|node| self.placed_date(node)));
        if let [Some(begin), Some(end)] = &dates
            && end.value.ends_before(&begin.value)
        {
            let [begin_name, end_name] = names;
            let (first, last) = (self.written(begin.span), self.written(end.span));
            let message = format!("`{end_name}` {last} is before `{begin_name}` {first}");
            self.report(
                Diagnostic::new(Code::ReversedDates, end.span, message)
                    .label(last)
                    .related(begin.span, format!("`{begin_name}` is {first}"))
                    .hint("exchange the two, or correct the one that is wrong"),
            );
        }
        dates.map(|date| date.map(|date| date.value))
    }

    fn placed_date(&mut self, node: Node) -> Option<Spanned<Date>> {
        let span = node.span;
        let date = self.any_date(node)?;
        if date.is_reversed() {
            let written = self.written(span);
            let message = format!("the interval {written} ends before it begins");
            let reversed = Diagnostic::new(Code::ReversedDates, span, message).label(written);
            self.report(reversed.hint("write the earlier date first"));
            return None;
        }
        Some(Spanned::new(date, span))
    }

    /// A value as its author wrote it, for messages.
    fn written(&self, span: Span) -> String {
        token(self.sources.slice(span).trim().trim_matches(['"', '\'']))
    }

    fn any_date(&mut self, node: Node) -> Option<Date> {
        let text = self.text_of(node, Content::Date)?;
        let date = Date::parse(text.value.trim());
        if date.is_none() {
            let message = format!("{} is not an EDTF date", token(&text.value));
            let mended = date::edtf(&text.value);
            let place = self.sources.token(text.span, &text.value);
            self.report(
                Diagnostic::about(Code::InvalidDate, &text, message)
                    .did_you_mean(mended.as_deref(), place)
                    .or_hint(
                        "write `2024`, `2024-05`, `2024-05-04`, `2024-05~`, `2024?` or `2023/2024`",
                    ),
            );
        }
        date
    }

    /// A text that is shown: its invisible characters are reported. One with a sign in it that was refused is reported
    /// already, and keeps its words.
    fn clean_text(&mut self, node: Node) -> Option<Spanned<String>> {
        if let NodeKind::Refused(words) = node.kind {
            return Some(Spanned::new(words, node.span));
        }
        let text = self.text(node)?;
        self.report_invisible(&text);
        Some(text)
    }

    /// A text that is shown, in Markdown.
    fn markdown(&mut self, node: Node) -> Option<Spanned<String>> {
        if let Some(probe) = node.probe() {
            probe.text(Content::Prose);
            return None;
        }
        self.clean_text(node)
    }

    /// A text without Markdown, such as a name: its signs would be shown, and no text would be searched for them.
    pub(super) fn plain_text(&mut self, node: Node) -> Option<Spanned<String>> {
        let is_refused = matches!(node.kind, NodeKind::Refused(_));
        let text = self.clean_text(node)?;
        if !is_refused {
            self.report_marked(&text);
        }
        Some(text)
    }

    /// A web address.
    pub(super) fn address(&mut self, node: Node) -> Option<Spanned<String>> {
        let url = self.text_of(node, Content::Address)?;
        let Err(fault) = address::check(&url.value, address::WEB) else { return Some(url) };
        let message = format!("the link {} {fault}", token(&url.value));
        let hint = "use an `https:` or `http:` address, or leave the field out";
        self.report(Diagnostic::about(Code::ForbiddenLink, &url, message).hint(hint));
        None
    }

    /// Inline Markdown.
    pub(super) fn prose(&mut self, node: Node) -> Option<Spanned<Text<Reference>>> {
        if let NodeKind::Refused(words) = node.kind {
            return Some(Spanned::new(Text::plain(words), node.span));
        }
        let source = self.markdown(node)?;
        self.formed(&source, Shape::Running)
    }

    /// Markdown of a paragraph of some shape. Of an original, which says what somebody else wrote, invisible characters are
    /// part.
    pub(super) fn passage(
        &mut self,
        node: Node,
        shape: Shape,
        is_original: bool,
    ) -> Option<Spanned<Text<Reference>>> {
        if let NodeKind::Refused(_) = node.kind {
            return self.prose(node);
        }
        let source =
            if is_original { self.text_of(node, Content::Prose)? } else { self.markdown(node)? };
        self.formed(&source, shape)
    }

    fn formed(
        &mut self,
        source: &Spanned<String>,
        shape: Shape,
    ) -> Option<Spanned<Text<Reference>>> {
        let alignment = Alignment::new(self.sources, source.span, &source.value);
        let place = |range| alignment.locate(range);
        let text = markup::formed(&source.value, shape, &place, &mut self.diagnostics);
        (!text.plain.is_empty()).then(|| Spanned::new(text, source.span))
    }

    /// Block Markdown.
    pub(super) fn body(&mut self, node: Node) -> Option<Vec<Block<Reference>>> {
        if let NodeKind::Refused(words) = node.kind {
            return Some(vec![Block::Paragraph(Text::plain(words))]);
        }
        let source = self.markdown(node)?;
        let alignment = Alignment::new(self.sources, source.span, &source.value);
        let place = |range| alignment.locate(range);
        let blocks = markup::blocks(&source.value, &place, &mut self.diagnostics);
        (!blocks.is_empty()).then_some(blocks)
    }

    /// The language named by a tag.
    pub(super) fn lang(&mut self, node: Node) -> Option<Lang> {
        self.word(node, &Lang::ALL.map(|lang| (lang.tag(), lang)))
    }

    /// A whole number from 1.
    pub(super) fn count(&mut self, node: Node) -> Option<Spanned<usize>> {
        if let Some(probe) = node.probe() {
            probe.number(Some(1.0), None, true);
            return None;
        }
        let text = self.text(node)?;
        let Some(number) = text.value.parse().ok().filter(|n| *n > 0) else {
            let message = format!("{} is not a whole number from 1", token(&text.value));
            let digits = number::plain(&text.value)
                .filter(|word| word.parse::<usize>().is_ok_and(|n| n > 0));
            let place = self.sources.token(text.span, &text.value);
            self.report(
                Diagnostic::about(Code::WrongType, &text, message)
                    .did_you_mean(digits.as_deref(), place)
                    .or_hint("write a number in digits, such as `2`"),
            );
            return None;
        };
        Some(Spanned::new(number, text.span))
    }

    /// A whole number, which may be below 0.
    pub(super) fn integer(&mut self, node: Node) -> Option<i64> {
        if let Some(probe) = node.probe() {
            probe.number(None, None, true);
            return None;
        }
        let text = self.text(node)?;
        let number = text.value.parse::<i64>().ok();
        if number.is_none() {
            let message = format!("{} is not a whole number", token(&text.value));
            let digits = number::plain(&text.value).filter(|word| word.parse::<i64>().is_ok());
            let place = self.sources.token(text.span, &text.value);
            self.report(
                Diagnostic::about(Code::WrongType, &text, message)
                    .did_you_mean(digits.as_deref(), place)
                    .or_hint("write a number in digits, such as `2`"),
            );
        }
        number
    }

    /// A decimal number between two bounds.
    pub(super) fn number(&mut self, node: Node, least: f64, most: f64) -> Option<f64> {
        if let Some(probe) = node.probe() {
            probe.number(Some(least), Some(most), false);
            return None;
        }
        let text = self.text(node)?;
        let fits = |word: &str| word.parse::<f64>().is_ok_and(|n| (least..=most).contains(&n));
        let number = text.value.parse::<f64>().ok().filter(|_| fits(&text.value));
        if number.is_none() {
            let message = format!("{} is not a number from {least} to {most}", token(&text.value));
            let digits = number::plain(&text.value).filter(|word| fits(word));
            let place = self.sources.token(text.span, &text.value);
            self.report(
                Diagnostic::about(Code::WrongType, &text, message)
                    .did_you_mean(digits.as_deref(), place)
                    .or_hint("write degrees as a decimal number, such as `17.5` or `-4.25`"),
            );
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, node: Node) -> Option<bool> {
        self.word(node, &[("true", true), ("false", false)])
    }
}
