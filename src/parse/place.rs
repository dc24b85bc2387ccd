//! Where a file belongs that lies where nothing reads it.

use crate::diag::suggest::{nearest, question};
use crate::diag::token;
use crate::model::EntityKind;

/// One action for a file at a path that nothing reads.
pub(super) fn advice(path: &str) -> String {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    let (folder, name) = inside.rsplit_once('/').unwrap_or(("", inside));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_lowercase().as_str() {
        "yml" => format!("rename it: {}", token(&renamed(folder, stem))),
        "docx" | "odt" | "doc" | "rtf" | "pdf" => {
            "copy its text into a `.yaml` file under `content/articles/`, and delete it".to_owned()
        }
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" => {
            "move images to `static/`, or delete it".to_owned()
        }
        "txt" if folder == "articles" => {
            format!("the original of an article is `{stem}.original.txt`")
        }
        "yaml" if extension != "yaml" => format!("rename it: {}", token(&renamed(folder, stem))),
        "yaml" if stem.ends_with(".original") => {
            format!("an original is a text: name it {}", token(&format!("{stem}.txt")))
        }
        "yaml" => for_yaml(folder, stem),
        _ => "move, rename or delete it; `docs/content.md` shows where files belong".to_owned(),
    }
}

fn renamed(folder: &str, stem: &str) -> String {
    match folder {
        "" => format!("content/{stem}.yaml"),
        _ => format!("content/{folder}/{stem}.yaml"),
    }
}

fn for_yaml(folder: &str, stem: &str) -> String {
    if folder.is_empty() {
        return match nearest(stem, ["sources"]) {
            Some(_) => question("content/sources.yaml"),
            None => {
                format!("move it to the folder of its kind, such as `content/groups/{stem}.yaml`")
            }
        };
    }
    let (first, below) = folder.split_once('/').map_or((folder, false), |(first, _)| (first, true));
    let folders = EntityKind::ALL.iter().map(|kind| kind.folder()).chain(["articles", "series"]);
    let wanted = first.to_lowercase();
    match nearest(&wanted, folders) {
        Some(folder) if below || folder != first => {
            format!("move it to {}", token(&format!("content/{folder}/{stem}.yaml")))
        }
        _ => "move it to the folder of its kind; `docs/content.md` shows where files belong"
            .to_owned(),
    }
}
