//! Which text each message is of that comes back from a translator, and which are taken.
//!
//! No message is passed over: one that is of nothing, of something else than what is meant, or in the file twice is named.

use std::collections::{BTreeMap, BTreeSet};

use super::unit::{Work, units};
use super::written::edit;
use crate::edit::Edit;
use crate::edit::po::Message;
use crate::lang::Lang;
use crate::model::Book;
use crate::parse::values::values;
use crate::source::Sources;

/// A text that was not taken from a translator's file, and why.
#[derive(Clone, Debug)]
pub struct Left {
    /// What the message is of, as its file says it.
    pub context: String,
    /// Why it was not taken.
    pub why: &'static str,
}

/// What comes back from a translator: the change for each text by its context, and what was left.
#[derive(Debug, Default)]
pub struct Taken {
    /// A change for each text that has another translation or state.
    pub edits: Vec<(String, Edit)>,
    /// Texts that were not taken.
    pub left: Vec<Left>,
}

impl Taken {
    fn leave(&mut self, message: &Message, why: &'static str) {
        let is_named = !message.context.is_empty();
        let context = if is_named { message.context.clone() } else { message.id.clone() };
        self.left.push(Left { context, why });
    }
}

/// Messages by their contexts, in each of which there is one unless the file has it more than once.
type Messages<'m> = BTreeMap<String, Vec<&'m Message>>;

/// The changes that messages make in what is meant. What has another id than when it was exported is found by the former one.
pub fn take(book: &Book, sources: &Sources, meant: &[Work<'_>], messages: &[Message]) -> Taken {
    let mut by_start: BTreeMap<String, Messages<'_>> = BTreeMap::new();
    let mut taken = Taken::default();
    for message in messages {
        let context = today(book, &message.context);
        match context.split_once('#') {
            None => taken.leave(message, "its `msgctxt` is none that is exported"),
            Some((start, _)) => {
                let start = by_start.entry(format!("{start}#")).or_default();
                start.entry(context).or_default().push(message);
            }
        }
    }
    for work in meant {
        let own = by_start.remove(&work.start()).unwrap_or_default();
        take_own(sources, work, &own, &mut taken);
    }
    for work in others(book, meant) {
        let own = by_start.remove(&work.start()).unwrap_or_default();
        leave_others(sources, &work, &own, &mut taken);
    }
    for message in by_start.values().flat_map(BTreeMap::values).flatten() {
        taken.leave(message, "there is no such article or profile");
    }
    taken
}

/// The context that a text has now, if what it is in had another id.
fn today(book: &Book, context: &str) -> String {
    let now = || {
        let (start, text) = context.split_once('#')?;
        let former = &book.former;
        let Some((_, id)) = start.split_once('/') else {
            return Some(format!("{}#{text}", book.article(*former.articles.get(start)?).id));
        };
        let entity = book.entity(*former.entities.get(id)?);
        Some(format!("{}/{}#{text}", entity.kind().folder(), entity.id))
    };
    now().unwrap_or_else(|| context.to_owned())
}

/// What has texts and is not meant.
fn others<'b>(book: &'b Book, meant: &[Work<'_>]) -> Vec<Work<'b>> {
    let original = meant.first().map_or(Lang::Ar, |it| it.original);
    let starts: BTreeSet<String> = meant.iter().map(Work::start).collect();
    let articles = book.articles.iter().map(|it| Work::article(it));
    let all = articles.chain(Work::entities(book, original));
    all.filter(|work| !starts.contains(&work.start())).collect()
}

/// Takes the messages of an article or a profile.
fn take_own(sources: &Sources, work: &Work<'_>, messages: &Messages<'_>, taken: &mut Taken) {
    if messages.is_empty() {
        return;
    }
    let values = values(sources, work.file).unwrap_or_default();
    let text = &sources.file(work.file).text;
    let units = units(&values, work);
    let units: BTreeMap<&str, _> = units.iter().map(|it| (it.context.as_str(), it)).collect();
    for (context, messages) in messages {
        let Some(unit) = units.get(context.as_str()) else {
            messages.iter().for_each(|it| taken.leave(it, "there is no such text any more"));
            continue;
        };
        let fits = |it: &&Message| unit.original.1.text.trim_end() == it.id.trim_end();
        let (fitting, old): (Vec<&Message>, Vec<&Message>) =
            messages.iter().copied().partition(fits);
        for message in old {
            taken.leave(message, "its original has changed since the file was exported");
        }
        let Some(first) = fitting.first() else { continue };
        if !fitting.iter().all(|it| says_same(it, first)) {
            taken.leave(first, "the file has it more than once, with different translations");
            continue;
        }
        let edit = edit(unit, first, work, text);
        if !edit.is_empty() {
            taken.edits.push((first.context.clone(), edit));
        }
    }
}

fn says_same(a: &Message, b: &Message) -> bool {
    a.text.trim_end() == b.text.trim_end() && a.fuzzy == b.fuzzy
}

/// Names the messages of what is not meant, as far as they would change it.
fn leave_others(sources: &Sources, work: &Work<'_>, messages: &Messages<'_>, taken: &mut Taken) {
    let mut there = Taken::default();
    take_own(sources, work, messages, &mut there);
    let changed = there.edits.into_iter().map(|(context, _)| context);
    let contexts = changed.chain(there.left.into_iter().map(|it| it.context));
    let why = "it belongs to something else than the article that was named";
    taken.left.extend(contexts.map(|context| Left { context, why }));
}
