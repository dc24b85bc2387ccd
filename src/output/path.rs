//! Paths below the output folder. What is an [`OutPath`] cannot leave that folder on any system, and is none of the
//! files that Hashiya keeps there for itself.

use std::borrow::Borrow;
use std::fmt;

/// How the names of Hashiya's own files in the output folder begin.
pub(super) const OWN: &str = ".hashiya-";

/// A relative path of a file with `/` between its parts: `ar/groups/jnim/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// Checks a path. Refused are empty and absolute paths, and parts that
    ///
    /// - are empty;
    /// - end in a dot or a space, among them `.` and `..`: Windows drops such an end, so `.. ` is `..` there;
    /// - begin as Hashiya's own files do, such as the manifest, in capitals or not;
    /// - have a backslash, which separates parts on Windows, or a colon, which stands behind drives and before
    ///   alternate streams, and would be a scheme in a relative link;
    /// - have a control character, which no list of files could hold.
    pub fn new(path: &str) -> Option<Self> {
        path.split('/').all(is_part).then(|| Self(path.to_owned()))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that the file lies in, outermost first.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(slash, _)| &self.0[..slash])
    }
}

fn is_part(part: &str) -> bool {
    let is_refused = |c: char| matches!(c, '\\' | ':') || c.is_control();
    !part.is_empty()
        && !part.ends_with(['.', ' '])
        && !part.contains(is_refused)
        && !part.get(..OWN.len()).is_some_and(|start| start.eq_ignore_ascii_case(OWN))
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_sites_are_taken() {
        for path in [
            "index.html",
            "ar/groups/jnim/index.html",
            "css/a b.css",
            "a..b/..c",
            "صورة.png",
            ".nojekyll",
        ] {
            assert_eq!(OutPath::new(path).unwrap().as_str(), path);
        }
        let path = OutPath::new("ar/groups/index.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["ar", "ar/groups"]);
    }

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in [
            "",
            ".",
            "..",
            "/",
            "/etc/passwd",
            "//host/share",
            "../a",
            "a/..",
            "a/../../b",
            "a/./b",
            "a//b",
            "a/",
            "./a",
            "...",
            ".. /a",
            "a/.. /b",
            "a/...",
            "a ",
            "a./b",
            "..\\a",
            "a\\..\\..\\b",
            "\\a",
            "C:",
            "C:/a",
            "c:a",
            "a/C:/b",
            "index.html:stream",
            "javascript:a",
            "a\0b",
            "a\nb",
            "a\rb",
            "a\tb",
            "a\u{7F}",
            "a\u{85}b",
            ".hashiya-manifest",
            ".HASHIYA-manifest",
            ".hashiya-manifest/a",
            ".hashiya-staging/0",
            "a/.hashiya-staging",
        ] {
            assert_eq!(OutPath::new(path), None, "{path:?}");
        }
    }
}
