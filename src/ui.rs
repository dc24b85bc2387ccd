//! The interface of one language: strings by Fluent, dates, numbers and sorting by ICU4X.
//!
//! Sources: CLDR through ICU4X; Project Fluent, syntax 1.0. No string, plural rule or date pattern stands in code.

mod check;
pub mod date;
mod file;
mod pattern;
mod reference;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use icu::collator::options::CollatorOptions;
use icu::collator::preferences::CollationNumericOrdering;
use icu::collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

use crate::config::{Config, Numerals};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::{Lang, Localized};
use crate::source::{FileId, SourceFile, Sources, Span};

/// Everything that one language's pages say by themselves.
pub struct Ui {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    collator: Option<CollatorBorrowed<'static>>,
    plurals: Option<PluralRules>,
    ordinals: Option<PluralRules>,
    dates: pattern::Patterns,
    labels: BTreeMap<String, String>,
    numerals: Numerals,
}

/// Loads the strings of both languages from `templates/ui/{lang}.ftl`. The settings decide on digits and months of the Arabic
/// one.
pub fn load(sources: &Sources, config: &Config) -> (Localized<Ui>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut uis = Localized::from_fn(|lang| Ui::load(lang, sources, config, &mut diagnostics));
    let missing = missing(&uis, sources, &diagnostics);
    diagnostics.extend(missing);
    // What is missing is shown as its id, so that no template fails over it.
    for lang in Lang::ALL {
        let other = uis.get(lang.other()).ids().map(|id| (id.to_owned(), id.to_owned()));
        let mut labels: BTreeMap<String, String> = other.collect();
        labels.append(&mut uis.get_mut(lang).labels);
        uis.get_mut(lang).labels = labels;
    }
    (uis, diagnostics)
}

/// The file of a language's strings, if it could be read.
fn file_of(lang: Lang, sources: &Sources) -> Option<FileId> {
    let file = sources.find(&format!("templates/ui/{}.ftl", lang.tag()));
    file.filter(|file| sources.file(*file).readable)
}

/// Messages that one language has and the other lacks.
fn missing(uis: &Localized<Ui>, sources: &Sources, faults: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (lang, ui) in uis.iter() {
        let Some(file) = file_of(lang, sources) else { continue };
        let other = uis.get(lang.other());
        let SourceFile { path, text, .. } = sources.file(file);
        if ui.labels.is_empty() {
            let is_reported = faults.iter().any(|fault| fault.span.file == file);
            let message = format!("the file {} holds no interface strings", token(path));
            let empty = Diagnostic::new(Code::InterfaceString, Span::file_start(file), message);
            let empty = empty.label(token(path));
            let hint = "delete it: then the built-in strings are used";
            found.extend((!is_reported).then(|| empty.hint(hint)));
            continue;
        }
        // A string that stands there and was not read is reported.
        let written: BTreeSet<&str> = file::ids(text).map(|(id, _)| id).collect();
        let is_missing = |id: &&str| !ui.bundle.has_message(id) && !written.contains(id);
        let ids: Vec<&str> = other.ids().filter(is_missing).collect();
        if ids.len() > MOST {
            found.push(many_missing(lang, file, &ids));
            continue;
        }
        for id in ids {
            let message = format!("the interface string `{id}` is missing in `{}`", lang.tag());
            found.push(
                Diagnostic::new(Code::InterfaceString, Span::file_start(file), message)
                    .label(format!("`{id}`"))
                    .hint(format!("add `{id} = …`")),
            );
        }
    }
    found
}

/// How many missing messages are named one by one.
const MOST: usize = 10;

/// The diagnostic for a file that holds a part of the messages: it takes the place of the built-in one.
fn many_missing(lang: Lang, file: FileId, ids: &[&str]) -> Diagnostic {
    let (count, tag, first) = (ids.len(), lang.tag(), ids.first().copied().unwrap_or_default());
    let message =
        format!("{count} interface strings are missing in `{tag}`, the first is `{first}`");
    Diagnostic::new(Code::InterfaceString, Span::file_start(file), message)
        .label(format!("`{first}` and others"))
        .hint("begin with a copy of the built-in file, and change its strings")
}

impl Ui {
    fn load(lang: Lang, sources: &Sources, config: &Config, found: &mut Vec<Diagnostic>) -> Self {
        let locale: Locale = lang.tag().parse().unwrap_or(Locale::UNKNOWN);
        let language = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation is markup's task: control characters would end up in copied text.
        bundle.set_use_isolating(false);
        let mut labels: BTreeMap<String, String> = BTreeMap::new();
        if let Some(file) = file_of(lang, sources) {
            let resource = file::read(sources, file, found);
            found.extend(check::check(&resource, sources, file));
            let ids: Vec<String> = messages(&resource).map(str::to_owned).collect();
            bundle.add_resource_overriding(resource);
            labels = ids.into_iter().map(|id| (id.clone(), plain(&bundle, &id))).collect();
            found.extend(file::escaped(&labels, sources, file));
        }
        // Where names differ by a number, 9 comes before 10.
        let mut order = CollatorPreferences::from(&locale);
        order.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = Collator::try_new(order, CollatorOptions::default()).ok();
        let plurals = PluralRules::try_new_cardinal((&locale).into()).ok();
        let ordinals = PluralRules::try_new_ordinal((&locale).into()).ok();
        let dates = pattern::Patterns::new(lang, config.months);
        let numerals = config.numerals;
        let mut ui = Self {
            lang,
            bundle,
            collator,
            plurals,
            ordinals,
            dates,
            labels: BTreeMap::new(),
            numerals,
        };
        ui.labels = labels.into_iter().map(|(id, text)| (id, ui.digits(&text))).collect();
        ui
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Every message without its variables, for templates.
    pub fn labels(&self) -> &BTreeMap<String, String> {
        &self.labels
    }

    /// A message without variables; an unknown one is shown as its id.
    pub fn text(&self, id: &str) -> String {
        self.labels.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A message about a number of things. Its `$form` is the CLDR plural category of the number (`zero` for 0 in
    /// every language), its `$count` the number itself. The plural rules of the Fluent crate are wrong for Arabic
    /// numbers above 102.
    pub fn count(&self, id: &str, count: usize) -> String {
        let category = |rules: &PluralRules| rules.category_for(count);
        let form = self.plurals.as_ref().map_or(PluralCategory::Other, category);
        let form = if count == 0 { "zero" } else { word_of(form) };
        self.format(id, &[("form", form.into()), ("count", self.number(count).into())])
    }

    /// A number in the digits of this language.
    pub fn number(&self, number: impl std::fmt::Display) -> String {
        self.digits(&number.to_string())
    }

    /// Latin digits turned into those of this language, a point between them into its decimal sign (CLDR, `arab`).
    pub fn digits(&self, text: &str) -> String {
        if self.lang != Lang::Ar || self.numerals == Numerals::Latn {
            return text.to_owned();
        }
        let digit = |c: char| c.to_digit(10).and_then(|value| char::from_u32(0x0660 + value));
        let chars: Vec<char> = text.chars().collect();
        let is_digit = |index: Option<usize>| {
            index.and_then(|index| chars.get(index)).is_some_and(char::is_ascii_digit)
        };
        let turned = chars.iter().enumerate().map(|(index, c)| match c {
            '.' if is_digit(index.checked_sub(1)) && is_digit(Some(index + 1)) => '٫',
            c => digit(*c).unwrap_or(*c),
        });
        turned.collect()
    }

    /// The form of an ordinal number in this language, as CLDR calls it.
    fn ordinal_form(&self, number: u32) -> &'static str {
        let category = |rules: &PluralRules| word_of(rules.category_for(number));
        self.ordinals.as_ref().map_or("other", category)
    }

    /// A message with variables.
    pub fn format(&self, id: &str, variables: &[(&str, FluentValue<'_>)]) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let Some(pattern) = pattern else { return id.to_owned() };
        let mut arguments = FluentArgs::new();
        for (name, value) in variables {
            arguments.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
    }

    /// The order of two names in this language (Unicode Collation Algorithm with CLDR's tailoring).
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        match &self.collator {
            Some(collator) => collator.compare(a, b).then_with(|| a.cmp(b)),
            None => a.cmp(b),
        }
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.labels.keys().map(String::as_str)
    }
}

/// What strings call a plural category.
fn word_of(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &str> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    })
}

/// A message with its variables left as they are.
fn plain(bundle: &FluentBundle<FluentResource>, id: &str) -> String {
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    let mut errors = Vec::new();
    pattern.map_or_else(
        || id.to_owned(),
        |pattern| bundle.format_pattern(pattern, None, &mut errors).into_owned(),
    )
}
