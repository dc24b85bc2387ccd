//! Each file of `tests/edits/` is a small project, and what commands do to it.
//!
//! The project stands first, as in [`Tree::new`]. `--- $ ARGUMENTS` begins a command. Behind it stands what is compared:
//! `--- exit N` with what it prints on standard output, `--- stderr` with the rest, and `--- after PATH` or
//! `--- gone PATH` for each file that has become another. Arguments are parted by spaces.

use std::collections::BTreeMap;
use std::fs;

use crate::harness::{Tree, files, overwriting, root, sections};

/// The files of a project by their paths.
type State = BTreeMap<String, Vec<u8>>;

fn state(tree: &Tree) -> State {
    files(tree.path()).into_iter().collect()
}

/// A file as a section holds it: what no editor shows is written `\xNN`.
fn shown(path: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let is_hidden = |c: char| c == '\\' || c != '\n' && hashiya::diag::token::is_hidden(c);
    if !text.contains(is_hidden) {
        return format!("{path}\n{text}");
    }
    let escaped = |c: char| {
        let mut utf8 = [0; 4];
        let bytes = c.encode_utf8(&mut utf8).bytes();
        bytes.map(|byte| format!("\\x{byte:02X}")).collect::<String>()
    };
    let signs = text.chars().map(|c| if is_hidden(c) { escaped(c) } else { c.to_string() });
    format!("{path} (bytes)\n{}", signs.collect::<String>())
}

/// A text as a section holds it, with a line end behind its last line.
fn section(head: &str, text: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    format!("--- {head}\n{text}{end}")
}

/// Runs a command, and writes down what it did.
fn run(tree: &Tree, command: &str) -> String {
    let before = state(tree);
    let run = tree.run(&command.split_whitespace().collect::<Vec<_>>());
    assert_ne!(run.code(), 101, "{command}: {}", run.stderr());
    let after = state(tree);
    let mut told = section(&format!("$ {command}"), "");
    told += &section(&format!("exit {}", run.code()), &run.stdout());
    if !run.stderr().is_empty() {
        told += &section("stderr", &run.stderr());
    }
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)) {
        let shown = shown(path, bytes);
        let end = if shown.ends_with('\n') { "" } else { "\n" };
        told += &format!("--- after {shown}{end}");
    }
    let gone = before.keys().filter(|path| !after.contains_key(*path));
    told += &gone.map(|path| section(&format!("gone {path}"), "")).collect::<String>();
    told
}

#[test]
fn commands_do_what_is_written() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("tests/edits")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let start = text.find("--- $ ").unwrap();
        let tree = Tree::new(&text[..start]);
        let heads = sections(&text[start..]).into_iter();
        let commands = heads.filter_map(|(head, _)| head.strip_prefix("$ "));
        let told: String = commands.map(|command| run(&tree, command)).collect();
        if overwriting() {
            fs::write(&path, text[..start].to_owned() + &told).unwrap();
        } else if told != text[start..] {
            let wanted = &text[start..];
            faults.push(format!("{}:\n{told}\n--- instead of ---\n{wanted}", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is exported passes the check of GNU gettext.
#[test]
fn messages_are_those_of_gettext() {
    let text = fs::read_to_string(root().join("tests/edits/translate.txt")).unwrap();
    let tree = Tree::new(text.split_once("--- $ ").unwrap().0);
    tree.run(&["translate", "export", "out.po"]).expect(0);
    let mut msgfmt = std::process::Command::new("msgfmt");
    msgfmt.current_dir(tree.path()).args(["--check", "--output-file=out.mo", "out.po"]);
    if let Ok(checked) = msgfmt.output() {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

/// Runs Git in a project; nothing of the machine's settings counts.
fn git(tree: &Tree, arguments: &[&str]) -> bool {
    let mut git = std::process::Command::new("git");
    git.current_dir(tree.path()).env("GIT_CONFIG_GLOBAL", "/dev/null");
    git.args(["-c", "user.name=editor", "-c", "user.email=editor@localhost"]).args(arguments);
    git.output().is_ok_and(|output| output.status.success())
}

#[test]
fn the_words_that_have_changed_come_from_git() {
    let old = "جاء الوفد إلى القرية يوم الأحد.";
    let hash = hashiya::resolve::fingerprint::fingerprint(old);
    let tree = Tree::new(&format!(
        "--- content/articles/a.yaml\ntitle: {{ar: خبر, en: News}}\noriginal: ar\nparagraphs:\n  - id: p1\n    \
         ar: جاء الوفد إلى المدينة يوم الأحد.\n    en: They came.\n    translation: {{of: {hash}, state: reviewed}}\n\
         --- content/articles/a.original.txt\nأولها.\n{old}\n"
    ));
    if !git(&tree, &["init", "-q"]) {
        return; // A machine without Git.
    }
    assert!(git(&tree, &["add", "."]) && git(&tree, &["commit", "-q", "-m", "old"]));
    tree.write("content/articles/a.original.txt", "جاء الوفد إلى المدينة يوم الأحد.\n");
    assert!(git(&tree, &["commit", "-q", "-a", "-m", "new"]));
    let told = tree.run(&["status"]).expect(0).stdout();
    let wanted = "p1 was: جاء الوفد إلى [-القرية-] {+المدينة+} يوم الأحد.\n";
    assert!(told.contains(wanted), "{told}");
    let json = tree.run(&["status", "--format", "json"]).expect(0).stdout();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["articles"][0]["changed"][0]["was"], old);
    tree.run(&["translate", "export", "out.po"]).expect(0);
    let exported = fs::read_to_string(tree.path().join("out.po")).unwrap();
    assert!(exported.contains(&format!("#, fuzzy\n#| msgid \"{old}\"\n")), "{exported}");
}
