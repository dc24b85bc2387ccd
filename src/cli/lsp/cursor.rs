//! Where in a file of YAML a place is: which fields and items hold it. Read from its lines alone, so that it works while a text
//! is being written and no parser would take it.
//!
//! It knows what the format uses: block mappings and lists by their indentation, flow ones between brackets, block scalars and
//! texts in quotation marks.

use std::ops::Range;

/// A step from the whole file to a place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of a field.
    Field(String),
    /// An item of a list.
    Item,
}

/// What is written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// The key of a field, or an item without one.
    Key,
    /// A value on the line of its key, or between brackets.
    Value,
    /// A line of a block scalar.
    Prose,
}

/// A value that holds a place, and the fields of its own that stand before it.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) step: Step,
    pub(super) fields: Vec<(String, String)>,
    /// The column of its key or dash.
    column: usize,
}

/// Where a place is.
#[derive(Debug)]
pub(super) struct Cursor {
    /// What holds it, outermost first; before them the whole file, as a level without a meaning.
    pub(super) levels: Vec<Level>,
    pub(super) spot: Spot,
    /// What stands between the place and where its key or value begins.
    pub(super) typed: Range<usize>,
}

impl Cursor {
    /// The place of a byte of a text.
    pub(super) fn at(text: &str, offset: usize) -> Self {
        let mut scan = Scan::default();
        let before = text.get(..offset).unwrap_or(text);
        let mut start = 0;
        for line in before.split_inclusive('\n') {
            if line.ends_with('\n') {
                scan.line(line.trim_end());
                start += line.len();
            }
        }
        scan.last(&before[start..], start)
    }

    /// The steps that lead to the place.
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.levels.iter().skip(1).map(|level| &level.step)
    }

    /// The fields of the innermost mapping, as far as they stand before the place.
    pub(super) fn siblings(&self) -> &[(String, String)] {
        match (self.spot, self.levels.as_slice()) {
            (Spot::Key, [.., own]) | (_, [.., own, _] | [own]) => &own.fields,
            (_, []) => &[],
        }
    }

    /// What a field of the nearest mapping that has it says.
    pub(super) fn nearest(&self, field: &str) -> Option<&str> {
        let own = |level: &Level| {
            let value = level.fields.iter().find(|(name, _)| name == field);
            value.map(|(_, value)| value.clone())
        };
        let found = self.levels.iter().rev().find(|level| own(level).is_some())?;
        found.fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.as_str())
    }
}

struct Scan {
    levels: Vec<Level>,
    /// The column of the key or dash whose block scalar goes on.
    scalar: Option<usize>,
    /// The brackets that are open, each with the number of levels that hold what is inside.
    flow: Vec<(char, usize)>,
    /// Whether a text in quotation marks goes on, by its sign.
    quote: Option<char>,
    /// What is written since the last sign of a flow collection.
    word: String,
}

impl Default for Scan {
    fn default() -> Self {
        let whole = Level { step: Step::Item, fields: Vec::new(), column: 0 };
        Self {
            levels: vec![whole],
            scalar: None,
            flow: Vec::new(),
            quote: None,
            word: String::new(),
        }
    }
}

impl Scan {
    /// Reads a whole line.
    fn line(&mut self, line: &str) {
        self.part(line, true);
    }

    /// Reads a line up to the place, and says where that is.
    fn last(mut self, line: &str, start: usize) -> Cursor {
        let end = start + line.len();
        let rest = self.part(line, false);
        let spot = match rest {
            _ if !self.flow.is_empty() => {
                let is_list = matches!(self.flow.last(), Some(('[', _)));
                if is_list || self.is_value_open() { Spot::Value } else { Spot::Key }
            }
            Rest::Prose => Spot::Prose,
            Rest::Key(_) => Spot::Key,
            Rest::Value(_) => Spot::Value,
        };
        let typed = match rest {
            _ if !self.flow.is_empty() => self.word.trim_start().len(),
            Rest::Prose => line.trim_start().len(),
            Rest::Key(length) | Rest::Value(length) => length,
        };
        Cursor { levels: self.levels, spot, typed: end - typed.min(line.len())..end }
    }

    fn part(&mut self, line: &str, is_whole: bool) -> Rest {
        if !self.flow.is_empty() {
            self.flow(line);
            return Rest::Value(0);
        }
        let bare = line.trim_start_matches(' ');
        let mut column = line.len() - bare.len();
        if let Some(owner) = self.scalar {
            if column > owner || bare.is_empty() && is_whole {
                return Rest::Prose;
            }
            self.scalar = None;
        }
        if is_whole && (bare.is_empty() || bare.starts_with('#')) {
            return Rest::Key(0);
        }
        let mut rest = bare;
        while rest == "-" && is_whole || rest.starts_with("- ") {
            self.close(column, true);
            self.open(Step::Item, column);
            let inner = rest[1..].trim_start_matches(' ');
            column += rest.len() - inner.len();
            rest = inner;
        }
        let Some((key, value)) = split(rest) else {
            self.close(column, false);
            self.scalar = rest.starts_with(['|', '>']).then_some(column.saturating_sub(1));
            if rest.starts_with(['[', '{']) {
                self.flow(rest);
                return Rest::Value(0);
            }
            return Rest::Key(rest.len());
        };
        self.field(key, value, column)
    }

    fn field(&mut self, key: &str, value: &str, column: usize) -> Rest {
        self.close(column, false);
        let key = key.trim_matches(['"', '\'']).to_owned();
        self.note(&key, value);
        self.open(Step::Field(key), column);
        if value.starts_with(['|', '>']) {
            self.scalar = Some(column);
        } else if value.starts_with(['[', '{']) {
            self.flow(value);
        }
        Rest::Value(value.len())
    }

    /// Ends what a line at this column does not belong to. A list may begin below its key, in the same column.
    fn close(&mut self, column: usize, is_item: bool) {
        while let [.., _, last] = self.levels.as_slice() {
            let is_owner = is_item && last.column == column && last.step != Step::Item;
            if last.column < column || is_owner {
                return;
            }
            self.levels.pop();
        }
    }

    fn open(&mut self, step: Step, column: usize) {
        self.levels.push(Level { step, fields: Vec::new(), column });
    }

    fn note(&mut self, key: &str, value: &str) {
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        if let Some(level) = self.levels.last_mut() {
            level.fields.push((key.to_owned(), value.to_owned()));
        }
    }

    /// Reads signs of flow collections. Levels inside of them have no column.
    fn flow(&mut self, text: &str) {
        for sign in text.chars().chain(['\n']) {
            match (self.quote, sign) {
                (Some(quote), _) => {
                    if sign == quote {
                        self.quote = None;
                    }
                    self.word.push(sign);
                }
                (None, '"' | '\'') if self.word.trim().is_empty() => {
                    self.quote = Some(sign);
                    self.word.push(sign);
                }
                (None, '[' | '{') => {
                    if sign == '[' {
                        self.open(Step::Item, usize::MAX);
                    }
                    self.flow.push((sign, self.levels.len()));
                    self.word.clear();
                }
                (None, ']' | '}') => {
                    self.end_value();
                    if matches!(self.flow.pop(), Some(('[', _))) {
                        self.levels.pop();
                    }
                    if self.flow.is_empty() {
                        return;
                    }
                }
                (None, ',') => self.end_value(),
                (None, ' ')
                    if self.word.ends_with(':') && matches!(self.flow.last(), Some(('{', _))) =>
                {
                    let key = self.word.trim().trim_end_matches(':').trim_matches(['"', '\'']);
                    let key = key.to_owned();
                    self.note(&key, "");
                    self.open(Step::Field(key), usize::MAX);
                    self.word.clear();
                }
                (None, '\n') => {}
                (None, _) => self.word.push(sign),
            }
        }
    }

    /// Whether the value of a field stands in the innermost brackets.
    fn is_value_open(&self) -> bool {
        self.flow.last().is_some_and(|(_, levels)| self.levels.len() > *levels)
    }

    /// Ends the value of a field between brackets, if one is open in the innermost of them.
    fn end_value(&mut self) {
        if self.is_value_open() {
            self.levels.pop();
            let word = self.word.trim().trim_matches(['"', '\'']).to_owned();
            let fields = self.levels.last_mut().map(|level| &mut level.fields);
            if let Some((_, value)) = fields.and_then(|fields| fields.last_mut()) {
                *value = word;
            }
        }
        self.word.clear();
    }
}

/// What a line ends with, and how many bytes of it.
#[derive(Clone, Copy)]
enum Rest {
    Key(usize),
    Value(usize),
    Prose,
}

/// A key and its value: the colon has a space behind it, or ends the line.
fn split(text: &str) -> Option<(&str, &str)> {
    if text.starts_with(['[', '{', '|', '>', '#']) {
        return None;
    }
    let quoted = text.strip_prefix(['"', '\'']).and_then(|inner| inner.find(['"', '\'']));
    let from = quoted.map_or(0, |end| end + 2);
    let colon = text[from..].match_indices(':').map(|(at, _)| from + at);
    let colon = colon
        .into_iter()
        .find(|at| text[at + 1..].is_empty() || text[at + 1..].starts_with(' '))?;
    Some((text[..colon].trim_end(), text[colon + 1..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps to `¦`, what stands there, and what was typed of it.
    fn place(text: &str) -> (String, Spot, String) {
        let offset = text.find('¦').unwrap();
        let text = text.replace('¦', "");
        let cursor = Cursor::at(&text, offset);
        let steps = cursor.steps().map(|step| match step {
            Step::Field(name) => name.clone(),
            Step::Item => "-".to_owned(),
        });
        (steps.collect::<Vec<_>>().join(" "), cursor.spot, text[cursor.typed.clone()].to_owned())
    }

    #[test]
    fn steps_lead_to_the_place() {
        use Spot::{Key, Prose, Value};
        for (text, steps, spot, typed) in [
            ("ti¦", "", Key, "ti"),
            ("title:\n  ¦", "title", Key, ""),
            ("title:\n  ar: |-\n    قال\n    ك¦", "title ar", Prose, "ك"),
            ("title:\n  ar: |-\n    قال\n  e¦", "title", Key, "e"),
            ("original: a¦", "original", Value, "a"),
            ("paragraphs:\n  - id: p01\n    no¦", "paragraphs -", Key, "no"),
            ("paragraphs:\n- id: p01\n  notes:\n  - ki¦", "paragraphs - notes -", Key, "ki"),
            ("paragraphs:\n  - id: p01\n  - ¦", "paragraphs -", Key, ""),
            ("a:\n  - b: c\n    sources: [x, j¦", "a - sources -", Value, "j"),
            ("at: {ar: هدنة, en: tr¦", "at en", Value, "tr"),
            ("at: {ar: هدنة, e¦", "at", Key, "e"),
            ("at: {ar: هدنة, en: x}\nk¦", "", Key, "k"),
            ("r:\n  - {type: ally-of, to: ¦", "r - to", Value, ""),
            ("r: [{a: b}, {c: d¦", "r - c", Value, "d"),
            ("r: {a: {b: c, d¦", "r a", Key, "d"),
            ("r: {a: {b: c}, d: [¦", "r d -", Value, ""),
            ("r:\n  - {a: [x, y],\n     b: ¦", "r - b", Value, ""),
            ("x: \"a: b\"\ny: ¦", "y", Value, ""),
            ("# a: b\n\"x\": ¦", "x", Value, ""),
        ] {
            assert_eq!(place(text), (steps.to_owned(), spot, typed.to_owned()), "{text}");
        }
    }

    #[test]
    fn fields_before_the_place_are_known() {
        let text = "paragraphs:\n  - id: p07\n    notes:\n      - kind: context\n        at:\n          ar: ";
        let cursor = Cursor::at(text, text.len());
        assert_eq!(cursor.nearest("id"), Some("p07"));
        assert_eq!(cursor.nearest("kind"), Some("context"));
        let text = "relations:\n  - {type: ally-of, to: x, ";
        let cursor = Cursor::at(text, text.len());
        assert_eq!(cursor.siblings()[0], ("type".to_owned(), "ally-of".to_owned()));
        assert_eq!(cursor.siblings()[1], ("to".to_owned(), "x".to_owned()));
    }
}
