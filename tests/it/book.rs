//! Book and pages agree over whole sites: mentions, notes, sources, statements, places, events, and the ways to all of them.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use crate::site::{EDGES, KITCHEN_SINK, Page, Site, inside, words};

const LANGS: [&str; 2] = ["ar", "en"];
pub(crate) const FOLDERS: [&str; 5] = ["groups", "actors", "places", "events", "agreements"];

/// Calls a test with each site and language.
pub(crate) fn each(test: impl Fn(&Site, &str)) {
    for site in [&*KITCHEN_SINK, &*EDGES] {
        LANGS.into_iter().for_each(|lang| test(site, lang));
    }
}

/// The profiles of a language: the folder and id of each, and its page.
pub(crate) fn profiles(site: &Site, lang: &str) -> BTreeMap<(String, String), Page> {
    let below = FOLDERS.map(|folder| format!("{lang}/{folder}/"));
    let pages = below.iter().flat_map(|below| site.pages_below(below));
    let profiles = pages.filter_map(|page| {
        let [_, folder, id, _] = page.path.split('/').collect::<Vec<_>>()[..] else { return None };
        Some(((folder.to_owned(), id.to_owned()), page))
    });
    profiles.collect()
}

/// The reading views of a language, by the ids of their articles.
pub(crate) fn articles(site: &Site, lang: &str) -> BTreeMap<String, Page> {
    let below = format!("{lang}/articles/");
    let articles = site.pages_below(&below).filter_map(|page| {
        let [_, _, id, _] = page.path.split('/').collect::<Vec<_>>()[..] else { return None };
        Some((id.to_owned(), page))
    });
    articles.collect()
}

/// The paths and fragments of links, as `path#fragment`.
fn links(page: &Page, selector: &str) -> Vec<String> {
    page.all(selector).into_iter().map(|link| whole(page, link)).collect()
}

pub(crate) fn whole(page: &Page, link: ElementRef<'_>) -> String {
    let href = link.attr("href").unwrap();
    let fragment = href.split_once('#').map_or(String::new(), |(_, id)| format!("#{id}"));
    page.target(href) + &fragment
}

pub(crate) fn digits(text: &str) -> usize {
    let latin = |c: char| {
        c.to_digit(10).or_else(|| (c as u32).checked_sub(0x660).filter(|value| *value < 10))
    };
    let digits: Vec<u32> =
        text.chars().skip_while(|c| latin(*c).is_none()).map_while(latin).collect();
    digits.iter().fold(0, |sum, digit| sum * 10 + *digit as usize)
}

/// Where each profile is mentioned: by the program's own list on either side, and by the subjects of paragraphs.
fn mentioned(site: &Site, lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in &site.mentions {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let place = format!(
            "{lang}/articles/{}/index.html#{}",
            text(&record["article"]),
            text(&record["paragraph"])
        );
        let inner = record["within"].as_array().unwrap();
        for id in std::iter::once(record)
            .chain(inner)
            .flat_map(|named| named["entities"].as_array().unwrap())
        {
            places.entry(text(id)).or_default().insert(place.clone());
        }
    }
    for page in articles(site, lang).values() {
        for paragraph in page.all("section.paragraph") {
            for link in inside(paragraph, ".subjects a") {
                let id = whole(page, link).split('/').nth(2).unwrap().to_owned();
                let place = format!("{}#{}", page.path, paragraph.attr("id").unwrap());
                places.entry(id).or_default().insert(place);
            }
        }
    }
    places
}

#[test]
fn each_mention_is_a_passage_and_each_passage_a_mention() {
    each(|site, lang| {
        let places = mentioned(site, lang);
        for ((folder, id), page) in profiles(site, lang) {
            let expected = places.get(&id).cloned().unwrap_or_default();
            let shown = links(&page, "ul.passages a.passage-id");
            assert_eq!(shown.iter().cloned().collect::<BTreeSet<_>>(), expected, "{}", page.path);
            assert_eq!(shown.len(), expected.len(), "{}: a passage stands twice", page.path);
            // A passage shows words of its paragraph, with the mention marked where there is one.
            assert!(
                page.texts("ul.passages li").iter().all(|text| text.len() > 4),
                "{}",
                page.path
            );
            let index = site.page(&format!("{lang}/{folder}/"));
            let counts = index.texts(&format!("[id='{id}'] .mentions"));
            let told = counts.first().map_or(0, |text| counted(text));
            assert_eq!(told, expected.len(), "{}: the index says {counts:?}", page.path);
        }
    });
}

/// The number that a count says: one and two are words in Arabic.
pub(crate) fn counted(text: &str) -> usize {
    match digits(text) {
        0 if text.contains("ان") || text.contains("ين") => 2,
        0 => 1,
        number => number,
    }
}

/// Who shares paragraphs with whom, from the same list, and how many.
#[test]
fn companions_share_paragraphs() {
    each(|site, lang| {
        let places = mentioned(site, lang);
        for ((_, id), page) in profiles(site, lang) {
            let own = places.get(&id).cloned().unwrap_or_default();
            let shared = places.iter().filter(|(other, _)| **other != id);
            let mut expected: Vec<(usize, &String)> = shared
                .map(|(other, theirs)| (own.intersection(theirs).count(), other))
                .filter(|(count, _)| *count > 0)
                .collect();
            expected.sort_by_key(|(count, other)| (usize::MAX - count, *other));
            expected.truncate(8);
            let shown: Vec<String> = links(&page, "ul.companions a");
            let ids: Vec<&str> = shown.iter().map(|path| path.split('/').nth(2).unwrap()).collect();
            assert_eq!(
                ids,
                expected.iter().map(|(_, other)| other.as_str()).collect::<Vec<_>>(),
                "{}",
                page.path
            );
            let counts: Vec<usize> =
                page.texts("ul.companions .count").iter().map(|text| counted(text)).collect();
            assert_eq!(
                counts,
                expected.iter().map(|(count, _)| *count).collect::<Vec<_>>(),
                "{}",
                page.path
            );
        }
    });
}

/// The cast of an article names whom its paragraphs mention, with how many of them.
#[test]
fn the_cast_names_everyone_in_the_article() {
    each(|site, lang| {
        let places = mentioned(site, lang);
        for page in articles(site, lang).values() {
            let inside_it = |places: &BTreeSet<String>| {
                places.iter().filter(|place| place.starts_with(&page.path)).count()
            };
            let expected: BTreeSet<(String, usize)> = places
                .iter()
                .map(|(id, places)| (id.clone(), inside_it(places)))
                .filter(|(_, count)| *count > 0)
                .collect();
            let entries = page.all("section.cast li[data-card]").into_iter();
            let shown = entries.map(|entry| {
                (
                    entry.attr("data-card").unwrap().to_owned(),
                    digits(&words(inside(entry, ".count")[0])),
                )
            });
            assert_eq!(shown.collect::<BTreeSet<_>>(), expected, "{}", page.path);
        }
    });
}

/// Links in the text lead to those whom the list of mentions names, and every link has its card.
#[test]
fn links_in_the_text_are_mentions() {
    each(|site, lang| {
        for (id, page) in articles(site, lang) {
            for paragraph in page.all("section.paragraph") {
                let own = |record: &&serde_json::Value| {
                    record["article"] == *id
                        && record["paragraph"] == *paragraph.attr("id").unwrap()
                };
                let records: Vec<_> = site.mentions.iter().filter(own).collect();
                for link in inside(paragraph, "a[data-cards]") {
                    let cards: Vec<&str> = link.attr("data-cards").unwrap().split(' ').collect();
                    let shown = words(link);
                    let known = records.iter().any(|record| {
                        let entities = record["entities"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .filter_map(|id| id.as_str());
                        entities.eq(cards.iter().copied())
                            && record["text"].as_str().unwrap().contains(&shown)
                    });
                    assert!(known, "{}: `{shown}` is no mention of {cards:?}", page.path);
                    assert!(
                        whole(&page, link).contains(&format!("/{}/", cards[0])),
                        "{}",
                        page.path
                    );
                }
            }
        }
    });
}

/// Every statement says how sure it is.
#[test]
fn each_statement_has_its_label() {
    each(|site, lang| {
        for page in profiles(site, lang).values() {
            for statement in page.all("ul.statements > li") {
                assert_eq!(inside(statement, ".confidence").len(), 1, "{}", page.path);
                assert!(!words(inside(statement, ".confidence")[0]).is_empty());
            }
        }
    });
}

/// A place with a position is a row of the map's list, any other stands below it; each once.
#[test]
fn each_place_is_on_the_map_or_below_it() {
    each(|site, lang| {
        let map = site.page(&format!("{lang}/map/"));
        let (rows, below) =
            (links(&map, "table.places th[scope=row] a"), links(&map, "ul.unplaced > li > a"));
        let position = crate::generated::string(lang, "position");
        let (mut placed, mut unplaced) = (BTreeSet::new(), BTreeSet::new());
        for ((folder, _), page) in profiles(site, lang) {
            let has_position = page.texts("dl.facts dt").contains(&position);
            if folder == "places" {
                if has_position {
                    placed.insert(page.path)
                } else {
                    unplaced.insert(page.path)
                };
            }
        }
        assert_eq!((rows.len(), below.len()), (placed.len(), unplaced.len()), "{}", map.path);
        assert_eq!(rows.into_iter().collect::<BTreeSet<_>>(), placed, "{}", map.path);
        assert_eq!(below.into_iter().collect::<BTreeSet<_>>(), unplaced, "{}", map.path);
    });
}

/// Events and agreements with a date stand in the table and in both layouts of the picture, others below it.
#[test]
fn each_dated_event_is_in_the_timeline() {
    each(|site, lang| {
        let page = site.page(&format!("{lang}/timeline/"));
        let table: BTreeSet<String> =
            links(&page, "table.happenings td:nth-child(2) > a").into_iter().collect();
        let undated: BTreeSet<String> = links(&page, "ul.undated > li > a").into_iter().collect();
        let labels = ["date", "end_date"].map(|id| crate::generated::string(lang, id));
        for ((folder, id), profile) in profiles(site, lang) {
            if folder != "events" && folder != "agreements" {
                continue;
            }
            let is_dated = profile.texts("dl.facts dt").iter().any(|label| labels.contains(label));
            let lists = (table.contains(&profile.path), undated.contains(&profile.path));
            assert_eq!(lists, (is_dated, !is_dated), "{}: {id}", page.path);
        }
    });
}

/// An index has an entry for each profile and no other, in the order in which profiles lead on to each other.
#[test]
fn indexes_list_each_profile_in_the_order_of_their_neighbours() {
    each(|site, lang| {
        let profiles = profiles(site, lang);
        for folder in FOLDERS {
            let own: BTreeSet<&str> = profiles
                .iter()
                .filter(|((of, _), _)| of == folder)
                .map(|(_, page)| page.path.as_str())
                .collect();
            let index = site.page(&format!("{lang}/{folder}/"));
            let entries = links(&index, "li.entry h3 a");
            assert_eq!(
                entries.iter().map(String::as_str).collect::<BTreeSet<_>>(),
                own,
                "{}",
                index.path
            );
            assert_eq!(counted(&index.texts("p.counts").concat()), own.len(), "{}", index.path);
            for pair in entries.windows(2) {
                let page = |path: &str| site.page(path.trim_end_matches("index.html"));
                assert_eq!(links(&page(&pair[0]), "nav.neighbours .next a"), [pair[1].clone()]);
                assert_eq!(links(&page(&pair[1]), "nav.neighbours .previous a"), [pair[0].clone()]);
            }
            let ends = [entries.first(), entries.last()];
            for (end, side) in ends.into_iter().flatten().zip(["previous", "next"]) {
                let page = site.page(end.trim_end_matches("index.html"));
                assert!(page.all(&format!("nav.neighbours .{side}")).is_empty(), "{end}");
            }
        }
    });
}

/// Articles lead on to each other in the order of the home page, or of their series, in the same view and language.
#[test]
fn articles_lead_on_in_their_order() {
    each(|site, lang| {
        let home = site.page(&format!("{lang}/"));
        let order = links(&home, "article.entrance h2 a");
        assert_eq!(order.len(), articles(site, lang).len());
        for view in ["", "parallel/"] {
            let of = |path: &String| path.replace("index.html", &format!("{view}index.html"));
            for path in &order {
                let page = site.page(of(path).trim_end_matches("index.html"));
                let series = links(&page, "dl.origin a[href*='/series/']");
                let parts = series.first().map(|path| {
                    links(&site.page(path.trim_end_matches("index.html")), "ol.listing h3 a")
                });
                let order = parts.unwrap_or_else(|| order.clone());
                let at = order.iter().position(|other| other == path).unwrap();
                let next: Vec<String> = order.get(at + 1).map(of).into_iter().collect();
                let previous: Vec<String> =
                    at.checked_sub(1).map(|at| of(&order[at])).into_iter().collect();
                assert_eq!(links(&page, "nav.neighbours .next a"), next, "{}", page.path);
                assert_eq!(links(&page, "nav.neighbours .previous a"), previous, "{}", page.path);
            }
        }
    });
}

/// The home page counts what there is.
#[test]
fn the_home_page_counts_what_there_is() {
    each(|site, lang| {
        let home = site.page(&format!("{lang}/"));
        let profiles = profiles(site, lang);
        let mut seen = 0;
        for line in home.all("ul.contents > li") {
            let path = whole(&home, inside(line, "a")[0]);
            let Some(count) = inside(line, ".count").first().map(|count| digits(&words(*count)))
            else {
                continue;
            };
            let target = site.page(path.trim_end_matches("index.html"));
            let entries = ["li.entry", "li.note", "ul.sources > li", "ul.tags-list > li"]
                .map(|entries| target.all(entries).len());
            assert_eq!(count, entries.iter().sum::<usize>(), "{}: {path}", home.path);
            seen += count;
        }
        assert!(seen > profiles.len());
    });
}

/// Groups and people without a line are listed below the network, all others are drawn.
#[test]
fn the_network_holds_everyone_or_lists_them() {
    each(|site, lang| {
        let page = site.page(&format!("{lang}/network/"));
        let boxes: BTreeSet<String> =
            links(&page, "svg.network-wide a:has(rect)").into_iter().collect();
        let alone: BTreeSet<String> = links(&page, "ul.members a").into_iter().collect();
        for ((folder, id), profile) in profiles(site, lang) {
            let people = folder == "groups" || folder == "actors";
            let found = (boxes.contains(&profile.path), alone.contains(&profile.path));
            assert_eq!(found.0 || found.1, people, "{}: {id}", page.path);
            assert!(!(found.0 && found.1), "{}: {id}", page.path);
        }
    });
}
