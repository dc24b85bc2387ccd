//! The whole site as one file, which works from a folder of the reader's.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::zipped::{Archive, Method};
use crate::output::{Body, OutPath, Sink};

/// The folder that an archive of a site unfolds to, so that it is not strewn among the reader's files.
const FOLDER: &str = "briefing";

/// How the names of files end that are compressed already.
const COMPRESSED: [&str; 10] =
    [".avif", ".epub", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2", ".zip"];

/// What only a server hands out, or is read from one alone.
const FOR_SERVERS: [&str; 5] = ["404.html", "_headers", "robots.txt", "sitemap.xml", "sw.js"];

/// A sink that hands on every file and keeps it, compressed by the thread that has made it.
pub struct Copy<'s> {
    sink: &'s dyn Sink,
    files: Mutex<BTreeMap<OutPath, Vec<u8>>>,
}

impl<'s> Copy<'s> {
    /// A copy of all that goes into this sink.
    pub fn new(sink: &'s dyn Sink) -> Self {
        Self { sink, files: Mutex::default() }
    }

    /// The archive of all files, in the order of their paths.
    pub fn finish(self) -> Vec<u8> {
        let files = self.files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut archive = Archive::default();
        files.values().for_each(|file| archive.append(file));
        archive.finish()
    }
}

impl Sink for Copy<'_> {
    /// A file that cannot be read is reported by the sink itself.
    fn put(&self, path: OutPath, body: Body) {
        if !FOR_SERVERS.contains(&path.as_str())
            && let Ok(bytes) = body.read()
        {
            let packed = packed(path.as_str(), &bytes);
            let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(path.clone(), packed);
        }
        self.sink.put(path, body);
    }
}

/// A file as it lies in the archive.
fn packed(name: &str, bytes: &[u8]) -> Vec<u8> {
    let is_compressed = COMPRESSED.iter().any(|end| name.ends_with(end));
    let method = if is_compressed { Method::Stored } else { Method::Deflated };
    Archive::of(&format!("{FOLDER}/{name}"), bytes, method)
}
