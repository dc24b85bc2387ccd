//! Where a place lies, in words.

use super::Scope;
use crate::model::details::{Position, Precision};

/// A position in degrees, with what it stands for.
pub(crate) fn position_words(scope: &Scope<'_>, position: Position) -> String {
    let ui = scope.ui();
    let side = |degrees: f64, positive: &str, negative: &str| {
        let id = if degrees < 0.0 { negative } else { positive };
        ui.format(id, &[("degrees", ui.number(format_args!("{:.2}", degrees.abs())).into())])
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
