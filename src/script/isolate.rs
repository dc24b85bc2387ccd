//! Plain text whose runs are isolated by characters (UAX #9, 2.4.2), where no markup can say a direction: titles of signs in pictures,
//! and words on cards. What readers copy from a page holds none of them.

use std::collections::BTreeMap;

use super::Script;
use super::run::{Run, RunKind, runs};
use crate::lang::{Dir, Lang};

/// Begins a run from left to right.
pub(crate) const LEFT: char = '\u{2066}';
/// Begins a run from right to left.
pub(crate) const RIGHT: char = '\u{2067}';
/// Ends a run.
pub(crate) const END: char = '\u{2069}';

/// Characters to stand in a text, each before a byte.
pub(crate) type Signs = BTreeMap<usize, String>;

/// A text of a language with its runs isolated.
pub(crate) fn isolated(text: &str, lang: Lang) -> String {
    inserted(text, isolates(text, lang))
}

/// The same of a name of one language among words of another, where it is a run as a whole.
pub(crate) fn name(text: &str, lang: Lang, around: Lang) -> String {
    whole(text, &[], lang.dir(), around.dir())
}

/// The same of a text of one direction among words of another, with the runs that the author has marked.
pub(crate) fn whole(text: &str, decided: &[Run], dir: Dir, around: Dir) -> String {
    let own = inserted(text, isolates_among(text, decided, dir));
    if dir == around { own } else { format!("{}{own}{END}", begin(dir)) }
}

/// What isolates the runs of a text.
pub(crate) fn isolates(text: &str, lang: Lang) -> Signs {
    isolates_among(text, &[], lang.dir())
}

fn isolates_among(text: &str, decided: &[Run], dir: Dir) -> Signs {
    let mut signs = Signs::new();
    let runs = runs(text, Script::from(dir), decided);
    let directed = || runs.iter().filter_map(|run| Some((run, direction(run)?)));
    // An end stands before what begins at its place, and what is outside begins first.
    directed().for_each(|(run, _)| signs.entry(run.range.end).or_default().push(END));
    for (run, dir) in directed() {
        signs.entry(run.range.start).or_default().push(begin(dir));
    }
    signs
}

/// A text with characters in it.
pub(crate) fn inserted(text: &str, signs: Signs) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, signs) in signs {
        out.push_str(&text[done..at]);
        out.push_str(&signs);
        done = at;
    }
    out + &text[done..]
}

fn begin(dir: Dir) -> char {
    if dir == Dir::Rtl { RIGHT } else { LEFT }
}

fn direction(run: &Run) -> Option<Dir> {
    match &run.kind {
        RunKind::Words(Script::Arabic) => Some(Dir::Rtl),
        RunKind::Words(Script::Latin) | RunKind::Number => Some(Dir::Ltr),
        RunKind::Marked(language) => Some(language.dir()),
        RunKind::Opaque => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        text.replace(LEFT, "<l>").replace(RIGHT, "<r>").replace(END, "<e>")
    }

    #[test]
    fn a_name_of_another_language_is_a_run() {
        for (text, lang, around, wanted) in [
            ("هجوم", Lang::Ar, Lang::Ar, "هجوم"),
            ("Raid (2)", Lang::En, Lang::Ar, "<l>Raid (2)<e>"),
            ("Raid (هجوم) 2", Lang::En, Lang::Ar, "<l>Raid (<r>هجوم<e>) 2<e>"),
            ("هجوم 2", Lang::Ar, Lang::En, "<r>هجوم 2<e>"),
        ] {
            assert_eq!(shown(&name(text, lang, around)), wanted);
        }
    }
}
