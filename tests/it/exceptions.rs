//! Exceptions to house rules: which files do what no other may, each by its name and with a reason.
//!
//! Each list is compared with the code in both directions: what is not in it fails, and so does what is in it without need.

use crate::tidy::{code, sources};

/// Something that only a few files may do.
struct Rule {
    /// What they do.
    what: &'static str,
    /// How it is seen: words of the code, any of which may stand behind a path or a point.
    words: &'static [&'static str],
    /// The files that do it: a file (`html.rs`), or a module with all that is in it (`view`); and why.
    exceptions: &'static [(&'static str, &'static str)],
}

const RULES: &[Rule] = &[
    Rule {
        what: "touches the disk",
        words: &["fs::", "WalkDir"],
        exceptions: &[("load", "it reads the project"), ("output", "it writes the site")],
    },
    Rule {
        what: "prints",
        words: &["print!(", "println!(", "eprint!(", "eprintln!(", "stdout()", "stderr()"],
        exceptions: &[
            ("cli/report.rs", "all that commands print goes through it"),
            ("cli/progress.rs", "the progress bar draws itself"),
        ],
    },
    Rule {
        what: "asks the clock or the environment",
        words: &["Instant::", "SystemTime::", "env::"],
        exceptions: &[
            ("cli", "it waits, and shows what takes long; the output depends on neither"),
            ("load/memo.rs", "what was written a moment ago may change without a sign"),
        ],
    },
    Rule {
        what: "makes HTML",
        words: &["Html("],
        exceptions: &[
            ("html.rs", "it declares the type"),
            ("html/text.rs", "it writes texts"),
            ("html/phrase.rs", "it writes names among words"),
            ("html/block.rs", "it writes blocks"),
            ("html/data.rs", "it writes data that no browser runs"),
            ("html/code.rs", "it writes code"),
            ("html/svg.rs", "it writes words in pictures"),
        ],
    },
    Rule {
        what: "serializes",
        words: &["Serialize"],
        exceptions: &[
            ("view", "templates read views"),
            ("html.rs", "a template prints it unescaped"),
            ("lang.rs", "a direction is an attribute"),
            ("render/page.rs", "it hands views to templates"),
            ("search/part.rs", "it writes values of the index without a copy of each"),
            ("export/data", "paragraphs are written to `briefing.json` without a copy of each"),
            ("diag/emit/json.rs", "a contract of the command line"),
            ("cli/mentions.rs", "a contract of the command line"),
            ("cli/status/record.rs", "a contract of the command line"),
            ("cli/lsp/question.rs", "answers of the language server are messages"),
        ],
    },
    Rule {
        what: "names the YAML crate",
        words: &["serde_yaml"],
        exceptions: &[("parse/yaml", "a change of crate is a change of one module")],
    },
    Rule {
        what: "names the TOML crate",
        words: &["toml::de"],
        exceptions: &[("parse/toml", "a change of crate is a change of one module")],
    },
    Rule {
        what: "names the Tera crate",
        words: &["tera::"],
        exceptions: &[
            ("html.rs", "finished markup is a value of Tera's own"),
            ("render", "it fills the templates"),
        ],
    },
    Rule {
        what: "indexes the lists of the book that its methods answer from",
        words: &[".mentioned_in", ".cited_in", ".related[", "book.related"],
        exceptions: &[
            ("model.rs", "its methods are how others ask"),
            ("resolve.rs", "it fills the lists"),
        ],
    },
];

/// Whether an entry of a list stands for a file.
fn covers(entry: &str, path: &str) -> bool {
    let module = path.strip_prefix(entry);
    entry == path || module.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

/// Whether a word stands in the code, and no longer name ends in it.
fn has(code: &str, word: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let begins = |start: usize| !code[..start].ends_with(is_name) || !word.starts_with(is_name);
    let is_variant = |start: usize| word == "Html(" && code[..start].ends_with("::");
    code.match_indices(word).any(|(start, _)| begins(start) && !is_variant(start))
}

/// What the code does that a list does not hold, and what a list holds that the code does not do.
fn faults(rule: &Rule, files: &[(String, String)]) -> Vec<String> {
    let doers = files.iter().filter(|(_, code)| rule.words.iter().any(|word| has(code, word)));
    let doers: Vec<&str> = doers.map(|(path, _)| path.as_str()).collect();
    let is_listed = |path: &str| rule.exceptions.iter().any(|(entry, _)| covers(entry, path));
    let new = doers.iter().filter(|path| !is_listed(path));
    let new = new.map(|path| format!("`{path}` {}", rule.what));
    let is_needed = |entry: &str| doers.iter().any(|path| covers(entry, path));
    let idle = rule.exceptions.iter().filter(|(entry, _)| !is_needed(entry));
    let idle = idle.map(|(entry, _)| format!("`{entry}` no longer {}", rule.what));
    new.chain(idle).collect()
}

#[test]
fn exceptions_are_those_that_are_listed() {
    let is_test = |path: &str| path.ends_with("tests.rs");
    let files = sources().into_iter().filter(|(path, _)| !is_test(path));
    let files: Vec<(String, String)> = files.map(|(path, text)| (path, code(&text))).collect();
    let faults: Vec<String> = RULES.iter().flat_map(|rule| faults(rule, &files)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Both directions fail in made-up files.
#[test]
fn faults_of_lists_are_found() {
    let rule =
        Rule { what: "waits", words: &["sleep("], exceptions: &[("a", "tired"), ("b.rs", "")] };
    let found = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned()));
        faults(&rule, &files.collect::<Vec<_>>())
    };
    let all = [("a/c.rs", "thread::sleep(x)"), ("b.rs", "sleep(y)"), ("d.rs", "oversleep(z)")];
    assert!(found(&all).is_empty());
    assert_eq!(found(&all[..1]), ["`b.rs` no longer waits"]);
    let more = [all[0], all[1], ("b/a.rs", "sleep(z)"), ("ab.rs", "sleep(z)")];
    assert_eq!(found(&more), ["`b/a.rs` waits", "`ab.rs` waits"]);
}
