//! The loop: an input is made from others, tried, and kept if it did something new.
//!
//! What an input *did* is told by its target: kinds of diagnostics, shapes of results ([`Behaviour`]). This takes the place
//! of coverage, which needs an instrumented build.

use std::collections::{BTreeMap, HashSet};
use std::time::{Duration, Instant};

use fastrand::Rng;

use crate::clock;
use crate::find::{self, Fault};
use crate::mutate::mutated;
use crate::report::Report;
use crate::seeds::seeds;
use crate::targets::Target;
use crate::watch::Watch;

/// What an input did, as hashes of its traits.
#[derive(Default)]
pub struct Behaviour(Vec<u64>);

impl Behaviour {
    /// Notes a trait.
    pub fn note(&mut self, what: impl std::hash::Hash) {
        use std::hash::{DefaultHasher, Hasher};
        let mut hasher = DefaultHasher::new();
        what.hash(&mut hasher);
        self.0.push(hasher.finish());
    }

    /// A short name for its first trait.
    pub fn name(&self) -> String {
        self.0.first().map(|hash| format!("{:08x}", hash >> 32)).unwrap_or_default()
    }
}

/// When a run is over.
pub enum Budget {
    Runs(u64),
    Time(Duration),
}

impl Budget {
    /// The budget that was asked for, or the target's own.
    pub fn new(target: &Target, runs: Option<u64>, seconds: Option<u64>) -> Self {
        match seconds {
            Some(seconds) => Self::Time(Duration::from_secs(seconds)),
            None => Self::Runs(runs.unwrap_or(target.runs)),
        }
    }

    fn is_left(&self, runs: u64, start: Instant) -> bool {
        match self {
            Self::Runs(most) => runs < *most,
            // Asking the clock takes as long as a small input.
            Self::Time(most) => runs % 16 != 0 || start.elapsed() < *most,
        }
    }
}

/// How many inputs are kept. Those that come later only count as new.
const KEPT: usize = 8_000;

/// The inputs that did something new, and all that they did.
struct Corpus {
    inputs: Vec<String>,
    known: HashSet<u64>,
}

impl Corpus {
    /// Keeps an input if it did something that no other has done.
    fn add(&mut self, input: &str, behaviour: &Behaviour) {
        let known = self.known.len();
        self.known.extend(&behaviour.0);
        if self.known.len() > known && self.inputs.len() < KEPT {
            self.inputs.push(input.to_owned());
        }
    }
}

/// Tries random inputs until the budget is used up. Returns the number of distinct finds.
pub fn run(target: &Target, budget: Budget, seed: u64, watch: &Watch) -> usize {
    let mut rng = Rng::with_seed(seed);
    let mut corpus = Corpus { inputs: Vec::new(), known: HashSet::new() };
    let mut finds: BTreeMap<String, u64> = BTreeMap::new();
    let mut report = Report::new(target.name);
    watch.begin(target.name);
    let mut trial = |input: &str, corpus: &mut Corpus| match attempt(target, input, watch) {
        Ok(behaviour) => corpus.add(input, &behaviour),
        Err(fault) => {
            let count = finds.entry(fault.key.clone()).or_default();
            *count += 1;
            if *count == 1 {
                find::keep(target, input, &fault, watch);
            }
        }
    };
    for input in seeds(target.seeds) {
        trial(&input, &mut corpus);
        // A seed stays even if it does what others do, or is a find.
        if corpus.inputs.last() != Some(&input) {
            corpus.inputs.push(input);
        }
    }
    while budget.is_left(report.runs, report.start) {
        let input = mutated(&mut rng, &corpus.inputs, target.longest);
        trial(&input, &mut corpus);
        report.count(corpus.inputs.len(), corpus.known.len());
    }
    watch.end();
    report.finish(corpus.inputs.len(), corpus.known.len(), &finds);
    finds.len()
}

/// Tries one input and says what came of it. Returns whether it is a find.
pub fn replay(target: &Target, input: &str, watch: &Watch) -> bool {
    watch.begin(target.name);
    let result = attempt(target, input, watch);
    watch.end();
    match &result {
        Ok(_) => println!("{}: nothing found", target.name),
        Err(fault) => println!("{}: {}", target.name, fault.said),
    }
    result.is_err()
}

/// How long an input may take on the processor.
const SLOW: Duration = Duration::from_secs(2);

/// Tries one input.
pub fn attempt(target: &Target, input: &str, watch: &Watch) -> Result<Behaviour, Fault> {
    let start = clock::used();
    watch.enter(input, start);
    let result = find::caught(|| (target.run)(input));
    watch.leave();
    let time = clock::used().saturating_sub(start);
    if time > SLOW { Err(Fault::new("slow", format!("slow: it takes {time:?}"))) } else { result }
}
