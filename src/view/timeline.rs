//! What happened when, drawn along a line of time.

use serde::Serialize;

use super::Scope;

/// The page of the picture.
#[derive(Debug, Serialize)]
pub struct TimelineView {}

/// Makes the page.
pub fn timeline(_scope: &Scope<'_>) -> TimelineView {
    TimelineView {}
}
