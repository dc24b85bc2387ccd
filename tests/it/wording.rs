//! The wording of the real briefing: what a desk would strike out, as far as a machine can see it.

use std::ops::Range;

use hashiya::lang::{Lang, Localized};
use hashiya::load;
use hashiya::model::{Article, Book, EntityId, EntityKind, LocalText, Note, Relation};
use hashiya::script::fold::Folded;

use crate::content::plain;
use crate::harness::root;

/// A text of the editors: where it stands, its language, and what a reader sees.
struct Written {
    place: String,
    lang: Lang,
    text: String,
}

#[test]
fn the_editors_texts_hold_to_the_rules_of_the_desk() {
    let book = briefing();
    let (regions, spellings) = (regions(&book), spellings(&book));
    let mut faults = Vec::new();
    for Written { place, lang, text } in written(&book) {
        let mut report = |found: Option<&str>, what: &str| {
            faults.extend(found.map(|words| format!("{place}: {what}: …{words}…")));
        };
        report(hyphen_between_numbers(&text), "a hyphen for a dash");
        report(straight_mark(&text).filter(|_| lang == Lang::En), "a typewriter's mark");
        report(Some(text.as_str()).filter(|text| is_of_other(text, lang)), "in the other script");
        let lower = |name: &&String| has_word(&text, name);
        report(regions.iter().find(lower).map(String::as_str), "a name in lower case");
        let struck = STRUCK.iter().find(|(words, _)| text.contains(words));
        report(struck.map(|(words, _)| *words), struck.map_or("", |(_, instead)| *instead));
        let other = |form: &&String| lang == Lang::En && has_word(&text, form);
        report(spellings.iter().find(other).map(String::as_str), "another spelling of a name");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a note glosses does not end in the word that leads on to what it does not gloss.
#[test]
fn no_note_glosses_words_that_lead_on() {
    let book = briefing();
    let mut faults = Vec::new();
    for article in &book.articles {
        for (note, lang, words) in glossed(article) {
            let last = words.split_whitespace().next_back().unwrap_or_default();
            if LEADING_ON.contains(&last.to_lowercase().as_str()) {
                faults.push(format!("{:?} {}: {words}", note.kind, lang.tag()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What came about at a moment has a date: without one it would be drawn in every year.
#[test]
fn moments_have_dates() {
    let book = briefing();
    let of_moment = book.relations.iter().filter(|relation| relation.kind.momentary);
    let undated = of_moment.filter(|relation| relation.since.is_none() && relation.until.is_none());
    assert_none(&book, undated);
}

/// What binds somebody who is no more has an end: without one the network would draw it for ever.
#[test]
fn what_has_ended_binds_nobody() {
    let book = briefing();
    let is_drawn = |id| matches!(book.entity(id).kind(), EntityKind::Group | EntityKind::Actor);
    let ties = book.relations.iter().filter(|relation| {
        relation.kind.is_tie() && is_drawn(relation.from) && is_drawn(relation.to)
    });
    let open = ties.filter(|relation| relation.years().to.is_none()).filter(|relation| {
        [relation.from, relation.to].iter().any(|id| book.entity(*id).years().to.is_some())
    });
    assert_none(&book, open);
}

/// The rules find what they are for.
#[test]
fn the_rules_find_faults() {
    assert!(hyphen_between_numbers("from 25-26 March").is_some());
    assert!(hyphen_between_numbers("decree 2025-0339, 25–26 March, p-1").is_none());
    assert!(straight_mark("the group's").is_some() && straight_mark("a \"word\"").is_some());
    assert!(straight_mark("the group’s “word”").is_none());
    assert!(has_word("the three-border area", "three-border") && !has_word("Bamakois", "Bamako"));
    assert!(is_of_other("Mali", Lang::Ar) && is_of_other("مالي", Lang::En));
    assert!(!is_of_other("the word مالي is Mali", Lang::En) && !is_of_other("", Lang::Ar));
}

/// Words that a desk replaces, and by what.
const STRUCK: [(&str, &str); 7] = [
    ("three-border", "tri-border"),
    ("spokesman of", "spokesman for"),
    ("in the night of", "overnight, or on the night of"),
    (" - ", "a dash"),
    ("هو قول الكاتب", "هذا قول الكاتب"),
    ("منذ نحو عام 2", "منذ عام … تقريبًا"),
    ("درودكال", "دروكدال"),
];

/// Words that lead on to the next.
const LEADING_ON: [&str; 30] = [
    "من",
    "إلى",
    "على",
    "في",
    "عن",
    "مع",
    "بين",
    "الذي",
    "التي",
    "الذين",
    "أن",
    "بعد",
    "قبل",
    "حتى",
    "منذ",
    "of",
    "by",
    "in",
    "to",
    "with",
    "at",
    "for",
    "from",
    "the",
    "a",
    "an",
    "and",
    "which",
    "that",
    "on",
];

/// There are no such relations.
#[track_caller]
fn assert_none<'b>(book: &Book, relations: impl Iterator<Item = &'b Relation>) {
    let names = relations.map(|relation| {
        let (from, to) = (book.entity(relation.from), book.entity(relation.to));
        format!("{} {} {}", from.id, relation.kind.name, to.id)
    });
    let names: Vec<String> = names.collect();
    assert!(names.is_empty(), "{}", names.join("\n"));
}

fn briefing() -> Book {
    let (project, _) = load::project(root()).unwrap();
    hashiya::book(&project)
}

fn written(book: &Book) -> Vec<Written> {
    let mut all = Vec::new();
    let mut add = |place: &str, text: &LocalText<EntityId>| {
        for lang in Lang::ALL {
            let text = text.get(lang).as_ref().map(|text| text.plain.clone());
            all.extend(text.map(|text| Written { place: place.to_owned(), lang, text }));
        }
    };
    for article in &book.articles {
        add(&article.id, &article.title);
        add(&article.id, &article.summary);
        add(&article.id, &article.metadata.note);
        for note in article.paragraphs.iter().flat_map(|paragraph| &paragraph.notes) {
            add(&article.id, &note.text);
        }
    }
    for relation in book.relations.iter() {
        add(&book.entity(relation.from).id, &relation.note);
    }
    for entity in book.entities.iter() {
        add(&entity.id, &entity.description);
        add(&entity.id, &entity.summary);
        for statement in &entity.statements {
            add(&entity.id, &statement.text);
        }
    }
    let bodies = book.entities.iter().map(|entity| (&entity.id, &entity.body));
    for (place, body) in bodies.chain(book.pages.iter().map(|page| (&page.slug, &page.body))) {
        for lang in Lang::ALL {
            let text = body.get(lang).as_deref().map(plain);
            all.extend(text.map(|text| Written { place: place.clone(), lang, text }));
        }
    }
    all.extend(translations(book));
    all
}

/// The translations: the original has the spelling of its author.
fn translations(book: &Book) -> Vec<Written> {
    let of_article = |article: &Article| {
        let lang = article.original.other();
        let passages = article.paragraphs.iter().filter_map(move |paragraph| {
            let text = paragraph.passages.get(lang).as_ref()?.text.plain.clone();
            Some(Written { place: paragraph.id.clone(), lang, text })
        });
        passages.collect::<Vec<_>>()
    };
    book.articles.iter().map(AsRef::as_ref).flat_map(of_article).collect()
}

/// The notes of an article with the words that each glosses.
fn glossed(article: &Article) -> Vec<(&Note, Lang, &str)> {
    let mut all = Vec::new();
    for paragraph in &article.paragraphs {
        for note in &paragraph.notes {
            for lang in Lang::ALL {
                let anchor: &Localized<Option<Range<usize>>> = &note.anchor;
                let passage = paragraph.passages.get(lang).as_ref();
                let words = anchor.get(lang).clone().zip(passage);
                let words = words.and_then(|(range, passage)| passage.text.plain.get(range));
                all.extend(words.map(|words| (note, lang, words)));
            }
        }
    }
    all
}

/// “Mopti region”, of a place that is called “Mopti Region”.
fn regions(book: &Book) -> Vec<String> {
    let names = book.entities.iter().filter_map(|entity| entity.name.local().en);
    let names = names.filter_map(|name| name.value.strip_suffix(" Region"));
    names.map(|name| format!("{name} region")).collect()
}

/// Aliases that are another spelling of the name that pages use; without a capital it is a description.
fn spellings(book: &Book) -> Vec<String> {
    let mut all = Vec::new();
    for entity in book.entities.iter() {
        let local = entity.name.local();
        let Some(name) = local.en else { continue };
        let key = Folded::new(&name.value).text().to_owned();
        let aliases = entity.aliases.iter().flat_map(|(_, aliases)| aliases);
        let is_other = |alias: &str| {
            alias.to_lowercase() != name.value.to_lowercase() && Folded::new(alias).text() == key
        };
        all.extend(aliases.filter(|alias| is_other(&alias.value)).map(|alias| alias.value.clone()));
    }
    all
}

/// `25-26`; not the number of a decree, which has a year before it.
fn hyphen_between_numbers(text: &str) -> Option<&str> {
    text.match_indices('-').find_map(|(at, _)| {
        let digits = |part: &str, back: bool| {
            let is_digit = |c: &char| c.is_numeric();
            if back {
                part.chars().rev().take_while(is_digit).count()
            } else {
                part.chars().take_while(is_digit).count()
            }
        };
        let (before, after) = (digits(&text[..at], true), digits(&text[at + 1..], false));
        let is_range = before > 0 && after > 0 && !(before == 4 && after >= 2);
        is_range.then(|| &text[at.saturating_sub(before)..at + 1 + after])
    })
}

fn straight_mark(text: &str) -> Option<&str> {
    text.find(['\'', '"']).map(|at| &text[at..])
}

/// Whether most letters are of the script of the other language.
fn is_of_other(text: &str, lang: Lang) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (arabic, latin): (Vec<_>, Vec<_>) =
        letters.partition(|c| ('\u{620}'..='\u{6D3}').contains(c));
    match lang {
        Lang::Ar => latin.len() > arabic.len(),
        Lang::En => arabic.len() > latin.len(),
    }
}

/// Whether words stand in a text as words.
fn has_word(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let is_open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
        is_open(text[..at].chars().next_back()) && is_open(text[at + words.len()..].chars().next())
    })
}
