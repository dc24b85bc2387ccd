//! The stories of a document: its body and its footnotes, run by run.

use std::collections::BTreeMap;

use super::style::{Numbering, Sort, Styles};
use super::xml::{Element, Xml, each};
use crate::import::builder::Builder;
use crate::import::document::Document;
use crate::import::words::{Raised, Style};

/// What the other parts of a document say.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Where links lead, by id.
    pub(super) links: BTreeMap<String, String>,
}

/// What a paragraph says of itself.
#[derive(Debug, Default)]
struct Paragraph {
    style: String,
    outline: Option<u8>,
    list: Option<(u64, usize)>,
    has_list: bool,
}

/// A change or thing whose words are gathered to be told.
#[derive(Debug)]
struct Told {
    /// The element that holds it.
    element: String,
    /// How many elements of that name are open inside of it.
    depth: usize,
    /// What it is, for people.
    what: String,
    words: String,
    /// Whether its words are part of the text all the same.
    is_taken: bool,
}

/// A document in the making.
pub(super) struct Story<'p> {
    parts: &'p Parts,
    builder: Builder,
    paragraph: Paragraph,
    run: Style,
    is_hidden: bool,
    /// Whether the present characters are words: those of `w:t`.
    is_text: bool,
    told: Vec<Told>,
    links: Vec<Option<String>>,
    field: Field,
    /// How many tables are open.
    tables: usize,
    /// The next number of each list, by its id and level.
    numbers: BTreeMap<(u64, usize), u64>,
    /// The list of the item before.
    list: Option<u64>,
    /// Notes that are not text: separators.
    is_skipped: bool,
}

/// A field: an instruction, and what it shows.
#[derive(Debug, Default)]
struct Field {
    /// How many are open.
    depth: usize,
    is_instruction: bool,
    instruction: String,
    link: Option<String>,
}

impl<'p> Story<'p> {
    pub(super) fn new(parts: &'p Parts) -> Self {
        Self {
            parts,
            builder: Builder::default(),
            paragraph: Paragraph::default(),
            run: Style::default(),
            is_hidden: false,
            is_text: false,
            told: Vec::new(),
            links: Vec::new(),
            field: Field::default(),
            tables: 0,
            numbers: BTreeMap::new(),
            list: None,
            is_skipped: false,
        }
    }

    /// Reads the body.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn body(&mut self, xml: &str) -> Result<(), String> {
        each(xml, |event| self.event(event))?;
        self.builder.end_items();
        Ok(())
    }

    /// Reads footnotes or endnotes.
    ///
    /// # Errors
    /// If the part is damaged.
    pub(super) fn footnotes(&mut self, xml: &str, element: &str, sort: &str) -> Result<(), String> {
        each(xml, |event| match &event {
            Xml::Start(start) if start.name == element => {
                // Lines that part notes from the text have a type.
                self.is_skipped = start.attr("type").is_some_and(|kind| kind != "normal");
                self.builder.footnote = start.attr("id").map(|id| format!("{sort}{id}"));
            }
            Xml::End(name) if name == element => {
                self.builder.flush();
                self.builder.footnote = None;
                self.is_skipped = false;
            }
            _ => self.event(event),
        })
    }

    /// Adds remarks.
    pub(super) fn tell(&mut self, remarks: Vec<String>) {
        remarks.into_iter().for_each(|remark| self.builder.remark(remark));
    }

    pub(super) fn finish(self) -> Document {
        self.builder.finish()
    }

    fn event(&mut self, event: Xml) {
        match event {
            Xml::Start(element) => self.start(&element),
            Xml::End(name) => self.end(&name),
            Xml::Text(text) if self.field.is_instruction => self.field.instruction.push_str(&text),
            Xml::Text(text) if self.is_text => self.text(&text),
            Xml::Text(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.told.iter_mut().for_each(|told| told.words.push_str(text));
        if self.is_hidden {
            self.builder.remark(format!("hidden words were not taken: `{}`", text.trim()));
        } else if !self.is_skipped && self.told.iter().all(|told| told.is_taken) {
            let link = self.links.iter().rev().flatten().next().or(self.field.link.as_ref());
            let style = Style { link: link.cloned(), ..self.run.clone() };
            self.builder.words.push(text, &style);
        }
    }

    fn start(&mut self, element: &Element) {
        let name = element.name.as_str();
        if let Some(told) = self.told.last_mut().filter(|told| told.element == name) {
            told.depth += 1;
            return;
        }
        if let Some((what, is_taken)) = told(element) {
            let (element, words) = (name.to_owned(), String::new());
            self.told.push(Told { element, depth: 1, what, words, is_taken });
            return;
        }
        match name {
            "p" => self.paragraph = Paragraph::default(),
            "r" => (self.run, self.is_hidden) = (Style::default(), false),
            "t" | "delText" => self.is_text = true,
            // Among the properties of a paragraph a `tab` says where to stop.
            "tab" if element.attr("val").is_none() => self.text("\t"),
            "br" | "cr" if !matches!(element.attr("type"), Some("page" | "column")) => self.line(),
            "noBreakHyphen" => self.text("\u{2011}"),
            "sym" => {
                let sign = element.attr("char").unwrap_or_default();
                self.builder.remark(format!(
                    "a sign of the font `{}` was not taken: {sign}",
                    element.attr("font").unwrap_or_default()
                ));
            }
            "footnoteReference" => self.note("f", element),
            "endnoteReference" => self.note("e", element),
            "hyperlink" => {
                let target = element.attr("id").and_then(|id| self.parts.links.get(id));
                self.links.push(target.cloned());
            }
            "fldChar" => self.field(element.attr("fldCharType").unwrap_or_default()),
            "instrText" => self.field.is_instruction = true,
            "tbl" => self.begin_table(),
            "tr" if self.tables == 1 => self.builder.begin_row(),
            _ => self.property(element),
        }
    }

    /// What a paragraph or run says of itself.
    fn property(&mut self, element: &Element) {
        let paragraph = &mut self.paragraph;
        match element.name.as_str() {
            "pStyle" => element.attr("val").unwrap_or_default().clone_into(&mut paragraph.style),
            "outlineLvl" => {
                paragraph.outline = element.attr("val").and_then(|level| level.parse().ok());
            }
            "ilvl" => {
                paragraph.list.get_or_insert((0, 0)).1 =
                    element.attr("val").and_then(|it| it.parse().ok()).unwrap_or(0);
            }
            "numId" => {
                paragraph.has_list = true;
                paragraph.list.get_or_insert((0, 0)).0 =
                    element.attr("val").and_then(|it| it.parse().ok()).unwrap_or(0);
            }
            // It comes before the run's own properties, which are put over it.
            "rStyle" => {
                let marks = self.parts.styles.marks(element.attr("val").unwrap_or_default());
                (self.run.strong, self.run.emphasis) = marks;
            }
            "b" | "bCs" => self.run.strong = element.is_on(),
            "i" | "iCs" => self.run.emphasis = element.is_on(),
            "vertAlign" => {
                self.run.raised = match element.attr("val") {
                    Some("superscript") => Some(Raised::Above),
                    Some("subscript") => Some(Raised::Below),
                    _ => None,
                }
            }
            "vanish" => self.is_hidden = element.is_on(),
            "strike" | "dstrike" if element.is_on() => {
                self.builder.remark("words that were struck out stand as others do");
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(told) = self.told.last_mut().filter(|told| told.element == name) {
            told.depth -= 1;
            if told.depth == 0 {
                self.end_told();
            }
            return;
        }
        match name {
            "t" | "delText" => self.is_text = false,
            "instrText" => self.field.is_instruction = false,
            "hyperlink" => drop(self.links.pop()),
            "p" => self.end_paragraph(),
            "tc" if self.tables == 1 => self.builder.cell(),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 && self.builder.footnote.is_none() {
                    self.builder.end_table();
                }
            }
            _ => {}
        }
    }

    fn end_told(&mut self) {
        let Some(Told { what, words, .. }) = self.told.pop() else { return };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown = if words.is_empty() { what } else { format!("{what}: `{words}`") };
        self.builder.remark(shown);
    }

    fn line(&mut self) {
        if !self.is_skipped && self.told.iter().all(|told| told.is_taken) {
            self.builder.words.push_break();
        }
    }

    fn note(&mut self, sort: &str, element: &Element) {
        if let Some(id) = element.attr("id") {
            self.builder.words.push_note(&format!("{sort}{id}"));
        }
    }

    /// A field begins, shows what it stands for, or ends.
    fn field(&mut self, kind: &str) {
        match kind {
            "begin" => {
                self.field.depth += 1;
                self.field.instruction.clear();
            }
            "separate" => {
                let words = self.field.instruction.trim();
                let address =
                    words.strip_prefix("HYPERLINK").and_then(|rest| rest.split('"').nth(1));
                self.field.link = address.map(str::to_owned);
            }
            _ => {
                self.field.depth = self.field.depth.saturating_sub(1);
                self.field.link = None;
            }
        }
    }

    fn begin_table(&mut self) {
        self.tables += 1;
        if self.tables == 1 {
            self.builder.end_items();
        } else {
            self.builder.remark("a table inside of a table stands in its cell as running text");
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if self.tables > 0 || self.builder.footnote.is_some() {
            // Further paragraphs of a cell or note.
            self.builder.words.push(" ", &Style::default());
            return;
        }
        if self.builder.words.plain().trim().is_empty() {
            return;
        }
        let sort =
            paragraph.outline.filter(|level| *level < 9).map(|level| Sort::Heading(level + 1));
        let sort = sort.or_else(|| self.parts.styles.sort(&paragraph.style));
        let of_style = || self.parts.styles.list(&paragraph.style);
        let list = if paragraph.has_list { paragraph.list } else { of_style() };
        match (sort, list.filter(|(list, _)| *list > 0)) {
            (None, Some((list, level))) => return self.item(list, level),
            _ => self.builder.end_items(),
        }
        self.list = None;
        match sort {
            Some(Sort::Title)
                if self.builder.document.title.is_none()
                    && self.builder.document.blocks.is_empty() =>
            {
                self.builder.document.title = Some(std::mem::take(&mut self.builder.words));
            }
            Some(Sort::Title) => self.heading(1),
            Some(Sort::Heading(level)) => self.heading(level),
            Some(Sort::Quotation) => {
                self.builder.quotations += 1;
                self.builder.flush();
                self.builder.quotations -= 1;
            }
            None => self.builder.flush(),
        }
    }

    /// The style of a heading is no emphasis of its words.
    fn heading(&mut self, level: u8) {
        self.builder.words.unstyle();
        self.builder.heading = Some(level);
        self.builder.flush();
    }

    fn item(&mut self, list: u64, level: usize) {
        if self.list.is_some_and(|before| before != list) && level == 0 {
            self.builder.end_items();
        }
        self.list = Some(list);
        let first = self.parts.numbering.first(list, level);
        let number = first.map(|first| {
            let next = self.numbers.entry((list, level)).or_insert(first);
            *next += 1;
            *next - 1
        });
        self.numbers.retain(|(other, deeper), _| *other != list || *deeper <= level);
        self.builder.push_item(level, number);
    }
}

/// What is told with its words, and whether these are taken as text.
fn told(element: &Element) -> Option<(String, bool)> {
    let by = || element.attr("author").map_or_else(String::new, |author| format!(" by {author}"));
    Some(match element.name.as_str() {
        "ins" | "moveTo" if element.attr("author").is_some() => {
            (format!("inserted words{} were taken", by()), true)
        }
        "del" | "moveFrom" if element.attr("author").is_some() => {
            (format!("deleted words{} were not taken", by()), false)
        }
        "drawing" | "pict" | "object" => ("a picture or text box was not taken".to_owned(), false),
        "oMath" => ("a formula was not taken".to_owned(), false),
        "Fallback" => ("a substitute for older programs was not taken".to_owned(), false),
        _ => return None,
    })
}
