//! The output folder: what a build does to it whatever stands there, and however the build ends.

use std::fs;
use std::path::Path;

use hashiya::output::{Files, Folder, OutPath, Sink, Stamp, Stamper};

use crate::harness::{Tree, files};

const OLD: &str = "\
--- book.toml
--- content/groups/jnim.yaml
name: {ar: نصرة الإسلام, en: JNIM}
--- content/groups/gone.yaml
name: {ar: جماعة, en: Gone}
--- static/note.txt
a note
";

const NEW: &str = "name: {ar: نصرة الإسلام, en: Another}\n";
const PAGE: &str = "en/groups/jnim/index.html";
const MANIFEST: &str = ".hashiya-manifest";

/// A project that has been built.
fn built() -> Tree {
    let tree = Tree::new(OLD);
    tree.run(&["build"]).expect(0);
    tree
}

/// A change of one entity, and the end of another.
fn change(tree: &Tree) {
    tree.write("content/groups/jnim.yaml", NEW);
    let gone = tree.path().join("content/groups/gone.yaml");
    if gone.exists() {
        fs::remove_file(gone).unwrap();
    }
}

/// The files of the site, without the builder's own.
fn pages(dir: &Path) -> Vec<(String, Vec<u8>)> {
    files(dir).into_iter().filter(|(path, _)| !path.contains(".hashiya-")).collect()
}

/// The site as it is when nothing was there before.
fn fresh(tree: &Tree) -> Vec<(String, Vec<u8>)> {
    tree.run(&["build", "--out", "fresh"]).expect(0);
    let fresh = tree.path().join("fresh");
    let pages = pages(&fresh);
    fs::remove_dir_all(fresh).unwrap();
    pages
}

#[cfg(unix)]
fn put(kind: &str, place: &Path, outside: &Path) {
    if place.is_dir() {
        fs::remove_dir_all(place).unwrap();
    } else if place.symlink_metadata().is_ok() {
        fs::remove_file(place).unwrap();
    }
    let link = |target: &Path| std::os::unix::fs::symlink(target, place).unwrap();
    match kind {
        "a file" => fs::write(place, "mine").unwrap(),
        "a folder" => fs::create_dir(place).unwrap(),
        "a full folder" => {
            fs::create_dir(place).unwrap();
            fs::write(place.join("0"), "mine").unwrap();
        }
        "a link to a file" => link(&outside.join("index.html")),
        "a link to a folder" => link(outside),
        "a link to nothing" => link(&outside.join("nothing")),
        "a pipe" => {
            assert!(std::process::Command::new("mkfifo").arg(place).status().unwrap().success());
        }
        kind => panic!("{kind}"),
    }
}

/// Whatever stands in the way, a build ends, harms nothing outside, and either makes the site or leaves it as it was.
#[test]
#[cfg(unix)]
fn whatever_stands_in_the_way_nothing_is_harmed() {
    let tree = built();
    let (public, outside) = (tree.path().join("public"), tree.path().join("outside"));
    tree.write("outside/index.html", "outside");
    tree.write("outside/0", "outside");
    let before = files(&outside);
    let kinds = [
        "a file",
        "a folder",
        "a full folder",
        "a link to a file",
        "a link to a folder",
        "a link to nothing",
        "a pipe",
    ];
    let gone = "en/groups/gone/index.html";
    for place in [PAGE, gone, "en/groups/jnim", "en", MANIFEST, ".hashiya-staging"] {
        for kind in kinds {
            let was = format!("{kind} at {place}");
            fs::remove_dir_all(&public).unwrap();
            tree.write("content/groups/jnim.yaml", "name: {ar: نصرة الإسلام, en: JNIM}\n");
            tree.write("content/groups/gone.yaml", "name: {ar: جماعة, en: Gone}\n");
            tree.run(&["build"]).expect(0);
            put(kind, &public.join(place), &outside);
            let old = pages(&public);
            change(&tree);
            let run = tree.run(&["build"]);
            assert!(before == files(&outside), "{was}");
            match run.code() {
                0 => assert!(
                    pages(&public).iter().any(|(path, _)| path == PAGE),
                    "{was}: {}",
                    run.stderr()
                ),
                2 => {
                    assert!(run.stderr().contains("\nhelp: "), "{was}: {}", run.stderr());
                    assert!(old == pages(&public), "{was}");
                }
                code => panic!("{was}: {code} {}", run.stderr()),
            }
        }
    }
}

/// A second build says that it waits, and goes on when the first has ended.
#[test]
#[cfg(unix)]
fn one_build_at_a_time_has_the_folder() {
    use std::io::{BufRead, BufReader, Read};
    let tree = built();
    change(&tree);
    let first = Folder::open(&tree.path().join("public"), &|| panic!("nobody has it")).unwrap();
    let mut second =
        tree.program().arg("build").stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(second.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("another build writes to"), "{line}");
    drop(first);
    said.read_to_string(&mut line).unwrap();
    assert!(second.wait().unwrap().success(), "{line}");
    assert!(pages(&tree.path().join("public")) == fresh(&tree));
}

#[test]
fn builds_at_once_make_one_site() {
    let tree = Tree::new(OLD);
    let addresses = ["https://a.example/", "https://b.example/"];
    let build = |url: &str| tree.program().args(["build", "--base-url", url]).spawn().unwrap();
    for mut build in [build(addresses[0]), build(addresses[1]), build(addresses[0])] {
        assert!(build.wait().unwrap().success());
    }
    let public = pages(&tree.path().join("public"));
    let sites = addresses.map(|url| {
        tree.run(&["build", "--base-url", url, "--out", "alone"]).expect(0);
        pages(&tree.path().join("alone"))
    });
    assert!(sites.contains(&public));
}

/// Options of a build by which its site is another, and those by which it is not.
const OPTIONS: [(&str, &[&[&str]]); 3] = [
    (
        "--base-url <URL>",
        &[&[], &["--base-url", "https://a.example/"], &["--base-url", "https://b.example/x/"]],
    ),
    ("--root <DIR>", &[&[], &["--root", "other"]]),
    ("--strict", &[&[], &["--strict"]]),
];

/// Whatever a build was told before, the folder holds what the last one was told.
#[test]
fn the_last_options_count() {
    let other = OLD.replace("--- ", "--- other/").replace("JNIM", "Other");
    let tree = Tree::new(&format!("{OLD}{other}"));
    let help = tree.run(&["build", "--help"]).expect(0).stdout();
    let known = |line: &&str| ["--out <", "--color <", "--help"].iter().any(|it| line.contains(it));
    let own = help.lines().map(str::trim).filter(|line| line.starts_with("--") && !known(line));
    let own: Vec<&str> = own.map(|line| line.split("  ").next().unwrap()).collect();
    for option in &own {
        assert!(OPTIONS.iter().any(|(name, _)| name == option), "{option} is not tried");
    }
    assert_eq!(own.len(), OPTIONS.len());
    let build = |out: &str, options: &[&str]| {
        tree.run(&[&["build", "--out", out], options].concat()).expect(0);
        pages(&tree.path().join(out))
    };
    for (number, (name, values)) in OPTIONS.iter().enumerate() {
        let alone = |at: usize| build(&format!("alone-{number}-{at}"), values[at]);
        let alone: Vec<_> = (0..values.len()).map(alone).collect();
        // Each comes behind each other.
        for at in [0, 1, 2, 0, 2, 1, 0].into_iter().filter(|at| *at < values.len()) {
            assert!(build("all", values[at]) == alone[at], "{name}: {:?}", values[at]);
        }
    }
}

/// Whatever has become of the manifest, nothing foreign goes, and a build with nothing new goes on.
#[test]
fn a_damaged_manifest_costs_nothing() {
    let tree = built();
    tree.write("public/mine.txt", "mine");
    let path = tree.path().join("public").join(MANIFEST);
    let list = fs::read_to_string(&path).unwrap();
    let half = &list[..list.len() / 2];
    let damaged = [
        "",
        "\0\u{1}",
        half,
        &format!("{list}mine.txt\n"),
        &format!("{list}- - mine.txt\n"),
        &format!("{list}../content/groups/jnim.yaml\n"),
        &list.replace("note.txt", "mine.txt"),
        &list.replace('\n', "\r\n"),
        &list.lines().rev().collect::<Vec<_>>().join("\n"),
    ];
    for text in damaged {
        fs::write(&path, text).unwrap();
        tree.run(&["build"]).expect(0);
        assert_eq!(fs::read_to_string(&path).unwrap(), list, "{text:?}");
        assert_eq!(fs::read_to_string(tree.path().join("public/mine.txt")).unwrap(), "mine");
    }
    // Lines that are left are enough to replace and to remove what they name.
    fs::write(&path, list.lines().rev().collect::<Vec<_>>().join("\n")).unwrap();
    change(&tree);
    tree.run(&["build"]).expect(0);
    fs::remove_file(tree.path().join("public/mine.txt")).unwrap();
    assert!(pages(&tree.path().join("public")) == fresh(&tree));
}

#[test]
fn a_folder_is_current_where_everything_is_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let open = || Folder::open(dir.path(), &|| panic!("nobody has it")).unwrap();
    let stamp = |text: &str| {
        let mut stamper = Stamper::new(&std::env::current_exe().unwrap()).unwrap();
        stamper.add(text);
        stamper.stamp()
    };
    let file = |text: &str| {
        Files::from([(OutPath::new("a/b.txt").unwrap(), text.as_bytes().to_vec().into())])
    };
    let current = |made_of: &str, assets: &str| open().is_current(stamp(made_of), &file(assets));
    let put = |with: Option<Stamp>| {
        let folder = open();
        file("text").into_iter().for_each(|(path, body)| folder.put(path, body));
        folder.commit(with).unwrap();
    };
    assert_eq!(current("x", "text"), None);
    put(None);
    assert_eq!(current("x", "text"), None);
    put(Some(stamp("x")));
    assert_eq!(current("x", "text"), Some(1));
    assert_eq!(current("y", "text"), None);
    assert_eq!(current("x", "next"), None);
    fs::write(dir.path().join("a/b.txt"), "nest").unwrap();
    assert_eq!(current("x", "text"), None);
}

/// A page that somebody has changed is made anew; a stale one is his now, and stays.
#[test]
fn what_somebody_has_changed() {
    let tree = built();
    tree.write(&format!("public/{PAGE}"), "edited");
    tree.write("public/en/groups/gone/index.html", "edited");
    change(&tree);
    tree.run(&["build"]).expect(0);
    let page = |path: &str| fs::read_to_string(tree.path().join("public").join(path)).unwrap();
    assert!(page(PAGE).contains("Another"));
    assert_eq!(page("en/groups/gone/index.html"), "edited");
}

#[test]
fn a_site_is_never_written_over_what_it_is_made_from() {
    let tree = Tree::new(OLD);
    let before = files(tree.path());
    for out in [
        "content",
        "content/",
        "./content/new/deep",
        "content/groups",
        "templates",
        "static",
        "static/new",
        "book.toml",
        ".",
        "..",
        "content/..",
        "new/../content",
        "static/../content",
        "/",
    ] {
        let run = tree.run(&["build", "--out", out]).expect(2);
        assert!(run.stderr().contains("\nhelp: "), "{out}: {}", run.stderr());
        assert!(before == files(tree.path()), "{out}");
    }
    tree.run(&["build", "--out", "contents"]).expect(0);
    tree.run(&["build", "--out", "content/../new/deep"]).expect(0);
}

/// Parts of a project may be links: what they lead to is in danger all the same.
#[test]
#[cfg(unix)]
fn a_site_is_never_written_over_what_links_lead_to() {
    let links = "--- parts/content/groups/g.yaml\nname: {ar: جماعة, en: A group}\n--- content -> parts/content\n";
    let tree = Tree::new(&format!("--- book.toml\n{links}"));
    tree.run(&["check"]).expect(0);
    let before = files(tree.path());
    for out in ["parts", "parts/content", "parts/content/groups", "content/groups"] {
        tree.run(&["build", "--out", out]).expect(2);
        assert!(before == files(tree.path()), "{out}");
    }
    tree.run(&["build", "--out", "parts/site"]).expect(0);
}

#[test]
#[cfg(unix)]
fn an_output_folder_may_be_a_link_but_not_to_the_project() {
    let tree = Tree::new(&format!("{OLD}--- in -> content\n--- root -> .\n--- lost -> nowhere\n"));
    for out in ["in", "in/new", "root", "root/content", "lost", "book.toml/x"] {
        let run = tree.run(&["build", "--out", out]).expect(2);
        assert!(run.stderr().contains("\nhelp: "), "{out}: {}", run.stderr());
    }
    let run =
        Tree::new(&format!("{OLD}--- public -> elsewhere\n--- elsewhere/a\n")).run(&["build"]);
    assert!(run.expect(2).stderr().contains("is a link"));
    let tree = Tree::new(&format!("{OLD}--- site -> elsewhere\n--- elsewhere/mine.txt\nmine\n"));
    tree.run(&["build", "--out", "site"]).expect(0);
    assert!(tree.path().join("elsewhere/index.html").is_file());
    assert!(tree.path().join("elsewhere/mine.txt").is_file());
}

/// A build with faults in the content makes no page, and still finds what is wrong with templates.
#[test]
fn all_faults_of_a_build_come_at_once() {
    let tree = Tree::new(OLD);
    tree.write("content/groups/bad.yaml", "nam: x\n");
    tree.write("templates/pages/home.html", "{% extends \"base.html\" %}{{ nothing }}");
    let run = tree.run(&["build"]).expect(1);
    let said = run.stderr();
    assert!(said.contains("[unknown-field]") && said.contains("[template-error]"), "{said}");
}
