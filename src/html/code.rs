//! Code → HTML with classes, by syntect. Colours belong to the stylesheet, for light and dark alike.

mod grammar;
mod line;
mod scalar;

use std::iter::once;
use std::ops::Range;
use std::sync::OnceLock;

use self::line::Line;
use self::scalar::Scalar;
use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::{Html, attribute, escape};
use crate::script::has_arabic;

/// Scopes that have a class, the first match from the innermost scope outwards.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "hl-comment"),
    ("entity.name.tag", "hl-key"),
    ("meta.mapping.key", "hl-key"),
    ("variable", "hl-key"),
    ("support", "hl-key"),
    ("entity.name", "hl-key"),
    ("markup.heading", "hl-key"),
    ("keyword", "hl-mark"),
    ("storage", "hl-mark"),
    ("punctuation.definition.string", TEXT),
    ("punctuation", "hl-mark"),
    ("constant", "hl-number"),
    ("string", TEXT),
];

/// The class of texts.
const TEXT: &str = "hl-string";

/// A grammar, and those that it may call.
#[derive(Clone, Copy)]
struct Grammar {
    set: &'static SyntaxSet,
    syntax: &'static SyntaxReference,
}

impl Grammar {
    /// That of a language, by its name or the extension of its files.
    fn of(language: &str) -> Option<Self> {
        Self::find(yaml_syntax(), language).or_else(|| Self::find(all_syntaxes(), language))
    }

    fn find(set: &'static SyntaxSet, language: &str) -> Option<Self> {
        Some(Self { set, syntax: set.find_syntax_by_token(language)? })
    }
}

/// The grammar that data pages need, without those that take longer to unpack than a page takes.
fn yaml_syntax() -> &'static SyntaxSet {
    static SYNTAX: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAX.get_or_init(|| grammar::yaml().unwrap_or_default())
}

/// The grammars of other languages, unpacked once.
fn all_syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// Renders a fenced code block; without a known language it is plain.
pub fn fence(code: &str, language: Option<&str>) -> Html {
    let mut out = String::new();
    open_code("code", &mut out);
    match language.and_then(Grammar::of) {
        Some(grammar) => highlight(code, grammar, |line, out| out.push_str(line), &mut out),
        None => code.split_inclusive('\n').for_each(|line| token(line, None, &mut out)),
    }
    out.push_str("</code></pre>");
    Html(out)
}

/// Renders a YAML file. `id_of_line` (lines from 0) gives a line an id, so that fragments lead to it.
pub fn yaml(text: &str, id_of_line: impl Fn(usize) -> Option<String>) -> Html {
    let mut out = String::with_capacity(text.len() * 2);
    open_code("code data", &mut out);
    let Some(grammar) = Grammar::of("yaml") else {
        escape(text, &mut out);
        return Html(out + "</code></pre>");
    };
    let mut number = 0;
    highlight(
        text,
        grammar,
        |line, out| {
            match id_of_line(number) {
                Some(id) => {
                    out.push_str("<span class=\"line\"");
                    attribute("id", &id, out);
                    out.push('>');
                    out.push_str(line);
                    out.push_str("</span>");
                }
                None => out.push_str(line),
            }
            number += 1;
        },
        &mut out,
    );
    out.push_str("</code></pre>");
    Html(out)
}

/// Highlights line by line; `emit` receives each finished line.
fn highlight(
    text: &str,
    grammar: Grammar,
    mut emit: impl FnMut(&str, &mut String),
    out: &mut String,
) {
    let mut reader = Reader::new(grammar);
    let mut html = String::new();
    for line in text.split_inclusive('\n') {
        html.clear();
        reader.line(line, &mut html);
        emit(&html, out);
    }
}

/// Where the reading of a text stands.
struct Reader {
    grammar: Grammar,
    classes: &'static Classes,
    state: ParseState,
    stack: ScopeStack,
    /// The block scalar of YAML that is being read.
    scalar: Option<Scalar>,
}

impl Reader {
    fn new(grammar: Grammar) -> Self {
        let (state, stack) = (ParseState::new(grammar.syntax), ScopeStack::new());
        Self { grammar, classes: Classes::known(), state, stack, scalar: None }
    }

    fn line(&mut self, line: &str, out: &mut String) {
        if self.scalar.as_mut().is_some_and(|scalar| scalar.takes(line)) {
            return token(line, Some(TEXT), out);
        }
        if self.scalar.take().is_some() {
            // It stood in no brackets and quotation marks: the grammar begins anew.
            (self.state, self.stack) = (ParseState::new(self.grammar.syntax), ScopeStack::new());
        }
        self.tokens(line, out);
        let is_scalar =
            self.stack.as_slice().last().is_some_and(|it| Some(*it) == self.classes.scalar);
        self.scalar = is_scalar.then(|| Scalar::begun(line));
    }

    /// The runs of a line.
    fn tokens(&mut self, line: &str, out: &mut String) {
        // Neighbouring tokens of one class are one run.
        let (mut from, mut run) = (0, self.classes.of(&self.stack));
        for (offset, operation) in self.operations(line) {
            if self.stack.apply(&operation).is_err() {
                self.stack = ScopeStack::new();
            }
            let next = self.classes.of(&self.stack);
            if next != run {
                token(&line[from..offset], run, out);
                (from, run) = (offset, next);
            }
        }
        token(&line[from..], run, out);
    }

    /// Where something begins or ends in a line, in bytes, and what. A grammar that fails on a line leaves it plain; the text is
    /// never lost.
    fn operations(&mut self, line: &str) -> Vec<(usize, ScopeStackOp)> {
        let line = Line::new(line);
        let operations = self.state.parse_line(line.text(), self.grammar.set).unwrap_or_default();
        operations.into_iter().map(|(short, operation)| (line.offset(short), operation)).collect()
    }
}

/// The scopes that have a class, and the one of block scalars.
struct Classes {
    of_scopes: Vec<(Scope, &'static str)>,
    scalar: Option<Scope>,
}

impl Classes {
    /// Those of [`CLASSES`], looked up once: syntect keeps the names of scopes behind a lock.
    fn known() -> &'static Self {
        static KNOWN: OnceLock<Classes> = OnceLock::new();
        KNOWN.get_or_init(|| {
            let classes = CLASSES.iter();
            let of_scopes =
                classes.filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class)));
            Self { of_scopes: of_scopes.collect(), scalar: Scope::new(grammar::SCALAR).ok() }
        })
    }

    fn of(&self, stack: &ScopeStack) -> Option<&'static str> {
        stack.as_slice().iter().rev().find_map(|scope| {
            let matching = self.of_scopes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
            matching.map(|(_, class)| *class)
        })
    }
}

/// One run with its class. What is Arabic in it is isolated, so that nothing around it changes its place.
fn token(text: &str, class: Option<&str>, out: &mut String) {
    let inner = text.trim();
    if inner.is_empty() {
        out.push_str(text);
        return;
    }
    let start = text.len() - text.trim_start().len();
    out.push_str(&text[..start]);
    let parts = if class.is_some() { arabic_whole(inner) } else { arabic_words(inner) };
    if let Some(class) = class {
        out.push_str("<span");
        attribute("class", class, out);
        out.push('>');
    }
    let mut end = 0;
    for part in parts {
        escape(&inner[end..part.start], out);
        out.push_str("<span lang=\"ar\" dir=\"rtl\">");
        escape(&inner[part.clone()], out);
        out.push_str("</span>");
        end = part.end;
    }
    escape(&inner[end..], out);
    if class.is_some() {
        out.push_str("</span>");
    }
    out.push_str(&text[start + inner.len()..]);
}

/// A text or comment that begins with Arabic, as a whole: its punctuation stays with it, its quotation marks and the signs at
/// its beginning stay outside, and so does what a program puts words for: `%s`, `{x}`, `$x`. Of any other its Arabic words.
fn arabic_whole(token: &str) -> Vec<Range<usize>> {
    let is_latin = token.chars().find(|c| c.is_alphabetic()).is_none_or(|c| c.is_ascii());
    if is_latin {
        return arabic_words(token);
    }
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`') || c.is_whitespace();
    let is_sign = |c: char| is_quote(c) || "*%#/;-!+=|>".contains(c);
    let mut parts = Vec::new();
    let mut from = 0;
    for gap in placeholders(token).into_iter().chain(once(token.len()..token.len())) {
        let part = &token[from..gap.start];
        let start = from + part.len() - part.trim_start_matches(is_sign).len();
        let end = from + part.trim_end_matches(is_quote).len();
        parts.extend(has_arabic(part).then_some(start..end));
        from = gap.end;
    }
    parts
}

/// The rows of ASCII signs in a text that a program reads.
fn placeholders(text: &str) -> Vec<Range<usize>> {
    let is_read = |row: &&str| {
        let after = row.split_once('%').and_then(|(_, after)| after.chars().next());
        row.contains(['{', '}', '$', '\\'])
            || after.is_some_and(|c| c == '(' || c.is_ascii_alphabetic())
    };
    let rows = text.split(|c: char| !c.is_ascii_graphic()).filter(is_read);
    let place = |row: &str| row.as_ptr() as usize - text.as_ptr() as usize;
    rows.map(|row| place(row)..place(row) + row.len()).collect()
}

/// Arabic words in code of no known language, each row of them up to the next sign or Latin letter.
fn arabic_words(code: &str) -> Vec<Range<usize>> {
    if !has_arabic(code) {
        return Vec::new();
    }
    let is_code = |c: char| c.is_ascii_punctuation() || c.is_ascii_alphabetic();
    let rows = code.split(is_code).filter(|row| has_arabic(row));
    let place = |row: &str| {
        let digits = |c: char| c.is_whitespace() || c.is_ascii_digit();
        let words = row.trim_start_matches(digits).trim_end();
        let start = words.as_ptr() as usize - code.as_ptr() as usize;
        start..start + words.len()
    };
    rows.map(place).collect()
}

/// The opening of a code block. Code runs from left to right on every page.
fn open_code(class: &str, out: &mut String) {
    out.push_str("<pre class=\"");
    escape(class, out);
    out.push_str("\" lang=\"en\" dir=\"ltr\" tabindex=\"0\"><code>");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code with `‹…›` around its isolates.
    fn isolates(html: &Html) -> String {
        let (_, code) = html.as_str().split_once("<code>").unwrap();
        let mut pieces = code.split('<');
        let mut out = pieces.next().unwrap().to_owned();
        let mut open = Vec::new();
        for piece in pieces {
            let (tag, text) = piece.split_once('>').unwrap();
            let is_isolate = tag.contains("dir=\"rtl\"");
            if !tag.starts_with('/') {
                open.push(is_isolate);
                out.push_str(if is_isolate { "‹" } else { "" });
            } else if open.pop() == Some(true) {
                out.push('›');
            }
            out.push_str(text);
        }
        let signs =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        signs.into_iter().fold(out, |text, (entity, sign)| text.replace(entity, sign))
    }

    /// In every language of code, what is Arabic in texts, comments and names is isolated, and nothing else is.
    #[test]
    fn arabic_in_code_keeps_its_places() {
        let table = include_str!("../../tests/code.txt");
        for row in table.split("--- ").skip(1) {
            let (language, wanted) = row.split_once('\n').unwrap();
            let code = wanted.replace(['‹', '›'], "");
            assert_eq!(isolates(&fence(&code, Some(language))), wanted, "{language}");
        }
    }

    /// A text in which each sign is the initial of its class by a set of grammars. Comments and marks look alike.
    fn classes(text: &str, set: &'static SyntaxSet) -> String {
        let mut reader = Reader::new(Grammar::find(set, "yaml").unwrap());
        let mut html = String::new();
        text.split_inclusive('\n').for_each(|line| reader.line(line, &mut html));
        let (mut out, mut open) = (String::new(), vec![' ']);
        for piece in
            html.replace("&#39;", "'").replace("&quot;", "'").replace("&amp;", "&").split('<')
        {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            let outer = *open.last().unwrap();
            match tag.split_once("hl-").and_then(|(_, class)| class.chars().next()) {
                Some(class) => open.push(if class == 'c' { 'm' } else { class }),
                None if tag.starts_with('/') => drop(open.pop()),
                None if !tag.is_empty() => open.push(outer),
                None => {}
            }
            let class = *open.last().unwrap();
            out.extend(text.chars().map(|sign| if sign.is_whitespace() { sign } else { class }));
        }
        out
    }

    /// The grammar of this program says of YAML what the one says that comes with syntect.
    #[test]
    fn yaml_has_the_classes_of_the_large_grammar() {
        let table = include_str!("../../tests/yaml.txt");
        let article = include_str!("../../content/articles/mali-truce.yaml");
        for text in table.split("----\n").chain([article]) {
            let (own, large) = (classes(text, yaml_syntax()), classes(text, all_syntaxes()));
            let lines = [text, &own, &large].map(|it| it.lines().count());
            assert_eq!(lines, [lines[0]; 3]);
            for ((line, own), large) in text.lines().zip(own.lines()).zip(large.lines()) {
                assert_eq!(own, large, "{line}");
            }
        }
    }

    /// A token runs from left to right, and a quotation mark stands on each side of its text.
    #[test]
    fn classes_hold_isolates() {
        let html = fence("x = \"قيمة\\n\"\n", Some("python"));
        let text = "<span class=\"hl-string\"><span lang=\"ar\" dir=\"rtl\">قيمة</span></span>";
        assert!(html.as_str().contains(text), "{}", html.as_str());
    }
}
