//! Projects in temporary folders, and the program run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use snapbox::data::Data;

/// The root of this crate.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project in a folder that disappears with it.
pub(crate) struct Tree {
    dir: tempfile::TempDir,
}

impl Tree {
    /// A project from a text with sections.
    ///
    /// `--- path` begins a file; `--- path (bytes)` one in which `\xNN` stands for a byte; `--- path -> target` is a
    /// symbolic link.
    pub(crate) fn new(sections: &str) -> Self {
        let tree = Self { dir: tempfile::tempdir().unwrap() };
        for (head, body) in self::sections(sections) {
            if let Some((path, target)) = head.split_once(" -> ") {
                tree.link(path, target);
            } else if let Some(path) = head.strip_suffix(" (bytes)") {
                tree.write(path, bytes(body));
            } else {
                tree.write(head, body);
            }
        }
        tree
    }

    /// A copy of a folder.
    pub(crate) fn copy(from: &Path) -> Self {
        let tree = Self { dir: tempfile::tempdir().unwrap() };
        for (path, bytes) in files(from).into_iter().filter(|(path, _)| !path.ends_with('/')) {
            tree.write(&path, bytes);
        }
        tree
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[cfg(unix)]
    fn link(&self, path: &str, target: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }

    #[cfg(not(unix))]
    fn link(&self, path: &str, _: &str) {
        panic!("no symbolic link `{path}` on this system");
    }

    /// Runs the program in this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run { output: self.program().args(arguments).output().unwrap() }
    }

    /// The program, about to be run in this folder.
    pub(crate) fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_hashiya"));
        program.current_dir(self.path());
        program
    }
}

/// What a run of the program did.
pub(crate) struct Run {
    output: Output,
}

impl Run {
    pub(crate) fn code(&self) -> i32 {
        self.output.status.code().unwrap()
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone()).unwrap()
    }

    /// Fails with what the program said unless it ended with this code.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code(), code, "{}{}", self.stdout(), self.stderr());
        self
    }
}

/// The sections of a fixture: what stands behind `--- `, and the text up to the next one.
pub(crate) fn sections(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<usize> = text.match_indices("\n--- ").map(|(at, _)| at + 1).collect();
    if text.starts_with("--- ") {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let (head, body) = text[start + 4..end].split_once('\n').unwrap();
            (head.trim(), body)
        })
        .collect()
}

fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut parts = text.split("\\x");
    bytes.extend(parts.next().unwrap().as_bytes());
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(&part.as_bytes()[2..]);
    }
    bytes
}

/// The files below a folder by their paths with `/`, sorted; a folder that holds nothing stands for itself, with `/` at its end, so
/// that who compares files misses none that is left behind.
pub(crate) fn files(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(dir).min_depth(1).sort_by_file_name();
    let one = |entry: walkdir::DirEntry| {
        let below: PathBuf = entry.path().strip_prefix(dir).unwrap().into();
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        if entry.file_type().is_dir() {
            let is_empty = fs::read_dir(entry.path()).unwrap().next().is_none();
            return is_empty.then(|| (path + "/", Vec::new()));
        }
        entry.file_type().is_file().then(|| (path, fs::read(entry.path()).unwrap()))
    };
    walk.into_iter().map(Result::unwrap).filter_map(one).collect()
}

/// Compares with a file of expected text, or writes it anew under `SNAPSHOTS=overwrite`.
#[track_caller]
pub(crate) fn assert_expected(actual: &str, expected: &Path) {
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(Data::text(actual).raw(), Data::read_from(expected, None).raw());
}

/// Whether expected texts are being written anew.
pub(crate) fn overwriting() -> bool {
    std::env::var("SNAPSHOTS").is_ok_and(|value| value == "overwrite")
}
