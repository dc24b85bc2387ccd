//! What templates name, as far as it must be known before Tera reads them or where Tera does not say it: other templates,
//! components, and tags that are not closed.

use std::iter;
use std::ops::Range;

/// A word of a template with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name<'t> {
    pub(super) word: &'t str,
    pub(super) range: Range<usize>,
}

/// A component that is called.
pub(super) struct Call<'t> {
    pub(super) to: Name<'t>,
    /// The component in whose definition the call stands.
    pub(super) inside: Option<&'t str>,
}

/// The names in one template, in order.
#[derive(Default)]
pub(super) struct Outline<'t> {
    /// Templates that it includes or extends.
    pub(super) templates: Vec<Name<'t>>,
    /// Components that it defines.
    pub(super) components: Vec<Name<'t>>,
    pub(super) calls: Vec<Call<'t>>,
}

/// Reads the names of a template.
pub(super) fn outline(text: &str) -> Outline<'_> {
    let mut outline = Outline::default();
    let mut inside = None;
    for tag in tags(text) {
        match tag.word() {
            "include" | "extends" => outline.templates.extend(tag.quoted()),
            "component" => {
                let name = tag.name(tag.rest());
                inside = Some(name.word);
                outline.components.push(name);
            }
            "endcomponent" => inside = None,
            _ => outline.calls.extend(tag.called().map(|to| Call { to, inside })),
        }
    }
    outline
}

/// The first words of a tag that is not closed, in a template whose tags do not fit together, and the words that close it.
pub(super) fn unclosed(text: &str) -> Option<(Name<'_>, String)> {
    let mut open: Vec<(Tag<'_>, String)> = Vec::new();
    for tag in tags(text).filter(|tag| tag.is_statement) {
        if let Some(end) = tag.end() {
            open.push((tag, end));
        } else if let Some(index) = open.iter().rposition(|(_, end)| end == tag.word())
            && let Some((inner, end)) = open.drain(index..).nth(1)
        {
            return Some((inner.name(inner.inner()), end));
        }
    }
    open.pop().map(|(tag, end)| (tag.name(tag.inner()), end))
}

/// A tag, from its first sign to its last.
struct Tag<'t> {
    text: &'t str,
    /// The bytes between the signs, without white space.
    inner: Range<usize>,
    /// Whether it stands in `{% %}` and not in `{{ }}`.
    is_statement: bool,
}

/// The tags of a template. Comments and raw parts have none.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut offset = 0;
    iter::from_fn(move || {
        loop {
            let start = offset + text.get(offset..)?.find('{')?;
            let close = match text.as_bytes().get(start + 1)? {
                b'%' => "%}",
                b'{' => "}}",
                b'#' => "#}",
                _ => {
                    offset = start + 1;
                    continue;
                }
            };
            let length = text.get(start + 2..)?.find(close);
            // What is not closed before the next tag begins is none.
            let inner = length.and_then(|length| text.get(start + 2..start + 2 + length));
            let Some(inner) = inner.filter(|inner| close == "#}" || !inner.contains("{%")) else {
                offset = start + 2;
                continue;
            };
            let end = start + 2 + inner.len();
            offset = end + 2;
            if close == "#}" {
                continue;
            }
            let words = inner.trim_matches('-').trim();
            let from = start + text.get(start..)?.find(words)?;
            let tag = Tag { text, inner: from..from + words.len(), is_statement: close == "%}" };
            if tag.is_statement && tag.word() == "raw" {
                offset += text.get(offset..)?.find("endraw")?;
            }
            return Some(tag);
        }
    })
}

impl<'t> Tag<'t> {
    fn inner(&self) -> &'t str {
        self.text.get(self.inner.clone()).unwrap_or_default()
    }

    /// The first word, `<name` and `</name` included.
    fn word(&self) -> &'t str {
        let inner = self.inner();
        let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '<' | '/'));
        &inner[..inner.find(is_end).unwrap_or(inner.len())]
    }

    /// What stands behind the first word.
    fn rest(&self) -> &'t str {
        self.inner()[self.word().len()..].trim_start()
    }

    /// The name at the beginning of a part of the tag.
    fn name(&self, part: &'t str) -> Name<'t> {
        let is_end = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '<'));
        let word = &part[..part.find(is_end).unwrap_or(part.len())];
        let start = part.as_ptr() as usize - self.text.as_ptr() as usize;
        Name { word, range: start..start + word.len() }
    }

    /// The template that is named in quotation marks.
    fn quoted(&self) -> Option<Name<'t>> {
        let quoted = self.rest();
        let quote = quoted.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
        let word = quoted[1..].split(quote).next()?;
        let start = quoted.as_ptr() as usize - self.text.as_ptr() as usize + 1;
        Some(Name { word, range: start..start + word.len() })
    }

    /// The component that is called.
    fn called(&self) -> Option<Name<'t>> {
        let call = self.inner().strip_prefix('<')?;
        (!call.starts_with('/')).then(|| self.name(call.trim_start()))
    }

    /// The first word of the tag that must close it, if one must.
    fn end(&self) -> Option<String> {
        let word = self.word();
        match word {
            "if" | "for" | "block" | "filter" | "component" => Some(format!("end{word}")),
            "set" if !self.rest().contains('=') => Some("endset".to_owned()),
            _ if self.inner().ends_with("/>") => None,
            _ => word
                .strip_prefix('<')
                .filter(|name| !name.starts_with('/'))
                .map(|name| format!("</{name}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_where_they_mean_something() {
        let text = "{% extends \"a.html\" %}{# {% include 'no' %} #}{%- include 'b.html' -%}{% raw %}{{<no />}}{% endraw %}\
            {% component x.y(a) %}{{<z a={1} />}}{% <w> %}{% </w> %}{% endcomponent x.y %}{{<v />}}";
        let found = outline(text);
        let words = |names: &[Name<'_>]| -> Vec<String> {
            names.iter().map(|name| name.word.to_owned()).collect()
        };
        assert_eq!(words(&found.templates), ["a.html", "b.html"]);
        assert_eq!(words(&found.components), ["x.y"]);
        let calls: Vec<_> = found.calls.iter().map(|call| (call.to.word, call.inside)).collect();
        assert_eq!(calls, [("z", Some("x.y")), ("w", Some("x.y")), ("v", None)]);
        assert!(found.calls.iter().all(|call| &text[call.to.range.clone()] == call.to.word));
    }

    #[test]
    fn the_tag_that_is_not_closed_is_the_inner_one() {
        for (text, place) in [
            ("{% block a %}{% if b %}x{% endblock %}", Some((16, "endif"))),
            ("{% for a in b %}{% if c %}{% endfor %}", Some((19, "endif"))),
            ("{% if a %}{% if b %}{% endif %}", Some((3, "endif"))),
            ("{%- if a -%}x", Some((4, "endif"))),
            ("{% <x> %}", Some((3, "</x"))),
            ("{% <x> %}{% </x> %}{{<x />}}{% <x /> %}", None),
            (
                "{% if a %}{% elif b %}{% else %}{% endif %}{% set c = 1 %}{% set d %}{% endset %}",
                None,
            ),
            ("{% endif %}{# {% if a %} #}", None),
            ("{% if", None),
            ("{% block a %}{{ view.{% endblock %}", None),
        ] {
            let found = unclosed(text).map(|(name, end)| (name.range.start, end));
            assert_eq!(found, place.map(|(start, end)| (start, end.to_owned())), "{text}");
        }
    }
}
