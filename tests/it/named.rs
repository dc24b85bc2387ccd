//! What sources are called where they are cited, and in the bibliography: who, through whom, when, in which language.

use hashiya::lang::Lang;

use crate::harness::Tree;
use crate::site::{Page, Site, inside, words};

/// Sources of every sort, each cited once.
const PROJECT: &str = "\
--- book.toml
numerals = \"arab\"
--- content/sources.yaml
agency:
  {type: web, title: 'Title: a $5 million <case>', publisher: {ar: رويترز, en: Reuters},
   via: {name: {ar: عرب نيوز, en: Arab News}, url: https://relay.example.org/a}, date: 2024-04-30, language: en}
described:
  {type: web, title: {ar: وصف من المحررين, en: The editors' words}, publisher: {ar: رويترز, en: Reuters}, date: 2024-05, language: fr}
bracketed: {type: web, title: '[A talk with a witness]'}
edited: {type: book, title: Collected papers, editor: ['Roe, Richard', 'Poe, Ann'], date: 2001, language: en}
edited-by-many: {type: book, title: More papers, editor: ['A, A', 'B, B', 'C, C', 'D, D'], date: 2003, language: en}
edited-by-one: {type: book, title: Some papers, editor: 'A, A', date: 2004, language: en}
many: {type: report, title: Report, author: ['A, A', 'B, B', 'C, C', 'D, D'], date: ~2002, language: en}
arabic: {type: book, title: كتاب, author: سالم، أحمد, date: 2020, language: ar}
comma: {type: book, title: كتاب آخر, author: [{name: سالم, given-name: منى}, 'حداد, ليلى'], date: 2020, language: ar}
two: {type: book, title: A book, author: ['de Vries, Jan', 'Smith, John'], date: 2021, language: en}
prefix: {type: report, title: '{NATO} in \\{brackets\\}', author: {name: Berg, given-name: J, prefix: van}, date: 2022, language: en}
hebrew: {type: web, title: 'ספר (חלק 2).', publisher: הארץ, date: 2021, language: he}
persian: {type: web, title: «کتاب» فارسی 2, date: 2021, language: fa}
urdu: {type: web, title: کتاب (حصہ 2), publisher: The Press, date: 2021, language: ur}
wiki-one: {type: web, title: First entry, publisher: {ar: ويكيبيديا, en: Wikipedia}, language: en}
wiki-two: {type: web, title: {value: Second entry that is long, short: Second entry}, publisher: {ar: ويكيبيديا, en: Wikipedia}, language: en}
held: {type: article, title: Daily news, parent: {type: newspaper, title: {ar: الشرق الأوسط, en: Asharq Al-Awsat}}, language: en}
quoting: {type: web, title: 'On “peace” and Mali’s «war»', language: en}
relayed: {type: web, title: Nobody wrote it, via: {name: A relay}, url: https://example.org/own, language: en}
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
role: context
statements:
  - text: {ar: قول, en: A fact}
    sources: [agency, described, bracketed, edited, edited-by-many, edited-by-one, many, arabic, comma, two, prefix, hebrew, persian, urdu, wiki-one, wiki-two, held, quoting, relayed]
";

/// The labels in the order in which the statement cites them.
const LABELS: [(&str, &str, &str); 19] = [
    ("agency", "رويترز، عبر عرب نيوز، ٣٠ أبريل ٢٠٢٤", "Reuters, via Arab News, 30 April 2024"),
    ("described", "رويترز، مايو ٢٠٢٤", "Reuters, May 2024"),
    ("bracketed", "[A talk with a witness]", "[A talk with a witness]"),
    ("edited", "Roe, Richard؛ Poe, Ann (تحرير)، ٢٠٠١", "Roe, Richard; Poe, Ann (eds), 2001"),
    ("edited-by-many", "A, A وآخرون (تحرير)، ٢٠٠٣", "A, A et al. (eds), 2003"),
    ("edited-by-one", "A, A (تحرير)، ٢٠٠٤", "A, A (ed.), 2004"),
    ("many", "A, A وآخرون، ٢٠٠٢ تقريبًا", "A, A et al., about 2002"),
    ("arabic", "سالم، أحمد، ٢٠٢٠", "سالم، أحمد, 2020"),
    ("comma", "سالم، منى؛ حداد، ليلى، ٢٠٢٠", "سالم، منى; حداد، ليلى, 2020"),
    ("two", "de Vries, Jan؛ Smith, John، ٢٠٢١", "de Vries, Jan; Smith, John, 2021"),
    ("prefix", "van Berg, J، ٢٠٢٢", "van Berg, J, 2022"),
    ("hebrew", "הארץ، ٢٠٢١", "הארץ, 2021"),
    ("persian", "«“کتاب” فارسی 2»، ٢٠٢١", "“«کتاب» فارسی 2”, 2021"),
    ("urdu", "The Press، ٢٠٢١", "The Press, 2021"),
    ("wiki-one", "ويكيبيديا، «First entry»", "Wikipedia, “First entry”"),
    ("wiki-two", "ويكيبيديا، «Second entry»", "Wikipedia, “Second entry”"),
    ("held", "الشرق الأوسط", "Asharq Al-Awsat"),
    ("quoting", "«On “peace” and Mali’s “war”»", "“On ‘peace’ and Mali’s «war»”"),
    ("relayed", "«Nobody wrote it»، عبر A relay", "“Nobody wrote it”, via A relay"),
];

#[test]
fn a_label_says_who_through_whom_and_when() {
    let site = Site::build(&Tree::new(PROJECT), &["--strict"]);
    for lang in Lang::ALL {
        let page = site.page(&format!("{}/groups/g/", lang.tag()));
        let labels = page.texts("ul.statements a.cite");
        for (label, (id, ar, en)) in labels.iter().zip(LABELS) {
            assert_eq!(label, if lang == Lang::Ar { ar } else { en }, "{id}");
        }
        assert_eq!(labels.len(), LABELS.len());
        for link in page.all("ul.statements a.cite") {
            assert_eq!(
                (link.attr("lang"), link.attr("dir")),
                (Some(lang.tag()), Some(lang.dir().as_str()))
            );
        }
    }
}

#[test]
fn a_name_keeps_its_language_and_direction() {
    let site = Site::build(&Tree::new(PROJECT), &[]);
    let names = |page: &Page, text: &str| -> Vec<(String, String)> {
        let names = page.all("ul.statements a.cite bdi[lang]").into_iter();
        let own = names.filter(|name| words(*name) == text);
        let said = |name: &str, it: &scraper::ElementRef<'_>| it.attr(name).unwrap().to_owned();
        own.map(|name| (said("lang", &name), said("dir", &name))).collect()
    };
    for (text, lang, dir, on) in [
        ("“کتاب” فارسی 2", "fa", "rtl", "ar"),
        ("הארץ", "he", "rtl", "ar"),
        ("First entry", "en", "ltr", "ar"),
        ("van Berg, J", "en", "ltr", "ar"),
        ("سالم، أحمد", "ar", "rtl", "en"),
        ("הארץ", "he", "rtl", "en"),
    ] {
        let page = site.page(&format!("{on}/groups/g/"));
        assert_eq!(names(&page, text), [(lang.to_owned(), dir.to_owned())], "{text} in {on}");
    }
}

#[test]
fn the_bibliography_prints_titles_as_they_are_written() {
    let site = Site::build(&Tree::new(PROJECT), &[]);
    for (id, selector, text, lang, dir) in [
        ("agency", "cite", "Title: a $5 million <case>", "en", "ltr"),
        ("prefix", "cite", "NATO in {brackets}", "en", "ltr"),
        ("hebrew", "cite", "ספר (חלק 2).", "he", "rtl"),
        ("persian", "cite", "«کتاب» فارسی 2", "fa", "rtl"),
        ("urdu", "cite", "کتاب (حصہ 2)", "ur", "rtl"),
        ("wiki-two", "cite", "Second entry that is long", "en", "ltr"),
        ("described", "span.description", "[وصف من المحررين]", "ar", "rtl"),
        ("bracketed", "span.description", "[A talk with a witness]", "en", "ltr"),
    ] {
        let page = site.page("ar/sources/");
        let title = page.one(&format!("#{id} > {selector}"));
        assert_eq!(words(title), text);
        assert_eq!((title.attr("lang"), title.attr("dir")), (Some(lang), Some(dir)), "{id}");
    }
}

/// Whom the filter finds, whom a link leads to, and in which order the list stands.
#[test]
fn the_bibliography_knows_both_languages() {
    let site = Site::build(&Tree::new(PROJECT), &[]);
    let page = site.page("ar/sources/");
    let names = page.one("#agency").attr("data-names").unwrap();
    assert_eq!(names, "Reuters Arab News");
    assert_eq!(page.one("#described").attr("data-names"), Some("[The editors' words] Reuters"));
    assert_eq!(page.one("#hebrew").attr("data-names"), None);
    let offered = page.attributes("datalist option", "value");
    assert!(offered.contains(&"عرب نيوز".to_owned()) && offered.contains(&"رويترز".to_owned()));
    let href = |id: &str| inside(page.one(&format!("#{id}")), "cite a")[0].attr("href");
    assert_eq!(href("agency"), Some("https://relay.example.org/a"));
    assert_eq!(href("relayed"), Some("https://example.org/own"));
    let read = |lang: &str| site.page(lang).attributes("ul.sources > li", "id");
    let place = |ids: &[String], id: &str| ids.iter().position(|it| it == id).unwrap();
    let (ar, en) = (read("ar/sources/"), read("en/sources/"));
    assert!(place(&ar, "described") < place(&ar, "agency"), "{ar:?}");
    assert!(
        place(&en, "agency") > place(&en, "wiki-one")
            && place(&en, "described") > place(&en, "bracketed")
    );
}

/// A profile that lists the titles of its sources does not say them again in their labels.
#[test]
fn a_profile_says_a_title_once() {
    let site = Site::build(&Tree::new(PROJECT), &[]);
    let page = site.page("en/groups/g/");
    let listed = page.texts("ul.bibliography > li");
    assert!(listed.contains(&"First entry Wikipedia".to_owned()), "{listed:?}");
    assert!(listed.contains(&"[A talk with a witness]".to_owned()), "{listed:?}");
}

/// A citation puts titles in quotation marks, and marks in them are of the other level; a date begins as a sentence does.
#[test]
fn citations_are_sentences() {
    for (title, date, ar, en) in [
        (
            "{ar: بيان «النصرة», en: The “Truce”}",
            "2024-05-04",
            "«بيان “النصرة”». 4 مايو 2024. ضمن: ",
            "“The ‘Truce’”. 4 May 2024. In: ",
        ),
        (
            "{ar: عن «“ا” وب», en: 'The Sultan’s ‘no’'}",
            "2024",
            "«عن “«ا» وب”». 2024. ضمن: ",
            "“The Sultan’s ‘no’”. 2024. In: ",
        ),
        ("{ar: أ, en: A}", "2024-21", "«أ». ربيع 2024. ضمن: ", "“A”. Spring 2024. In: "),
        ("{ar: أ, en: A}", "198X", "«أ». ثمانينيات القرن الـ20. ضمن: ", "“A”. 1980s. In: "),
        (
            "{ar: أ, en: A}",
            "19XX~",
            "«أ». القرن الـ20 تقريبًا. ضمن: ",
            "“A”. About the 20th century. In: ",
        ),
        ("{ar: أ, en: A}", "2024/..", "«أ». منذ 2024. ضمن: ", "“A”. From 2024. In: "),
    ] {
        let tree = Tree::new("--- content/articles/a.original.txt\nWords.\n");
        let text = format!(
            "title: {title}\noriginal: en\ndate: {date}\nparagraphs:\n  - {{id: p1, en: Words.}}\n"
        );
        tree.write("content/articles/a.yaml", text);
        let page = Site::build(&tree, &[]).page("en/articles/a/");
        for (lang, wanted) in [("ar", ar), ("en", en)] {
            let cited = page.texts(&format!("pre[data-cite='{lang}']")).concat();
            assert!(cited.starts_with(wanted), "{cited:?} for {wanted:?}");
        }
    }
}

/// Sources that would be called the same, though what is written of them differs.
const ALIKE: &str = "\
--- content/sources.yaml
many-one: {type: report, title: First report, author: ['A, A', 'B, B', 'C, C', 'D, D'], date: 2024}
many-two: {type: report, title: Second report, author: ['A, A', 'X, X', 'Y, Y', 'Z, Z'], date: 2024}
agency: {type: web, title: First page, publisher: Reuters, date: 2024-05-04}
person: {type: web, title: Second page, author: '{Reuters}', date: 2024-05-04}
short-one: {type: report, title: {value: Long title one, short: Update}, publisher: CTP, date: 2023}
short-two: {type: report, title: {value: Long title two, short: Update}, publisher: CTP, date: 2023}
bare-one: {type: web, title: {value: Bare title one, short: Bare}}
bare-two: {type: web, title: {value: Bare title two, short: Bare}}
dated: {type: article, title: In a paper, author: 'P, P', date: 2020, parent: {type: newspaper, title: Paper}}
held: {type: article, title: In another, author: 'P, P', parent: {type: newspaper, title: Other, date: 2020}}
edited: {type: book, title: A book, editor: 'E, E', date: 2020}
written: {type: book, title: Another, author: 'E, E', date: 2020}
--- content/groups/g.yaml
name: {ar: جماعة, en: A group}
role: context
statements:
  - text: {ar: خبر, en: A fact}
    sources: [many-one, many-two, agency, person, short-one, short-two, bare-one, bare-two, dated, held, edited, written]
";

#[test]
fn no_two_sources_are_called_the_same() {
    let site = Site::build(&Tree::new(ALIKE), &[]);
    for lang in Lang::ALL {
        let labels = site.page(&format!("{}/groups/g/", lang.tag())).texts("ul.statements a.cite");
        let different: std::collections::BTreeSet<&String> = labels.iter().collect();
        assert_eq!((labels.len(), different.len()), (12, 12), "{labels:?}");
    }
    let labels = site.page("en/groups/g/").texts("ul.statements a.cite");
    for label in
        ["A, A et al., “First report”, 2024", "CTP, “Long title two”, 2023", "E, E (ed.), 2020"]
    {
        assert!(labels.contains(&label.to_owned()), "{labels:?}");
    }
}

/// Works in works, and whatever leads to them.
const FOUND: &str = "\
--- content/sources.yaml
part: {type: chapter, title: A part, author: 'Doe, Jane', publisher: OUP, page-range: 12-34, language: en,
  parent: {type: book, title: The Whole, editor: 'Roe, Richard', volume: 2, date: 2019, url: https://whole.example.org/}}
news: {type: article, title: News, publisher: AFP, date: 2018, language: fr, parent: {type: newspaper, title: Le Figaro}}
daily: {type: article, title: Daily news, page-range: 3, date: 2018-05-06, language: fr, parent: {type: newspaper, title: Le Monde, issue: 77}}
translated: {type: book, title: A book, author: 'Doe, Joe', affiliated: {role: translator, names: 'Tran, Slater'}, date: 2017, location: Paris, publisher: Seuil, doi: 10.1000/182, language: fr}
";

/// The numbers by which a source is found have the digits of the setting, as all that the page says itself.
#[test]
fn numbers_of_sources_have_the_digits_of_the_setting() {
    let arab =
        Site::build(&Tree::new(&format!("{FOUND}--- book.toml\nnumerals = \"arab\"\n")), &[]);
    let latn = Site::build(&Tree::new(FOUND), &[]);
    for id in ["part", "news", "daily", "translated"] {
        let [found, plain] = [&arab, &latn].map(|site| {
            site.page("ar/sources/").texts(&format!("#{id} > .source-meta > span")).join("|")
        });
        let digits = "٠١٢٣٤٥٦٧٨٩".chars().zip('0'..='9');
        let back =
            digits.fold(found.clone(), |text, (arab, latn)| text.replace(arab, &latn.to_string()));
        assert_eq!(back, plain, "{id}");
        assert!(!found.contains(|c: char| c.is_ascii_digit()), "{id}: {found}");
    }
}

/// The page of sources says what readers need to find one.
#[test]
fn the_bibliography_says_where_a_source_is_found() {
    let site = Site::build(&Tree::new(FOUND), &[]);
    for (lang, id, said) in [
        (
            "en",
            "part",
            "Doe, Jane|OUP|in Roe, Richard (ed.), The Whole, vol. 2|pp. 12–34|2019|not linked",
        ),
        (
            "ar",
            "part",
            "Doe, Jane|OUP|في Roe, Richard (تحرير)، The Whole، المجلد 2|ص 12–34|2019|من دون رابط",
        ),
        ("en", "news", "AFP|in Le Figaro|2018|not linked"),
        ("ar", "news", "AFP|في Le Figaro|2018|من دون رابط"),
        ("en", "daily", "Le Monde, no. 77|p. 3|6 May 2018|not linked"),
        ("ar", "daily", "Le Monde، العدد 77|ص 3|6 مايو 2018|من دون رابط"),
        ("en", "translated", "Doe, Joe|Seuil, Paris|translated by Tran, Slater|2017|doi.org"),
        ("ar", "translated", "Doe, Joe|Seuil، Paris|ترجمة Tran, Slater|2017|doi.org"),
    ] {
        let page = site.page(&format!("{lang}/sources/"));
        let parts = page.texts(&format!("#{id} > .source-meta > span"));
        assert_eq!(parts.join("|"), said, "{lang} {id}");
    }
    let page = site.page("en/sources/");
    let links = |id: &str| page.attributes(&format!("#{id} a[rel]"), "href");
    assert_eq!(links("part"), ["https://whole.example.org/"]);
    assert_eq!(links("translated"), ["https://doi.org/10.1000/182"]);
}

/// A work leads to where it is, and to where each work is that holds it, by their addresses or else by their numbers.
#[test]
fn works_lead_to_what_holds_them() {
    let own = "https://example.org/own";
    for (fields, expected) in [
        ("url: https://example.org/held", vec!["https://example.org/held"]),
        ("serial-number: {doi: 10.1000/182}", vec!["https://doi.org/10.1000/182"]),
        ("url: https://example.org/own", vec![]),
        (
            "url: https://example.org/held, parent: {type: book, title: C, serial-number: {doi: 10.1000/183}}",
            vec!["https://example.org/held", "https://doi.org/10.1000/183"],
        ),
    ] {
        let tree = Tree::new(&format!(
            "--- content/sources.yaml
s: {{type: chapter, title: A, url: {own}, parent: {{type: book, title: B, {fields}}}}}
--- content/groups/g.yaml
name: {{ar: جماعة, en: A group}}
"
        ));
        let page = Site::build(&tree, &[]).page("en/sources/");
        assert_eq!(page.attributes("#s cite a", "href"), [own], "{fields}");
        assert_eq!(page.attributes("#s .source-meta a", "href"), expected, "{fields}");
    }
}

/// Pages are one or several, however they are counted.
#[test]
fn pages_are_one_or_several() {
    for (range, one) in [
        ("12", true),
        ("12-14", false),
        ("12, 15", false),
        ("12 & 15", false),
        ("12–14, 20", false),
    ] {
        let tree = Tree::new(&format!(
            "--- content/sources.yaml\ns: {{type: report, title: A, page-range: '{range}'}}\n\
             --- content/groups/g.yaml\nname: {{ar: جماعة, en: A group}}\n"
        ));
        let said = Site::build(&tree, &[]).page("en/sources/").texts("#s .source-meta").concat();
        assert_eq!(said.starts_with("p. 12"), one, "{range}: {said}");
        assert_eq!(said.starts_with("pp. 12"), !one, "{range}: {said}");
    }
}
