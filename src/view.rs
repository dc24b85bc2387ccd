//! view: [`Book`](crate::model::Book) → what each page shows, ready for its template. Views are the only types that a
//! template reads; they hold texts as [`Html`](crate::html::Html) and directions as [`Dir`](crate::lang::Dir).
//!
//! Every text leaves this layer with its language and direction; dates, plurals, links and order are settled here,
//! so that templates hold layout and loops only.

pub mod article;
mod begin;
pub mod blurb;
pub mod book;
pub(crate) mod byline;
pub mod called;
mod card;
mod cast;
pub mod change;
pub mod chrome;
pub(crate) mod cite;
pub mod collection;
pub mod contents;
pub(crate) mod dating;
mod description;
pub mod edition;
mod endnote;
pub mod entity;
pub mod excerpt;
mod extent;
mod filing;
mod form;
mod gathered;
pub mod home;
mod host;
pub mod index;
mod linked;
pub mod map;
mod margin;
pub(crate) mod membership;
pub mod moved;
pub mod network;
pub mod news;
pub mod notes;
pub mod numbers;
pub mod order;
pub(crate) mod origin;
mod outline;
pub(crate) mod paragraph;
mod part;
pub mod parts;
pub(crate) mod period;
pub(crate) mod place;
mod scope;
pub mod search;
pub mod shared;
pub mod source;
pub mod timeline;
pub mod title;
mod tools;
mod value;

pub use scope::{Scope, Site};
pub use value::{FactView, LinkView, TextView};
