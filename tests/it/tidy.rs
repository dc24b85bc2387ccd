//! House rules that a compiler does not hold: sizes, escaping, directions, documents.

use std::fs;

use hashiya::lang::Lang;
use hashiya::model::details::Theme;
use hashiya::model::relation::TYPES;
use hashiya::model::{Class, Confidence, Direction, EntityKind, NoteKind};

use crate::harness::{files, root};

/// The source files by their paths under `src/`.
pub(crate) fn sources() -> Vec<(String, String)> {
    files(&root().join("src"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The code of a file without comments and unit tests.
pub(crate) fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(text.starts_with("//! "), "{path} does not say what it is for");
        assert!(lines <= 400, "{path} has {lines} lines");
        for word in ["todo!", "dbg!(", "FIXME", "XXX"] {
            assert!(!text.contains(word), "{path} has `{word}`");
        }
    }
}

#[test]
fn templates_escape_everything() {
    for (path, bytes) in files(&root().join("templates")) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("safe"), "{path} prints something unescaped");
        let inline =
            text.contains("style=") || text.contains("<style") || text.contains("<script>");
        assert!(!inline, "{path} has inline style or script");
    }
}

#[test]
fn styles_have_starts_and_ends() {
    let physical = [
        "-left",
        "-right",
        "left:",
        "right:",
        "text-align: left",
        "text-align: right",
        "float:",
        "letter-spacing: 0.",
        "letter-spacing: -",
        "italic",
        "oblique",
    ];
    for (path, bytes) in files(&root().join("static/css")) {
        let text = String::from_utf8(bytes).unwrap();
        for word in physical {
            assert!(!text.contains(word), "{path} has `{word}`");
        }
    }
}

#[test]
fn components_are_documented_and_used() {
    let templates: Vec<(String, String)> = files(&root().join("templates"))
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let all: String = templates.iter().map(|(_, text)| text.as_str()).collect();
    for (path, text) in &templates {
        for part in text.split("{% component ").skip(1) {
            let name = part.split('(').next().unwrap();
            let head = part.split("%}").next().unwrap();
            assert!(head.contains("\"doc\""), "{path}: `{name}` has no doc");
            assert!(all.contains(&format!("<{name}")), "{path}: `{name}` is not used");
        }
    }
}

/// Interface strings that neither a template nor the code asks for are dead.
#[test]
fn interface_strings_are_used() {
    let strings = fs::read_to_string(root().join("templates/ui/en.ftl")).unwrap();
    let mut users: String = sources().into_iter().map(|(_, text)| text).collect();
    for (_, bytes) in
        files(&root().join("templates")).into_iter().filter(|(p, _)| p.ends_with(".html"))
    {
        users.push_str(&String::from_utf8(bytes).unwrap());
    }
    let composed = composed();
    for line in strings.lines() {
        let Some((id, _)) = line.split_once(" =") else { continue };
        let is_id = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !is_id || composed.iter().any(|other| other == id) {
            continue;
        }
        let asked = users.contains(&format!("t.{id}")) || users.contains(&format!("\"{id}\""));
        assert!(asked, "nothing asks for the string `{id}`");
    }
}

/// Editors see the same table of relations as the program.
#[test]
fn the_documented_relations_are_those_of_the_code() {
    let document = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let kinds = |kinds: &[EntityKind]| {
        if kinds.len() == EntityKind::ALL.len() {
            return "any kind".to_owned();
        }
        kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(", ")
    };
    for kind in TYPES {
        let name = if kind.is_symmetric() {
            format!("`{}` *", kind.name)
        } else {
            format!("`{}` / `{}`", kind.name, kind.inverse)
        };
        let to = if kind.same_kind { "the same kind".to_owned() } else { kinds(kind.to) };
        let row = format!("| {name} | {} | {to} |", kinds(kind.from));
        assert!(document.contains(&row), "docs/content.md lacks {row}");
    }
    let rows =
        document.lines().filter(|line| line.starts_with("| `") && line.matches('|').count() == 4);
    assert_eq!(rows.count(), TYPES.len());
}

/// Editors see which class a line of the network has, which way its arrow runs, and whether it is a moment.
#[test]
fn the_documented_classes_are_those_of_the_code() {
    let document = fs::read_to_string(root().join("docs/pictures.md")).unwrap();
    for class in Class::ALL {
        let types = TYPES.iter().filter(|kind| kind.class == Some(*class)).map(|kind| {
            let back = (kind.arrow == Direction::Inverse).then_some("back");
            let moment = kind.momentary.then_some("moment");
            let remarks: Vec<&str> = back.into_iter().chain(moment).collect();
            let remarks = match remarks.join(", ").as_str() {
                "" => String::new(),
                words => format!(" ({words})"),
            };
            format!("`{}`{remarks}", kind.name)
        });
        let row = format!("| {} |", types.collect::<Vec<_>>().join(", "));
        let documented =
            document.lines().find(|line| line.starts_with(&format!("| {} |", class.word())));
        assert!(
            documented.is_some_and(|line| line.ends_with(&row)),
            "docs/pictures.md lacks {row}"
        );
    }
}

/// Editors see which relations are dated as moments.
#[test]
fn the_documented_moments_are_those_of_the_code() {
    let document = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let document = document.replace('\n', " ");
    let moments = TYPES.iter().filter(|kind| kind.momentary);
    let names: Vec<String> = moments.map(|kind| format!("`{}`", kind.name)).collect();
    let list = format!("pages date it so: {}, and their inverses.", names.join(", "));
    assert!(document.contains(&list), "docs/content.md lacks: {list}");
}

/// Editors see which relations cannot lead in a circle.
#[test]
fn the_documented_hierarchies_are_those_of_the_code() {
    let document = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let document = document.replace('\n', " ");
    let kinds = TYPES.iter().filter(|kind| kind.hierarchy.is_some());
    let names: Vec<String> = kinds.map(|kind| format!("`{}`", kind.name)).collect();
    let list = format!("a circle of {} is an error", names.join(", "));
    assert!(document.contains(&list), "docs/content.md lacks: {list}");
}

/// Strings whose ids are put together from a kind, a level or a page.
fn composed() -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for kind in EntityKind::ALL {
        let folder = kind.folder();
        ids.extend([
            format!("nav_{folder}"),
            format!("section_{folder}"),
            format!("{folder}_heading"),
        ]);
        ids.push(format!("one_{}", kind.noun()));
    }
    for picture in ["timeline", "map", "network"] {
        ids.extend([
            format!("nav_{picture}"),
            format!("section_{picture}"),
            format!("{picture}_heading"),
        ]);
    }
    for list in ["notes", "sources", "tags", "about"] {
        ids.extend([format!("nav_{list}"), format!("section_{list}")]);
    }
    ids.extend(Lang::ALL.map(|lang| format!("cite_{}", lang.tag())));
    let names = TYPES.iter().flat_map(|kind| [kind.name, kind.inverse]);
    ids.extend(names.map(|name| format!("relation_{}", name.replace('-', "_"))));
    ids.extend(NoteKind::WORDS.iter().map(|(word, _)| format!("kind_{word}")));
    let confidence = Confidence::WORDS.iter();
    ids.extend(confidence.map(|(word, _)| format!("confidence_{}", word.replace('-', "_"))));
    ids.extend(Lang::ALL.map(|lang| format!("language_{}", lang.tag())));
    ids.extend(Lang::ALL.map(|lang| format!("missing_{}", lang.tag())));
    ids.extend(Lang::ALL.map(|lang| format!("article_missing_{}", lang.tag())));
    ids.extend(Lang::ALL.map(|lang| format!("book_paragraph_in_{}", lang.tag())));
    ids.extend((0..4).map(|season| format!("season_{season}")));
    ids.extend(Theme::WORDS.iter().map(|(word, _)| format!("theme_{word}")));
    ids.extend(Class::ALL.iter().map(|class| format!("class_{}", class.word())));
    ids.push("theme_other".to_owned());
    let kinds = ["report", "article", "book", "web", "other"];
    ids.extend(kinds.map(|kind| format!("sources_{kind}")));
    ids
}

/// They exist in both languages.
#[test]
fn composed_strings_exist() {
    for lang in ["ar", "en"] {
        let strings = fs::read_to_string(root().join(format!("templates/ui/{lang}.ftl"))).unwrap();
        for id in composed() {
            assert!(strings.contains(&format!("\n{id} =")), "{lang}: no `{id}`");
        }
    }
}
