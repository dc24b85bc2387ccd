//! Entries of BibLaTeX: words that LaTeX, biber and readers of other programs take for what they are.

use biblatex::{Chunk, Chunks, Entry, Spanned};

/// Fields of which each sign is meant as it stands: addresses, and dates, of which some end with a sign that words would escape.
const VERBATIM: [&str; 5] = ["date", "doi", "eprint", "url", "urldate"];

/// Names of people in one field, each in its own chunks.
pub(crate) fn joined(names: impl IntoIterator<Item = Chunks>) -> Chunks {
    let mut all = Chunks::new();
    for name in names.into_iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(Spanned::detached(Chunk::Normal(" and ".to_owned())));
        }
        all.extend(name);
    }
    all
}

/// An entry as it stands in a file. The crate's own form escapes signs as it reads them itself; in LaTeX some of these break lines or
/// put accents on letters, and biber counts a brace behind a backslash.
pub(crate) fn written(entry: &Entry) -> String {
    let field = |(name, chunks): (&String, &Chunks)| {
        let is_verbatim = VERBATIM.contains(&name.as_str());
        let value: String = chunks.iter().map(|chunk| piece(&chunk.v, is_verbatim)).collect();
        format!("{name} = {{{value}}},\n")
    };
    let fields: String = entry.fields.iter().map(field).collect();
    format!("@{}{{{},\n{fields}}}", entry.entry_type.to_biblatex(), entry.key)
}

fn piece(chunk: &Chunk, is_verbatim: bool) -> String {
    match chunk {
        _ if is_verbatim => encoded(chunk.get()),
        Chunk::Verbatim(words) => format!("{{{}}}", escaped(words)),
        Chunk::Normal(words) | Chunk::Math(words) => escaped(words),
    }
}

/// An address or number with its braces and backslashes as addresses have them: a lone one would end the field.
fn encoded(text: &str) -> String {
    text.replace('\\', "%5C").replace('{', "%7B").replace('}', "%7D")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', c]),
            // Two hyphens would be a dash.
            '-' if escaped.ends_with('-') => escaped.push_str("{}-"),
            _ => escaped.push(c),
        }
    }
    escaped
}
