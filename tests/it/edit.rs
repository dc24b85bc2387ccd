//! Changes of content: what they keep, what they refuse, and how they come to the disk.

use std::fs;

use hashiya::diag::{Severity, Splice};
use hashiya::edit::{Edit, Edited, Refusal, diff};
use hashiya::load::{Revision, SaveCause, save};
use hashiya::source::{SourceFile, Sources, Span};

use crate::harness::Tree;

const GROUP: &str = "content/groups/jnim.yaml";
const TEXT: &str =
    "# a comment\r\nname:\r\n  ar: |-\r\n    نُصْرَةُ الإسلام\r\n  en: JNIM # short\r\nrole: context\r\n";

fn project(text: &str) -> Sources {
    Sources::new(vec![SourceFile::new(GROUP, text)])
}

/// Puts a text in the place of another.
fn made(text: &str, old: &str, new: &str) -> Result<Edited, Refusal> {
    let sources = project(text);
    let start = text.find(old).unwrap();
    let span = Span::new(sources.ids()[0], start..start + old.len());
    let splices = vec![Splice { span, text: new.to_owned() }];
    Edit { splices, ..Edit::default() }.make(&sources, Severity::Warning)
}

fn after(edited: &Edited) -> &str {
    edited.revisions[0].after.as_deref().unwrap()
}

#[test]
fn comments_and_line_ends_stay() {
    let edited = made(TEXT, "JNIM", "'JNIM: a group'").unwrap();
    assert_eq!(after(&edited), TEXT.replace("JNIM", "'JNIM: a group'"));
    let longer = made(TEXT, "role:", "former_ids: old\nrole:").unwrap();
    assert_eq!(after(&longer), TEXT.replace("role:", "former_ids: old\r\nrole:"));
    // Wherever a file has such line ends: also if its last line, or all but the first, has none.
    for text in [TEXT.trim_end(), "# a comment\r\nrole: context", &format!("{TEXT}\r\n")] {
        let longer = made(text, "role:", "former_ids:\n  - old\nrole:").unwrap();
        assert_eq!(after(&longer), text.replace("role:", "former_ids:\r\n  - old\r\nrole:"));
    }
    let unix = TEXT.replace('\r', "");
    for text in [unix.as_str(), unix.trim_end()] {
        let longer = made(text, "role:", "former_ids: old\nrole:").unwrap();
        assert_eq!(after(&longer), text.replace("role:", "former_ids: old\nrole:"));
    }
}

#[test]
fn a_change_of_another_value_is_refused() {
    let cases = [
        // The quotation mark swallows the lines below.
        ("JNIM", "\"JNIM", "could not be read"),
        // The field below comes into the mapping above.
        ("JNIM # short\r\nrole", "JNIM\r\n  role", "another value"),
        ("# a comment", "- a comment", "could not be read"),
        (" # short", "\n  fr: Groupe", ""),
        ("  ar: |-", "  ar: >-\n    جماعة\n  fr: |-", ""),
        // The line that was a text becomes a part of the comment.
        ("|-\r\n", "|- #", "another value"),
        ("role: context", "role: nobody", "a new fault: content/groups/jnim.yaml:6:7: `nobody`"),
    ];
    let told = cases.map(|(old, new, wanted)| {
        let said = made(TEXT, old, new).err().map(|refusal| refusal.to_string());
        (said.unwrap_or_default(), wanted)
    });
    let is_told = |(said, wanted): &(String, &str)| {
        said.is_empty() == wanted.is_empty() && said.contains(wanted)
    };
    assert!(told.iter().all(is_told), "{told:#?}");
}

#[test]
fn parts_that_meet_are_refused() {
    let sources = project(TEXT);
    let file = sources.ids()[0];
    let splice = |range| Splice { span: Span::new(file, range), text: String::new() };
    for ranges in [[0..5, 4..8], [0..2, TEXT.len()..TEXT.len() + 1]] {
        let edit = Edit { splices: ranges.map(splice).to_vec(), ..Edit::default() };
        assert!(matches!(edit.make(&sources, Severity::Error), Err(Refusal::Overlap(_))));
    }
    let edit = Edit { moves: vec![(file, GROUP.to_owned())], ..Edit::default() };
    assert!(edit.make(&sources, Severity::Error).is_ok());
    let creations = vec![(GROUP.to_owned(), String::new())];
    let edit = Edit { creations, ..Edit::default() };
    assert!(matches!(edit.make(&sources, Severity::Error), Err(Refusal::Taken(_))));
}

#[test]
fn a_difference_shows_what_cannot_be_seen() {
    let revisions = [
        Revision::changed("a", "1\n2\n3\n4\nx\u{200F}\n", "1\n2\n3\n4\nx\n".to_owned()),
        Revision::removed("b", "one\ntwo\nthree\n"),
        Revision::moved("b", "c", "one\n2\nthree\n".to_owned()),
        Revision::changed("d", "same", "same".to_owned()),
    ];
    let wanted = "--- a\n+++ a\n@@ -3,3 +3,3 @@\n 3\n 4\n-xU+200F\n+x\n\
                  --- b\n+++ c\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n";
    assert_eq!(diff::unified(&revisions), wanted);
}

#[test]
fn all_files_are_written_or_none() {
    let tree = Tree::new("--- content/a.yaml\none\n--- content/b.yaml\ntwo\n");
    tree.write("content/bom.yaml", "\u{FEFF}mark\r\n");
    let first = Revision::changed("content/a.yaml", "one\n", "1\n".to_owned());
    let new = Revision::created("content/new/c.yaml", "3\n".to_owned());
    let refused = |bad: Revision| {
        let error = save(tree.path(), &[first.clone(), new.clone(), bad]).unwrap_err();
        assert_eq!(fs::read_to_string(tree.path().join("content/a.yaml")).unwrap(), "one\n");
        assert!(!tree.path().join("content/new/c.yaml").exists());
        error.cause
    };
    for (path, before) in
        [("content/b.yaml", "other"), ("content/b.yaml", "owt\n"), ("content/gone.yaml", "x")]
    {
        let cause = refused(Revision::changed(path, before, String::new()));
        assert!(matches!(cause, SaveCause::Changed), "{path}: {cause:?}");
    }
    for path in ["../x", "content/../x", "content/.x", "templates/x", "x", "content", "content//x"]
    {
        let cause = refused(Revision::created(path, String::new()));
        assert!(matches!(cause, SaveCause::Outside), "{path}: {cause:?}");
    }
    let cause = refused(Revision::created("content/b.yaml", String::new()));
    assert!(matches!(cause, SaveCause::Exists), "{cause:?}");
    fs::create_dir(tree.path().join("content/folder.yaml")).unwrap();
    let cause = refused(Revision::created("content/folder.yaml", String::new()));
    assert!(matches!(cause, SaveCause::Refused(_)), "{cause:?}");
    fs::remove_dir(tree.path().join("content/folder.yaml")).unwrap();

    let bom = Revision::changed("content/bom.yaml", "mark\r\n", "other\r\n".to_owned());
    save(tree.path(), &[first, new, bom, Revision::removed("content/b.yaml", "two\n")]).unwrap();
    let files = crate::harness::files(tree.path());
    let files: Vec<(&str, &[u8])> = files.iter().map(|(p, t)| (p.as_str(), t.as_slice())).collect();
    let wanted: [(&str, &[u8]); 3] = [
        ("content/a.yaml", b"1\n"),
        ("content/bom.yaml", "\u{FEFF}other\r\n".as_bytes()),
        ("content/new/c.yaml", b"3\n"),
    ];
    assert_eq!(files, wanted);
}

/// A file that cannot take its place puts those back that have taken theirs.
#[cfg(unix)]
#[test]
fn what_was_written_is_put_back() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let tree = Tree::new("--- content/a.yaml\none\n--- content/z/b.yaml\ntwo\n");
    fs::set_permissions(tree.path().join("content/a.yaml"), fs::Permissions::from_mode(0o640))
        .unwrap();
    symlink("a.yaml", tree.path().join("content/link.yaml")).unwrap();
    symlink("z", tree.path().join("content/y")).unwrap();
    let first = Revision::changed("content/a.yaml", "one\n", "1\n".to_owned());
    for (path, before) in [("content/link.yaml", "one\n"), ("content/y/b.yaml", "two\n")] {
        let linked = Revision::changed(path, before, "x".to_owned());
        let error = save(tree.path(), &[first.clone(), linked]).unwrap_err();
        assert!(matches!(error.cause, SaveCause::Link), "{path}: {error}");
    }
    // What has taken its place by then, new or not, is put back: a folder is in the way of the last file but one.
    let files = [
        first.clone(),
        Revision::created("content/new.yaml", "new\n".to_owned()),
        Revision::removed("content/z/b.yaml", "two\n"),
        Revision::created("content/way.yaml", "x\n".to_owned()),
        Revision::created("content/way.yaml/c.yaml", "x\n".to_owned()),
    ];
    let before = crate::harness::files(tree.path());
    let error = save(tree.path(), &files).unwrap_err();
    assert!(matches!(error.cause, SaveCause::Refused(_)), "{error}");
    assert_eq!(crate::harness::files(tree.path()), before);
    // Where a name is as long as the disk allows, the one beside it is too long.
    let long = format!("content/{}.yaml", "x".repeat(245));
    let error = save(tree.path(), &[first.clone(), Revision::created(&long, "x".to_owned())]);
    assert!(matches!(error.unwrap_err().cause, SaveCause::Refused(_)));
    assert_eq!(fs::read_to_string(tree.path().join("content/a.yaml")).unwrap(), "one\n");
    save(tree.path(), &[first]).unwrap();
    let mode = fs::metadata(tree.path().join("content/a.yaml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names = crate::harness::files(&tree.path().join("content"));
    assert!(names.iter().all(|(name, _)| !name.contains("hashiya")), "{names:?}");
}
