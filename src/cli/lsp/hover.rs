//! What is known of the word at a place: the card of what it names, a date in words, the state of a translation, a field.

use std::ops::Range;

use super::cursor::{Spot, Step};
use super::desk::Reading;
use super::place::Place;
use crate::lang::Lang;
use crate::model::{Book, Date, Target};
use crate::parse::schema::Content;
use crate::parse::schema::about::about;
use crate::ui;

/// What is known, in Markdown, and of which bytes.
pub(super) fn hover(place: &Place<'_>, reading: &Reading) -> Option<(String, Range<usize>)> {
    let book = &reading.book;
    if let Some((target, range)) = place.target(book) {
        return Some((card(book, target), range));
    }
    let (start, range) = place.word();
    match start.cursor.spot {
        Spot::Key => Some((field(&start, &place.text[range.clone()])?, range)),
        Spot::Value => {
            let line = line_end(place.text, range.start);
            let said = date(place, reading, &place.text[range.start..line]);
            said.or_else(|| hash(place, book)).map(|said| (said, range))
        }
        Spot::Prose => None,
    }
}

fn card(book: &Book, target: Target) -> String {
    match target {
        Target::Entity(id) => {
            let entity = book.entity(id);
            let names = Lang::ALL.map(|lang| format!("**{}**", entity.name(lang).text));
            let summaries = Lang::ALL.map(|lang| entity.summary.get(lang).as_ref());
            let summaries = summaries.into_iter().flatten().map(|text| text.plain.clone());
            let count = book.mentions_of(id).len();
            let kind = entity.kind().noun();
            let facts = format!("{kind} `{}`; paragraphs that name it: {count}", entity.id);
            let lines = [names.join(" · "), facts].into_iter().chain(summaries);
            lines.collect::<Vec<_>>().join("\n\n")
        }
        Target::Source(id) => {
            let source = book.source(id);
            let title = source.title.as_ref().map(|title| title.name.get(Lang::En).1);
            let publisher = source.publisher.as_ref().map(|name| name.get(Lang::En).1.to_owned());
            let facts = publisher.into_iter().chain(source.entry.date().map(ToString::to_string));
            let facts = facts.chain([format!("cited {}×", book.citations_of(id).len())]);
            let lines = [
                format!("**{}**", title.unwrap_or(&source.id)),
                facts.collect::<Vec<_>>().join(", "),
            ];
            let address = source.address().map(|address| format!("<{address}>"));
            lines.into_iter().chain(address).collect::<Vec<_>>().join("\n\n")
        }
        Target::Series(id) => {
            let series = book.one_series(id);
            let titles = Lang::ALL.map(|lang| series.title.get(lang).as_ref());
            let titles = titles.into_iter().flatten().map(|text| format!("**{}**", text.plain));
            titles.collect::<Vec<_>>().join(" · ")
        }
    }
}

/// What a field says, by the mapping that it stands in.
fn field(place: &Place<'_>, name: &str) -> Option<String> {
    let (schema, value) = place.value()?;
    let own = schema.mappings(value).find(|mapping| mapping.field(name).is_some())?;
    about(own.what, name).map(|words| words.join("\n\n"))
}

/// A date in the words of both languages.
fn date(place: &Place<'_>, reading: &Reading, rest: &str) -> Option<String> {
    let (start, _) = place.word();
    if !start.contents().contains(&Content::Date) {
        return None;
    }
    let written = rest.split([',', '}', ']', '#']).next()?.trim().trim_matches(['"', '\'']);
    let date = Date::parse(written)?;
    let (interfaces, _) = ui::load(&reading.sources, &reading.config);
    Some(Lang::ALL.map(|lang| interfaces.get(lang).date(&date)).join("\n\n"))
}

/// Whether a translation was made from the present original.
fn hash(place: &Place<'_>, book: &Book) -> Option<String> {
    let (start, _) = place.word();
    let steps: Vec<&Step> = start.cursor.steps().collect();
    let [.., Step::Field(translation), Step::Field(of)] = &steps[..] else { return None };
    if translation != "translation" || of != "of" {
        return None;
    }
    let stem = place.path.rsplit('/').next()?.strip_suffix(".yaml")?;
    let article = book.article(book.find_article(stem)?);
    let id = start.cursor.nearest("id")?;
    let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.id == id)?;
    let now = &paragraph.fingerprint;
    Some(match paragraph.stale() {
        None => format!(
            "The translation was made from the present original.\n\nالترجمة منقولة عن الأصل بصيغته الحالية. `{now}`"
        ),
        Some(_) => format!(
            "The original has changed since; its hash is now `{now}`.\n\nتغيّر الأصل بعد الترجمة، وبصمته الآن `{now}`."
        ),
    })
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |end| from + end)
}
