//! A grammar for YAML as it is written by hand, for syntect. That which comes with it asks of each word by many patterns whether it
//! is a number or a key, and of each line of a block scalar by a back-reference how far it is indented, which is many times the work of
//! this one: its patterns neither look around nor back. A test compares what both say.
//!
//! Source: YAML 1.2.2, chapters 6 and 7.

use std::collections::HashMap;

use serde_json::json;
use syntect::parsing::syntax_definition::{
    Context, ContextReference, MatchOperation, MatchPattern, Pattern, SyntaxDefinition,
};
use syntect::parsing::{Regex, Scope, SyntaxSet, SyntaxSetBuilder};

/// What a match does to the contexts.
#[derive(Clone, Copy)]
enum Then {
    Stay,
    Push(&'static str),
    Pop,
}

use Then::{Pop, Push, Stay};

/// What is looked for, the scopes of the whole and of its groups, and what follows. Of the rules of a context the first is taken
/// that matches at a place.
struct Rule {
    pattern: String,
    scopes: &'static [&'static str],
    then: Then,
}

fn rule(pattern: impl Into<String>, scopes: &'static [&'static str], then: Then) -> Rule {
    Rule { pattern: pattern.into(), scopes, then }
}

const COMMENT: &str = "comment.line.number-sign";
const CONSTANT: &str = "constant.language";
const DIRECTIVE: &str = "keyword.other.directive";
const DOCUMENT: &str = "entity.other.document";
const ESCAPE: &str = "constant.character.escape";
const KEY: &str = "entity.name.tag";
const QUOTE: &str = "punctuation.definition.string";
const SIGN: &str = "punctuation.separator";
const TEXT: &str = "string.unquoted.plain";
const NONE: &str = "";

/// What a block scalar holds. The grammar says where one begins; where it ends is for whoever reads the lines.
pub(super) const SCALAR: &str = "string.unquoted.block";

/// What a plain scalar says other than words: nothing, truth, numbers, and times.
const VALUE: &str = concat!(
    r"(~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|[yYnN]",
    r"|[-+]?(?:0x[0-9a-fA-F]+|0b[01]+|\.(?:inf|Inf|INF)|[0-9][0-9_]*|(?:[0-9][0-9_]*)?\.[0-9.]*(?:[eE][-+][0-9]+)?)",
    r"|\.(?:nan|NaN|NAN)|[0-9]+(?::[0-5]?[0-9])+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}",
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?)?)?)",
);

/// The header of a block scalar, to the end of its line.
const HEADER: &str = r"([|>][-+]?)([0-9]?)([-+]?)(?:[ \t]+(#.*))?[ \t\r\n]*$";

/// A plain scalar on its line, as a pattern; `ends` are signs that also end it.
fn plain(ends: &str) -> String {
    let signs = r#"\-?:,\[\]{}#&*!|>'"%@`"#;
    let word = format!(r"(?::*[^ \t\r\n:{ends}])*");
    format!(
        r"(?:[^ \t\r\n{signs}]|[\-?:][^ \t\r\n{ends}]){word}(?:[ \t]+:*[^ \t\r\n:#{ends}]{word})*"
    )
}

/// What stands on lines of their own, and what everything begins with.
fn block() -> Vec<Rule> {
    let plain = plain("");
    let mut rules = vec![
        rule(r"^(?:---|\.\.\.)(?:[ \t\r\n]|$)", &[DOCUMENT], Stay),
        rule(r"^%.*", &[DIRECTIVE], Stay),
        rule(r"(<<)[ \t]*(:)(?:[ \t\r\n]|$)", &[NONE, CONSTANT, SIGN], Stay),
        rule(format!(r"({plain})[ \t]*(:)(?:[ \t\r\n]|$)"), &[NONE, KEY, SIGN], Stay),
        rule(format!(r"{VALUE}(?:[ \t]+(#.*))?[ \t\r\n]*$"), &[NONE, CONSTANT, COMMENT], Stay),
        rule(plain, &[TEXT], Stay),
        rule(HEADER, &[NONE, DIRECTIVE, CONSTANT, DIRECTIVE, COMMENT], Push("scalar")),
        rule(r"[-?:](?:[ \t\r\n]|$)", &[SIGN], Stay),
    ];
    rules.extend(either());
    rules
}

/// What stands in brackets.
fn flow() -> Vec<Rule> {
    let plain = plain(r",\[\]{}");
    let mut rules = vec![
        rule(format!(r"({plain})[ \t]*(:)(?:[ \t\r\n]|$)"), &[NONE, KEY, SIGN], Stay),
        rule(format!(r"{VALUE}[ \t]*(,|[ \t\r\n]*$)"), &[NONE, CONSTANT, SIGN], Stay),
        rule(format!(r"{VALUE}[ \t]*([\]}}])"), &[NONE, CONSTANT, SIGN], Pop),
        rule(plain, &[TEXT], Stay),
        rule(r"[\]}]", &[SIGN], Pop),
        rule(r"[,:?]", &[SIGN], Stay),
    ];
    rules.extend(either());
    rules
}

/// What is alike on lines and in brackets.
fn either() -> [Rule; 8] {
    [
        rule(r"#.*", &[COMMENT], Stay),
        rule("\"", &[QUOTE], Push("double")),
        rule("'", &[QUOTE], Push("single")),
        rule(r"\[", &[SIGN], Push("flow")),
        rule(r"\{", &[SIGN], Push("flow")),
        rule(r"(&)([^ \t\r\n,\[\]{}]+)", &[NONE, SIGN, "entity.name.other.anchor"], Stay),
        rule(r"(\*)([^ \t\r\n,\[\]{}]+)", &[NONE, SIGN, "variable.other.alias"], Stay),
        rule(r"!(?:<[^> \t\r\n]*>|[^ \t\r\n,\[\]{}]*)", &["storage.type.tag-handle"], Stay),
    ]
}

fn double() -> Vec<Rule> {
    let known =
        r#"\\(?:[0abtnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t\r\n]*$)"#;
    vec![
        rule(known, &[ESCAPE], Stay),
        rule(r"\\.", &["invalid.illegal"], Stay),
        rule("\"", &[QUOTE], Pop),
    ]
}

fn single() -> Vec<Rule> {
    vec![rule("''", &[ESCAPE], Stay), rule("'", &[QUOTE], Pop)]
}

/// The grammar, ready for use; `None` if syntect would not take it.
pub(super) fn yaml() -> Option<SyntaxSet> {
    let sections = [
        ("__start", NONE, block()),
        ("flow", NONE, flow()),
        ("double", "string.quoted.double", double()),
        ("single", "string.quoted.single", single()),
        ("scalar", SCALAR, Vec::new()),
    ];
    let mut contexts = HashMap::new();
    for (name, scope, rules) in sections {
        let mut context = Context::new(true);
        // Quotation marks belong to what they stand around, headers to no scalar.
        let meta = if name == "scalar" {
            &mut context.meta_content_scope
        } else {
            &mut context.meta_scope
        };
        *meta = scopes(scope)?;
        context.patterns = rules.into_iter().map(pattern).collect::<Option<_>>()?;
        contexts.insert(name.to_owned(), context);
    }
    let mut builder = SyntaxSetBuilder::new();
    builder.add(SyntaxDefinition {
        name: "YAML".to_owned(),
        file_extensions: vec!["yaml".to_owned(), "yml".to_owned()],
        scope: Scope::new("source.yaml").ok()?,
        first_line_match: None,
        hidden: false,
        variables: HashMap::new(),
        contexts,
    });
    Some(builder.build())
}

fn pattern(rule: Rule) -> Option<Pattern> {
    let (whole, groups) = rule.scopes.split_first()?;
    let groups = (1..).zip(groups).filter(|(_, name)| !name.is_empty());
    let captures: Vec<_> =
        groups.map(|(group, name)| Some((group, scopes(name)?))).collect::<Option<_>>()?;
    let captures = (!captures.is_empty()).then_some(captures);
    let operation = match rule.then {
        Stay => MatchOperation::None,
        Push(name) => MatchOperation::Push(vec![context(name)?]),
        Pop => MatchOperation::Pop,
    };
    Some(Pattern::Match(MatchPattern {
        has_captures: false,
        regex: Regex::new(rule.pattern),
        scope: scopes(whole)?,
        captures,
        operation,
        with_prototype: None,
    }))
}

/// The only way to name a context that syntect leaves to others is the form in which it is stored.
fn context(name: &str) -> Option<ContextReference> {
    serde_json::from_value(json!({ "Named": name })).ok()
}

fn scopes(name: &str) -> Option<Vec<Scope>> {
    let names = Some(name).filter(|name| !name.is_empty());
    names.into_iter().map(|name| Scope::new(name).ok()).collect()
}
