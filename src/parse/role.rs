//! Which file is what, by its path alone.

use crate::lang::Lang;
use crate::model::{EntityKind, Page};

/// The pages of their own that the site has a place for.
const SLUGS: [&str; 1] = ["about"];

/// Where a file belongs by its path.
pub(super) enum FileRole<'p> {
    Config,
    Article(&'p str),
    Entity(EntityKind, &'p str),
    Series(&'p str),
    Sources,
    Page(&'p str, Lang),
    /// Read by another stage.
    Other,
    Unexpected,
}

pub(super) fn file_role(path: &str) -> FileRole<'_> {
    if path == "book.toml" {
        return FileRole::Config;
    }
    let Some(inside) = path.strip_prefix("content/") else { return FileRole::Other };
    match inside.split_once('/') {
        None if inside == "sources.yaml" => FileRole::Sources,
        Some((_, name)) if name.contains('/') => FileRole::Unexpected,
        Some(("articles", name)) if name.ends_with(".original.txt") => FileRole::Other,
        Some(("articles", name)) if name.ends_with(".original.yaml") => FileRole::Unexpected,
        Some(("articles", name)) => {
            name.strip_suffix(".yaml").map_or(FileRole::Unexpected, FileRole::Article)
        }
        Some(("series", name)) => {
            name.strip_suffix(".yaml").map_or(FileRole::Unexpected, FileRole::Series)
        }
        Some(("pages", name)) => page_role(name),
        Some((folder, name)) => match (EntityKind::from_folder(folder), name.strip_suffix(".yaml"))
        {
            (Some(kind), Some(id)) => FileRole::Entity(kind, id),
            _ => FileRole::Unexpected,
        },
        None => FileRole::Unexpected,
    }
}

fn is_page(slug: &str) -> bool {
    SLUGS.contains(&slug) || Page::INTRODUCED.contains(&slug)
}

fn page_role(name: &str) -> FileRole<'_> {
    name.strip_suffix(".md")
        .and_then(|stem| stem.rsplit_once('.'))
        .and_then(|(slug, tag)| Some(FileRole::Page(slug, Lang::from_tag(tag)?)))
        .filter(|role| matches!(role, FileRole::Page(slug, _) if is_page(slug)))
        .unwrap_or(FileRole::Unexpected)
}
