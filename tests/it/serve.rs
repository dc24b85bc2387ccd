//! The preview: pages, overlay, and the channel of changes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::harness::Tree;

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(tree: &Tree) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_hashiya"))
            .args(["serve", "--port", "0"])
            .current_dir(tree.path())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line =
            lines.find(|line| line.as_ref().unwrap().starts_with("serving")).unwrap().unwrap();
        // Keeps reading, so that the server never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { child, address }
    }

    fn connect(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut text = String::new();
        self.connect(path, &self.address).read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn serves_reloads_and_shows_diagnostics() {
    let tree = Tree::new("--- content/groups/jnim.yaml\nname: {ar: اسم, en: JNIM}\n");
    let server = Server::start(&tree);
    assert!(server.address.starts_with("127.0.0.1:"));
    let page = server.get("/en/groups/jnim/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("JNIM"), "{page}");
    assert!(page.contains("/__hashiya/preview.js") && !page.contains("id=\"hashiya-preview\""));
    assert!(
        page.contains("connect-src 'self'"),
        "the policy keeps the page from hearing of changes"
    );
    assert!(server.get("/css/site.css").contains("text/css"));
    assert!(server.get("/en/groups").starts_with("HTTP/1.1 302"));
    assert!(server.get("/nowhere/").starts_with("HTTP/1.1 404"));
    assert!(server.get("/../Cargo.toml").starts_with("HTTP/1.1 404"));

    let mut changes = BufReader::new(server.connect("/__hashiya/changes", &server.address));
    let mut line = String::new();
    while line.trim() != "" || line.is_empty() {
        line.clear();
        changes.read_line(&mut line).unwrap();
    }
    tree.write("content/groups/jnim.yaml", "name: {ar: اسم, en: Renamed}\nsummery: x\n");
    // Comments keep the channel alive: a change must come before the third of them.
    let mut kept_alive = 0;
    while !line.contains("data:") {
        line.clear();
        assert!(changes.read_line(&mut line).unwrap() > 0);
        kept_alive += usize::from(line.starts_with(':'));
        assert!(kept_alive < 3, "no change was noticed");
    }
    let page = server.get("/en/groups/jnim/");
    assert!(page.contains("Renamed"), "{page}");
    assert!(
        page.contains("id=\"hashiya-preview\"") && page.contains("error[unknown-field]"),
        "{page}"
    );
}

/// A page of another site must not read the preview through a name of its own.
#[test]
fn refuses_other_host_names() {
    let tree = Tree::new("--- content/groups/jnim.yaml\nname: {ar: اسم, en: JNIM}\n");
    let server = Server::start(&tree);
    let mut text = String::new();
    server.connect("/en/", "evil.example").read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 403"), "{text}");
}
