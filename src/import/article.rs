//! Documents → the files of an article: its YAML, and its original word for word.

use super::clean::clean;
use super::document::{Block, Document, Item};
use super::notes::{self, Footnote};
use super::pair::{Pair, pairs};
use super::words::Words;
use crate::diag::yaml::{Context, block, scalar};
use crate::lang::{Lang, Localized};
use crate::resolve::fingerprint;
use crate::script::has_arabic;

/// What an article is made of.
#[derive(Clone, Debug)]
pub struct Import<'i> {
    /// The language of the original.
    pub original: Lang,
    /// Its titles, as far as somebody said them.
    pub titles: Localized<Option<&'i str>>,
    /// Its id, which is a title where there is none.
    pub id: &'i str,
    /// Whether emphasis and links are written.
    pub styled: bool,
}

/// The files of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// `ID.yaml`.
    pub yaml: String,
    /// `ID.original.txt`.
    pub original: String,
    /// What a person should know: a sentence each.
    pub remarks: Vec<String>,
}

/// The fields that nobody can read off a text.
const TO_FILL_IN: &str = "\
# What a text does not say of itself; `hashiya new article` shows every field.
#date: 2024-05-04
#authors:
#  - name: Name
#summary:
#  ar: |-
#    جملة واحدة.
#  en: |-
#    One sentence.
#source:
#  outlet: A Newspaper
#  url: https://example.org/article
";

/// Makes an article of a document and its translation.
///
/// # Errors
/// If the two are too long to be paired: a sentence.
pub fn article(
    import: &Import<'_>,
    mut ours: Document,
    mut theirs: Option<Document>,
) -> Result<Article, String> {
    clean(&mut ours, true, "the original");
    if let Some(theirs) = &mut theirs {
        clean(theirs, false, "the translation");
    }
    let mut remarks = std::mem::take(&mut ours.remarks);
    let empty = Document::default();
    let translation = theirs.as_ref().unwrap_or(&empty);
    remarks.extend(translation.remarks.iter().map(|remark| format!("translation: {remark}")));
    let pairs = match &theirs {
        Some(theirs) => {
            pairs(&ours.blocks, &theirs.blocks).ok_or("the two texts are too long to be paired")?
        }
        None => (0..ours.blocks.len()).map(Pair::Original).collect(),
    };
    let mut writer = Writer {
        import,
        ours: &ours,
        theirs: translation,
        width: ours.blocks.len().to_string().len().max(2),
        yaml: String::new(),
        remarks,
    };
    writer.head();
    pairs.iter().for_each(|pair| writer.pair(pair, theirs.is_some()));
    let Writer { yaml, remarks, .. } = writer;
    Ok(Article { yaml, original: original(&ours.blocks), remarks })
}

struct Writer<'w> {
    import: &'w Import<'w>,
    ours: &'w Document,
    theirs: &'w Document,
    /// The digits of the number in an id.
    width: usize,
    yaml: String,
    remarks: Vec<String>,
}

impl Writer<'_> {
    fn head(&mut self) {
        let original = self.import.original;
        let title = |lang: Lang| {
            let document = if lang == original { self.ours } else { self.theirs };
            let own = document.title.as_ref().map(Words::plain);
            self.import.titles.get(lang).map(str::to_owned).or(own)
        };
        let mut titles = Localized::from_fn(title);
        if titles.iter().all(|(_, title)| title.is_none()) {
            self.remarks.push("the text has no title; the id stands for it".to_owned());
            titles.en = Some(self.import.id.replace('-', " "));
        }
        self.yaml.push_str("title:\n");
        for (lang, title) in titles.iter() {
            let words = title.as_ref().map_or_else(String::new, |title| {
                let words = Words::plainly(title).markdown(true);
                format!(
                    " {}",
                    if has_arabic(&words) {
                        block(&words, 4)
                    } else {
                        scalar(&words, Context::Block)
                    }
                )
            });
            self.yaml.push_str(&format!("  {}:{words}\n", lang.tag()));
        }
        self.yaml.push_str(&format!("original: {}\n{TO_FILL_IN}paragraphs:\n", original.tag()));
    }

    fn pair(&mut self, pair: &Pair, is_paired: bool) {
        match pair {
            Pair::Both(ours, theirs, doubt) => {
                if let Some(doubt) = doubt {
                    self.remarks.push(format!("look at `{}`: {doubt}", self.id(*ours)));
                }
                self.paragraph(*ours, Some(*theirs));
            }
            Pair::Original(ours) => {
                if is_paired && self.ours.blocks[*ours] != Block::Break {
                    self.remarks.push(format!("`{}` has no translation", self.id(*ours)));
                }
                self.paragraph(*ours, None);
            }
            Pair::Translation(theirs) => self.unpaired(&self.theirs.blocks[*theirs]),
        }
    }

    /// A block of the translation without an original stays as a comment where it stood.
    fn unpaired(&mut self, block: &Block) {
        let plain = block.plain();
        if plain.is_empty() {
            return;
        }
        let beginning: String = plain.chars().take(40).collect();
        let more = if beginning.len() < plain.len() { "…" } else { "" };
        self.remarks.push(format!(
            "a {} of the translation has no original, and is a comment now: `{beginning}{more}`",
            block.noun()
        ));
        self.yaml
            .push_str("  # From the translation; no paragraph of the original was found for it:\n");
        for line in markdown(block, self.import.styled).lines() {
            self.yaml.push_str(&format!("  # {line}\n"));
        }
    }

    fn id(&self, index: usize) -> String {
        format!("p{:0width$}", index + 1, width = self.width)
    }

    fn paragraph(&mut self, index: usize, translation: Option<usize>) {
        let (original, styled) = (self.import.original, self.import.styled);
        let ours = &self.ours.blocks[index];
        let theirs = translation.map(|index| &self.theirs.blocks[index]);
        self.yaml.push_str(&format!("  - id: {}\n", self.id(index)));
        match ours {
            Block::Paragraph(_) => {}
            Block::Heading(level, _) => {
                self.yaml.push_str(&format!("    as: heading\n    level: {level}\n"));
            }
            other => self.yaml.push_str(&format!("    as: {}\n", other.noun())),
        }
        if *ours == Block::Break {
            return;
        }
        let side = |lang| if lang == original { Some(ours) } else { theirs };
        for (lang, side) in Localized::from_fn(side).iter() {
            let text = side.map_or_else(String::new, |side| {
                let text = markdown(side, styled);
                // In verse every line ends as it is written.
                let text =
                    if let Block::Verse(_) = ours { text.replace("\\\n", "\n") } else { text };
                format!(" {}", block(&text, 6))
            });
            self.yaml.push_str(&format!("    {}:{text}\n", lang.tag()));
        }
        if theirs.is_some() {
            let hash = fingerprint(&ours.plain());
            self.yaml.push_str(&format!("    translation: {{of: \"{hash}\", state: draft}}\n"));
        }
        let our_notes = notes::footnotes(ours, self.ours, &mut self.remarks);
        let their_notes: Vec<Footnote<'_>> = theirs
            .map(|theirs| notes::footnotes(theirs, self.theirs, &mut self.remarks))
            .unwrap_or_default();
        if theirs.is_some() && our_notes.len() != their_notes.len() {
            let (ours, theirs) = (our_notes.len(), their_notes.len());
            let id = self.id(index);
            self.remarks.push(format!(
                "look at the notes of `{id}`: one side has {ours}, the other {theirs}"
            ));
        }
        notes::write(
            [(original, &our_notes), (original.other(), &their_notes)],
            styled,
            &mut self.yaml,
        );
    }
}

/// The Markdown of a block, as the form of its paragraph asks.
fn markdown(block: &Block, styled: bool) -> String {
    match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Quotation(words) => {
            words.markdown(styled)
        }
        Block::Verse(lines) => {
            let line = |halves: &Vec<Words>| {
                let halves: Vec<String> = halves.iter().map(|half| half.markdown(styled)).collect();
                halves.join(" // ")
            };
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Block::List(items) => list(items, styled),
        Block::Table(rows) => table(rows, styled),
        Block::Break => String::new(),
    }
}

/// Items, whose numbers go up one by one from the first of their level.
fn list(items: &[Item], styled: bool) -> String {
    let mut next: [Option<Option<u64>>; 2] = [None, None];
    let mut lines = Vec::new();
    let mut margin = 0;
    for item in items {
        let depth = item.depth.min(1);
        if depth == 0 {
            next[1] = None;
        }
        let number = next[depth].get_or_insert(item.number);
        let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        *number = number.map(|number| number.saturating_add(1));
        let indent = " ".repeat(if depth == 0 { 0 } else { margin });
        if depth == 0 {
            margin = mark.len();
        }
        let hang = format!("\n{indent}{}", " ".repeat(mark.len()));
        lines.push(format!("{indent}{mark}{}", item.words.markdown(styled).replace('\n', &hang)));
    }
    lines.join("\n")
}

/// Rows with as many cells as the widest has.
fn table(rows: &[Vec<Words>], styled: bool) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut lines = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let cell = |column: usize| {
            row.get(column)
                .map_or_else(String::new, |words| words.markdown(styled).replace("\\\n", " "))
        };
        let cells: Vec<String> = (0..width).map(cell).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if index == 0 {
            lines.push(format!("|{}", "---|".repeat(width)));
        }
    }
    lines.join("\n")
}

/// The original, one paragraph a line, or with blank lines between paragraphs if one has lines of its own. One alone has a single
/// line, since without a blank line in the file each line would be a paragraph.
fn original(blocks: &[Block]) -> String {
    if let [only] = blocks {
        return only.plain() + "\n";
    }
    let texts: Vec<String> = blocks.iter().filter_map(laid_out).collect();
    let has_lines = texts.iter().any(|text| text.contains('\n'));
    texts.join(if has_lines { "\n\n" } else { "\n" }) + "\n"
}

/// A block as a plain text; a break has no words.
fn laid_out(block: &Block) -> Option<String> {
    let lines = |words: &Words| words.lines().join("\n");
    Some(match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Quotation(words) => {
            lines(words)
        }
        Block::Verse(rows) => {
            let row =
                |row: &Vec<Words>| row.iter().map(Words::plain).collect::<Vec<_>>().join(" // ");
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::List(items) => {
            let item = |item: &Item| {
                let mark =
                    item.number.map_or_else(|| "-".to_owned(), |number| format!("{number}."));
                format!("{}{mark} {}", "  ".repeat(item.depth.min(1)), item.words.plain())
            };
            items.iter().map(item).collect::<Vec<_>>().join("\n")
        }
        Block::Table(rows) => {
            let row =
                |row: &Vec<Words>| row.iter().map(Words::plain).collect::<Vec<_>>().join("\t");
            rows.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Break => return None,
    })
}
