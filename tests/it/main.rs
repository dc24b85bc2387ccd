//! All integration tests in one binary. Tests are data: input text, expected text, one harness.
//!
//! `SNAPSHOTS=overwrite cargo test` writes expected texts anew; read the difference before you commit it.

#![allow(clippy::disallowed_methods, reason = "tests read and write folders of their own")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "the score of the gold is printed")]

mod annotations;
mod begin;
mod bibliography;
mod blurbs;
mod book;
mod bytes;
#[cfg(feature = "cards")]
mod cards;
mod cited;
mod cli;
mod content;
mod cutoff;
mod data;
mod dated;
mod determinism;
mod diagnostics;
#[cfg(feature = "cards")]
mod digests;
mod edit;
mod edits;
mod encodings;
mod epub;
mod everywhere;
mod exceptions;
mod export;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod failpoint;
mod fallback;
mod fmt;
mod fold;
mod folders;
mod forms;
mod found;
mod frame;
mod generated;
mod growth;
mod guards;
mod harness;
mod hostile;
mod ids;
mod import;
mod layers;
mod linked;
#[cfg(feature = "lsp")]
mod lsp;
mod map;
mod markdown;
mod mentions;
mod metadata;
mod moved;
mod named;
mod network;
mod notes;
mod order;
mod outline;
mod output;
mod properties;
mod publishing;
mod reading;
mod recipes;
mod references;
mod relations;
mod render;
mod rules;
#[cfg(feature = "serve")]
mod said;
mod schema;
mod serve;
mod session;
mod shapes;
mod site;
mod sites;
mod stem;
mod texts;
mod tidy;
mod timeline;
mod told;
mod uses;
mod walk;
mod ways;
mod wording;
