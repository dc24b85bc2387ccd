//! Entries of BibLaTeX: words that LaTeX, biber and readers of other programs take for what they are.

use biblatex::Entry;

/// Fields of which each sign is meant as it stands: addresses, and dates, of which some end with a sign that words would escape.
const VERBATIM: [&str; 5] = ["date", "doi", "eprint", "url", "urldate"];

/// An entry as it stands in a file. The crate's own form escapes signs as it reads them itself; in LaTeX some of these break lines or
/// put accents on letters, and biber counts a brace behind a backslash.
pub(crate) fn written(entry: &Entry) -> String {
    let field = |(name, chunks): (&String, &biblatex::Chunks)| {
        let is_verbatim = VERBATIM.contains(&name.as_str());
        let value: String = chunks.iter().map(|chunk| piece(&chunk.v, is_verbatim)).collect();
        format!("{name} = {{{value}}},\n")
    };
    let fields: String = entry.fields.iter().map(field).collect();
    format!("@{}{{{},\n{fields}}}", entry.entry_type.to_biblatex(), entry.key)
}

fn piece(chunk: &biblatex::Chunk, is_verbatim: bool) -> String {
    match chunk {
        _ if is_verbatim => encoded(chunk.get()),
        biblatex::Chunk::Verbatim(words) => format!("{{{}}}", escaped(words)),
        biblatex::Chunk::Normal(words) | biblatex::Chunk::Math(words) => escaped(words),
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
