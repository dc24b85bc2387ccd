//! A request of the editor: its parameters read, its answer written. What is asked of a file that nobody knows has no answer.

use std::ops::Range;
use std::sync::Arc;

use lsp_server::{RequestId, Response};
use lsp_types::{
    CodeActionParams, CompletionParams, DocumentFormattingParams, DocumentSymbolParams,
    FoldingRangeParams, GotoDefinitionParams, HoverParams, InlayHintParams, ReferenceParams,
    RenameParams, TextDocumentPositionParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::desk::{Desk, Reading};
use super::place::Place;
use super::position::Units;
use super::rename::rename;
use super::uri;
use crate::model::Target;

/// What the protocol says of wrong parameters, of what cannot be done, and of what nobody knows (Base Protocol, error codes).
const INVALID: i32 = -32602;
const FAILED: i32 = -32803;
const UNKNOWN: i32 = -32601;

/// A request.
pub(super) struct Question<'d> {
    pub(super) desk: &'d Desk,
    pub(super) id: RequestId,
    pub(super) params: Value,
}

/// What was asked of a place.
pub(super) struct Here<'d, P> {
    pub(super) params: P,
    pub(super) place: Place<'d>,
    pub(super) good: Arc<Reading>,
}

/// What was asked of a file.
pub(super) struct In<P> {
    pub(super) params: P,
    pub(super) path: String,
    pub(super) good: Arc<Reading>,
}

impl<P> Here<'_, P> {
    /// What the word here names, or else what the file is about.
    pub(super) fn target(&self) -> Option<Target> {
        let named = self.place.target(&self.good.book).map(|(target, _)| target);
        named.or_else(|| self.place.subject(&self.good.book))
    }

    /// Bytes of the present text, as the editor counts them.
    pub(super) fn range(&self, units: Units, range: Range<usize>) -> lsp_types::Range {
        let position = |offset| units.position_in(self.place.text, offset);
        lsp_types::Range::new(position(range.start), position(range.end))
    }
}

/// Parameters that name a file, and a place in it if they do.
pub(super) trait Asks: DeserializeOwned {
    /// The file.
    fn uri(&self) -> &Uri;
    /// The place.
    fn position(&self) -> lsp_types::Position {
        lsp_types::Position::default()
    }
}

macro_rules! asks {
    ($($params:ident: $($field:ident).+;)+) => { $(
        impl Asks for $params {
            fn uri(&self) -> &Uri {
                &self.$($field).+.text_document.uri
            }

            fn position(&self) -> lsp_types::Position {
                self.$($field).+.position
            }
        }
    )+ };
}

asks! {
    CompletionParams: text_document_position;
    HoverParams: text_document_position_params;
    GotoDefinitionParams: text_document_position_params;
    ReferenceParams: text_document_position;
    RenameParams: text_document_position;
}

impl Asks for TextDocumentPositionParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }

    fn position(&self) -> lsp_types::Position {
        self.position
    }
}

macro_rules! asks_of_files {
    ($($params:ident)+) => { $(
        impl Asks for $params {
            fn uri(&self) -> &Uri {
                &self.text_document.uri
            }
        }
    )+ };
}

asks_of_files! {
    CodeActionParams DocumentFormattingParams DocumentSymbolParams FoldingRangeParams InlayHintParams
}

impl Question<'_> {
    fn params<P: Asks>(&self) -> Result<(P, String), Box<Response>> {
        let read = serde_json::from_value::<P>(self.params.clone());
        let invalid = |error: serde_json::Error| {
            Box::new(Response::new_err(self.id.clone(), INVALID, error.to_string()))
        };
        let params = read.map_err(invalid)?;
        let path = uri::below(&self.desk.root, params.uri());
        let nothing = || Box::new(Response::new_ok(self.id.clone(), Value::Null));
        Ok((params, path.ok_or_else(nothing)?))
    }

    /// Answers what is asked of a file.
    pub(super) fn of<P: Asks, A: Serialize>(self, answer: impl FnOnce(In<P>) -> A) -> Response {
        match self.params::<P>() {
            Ok((params, path)) => {
                let good = self.desk.readings().good;
                Response::new_ok(self.id, answer(In { params, path, good }))
            }
            Err(response) => *response,
        }
    }

    /// Answers what is asked of a place.
    pub(super) fn at<P: Asks, A: Serialize>(
        self,
        answer: impl FnOnce(Here<'_, P>) -> Option<A>,
    ) -> Response {
        let (params, path) = match self.params::<P>() {
            Ok(asked) => asked,
            Err(response) => return *response,
        };
        let good = self.desk.readings().good;
        let place = Place::new(self.desk, &path, params.position());
        let answer = place.and_then(|place| answer(Here { params, place, good }));
        Response::new_ok(self.id, answer)
    }

    /// Renames what a place names, or says why it cannot be renamed.
    pub(super) fn rename(self) -> Response {
        let (params, path) = match self.params::<RenameParams>() {
            Ok(asked) => asked,
            Err(response) => return *response,
        };
        let newest = self.desk.readings().newest;
        let place = Place::new(self.desk, &path, params.position());
        let target = place.and_then(|place| Some(place.target(&newest.book)?.0));
        let Some(target) = target else {
            return Response::new_err(self.id, FAILED, "no id stands here".to_owned());
        };
        match rename(self.desk, &newest, target, &params.new_name) {
            Ok(edit) => Response::new_ok(self.id, edit),
            Err(reason) => Response::new_err(self.id, FAILED, reason),
        }
    }

    /// Says that a method is not known.
    pub(super) fn unknown(self, method: &str) -> Response {
        Response::new_err(self.id, UNKNOWN, format!("`{method}` is not known here"))
    }
}
