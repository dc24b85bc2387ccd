//! The arguments, as close to what is typed as possible. Doc comments are the help text.

use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::edit::thing::Sort;

/// A static site generator for annotated bilingual (Arabic/English) briefings.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    arg_required_else_help = true,
    after_help = "\
A new briefing: `hashiya init my-briefing`, then `hashiya serve --open` in its folder.
Every command tells more with `--help`; what a message means, `hashiya explain CODE` says."
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Whether messages have colours; `auto` asks for a terminal and obeys `NO_COLOR`.
    #[arg(long, value_enum, default_value_t = ColorArg::Auto, global = true, value_name = "WHEN")]
    pub color: ColorArg,
}

/// When messages have colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal, unless the variable `NO_COLOR` has a value.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a project: a small briefing in both languages, with comments that explain.
    Init(InitArgs),
    /// Begin a content file with every field, or bring sources in from a bibliography.
    New(NewArgs),
    /// Make an article of a text, Markdown, HTML or .docx, and of its translation.
    Import(ImportArgs),
    /// Check the content, then write the site.
    Build(BuildArgs),
    /// Report every problem of the content.
    Check(CheckArgs),
    /// Serve the site on this machine, and rebuild it when a file changes.
    Serve(ServeArgs),
    /// Say what a diagnostic means and how to mend it.
    Explain(ExplainArgs),
    /// List where entities are mentioned, and by which form each mention was found.
    Mentions(MentionsArgs),
    /// Print JSON Schema of the files of content, for editors.
    Schema(SchemaArgs),
    /// Help editors of texts at every key, by the Language Server Protocol over standard input and output.
    Lsp(LspArgs),
    /// Give an entity, source, series or article another id, in all files.
    ///
    /// The old id stays among its `former_ids`, so that its address leads on. All files are changed, or none.
    Rename(RenameArgs),
    /// Make one of two entities, sources or series that are the same.
    ///
    /// Whatever names OLD names INTO from then on, and the address of OLD leads there. What OLD says and INTO does not is
    /// listed, and nothing is changed until you have carried it over or agreed to lose it with `--discard`.
    Merge(MergeArgs),
    /// Say what is translated, reviewed, stale and missing, and what `--strict` would refuse.
    ///
    /// Of originals that have changed since they were translated, the words that came and went are shown, if the folder is
    /// kept in Git.
    Status(StatusArgs),
    /// Give texts to translators' tools as PO, and take them back.
    Translate(TranslateArgs),
    /// Print the script by which a shell completes commands and options.
    #[command(after_help = "\
Examples:
  hashiya completions bash > ~/.local/share/bash-completion/completions/hashiya
  hashiya completions fish > ~/.config/fish/completions/hashiya.fish
  hashiya completions zsh > a file `_hashiya` in a folder of $fpath")]
    Completions(CompletionsArgs),
    /// Print the manual page of the program or of one command.
    #[command(after_help = "\
Examples:
  hashiya man > hashiya.1
  hashiya man build | man -l -")]
    Man(ManArgs),
}

/// `hashiya completions`
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `hashiya man`
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// A command; without one, the page of the program.
    pub command: Option<String>,
}

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

/// `hashiya build`
#[derive(Debug, clap::Args)]
pub struct BuildArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// Where the site is written [default: `public` in the project's folder].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the site will be published; wins over `base_url` of `book.toml`.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Let warnings stop the build too.
    #[arg(long)]
    pub strict: bool,
}

/// `hashiya check`
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// How diagnostics are printed.
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    pub format: FormatArg,
    /// Let warnings count as errors.
    #[arg(long)]
    pub strict: bool,
    /// Make the changes that cannot be wrong, show them, and list what is left.
    #[arg(long)]
    pub fix: bool,
    /// With `--fix`: show the changes, and write nothing.
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
}

/// `hashiya serve`
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// The port on the loopback address; 0 takes any that is free.
    #[arg(long, default_value_t = 4600, value_name = "N")]
    pub port: u16,
    /// Open the site in a browser.
    #[arg(long)]
    pub open: bool,
}

/// `hashiya explain`
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// The code of a diagnostic, such as `quote-not-found`; without one, all codes are listed.
    pub code: Option<String>,
}

/// `hashiya mentions`
#[derive(Debug, clap::Args)]
pub struct MentionsArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// How mentions are printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
    /// The id of one article; without one, all articles are listed.
    pub article: Option<String>,
}

/// `hashiya schema`
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// A kind of file: article, group, actor, place, event, agreement, series, sources or book; without one, all kinds
    /// under `$defs`.
    pub kind: Option<String>,
    /// Take only the ids that the project has.
    #[arg(long)]
    pub ids: bool,
    /// The project's folder, for `--ids`.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
}

/// `hashiya lsp`
#[derive(Debug, clap::Args)]
pub struct LspArgs {
    /// The project's folder [default: the one that the editor has open].
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
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
    /// Lose what OLD says and INTO does not.
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

/// `hashiya status`
#[derive(Debug, clap::Args)]
pub struct StatusArgs {
    /// The project's folder.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub root: PathBuf,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub format: ListFormat,
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
    /// Write the texts of one article or of all to a PO file. Drafts and stale translations are fuzzy.
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

/// A format of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading.
    Human,
    /// A list for programs.
    Json,
}

/// A format of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// With a snippet of the file.
    Human,
    /// One line each.
    Short,
    /// A list for programs.
    Json,
}

fn base_url(url: &str) -> Result<String, String> {
    crate::address::site(url).map_err(|fault| {
        format!("the address {fault}; write it like https://example.org/briefing/")
    })
}
