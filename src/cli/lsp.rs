//! `hashiya lsp`: help at every key in any editor that speaks the Language Server Protocol, over standard input and output.
//!
//! This file is the protocol: which question goes to which module, and back. The answers are functions from what was read and a
//! place; the texts and the reading of them are the desk's.

mod actions;
mod complete;
mod convert;
mod cursor;
mod desk;
mod format;
mod hover;
mod inlay;
mod place;
mod position;
mod question;
mod quote;
mod rename;
mod symbols;
mod tell;
mod uri;

use std::path::{Path, PathBuf};

use lsp_server::{Connection, Message, Notification, Request, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentSymbolRequest, FoldingRangeRequest, Formatting,
    GotoDefinition, HoverRequest, InlayHintRequest, PrepareRenameRequest, References, Rename,
    Request as _,
};
use lsp_types::{
    CodeActionOrCommand, CodeActionParams, CompletionOptions, DidChangeTextDocumentParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentSymbolResponse,
    GotoDefinitionResponse, Hover, HoverContents, HoverProviderCapability, InitializeParams,
    MarkupContent, MarkupKind, OneOf, PrepareRenameResponse, RenameOptions, ServerCapabilities,
    TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};
use serde_json::{Value, json};

use super::args::LspArgs;
use super::{Outcome, report};
use desk::{Desk, Document, Reading};
use place::{definition, location};
use position::Units;
use question::{Here, In, Question};
use tell::Teller;

pub(super) fn run(args: &LspArgs) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection, args);
    drop(connection);
    match served
        .map_err(|error| error.to_string())
        .and_then(|()| threads.join().map_err(|error| error.to_string()))
    {
        Ok(()) => Outcome::Clean,
        Err(error) => report::unusable(&error),
    }
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn serve(connection: &Connection, args: &LspArgs) -> Result<(), Failure> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let general = params.capabilities.general.as_ref();
    let offered = general.and_then(|general| general.position_encodings.as_deref());
    let units = Units::of(offered.unwrap_or_default());
    let capabilities = serde_json::to_value(capabilities(units))?;
    let server = json!({"name": "hashiya", "version": env!("CARGO_PKG_VERSION")});
    let answer = json!({"capabilities": capabilities, "serverInfo": server});
    connection.initialize_finish(id, answer)?;
    let root = args.root.clone().or_else(|| root(&params)).unwrap_or_else(|| PathBuf::from("."));
    let mut server = Server { connection, units, desk: None };
    server.open(&root);
    server.listen()
}

/// The folder that the editor has open.
fn root(params: &InitializeParams) -> Option<PathBuf> {
    let folders = params.workspace_folders.iter().flatten();
    #[expect(deprecated, reason = "older editors know nothing else")]
    let old = params.root_uri.as_ref();
    folders.map(|folder| &folder.uri).chain(old).find_map(uri::path)
}

fn capabilities(units: Units) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    };
    let signs = [" ", "[", ":", "-", "{"].map(str::to_owned);
    ServerCapabilities {
        position_encoding: Some(units.name()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(signs.to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp_types::WorkDoneProgressOptions::default(),
        })),
        document_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(lsp_types::FoldingRangeProviderCapability::Simple(true)),
        code_action_provider: Some(lsp_types::CodeActionProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        document_formatting_provider: Some(OneOf::Left(true)),
        ..ServerCapabilities::default()
    }
}

struct Server<'c> {
    connection: &'c Connection,
    units: Units,
    /// Empty as long as no folder was a project.
    desk: Option<Desk>,
}

impl Server<'_> {
    /// Opens a project, if the folder is one.
    fn open(&mut self, root: &Path) {
        let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
        let mut teller = Teller::new(self.connection.sender.clone(), root.clone(), self.units);
        let told = move |reading: &Reading| teller.tell(reading);
        self.desk = Desk::open(&root, self.units, told).ok();
    }

    fn listen(mut self) -> Result<(), Failure> {
        for message in &self.connection.receiver {
            match message {
                Message::Request(request) => {
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    let response = self.answer(request);
                    self.connection.sender.send(Message::Response(response))?;
                }
                Message::Notification(notification) => self.hear(notification),
                Message::Response(_) => {}
            }
        }
        Ok(())
    }

    /// Takes what the editor tells. What it gets wrong is passed over.
    fn hear(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => drop(self.opened(params)),
            DidChangeTextDocument::METHOD => drop(self.changed(params)),
            DidCloseTextDocument::METHOD => drop(self.closed(params)),
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => {
                if let Some(desk) = &mut self.desk {
                    desk.reload();
                }
            }
            _ => {}
        }
    }

    fn opened(&mut self, params: Value) -> Option<()> {
        let DidOpenTextDocumentParams { text_document: it } =
            serde_json::from_value(params).ok()?;
        let file = uri::path(&it.uri)?;
        if self.desk.is_none() {
            let root = file.ancestors().find(|folder| folder.join("book.toml").is_file())?;
            self.open(root);
        }
        let desk = self.desk.as_mut()?;
        let path = uri::below(&desk.root, &it.uri).filter(|path| is_read(desk, path))?;
        desk.set(&path, Some(Document { uri: it.uri, version: it.version, text: it.text }));
        Some(())
    }

    fn changed(&mut self, params: Value) -> Option<()> {
        let params: DidChangeTextDocumentParams = serde_json::from_value(params).ok()?;
        let desk = self.desk.as_mut()?;
        let path = uri::below(&desk.root, &params.text_document.uri)?;
        desk.change(&path, params.text_document.version, params.content_changes);
        Some(())
    }

    fn closed(&mut self, params: Value) -> Option<()> {
        let params: DidCloseTextDocumentParams = serde_json::from_value(params).ok()?;
        let desk = self.desk.as_mut()?;
        let path = uri::below(&desk.root, &params.text_document.uri)?;
        desk.set(&path, None);
        Some(())
    }

    fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        let Some(desk) = &self.desk else { return Response::new_ok(id, Value::Null) };
        let question = Question { desk, id, params };
        match method.as_str() {
            Completion::METHOD => question.at(|it: Here<'_, lsp_types::CompletionParams>| {
                let units = desk.units;
                let range = |range| it.range(units, range);
                Some(complete::complete(&it.place, &it.good.book, range))
            }),
            HoverRequest::METHOD => question.at(|it: Here<'_, lsp_types::HoverParams>| {
                let (value, range) = hover::hover(&it.place, &it.good)?;
                let contents =
                    HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
                Some(Hover { contents, range: Some(it.range(desk.units, range)) })
            }),
            GotoDefinition::METHOD => {
                question.at(|it: Here<'_, lsp_types::GotoDefinitionParams>| {
                    let (target, _) = it.place.target(&it.good.book)?;
                    let (_, span) = definition(&it.good.book, target);
                    Some(GotoDefinitionResponse::Scalar(location(desk, &it.good, span)?))
                })
            }
            References::METHOD => question.at(|it: Here<'_, lsp_types::ReferenceParams>| {
                let target = it.target()?;
                let own = it.params.context.include_declaration;
                let own = own.then(|| definition(&it.good.book, target).1);
                let uses = it.good.book.uses.iter().filter(|used| used.target == target);
                let spans = own.into_iter().chain(uses.map(|used| used.span));
                Some(spans.filter_map(|span| location(desk, &it.good, span)).collect::<Vec<_>>())
            }),
            PrepareRenameRequest::METHOD => {
                question.at(|it: Here<'_, TextDocumentPositionParams>| {
                    let (target, range) = it.place.target(&it.good.book)?;
                    let placeholder = definition(&it.good.book, target).0.to_owned();
                    let range = it.range(desk.units, range);
                    Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
                })
            }
            Rename::METHOD => question.rename(),
            DocumentSymbolRequest::METHOD => {
                question.of(|it: In<lsp_types::DocumentSymbolParams>| {
                    let symbols = symbols::symbols(&it.good, &it.path, desk.units);
                    DocumentSymbolResponse::Nested(symbols)
                })
            }
            FoldingRangeRequest::METHOD => question.of(|it: In<lsp_types::FoldingRangeParams>| {
                symbols::folds(&it.good, &it.path, desk.units)
            }),
            InlayHintRequest::METHOD => question.of(|it: In<lsp_types::InlayHintParams>| {
                inlay::hints(&it.good, &it.path, it.params.range, desk.units)
            }),
            Formatting::METHOD => question
                .of(|it: In<lsp_types::DocumentFormattingParams>| format::edits(desk, &it.path)),
            CodeActionRequest::METHOD => question.of(|it: In<CodeActionParams>| actions(desk, &it)),
            _ => question.unknown(&method),
        }
    }
}

/// What can be done in a range.
fn actions(desk: &Desk, it: &In<CodeActionParams>) -> Vec<CodeActionOrCommand> {
    let text = desk.text(&it.path).unwrap_or_default();
    let start = desk.units.offset(text, it.params.range.start);
    let end = desk.units.offset(text, it.params.range.end).max(start);
    let newest = desk.readings().newest;
    let actions = actions::actions(desk, &newest, &it.path, start..end);
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Whether a file below the root is one that a build reads.
fn is_read(desk: &Desk, path: &str) -> bool {
    desk.text(path).is_some() || path.starts_with("content/")
}
