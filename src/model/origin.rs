//! How it is known that words name an entity.

use super::word::words;

words! {
    /// How a mention is known. The words stand in lists of mentions and in diagnostics.
    pub enum Origin {
        /// `[[id]]` in the text.
        Explicit = "explicit",
        /// `mentions` of the paragraph.
        Override = "override",
        /// `mentions_default` of the article.
        Default = "default",
        /// The `name` of an entity.
        Name = "name",
        /// Its `short` name.
        Short = "short",
        /// One of its `aliases`.
        Alias = "alias",
    }
}
