//! The layout of files of YAML in which Arabic stays readable. It has few rules, and leaves alone what they do not name:
//!
//! - [`brackets`]: between brackets stands what is short and on one line;
//! - [`beside`]: Arabic shares its line with no key;
//! - [`order`]: fields stand in the order in which the decoders ask for them;
//! - [`tidy`]: no spaces at the ends of lines, one line end at the end of the file.
//!
//! Each finds other text for some places. They take turns until none finds any more, so that a second run has nothing to do.
//! What comes out must say what went in, and hold its comments; else the file is left as it was.

mod beside;
mod brackets;
mod order;
mod tidy;

use std::fmt;

use super::fix::mend;
use super::page::{Page, Patch};
use super::said::same;
use crate::diag::Code;
use crate::load::Revision;
use crate::parse::schema::{FileKind, Schema};
use crate::source::{FileId, SourceFile, Sources};

/// How often the rules take turns at the most. Each turn reaches one mapping deeper.
const TURNS: usize = 512;

/// Why a file is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// It cannot be read.
    Faulty,
    /// A value has a name, `&name`.
    Anchored,
    /// It has lone carriage returns, at which some programs break lines.
    Returns,
    /// It would not say the same any more.
    Changed,
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Faulty => "it is no YAML that can be read; `hashiya check` says where",
            Self::Anchored => "it names a value with `&`",
            Self::Returns => "it has carriage returns that end no line",
            Self::Changed => "its layout cannot be changed without a change of what it says",
        })
    }
}

/// What becomes of some files.
#[derive(Debug, Default)]
pub struct Laid {
    /// The files that get another layout.
    pub revisions: Vec<Revision>,
    /// Those that are left as they are although they may need one.
    pub left: Vec<(String, Left)>,
}

/// Whether a file has a layout: settings and pages have none.
pub fn has_layout(path: &str) -> bool {
    FileKind::of(path).is_some_and(|kind| kind != FileKind::Book)
}

/// Gives some files of a project the layout, without characters that nobody sees.
pub fn lay_out(sources: &Sources, files: &[FileId]) -> Laid {
    let is_sign = |code: Code| matches!(code, Code::InvisibleCharacter | Code::BidiControl);
    let clean = mend(sources, |fault| is_sign(fault.code) && files.contains(&fault.span.file));
    let mut laid = Laid::default();
    for file in files {
        let SourceFile { path, text, .. } = sources.file(*file);
        match laid_out(path, &clean.sources.file(*file).text) {
            Ok(after) if after == *text => {}
            Ok(after) => laid.revisions.push(Revision::changed(path, text, after)),
            Err(left) => laid.left.push((path.clone(), left)),
        }
    }
    laid
}

/// The text of a file in the layout. Its path says what kind of file it is. Lines end as they do if all end alike.
///
/// # Errors
/// If it must stay as it is.
pub fn laid_out(path: &str, text: &str) -> Result<String, Left> {
    let unix = text.replace("\r\n", "\n");
    if unix.contains('\r') {
        return Err(Left::Returns);
    }
    let breaks = text.matches('\n').count();
    let is_windows = breaks > 0 && breaks == text.matches("\r\n").count();
    let schema = FileKind::of(path).map(FileKind::schema).unwrap_or_default();
    let first = Page::new(path, unix).ok_or(Left::Faulty)?;
    if first.written.has_anchors {
        return Err(Left::Anchored);
    }
    let laid = turns(path, &first, &schema)?;
    Ok(if is_windows { laid.replace('\n', "\r\n") } else { laid })
}

/// Lets the rules take turns.
fn turns(path: &str, first: &Page, schema: &Schema) -> Result<String, Left> {
    let mut now = first.clone();
    for _ in 0..TURNS {
        let patches = patches(&now, schema);
        if patches.is_empty() {
            return if same(first, &now) { Ok(now.text) } else { Err(Left::Changed) };
        }
        let text = now.patched(patches).ok_or(Left::Changed)?;
        now = Page::new(path, text).ok_or(Left::Changed)?;
    }
    Err(Left::Changed)
}

/// What the first rule finds that finds anything.
fn patches(page: &Page, schema: &Schema) -> Vec<Patch> {
    let rules: [&dyn Fn() -> Vec<Patch>; 4] = [
        &|| brackets::patches(page),
        &|| beside::patches(page),
        &|| order::patches(page, schema),
        &|| tidy::patches(page),
    ];
    rules.iter().map(|rule| rule()).find(|found| !found.is_empty()).unwrap_or_default()
}
