//! Fields and items that are added to a mapping in a file as it is written, each in the layout that is there.

use super::lines::{before_on_line, own_comments};
use super::page::{Page, Patch};
use crate::diag::yaml::{Context, scalar};
use crate::parse::schema::{Schema, ValueId};
use crate::parse::written::{Branch, Kind, Layout, end};

/// The fields of a mapping.
pub(super) type Pairs = [(Branch, Branch)];

/// A mapping to which something is added.
pub(super) struct Filling<'p> {
    page: &'p Page,
    fields: &'p Pairs,
    /// The names of all fields that it may have, in their order.
    order: Vec<&'static str>,
    patches: Vec<Patch>,
}

impl<'p> Filling<'p> {
    /// The mapping with these fields; it is the value of a schema.
    pub(super) fn new(page: &'p Page, fields: &'p Pairs, schema: &Schema, value: ValueId) -> Self {
        let order = schema.mappings(value).flat_map(|it| &it.fields).map(|field| field.name);
        Self { page, fields, order: order.collect(), patches: Vec::new() }
    }

    /// The file with all that was added, whose lines end as those of the file; `None` if two places of it meet.
    pub(super) fn text(mut self) -> Option<String> {
        if self.page.text.contains("\r\n") {
            self.patches.iter_mut().for_each(|(_, text)| *text = text.replace('\n', "\r\n"));
        }
        self.page.patched(self.patches)
    }

    pub(super) fn field(&self, name: &str) -> Option<&'p Branch> {
        let field = self.fields.iter().find(|(key, _)| key.text() == Some(name));
        field.map(|(_, value)| value)
    }

    /// Adds names in one language to a field of names.
    pub(super) fn call(&mut self, field: &str, lang: &str, names: &[&Branch]) -> Option<()> {
        let written = |context| {
            let names = names.iter().filter_map(|it| it.text());
            names.map(|it| scalar(it, context)).collect::<Vec<String>>()
        };
        let Some(value) = self.field(field) else {
            return self.fresh(field, lang, &written(Context::Block));
        };
        if let Some(list) = value.field(lang) {
            let is_flow = list.is_in_brackets();
            let names = written(if is_flow { Context::Flow } else { Context::Block });
            return names.iter().try_for_each(|name| self.append(list, name));
        }
        let Kind::Map(pairs, layout) = &value.kind else { return None };
        let stop = value.end()?;
        if *layout == Layout::Brackets {
            let (last, value) = pairs.last()?;
            let at = end(last, value);
            let names = written(Context::Flow).join(", ");
            self.patches.push((at..at, format!(", {lang}: [{names}]")));
        } else {
            let column = self.page.column(pairs.first()?.0.range.start);
            let items: String =
                written(Context::Block).iter().map(|it| format!("\n  - {it}")).collect();
            self.add_lines(self.page.next_line(stop), column, &format!("{lang}:{items}"));
        }
        Some(())
    }

    /// Adds names to a field that is not there yet, or was added for another language.
    fn fresh(&mut self, field: &str, lang: &str, names: &[String]) -> Option<()> {
        let items: String = names.iter().map(|it| format!("\n    - {it}")).collect();
        let side = format!("  {lang}:{items}");
        let head = format!("{field}:\n");
        if let Some((_, text)) = self.patches.iter_mut().find(|(_, it)| it.starts_with(&head)) {
            *text += &format!("{side}\n");
            return Some(());
        }
        self.insert(field, &format!("{head}{side}"))
    }

    /// Puts a field into its place among those that are there.
    pub(super) fn insert(&mut self, name: &str, text: &str) -> Option<()> {
        let (first, _) = self.fields.first()?;
        let before = before_on_line(&self.page.text, first.range.start);
        if !before.trim().is_empty() {
            return None;
        }
        let rank = |name: Option<&str>| self.order.iter().position(|it| Some(*it) == name);
        let own = rank(Some(name));
        let next = self.fields.iter().find(|(key, _)| rank(key.text()) > own);
        let at = if let Some((key, _)) = next {
            own_comments(&self.page.text, key.range.start)
        } else {
            let (key, value) = self.fields.last()?;
            self.page.next_line(end(key, value))
        };
        let column = before.len();
        self.add_lines(at, column, text);
        Some(())
    }

    /// Puts an item behind those of a list.
    pub(super) fn append(&mut self, list: &Branch, text: &str) -> Option<()> {
        let Kind::List(items, layout) = &list.kind else { return None };
        if *layout == Layout::Brackets {
            if text.contains('\n') || text.contains(": ") && !text.starts_with(['{', '"']) {
                return None;
            }
            let comma = if items.is_empty() { "" } else { ", " };
            let at = items.last().map_or(list.range.end - 1, |it| it.range.end);
            self.patches.push((at..at, format!("{comma}{text}")));
            return Some(());
        }
        let prefix = before_on_line(&self.page.text, items.first()?.range.start);
        let column = prefix.len() - prefix.trim_start().len();
        let text = text.replace('\n', &format!("\n{}", " ".repeat(prefix.len() - column)));
        self.add_lines(self.page.next_line(list.end()?), column, &format!("- {text}"));
        Some(())
    }

    /// Adds lines at the start of one, each behind a margin.
    fn add_lines(&mut self, at: usize, column: usize, text: &str) {
        let margin = " ".repeat(column);
        let line = |line: &str| match line {
            "" => "\n".to_owned(),
            line => format!("{margin}{line}\n"),
        };
        let is_open = at > 0 && !self.page.text[..at].ends_with('\n');
        let lines: String = text.split('\n').map(line).collect();
        self.patches.push((at..at, if is_open { format!("\n{lines}") } else { lines }));
    }
}
