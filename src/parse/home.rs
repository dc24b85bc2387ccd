//! Which mapping a field belongs to that stands in another one.

/// What a field belongs to, if it stands in one kind of mapping only.
pub(super) fn home(field: &str) -> Option<&'static str> {
    Some(match field {
        "original" | "paragraphs" | "linking" | "mentions_default" | "authors" | "translator"
        | "order" | "series" | "tags" => "the article",
        "outlet" => "the `source` of an article",
        "updated" => "an article, or to `book.toml` above its first heading",
        "translation" | "mentions" | "dates" | "notes" => "a paragraph",
        "is" | "nth" => "a mention or a date of a paragraph",
        "aliases" | "weak_aliases" | "not" | "statements" | "relations" | "body" | "short" => {
            "an entity"
        }
        "changes" => "an article or an entity",
        "former_ids" => "an article, an entity, a series or a source",
        "founded" | "dissolved" => "a group",
        "born" | "died" | "roles" => "an actor",
        "coordinates" | "precision" | "precision_note" => "a place",
        "involves" => "an event",
        "lat" | "lon" => "the `coordinates` of a place",
        "base_url" | "repository" | "licence" | "numerals" | "months" | "drafts" | "pages"
        | "files" => "`book.toml`, above its first heading",
        _ => return None,
    })
}
