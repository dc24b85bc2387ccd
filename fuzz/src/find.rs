//! Finds: inputs that panic, break a property or are slow, made small and written to `fuzz/finds/`.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::engine::{Behaviour, attempt};
use crate::targets::{Target, skeleton};
use crate::watch::{Watch, finds};

/// What is wrong with an input.
#[derive(Debug)]
pub struct Fault {
    /// Equal for faults that are one: the place in the code, and the message without what the input brought into it.
    pub key: String,
    /// The place and the message.
    pub said: String,
}

impl Fault {
    /// A fault.
    pub fn new(key: &str, said: String) -> Self {
        Self { key: key.to_owned(), said }
    }
}

/// The last panic.
static PANIC: Mutex<Option<Fault>> = Mutex::new(None);

/// Keeps what panics say, instead of printing it.
pub fn listen() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let message = panic.payload_as_str().unwrap_or_default();
        let head =
            message.lines().next().unwrap_or_default().split(": ").next().unwrap_or_default();
        let fault = Fault {
            key: format!("{place} {}", skeleton(head)),
            said: format!("{place}: {message}"),
        };
        if let Ok(mut last) = PANIC.lock() {
            *last = Some(fault);
        }
    }));
}

/// Runs a function, and returns its panic as a fault.
pub fn caught(run: impl FnOnce() -> Behaviour) -> Result<Behaviour, Fault> {
    panic::catch_unwind(AssertUnwindSafe(run)).map_err(|_| {
        let panic = PANIC.lock().ok().and_then(|mut last| last.take());
        panic.unwrap_or_else(|| Fault::new("panic", "a panic without words".to_owned()))
    })
}

/// Makes a find small, writes it to a file and says so.
pub fn keep(target: &Target, input: &str, fault: &Fault, watch: &Watch) {
    let mut smaller = Smaller { target, key: &fault.key, watch, end: Instant::now() + PATIENCE };
    let small = if fault.key == "slow" { input.to_owned() } else { smaller.minimized(input) };
    let said = attempt(target, &small, watch).err().map_or(fault.said.clone(), |fault| fault.said);
    let mut behaviour = Behaviour::default();
    behaviour.note(&fault.key);
    let path = finds().join(format!("{}-{}.txt", target.name, behaviour.name()));
    fs::write(&path, &small).expect("a find can be written");
    println!(
        "{}: find {}\n  {}\n  {small:?}",
        target.name,
        path.display(),
        said.replace('\n', "\n  ")
    );
}

/// How long a find is made smaller.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks for smaller inputs with the same fault.
struct Smaller<'f> {
    target: &'f Target,
    key: &'f str,
    watch: &'f Watch,
    end: Instant,
}

impl Smaller<'_> {
    /// Takes out lines, then characters, as long as the fault stays.
    fn minimized(&mut self, input: &str) -> String {
        let mut small = input.to_owned();
        loop {
            let before = small.len();
            small =
                self.without(small, |text| text.split_inclusive('\n').map(str::to_owned).collect());
            small = self.without(small, |text| text.chars().map(String::from).collect());
            if small.len() == before || Instant::now() > self.end {
                return small;
            }
        }
    }

    /// Takes out pieces: halves first, single ones last.
    fn without(&self, text: String, cut: impl Fn(&str) -> Vec<String>) -> String {
        let mut pieces = cut(&text);
        let mut size = pieces.len().div_ceil(2);
        while size > 0 {
            let mut start = 0;
            while start < pieces.len() && Instant::now() < self.end {
                let mut fewer = pieces.clone();
                fewer.drain(start..(start + size).min(pieces.len()));
                if self.has_fault(&fewer.concat()) {
                    pieces = fewer;
                } else {
                    start += size;
                }
            }
            size /= 2;
        }
        pieces.concat()
    }

    fn has_fault(&self, input: &str) -> bool {
        attempt(self.target, input, self.watch).is_err_and(|fault| fault.key == self.key)
    }
}
