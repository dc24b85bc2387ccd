//! The language server, spoken to as an editor does: over its standard input and output.
//!
//! `tests/lsp/desk.txt` is a small project in which `¦` stands where something is asked, and the answers. The real briefing is
//! edited key by key: after each, the server says what `hashiya check` says of the same text.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use hashiya::diag::emit::{Format, render};
use serde_json::{Value, json};

use crate::harness::{Tree, overwriting, root};
use crate::walk::{Dice, Ground, change, steps};

/// An editor with a server.
struct Editor {
    child: Child,
    input: ChildStdin,
    /// What the server says, one message after the other.
    messages: Receiver<Value>,
    folder: PathBuf,
    asked: i64,
    /// What was last told of each file, by its path.
    told: BTreeMap<String, Vec<Value>>,
    /// The version of the text of which it was told, by path.
    versions: BTreeMap<String, i64>,
}

impl Editor {
    fn start(folder: &Path, encodings: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let folder = folder.canonicalize().unwrap();
        let (sender, messages) = channel();
        std::thread::spawn(move || hear(BufReader::new(output), |it| sender.send(it).is_ok()));
        let (told, versions) = (BTreeMap::new(), BTreeMap::new());
        let mut editor = Self { child, input, messages, folder, asked: 0, told, versions };
        let answer = editor.ask(
            "initialize",
            &json!({
                "processId": null,
                "capabilities": {"general": {"positionEncodings": encodings}},
                "workspaceFolders": [{"uri": editor.uri(""), "name": "x"}],
            }),
        );
        assert_eq!(answer["serverInfo"]["name"], "hashiya");
        editor.tell("initialized", &json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        let folder = self.folder.to_str().unwrap();
        format!("file://{folder}/{path}").trim_end_matches('/').to_owned()
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The next message of the server; what it tells of files is noted.
    fn read(&mut self) -> Value {
        self.next().unwrap_or_else(|| panic!("the server says nothing more"))
    }

    /// The next message, or nothing if the server is silent for longer than a slow machine may need.
    fn next(&mut self) -> Option<Value> {
        let message = self.messages.recv_timeout(PATIENCE).ok()?;
        if message["method"] == "textDocument/publishDiagnostics" {
            let params = &message["params"];
            let uri = params["uri"].as_str().unwrap();
            let path = url::Url::parse(uri).unwrap().to_file_path().unwrap();
            let path = path.strip_prefix(&self.folder).unwrap().to_str().unwrap().to_owned();
            if let Some(version) = params["version"].as_i64() {
                self.versions.insert(path.clone(), version);
            }
            self.told.insert(path, params["diagnostics"].as_array().unwrap().clone());
        }
        Some(message)
    }

    /// The whole answer to a request.
    fn asked(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.read();
            if message["id"] == id {
                return message;
            }
        }
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let answer = self.asked(method, params);
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    fn open(&mut self, path: &str, text: &str) {
        let uri = self.uri(path);
        self.tell(
            "textDocument/didOpen",
            &json!({
                "textDocument": {"uri": uri, "languageId": "yaml", "version": 0, "text": text},
            }),
        );
    }

    /// Changes a range of a text, or all of it.
    fn change(&mut self, path: &str, version: i64, range: Option<Value>, text: &str) {
        self.changes(path, version, &[(range, text)]);
    }

    /// Makes changes in one message, each of what the one before has left.
    fn changes(&mut self, path: &str, version: i64, changes: &[(Option<Value>, &str)]) {
        let change = |(range, text): &(Option<Value>, &str)| match range {
            Some(range) => json!({"range": range, "text": text}),
            None => json!({"text": text}),
        };
        let changes: Vec<Value> = changes.iter().map(change).collect();
        let uri = self.uri(path);
        self.tell(
            "textDocument/didChange",
            &json!({
                "textDocument": {"uri": uri, "version": version}, "contentChanges": changes,
            }),
        );
    }

    /// Waits until the server has told of a version of a text.
    fn wait(&mut self, path: &str, version: i64) {
        while self.versions.get(path).copied() != Some(version) {
            self.read();
        }
    }

    /// What was told of all files: file, line from 1, code.
    fn faults(&self) -> Vec<(String, u64, String)> {
        let mut faults: Vec<_> = self
            .told
            .iter()
            .flat_map(|(path, found)| {
                found.iter().map(move |it| {
                    let line = it["range"]["start"]["line"].as_u64().unwrap() + 1;
                    (path.clone(), line, it["code"].as_str().unwrap().to_owned())
                })
            })
            .collect();
        faults.sort();
        faults
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            drop(self.child.kill());
            return;
        }
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

/// How long an answer is awaited; a server that says what it must never takes so long.
const PATIENCE: Duration = Duration::from_secs(120);

/// Hands on each message until nobody wants any, or none comes.
fn hear(mut output: BufReader<ChildStdout>, hand_on: impl Fn(Value) -> bool) {
    let mut length = 0;
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
        if let Some(number) = line.trim_end().strip_prefix("Content-Length: ") {
            length = number.parse().unwrap();
        } else if line.trim_end().is_empty() {
            let mut text = vec![0; length];
            output.read_exact(&mut text).unwrap();
            if !hand_on(serde_json::from_slice(&text).unwrap()) {
                return;
            }
        }
        line.clear();
    }
}

/// What `hashiya check` says: file, line, code.
fn checked(tree: &Tree) -> Vec<(String, u64, String)> {
    let said: Value =
        serde_json::from_str(&tree.run(&["check", "--format", "json"]).stdout()).unwrap();
    let mut faults: Vec<_> = said
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let word = |name: &str| it[name].as_str().unwrap().to_owned();
            (word("file"), it["line"].as_u64().unwrap(), word("code"))
        })
        .collect();
    faults.sort();
    faults
}

/// The position of a byte, in code units of UTF-16.
fn position(text: &str, offset: usize) -> Value {
    position_by(char::len_utf16, text, offset)
}

/// The position of a byte, where characters are so wide.
fn position_by(width: fn(char) -> usize, text: &str, offset: usize) -> Value {
    let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    let line = text[..offset].matches('\n').count();
    json!({"line": line, "character": text[start..offset].chars().map(width).sum::<usize>()})
}

/// The real briefing in a folder of its own.
fn briefing() -> Tree {
    let tree = Tree::new("");
    for (path, bytes) in crate::harness::files(&root().join("content")) {
        tree.write(&format!("content/{path}"), bytes);
    }
    tree.write("book.toml", std::fs::read(root().join("book.toml")).unwrap());
    tree
}

#[test]
fn at_every_key_the_server_says_what_the_check_says() {
    let tree = briefing();
    let path = "content/articles/mali-truce.yaml";
    let text = std::fs::read_to_string(tree.path().join(path)).unwrap();
    let at = text.find("    notes:\n").unwrap();
    let typed = "    mentions:\n      - at: {ar: \"هدنة\", en: [x𐤀";
    let mut editor = Editor::start(tree.path(), &["utf-16"]);
    editor.open(path, &text);
    editor.wait(path, 0);
    let before = editor.faults();
    assert_eq!(before, checked(&tree));
    let mut now = text.clone();
    let mut keys = 0;
    for (offset, key) in typed.char_indices() {
        keys += 1;
        let place = position(&now, at + offset);
        editor.change(path, keys, Some(json!({"start": place, "end": place})), &key.to_string());
        now.insert(at + offset, key);
        let here = position(&now, at + offset + key.len_utf8());
        let params = json!({"textDocument": {"uri": editor.uri(path)}, "position": here});
        editor.ask("textDocument/completion", &params);
        editor.ask("textDocument/hover", &params);
        // The check is a process of its own: a few of the texts are enough for it.
        if keys % 20 == 0 || offset + key.len_utf8() == typed.len() {
            editor.wait(path, keys);
            tree.write(path, &now);
            assert_eq!(editor.faults(), checked(&tree), "after `{}`", &typed[..=offset]);
        }
    }
    let (start, end) = (position(&now, at), position(&now, at + typed.len()));
    editor.change(path, keys + 1, Some(json!({"start": start, "end": end})), "");
    editor.wait(path, keys + 1);
    assert_eq!(editor.faults(), before);
}

/// Changes of one message: where in the text, nowhere if it is the whole, and what stands there then.
type Changes<'c> = &'c [(Option<Value>, &'c str)];

/// Changes that come in one message are made one after the other, whichever are of the whole text.
#[test]
fn changes_of_one_message_follow_each_other() {
    let path = "content/groups/one.yaml";
    let good = "name: {ar: الأولى, en: One}\n";
    let tree = Tree::new(&format!("--- {path}\n{good}"));
    let mut editor = Editor::start(tree.path(), &["utf-16"]);
    editor.open(path, good);
    editor.wait(path, 0);
    let at = |line, character| json!({"line": line, "character": character});
    let insert = |line| Some(json!({"start": at(line, 0), "end": at(line, 0)}));
    let line = |line: u64| Some(json!({"start": at(line, 0), "end": at(line + 1, 0)}));
    // Each line that is no field is a fault at its place.
    let cases: [(Changes<'_>, &[u64]); 7] = [
        (&[(None, good), (insert(1), "x: 1\n")], &[2]),
        (&[(None, "x: 1\n"), (None, good)], &[]),
        (
            &[(None, "y: 1\n"), (line(0), good), (insert(0), "x: 1\n"), (insert(0), "y: 1\n")],
            &[1, 2],
        ),
        (&[(insert(0), "x: 1\n"), (None, good)], &[]),
        (
            &[(insert(0), "x: 1\n"), (None, good), (insert(1), "y: 1\n"), (insert(1), "x: 1\n")],
            &[2, 3],
        ),
        (&[(line(2), ""), (line(1), "")], &[]),
        (&[(insert(1), "x: 1\n"), (line(1), ""), (insert(0), "x: 1\n")], &[1]),
    ];
    for (version, (changes, lines)) in (1..).zip(&cases) {
        editor.changes(path, version, changes);
        editor.wait(path, version);
        let faults = editor.faults();
        let found: Vec<u64> = faults
            .iter()
            .filter(|(.., code)| code == "unknown-field")
            .map(|(_, line, _)| *line)
            .collect();
        assert_eq!(found, *lines, "{changes:?}");
    }
}

/// Every `¦` of the project, in the order of the questions.
#[test]
fn answers_are_those_of_the_table() {
    let table = std::fs::read_to_string(root().join("tests/lsp/desk.txt")).unwrap();
    let (project, questions) = table.split_once("--- questions\n").unwrap();
    let tree = Tree::new(project);
    let mut editor = Editor::start(tree.path(), &["utf-16"]);
    let (mut wrong, mut answered) = (Vec::new(), String::new());
    for question in questions.split("\n\n").filter(|it| !it.trim().is_empty()) {
        let mut lines = question.trim().splitn(3, '\n');
        let head = lines.next().unwrap();
        let (method, place) = head.split_once(' ').unwrap();
        let (path, line) = place.rsplit_once(':').unwrap();
        let written = lines.next().unwrap();
        let said = editor.question(method, (path, line.parse().unwrap()), written, &tree);
        answered += &format!("{head}\n{written}\n{said}\n\n");
        if said != lines.next().unwrap_or_default() {
            wrong.push(format!("{head}\n{written}\n{said}\n"));
        }
    }
    if overwriting() {
        std::fs::write(
            root().join("tests/lsp/desk.txt"),
            format!("{project}--- questions\n{answered}"),
        )
        .unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Editor {
    /// Asks at `¦` of a line that is written in place of one of a file, and says the answer in short.
    fn question(
        &mut self,
        method: &str,
        (path, line): (&str, usize),
        written: &str,
        tree: &Tree,
    ) -> String {
        let text = std::fs::read_to_string(tree.path().join(path)).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[line - 1] = written;
        let marked = lines.join("\n") + "\n";
        let offset = marked.find('¦').unwrap();
        let end = marked.rfind('¦').unwrap();
        // A second sign ends what is selected.
        let end = if end > offset { end - '¦'.len_utf8() } else { end };
        let text = marked.replace('¦', "");
        self.open(path, &text);
        self.wait(path, 0);
        let context = match method {
            "references" => json!({"includeDeclaration": true}),
            "uses" => json!({"includeDeclaration": false}),
            "codeAction" => json!({"diagnostics": []}),
            _ => Value::Null,
        };
        let mut params = json!({
            "textDocument": {"uri": self.uri(path)}, "position": position(&text, offset),
            "context": context, "newName": "new-id",
            "options": {"tabSize": 2, "insertSpaces": true},
        });
        params["range"] = json!({"start": position(&text, offset), "end": position(&text, end)});
        let method = if method == "uses" { "references" } else { method };
        let answer = self.asked(&format!("textDocument/{method}"), &params);
        self.tell("textDocument/didClose", &json!({"textDocument": {"uri": self.uri(path)}}));
        self.versions.remove(path);
        short(&answer, &format!("{}/", self.uri("")))
    }
}

/// An answer in a few lines.
fn short(answer: &Value, folder: &str) -> String {
    let place = |it: &Value| {
        let start = &it["range"]["start"];
        let path = it["uri"].as_str().unwrap_or_default().replace(folder, "");
        format!("{path}:{}:{}", start["line"].as_u64().unwrap() + 1, start["character"])
    };
    let result = &answer["result"];
    if let Some(message) = answer["error"]["message"].as_str() {
        return message.to_owned();
    }
    if let Some(contents) = result["contents"]["value"].as_str() {
        return contents.replace("\n\n", " / ");
    }
    if let Some(changes) = result["documentChanges"].as_array() {
        let change = |it: &Value| {
            if let Some(kind) = it["kind"].as_str() {
                return format!("{kind} {}", it["newUri"].as_str().unwrap().replace(folder, ""));
            }
            let edits = it["edits"].as_array().unwrap().iter().map(|edit| {
                let start = &edit["range"]["start"];
                let text = edit["newText"].as_str().unwrap().trim_end();
                format!("{}:{} {text}", start["line"].as_u64().unwrap() + 1, start["character"])
            });
            let path = it["textDocument"]["uri"].as_str().unwrap().replace(folder, "");
            format!("{path} {}", edits.collect::<Vec<_>>().join(", "))
        };
        return changes.iter().map(change).collect::<Vec<_>>().join("\n");
    }
    match result {
        Value::Array(all) => {
            let one = |it: &Value| match (&it["label"], &it["title"], &it["name"]) {
                (Value::String(label), ..) => label.clone(),
                (_, Value::String(title), _) => format!("{title}: {}", changed(&it["edit"])),
                (.., Value::String(name)) => {
                    format!("{name} {} {}", it["detail"].as_str().unwrap(), place(it))
                }
                _ if it["newText"].is_string() => {
                    let text = it["newText"].as_str().unwrap().trim_end().replace('\n', " / ");
                    format!("{} {text}", place(it))
                }
                _ if it["startLine"].is_u64() => format!("{}-{}", it["startLine"], it["endLine"]),
                _ => place(it),
            };
            all.iter().take(8).map(one).collect::<Vec<_>>().join(" | ")
        }
        Value::Object(_) => place(result),
        _ => "nothing".to_owned(),
    }
}

/// What an edit of one file writes, its lines set apart.
fn changed(edit: &Value) -> String {
    let edits = edit["changes"].as_object().unwrap().values().next().unwrap();
    edits[0]["newText"].as_str().unwrap().trim_end().replace('\n', " / ")
}

#[test]
fn the_project_of_the_table_is_sound() {
    let table = std::fs::read_to_string(root().join("tests/lsp/desk.txt")).unwrap();
    let (project, _) = table.split_once("--- questions\n").unwrap();
    Tree::new(project).run(&["check", "--strict"]).expect(0);
}

/// A fault as an editor shows it: the file, the lines and columns where it begins and ends, how grave it is, the code, and what
/// is said.
type Shown = (String, [u64; 4], u64, String, String);

/// What was told of all files, in sum.
fn shown(editor: &Editor) -> Vec<Shown> {
    let fault = |path: &String, it: &Value| {
        let at = |end: &str, unit: &str| it["range"][end][unit].as_u64().unwrap();
        let range = [
            at("start", "line"),
            at("start", "character"),
            at("end", "line"),
            at("end", "character"),
        ];
        let word = |name: &str| it[name].as_str().unwrap().to_owned();
        (path.clone(), range, it["severity"].as_u64().unwrap(), word("code"), word("message"))
    };
    let all =
        editor.told.iter().flat_map(|(path, found)| found.iter().map(move |it| fault(path, it)));
    let mut all: Vec<Shown> = all.collect();
    all.sort();
    all
}

/// The same as `hashiya check` says it of a folder, in columns of characters that are as wide as the editor counts them.
fn expected(folder: &Path, width: fn(char) -> usize) -> Vec<Shown> {
    let (project, mut faults) = hashiya::load::project(folder).unwrap();
    faults.extend(hashiya::check(&project));
    let faults = hashiya::diag::sorted(faults, &project.sources);
    let said = render(&faults, &project.sources, Format::Json);
    let said: Vec<Value> = serde_json::from_str(&said).unwrap();
    let fault = |it: &Value| {
        let word = |name: &str| it[name].as_str().unwrap().to_owned();
        let text = std::fs::read(folder.join(word("file"))).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        let at = |line: &str, column: &str| {
            let number = |name: &str| it[name].as_u64().unwrap() - 1;
            let line_text = text.split('\n').nth(usize::try_from(number(line)).unwrap());
            let before = line_text.unwrap_or_default().chars();
            let before = before.take(usize::try_from(number(column)).unwrap());
            [number(line), before.map(width).sum::<usize>() as u64]
        };
        let ([line, column], [end_line, end_column]) =
            (at("line", "column"), at("end_line", "end_column"));
        let severity =
            1 + ["error", "warning", "note"].iter().position(|it| *it == word("severity")).unwrap();
        let hints = it["hints"].as_array().unwrap().iter();
        let hints = hints.map(|hint| format!("\nhelp: {}", hint.as_str().unwrap()));
        let message = word("message") + &hints.collect::<String>();
        (word("file"), [line, column, end_line, end_column], severity as u64, word("code"), message)
    };
    let mut all: Vec<Shown> = said.iter().map(fault).collect();
    all.sort();
    all
}

/// An editor over a project that changes on the disk and in texts that nobody has saved.
struct Unsaved {
    editor: Editor,
    ground: Ground,
    /// The texts that are open, with their versions.
    open: BTreeMap<String, (i64, String)>,
    version: i64,
    /// How wide a character is.
    width: fn(char) -> usize,
}

/// A text that is open all the time, so that the server says when it has read what came before.
const CLOCK: &str = "content/places/clock.yaml";
const CLOCK_TEXT: &str = "name: {ar: ساعة, en: Clock}\nrole: context\n";

impl Unsaved {
    /// With an editor that counts in these units.
    fn new(units: &str, width: fn(char) -> usize) -> Self {
        let mut ground = Ground::new("");
        (ground.kept, ground.links) = (&[CLOCK], false);
        ground.put(CLOCK, CLOCK_TEXT.as_bytes());
        let mut editor = Editor::start(ground.tree.path(), &[units]);
        editor.open(CLOCK, CLOCK_TEXT);
        Self { editor, ground, open: BTreeMap::new(), version: 0, width }
    }

    /// All that was told in sum is what a check says: by itself, and still when something else is read. Returns whether anything is
    /// wrong.
    #[track_caller]
    fn compare(&mut self, step: &str) -> bool {
        let wanted = expected(self.saved().path(), self.width);
        while shown(&self.editor) != wanted && self.editor.next().is_some() {}
        assert_eq!(shown(&self.editor), wanted, "{step}");
        self.settle();
        assert_eq!(shown(&self.editor), wanted, "{step}, later");
        !wanted.is_empty()
    }

    /// Waits until all that was told of is read and answered.
    fn settle(&mut self) {
        // What is said of one reading comes in one piece: when the second begins, the first is said.
        for _ in 0..2 {
            self.version += 1;
            self.editor.change(CLOCK, self.version, None, CLOCK_TEXT);
            self.editor.wait(CLOCK, self.version);
        }
    }

    /// Says that the disk has changed.
    fn reload(&mut self) {
        self.editor.tell("workspace/didChangeWatchedFiles", &json!({"changes": []}));
    }

    fn close(&mut self, path: &str) {
        self.open.remove(path);
        let closed = json!({"textDocument": {"uri": self.editor.uri(path)}});
        self.editor.tell("textDocument/didClose", &closed);
    }

    /// Opens a text, or makes it another: all of it, or what differs.
    fn write(&mut self, path: &str, text: &str) {
        let Some((version, before)) = self.open.get(path).cloned() else {
            self.editor.open(path, text);
            self.open.insert(path.to_owned(), (0, text.to_owned()));
            return;
        };
        let same = before.chars().zip(text.chars()).take_while(|(a, b)| a == b);
        let start = same.map(|(a, _)| a.len_utf8()).sum::<usize>();
        let at = |offset| position_by(self.width, &before, offset);
        let range = json!({"start": at(start), "end": at(before.len())});
        if version % 2 == 1 {
            self.editor.change(path, version + 1, None, text);
        } else {
            self.editor.change(path, version + 1, Some(range), &text[start..]);
        }
        self.open.insert(path.to_owned(), (version + 1, text.to_owned()));
    }

    fn step(&mut self, dice: &mut Dice) -> String {
        let told = match dice.below(4) {
            0 | 1 => {
                let told = self.ground.step(dice);
                self.reload();
                told
            }
            2 => match change(dice) {
                (path, Some(text)) if path.starts_with("content/") => {
                    self.write(&path, &text);
                    format!("{path} is written: {text:?}")
                }
                _ => String::new(),
            },
            _ => match self.open.keys().next().cloned() {
                Some(path) => {
                    self.close(&path);
                    format!("{path} is closed")
                }
                None => String::new(),
            },
        };
        // Nobody has a text open that lies in a file, or where a folder is.
        let has_place = |path: &str| {
            let place = self.ground.place(path);
            let mut around = place.ancestors().skip(1);
            !place.is_dir() && !around.any(Path::is_file)
        };
        let lost: Vec<String> = self.open.keys().filter(|path| !has_place(path)).cloned().collect();
        lost.iter().for_each(|path| self.close(path));
        told
    }

    /// The project as it would be if all texts were saved.
    fn saved(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let from = self.ground.root().join(".");
        assert!(
            Command::new("cp").arg("-a").arg(from).arg(folder.path()).status().unwrap().success()
        );
        for (path, (_, text)) in &self.open {
            let place = folder.path().join(path);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, text).unwrap();
        }
        folder
    }
}

/// Whatever becomes of files and of texts that are not saved, all that was told in sum is what a check says of the same texts, at
/// the same places. `WALK=1000` walks further.
#[cfg(unix)]
#[test]
fn what_is_told_in_sum_is_what_a_check_says() {
    let (mut desk, mut dice) = (Unsaved::new("utf-16", char::len_utf16), Dice(7));
    assert!(!desk.compare("as it was"));
    let mut faulty = 0;
    for number in 0..steps(30) {
        let step = desk.step(&mut dice);
        faulty += usize::from(desk.compare(&format!("step {number}: {step}")));
    }
    println!("{faulty} steps with faults");
    assert!(faulty > 10, "{faulty}");
}

/// A text that is open hides that of the disk, whatever either of them is, until it is closed. Columns are counted in the units that
/// were agreed upon, and a second byte order mark is a sign like others.
#[cfg(unix)]
#[test]
fn a_text_counts_until_it_is_closed() {
    let own = "content/groups/own.yaml";
    let texts = [
        "name: {ar: \"é𐤀𐤁\", xx: One, en: Own}\nrole: context\n",
        "name: {ar: \"é𐤀𐤁\", en: Own}\nrole: context\n",
        "name: [\n",
        "\u{FEFF}\u{FEFF}name: {ar: \"é𐤀𐤁\", xx: One, en: Own}\nrole: context\n",
    ];
    let mut desk = Unsaved::new("utf-16", char::len_utf16);
    let on_disk = [Some(texts[0].as_bytes()), Some(texts[1].as_bytes()), Some(b"\xFF"), None];
    for (bytes, text) in on_disk.into_iter().zip(texts.iter().rev()) {
        match bytes {
            Some(bytes) => desk.ground.put(own, bytes),
            None => desk.ground.remove(own),
        }
        desk.reload();
        desk.write(own, text);
        desk.compare(&format!("{text:?} over {bytes:?}"));
        desk.close(own);
        desk.compare(&format!("{bytes:?} again"));
    }
    let mut desk = Unsaved::new("utf-8", char::len_utf8);
    for text in [texts[0], texts[3]] {
        desk.write(own, text);
        desk.compare(text);
    }
}
