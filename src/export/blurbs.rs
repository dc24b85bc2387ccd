//! The scripts from which pages make the cards over names, as [`Blurbs`](crate::view::blurb::Blurbs) says them.

use super::file::File;
use crate::lang::Lang;
use crate::view::Site;

/// Those of both languages.
pub(super) fn files(site: &Site<'_>) -> Vec<File> {
    let all = Lang::ALL.into_iter().flat_map(|lang| site.blurbs.get(lang).files());
    all.map(|(path, script)| (path.to_owned(), script.to_vec())).collect()
}
