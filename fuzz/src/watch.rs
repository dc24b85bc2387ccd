//! What survives an input that ends the process, or never ends: the input itself, in a file whose name is printed at the
//! beginning. It lies in memory where the system has such a folder, because it is written anew for each input.

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::clock;

/// How long an input may take on the processor before the process gives it up.
const HANG: Duration = Duration::from_secs(10);

/// The folder of finds.
pub fn finds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("finds")
}

/// The file of the input that is being tried.
fn running(target: &str) -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("hashiya-fuzz-{target}-{}", std::process::id()))
}

/// Looks after the input that is being tried.
pub struct Watch {
    /// The milliseconds on the processor when the input began; 0 = none is being tried.
    since: Arc<AtomicU64>,
    current: Mutex<Option<(PathBuf, File)>>,
}

impl Watch {
    /// Begins to look for inputs that never end.
    pub fn start() -> Self {
        let since = Arc::new(AtomicU64::new(0));
        let watched = Arc::clone(&since);
        thread::spawn(move || {
            loop {
                thread::sleep(Duration::from_millis(500));
                let began = Duration::from_millis(watched.load(Ordering::Relaxed));
                if !began.is_zero() && clock::used().saturating_sub(began) > HANG {
                    println!("an input takes more than {HANG:?}: it is in the file named above");
                    std::process::exit(1);
                }
            }
        });
        Self { since, current: Mutex::new(None) }
    }

    /// Opens the file that the inputs of a target are written to.
    pub fn begin(&self, target: &str) {
        fs::create_dir_all(finds()).expect("the folder of finds can be made");
        let path = running(target);
        println!("{target}: the input that is being tried is in {}", path.display());
        let file = File::create(&path).expect("a find can be written");
        *self.current.lock().expect("one thread") = Some((path, file));
    }

    /// Notes an input before it is tried.
    pub fn enter(&self, input: &str, start: Duration) {
        if let Some((_, file)) = &mut *self.current.lock().expect("one thread") {
            let written = file.rewind().and_then(|()| file.write_all(input.as_bytes()));
            let cut = written.and_then(|()| file.set_len(input.len() as u64));
            cut.expect("the input can be written");
        }
        let start = u64::try_from(start.as_millis()).unwrap_or(u64::MAX);
        self.since.store(start.max(1), Ordering::Relaxed);
    }

    /// Notes that it has been tried.
    pub fn leave(&self) {
        self.since.store(0, Ordering::Relaxed);
    }

    /// Removes the file: every input of the target has come to its end.
    pub fn end(&self) {
        if let Some((path, _)) = self.current.lock().expect("one thread").take() {
            fs::remove_file(path).expect("the file is there");
        }
    }
}
