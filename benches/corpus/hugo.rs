//! A corpus as a project of Hugo: the same words in both languages, notes as footnotes, profiles as terms of two
//! taxonomies, so that each lists the articles that mention it, and every link checked by a render hook.

use super::corpus::words::LANGS;
use super::corpus::{Article, Corpus, Entity, Piece, Source};

const SETTINGS: &str = r#"baseURL = "https://example.org/"
title = "Corpus"
defaultContentLanguage = "ar"
defaultContentLanguageInSubdir = true
disableKinds = ["RSS", "sitemap", "robotsTXT"]

[taxonomies]
group = "groups"
actor = "actors"

[languages.ar]
weight = 1
direction = "rtl"
[languages.en]
weight = 2
direction = "ltr"
"#;

const LAYOUTS: [(&str, &str); 8] = [
    (
        "baseof.html",
        r#"<!doctype html>
<html lang="{{ .Lang }}" dir="{{ site.Language.Direction }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<link rel="stylesheet" href="/css/site.css">
</head>
<body>
<header>
<nav><ul>
{{- range slice "/" "/articles" "/groups" "/actors" "/sources" }}
<li><a href="{{ relref $ . }}">{{ . }}</a></li>
{{- end }}
</ul></nav>
<nav><ul>
{{- range .AllTranslations }}
<li><a href="{{ .RelPermalink }}" hreflang="{{ .Lang }}" lang="{{ .Lang }}">{{ .Lang }}</a></li>
{{- end }}
</ul></nav>
</header>
<main>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
"#,
    ),
    (
        "home.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Sections }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ len .Pages }}</p>
{{ end }}{{ end }}
"#,
    ),
    (
        "section.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Description }}</p>
{{ end }}{{ end }}
"#,
    ),
    (
        "page.html",
        r#"{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p class="lead">{{ .Description }}</p>
{{ .Content }}
</article>{{ end }}
"#,
    ),
    (
        "taxonomy.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>
{{ range .Pages.ByTitle }}<li id="{{ .File.ContentBaseName }}"><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Params.kind }} {{ len .Pages }}</p>
<p>{{ .Description }}</p></li>
{{ end }}</ul>{{ end }}
"#,
    ),
    (
        "term.html",
        r#"{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p class="kind">{{ .Params.kind }}</p>
<p class="lead">{{ .Description }}</p>
{{ .Content }}
<ul class="passages">
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</article>{{ end }}
"#,
    ),
    ("404.html", r#"{{ define "main" }}<h1>404</h1>{{ end }}"#),
    (
        "_markup/render-link.html",
        r#"{{- if strings.HasPrefix .Destination "https:" -}}
<a href="{{ .Destination }}" rel="external">{{ .Text }}</a>
{{- else -}}
{{- with site.GetPage .Destination -}}
<a class="mention" href="{{ .RelPermalink }}">{{ $.Text }}</a>
{{- else -}}
{{ errorf "%s: there is no page %s" .Page.Path .Destination }}
{{- end -}}
{{- end -}}
"#,
    ),
];

const INDEXES: [(&str, [&str; 2]); 4] = [
    ("", ["مدونة", "Corpus"]),
    ("articles/", ["المقالات", "Articles"]),
    ("groups/", ["الجماعات", "Groups"]),
    ("actors/", ["الشخصيات", "Actors"]),
];

/// The files of the project: path and text.
pub(crate) fn files(corpus: &Corpus) -> Vec<(String, String)> {
    let mut files = vec![
        ("hugo.toml".to_owned(), SETTINGS.to_owned()),
        ("static/css/site.css".to_owned(), include_str!("../../static/css/site.css").to_owned()),
    ];
    files
        .extend(LAYOUTS.iter().map(|(name, text)| (format!("layouts/{name}"), (*text).to_owned())));
    for (lang, tag) in LANGS.iter().enumerate() {
        for (folder, titles) in INDEXES {
            let text = format!("---\ntitle: \"{}\"\n---\n", titles[lang]);
            files.push((format!("content/{folder}_index.{tag}.md"), text));
        }
        for article in &corpus.articles {
            let path = format!("content/articles/{}.{tag}.md", article.id);
            files.push((path, self::article(corpus, article, lang)));
        }
        for entity in &corpus.entities {
            let path = format!("content/{}/{}/_index.{tag}.md", entity.folder, entity.id);
            files.push((path, self::entity(corpus, entity, lang)));
        }
        let sources: String = corpus.sources.iter().map(source).collect();
        files.push((format!("content/sources.{tag}.md"), front("Sources", "", "") + &sources));
    }
    files
}

fn front(title: &str, description: &str, more: &str) -> String {
    format!("---\ntitle: \"{title}\"\ndescription: \"{description}\"\n{more}---\n")
}

fn address(entity: &Entity) -> String {
    format!("/{}/{}", entity.folder, entity.id)
}

fn cited(corpus: &Corpus, source: usize) -> String {
    let Source { publisher, year, .. } = &corpus.sources[source];
    format!("[{publisher}, {year}](/sources)")
}

fn article(corpus: &Corpus, article: &Article, lang: usize) -> String {
    let mut mentioned: Vec<usize> = Vec::new();
    let (mut body, mut notes) = (String::new(), String::new());
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let mut text = String::new();
        for piece in &paragraph.sides[lang] {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Mention(number) => {
                    let entity = &corpus.entities[*number];
                    text.push_str(&format!("[{}]({})", entity.name[lang], address(entity)));
                    mentioned.push(*number);
                }
            }
        }
        if let Some(note) = &paragraph.note {
            let quote = &note.quote[lang];
            text = text.replacen(quote, &format!("{quote}[^{at}]"), 1);
            let cited = cited(corpus, note.source);
            notes.push_str(&format!("[^{at}]: {} {cited}\n\n", note.text[lang]));
        }
        body.push_str(&format!("{text}\n\n"));
    }
    mentioned.sort_unstable();
    mentioned.dedup();
    let terms: String = ["groups", "actors"]
        .into_iter()
        .map(|folder| {
            let ids = mentioned.iter().map(|number| &corpus.entities[*number]);
            let ids: Vec<&str> =
                ids.filter(|e| e.folder == folder).map(|e| e.id.as_str()).collect();
            format!("{folder}: [{}]\n", ids.join(", "))
        })
        .collect();
    front(&article.title[lang], &article.summary[lang], &terms) + &body + &notes
}

fn entity(corpus: &Corpus, entity: &Entity, lang: usize) -> String {
    let kind = format!("kind: \"{}\"\n", entity.sort[lang]);
    let mut text = front(&entity.name[lang], &entity.summary[lang], &kind);
    for part in &entity.body {
        text.push_str(&format!("{}\n\n", part[lang]));
    }
    for statement in &entity.statements {
        let cited = cited(corpus, statement.source);
        text.push_str(&format!("- {} {cited}\n", statement.text[lang]));
    }
    let other = &corpus.entities[entity.relation.1];
    text + &format!("\n{}: [{}]({})\n", entity.relation.0, other.name[lang], address(other))
}

fn source(source: &Source) -> String {
    let Source { id, title, publisher, year } = source;
    format!("- [{title}](https://example.org/{id}), {publisher}, {year}\n")
}
