//! Code → HTML with classes, by syntect. Colours belong to the stylesheet, for light and dark alike.

mod line;

use std::sync::OnceLock;

use self::line::Line;
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
    ("punctuation.definition.string", "hl-string"),
    ("punctuation", "hl-mark"),
    ("constant.numeric", "hl-number"),
    ("constant.language", "hl-number"),
    ("string", "hl-string"),
];

struct Syntaxes {
    set: SyntaxSet,
    classes: Vec<(Scope, &'static str)>,
}

/// Syntax definitions are loaded once: unpacking them takes longer than a page.
fn syntaxes() -> &'static Syntaxes {
    static SYNTAXES: OnceLock<Syntaxes> = OnceLock::new();
    SYNTAXES.get_or_init(|| Syntaxes {
        set: SyntaxSet::load_defaults_newlines(),
        classes: CLASSES
            .iter()
            .filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class)))
            .collect(),
    })
}

/// Renders a fenced code block; without a known language it is plain.
pub fn fence(code: &str, language: Option<&str>) -> Html {
    let mut out = String::new();
    open_code("code", &mut out);
    let syntax = language.and_then(|name| syntaxes().set.find_syntax_by_token(name));
    match syntax {
        Some(syntax) => {
            highlight(code, syntax, |line, out| out.push_str(line), &mut out);
        }
        None => escape(code, &mut out),
    }
    out.push_str("</code></pre>");
    Html(out)
}

/// Renders a YAML file. `id_of_line` (lines from 0) gives a line an id, so that fragments lead to it.
pub fn yaml(text: &str, id_of_line: impl Fn(usize) -> Option<String>) -> Html {
    let mut out = String::with_capacity(text.len() * 2);
    open_code("code data", &mut out);
    let Some(syntax) = syntaxes().set.find_syntax_by_extension("yaml") else {
        escape(text, &mut out);
        return Html(out + "</code></pre>");
    };
    let mut number = 0;
    highlight(
        text,
        syntax,
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
    syntax: &SyntaxReference,
    mut emit: impl FnMut(&str, &mut String),
    out: &mut String,
) {
    let syntaxes = syntaxes();
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut html = String::new();
    for line in text.split_inclusive('\n') {
        html.clear();
        // A grammar that fails on a line leaves it plain; the text is never lost.
        let operations = operations(line, &mut state, &syntaxes.set);
        // Neighbouring tokens of one class are one run.
        let (mut from, mut run) = (0, class(&stack, syntaxes));
        for (offset, operation) in operations {
            if stack.apply(&operation).is_err() {
                stack = ScopeStack::new();
            }
            let next = class(&stack, syntaxes);
            if next != run {
                token(&line[from..offset], run, &mut html);
                (from, run) = (offset, next);
            }
        }
        token(&line[from..], run, &mut html);
        emit(&html, out);
    }
}

/// Where something begins or ends in a line, in bytes, and what.
fn operations(line: &str, state: &mut ParseState, set: &SyntaxSet) -> Vec<(usize, ScopeStackOp)> {
    let line = Line::new(line);
    let operations = state.parse_line(line.text(), set).unwrap_or_default();
    operations.into_iter().map(|(short, operation)| (line.offset(short), operation)).collect()
}

/// One run with its class. Arabic in it is isolated as a whole, so that its punctuation stays in place.
fn token(text: &str, class: Option<&str>, out: &mut String) {
    let inner = text.trim();
    if inner.is_empty() {
        out.push_str(text);
        return;
    }
    let start = text.len() - text.trim_start().len();
    out.push_str(&text[..start]);
    let arabic = has_arabic(inner);
    if class.is_some() || arabic {
        out.push_str("<span");
        if let Some(class) = class {
            attribute("class", class, out);
        }
        out.push_str(if arabic { " lang=\"ar\" dir=\"rtl\">" } else { ">" });
    }
    escape(inner, out);
    if class.is_some() || arabic {
        out.push_str("</span>");
    }
    out.push_str(&text[start + inner.len()..]);
}

fn class(stack: &ScopeStack, syntaxes: &Syntaxes) -> Option<&'static str> {
    stack.as_slice().iter().rev().find_map(|scope| {
        let matching = syntaxes.classes.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        matching.map(|(_, class)| *class)
    })
}

/// The opening of a code block. Code runs from left to right on every page.
fn open_code(class: &str, out: &mut String) {
    out.push_str("<pre class=\"");
    escape(class, out);
    out.push_str("\" lang=\"en\" dir=\"ltr\" tabindex=\"0\"><code>");
}
