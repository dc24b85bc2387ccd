//! The arguments, as close to what is typed as possible. Doc comments are the help text.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// A static site generator for annotated bilingual (Arabic/English) briefings.
#[derive(Debug, Parser)]
#[command(version, about, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
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
