//! The preview: what it answers to whom, what it shows when something breaks, and what it notices. Nothing here is
//! measured in time; what must happen is awaited, for as long as a slow machine may need.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hashiya::Options;
use hashiya::diag::emit::{Format, render};
use hashiya::load;
use hashiya::output::Memory;

use crate::harness::Tree;
use crate::walk::{Dice, Ground, steps};

/// A project in the folder `book`, so that the folder itself can be moved.
const PROJECT: &str = "--- book/content/groups/jnim.yaml\nname: {ar: اسم, en: First}\n";
const GROUP: &str = "/en/groups/jnim/";
const OVERLAY: &str = "id=\"hashiya-preview\"";

/// An answer, without what depends on the hour.
#[derive(Clone, Debug, PartialEq)]
struct Reply {
    status: u16,
    fields: BTreeMap<String, String>,
    body: Vec<u8>,
}

struct Server {
    child: Child,
    address: String,
    /// What the program has said since it serves.
    said: Arc<Mutex<String>>,
}

impl Server {
    fn start(tree: &Tree) -> Self {
        Self::start_with(tree, &[])
    }

    fn start_with(tree: &Tree, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"))
            .args(["serve", "--port", "0", "--root", "book"])
            .args(arguments)
            .current_dir(tree.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line =
            lines.find(|line| line.as_ref().unwrap().starts_with("serving")).unwrap().unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        // Keeps reading, so that the server never waits for a full pipe.
        let hears = Arc::clone(&said);
        std::thread::spawn(move || {
            lines.for_each(|line| *hears.lock().unwrap() += &(line.unwrap() + "\n"));
        });
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { child, address, said }
    }

    /// Sends the beginning of a request, or all of it.
    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The answer to a request with these lines.
    fn ask(&self, lines: &[&str]) -> String {
        String::from_utf8_lossy(&self.answer(lines)).into_owned()
    }

    fn answer(&self, lines: &[&str]) -> Vec<u8> {
        let request = format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n"));
        let mut bytes = Vec::new();
        self.send(&request).read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("\r\nx-content-type-options: nosniff\r\n"), "{lines:?}: {text}");
        bytes
    }

    /// What a request is answered with, by its method, its address and further lines.
    fn reply(&self, method: &str, path: &str, more: &[&str]) -> Reply {
        let first = [format!("{method} {path} HTTP/1.1"), format!("Host: {}", self.address)];
        let lines: Vec<&str> =
            first.iter().map(String::as_str).chain(more.iter().copied()).collect();
        let bytes = self.answer(&lines);
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let fields = lines.map(|line| line.split_once(": ").unwrap());
        let fields = fields.filter(|(name, _)| *name != "date" && *name != "connection");
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Reply { status, fields, body: bytes[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> String {
        self.ask(&[&format!("GET {path} HTTP/1.1"), &format!("Host: {}", self.address)])
    }

    /// What the program has said once it says these words.
    #[track_caller]
    fn wait_to_hear(&self, words: &str) -> String {
        self.wait_to_hear_times(words, 1)
    }

    /// What the program has said once it has said these words so many times.
    #[track_caller]
    fn wait_to_hear_times(&self, words: &str, times: usize) -> String {
        for _ in 0..2400 {
            let said = self.said.lock().unwrap().clone();
            if said.matches(words).count() >= times {
                return said;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("it does not say {words} {times} times: {}", self.said.lock().unwrap());
    }

    /// Asks until the answer is as wanted.
    #[track_caller]
    fn wait_for(&self, path: &str, is_wanted: impl Fn(&str) -> bool) -> String {
        let mut answer = String::new();
        for _ in 0..2400 {
            answer = self.get(path);
            if is_wanted(&answer) {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{path} stays as it was: {answer}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[track_caller]
fn assert_status(answer: &str, status: u16) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "not {status}: {answer}");
}

fn move_folder(tree: &Tree, from: &str, to: &str) {
    fs::rename(tree.path().join(from), tree.path().join(to)).unwrap();
}

/// A page is as it is built, but for what the preview adds and what only a published site needs.
#[test]
fn a_page_has_what_the_preview_adds() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    assert!(server.address.starts_with("127.0.0.1:"));
    let page = server.get(GROUP);
    for (name, kind) in [("js", "text/javascript"), ("css", "text/css")] {
        let path = format!("/__hashiya/preview.{name}");
        let reply = server.reply("GET", &path, &[]);
        let fields =
            (reply.status, &*reply.fields["content-type"], &*reply.fields["cache-control"]);
        assert_eq!(fields, (200, &*format!("{kind}; charset=utf-8"), "no-store"));
        assert!(page.contains(&path), "{page}");
    }
    assert!(page.contains("First") && !page.contains(OVERLAY), "{page}");
    assert!(!page.contains("data-offline"), "a preview is kept by no browser: {page}");
    assert!(server.get("/sw.js").contains("registration.unregister()"));
    assert!(page.contains("connect-src 'self'"), "the policy keeps the page from hearing: {page}");
}

/// Files of any length and name are handed out as they lie there, and told as long as they are.
#[test]
fn files_are_served_byte_by_byte() {
    let tree = Tree::new(PROJECT);
    let lengths =
        [0_usize, 1, 4095, 4096, 4097, 65_535, 65_536, 65_537, 1_048_575, 1_048_576, 1_048_577];
    let names = [
        "a.bin",
        "b c.txt",
        "50% #1?%41.png",
        "صورة.svg",
        "e\u{301}.css2",
        "d+e&f=g;h.json",
        "i'j(k)!l.xml",
        "m~n@o$p,q.js2",
    ];
    let bytes = |length: usize| {
        (0..length).map(|at| (at * 31 + at / 251).to_le_bytes()[0]).collect::<Vec<u8>>()
    };
    let files: Vec<(String, Vec<u8>)> = lengths
        .iter()
        .enumerate()
        .map(|(at, length)| (format!("x{at}/{}", names[at % names.len()]), bytes(*length)))
        .collect();
    files.iter().for_each(|(name, bytes)| tree.write(&format!("book/static/{name}"), bytes));
    let server = Server::start(&tree);
    for (name, bytes) in &files {
        let address = hashiya::route::file_address(name);
        let answer = |method: &str| {
            let request = format!(
                "{method} /{address} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
                server.address
            );
            let mut answer = Vec::new();
            server.send(&request).read_to_end(&mut answer).unwrap();
            let head = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
            let body = answer.split_off(head + 4);
            (String::from_utf8(answer).unwrap().to_lowercase(), body)
        };
        let ((head, body), (of_head, none)) = (answer("GET"), answer("HEAD"));
        assert!(body == *bytes && none.is_empty(), "{name}: {head}");
        for head in [head, of_head] {
            assert!(
                head.starts_with("http/1.1 200 ")
                    && head.contains(&format!("\r\ncontent-length: {}\r\n", bytes.len())),
                "{name}: {head}"
            );
        }
    }
}

#[test]
fn addresses_lead_nowhere_but_to_files_of_the_site() {
    let tree = Tree::new(PROJECT);
    tree.write("secret.txt", "secret");
    tree.write("book/static/100%25.txt", "decoded once");
    let server = Server::start(&tree);
    for path in [
        "/nowhere/",
        "/../secret.txt",
        "/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/en/%2e%2e/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/en%2findex.html",
        "/en/groups%2f",
        "//en/",
        "//en",
        "/en//",
        "/%00",
        "/en/index.html%00",
        "/%ff",
        "/%",
        "/100%25.txt",
        "/100%252525.txt",
        "/__hashiya/",
        "/__hashiya/nothing",
    ] {
        let answer = server.get(path);
        assert_status(&answer, 404);
        assert!(!answer.contains("secret") && !answer.contains("decoded once"), "{path}: {answer}");
    }
}

#[test]
fn answers_only_to_names_of_this_machine() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    let port = server.address.rsplit_once(':').unwrap().1;
    let at_port = |name: &str| format!("Host: {name}:{port}");
    let lines: [(u16, &[&str]); 25] = [
        (200, &[&at_port("localhost")]),
        (200, &[&at_port("LocalHost")]),
        (200, &[&at_port("127.0.0.1")]),
        (200, &[&at_port("[::1]")]),
        (200, &["Host: localhost"]),
        (200, &["Host: [::1]"]),
        (200, &["Host: localhost:8080"]),
        (403, &[]),
        (403, &["Host:"]),
        (403, &["Host: evil.example"]),
        (403, &[&at_port("evil.example")]),
        (403, &[&at_port("localhost.evil.example")]),
        (403, &[&at_port("evil.localhost")]),
        (403, &["Host: localhost@evil.example"]),
        (403, &["Host: evil.example@localhost"]),
        (403, &["Host: localhost:80@evil.example:80"]),
        (403, &[&at_port("evil.example@localhost")]),
        (403, &[&at_port("@localhost")]),
        (403, &[&at_port("evil.example:80@[::1]")]),
        (403, &["Host: localhost:http"]),
        (403, &["Host: [::2]"]),
        (403, &["Host: [::]"]),
        (403, &["Host: 0.0.0.0"]),
        (403, &["Host: 192.168.1.2"]),
        (403, &["Host: localhost", "Host: evil.example"]),
    ];
    for path in [GROUP, "/__hashiya/preview.js", "/nowhere", "/__hashiya/changes"] {
        for (status, hosts) in &lines {
            let is_endless = path.ends_with("changes") && *status == 200;
            if !is_endless {
                let first = format!("GET {path} HTTP/1.1");
                let answer = server.ask(&[&[first.as_str()], *hosts].concat());
                let status = if path == "/nowhere" && *status == 200 { 404 } else { *status };
                assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{hosts:?}: {answer}");
                assert_eq!(answer.contains("127.0.0.1 only"), status == 403, "{answer}");
            }
        }
    }
    let absolute = ["GET http://evil.example/en/ HTTP/1.1", "Host: localhost"];
    assert_status(&server.ask(&absolute), 403);
}

#[test]
fn only_reads() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    let host = "Host: localhost";
    for path in [GROUP, "/nowhere", "/__hashiya/changes", "/__hashiya/preview.js"] {
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"] {
            let answer = server.ask(&[&format!("{method} {path} HTTP/1.1"), host]);
            assert_status(&answer, 405);
            assert!(answer.contains("\r\nallow: GET,HEAD\r\n"), "{answer}");
        }
    }
}

/// More half requests than connections are allowed: who comes later waits until some have been cut off.
#[test]
fn half_and_endless_requests_do_not_stop_it() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    let halves: Vec<_> =
        (0..160).map(|_| server.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ")).collect();
    assert_status(&server.get(GROUP), 200);
    let cut_off = halves.iter().filter(|half| {
        half.set_nonblocking(true).unwrap();
        !half.peek(&mut [0]).is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    });
    assert!(cut_off.count() > 160 - 128);
    let mut endless = server.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
    // The server may close before all is written.
    let _closed = endless.write_all("a".repeat(80 * 1024).as_bytes());
    let mut answer = String::new();
    let _reset = endless.read_to_string(&mut answer);
    assert_status(&answer, 431);
    let body = ["GET / HTTP/1.1", "Host: localhost", "Content-Length: 1000000000"];
    assert_status(&server.ask(&body), 200);
}

/// The version that a page has, and each that the channel says.
#[test]
fn open_pages_hear_of_each_change() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    let request = "GET /__hashiya/changes HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut lines = BufReader::new(server.send(request)).lines().map(Result::unwrap);
    let mut next = || {
        // Comments keep the channel alive; a change comes before the sixth of them.
        let mut kept_alive = 0;
        loop {
            let line = lines.next().unwrap();
            if let Some(version) = line.strip_prefix("data: ") {
                return format!("data-version=\"{version}\"");
            }
            kept_alive += usize::from(line.starts_with(':'));
            assert!(kept_alive < 6, "no change was noticed");
        }
    };
    let first = next();
    assert!(server.get(GROUP).contains(&first));
    tree.write("book/content/groups/jnim.yaml", "name: {ar: اسم, en: Second}\n");
    let second = next();
    assert_ne!(first, second);
    server.wait_for(GROUP, |page| page.contains("Second") && !page.contains(&first));
    // What is wrong is news as well.
    tree.write("book/content/groups/jnim.yaml", "name: {ar: اسم, en: Second}\nsummery: x\n");
    let third = next();
    assert_ne!(second, third);
    assert!(server.get(GROUP).contains(&third) && server.get(GROUP).contains(OVERLAY));
}

/// Whatever a build reads is watched from the beginning: a change of one file in any part is seen, and makes another version.
#[test]
fn each_part_of_a_project_is_watched() {
    let parts = [
        ("static/clock/now.css", "/clock/now.css", "@"),
        ("content/groups/jnim.yaml", GROUP, "name: {en: @}"),
        ("book.toml", "/en/", "title.en = '@'"),
        ("templates/pages/not_found.html", "/nowhere", "@"),
    ];
    let tree = Tree::new("");
    let write = |path: &str, text: &str, word: &str| {
        tree.write(&format!("book/{path}"), text.replace('@', word));
    };
    parts.iter().for_each(|(path, _, text)| write(path, text, "first"));
    let server = Server::start(&tree);
    let version = || {
        let page = server.get(GROUP);
        page.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    for word in ["xyz-second", "xyz-third"] {
        for (path, address, text) in parts {
            let before = version();
            write(path, text, word);
            server.wait_for(address, |answer| answer.contains(word));
            assert_ne!(version(), before, "{path}");
        }
    }
}

/// A page that was left open when the preview ended is out of date for the next one.
#[test]
fn versions_are_of_one_run() {
    let tree = Tree::new(PROJECT);
    let version = || {
        let page = Server::start(&tree).get(GROUP);
        page.split("data-version=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_ne!(version(), version());
}

/// After a change only what is new is told, and how much there is in all.
#[test]
fn what_was_told_is_not_told_again() {
    let tree = Tree::new(PROJECT);
    tree.write("book/content/groups/one.yaml", "name: {ar: واحدة, en: One}\nsummary: {ar: خلاصة}\n");
    let server = Server::start(&tree);
    let other = "book/content/groups/two.yaml";
    tree.write(other, "name: {ar: ثانية, en: Two}\nsummary: {en: A summary}\n");
    let said = server.wait_to_hear("0 errors, 2 warnings\n");
    assert!(said.contains("two.yaml:2") && !said.contains("one.yaml"), "{said}");
    tree.write(other, "name: {ar: ثانية, en: Two}\n");
    let said = server.wait_to_hear("0 errors, 1 warning\n");
    assert!(!said.contains("one.yaml"), "{said}");
    // What has gone and comes again is new, also when nothing else was wrong meanwhile.
    tree.write(other, "name: {ar: ثانية, en: Two}\nsummary: {en: A summary}\n");
    server.wait_to_hear_times("two.yaml:2", 2);
    let good = [("one", "name: {ar: واحدة, en: One}\n"), ("two", "name: {ar: ثانية, en: Two}\n")];
    for (name, text) in good {
        tree.write(&format!("book/content/groups/{name}.yaml"), text);
        server.wait_for("/en/groups/", |page| !page.contains(&format!("{name}.yaml:2")));
    }
    server.wait_for("/en/groups/", |page| !page.contains(OVERLAY));
    tree.write(other, "name: {ar: ثانية, en: Two}\nsummary: {en: A summary}\n");
    server.wait_to_hear_times("two.yaml:2", 3);
}

/// With an editor, the places of what is wrong and of what a page shows are links that open it; else they are words. A site that
/// is built has none of it.
#[test]
fn places_open_an_editor() {
    let tree = Tree::new(
        "--- book/content/groups/jnim.yaml\n\
         name: {ar: اسم, en: First}\n\
         --- book/content/articles/a.original.txt\n\
         Words.\n\
         --- book/content/articles/a.yaml\n\
         title: {ar: عنوان, en: Title}\n\
         original: en\n\
         paragraphs:\n  - id: p01\n    en: Words.\n",
    );
    let link = |place: &str| {
        let root = tree.path().canonicalize().unwrap();
        format!("<a href=\"my-ed://open?f={}/book/content/{place}\"", root.display())
    };
    let editor = ["--editor", "my-ed://open?f={path}&l={line}&c={column}"];
    let server = Server::start_with(&tree, &editor);
    let warning = link("articles/a.yaml&amp;l=4&amp;c=9");
    for (lang, words) in [("ar", "حرّر هنا"), ("en", "Edit here")] {
        for view in ["", "parallel/"] {
            let page = server.get(&format!("/{lang}/articles/a/{view}"));
            let place = "content/articles/a.yaml:4:9</a>: warning[missing-translation]";
            assert!(page.contains(&format!("{warning}>{place}")), "{page}");
            assert!(page.contains(&format!("{warning} data-part=\"p01\">{words}</a>")), "{page}");
        }
        let profile = server.get(&format!("/{lang}/groups/jnim/"));
        let place = link("groups/jnim.yaml&amp;l=1&amp;c=1");
        assert!(profile.contains(&format!("{place} data-part=\"\">{words}</a>")), "{profile}");
        let home = server.get(&format!("/{lang}/"));
        assert!(home.contains(OVERLAY) && !home.contains("hashiya-places"), "{home}");
    }
    let plain = Server::start(&tree).get("/en/articles/a/");
    let place = "<bdi>content/articles/a.yaml:4:9: warning[missing-translation]";
    assert!(plain.contains(place) && !plain.contains("hashiya-places"), "{plain}");
    tree.run(&["build", "--root", "book", "--out", "out"]).expect(0);
    let built = fs::read_to_string(tree.path().join("out/en/articles/a/index.html")).unwrap();
    let added = ["hashiya-preview", "hashiya-places", "__hashiya"];
    assert!(built.contains("Words.") && !added.iter().any(|it| built.contains(it)), "{built}");
    tree.run(&["serve", "--root", "book", "--editor", "javascript://{path}"]).expect(2);
}

/// Whatever breaks, the last good page stays below what is wrong, and gives way to the next good one.
#[test]
fn the_last_good_page_stays() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    let group = "book/content/groups/jnim.yaml";
    for (number, (path, text, complaint)) in [
        (group, "name: {ar: [\n", "error[yaml-syntax]"),
        (group, "name: {ar: اسم, en: Faulty}\nsummery: x\n", "error[unknown-field]"),
        ("book/templates/base.html", "{% broken", "error[template-error]"),
        ("book/templates/ui/en.ftl", "broken", "error[interface-string]"),
        ("book/book.toml", "title = [", "error[toml-syntax]"),
    ]
    .into_iter()
    .enumerate()
    {
        let good = format!("Good{number}");
        tree.write(group, format!("name: {{ar: اسم, en: {good}}}\n"));
        server.wait_for(GROUP, |page| page.contains(&good) && !page.contains(OVERLAY));
        tree.write(path, text);
        let page = server.wait_for(GROUP, |page| page.contains(OVERLAY));
        assert_status(&page, 200);
        assert!(page.contains(&good) && page.contains(complaint), "{path}: {page}");
        fs::remove_file(tree.path().join(path)).unwrap();
    }
}

#[test]
fn a_root_may_go_and_come_back() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    move_folder(&tree, "book", "away");
    let page = server.wait_for(GROUP, |page| page.contains(OVERLAY));
    assert!(page.contains("First") && page.contains("error: cannot read `book`"), "{page}");
    tree.write("away/content/groups/jnim.yaml", "name: {ar: اسم, en: Second}\n");
    move_folder(&tree, "away", "book");
    server.wait_for(GROUP, |page| page.contains("Second") && !page.contains(OVERLAY));
    tree.write("book/content/groups/jnim.yaml", "name: {ar: اسم, en: Third}\n");
    server.wait_for(GROUP, |page| page.contains("Third"));
    // Then it is still: after a while without news the server says that it is there.
    let request = "GET /__hashiya/changes HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let lines = BufReader::new(server.send(request)).lines().map(Result::unwrap);
    let until_still = lines.take_while(|line| !line.starts_with(':'));
    assert!(until_still.filter(|line| line.starts_with("data: ")).take(20).count() < 20);
}

#[test]
fn a_first_build_that_fails_shows_why_on_an_empty_page() {
    let tree = Tree::new(PROJECT);
    tree.write("book/templates/base.html", "{% broken");
    let server = Server::start(&tree);
    for path in ["/", GROUP, "/nowhere"] {
        let page = server.get(path);
        assert_status(&page, 503);
        assert!(page.contains("error[template-error]") && page.contains("preview.js"), "{page}");
    }
    fs::remove_file(tree.path().join("book/templates/base.html")).unwrap();
    server.wait_for(GROUP, |page| page.contains("First") && !page.contains(OVERLAY));
}

#[test]
fn folders_made_later_are_watched() {
    let tree = Tree::new(PROJECT);
    let server = Server::start(&tree);
    for text in ["one", "two"] {
        tree.write("book/static/new/later.txt", text);
        server.wait_for("/new/later.txt", |file| file.ends_with(text));
    }
    for text in ["Eins", "Zwei"] {
        tree.write("book/templates/pages/entity.html", text);
        server.wait_for(GROUP, |page| page.contains(text));
    }
    fs::remove_dir_all(tree.path().join("book/templates")).unwrap();
    server.wait_for(GROUP, |page| page.contains("First"));
    tree.write("other/groups/jnim.yaml", "name: {ar: اسم, en: Replaced}\n");
    move_folder(&tree, "book/content", "earlier");
    move_folder(&tree, "other", "book/content");
    for name in ["Replaced", "Again"] {
        tree.write("book/content/groups/jnim.yaml", format!("name: {{ar: اسم, en: {name}}}\n"));
        server.wait_for(GROUP, |page| page.contains(name));
    }
}

#[test]
fn what_cannot_be_served_says_the_next_step() {
    let tree = Tree::new("--- content/groups/jnim.yaml\nname: {ar: اسم, en: First}\n");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = tree.run(&["serve", "--port", &port]).expect(2);
    assert!(run.stderr().contains(&format!("cannot serve on port {port}")), "{}", run.stderr());
    assert!(run.stderr().contains("help: ") && run.stderr().contains("`--port 0`"));
    let run = tree.run(&["serve", "--root", "nowhere"]).expect(2);
    assert!(run.stderr().contains("cannot read `nowhere`"), "{}", run.stderr());
    assert!(run.stderr().contains("help: ") && run.stderr().contains("`--root DIR`"));
}

/// How the names of files end, and what kind they are.
const KINDS: [(&str, &str); 15] = [
    ("css", "text/css; charset=utf-8"),
    ("epub", "application/epub+zip"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("md", "text/markdown; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "text/xml; charset=utf-8"),
    ("zip", "application/zip"),
];

/// Every byte of the parts of an address in its longest form.
fn encoded(path: &str) -> String {
    let part = |part: &str| part.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// What the preview shows of a project: its files and its faults, each on a line.
struct Site {
    files: BTreeMap<String, Vec<u8>>,
    faults: Vec<String>,
    is_good: bool,
}

fn site(root: &Path) -> Site {
    let (project, mut faults) = load::project(root).unwrap();
    let memory = Memory::default();
    let options = Options { preview: true, ..Options::default() };
    faults.extend(hashiya::build_into(&project, &options, &memory, &|_| {}));
    let faults = hashiya::diag::sorted(faults, &project.sources);
    let lines = render(&faults, &project.sources, Format::Short);
    let files = memory.into_files().into_iter();
    let files = files.map(|(path, body)| (path.to_string(), body.read().unwrap().into_owned()));
    Site {
        files: files.collect(),
        faults: lines.lines().map(str::to_owned).collect(),
        is_good: !hashiya::diag::has_errors(&faults),
    }
}

/// What comes for a file: its bytes, behind which a page has what the preview adds.
#[track_caller]
fn assert_file(reply: &Reply, path: &str, bytes: &[u8]) {
    let kind = KINDS.iter().find(|(end, _)| path.rsplit_once('.').is_some_and(|it| it.1 == *end));
    let kind = kind.map_or("application/octet-stream", |it| it.1);
    assert_eq!((reply.status, reply.fields["content-type"].as_str()), (200, kind), "{path}");
    let added = reply.body.strip_prefix(bytes).unwrap_or_else(|| panic!("{path} has other bytes"));
    let is_added = added.starts_with(b"<link rel=\"stylesheet\" href=\"/__hashiya/preview.css\">");
    assert_eq!(is_added, path.ends_with(".html"), "{path}");
    assert!(is_added || added.is_empty(), "{path} goes on");
    assert_eq!(reply.fields["content-length"], reply.body.len().to_string(), "{path}");
    assert_eq!(reply.fields["cache-control"], "no-store", "{path}");
    // What nobody keeps has nothing to be recognised by, and comes as a whole.
    let names: Vec<&str> = reply.fields.keys().map(String::as_str).collect();
    let wanted = ["cache-control", "content-length", "content-type", "x-content-type-options"];
    assert_eq!(names, wanted, "{path}");
}

/// Every file of a site is answered alike: to whoever asks for it by any of its addresses, for a part of it or whether it has
/// changed; and to nobody who asks by another name, or wants to change it.
#[track_caller]
fn assert_answers(server: &Server, site: &Site) {
    let missing = server.reply("GET", "/nowhere", &[]);
    assert_file(&Reply { status: 200, ..missing.clone() }, "404.html", &site.files["404.html"]);
    assert_eq!(missing.status, 404);
    let conditions = [
        "Range: bytes=1-3",
        "If-None-Match: *",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT",
        "Accept-Encoding: gzip, br",
    ];
    let mut folders = BTreeSet::new();
    for (path, bytes) in &site.files {
        let address = format!("/{}", encoded(path));
        let reply = server.reply("GET", &address, &[]);
        assert_file(&reply, path, bytes);
        let again = server.reply("GET", &format!("{address}?v=1&w"), &conditions);
        assert!(again == reply, "{path}: {:?} {:?}", again.status, again.fields);
        let head = server.reply("HEAD", &address, &conditions);
        assert!(head == Reply { body: Vec::new(), ..reply.clone() }, "HEAD {path}: {head:?}");
        for (method, host, status) in [("POST", "localhost", 405), ("GET", "a.example", 403)] {
            let said =
                server.ask(&[&format!("{method} {address} HTTP/1.1"), &format!("Host: {host}")]);
            assert!(said.starts_with(&format!("HTTP/1.1 {status} ")) && said.len() < 500, "{said}");
        }
        let behind = server.reply("GET", &format!("{address}/"), &[]);
        assert!(behind == missing, "{path}/: {}", behind.status);
        folders.extend(path.match_indices('/').map(|(end, _)| &path[..end]));
        if let Some(folder) = path.strip_suffix("index.html") {
            let page = server.reply("GET", &format!("/{}", encoded(folder)), &conditions);
            assert!(page == reply, "{folder}");
        }
    }
    for folder in folders {
        let address = format!("/{}", encoded(folder));
        let is_page = site.files.contains_key(&format!("{folder}/index.html"));
        let reply = server.reply("GET", &format!("{address}?a=%20b"), &[]);
        let to = reply.fields.get("location").map(String::as_str);
        let wanted = format!("{address}/?a=%20b");
        assert_eq!((reply.status == 302, to), (is_page, is_page.then_some(&*wanted)), "{folder}");
        assert!(is_page || reply == missing, "{folder}: {}", reply.status);
    }
}

/// The panel of a page says these faults, each once and in this order.
fn has_faults(page: &str, faults: &[String]) -> bool {
    let escaped = |text: &str| {
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        text.replace('"', "&quot;")
    };
    let said = page.split(OVERLAY).nth(1).unwrap_or_default();
    let said: Vec<&str> = said.split("<bdi>").skip(1).collect();
    said.len() == faults.len()
        && said.iter().zip(faults).all(|(said, fault)| said.starts_with(&escaped(fault)))
}

/// A file that the server reads when it reads the project, which says how far that is.
const CLOCK: &str = "static/clock/now.css";

/// Whatever becomes of the files, each answer is of the site as it is, or as it was when nothing was wrong with it; and what is
/// wrong stands above it. `WALK=1000` walks further.
#[cfg(unix)]
#[test]
fn every_file_is_answered_as_it_is_now() {
    let mut ground = Ground::new("book");
    ground.kept = &[CLOCK];
    ground.put(CLOCK, b"0");
    let mut good = site(&ground.root());
    assert!(good.is_good, "{:?}", good.faults);
    let server = Server::start(&ground.tree);
    assert_answers(&server, &good);
    let mut dice = Dice(11);
    let mut shown = 0;
    for number in 1..=steps(18) {
        let step = format!("step {number}: {}", ground.step(&mut dice));
        ground.put(CLOCK, number.to_string().as_bytes());
        let now = site(&ground.root());
        if now.is_good {
            let end = format!("\r\n\r\n{number}");
            server.wait_for("/clock/now.css", |answer| answer.ends_with(&end));
            assert!(has_faults(&server.get("/en/"), &now.faults), "{step}: {:?}", now.faults);
            let is_new = |path: &&String| good.files.get(*path) != now.files.get(*path);
            let paths: BTreeSet<&String> = good.files.keys().chain(now.files.keys()).collect();
            for path in paths.into_iter().filter(is_new) {
                let reply = server.reply("GET", &format!("/{}", encoded(path)), &[]);
                match now.files.get(path) {
                    Some(bytes) => assert_file(&reply, path, bytes),
                    None => assert!(matches!(reply.status, 302 | 404), "{step}: {path} is gone"),
                }
            }
            (good, shown) = (now, shown + 1);
        } else {
            server.wait_for("/en/", |page| has_faults(page, &now.faults));
            let pages: Vec<&String> =
                good.files.keys().filter(|it| it.ends_with(".html")).collect();
            for path in (0..5).map(|_| dice.one(&pages)) {
                let reply = server.reply("GET", &format!("/{}", encoded(path)), &[]);
                assert_file(&reply, path, &good.files[path]);
                let page = String::from_utf8(reply.body).unwrap();
                assert!(has_faults(&page, &now.faults), "{step}: {path}");
            }
        }
    }
    println!("{shown} sites");
    assert!(shown > 3, "{shown}");
    ground.begin();
    ground.put(CLOCK, b"end");
    server.wait_for("/clock/now.css", |answer| answer.ends_with("\r\n\r\nend"));
    assert_answers(&server, &site(&ground.root()));
}
