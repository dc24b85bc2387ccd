//! The closed list of diagnostic codes, each with its severity and its explanation.

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Worth mending; stops a build under `--strict`.
    Warning,
    /// Worth knowing; stops nothing.
    Note,
}

impl Severity {
    /// The word that all formats print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Makes [`Code`] from one table, so that a code cannot lack a name, a severity or an explanation. The
/// doc comment of a code *is* the text that `hashiya explain` prints.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident; )+) => {
        /// A rule that content can break.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $( $(#[doc = $doc])+ $variant, )+ }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$( Self::$variant, )+];

            /// The name by which diagnostics, `explain` and tests call it.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $name, )+ }
            }

            /// Its usual severity.
            pub fn severity(self) -> Severity {
                match self { $( Self::$variant => Severity::$severity, )+ }
            }

            /// What it means and how to mend it, in Markdown.
            pub fn explanation(self) -> &'static str {
                match self { $( Self::$variant => concat!($($doc, "\n",)+), )+ }
            }
        }
    };
}

codes! {
    /// The file is not valid UTF-8. Save it as UTF-8 in your editor (“Save with encoding”); Windows-1256 and
    /// UTF-16 files are the usual cause. The place is the first byte that cannot be read.
    NotUtf8 = "not-utf8", Error;
    /// A text has the marks of a merge that was not finished: `<<<<<<<`, `|||||||`, `=======` or `>>>>>>>` at the beginning of a
    /// line, with one version of the lines above and another below. Nothing of the file is read, because nobody knows which of
    /// them is meant. Keep one version, and delete the lines with the marks.
    MergeConflict = "merge-conflict", Error;
    /// A symbolic link in the project points outside the project. A build reads only what lies below its root,
    /// so that it gives the same result on every machine. Copy the file into the project.
    SymlinkEscape = "symlink-escape", Error;
    /// A symbolic link in the project leads nowhere, to a folder that it lies in, to one that the site is written to, or from
    /// one linked folder to another. Links within the project are followed; these would not end, or lead to nothing. Delete the link, or put the files
    /// themselves in its place.
    BrokenLink = "broken-link", Error;
    /// A file or folder of the project cannot be read: there is no right to read it, it is a pipe or a device, it vanished
    /// in the meantime, a file stands where a folder belongs, or a text is larger than 64 MB. Everything else is checked
    /// all the same.
    UnreadableFile = "unreadable-file", Error;
    /// A file or folder has a name that cannot be used: bytes that are not UTF-8, characters that cannot be seen, or, in
    /// `static/`, what no address and no system can bear: a colon, a backslash, a dot or a space at the end, or a
    /// beginning `.hashiya-`, as the builder's own files have. Rename it.
    BadFileName = "bad-file-name", Error;
    /// A file of `static/` has the address of a page or of another file that the site makes, such as a feed, a book or
    /// `sitemap.xml`, stands where the site needs a folder, or lies in a folder that has
    /// the name of a file of the site. Only one of the two could be published. Rename the file; what pages show comes
    /// from the content.
    StaticClash = "static-clash", Error;
    /// A file of `static/` has a name that is published here, but not on every system: it differs from another only in
    /// capitals or in how accents are encoded, or it is one that Windows refuses, such as `con` or `a?b`. Rename it.
    UnportableName = "unportable-name", Warning;
    /// A file lies in a content folder where nothing reads it: a wrong extension, a wrong folder, or a page that
    /// the site does not have. Move, rename or delete it. An `.original.txt` without its article is such a file as well, and
    /// so is a template that no page uses.
    UnexpectedFile = "unexpected-file", Warning;
    /// The YAML cannot be read. Indentation, an unclosed quote, and a colon followed by a space inside an unquoted
    /// value are the usual causes. Long texts are safest as block scalars: `|-` and the text on indented lines below.
    YamlSyntax = "yaml-syntax", Error;
    /// `book.toml` is not valid TOML. Texts stand in quotes (`title = "…"`), tables in brackets (`[pages]`), and
    /// every bracket and quote is closed. All faults of the file are reported at once.
    TomlSyntax = "toml-syntax", Error;
    /// A field that the format does not know. Fields are never ignored: a misspelt one would silently lose its text.
    /// `docs/content.md` lists the fields of each kind of file.
    UnknownField = "unknown-field", Error;
    /// A field that must be there is missing. The place is the first field of the mapping that lacks it. A field whose
    /// value is `null` or empty counts as missing.
    MissingField = "missing-field", Error;
    /// The same key stands twice in one mapping. Only one of the two could count; delete or rename the other.
    DuplicateKey = "duplicate-key", Error;
    /// A value has the wrong shape: a list where a text belongs, a text where a mapping belongs, or a word that is
    /// not among those allowed.
    WrongType = "wrong-type", Error;
    /// An id must consist of lower-case ASCII letters, digits and hyphens, and begin with a letter or a digit. Ids
    /// become addresses, so they must be safe in a URL and the same on every file system.
    BadId = "bad-id", Error;
    /// Two things have the same id. Ids of entities are unique over all five kinds, because `[[id]]` does not name
    /// the kind; ids of paragraphs are unique within their article.
    DuplicateId = "duplicate-id", Error;
    /// An id under `former_ids` that something has today, or that stands there twice. A former id has a page that leads on to what
    /// it named; it can lead to one thing alone, and not where another thing is. Delete it, or rename what is called so today.
    FormerId = "former-id", Error;
    /// A `[[id]]`, `is`, `to`, `place` or `involves` names an entity that does not exist.
    UnknownEntity = "unknown-entity", Error;
    /// The `series` of an article names a series that has no file in `content/series/`. That file says what the series is called.
    UnknownSeries = "unknown-series", Error;
    /// No article names this series, so its page would be empty. Write `series:` in its articles, or delete the file.
    EmptySeries = "empty-series", Warning;
    /// Two articles give a tag the same name in one language and different names in the other, so that readers of one language
    /// find one page where those of the other find two. Write both names alike everywhere, or find another name for one of the two.
    TagNames = "tag-names", Warning;
    /// The same person stands twice among the authors or translators of an article, or the same tag twice among its tags; the
    /// author stands under `source` as well as among `authors`; an address stands twice under `same_as`; or an id stands twice in a
    /// list, such as `sources` or `is`. Pages show the first alone; delete the other.
    RepeatedEntry = "repeated-entry", Warning;
    /// An article is by an entity that is a place, an event or an agreement. Authors and translators are people or groups: name the
    /// one that is meant, or write the name without `entity`.
    AuthorKind = "author-kind", Error;
    /// A `sources` list names a source that `content/sources.yaml` does not have.
    UnknownSource = "unknown-source", Error;
    /// The quote of an `at` does not occur in the paragraph. An anchor is an exact quote of the plain text, without
    /// Markdown; it is never guessed. Copy it from the paragraph; the hints name the most similar passages.
    QuoteNotFound = "quote-not-found", Error;
    /// The quote of an `at` occurs more than once in the paragraph. Lengthen it until it is unique, or add `nth: 2`
    /// (or `nth: {ar: 2, en: 1}`) to say which occurrence is meant.
    QuoteAmbiguous = "quote-ambiguous", Error;
    /// Two mentions that both become links cover the same words. A link cannot lie inside another; shorten one quote
    /// or join the two with `is: [a, b]`.
    OverlappingMentions = "overlapping-mentions", Error;
    /// A name or alias that belongs to two entities stands in a paragraph. It is never linked by itself: the builder
    /// does not guess. Say which is meant for this place (`mentions:` of the paragraph), for the whole article
    /// (`mentions_default:`), or move the alias to `weak_aliases`.
    AmbiguousAlias = "ambiguous-alias", Error;
    /// An alias of one entity is the name of another. Wherever it stands, nobody can tell which is meant. Delete the
    /// alias, or move it to `weak_aliases`.
    AliasIsName = "alias-is-name", Warning;
    /// Two entities have a name or an alias in common. As soon as a text uses it, nobody can tell which is meant. Give one of
    /// them a longer name, move an alias to `weak_aliases`, or say with a relation `distinct-from` that you know.
    SharedName = "shared-name", Warning;
    /// An alias that consists of words of every day, such as *the truce*, or of two capitals. It would link what is not meant
    /// in the next article. Move it to `weak_aliases`, and say under `mentions_default:` what it means in an article.
    CommonName = "common-name", Note;
    /// A name or alias that can never be found in a text, because fewer than two letters or digits are left of it; or words
    /// under `not` that hold no name of the entity, so that they keep nothing from being found.
    UnmatchableName = "unmatchable-name", Warning;
    /// One side of a paragraph names an entity and the other does not, although the translation is no draft. Readers of one language
    /// would not find the paragraph among those that mention it. Say which words name it (`mentions:` with `at`), or that the
    /// paragraph speaks of it without naming it (`mentions:` with `is` alone).
    OneSidedMention = "one-sided-mention", Warning;
    /// No article mentions this entity, and it is not marked as background (`role: context`). Mark it, add the alias by
    /// which the text calls it, or declare the place under `mentions:`.
    UnmentionedEntity = "unmentioned-entity", Warning;
    /// The paragraphs of an article are not those of the `.original.txt` beside it: one is edited, missing, added, moved, or
    /// divided in another way. The original is never altered: its slips are kept and explained in a note. A paragraph is a
    /// line of that file; if the file has blank lines, it is what they separate. Of an edited one the first differing
    /// character is shown.
    OriginalDiffers = "original-differs", Error;
    /// The article has no `ID.original.txt` beside it. That file holds the original, one paragraph a line, and proves
    /// that the article still says it.
    MissingOriginal = "missing-original", Error;
    /// One side of a bilingual text is missing. The page shows the other side, marked as such.
    MissingTranslation = "missing-translation", Warning;
    /// The original has changed since its translation was made: the hash in `translation.of` is not that of the
    /// present text. Revise the translation, then write the hash that the hint gives.
    StaleTranslation = "stale-translation", Warning;
    /// A translation is said to be revised, so that it fits the original as it is today, and does not have the hash of that
    /// original yet. `hashiya check --fix` writes the hash, and the translation is `reviewed` from then on.
    RevisedTranslation = "revised-translation", Warning;
    /// Paragraphs have a translation without a hash of the original that it was made from. When the original changes, nobody
    /// is told that the translation is stale. Add the `translation:` that the hint gives, paragraph by paragraph.
    UntrackedTranslation = "untracked-translation", Warning;
    /// Paragraphs of an article have a translation that nobody has reviewed: its `state` is `draft`, or it has none. Review it
    /// and write `state: reviewed`. This is a note, which stops nothing; with `drafts = "warning"` in `book.toml` it is a
    /// warning, which stops a build under `--strict`.
    DraftTranslation = "draft-translation", Note;
    /// Of two dates that belong together, the end is certainly before the beginning: `end` before `date`, `until` before
    /// `since`, `died` before `born`, `dissolved` before `founded`, or the two sides of an interval. Only what is certain
    /// counts: `2020` and `2020-05` agree, and dates that are approximate or uncertain contradict nothing.
    ReversedDates = "reversed-dates", Error;
    /// A date is not EDTF (levels 0 and 1). Examples: `2024`, `2024-05`, `2024-05-04`, `2024-05~` (about),
    /// `2024?` (uncertain), `2023/2024` (from, to), `2024-05-04/..` (since).
    InvalidDate = "invalid-date", Error;
    /// Raw HTML in a text. Texts are Markdown, and the builder alone makes HTML; that keeps every page well-formed
    /// and safe. Write Markdown, or put a literal `<` as `\<`.
    RawHtml = "raw-html", Error;
    /// An image in a text. Texts have no images: a page must be complete when it is read aloud, printed or copied.
    /// Link to the image if it matters.
    ImageInText = "image-in-text", Error;
    /// The image of a figure is not in `static/`, or is no image whose size can be told. Pages give the size of each image, so that
    /// nothing moves when it comes. Raster images know it; an SVG needs `width` and `height`, or a `viewBox`.
    BadImage = "bad-image", Error;
    /// A paragraph has another form than `as` says: a list with words outside of its items, a table without rows, a line of verse
    /// with half of its hemistichs. Write it as `docs/content.md` shows, or make paragraphs of their own of what does not belong.
    WrongForm = "wrong-form", Error;
    /// A heading, list, quotation, table or code block where only inline Markdown belongs. If the text merely begins
    /// like one (`2024. …`, `- …`, `# …`), put a backslash before the mark: `2024\. …`.
    BlockMarkup = "block-markup", Error;
    /// An address that cannot be linked to: its scheme is not `https`, `http` or (in texts) `mailto`, it names no host, it names a
    /// user, or it holds spaces, backslashes or invisible characters. Link to entities with `[[id]]`.
    ForbiddenLink = "forbidden-link", Error;
    /// Words that Markdown would leave out, so that no reader would see them: the title behind a link's address, a cell
    /// that its table has no column for, words behind the language of a code fence, the number of an item that does not
    /// follow the one before. Write them where they are shown, or delete them.
    LostText = "lost-text", Error;
    /// A sign of Markdown that marks nothing and so would stand on the page: asterisks or backticks that are not closed, `~~`,
    /// `[label](address with spaces)`, `[1]: https://…`, `[^1]`, `&foo;`. Close it or write it as the hint says; a sign that is
    /// meant literally takes a backslash.
    StrayMarkup = "stray-markup", Warning;
    /// Lists, quotations or emphasis in a text lie in one another deeper than anyone writes by hand; a mistake in
    /// a program that wrote the file is the usual cause. Write it with less nesting.
    NestedTooDeeply = "nested-too-deeply", Error;
    /// A `[[en:…]]`, `[[fr:…]]` or the like that is empty, or is not closed with `]]` in its paragraph, or whose tag is that of no
    /// language. It states the language of the words inside, by a BCP 47 tag: a code of two or three letters, and where it matters a
    /// script or a region (`ber-Latn`, `pt-BR`). Write the words and close it, or delete it.
    LanguageRun = "language-run", Error;
    /// A bidirectional formatting character (U+202A–202E, U+2066–2069) that is not closed, or closed without having
    /// been opened, in one paragraph of text. Unbalanced, it scrambles the rest of the page. The builder isolates
    /// runs of the other direction by itself: delete the character.
    BidiControl = "bidi-control", Error;
    /// A character that no page can show: a control character, a noncharacter, a private-use character (a bullet of a symbol
    /// font, for example), or U+FFFD, which stands for a letter that was lost when the file was converted. An escape or an
    /// entity such as `&#7;` counts as the character. Delete it, or write the letter or sign that was meant.
    ForbiddenCharacter = "forbidden-character", Error;
    /// A character that nobody sees, pasted from a word processor or a web page: a no-break space, a soft hyphen, a
    /// zero-width space, a byte order mark, a direction mark. Replace it as the hint says. Joiners between letters that join,
    /// parts of emoji, and no-break spaces in numbers and in French punctuation are left alone, and so is the original of an
    /// article. Where one is meant, write it so that it can be seen: `&nbsp;`, `&shy;`, `&rlm;`.
    InvisibleCharacter = "invisible-character", Warning;
    /// A NUL character (U+0000), which no text may contain. A broken copy of the file or a `\0` inside a quoted YAML
    /// value is the usual cause. Delete it.
    NulCharacter = "nul-character", Error;
    /// A relation of this type cannot join entities of these kinds. `docs/content.md` lists the types with the kinds
    /// they join; the inverse type may be the one that is meant.
    RelationKind = "relation-kind", Error;
    /// An entity has a relation to itself: `to`, `place` or `involves` names the entity of the file that it stands in. Name the
    /// other one.
    SelfRelation = "self-relation", Error;
    /// Relations that say what stands below what (`part-of`, `branch-of`, `member-of` and their like) lead in a circle, so
    /// that something stands below itself. One of them is wrong, or written on the wrong side, or has ended and lacks its
    /// `until`. The message names all that stand on the circle.
    HierarchyCycle = "hierarchy-cycle", Error;
    /// The same relation stands on both of its entities, or twice on one. It is written once: the other page shows the
    /// inverse label by itself. Notes, dates and sources of the second are not shown; move them to the first.
    DuplicateRelation = "duplicate-relation", Warning;
    /// A relation type that does not exist. `docs/content.md` lists the types, each with the name of its inverse; either
    /// name may be written.
    UnknownRelation = "unknown-relation", Error;
    /// A bibliography entry has a value that its field does not take: an unknown `type`, a `date` that is not a date, a
    /// `language` that is no BCP 47 tag, a `via` that is no relay (`{name: …, url: …}`), a name without words, a brace without
    /// its fellow, a DOI that is none, a field that would be seen nowhere. The format is Hayagriva's, with titles, publishers and relays in both languages beside it; `docs/content.md`
    /// shows it. The other entries are read all the same.
    InvalidSource = "invalid-source", Error;
    /// A bibliography entry without a title. Pages call it by its key. Write what stands on the page, or in a few words what
    /// it is.
    UntitledSource = "untitled-source", Warning;
    /// A source that no note, statement, relation or position cites. Cite it or delete it, so that the page of sources
    /// shows what the briefing rests on.
    UnusedSource = "unused-source", Warning;
    /// A statement that neither cites a source nor carries a confidence that needs none (`inference`,
    /// `general-knowledge`).
    UnsourcedStatement = "unsourced-statement", Warning;
    /// A template cannot be read or rendered: a tag that is not closed, a component or a field that does not exist. The
    /// place is in the template.
    TemplateError = "template-error", Error;
    /// A file of interface strings (`templates/ui/ar.ftl`, `templates/ui/en.ftl`) cannot be read, or lacks a string
    /// that the other language has. The syntax is that of Project Fluent: `id = text`.
    InterfaceString = "interface-string", Error;
    /// A value of `book.toml` that cannot be used, such as a base URL that is not one.
    BadSetting = "bad-setting", Error;
}

impl Code {
    /// Whether a whole file could not be read for it. Such faults stand before all others: others may follow from them.
    pub fn is_syntax(self) -> bool {
        matches!(
            self,
            Self::NotUtf8
                | Self::MergeConflict
                | Self::UnreadableFile
                | Self::SymlinkEscape
                | Self::BrokenLink
                | Self::YamlSyntax
                | Self::TomlSyntax
        )
    }

    /// Whether it is a fault of words that are quoted from a paragraph.
    pub fn is_of_quote(self) -> bool {
        matches!(self, Self::QuoteNotFound | Self::QuoteAmbiguous)
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}
