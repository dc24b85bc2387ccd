//! The style sheet and the script: what lies in `static/css/` and `static/js/`, each as one file, so that a page waits for
//! one request. A project's own part joins them, or replaces the one of the same name.

use crate::load::Assets;
use crate::output::OutPath;

/// Parts that become one file.
pub(super) struct Bundle {
    /// Where the parts lie in `static/`; what lies deeper is none.
    folder: &'static str,
    extension: &'static str,
    /// The parts that others build on; all others follow by name.
    first: &'static [&'static str],
    /// What pages load by itself.
    apart: &'static [&'static str],
    separator: &'static str,
}

pub(super) const STYLE: Bundle = Bundle {
    folder: "css/",
    extension: ".css",
    first: &["css/faces.css", "css/fonts.css", "css/site.css"],
    apart: &[],
    separator: "",
};

pub(super) const SCRIPT: Bundle = Bundle {
    folder: "js/",
    extension: ".js",
    first: &["js/fold.js", "js/reader.js"],
    apart: &["js/prefs.js"],
    // A script may end without a semicolon; the next one would then be read as its arguments.
    separator: ";\n",
};

impl Bundle {
    fn has(&self, path: &str) -> bool {
        let name = path.strip_prefix(self.folder).unwrap_or_default();
        name.ends_with(self.extension) && !name.contains('/') && !self.apart.contains(&path)
    }

    /// All parts among the assets as one.
    pub(super) fn join(&self, assets: &Assets) -> Vec<u8> {
        let rest = assets.keys().map(OutPath::as_str);
        let rest = rest.filter(|path| self.has(path) && !self.first.contains(path));
        let mut joined = Vec::new();
        for part in self.first.iter().copied().chain(rest).filter_map(|path| assets.get(path)) {
            joined.extend_from_slice(part.bytes().unwrap_or_default());
            joined.extend_from_slice(self.separator.as_bytes());
        }
        joined
    }
}
