//! Where a place lies, in words.

use super::Scope;
use crate::model::details::{Position, Precision};

/// A position in degrees, with what it stands for.
pub(crate) fn position_words(scope: &Scope<'_>, position: Position) -> String {
    let ui = scope.ui();
    let side = |degrees: f64, positive: &str, negative: &str| {
        let shown = format!("{:.2}", degrees.abs());
        // The equator, and the meridians of Greenwich and opposite to it, lie on no side.
        let id = match shown.as_str() {
            "0.00" | "180.00" => "degrees_alone",
            _ if degrees < 0.0 => negative,
            _ => positive,
        };
        ui.format(id, &[("degrees", ui.number(shown).into())])
    };
    let latitude = side(position.latitude, "degrees_north", "degrees_south");
    let longitude = side(position.longitude, "degrees_east", "degrees_west");
    let degrees = [("lat", latitude.into()), ("lon", longitude.into())];
    let precision = precision_words(scope, position.precision);
    format!("{} ({precision})", ui.format("coordinates", &degrees))
}

/// What a position stands for.
pub(super) fn precision_words(scope: &Scope<'_>, precision: Precision) -> String {
    scope.ui().text(match precision {
        Precision::Point => "precision_point",
        Precision::Proxy => "precision_proxy",
        Precision::Region => "precision_region",
    })
}
