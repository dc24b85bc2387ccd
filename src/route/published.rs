//! Published names: files of the theme are published by names that say what they hold, so that browsers may keep them for ever.

use std::collections::BTreeMap;

use super::Route;

/// The names of published files that are not those by which the site calls them.
#[derive(Clone, Debug, Default)]
pub struct Published(BTreeMap<String, String>);

impl Published {
    /// Says that a file is published by a name with the hash of what it holds, and gives that name: `css/a.css` becomes
    /// `css/a.0a1b2c3d.css`.
    pub fn add(&mut self, path: &str, hash: &str) -> String {
        let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = format!("{stem}.{hash}.{extension}");
        self.0.insert(path.to_owned(), name.clone());
        name
    }

    /// The file that is meant by a path below `static/`.
    pub fn route<'p>(&'p self, path: &'p str) -> Route<'p> {
        Route::Asset(self.0.get(path).map_or(path, String::as_str))
    }

    /// All of these names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
