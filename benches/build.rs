//! Each stage by itself, and the whole build: `cargo bench --bench build`.

#![allow(clippy::unwrap_used, reason = "a benchmark that fails may stop")]

mod corpus;

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use corpus::Corpus;
use corpus::project::{self, Pages};
use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, Criterion};
use hashiya::lang::Lang;
use hashiya::load::Project;
use hashiya::mention::form::Forms;
use hashiya::mention::{Finder, find};
use hashiya::model::{EntityId, Origin};
use hashiya::output::{Files, Folder, Memory, Sink};
use hashiya::source::SourceFile;
use hashiya::{Options, parse, render, resolve};
use rayon::prelude::*;

/// Numbers of articles: about linear growth can be seen between them.
const SIZES: [usize; 2] = [20, 100];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .configure_from_args();
    for size in SIZES {
        let corpus = Corpus::new(size);
        let plain = load(&corpus, Pages::default());
        // A diagnostic would be measured too.
        assert_eq!(hashiya::check(&plain), [], "the corpus has a fault");
        let mut group = criterion.benchmark_group(format!("{size} articles"));
        stages(&mut group, &plain);
        writing(&mut group, &plain);
        group.bench_function("build", |b| b.iter(|| build(&plain)));
        for (name, pages) in [
            ("build with parallel pages", Pages { parallel: true, ..Pages::default() }),
            ("build with highlighted data pages", Pages { data: true, ..Pages::default() }),
        ] {
            let project = load(&corpus, pages);
            group.bench_function(name, |b| b.iter(|| build(&project)));
        }
        group.finish();
    }
    mentions(&mut criterion);
    criterion.final_summary();
}

/// Looking for names in the paragraphs of the real article: the time must hardly depend on how many names there are.
fn mentions(criterion: &mut Criterion) {
    let text = include_str!("../content/articles/mali-truce.original.txt");
    let mut group = criterion.benchmark_group("mentions");
    for entities in [100, 1_000, 10_000] {
        let mut forms = Forms::default();
        for number in 0..entities {
            let id = EntityId::new(number);
            forms.add(&format!("الحركة {number} في مالي"), Lang::Ar.into(), id, Origin::Name);
            forms.add(&format!("جبهة {number}"), Lang::Ar.into(), id, Origin::Alias);
            forms.add(&format!("Movement {number}"), Lang::En.into(), id, Origin::Name);
        }
        for (at, name) in
            ["مالي", "القاعدة", "داعش", "الهدنة", "جماعة نصرة الإسلام"].iter().enumerate()
        {
            forms.add(name, Lang::Ar.into(), EntityId::new(at), Origin::Name);
        }
        group.bench_function(format!("prepare {entities} entities"), |b| {
            b.iter_batched(|| forms.clone(), Finder::new, BatchSize::LargeInput);
        });
        let finder = Finder::new(forms);
        group.bench_function(format!("find among {entities} entities"), |b| {
            b.iter(|| {
                text.lines()
                    .map(|line| find(black_box(line), &finder, None, &[]).len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

/// The project in memory.
fn load(corpus: &Corpus, pages: Pages) -> Project {
    let files = project::files(corpus, pages);
    Project::from_files(files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect())
}

fn build(project: &Project) -> Files {
    hashiya::build(black_box(project), &Options::default(), &|_| {}).0
}

fn stages(group: &mut BenchmarkGroup<'_, WallTime>, project: &Project) {
    let sources = &project.sources;
    group.bench_function("parse", |b| b.iter(|| parse::tree(black_box(sources))));
    group.bench_function("resolve", |b| {
        b.iter_batched(
            || parse::tree(sources).0,
            |parsed| resolve::book(parsed, sources),
            BatchSize::LargeInput,
        );
    });
    let parsed = parse::tree(sources).0;
    let config = parsed.config.clone();
    let mut book = resolve::book(parsed, sources).0;
    group.bench_function("check", |b| {
        b.iter(|| hashiya::check::all(black_box(&mut book), sources, Vec::new()));
    });
    group.bench_function("render", |b| {
        b.iter(|| {
            let memory = Memory::default();
            render::site(black_box(&book), &config, project, &memory, &|_| {});
            memory.into_files()
        });
    });
}

fn writing(group: &mut BenchmarkGroup<'_, WallTime>, project: &Project) {
    let output = build(project);
    group.bench_function("write to an empty folder", |b| {
        b.iter_batched_ref(
            || tempfile::tempdir().unwrap(),
            |dir| write(&output, dir.path()),
            BatchSize::PerIteration,
        );
    });
    let dir = tempfile::tempdir().unwrap();
    write(&output, dir.path());
    group.bench_function("write to the same folder again", |b| {
        b.iter(|| write(&output, dir.path()));
    });
}

/// Hands a site over as rendering does: from several threads.
fn write(files: &Files, dir: &Path) {
    let folder = Folder::open(dir, &|| {}).unwrap();
    files.par_iter().for_each(|(path, body)| folder.put(path.clone(), body.clone()));
    folder.commit(None).unwrap();
}
