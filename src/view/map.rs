//! What lies where, drawn on a map of the region.

use serde::Serialize;

use super::Scope;

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct MapView {}

/// Makes the page.
pub fn map(_scope: &Scope<'_>) -> MapView {
    MapView {}
}
