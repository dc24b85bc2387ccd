//! A corpus as a project of Hashiya.

use sha2::{Digest, Sha256};

use super::words::{Both, LANGS};
use super::{Article, Corpus, Entity, Piece, Source};

/// What the project asks for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Pages {
    pub(crate) data: bool,
    pub(crate) parallel: bool,
    /// No file but pages and their search.
    pub(crate) alone: bool,
}

/// The files of the project: path and text.
pub(crate) fn files(corpus: &Corpus, pages: Pages) -> Vec<(String, String)> {
    let mut files = vec![("book.toml".to_owned(), book(pages))];
    for article in &corpus.articles {
        let path = format!("content/articles/{}", article.id);
        let original = article.paragraphs.iter().map(|p| corpus.plain(&p.sides[0], 0) + "\n");
        files.push((format!("{path}.original.txt"), original.collect()));
        files.push((format!("{path}.yaml"), self::article(corpus, article)));
    }
    for entity in &corpus.entities {
        let path = format!("content/{}/{}.yaml", entity.folder, entity.id);
        files.push((path, self::entity(corpus, entity)));
    }
    let sources = corpus.sources.iter().map(source).collect();
    files.push(("content/sources.yaml".to_owned(), sources));
    files
}

fn book(Pages { data, parallel, alone }: Pages) -> String {
    let files = ["offline", "markdown", "annotations", "references", "briefing"];
    let files: String = files.map(|file| format!("{file} = {}\n", !alone)).concat();
    let books = if alone { "[downloads]\nbooks = false\n" } else { "" };
    format!(
        "[title]\nar = \"مدونة\"\nen = \"Corpus\"\n\n[pages]\ndata = {data}\nparallel = {parallel}\n\n[files]\n{files}\n{books}"
    )
}

/// A field with a text in both languages.
fn field(depth: usize, name: &str, text: &Both) -> String {
    let indent = " ".repeat(depth);
    let mut yaml = format!("{indent}{name}:\n");
    for (lang, text) in LANGS.iter().zip(text) {
        yaml.push_str(&scalar(depth + 2, lang, text));
    }
    yaml
}

/// A block scalar.
fn scalar(depth: usize, key: &str, text: &str) -> String {
    let indent = " ".repeat(depth);
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("{indent}  {line}\n"),
    });
    format!("{indent}{key}: |-\n") + &lines.collect::<String>()
}

fn article(corpus: &Corpus, article: &Article) -> String {
    let mut yaml = field(0, "title", &article.title);
    yaml.push_str("original: ar\ndate: null\n");
    yaml.push_str(&field(0, "summary", &article.summary));
    yaml.push_str("source: null\nparagraphs:\n");
    for paragraph in &article.paragraphs {
        yaml.push_str(&format!("  - id: {}\n", paragraph.id));
        for (lang, side) in paragraph.sides.iter().enumerate() {
            yaml.push_str(&scalar(4, LANGS[lang], &markdown(corpus, side, lang)));
        }
        let of = fingerprint(&corpus.plain(&paragraph.sides[0], 0));
        yaml.push_str(&format!("    translation: {{of: \"{of}\", state: reviewed}}\n"));
        if let Some(note) = &paragraph.note {
            yaml.push_str("    notes:\n      - kind: context\n");
            yaml.push_str(&field(8, "at", &note.quote));
            yaml.push_str(&field(8, "text", &note.text));
            yaml.push_str(&format!("        sources: [{}]\n", corpus.sources[note.source].id));
        }
    }
    yaml
}

/// The hash that ties a translation to its original. The words of the corpus have no vowel marks.
fn fingerprint(plain: &str) -> String {
    Sha256::digest(plain.as_bytes())[..4].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A side of a paragraph as it is written, with `[[id|label]]` for each mention.
fn markdown(corpus: &Corpus, side: &[Piece], lang: usize) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Mention(entity) => {
            let entity = &corpus.entities[*entity];
            format!("[[{}|{}]]", entity.id, entity.name[lang])
        }
    };
    side.iter().map(piece).collect()
}

fn entity(corpus: &Corpus, entity: &Entity) -> String {
    let mut yaml = field(0, "name", &entity.name);
    yaml.push_str(&field(0, "kind", &entity.sort));
    if entity.context {
        yaml.push_str("role: context\n");
    }
    yaml.push_str(&field(0, "summary", &entity.summary));
    let [first, second] = &entity.body;
    let body = [0, 1].map(|lang| format!("{}\n\n{}", first[lang], second[lang]));
    yaml.push_str(&field(0, "body", &body));
    yaml.push_str("statements:\n");
    for statement in &entity.statements {
        let cited = &corpus.sources[statement.source].id;
        yaml.push_str(&format!("  - sources: [{cited}]\n"));
        yaml.push_str(&field(4, "text", &statement.text));
    }
    let (kind, other) = entity.relation;
    let (other, cited) = (&corpus.entities[other].id, &corpus.sources[0].id);
    yaml.push_str(&format!(
        "relations:\n  - type: {kind}\n    to: {other}\n    sources: [{cited}]\n    confidence: sourced\n"
    ));
    yaml
}

fn source(source: &Source) -> String {
    let Source { id, title, publisher, year } = source;
    format!(
        "{id}:\n  type: report\n  title: \"{title}\"\n  publisher: \"{publisher}\"\n  date: {year}\n  \
         url: https://example.org/{id}\n  language: en\n\n"
    )
}
