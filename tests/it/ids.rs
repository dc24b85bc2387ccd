//! Ids on pages: those of content stand where content is, and never meet those that pages make.

use std::collections::BTreeSet;

use crate::harness::Tree;
use crate::site::{EDGES, KITCHEN_SINK, Page, Site};

/// All ids that pages of the golden sites make themselves, without the underscore that sets them apart.
fn own_names() -> BTreeSet<String> {
    let pages = KITCHEN_SINK.pages().chain(EDGES.pages());
    let ids = pages.flat_map(|page| page.attributes("[id^=_]", "id"));
    // Of a heading's id, which is made of its words, content could have none but an ASCII one.
    ids.map(|id| id[1..].to_owned()).filter(|name| name.is_ascii()).collect()
}

/// The pages that show a list of content, each thing below its id.
const LISTS: [&str; 5] = [
    "articles/main/index.html",
    "articles/main/parallel/index.html",
    "articles/main/data/index.html",
    "groups/index.html",
    "sources/index.html",
];

/// A project whose paragraphs, entities and sources are all called like parts of pages.
fn project(names: &BTreeSet<String>) -> Tree {
    let tree = Tree::new("--- book.toml\n[title]\nar = \"حاشية\"\nen = \"Gloss\"\n");
    let mut article = "title: {ar: عنوان, en: Title}\noriginal: ar\nparagraphs:\n".to_owned();
    let (mut original, mut sources) = (String::new(), String::new());
    for (number, name) in names.iter().enumerate() {
        article += &format!(
            "- {{id: {name}, ar: نص {number}, en: Text {number}, translation: {{state: draft}}, notes: [{{kind: context, text: {{ar: شرح, en: Gloss}}, sources: [{name}]}}]}}\n"
        );
        original += &format!("نص {number}\n");
        sources += &format!(
            "{name}: {{type: web, title: Source {number}, url: \"https://example.org/{number}\"}}\n"
        );
        tree.write(
            &format!("content/groups/{name}.yaml"),
            format!("name: {{ar: جماعة {number}, en: Group {number}}}\nrole: context\n"),
        );
    }
    tree.write("content/articles/main.yaml", article);
    tree.write("content/articles/main.original.txt", original);
    tree.write("content/sources.yaml", sources);
    tree
}

/// The ids of a page that do not begin with an underscore, in their order.
fn content_ids(page: &Page) -> Vec<String> {
    page.attributes("[id]", "id").into_iter().filter(|id| !id.starts_with('_')).collect()
}

#[test]
fn ids_of_content_and_of_pages_never_meet() {
    let names = own_names();
    for name in ["main", "settings", "cite", "help", "note-1", "filter", "relations", "timeline"] {
        assert!(names.contains(name), "no page makes `{name}` itself");
    }
    let site = Site::build(&project(&names), &[]);
    for page in site.pages() {
        let ids = page.attributes("[id]", "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}", page.path);
        let path = page.path.split_once('/').map_or("", |(_, path)| path);
        let is_listed = LISTS.contains(&path);
        let of_content: BTreeSet<String> = content_ids(&page).into_iter().collect();
        assert_eq!(of_content, if is_listed { names.clone() } else { BTreeSet::new() }, "{path}");
    }
}

#[test]
fn links_and_labels_name_ids_that_are_there() {
    let mut faults = Vec::new();
    for site in [&*KITCHEN_SINK, &*EDGES] {
        for page in site.pages() {
            let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
            let fragments = page.attributes("a[href^='#']", "href");
            let mut named: Vec<String> =
                fragments.iter().map(|href| href[1..].to_owned()).collect();
            for name in ["aria-labelledby", "for", "popovertarget", "aria-controls"] {
                named.extend(page.attributes(&format!("[{name}]"), name));
            }
            let missing = named.into_iter().filter(|id| !ids.contains(id));
            faults.extend(missing.map(|id| format!("{}: nothing is called `{id}`", page.path)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A line of an article's data has one id: that of the first paragraph that begins on it.
#[test]
fn a_line_of_data_has_the_id_of_its_first_paragraph() {
    let tree = Tree::new(
        "--- content/articles/a.yaml\ntitle: {ar: عنوان, en: Title}\noriginal: ar\n\
         paragraphs: [{id: p01, ar: أول, en: First}, {id: p02, ar: ثان, en: Second}]\n\
         --- content/articles/a.original.txt\nأول\nثان\n",
    );
    let page = Site::build(&tree, &[]).page("en/articles/a/data/");
    assert_eq!(page.all("#p01").len(), 1);
    assert!(page.all("#p02").is_empty());
}
