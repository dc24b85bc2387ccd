//! Names of people in BibTeX, whose parts programs tell by commas and by the case of their letters. Where letters have no case, as in
//! Arabic, no place in a name is that of the family: ابن خلدون is one name, and stays as it is written unless a comma parts it.

use biblatex::{Chunk, Chunks, Entry, Spanned};

/// The fields that hold names of people.
const FIELDS: [&str; 12] = [
    "afterword",
    "annotator",
    "author",
    "bookauthor",
    "commentator",
    "editor",
    "editora",
    "editorb",
    "editorc",
    "foreword",
    "introduction",
    "translator",
];

/// What stands between two names.
const AND: &str = " and ";

/// An entry in which names without case are in one piece each, and whether people are left out of it: those that it calls
/// “others”.
pub(super) fn with_whole_names(entry: &Entry) -> (Entry, bool) {
    let mut entry = entry.clone();
    let mut has_others = false;
    for field in FIELDS {
        let Some(chunks) = entry.fields.get_mut(field) else { continue };
        let mut names = names(chunks);
        let is_cut = names.len() > 1 && names.last().is_some_and(is_others);
        if is_cut {
            names.pop();
            has_others = true;
        }
        if is_cut || names.iter().any(is_whole) {
            *chunks = joined(names);
        }
    }
    (entry, has_others)
}

/// Whether a name is none, but the word with which BibTeX ends a list that is not complete.
fn is_others(name: &Chunks) -> bool {
    let is_word =
        |chunk: &Spanned<Chunk>| matches!(&chunk.v, Chunk::Normal(text) if text.trim() == "others");
    name.len() == 1 && name.iter().all(is_word)
}

/// The names of a field. An “and” in braces is a word of a name.
fn names(chunks: &Chunks) -> Vec<Chunks> {
    let mut names = Vec::new();
    let mut name = Chunks::new();
    for chunk in chunks {
        let Chunk::Normal(text) = &chunk.v else {
            name.push(chunk.clone());
            continue;
        };
        for (index, part) in spaced(text).split(AND).enumerate() {
            if index > 0 {
                names.push(std::mem::take(&mut name));
            }
            name.push(Spanned::zero(Chunk::Normal(part.to_owned())));
        }
    }
    names.push(name);
    names
}

/// A text with single spaces alone; those at its ends part it from its neighbours.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
        if c != ' ' || !spaced.ends_with(' ') {
            spaced.push(c);
        }
    }
    spaced
}

/// Whether nothing in a name says what its parts are: no comma, no name of a part, and no letter that has a case.
fn is_whole(name: &Chunks) -> bool {
    let parts = |chunk: &Spanned<Chunk>| matches!(&chunk.v, Chunk::Normal(text) if text.contains([',', '=']));
    let text: String = name.iter().map(|chunk| chunk.v.get()).collect();
    let has_case = |c: char| c.is_uppercase() || c.is_lowercase();
    !name.iter().any(parts) && text.contains(char::is_alphabetic) && !text.contains(has_case)
}

fn joined(names: Vec<Chunks>) -> Chunks {
    let mut all = Chunks::new();
    for name in names {
        if !all.is_empty() {
            all.push(Spanned::zero(Chunk::Normal(AND.to_owned())));
        }
        if is_whole(&name) {
            let text: String = name.iter().map(|chunk| chunk.v.get()).collect();
            all.push(Spanned::zero(Chunk::Verbatim(text.trim().to_owned())));
        } else {
            all.extend(name);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use biblatex::Bibliography;

    use super::*;

    #[test]
    fn names_without_case_stay_whole() {
        let rows: [(&str, &[[&str; 3]]); 10] = [
            ("ابن خلدون", &[["", "", "ابن خلدون"]]),
            ("ابن خلدون، عبد الرحمن", &[["", "", "ابن خلدون، عبد الرحمن"]]),
            ("خلدون, عبد الرحمن", &[["عبد الرحمن", "", "خلدون"]]),
            ("طه حسين and\n  Doe, Jane", &[["", "", "طه حسين"], ["Jane", "", "Doe"]]),
            (
                "Ludwig van Beethoven and أبو نواس",
                &[["Ludwig", "van", "Beethoven"], ["", "", "أبو نواس"]],
            ),
            (
                "{دار and النشر} and نجيب محفوظ",
                &[["", "", "دار and النشر"], ["", "", "نجيب محفوظ"]],
            ),
            ("محمد {عبد الله}", &[["", "", "محمد عبد الله"]]),
            ("family=خلدون, prefix=ابن", &[["", "ابن", "خلدون"]]),
            ("طه حسين and others", &[["", "", "طه حسين"]]),
            ("Doe, Jane and others", &[["Jane", "", "Doe"]]),
        ];
        for (field, names) in rows {
            let text = format!("@book{{k, author = {{{field}}}}}");
            let read = Bibliography::parse(&text).unwrap();
            let (entry, _) = with_whole_names(read.get("k").unwrap());
            let people = entry.author().unwrap();
            let parts =
                |it: &biblatex::Person| [&it.given_name, &it.prefix, &it.name].map(Clone::clone);
            let found: Vec<[String; 3]> = people.iter().map(parts).collect();
            assert_eq!(found, names, "{field}");
        }
    }
}
