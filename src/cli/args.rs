//! The arguments, as close to what is typed as possible. Doc comments are the help text.

mod content;
mod editor;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

pub use content::{
    FmtArgs, ImportArgs, InitArgs, KindArg, LangArg, MergeArgs, NewArgs, RenameArgs, SortArg,
    TranslateArgs, TranslateCommand, TranslateFile,
};
pub use editor::Editor;

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
    /// Give files of YAML a layout in which Arabic stays readable, and fields their usual order.
    ///
    /// What the files say stays the same, and so do comments. A file that cannot be read is left as it is.
    Fmt(FmtArgs),
    /// Give an entity, source, series or article another id, in all files.
    ///
    /// The old id stays among its `former_ids`, so that its address leads on. All files are changed, or none.
    Rename(RenameArgs),
    /// Make one of two entities, sources or series that are the same.
    ///
    /// Whatever names OLD names INTO from then on, and the address of OLD leads there. What only OLD says is
    /// carried over where nothing can conflict; where the two differ is listed, and nothing is changed until that is mended or you
    /// agree to lose it with `--discard`.
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
    #[arg(long, default_value_t = 4600, value_name = "N", value_parser = port)]
    pub port: u16,
    /// Open the site in a browser.
    #[arg(long)]
    pub open: bool,
    /// Make places links that open this editor: its name, such as `vscode`, or the pattern of its links.
    ///
    /// Those of diagnostics and those of paragraphs. Names: vscode, vscode-insiders, vscodium, cursor, zed, idea, textmate.
    /// A pattern is an address with `{path}`, and maybe `{line}` and `{column}`, such as `myeditor://open{path}:{line}`.
    #[arg(long, value_name = "EDITOR")]
    pub editor: Option<Editor>,
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

fn port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("a port is a number from 0 to {}", u16::MAX))
}
