//! Files of the project ↔ the names by which an editor knows them.

use std::path::Path;

use lsp_types::Uri;
use url::Url;

use super::desk::Desk;

/// The file system's path of a name.
pub(super) fn path(uri: &Uri) -> Option<std::path::PathBuf> {
    Url::parse(uri.as_str()).ok()?.to_file_path().ok()
}

/// The path below a root of a name, with `/` between its parts.
pub(super) fn below(root: &Path, uri: &Uri) -> Option<String> {
    let path = path(uri)?;
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/")).filter(|path| !path.is_empty())
}

/// The name of a file: the editor's own for one that it has open.
pub(super) fn of(desk: &Desk, path: &str) -> Option<Uri> {
    let open = desk.document(path).map(|document| document.uri.clone());
    open.or_else(|| named(&desk.root, path))
}

/// The name of a file below a root.
pub(super) fn named(root: &Path, path: &str) -> Option<Uri> {
    Url::from_file_path(root.join(path)).ok()?.as_str().parse().ok()
}
