//! The real briefing holds what it promises.

use std::collections::BTreeSet;
use std::fs;

use hashiya::lang::Lang;
use hashiya::load;
use hashiya::model::bibliography::Name;
use hashiya::model::entity::Role;
use hashiya::model::text::Entry;
use hashiya::model::{Block, EntityId, EntityKind, Source};
use hashiya::script::fold::Folded;
use hashiya::script::has_arabic;

use crate::harness::{Tree, root};
use crate::site::Site;
use crate::sites::assert_links;

#[test]
fn the_briefing_is_clean() {
    let (project, loaded) = load::project(root()).unwrap();
    let found = hashiya::check(&project);
    let all = [loaded, found].concat();
    assert!(all.is_empty(), "{all:#?}");
}

/// Browser tests build this project, and its texts change when rules do.
#[test]
fn the_fixtures_of_directions_can_be_built() {
    let tree = Tree::copy(&root().join("tests/browser/bidi"));
    tree.run(&["build"]).expect(0);
}

#[test]
fn the_briefing_has_no_broken_link() {
    let root = root().to_str().unwrap();
    assert_links(&Site::build(&Tree::new(""), &["--root", root, "--strict"]));
}

/// Both languages everywhere, every statement and relation sourced or labelled, no entity without a purpose.
#[test]
fn the_briefing_is_complete() {
    let (project, _) = load::project(root()).unwrap();
    let book = hashiya::book(&project);
    let mut faults: Vec<String> = Vec::new();
    for (id, entity) in EntityId::all(&book.entities) {
        let mut require = |holds: bool, what: &str| {
            if !holds {
                faults.push(format!("{} `{}`: {what}", entity.kind().noun(), entity.id));
            }
        };
        let both =
            |text: &hashiya::model::LocalText<EntityId>| text.ar.is_some() && text.en.is_some();
        let name = entity.name.local();
        require(name.ar.is_some() && name.en.is_some(), "a name is missing");
        require(both(&entity.summary), "a summary is missing");
        require(both(&entity.description), "what sort it is, is missing");
        require(!entity.statements.is_empty(), "it states nothing");
        for statement in &entity.statements {
            require(both(&statement.text), "a statement is in one language only");
            let needs = statement.confidence.needs_source();
            require(!needs || !statement.sources.is_empty(), "a statement has no source");
        }
        let context = entity.role == Role::Context;
        let mentioned = !book.mentions_of(id).is_empty();
        require(context || mentioned, "the article does not mention it");
        let related = book.relations.iter().any(|edge| edge.from == id || edge.to == id);
        require(mentioned || related, "nothing leads to it");
    }
    for relation in book.relations.iter() {
        // The facts of an event speak for its scene and its participants.
        let of_event = book.entity(relation.from).kind() == EntityKind::Event;
        let labelled = relation.confidence.is_some_and(|level| !level.needs_source());
        if !of_event && !labelled && relation.sources.is_empty() {
            let (from, to) = (book.entity(relation.from), book.entity(relation.to));
            faults.push(format!("{} {} {}: no source", from.id, relation.kind.name, to.id));
        }
    }
    for source in book.sources.iter() {
        let url = source.address().unwrap_or_default();
        let host = url.split('/').nth(2).unwrap_or_default();
        let is_variant = ["/amp", "/page/2"].iter().any(|end| url.ends_with(end));
        let is_tracked = ["utm_", "fbclid", "?hl=", "newsfeed="].iter().any(|it| url.contains(it));
        if is_variant || is_tracked || host.ends_with('.') {
            faults.push(format!("source `{}` has not its plain address: {url}", source.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Arabic pages say nothing of a source in English words of the editors: descriptions have both sides, and so has each name that
/// has an Arabic form anywhere; who carried a text is no part of another name.
#[test]
fn sources_are_named_in_both_languages() {
    let (project, _) = load::project(root()).unwrap();
    let book = hashiya::book(&project);
    let names = |source: &'_ Source| {
        let relay = source.via.as_ref().map(|via| via.name.clone());
        source.publisher.clone().into_iter().chain(relay).collect::<Vec<Name>>()
    };
    let both = |name: &Name| match name {
        Name::Same(text) => has_arabic(text).then(|| text.clone()),
        Name::Sides(sides) => sides.ar.as_ref().and(sides.en.clone()),
    };
    let all = book.sources.iter().flat_map(names);
    let known: BTreeSet<String> = all.filter_map(|name| both(&name)).collect();
    assert!(known.contains("Reuters") && known.contains("RFI"), "{known:?}");
    let mut faults = Vec::new();
    for source in book.sources.iter() {
        let title = source.title.as_ref().unwrap();
        if title.is_description
            && (matches!(title.name, Name::Same(_)) || both(&title.name).is_none())
        {
            faults.push(format!("{}: described in one language", source.id));
        }
        for name in names(source) {
            let text = name.get(Lang::En).1;
            let is_bare = matches!(name, Name::Same(_)) && known.contains(text);
            if is_bare || text.ends_with(')') || text.contains("relay") {
                faults.push(format!("{}: `{text}`", source.id));
            }
        }
        if known.iter().any(|name| {
            source
                .entry
                .title()
                .is_some_and(|title| title.to_string().ends_with(&format!("({name})")))
        }) {
            faults.push(format!("{}: its title ends with its publisher", source.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A profile says each thing once: no sentence of a body repeats a statement, and no statement another.
#[test]
fn profiles_say_each_thing_once() {
    let [said, again] = [
        "Its creation was announced on 2 March 2017 by Iyad Ag Ghali in a statement.",
        "Iyad Ag Ghali announced the creation of the group on 2 March 2017 in a statement.",
    ];
    assert!(repeats(again, said), "the measure finds nothing");
    let (project, _) = load::project(root()).unwrap();
    let book = hashiya::book(&project);
    let mut faults = Vec::new();
    for (entity, lang) in book.entities.iter().flat_map(|it| Lang::ALL.map(|lang| (it, lang))) {
        let texts = entity.statements.iter().filter_map(|it| it.text.get(lang).as_ref());
        let statements: Vec<&str> = texts.map(|text| text.plain.as_str()).collect();
        let body = entity.body.get(lang).as_deref().map(plain).unwrap_or_default();
        let sentences = body.split_inclusive(['.', '؟', '!', '\n']);
        let of_body = sentences.flat_map(|one| statements.iter().map(move |said| (one, *said)));
        let pairs = statements.iter().enumerate().flat_map(|(at, one)| {
            let others = statements.iter().enumerate().filter(move |(other, _)| *other != at);
            others.map(move |(_, said)| (*one, *said))
        });
        let twice = of_body.chain(pairs).filter(|(one, said)| repeats(one, said));
        faults.extend(twice.map(|(one, said)| format!("{}: {one}\n    {said}", entity.id)));
    }
    assert!(faults.is_empty(), "said twice:\n{}", faults.join("\n"));
}

/// Whether seven of ten weighty words of a sentence stand in another text.
fn repeats(sentence: &str, said: &str) -> bool {
    let (words, said) = (weighty(sentence), weighty(said));
    let common = words.intersection(&said).count();
    words.len() >= 5 && common * 10 >= words.len() * 7
}

/// The words of a text that carry its meaning, without what Arabic writes in one with them.
fn weighty(text: &str) -> BTreeSet<String> {
    let folded = Folded::new(text);
    let words = folded.text().split(|c: char| !c.is_alphanumeric());
    let bare = words.map(|word| {
        let word = word.strip_prefix(['و', 'ف']).unwrap_or(word);
        let word = ["بال", "ال", "لل"].iter().find_map(|it| word.strip_prefix(it)).unwrap_or(word);
        word.to_owned()
    });
    bare.filter(|word| word.chars().count() > 3 || word.parse::<u32>().is_ok()).collect()
}

/// The text of a body, a block a line.
pub(crate) fn plain(blocks: &[Block<EntityId>]) -> String {
    let line = |block: &Block<EntityId>| match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => text.plain.clone(),
        Block::List { items, .. } => items.iter().map(|item| plain(item)).collect(),
        Block::Definitions(entries) => entries.iter().map(said).collect(),
        Block::Quote(blocks) => plain(blocks),
        _ => String::new(),
    };
    blocks.iter().map(|block| line(block) + "\n").collect()
}

fn said(entry: &Entry<EntityId>) -> String {
    match entry {
        Entry::Term(text) => text.plain.clone() + "\n",
        Entry::Definition(blocks) => plain(blocks),
    }
}

/// One changed letter of the original is found, with the letter.
#[test]
fn a_changed_letter_is_found() {
    let tree = Tree::new("");
    for part in ["content", "book.toml"] {
        for (path, bytes) in crate::harness::files(&root().join(part)) {
            let path = if path.is_empty() { part.to_owned() } else { format!("{part}/{path}") };
            tree.write(&path, bytes);
        }
    }
    let path = tree.path().join("content/articles/mali-truce.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("وضوحآ", "وضوحا", 1)).unwrap();
    let output = tree.run(&["check", "--format", "short"]).expect(1).stdout();
    assert!(output.contains("error[original-differs]"), "{output}");
    assert!(output.contains("`ا` (U+0627) instead of `آ` (U+0622)"), "{output}");
}
