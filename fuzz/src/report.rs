//! What a run says about itself.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::clock;

/// How often a long run says how far it is.
const EVERY: Duration = Duration::from_secs(60);

/// Counts the inputs of one target.
pub struct Report {
    name: &'static str,
    /// When it began.
    pub start: Instant,
    used: Duration,
    said: Instant,
    /// How many inputs have been tried.
    pub runs: u64,
}

impl Report {
    /// Begins to count.
    pub fn new(name: &'static str) -> Self {
        Self { name, start: Instant::now(), used: clock::used(), said: Instant::now(), runs: 0 }
    }

    /// Counts an input, and now and then says how far the run is.
    pub fn count(&mut self, inputs: usize, behaviours: usize) {
        self.runs += 1;
        if self.runs % 64 == 0 && self.said.elapsed() > EVERY {
            self.said = Instant::now();
            println!("{}", self.line(inputs, behaviours));
        }
    }

    fn line(&self, inputs: usize, behaviours: usize) -> String {
        let (name, runs, seconds) = (self.name, self.runs, self.start.elapsed().as_secs());
        let used = clock::used().saturating_sub(self.used).as_secs_f64();
        let rate = runs as f64 / used.max(0.001);
        format!(
            "{name}: {runs} inputs in {seconds} s, {used:.0} s of the processor ({rate:.0}/s); {behaviours} behaviours, {inputs} inputs kept"
        )
    }

    /// Says what came of it, and how often each fault was found.
    pub fn finish(&self, inputs: usize, behaviours: usize, finds: &BTreeMap<String, u64>) {
        println!("{}, {} finds", self.line(inputs, behaviours), finds.len());
        for (key, count) in finds {
            println!("  {count} × {key}");
        }
    }
}
