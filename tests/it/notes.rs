//! Each note has its sign in the text, its body below it, and its entry on the page of notes.

use scraper::ElementRef;

use crate::book::{articles, counted, digits, each};
use crate::site::{inside, words};

/// Notes are numbered through their article; each has its sign in the text, its body and its way back, and stands on the
/// page of notes with the same words.
#[test]
fn each_note_has_its_sign_and_its_place() {
    each(|site, lang| {
        let all = site.page(&format!("{lang}/notes/"));
        let mut total = 0;
        for (id, page) in articles(site, lang) {
            let bodies = page.attributes("[role=doc-footnote]", "id");
            let numbered: Vec<String> =
                (1..=bodies.len()).map(|number| format!("_note-{number}")).collect();
            assert_eq!(bodies, numbered, "{}", page.path);
            total += bodies.len();
            let signs: Vec<String> = page.attributes("[role=doc-noteref]", "href");
            for (number, body) in bodies.iter().enumerate().map(|(at, body)| (at + 1, body)) {
                let at = |signs: &[String]| {
                    signs.iter().filter(|href| **href == format!("#{body}")).count()
                };
                assert_eq!(at(&signs), 1, "{}: the signs of {body}", page.path);
                let note = page.one(&format!("#{body}"));
                let back = inside(note, "[role=doc-backlink]")[0].attr("href").unwrap();
                let sign = page.one(&format!("[id='{}']", &back[1..]));
                assert_eq!(
                    sign.attr("href"),
                    Some(format!("#{body}").as_str()),
                    "{}: the way back",
                    page.path
                );
                let parent = ElementRef::wrap(note.parent().unwrap()).unwrap();
                let heads =
                    inside(parent, "summary span").into_iter().map(words).collect::<Vec<_>>();
                assert_eq!(digits(&heads[0]), number, "{}", page.path);
                let there =
                    all.all(&format!("li.note a[href$='/articles/{id}/index.html#{body}']"));
                assert_eq!(there.len(), 1, "{lang}: {body} of {id} on the page of notes");
                let entry = there[0]
                    .ancestors()
                    .filter_map(ElementRef::wrap)
                    .find(|it| it.value().name() == "li")
                    .unwrap();
                let text = |element| words(inside(element, ".note-text")[0]);
                assert_eq!(text(entry).trim(), text(note).trim(), "{}: {body}", page.path);
                assert_eq!(words(inside(entry, ".note-kind")[0]), heads[1]);
                assert_eq!(
                    words(inside(entry, "q, .note-whole")[0]),
                    words(inside(note, "q, .note-whole")[0])
                );
                assert_eq!(digits(&words(there[0])), number);
            }
        }
        assert_eq!(all.all("li.note").len(), total, "{lang}: the page of notes");
        assert_eq!(counted(&all.texts("p.counts").concat()), total);
    });
}

/// Words that a note belongs to are exactly its quote, wherever the page shows them, but for quotation marks: those in a quote are of
/// another level.
#[test]
fn anchors_are_the_quotes_of_their_notes() {
    each(|site, lang| {
        for page in articles(site, lang).values() {
            for note in page.all("[role=doc-footnote]") {
                let number = note.attr("id").unwrap().trim_start_matches("_note-").to_owned();
                let Some(quote) = inside(note, "q").first().map(|quote| words(*quote)) else {
                    continue;
                };
                let parts = page.texts(&format!("span.anchor[data-note='{number}']"));
                let joined: String = parts.concat();
                let is_mark = |c: char| ['«', '»', '“', '”', '‘', '’'].contains(&c);
                let is_word = |c: &char| !c.is_whitespace() && !is_mark(*c);
                let bare = |text: &str| text.chars().filter(is_word).collect::<String>();
                assert_eq!(bare(&joined), bare(&quote), "{}: note {number}", page.path);
            }
        }
    });
}
