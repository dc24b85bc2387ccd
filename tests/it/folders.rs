//! The output folder as a value: whatever was there, after a build it holds that site to the byte, and its list tells the truth.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::hash::Hasher;
use std::path::Path;
use std::time::SystemTime;

use hashiya::archive::Copy;
use hashiya::output::folder::Written;
use hashiya::output::{Body, Files, Folder, Memory, OutPath, Sink, Stamp, Stamper};
use proptest::prelude::*;

use crate::harness::{Tree, files};
use crate::site::entries;

const MANIFEST: &str = ".hashiya-manifest";

/// A site, or what a folder holds: bytes by their paths.
type Map = BTreeMap<String, Vec<u8>>;

/// Lengths around those at which files are read and written in pieces.
const LENGTHS: [usize; 18] = [
    0, 1, 2, 4095, 4096, 4097, 8191, 8192, 8193, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073,
    1_048_575, 1_048_576, 1_048_577,
];

/// So many bytes that repeat at no border.
fn bytes(length: usize, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9E37_79B9) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    (0..length).map(|_| next()).collect()
}

/// A process that another test begins has the lock of a folder for a moment after it was given back.
fn open(dir: &Path) -> Folder {
    Folder::open(dir, &|| {}).unwrap()
}

/// Puts a site into a folder. Every other file is one on the disk that is copied.
fn put(folder: &Folder, site: &Map, disk: &Tree) {
    for (number, (path, bytes)) in site.iter().enumerate() {
        let body = if number % 2 == 0 {
            Body::from(bytes.clone())
        } else {
            let name = format!("assets/{number}");
            disk.write(&name, bytes);
            Body::File(disk.path().join(name))
        };
        folder.put(OutPath::new(path).unwrap(), body);
    }
}

fn write(dir: &Path, site: &Map, disk: &Tree) -> Written {
    let folder = open(dir);
    put(&folder, site, disk);
    folder.commit(None).unwrap()
}

/// What a folder holds besides its list.
fn held(dir: &Path) -> Map {
    files(dir).into_iter().filter(|(path, _)| path != MANIFEST).collect()
}

/// The list names each file of the site once, with its length and the hash of its bytes, and ends with its own.
fn assert_listed(dir: &Path, site: &Map) {
    let text = fs::read_to_string(dir.join(MANIFEST)).unwrap();
    let hash = |bytes: &[u8]| {
        let mut hasher = DefaultHasher::new();
        hasher.write(bytes);
        format!("{:016x}", hasher.finish())
    };
    let mut expected = "hashiya-manifest 2\n".to_owned();
    for (path, bytes) in site {
        expected += &format!("{} {} {path}\n", bytes.len(), hash(bytes));
    }
    let end = format!("end {}\n", hash(expected.as_bytes()));
    assert_eq!(text, expected + &end);
}

/// Names of files of which some lie in folders that are files of others; the number of one says what it holds.
const NAMES: [&str; 11] = [
    "a.html",
    "b/c.html",
    "b/d",
    "b/e/f.css",
    "b/e/é .txt",
    "y",
    "y/x",
    "y/y/y",
    "y/y/y/y.txt",
    "z",
    "صورة.png",
];

/// A site: of each name whether it is there, and how long it is and of which bytes.
fn site(choices: &[(u8, u8)]) -> Map {
    let lengths = [0, 1, 5, 5, 5, 4096, 65_536, 65_537];
    let file = |(name, (length, seed)): (&&str, &(u8, u8))| {
        let length = usize::from(*length);
        (length < lengths.len())
            .then(|| ((*name).to_owned(), bytes(lengths[length], (seed % 3).into())))
    };
    let mut site: Map = NAMES.iter().zip(choices).filter_map(file).collect();
    // No site has a file and a folder of one name.
    let files: Vec<String> = site.keys().map(|path| format!("{path}/")).collect();
    site.retain(|path, _| !files.iter().any(|file| path.starts_with(file)));
    site
}

/// Whether two paths are one, or one lies in the other.
fn meet(one: &str, other: &str) -> bool {
    Path::new(one).starts_with(other) || Path::new(other).starts_with(one)
}

fn any_site() -> impl Strategy<Value = Map> {
    prop::collection::vec((0..12_u8, 0..3_u8), NAMES.len()).prop_map(|choices| site(&choices))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever sites follow each other, the folder holds the last one, and what is foreign; what a build says it did is what it did.
    /// All files have one time, so that none is told by it. Builds that are given up, or that fail half-way, change no more than files.
    #[test]
    fn the_last_site_is_there(sites in prop::collection::vec((any_site(), 0..4_u8), 1..5)) {
        let (tree, disk) = (Tree::new("--- out/mine.txt\nmine\n--- out/b/mine.txt\nmine\n"), Tree::new(""));
        let dir = tree.path().join("out");
        let mine = held(&dir);
        let mut before = Map::new();
        for (site, end) in &sites {
            let then = held(&dir);
            if *end == 0 {
                let folder = open(&dir);
                put(&folder, site, &disk);
                drop(folder);
                prop_assert_eq!(held(&dir), then);
                continue;
            }
            if *end == 1 {
                let folder = open(&dir);
                put(&folder, site, &disk);
                // What stands in the way of the last file stops the build when others have been moved; a folder or file of the site before
                // would give way.
                let in_the_way = site.keys().next_back().filter(|last| !before.keys().any(|path| meet(path, last))).cloned();
                if let Some(last) = in_the_way {
                    fs::create_dir_all(dir.join(&last)).unwrap();
                    prop_assert!(folder.commit(None).is_err());
                    let around = dir.join(&last);
                    around.ancestors().take_while(|it| **it != dir).for_each(|it| drop(fs::remove_dir(it)));
                    let own = |(path, bytes): (&String, &Vec<u8>)| [&before, site, &mine].iter().any(|it| it.get(path) == Some(bytes));
                    prop_assert!(held(&dir).iter().all(own));
                }
            }
            let there = held(&dir);
            let written = write(&dir, site, &disk);
            let expected: Map = site.iter().chain(&mine).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
            prop_assert_eq!(held(&dir), expected);
            assert_listed(&dir, site);
            let same = site.iter().filter(|(path, bytes)| there.get(*path) == Some(*bytes)).count();
            let gone = there.keys().filter(|path| !site.contains_key(*path) && !mine.contains_key(*path)).count();
            prop_assert_eq!(written, Written { written: site.len() - same, unchanged: same, removed: gone });
            for (path, _) in files(&dir) {
                File::options().write(true).open(dir.join(path)).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
            }
            before.clone_from(site);
        }
    }
}

/// A site of one file of each length.
fn long_and_short() -> Map {
    LENGTHS.iter().map(|length| (format!("long/{length:07}.bin"), bytes(*length, 7))).collect()
}

fn stamp(texts: &[&str]) -> Stamp {
    let mut stamper = Stamper::new(&std::env::current_exe().unwrap()).unwrap();
    texts.iter().for_each(|text| stamper.add(text));
    stamper.stamp()
}

/// Files of every length are copied whole, and one that differs in a single byte anywhere is made anew, and known for another.
#[test]
fn files_of_every_length_are_whole() {
    let (tree, disk) = (Tree::new(""), Tree::new(""));
    let (dir, site) = (tree.path().join("out"), long_and_short());
    for turn in [0, 1] {
        // The second time the files that were bytes are copied, and the other way round.
        let site: Map = site.clone().into_iter().skip(turn).collect();
        write(&dir, &site, &disk);
        assert!(held(&dir) == site);
        assert_listed(&dir, &site);
    }
    // Hashes of many beginnings, zeros among them.
    let small: Map = (0..99_u8).map(|byte| (format!("small/{byte:02}"), vec![byte])).collect();
    write(&dir, &small, &disk);
    assert_listed(&dir, &small);
    for (number, (path, bytes)) in
        site.iter().enumerate().filter(|(_, (_, bytes))| !bytes.is_empty())
    {
        assert_told_apart(number, path, bytes, &disk);
    }
}

/// A file that differs in one byte, or is longer or shorter by one, is known for another.
fn assert_told_apart(number: usize, path: &str, bytes: &[u8], disk: &Tree) {
    let (name, last) = (path, bytes.len() - 1);
    let dir = disk.path().join(format!("out-{number}"));
    let file = |bytes: &[u8]| Map::from([(name.to_owned(), bytes.to_vec())]);
    let asset =
        |bytes: &[u8]| Files::from([(OutPath::new(name).unwrap(), Body::from(bytes.to_vec()))]);
    let build = |bytes: &[u8]| {
        let folder = open(&dir);
        // Bytes in memory and a file that is copied, by turns.
        disk.write("asset", bytes);
        let body = if number.is_multiple_of(2) {
            Body::File(disk.path().join("asset"))
        } else {
            Body::from(bytes.to_vec())
        };
        folder.put(OutPath::new(name).unwrap(), body);
        folder.commit(Some(stamp(&["x"]))).unwrap().written
    };
    assert_eq!((build(bytes), build(bytes)), (1, 0));
    assert_eq!(open(&dir).is_current(stamp(&["x"]), &asset(bytes)), Some(1));
    let places: BTreeSet<usize> = [0, last, last / 2, 4095, 4096, 65_535, 65_536, 131_072].into();
    for place in places.into_iter().filter(|place| *place <= last) {
        let mut other = bytes.to_vec();
        other[place] ^= 1;
        assert_eq!(
            open(&dir).is_current(stamp(&["x"]), &asset(&other)),
            None,
            "{name}: byte {place} of what is published"
        );
        fs::write(dir.join(name), &other).unwrap();
        assert_eq!(
            open(&dir).is_current(stamp(&["x"]), &asset(bytes)),
            None,
            "{name}: byte {place} on the disk"
        );
        assert_eq!(build(bytes), 1, "{name}: byte {place}");
        assert!(held(&dir) == file(bytes), "{name}: byte {place}");
    }
    // One that is longer or shorter at its end alone.
    for other in [[bytes, &b"x"[..]].concat(), bytes[..last].to_vec()] {
        fs::write(dir.join(name), &other).unwrap();
        assert_eq!(open(&dir).is_current(stamp(&["x"]), &asset(bytes)), None, "{name}");
        assert_eq!(build(bytes), 1, "{name}");
        assert!(held(&dir) == file(bytes), "{name}");
    }
}

/// A stamp is of all that was added, and of where one text ends and the next begins.
#[test]
fn stamps_tell_texts_apart() {
    let long = "x".repeat(70_000);
    let other = long.replace('x', "y");
    let cut = format!("{}y", &long[1..]);
    let all: [&[&str]; 12] = [
        &[],
        &[""],
        &["", ""],
        &["ab"],
        &["a", "b"],
        &["b", "a"],
        &["ab", ""],
        &["", "ab"],
        &[&long],
        &[&other],
        &[&cut],
        &["\u{FEFF}ab"],
    ];
    for (at, one) in all.iter().enumerate() {
        for (other_at, other) in all.iter().enumerate() {
            assert_eq!(stamp(one) == stamp(other), at == other_at, "{at} {other_at}");
        }
    }
}

/// A number of an archive, the lowest byte first.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
}

/// The check sum of some bytes (ISO 3309), bit by bit.
fn crc(bytes: &[u8]) -> usize {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, step) as usize
}

/// An archive is read from its end, as the format says (APPNOTE, section 4.3): each file stands in the directory and before its bytes alike.
pub(crate) fn assert_archive(archive: &[u8]) {
    let files = entries(archive);
    let end = archive.len() - 22;
    assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
    assert_eq!(
        (number(archive, end + 8, 2), number(archive, end + 10, 2)),
        (files.len(), files.len())
    );
    assert_eq!((number(archive, end + 4, 4), number(archive, end + 20, 2)), (0, 0));
    let (mut at, mut place) = (number(archive, end + 16, 4), 0);
    assert_eq!(at + number(archive, end + 12, 4), end);
    for (name, bytes) in &files {
        assert_eq!(&archive[at..at + 4], b"PK\x01\x02", "{name}");
        let local = number(archive, at + 42, 4);
        assert_eq!(local, place, "{name}: files lie without gaps");
        assert_eq!(&archive[local..local + 4], b"PK\x03\x04", "{name}");
        // Flags, method, time, date, sum, both lengths and that of the name are said twice.
        let (flags, method) = (number(archive, at + 8, 2), number(archive, at + 10, 2));
        assert_eq!(number(archive, local + 6, 2), flags, "{name}");
        assert_eq!(
            flags & (1 << 11) != 0,
            !name.is_ascii(),
            "{name}: only names of other letters are in UTF-8"
        );
        assert!([0, 8].contains(&method), "{name}: {method}");
        assert_eq!(
            (number(archive, at + 12, 2), number(archive, at + 14, 2)),
            (0, 0x21),
            "{name}: its date"
        );
        assert_eq!(number(archive, at + 16, 4), crc(bytes), "{name}");
        assert_eq!(number(archive, at + 24, 4), bytes.len(), "{name}");
        assert_eq!(archive[local + 8..local + 28], archive[at + 10..at + 30], "{name}");
        let length = number(archive, at + 28, 2);
        assert_eq!(&archive[at + 46..at + 46 + length], name.as_bytes());
        assert_eq!(&archive[local + 30..local + 30 + length], name.as_bytes());
        let packed = number(archive, at + 20, 4);
        assert!(method == 8 || packed == bytes.len(), "{name}");
        place = local + 30 + length + number(archive, local + 28, 2) + packed;
        at += 46 + length + number(archive, at + 30, 2) + number(archive, at + 32, 2);
    }
    assert_eq!(at, end);
}

/// The copy of a site has each of its files, of any length and name, in the order of their paths, but for those of servers.
#[test]
fn the_copy_holds_the_site() {
    let disk = Tree::new("");
    let mut site = long_and_short();
    let names = [
        "a b.css",
        "صورة.png",
        "é/🕊.html",
        "index.html",
        "data.zip",
        "x.JPG",
        "p.webp",
        "50% #1?.txt",
    ];
    site.extend(names.map(|name| (name.to_owned(), bytes(300, 3))));
    let of_servers = ["404.html", "_headers", "robots.txt", "sitemap.xml", "sw.js"];
    // They are those of the root alone, by their whole names.
    for name in of_servers {
        site.extend(
            ["sub/", "x", "é/404.html/"].map(|start| (format!("{start}{name}"), bytes(30, 3))),
        );
        site.insert(format!("{name}.txt"), bytes(30, 3));
    }
    let memory = Memory::default();
    let copy = Copy::new(&memory);
    for (number, (path, bytes)) in site.iter().enumerate() {
        disk.write(&number.to_string(), bytes);
        let body = if number % 2 == 0 {
            Body::from(bytes.clone())
        } else {
            Body::File(disk.path().join(number.to_string()))
        };
        copy.put(OutPath::new(path).unwrap(), body);
    }
    of_servers
        .iter()
        .for_each(|path| copy.put(OutPath::new(path).unwrap(), Body::from(b"x".to_vec())));
    let archive = copy.finish();
    assert_archive(&archive);
    let expected: Vec<(String, Vec<u8>)> =
        site.iter().map(|(path, bytes)| (format!("briefing/{path}"), bytes.clone())).collect();
    assert!(entries(&archive) == expected);
    let handed: Map = memory
        .into_files()
        .iter()
        .filter(|(path, _)| !of_servers.contains(&path.as_str()))
        .map(|(path, body)| (path.as_str().to_owned(), body.read().unwrap().into_owned()))
        .collect();
    assert!(handed == site);
}
