//! The arguments of commands that begin, bring in or change content. Doc comments are the help text.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};

use crate::edit::thing::Sort;

/// `hashiya init`
#[derive(Debug, clap::Args)]
pub struct InitArgs {
    /// The folder of the new project, which must be empty or not there yet.
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,
}

/// `hashiya new`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hashiya new group united-nations --en \"United Nations\" --ar \"الأمم المتحدة\"
  hashiya new article my-article --original en
  hashiya new source --from library.bib")]
pub struct NewArgs {
    /// What is begun.
    #[arg(value_enum)]
    pub kind: KindArg,
    /// Its id: lower-case ASCII letters, digits and hyphens. It is part of addresses, so choose it to stay.
    #[arg(required_unless_present = "from")]
    pub id: Option<String>,
    /// Its Arabic name or title.
    #[arg(long, value_name = "NAME")]
    pub ar: Option<String>,
    /// Its English name or title.
    #[arg(long, value_name = "NAME")]
    pub en: Option<String>,
    /// The language of an article's original.
    #[arg(long, value_enum, default_value_t = LangArg::Ar)]
    pub original: LangArg,
    /// Only the fields that must be there, without comments and examples.
    #[arg(long)]
    pub bare: bool,
    /// A file of BibTeX, BibLaTeX (.bib) or CSL-JSON (.json): each of its entries becomes a source.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["id", "ar", "en", "bare"])]
    pub from: Option<PathBuf>,
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

/// `hashiya import`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  hashiya import letter.docx --id letter --original ar
  hashiya import original.md --id letter --original ar --translation english.md

Headings, lists, tables, quotations, verse, emphasis, links and footnotes are kept as far as the format says them. What is
not taken, and what is taken for something that the file does not say, is listed; so are pairs of paragraphs that a person
should look at. Nothing that exists is written over.")]
pub struct ImportArgs {
    /// The original: a .txt, .md, .html or .docx file.
    pub file: PathBuf,
    /// The id of the new article: lower-case ASCII letters, digits and hyphens.
    #[arg(long)]
    pub id: String,
    /// The language of the original.
    #[arg(long, value_enum)]
    pub original: LangArg,
    /// The translation, in a file of the same or another format.
    #[arg(long, value_name = "FILE")]
    pub translation: Option<PathBuf>,
    /// The Arabic title; without it, the one that the text has.
    #[arg(long, value_name = "TITLE")]
    pub ar: Option<String>,
    /// The English title; without it, the one that the text has.
    #[arg(long, value_name = "TITLE")]
    pub en: Option<String>,
    /// The encoding of texts that are neither UTF-8 nor UTF-16, such as `windows-1256`.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

/// `hashiya fmt`
#[derive(Debug, clap::Args)]
pub struct FmtArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Change nothing, and list the files that need another layout; the exit code is 1 if there are any.
    #[arg(long)]
    pub check: bool,
    /// Show the changes, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Files, or folders of them; without any, all content.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// `hashiya rename`
#[derive(Debug, clap::Args)]
pub struct RenameArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// What sort of thing is meant, where two have the same id.
    #[arg(long, value_enum)]
    pub sort: Option<SortArg>,
    /// Show the changes, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// The id that it has.
    pub old: String,
    /// The id that it gets.
    pub new: String,
}

/// `hashiya merge`
#[derive(Debug, clap::Args)]
pub struct MergeArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// What sort of thing is meant, where two have the same id.
    #[arg(long, value_enum)]
    pub sort: Option<SortArg>,
    /// Keep only what INTO says.
    #[arg(long)]
    pub discard: bool,
    /// Show the changes, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// The id of the one that goes.
    pub old: String,
    /// The id of the one that stays.
    pub into: String,
}

/// `hashiya translate`
#[derive(Debug, clap::Args)]
pub struct TranslateArgs {
    /// In which direction.
    #[command(subcommand)]
    pub command: TranslateCommand,
}

/// The directions of `hashiya translate`.
#[derive(Debug, Subcommand)]
pub enum TranslateCommand {
    /// Write the texts of one article, or of all articles and profiles, to a PO file. Drafts and stale translations are fuzzy.
    Export(TranslateFile),
    /// Take the translations of a PO file. Those that are fuzzy no more become reviewed.
    Import {
        /// The file and the article.
        #[command(flatten)]
        file: TranslateFile,
        /// Show the changes, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

/// What `hashiya translate` reads and writes.
#[derive(Debug, clap::Args)]
pub struct TranslateFile {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// The id of one article, if not all are meant, and the PO file.
    #[arg(required = true, num_args = 1..=2, value_names = ["ARTICLE", "FILE"])]
    pub names: Vec<PathBuf>,
}

impl TranslateFile {
    /// The article, if one is named, and the file.
    pub fn names(&self) -> (Option<&str>, &Path) {
        match self.names.as_slice() {
            [article, file] => (article.to_str(), file),
            names => (None, names.first().map_or(Path::new(""), PathBuf::as_path)),
        }
    }
}

/// A sort of thing that has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortArg {
    /// A group, actor, place, event or agreement.
    Entity,
    /// An entry of the bibliography.
    Source,
    /// A series of articles.
    Series,
    /// An article.
    Article,
}

impl From<SortArg> for Sort {
    fn from(sort: SortArg) -> Self {
        match sort {
            SortArg::Entity => Self::Entity,
            SortArg::Source => Self::Source,
            SortArg::Series => Self::Series,
            SortArg::Article => Self::Article,
        }
    }
}

/// What `new` begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// A text with its translation and notes.
    Article,
    /// The profile of an organisation.
    Group,
    /// The profile of a person.
    Actor,
    /// The profile of a place.
    Place,
    /// The profile of something that happened.
    Event,
    /// The profile of an accord, truce or pact.
    Agreement,
    /// Articles that are read one after the other.
    Series,
    /// An entry of the bibliography.
    Source,
}

/// A language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Arabic.
    Ar,
    /// English.
    En,
}
