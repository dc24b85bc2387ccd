//! Pages on request, their addresses, and checking without rendering.

use std::fs;
use std::path::Path;

use hashiya::load::{self, Project};
use hashiya::render::{Layouts, Pages, theme};
use hashiya::route::Route;
use hashiya::source::Sources;
use hashiya::{Memo, Options, diag};

use crate::harness::{Tree, root};

/// Hands the kitchen sink and its pages to a test.
fn with_pages(test: impl FnOnce(&Project, &Pages<'_>)) {
    let (project, _) = load::project(&root().join("tests/sites/kitchen-sink")).unwrap();
    let (book, config, _) = hashiya::read(&project);
    let (theme, diagnostics) = theme::load(&project, &config);
    assert_eq!(diagnostics, []);
    let layouts = Layouts::new(&book, &theme);
    test(&project, &Pages::new(&book, &config, &project.sources, &theme, &layouts));
}

#[test]
fn addresses_are_parsed_back() {
    with_pages(|_, pages| {
        let routes = pages.routes();
        assert!(routes.len() > 50);
        for route in routes {
            let address = route.address();
            assert_eq!(Route::parse(&address), Some(route), "{address}");
        }
    });
}

/// A page on request is the page of the whole site, and what the site lacks is no page.
#[test]
fn pages_are_made_on_request() {
    with_pages(|project, pages| {
        let (site, _) = hashiya::build(project, &Options::default(), &|_| {});
        for address in ["", "404.html", "ar/articles/small/data/", "en/network/2017/"] {
            let route = Route::parse(address).unwrap();
            let (html, diagnostics) = pages.page(route);
            assert!(html.as_deref() == site[&*route.file()].bytes(), "{address}");
            assert_eq!(diagnostics, []);
        }
        // `kouffa` was an actor's id.
        for address in [
            "ar/actors/jnim/",
            "ar/groups/nobody/",
            "ar/groups/kouffa/",
            "ar/network/1066/",
            "en/contact/",
        ] {
            let page = pages.page(Route::parse(address).unwrap());
            assert_eq!(page, (None, Vec::new()), "{address}");
        }
        assert_eq!(pages.page(Route::SEARCH_SCRIPT), (None, Vec::new()));
    });
}

/// Compares the diagnostics of a check with those of a build.
fn assert_checked_as_built(root: &Path, name: &str) {
    let (project, _) = load::project(root).unwrap();
    let (_, built) = hashiya::build(&project, &Options::default(), &|_| {});
    assert_eq!(hashiya::check(&project), built, "{name}");
}

#[test]
fn a_check_finds_what_a_build_finds() {
    for entry in fs::read_dir(root().join("tests/diagnostics")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let input = text.split("--- expected\n").next().unwrap();
        if cfg!(unix) || !input.contains(" -> ") {
            assert_checked_as_built(Tree::new(input).path(), &path.display().to_string());
        }
    }
    assert_checked_as_built(&root().join("tests/sites/kitchen-sink"), "kitchen-sink");
    assert_checked_as_built(root(), "the briefing");
}

/// A project that is examined again has the faults that it has when it is examined anew, whatever has changed in between.
#[test]
fn what_is_examined_again_is_as_new() {
    let group = "content/groups/a.yaml";
    let tree = Tree::new("--- book.toml\n--- content/sources.yaml\ns: {type: web, title: S}\n");
    let (mut memo, mut sources) = (Memo::default(), Sources::default());
    let (mut read, options) = (load::Memo::default(), Options::default());
    for (path, text) in [
        (group, Some("name: [")),
        ("content/groups/b.yaml", Some("name: {ar: اسم, en: B}\nsummery: x\n")),
        ("templates/base.html", Some("{% broken")),
        ("book.toml", Some("numerals = \"arab\"\n")),
        ("templates/base.html", None),
        (group, Some("name: {ar: اسم آخر, en: A}\nrelations: [{type: ally, to: b}]\n")),
        ("content/groups/b.yaml", None),
        ("static/en/index.html", Some("taken")),
        ("content/sources.yaml", None),
    ] {
        match text {
            Some(text) => tree.write(path, text),
            None => fs::remove_file(tree.path().join(path)).unwrap(),
        }
        let (project, _) = load::again(tree.path(), &sources, &mut read).unwrap();
        let again = hashiya::examine_again(&project, &options, &mut memo).2;
        let anew = diag::sorted(hashiya::examine(&project).2, &project.sources);
        assert_ne!(anew, [], "{path}");
        assert_eq!(diag::sorted(again, &project.sources), anew, "{path}");
        sources = project.sources;
    }
}

/// Faults that show only when a page is rendered: in a page's own template, in a branch that one page takes, in what
/// all pages share, in a component, and in a string that neither language has any more.
#[test]
fn a_check_finds_faults_of_templates() {
    let theme = |name: &str| fs::read_to_string(root().join("templates").join(name)).unwrap();
    let (main, end) = ("{% block main %}", "{% extends \"base.html\" %}");
    let templates = [
        ("pages/sources.html", format!("{end}{main}{{{{ view.nothing }}}}{{% endblock %}}")),
        (
            "pages/network.html",
            format!(
                "{end}{main}{{% if view.year %}}{{{{ nothing }}}}{{% endif %}}{{% endblock %}}"
            ),
        ),
        ("base.html", theme("base.html").replace("<main ", "{{ page.nothing }}<main ")),
        (
            "components/nav.html",
            theme("components/nav.html").replacen("-%}", "-%}{{ nothing }}", 1),
        ),
        ("ui/ar.ftl", "nav_home = الرئيسية\n".to_owned()),
        ("pages/kind.html", format!("{end}{main}{{{{<no.component />}}}}{{% endblock %}}")),
    ];
    for (name, text) in templates {
        let tree = Tree::copy(&root().join("tests/sites/kitchen-sink"));
        tree.write(&format!("templates/{name}"), &text);
        if name == "ui/ar.ftl" {
            tree.write("templates/ui/en.ftl", text);
        }
        assert_checked_as_built(tree.path(), name);
        let found = hashiya::check(&load::project(tree.path()).unwrap().0);
        assert!(diag::has_errors(&found), "{name}");
    }
}

/// Sixteen templates may lead to one, each by the next, and one more may not.
#[test]
fn chains_of_templates_end() {
    let leads = |count: usize| {
        let tree = Tree::new("--- book.toml\n");
        for number in 0..count {
            let next = format!("{{% include \"{}.html\" %}}", number + 1);
            tree.write(&format!("templates/{number}.html"), next);
        }
        tree.write(&format!("templates/{count}.html"), "end");
        let found = hashiya::check(&load::project(tree.path()).unwrap().0);
        let errors = found.iter().filter(|it| it.code == diag::Code::TemplateError);
        errors.map(|it| it.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(leads(16), [""; 0]);
    assert_eq!(leads(17), ["more than 16 templates lead to `17.html`, one by another"]);
}
