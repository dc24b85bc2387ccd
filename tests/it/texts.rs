//! Whatever an author writes in a text is on the page or in a diagnostic, in every field.

use std::collections::BTreeMap;

use crate::harness::{Tree, files};

/// Fields of every kind of file. `@` stands for the text, in double quotes.
const FIELDS: &[(&str, &str)] = &[
    ("book.toml", "[title]\nar = @\nen = \"Briefing\"\n"),
    ("content/groups/name.yaml", "name: {ar: @, en: name}\nrole: context\n"),
    ("content/groups/short.yaml", "name: {ar: اسم١, en: one}\nrole: context\nshort: {en: @}\n"),
    ("content/groups/alias.yaml", "name: {ar: اسم٢, en: two}\nrole: context\naliases: {fr: [@]}\n"),
    (
        "content/groups/weak.yaml",
        "name: {ar: اسم٣, en: six}\nrole: context\nweak_aliases: {en: [@]}\n",
    ),
    ("content/groups/kind.yaml", "name: {ar: اسم٤, en: ten}\nrole: context\nkind: @\n"),
    (
        "content/groups/summary.yaml",
        "name: {ar: اسم٥, en: won}\nrole: context\nsummary: {ar: س, en: @}\n",
    ),
    (
        "content/groups/body.yaml",
        "name: {ar: اسم٦, en: tin}\nrole: context\nbody: {ar: س, en: @}\n",
    ),
    (
        "content/groups/statement.yaml",
        "name: {ar: اسم٧, en: dog}\nrole: context\nstatements:\n- {text: {ar: س, en: @}, confidence: inference}\n",
    ),
    (
        "content/groups/relation.yaml",
        "name: {ar: اسم٨, en: cat}\nrole: context\nrelations:\n- {type: ally, to: name, note: {ar: س, en: @}}\n",
    ),
    (
        "content/actors/office.yaml",
        "name: {ar: اسم٩, en: cow}\nrole: context\nroles: [{title: {ar: س, en: @}}]\n",
    ),
    (
        "content/places/precision.yaml",
        "name: {ar: اسم١٠, en: ant}\nrole: context\nprecision_note: {ar: س, en: @}\n",
    ),
    ("content/articles/title.yaml", "title: {ar: س, en: @}\noriginal: ar\nparagraphs: []\n"),
    ("content/articles/title.original.txt", ""),
    (
        "content/articles/summary.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nsummary: {ar: س, en: @}\nparagraphs: []\n",
    ),
    ("content/articles/summary.original.txt", ""),
    (
        "content/articles/origin.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nsource: {note: {ar: س, en: @}}\nparagraphs: []\n",
    ),
    ("content/articles/origin.original.txt", ""),
    (
        "content/articles/author.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nsource: {author: @}\nparagraphs: []\n",
    ),
    ("content/articles/author.original.txt", ""),
    (
        "content/articles/outlet.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nsource: {outlet: @}\nparagraphs: []\n",
    ),
    ("content/articles/outlet.original.txt", ""),
    (
        "content/articles/side.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nparagraphs:\n- {id: p, ar: س, en: @}\n",
    ),
    ("content/articles/side.original.txt", "س\n"),
    (
        "content/articles/note.yaml",
        "title: {ar: س, en: T}\noriginal: ar\nparagraphs:\n- {id: p, ar: س, en: T, notes: [{kind: context, text: {ar: س, en: @}}]}\n",
    ),
    ("content/articles/note.original.txt", "س\n"),
    ("content/sources.yaml", "s:\n  type: report\n  title: @\n  url: https://example.org/\n"),
];

/// A project whose fields all hold a text.
fn project(text: &str) -> Tree {
    let tree = Tree::new("");
    for (path, field) in FIELDS {
        tree.write(path, field.replace('@', &format!("\"{text}\"")));
    }
    tree
}

/// The diagnostics of a check that carry a code, counted by file.
fn reports(tree: &Tree, code: &str) -> BTreeMap<String, usize> {
    let output = tree.run(&["check", "--format", "short"]).stdout();
    let mut reports = BTreeMap::new();
    for line in output.lines().filter(|line| line.contains(&format!("[{code}]"))) {
        *reports.entry(line.split(':').next().unwrap().to_owned()).or_default() += 1;
    }
    reports
}

#[test]
fn every_field_holds_its_characters_to_the_same_rules() {
    let asked: BTreeMap<String, usize> = FIELDS
        .iter()
        .filter(|(_, field)| field.contains('@'))
        .map(|(path, _)| ((*path).to_owned(), 1))
        .collect();
    for (text, code) in [
        ("w\\u0000x", "nul-character"),
        ("w\\u0001x\\u0001", "forbidden-character"),
        ("w\\u0085x", "forbidden-character"),
        ("w\\uFFFEx", "forbidden-character"),
        ("w\\uE000x", "forbidden-character"),
        ("w\\uFFFDx", "forbidden-character"),
        ("w\\u202Ex", "bidi-control"),
        ("w\\u2069x", "bidi-control"),
        ("w\\u00A0x", "invisible-character"),
        ("w\\u200Bx", "invisible-character"),
        ("w\\u00ADx\\u00AD", "invisible-character"),
        ("w\\u200Fx", "invisible-character"),
        ("w\\uFEFFx", "invisible-character"),
    ] {
        assert_eq!(reports(&project(text), code), asked, "{text}");
    }
}

/// A text with one side only is reported in every field; that of an original is a fault of another kind.
#[test]
fn every_field_needs_both_sides() {
    let both = "ar: س, en: @";
    let fields = FIELDS.iter().filter(|(_, field)| field.contains(both));
    for side in ["ar: س", "en: @"] {
        let tree = project("w");
        // A bare label is one side by itself.
        let mut asked = BTreeMap::from([("content/groups/kind.yaml".to_owned(), 1)]);
        for (path, field) in fields.clone().filter(|(path, _)| !path.ends_with("side.yaml")) {
            tree.write(path, field.replace(both, side).replace('@', "w"));
            asked.insert((*path).to_owned(), 1);
        }
        assert!(asked.len() > 8);
        assert_eq!(reports(&tree, "missing-translation"), asked, "{side}");
    }
}

/// Texts that are shown, and what a reader sees of them.
const SHOWN: &[(&str, &str)] = &[
    ("و**«القاعدة»** أعلنت", "و<strong>«القاعدة»</strong> أعلنت"),
    ("**الجهاد (الإسلامي)**وغيرها", "<strong>الجهاد (الإسلامي)</strong>وغيرها"),
    ("**«أ»**وغيرها", "<strong>«أ»</strong>وغيرها"),
    ("**“truce”**and", "<strong>“truce”</strong>and"),
    ("**‘truce’**and", "<strong>‘truce’</strong>and"),
    ("**نعم،**وقال", "<strong>نعم،</strong>وقال"),
    ("**نعم؟**وقال", "<strong>نعم؟</strong>وقال"),
    ("و**“أ”** قال", "و<strong>“أ”</strong> قال"),
    ("و**«أ»**و**«ب»**", "و<strong>«أ»</strong>و<strong>«ب»</strong>"),
    ("He said **“truce”**and left.", "He said <strong>“truce”</strong>and left."),
    ("و*`code`*و", "و<em><code dir=\"ltr\">code</code></em>و"),
    (
        "و**[سين](https://example.org/)**و",
        "و<a href=\"https://example.org/\" rel=\"external\"><strong>سين</strong></a>و",
    ),
    ("**foo**(bar)", "<strong>foo</strong>(bar)"),
    ("[Q]: Why?", "[Q]: Why?"),
    ("[س]: لماذا؟\n[ج]: لأنه قال ذلك.", "[س]: لماذا؟ [ج]: لأنه قال ذلك."),
    ("[a]: b 'c'\n[a]: d", "[a]: b 'c' [a]: d"),
    ("Text [a]: b", "Text [a]: b"),
    ("a [1] b [sic] c", "a [1] b [sic] c"),
    ("5 * 3 = 15, 5*3, f(x)", "5 * 3 = 15, 5*3, f(x)"),
    ("snake_case and @_name", "snake_case and @_name"),
    ("\\*literal\\* \\[[id\\]] \\`x\\`", "*literal* [[id]] `x`"),
    ("#tag", "#tag"),
    ("a &amp; b &lt; c &nbsp;d", "a &amp; b &lt; c \u{A0}d"),
    ("one  \ntwo\nthree", "one<br>\ntwo three"),
    ("one\\\ntwo\nthree", "one<br>\ntwo three"),
    ("Jama`at Ansar", "Jama`at Ansar"),
    ("<https://example.org/> <desk@example.org>", "https://example.org/</a>"),
    ("`[[en:x]] **y**`", "<code dir=\"ltr\">[[en:x]] **y**</code>"),
    ("a ~ b, c~d", "a ~ b, c~d"),
    ("m^2^ CO~2~ *e^x^*", "m<sup>2</sup> CO<sub>2</sub> <em>e<sup>x</sup></em>"),
    ("[[fr:le XIX^e^ siècle]]", "le XIX<sup>e</sup> siècle"),
    ("x^2 + y^2, 2^10, ^ ^", "x^2 + y^2, 2^10, ^ ^"),
    ("\\^a^ b\\~c~ `m^2^`", "^a^ b~c~ <code dir=\"ltr\">m^2^</code>"),
    ("من 2024-05~ إلى 2024-06~ و~5 و~6", "من 2024-05~ إلى 2024-06~ و~5 و~6"),
    ("2023~/2024~ <https://example.org/~a~b>", "2023~/2024~ <a href=\"https://example.org/~a~b\""),
    ("word\n: colon", "word : colon"),
];

/// A project with a group for each text, which is its Arabic summary; `sides` are other sides of it.
fn groups(texts: &[(&str, &str)], sides: &str) -> Tree {
    let tree = Tree::new("");
    for (index, (text, _)) in texts.iter().enumerate() {
        let text = text.replace('\n', "\n    ");
        let group = format!(
            "name: {{ar: اسم{index}, en: name{index}}}\nrole: context\nsummary:\n{sides}  ar: |-\n    {text}\n"
        );
        tree.write(&format!("content/groups/g{index}.yaml"), group);
    }
    tree
}

#[test]
fn what_is_written_is_shown() {
    let tree = groups(SHOWN, "");
    let output = tree.run(&["check", "--format", "short"]).stdout();
    let others = output.lines().filter(|line| !line.contains("[missing-translation]"));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new());
    tree.run(&["build"]).expect(0);
    let pages: BTreeMap<String, Vec<u8>> = files(&tree.path().join("public")).into_iter().collect();
    for (index, (text, shown)) in SHOWN.iter().enumerate() {
        let page = &pages[&format!("ar/groups/g{index}/index.html")];
        let page = without_isolation(&String::from_utf8_lossy(page));
        assert!(page.contains(shown), "{text:?} is not shown as {shown:?}");
    }
}

/// A page without the elements that isolate runs of the other direction.
fn without_isolation(page: &str) -> String {
    let mut parts = page.split("<bdi");
    let mut bare = parts.next().unwrap_or_default().to_owned();
    bare.extend(parts.map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)));
    bare.replace("</bdi>", "")
}

/// Texts with one fault, and the code of the one diagnostic that reports it.
const REPORTED: &[(&str, &str)] = &[
    ("**open", "stray-markup"),
    ("** x **", "stray-markup"),
    ("و_«أ»_", "stray-markup"),
    ("~~x~~", "stray-markup"),
    ("10^th century^", "stray-markup"),
    ("[[français:mot]]", "language-run"),
    ("[[xx-:mot]]", "language-run"),
    ("`open", "stray-markup"),
    ("[[g0|open", "stray-markup"),
    ("open]]", "stray-markup"),
    ("[[]]", "stray-markup"),
    ("[a](b c)", "stray-markup"),
    ("[a][b]", "stray-markup"),
    ("[a]: https://example.org/", "stray-markup"),
    ("x[^1]", "stray-markup"),
    ("&foo;", "stray-markup"),
    ("[[en:open", "language-run"),
    ("[a](https://example.org/ \"title\")", "lost-text"),
    ("[a](httpx://e)", "forbidden-link"),
    ("[a](//e.org)", "forbidden-link"),
    ("[a](https:e.org)", "forbidden-link"),
    ("[a](https://u@e.org)", "forbidden-link"),
    ("[a]()", "forbidden-link"),
    ("[a](<https://e .org>)", "forbidden-link"),
    ("[a](mailto:x)", "forbidden-link"),
    ("<ftp://e.org>", "forbidden-link"),
    ("![a](https://e.org)", "image-in-text"),
    ("<b>x</b>", "raw-html"),
    ("<!-- x -->", "raw-html"),
    ("<div>\nx\n</div>", "raw-html"),
    ("one\n\ntwo\n\nthree", "block-markup"),
    ("# x", "block-markup"),
    ("x\n---", "block-markup"),
    ("x\n===", "block-markup"),
    ("---", "block-markup"),
    ("- x\n- y", "block-markup"),
    ("> x", "block-markup"),
    ("```\nx\n```", "block-markup"),
    ("| a |\n|---|\n| b |", "block-markup"),
    ("x &#x202E; y", "bidi-control"),
    ("x &#0; y", "forbidden-character"),
    ("x &#7; y", "forbidden-character"),
    ("x &#xFFFE; y", "forbidden-character"),
];

#[test]
fn one_fault_is_one_diagnostic() {
    let tree = groups(REPORTED, "  en: Summary\n");
    let output = tree.run(&["check", "--format", "short"]).expect(1).stdout();
    for (index, (text, code)) in REPORTED.iter().enumerate() {
        let path = format!("content/groups/g{index}.yaml:");
        let lines: Vec<&str> = output.lines().filter(|line| line.starts_with(&path)).collect();
        let is_one = lines.len() == 1 && lines[0].contains(&format!("[{code}]"));
        assert!(is_one, "{text:?}: {code} expected, found {lines:#?}");
    }
}

/// Content cannot make the program recurse, nor take long.
#[test]
fn deep_content_ends_in_a_diagnostic() {
    let depth = 20_000;
    for text in [
        ">".repeat(depth),
        "> - ".repeat(depth),
        "1. ".repeat(depth),
        format!("{}x{}", "*".repeat(depth), "*".repeat(depth)),
        format!("{}x{}", "![".repeat(depth), "](y)".repeat(depth)),
    ] {
        let tree = Tree::new("");
        tree.write("content/pages/about.ar.md", &text);
        tree.write("content/pages/about.en.md", "x");
        let output = tree.run(&["check", "--format", "short"]).expect(1).stdout();
        assert!(output.contains("[nested-too-deeply]"), "{}", &text[..20]);
        assert!(output.len() < 2000, "{output}");
    }
}
