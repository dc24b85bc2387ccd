//! What strings ask for: other strings, variables that pages give, functions. It judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};

/// What one string asks for.
#[derive(Debug, Default)]
pub(super) struct Wants {
    /// Other messages, and terms with their `-`.
    pub(super) strings: BTreeSet<String>,
    /// Variables, without `$`.
    pub(super) variables: BTreeSet<String>,
    /// Functions, of which there are none.
    pub(super) functions: BTreeSet<String>,
}

/// What each string of a file asks for, by its id; terms with their `-`.
pub(super) fn wants(resource: &FluentResource) -> BTreeMap<String, Wants> {
    let entries = resource.entries().filter_map(|entry| {
        let (id, value, attributes) = match entry {
            Entry::Message(it) => (it.id.name.to_owned(), it.value.as_ref(), &it.attributes),
            Entry::Term(it) => (format!("-{}", it.id.name), Some(&it.value), &it.attributes),
            _ => return None,
        };
        let mut wants = Wants::default();
        let patterns = value.into_iter().chain(attributes.iter().map(|it| &it.value));
        patterns.for_each(|pattern| wants.pattern(pattern));
        Some((id, wants))
    });
    entries.collect()
}

impl Wants {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::MessageReference { id, .. } => {
                self.strings.insert(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.strings.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.arguments(arguments));
            }
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.arguments(arguments);
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>) {
        arguments.positional.iter().for_each(|inline| self.inline(inline));
        arguments.named.iter().for_each(|named| self.inline(&named.value));
    }
}
