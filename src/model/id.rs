//! Typed indexes into the lists of the book: an id of one list cannot be used on another.

/// Makes a typed index.
macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the element at `index`; past `u32::MAX` it saturates.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Where the element stands in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

typed_id! {
    /// The place of an article in [`super::Book::articles`].
    ArticleId
}

typed_id! {
    /// The place of an entity in [`super::Book::entities`].
    EntityId
}

typed_id! {
    /// The place of a series in [`super::Book::series`].
    SeriesId
}

typed_id! {
    /// The place of a tag in [`super::Book::tags`].
    TagId
}

typed_id! {
    /// The place of a source in [`super::Book::sources`].
    SourceId
}

/// Says which elements an id is of.
macro_rules! listed {
    ($what:ident by $id:ident) => {
        impl $id {
            /// Every element of the list with its id.
            pub fn all(list: &[$what]) -> impl Iterator<Item = (Self, &$what)> {
                list.iter().enumerate().map(|(index, element)| (Self::new(index), element))
            }
        }
    };
}
pub(crate) use listed;
