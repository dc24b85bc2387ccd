//! Who stands how to whom, drawn as nodes and edges.

use serde::Serialize;

use super::Scope;

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct NetworkView {}

/// Makes the page.
pub fn network(_scope: &Scope<'_>) -> NetworkView {
    NetworkView {}
}
