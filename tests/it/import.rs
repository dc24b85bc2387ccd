//! Texts of other programs → articles: what is kept, what is told, and that the result is sound.
//!
//! A fixture in `tests/import/` is a file of sections: `original.EXTENSION`, maybe `translation.EXTENSION`; parts of a .docx file are
//! sections named by their paths in it, and put together here. What is expected stands in the file `NAME.expected` beside it.

use std::fs;
use std::io::{Cursor, Write};

use hashiya::diag::has_errors;
use hashiya::import::{self, Format, Import};
use hashiya::lang::{Lang, Localized};
use hashiya::load::Project;
use hashiya::source::SourceFile;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::harness::{Tree, assert_expected, root, sections};

/// A .docx file of these parts.
fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn fixtures() -> Vec<String> {
    let entries = fs::read_dir(root().join("tests/import")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        names.filter_map(|name| Some(name.strip_suffix(".txt")?.to_owned())).collect();
    names.retain(|name| !name.ends_with(".said"));
    names.sort();
    names
}

#[test]
fn texts_become_articles() {
    let names = fixtures();
    assert!(names.len() > 4, "{names:?}");
    for name in names {
        let text =
            fs::read_to_string(root().join("tests/import").join(format!("{name}.txt"))).unwrap();
        let parts: Vec<(&str, &str)> =
            sections(&text).into_iter().filter(|(path, _)| path.contains('/')).collect();
        let tree = Tree::new(&format!(
            "--- book.toml\n{}",
            if parts.is_empty() { text.as_str() } else { "" }
        ));
        if !parts.is_empty() {
            tree.write("original.docx", docx(&parts));
        }
        let mut files: Vec<String> = fs::read_dir(tree.path())
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let original = files.iter().find(|file| file.starts_with("original.")).unwrap();
        let lang = if name.ends_with("-ar") { "ar" } else { "en" };
        let mut arguments = vec!["import", original, "--id", "it", "--original", lang];
        if let Some(file) = files.iter().find(|file| file.starts_with("translation.")) {
            arguments.extend(["--translation", file]);
        }
        if name.contains("windows") {
            tree.run(&arguments).expect(2);
            arguments.extend(["--encoding", "windows-1256"]);
        }
        let said = tree.run(&arguments).expect(0).stderr();
        let read = |path: &str| {
            fs::read_to_string(tree.path().join("content/articles").join(path)).unwrap()
        };
        let made = format!(
            "{said}\n--- it.yaml\n{}\n--- it.original.txt\n{}",
            read("it.yaml"),
            read("it.original.txt")
        );
        assert_expected(&made, &root().join("tests/import").join(format!("{name}.expected")));
        tree.run(&["check"]).expect(0);
        tree.run(&arguments).expect(2);
    }
}

/// A briefing from nothing, by commands alone: texts in the public domain with their translations, and profiles of whom and what they
/// name. The prose is the declaration of `tests/sites/declaration`; the verse begins the ode of Imru’ al-Qays, in the translation of
/// William Jones (*The Moallakát*, London 1782).
#[test]
fn a_briefing_is_made_by_commands_alone() {
    let tree = Tree::copy(&root().join("tests/import/briefing"));
    tree.run(&["init", "briefing"]).expect(0);
    let translated = |id, original, translation| {
        vec!["import", original, "--id", id, "--translation", translation, "--original"]
    };
    let titled = |first: Vec<&'static str>, en, ar| [first, vec!["--en", en, "--ar", ar]].concat();
    let verse = [translated("ode", "muallaqa.ar.txt", "muallaqa.en.md"), vec!["ar"]].concat();
    for arguments in [
        [translated("rights", "rights.en.md", "rights.ar.md"), vec!["en"]].concat(),
        titled(vec!["new", "group", "general-assembly"], "General Assembly", "الجمعية العامة"),
        titled(verse, "The Poem of Amriolkais", "معلقة امرئ القيس"),
        titled(vec!["new", "place", "dakhul"], "Dahul", "الدخول"),
        vec!["build", "--strict"],
    ] {
        tree.run(&[arguments, vec!["--root", "briefing"]].concat()).expect(0);
    }
    let said = tree.run(&["check", "--strict", "--root", "briefing"]).expect(0).stderr();
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
    let page = |path: &str| {
        fs::read_to_string(tree.path().join("briefing/public").join(path).join("index.html"))
            .unwrap()
    };
    let rights = page("ar/articles/rights");
    assert!(rights.contains("groups/general-assembly/"), "{rights}");
    assert!(rights.contains("groups/united-nations/"), "{rights}");
    for ode in [page("ar/articles/ode"), page("en/articles/ode")] {
        assert!(ode.contains("is-verse") && ode.contains("places/dakhul/"), "{ode}");
    }
}

/// An article of a text in memory: the texts of its files, if there are any words.
fn imported(text: &str, format: Format, styled: bool) -> Option<import::Article> {
    let document = import::document(text.as_bytes(), format, None).ok()?;
    let titles = Localized { ar: Some("عنوان"), en: Some("Title") };
    let import = Import { original: Lang::En, titles, id: "it", styled };
    Some(import::article(&import, document, None).unwrap())
}

/// Input that is large or deep ends soon, in an article or a refusal.
#[test]
fn hostile_input_ends() {
    let deep = 50_000;
    for (text, format) in [
        (format!("{}a", "> ".repeat(deep)), Format::Markdown),
        (format!("{}a", "- ".repeat(deep)), Format::Markdown),
        (format!("{}a{}", "*".repeat(deep), "*".repeat(deep)), Format::Markdown),
        (format!("{}a", "<div>".repeat(deep)), Format::Html),
        (format!("{}a", "<ul><li>".repeat(2000)), Format::Html),
        (format!("{}a", "<table><tr><td>".repeat(500)), Format::Html),
        ("\u{202E}\0\u{FFFE}\u{E000}".to_owned(), Format::Text),
        ("a\n".repeat(20_000), Format::Text),
    ] {
        let made = imported(&text, format, true);
        assert!(made.is_none_or(|made| made.yaml.len() < 40 * text.len() + 2000));
    }
    let nested = format!("{}x", "<w:p xmlns:w=\"w\">".repeat(deep));
    let bomb = format!("<w:document xmlns:w=\"w\">{}</w:document>", " ".repeat(65 << 20));
    for parts in [
        &[("word/document.xml", nested.as_str())][..],
        &[("word/document.xml", bomb.as_str())],
        &[("a", "")],
    ] {
        assert!(import::document(&docx(parts), Format::Docx, None).is_err());
    }
    assert!(import::document(b"no archive", Format::Docx, None).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever words hold, the article that is made of them without emphasis, which is what the command falls back to, has no errors: it
    /// says what the original says, to the letter.
    #[test]
    fn words_read_back(
        lines in prop::collection::vec("[ #*+=>|.)(:!a1`~&;_<\\\\\\[\\]/^{}\"'@%كوَ\u{A0}\u{200F}-]{1,14}", 1..5),
        format in prop::sample::select(vec![Format::Text, Format::Html]),
    ) {
        let text = match format {
            Format::Html => {
                let escape = |line: &String| line.replace('&', "&amp;").replace('<', "&lt;");
                lines.iter().map(|line| format!("<p><b>{}</b>{}</p>", escape(line), escape(line))).collect()
            }
            _ => lines.join("\n\n"),
        };
        if let Some(made) = imported(&text, format, false) {
            let files = vec![
                SourceFile::new("content/articles/it.yaml", made.yaml.clone()),
                SourceFile::new("content/articles/it.original.txt", made.original.clone()),
            ];
            let (_, _, faults) = hashiya::read(&Project::from_files(files));
            let shown: String = faults.iter().map(|it| format!("{}: {}\n", it.code.name(), it.message)).collect();
            prop_assert!(!has_errors(&faults), "{shown}{}{}", made.yaml, made.original);
        }
    }
}
