//! Words in pictures → SVG. What runs the other way is isolated in a `tspan`: characters that isolate do nothing in pictures
//! in `WebKit`, and readers would copy them.
//!
//! A line of a picture is a text of its own, so a name on several lines is looked through as a whole, and its runs are cut as it is.

use std::ops::Range;

use super::element::Tag;
use super::event::Event;
use super::marked::{self, Marked};
use super::{Html, attribute, escape};
use crate::lang::{Dir, Lang, Language};

/// Renders words on one line.
pub fn line(words: &str, lang: Lang) -> Html {
    html(&marked::line(words, &(0..words.len()), lang))
}

/// Renders the lines of a name, the last of which may be cut.
pub fn lines(name: &str, lines: &[String], lang: Lang) -> Vec<Html> {
    let mut done = 0;
    let mut render = |own: &String| {
        let Some((part, is_cut_after)) = place(name, own, done) else { return line(own, lang) };
        done = part.end;
        html(&Marked { is_cut_after, ..marked::line(name, &part, lang) })
    };
    lines.iter().map(&mut render).collect()
}

/// Where in a name a line of it stands, and whether it is cut; `None` if its spaces are other ones.
fn place(name: &str, line: &str, from: usize) -> Option<(Range<usize>, bool)> {
    let find = |words: &str| name[from..].find(words).map(|at| from + at..from + at + words.len());
    let whole = find(line).map(|part| (part, false));
    whole.or_else(|| Some((find(line.strip_suffix('…')?)?, true)))
}

fn html(marked: &Marked<'_>) -> Html {
    let mut out = String::new();
    let mut ends = Vec::new();
    for event in marked.events() {
        match event {
            Event::Start(Tag::Run { lang, dir }) => {
                let (start, end) = run(lang.as_ref(), *dir, out.is_empty());
                out.push_str(&start);
                ends.push(end);
            }
            Event::End(Tag::Run { .. }) => out.push_str(&ends.pop().unwrap_or_default()),
            Event::Text(text) => escape(text, &mut out),
            Event::Cut => out.push('…'),
            Event::Start(_) | Event::End(_) | Event::Sign(_) => {}
        }
    }
    Html(out)
}

/// What stands before and behind a run. Browsers anchor a text by the direction of the element that it begins with, so one at
/// its beginning has marks of its direction (UAX #9) in place of an element with another than the text's.
fn run(lang: Option<&Language>, dir: Dir, is_first: bool) -> (String, String) {
    let mark = if dir == Dir::Rtl { "\u{200F}" } else { "\u{200E}" };
    if is_first && lang.is_none() {
        return (mark.to_owned(), mark.to_owned());
    }
    let mut start = "<tspan".to_owned();
    if let Some(lang) = lang {
        attribute("lang", lang.tag(), &mut start);
    }
    if is_first {
        return (format!("{start}>{mark}"), format!("{mark}</tspan>"));
    }
    attribute("direction", dir.as_str(), &mut start);
    attribute("unicode-bidi", "isolate", &mut start);
    (start + ">", "</tspan>".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_those_of_the_whole_name() {
        let shown = |name: &str, texts: &[&str], lang| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            let shown: Vec<String> = lines(name, &texts, lang)
                .iter()
                .map(|line| line.as_str().replace(" unicode-bidi=\"isolate\"", ""))
                .map(|line| line.replace("<tspan direction=", "<").replace("/tspan", "/"))
                .collect();
            shown.join(" | ")
        };
        for (text, lang, expected) in [
            ("C++ هجوم CMA", Lang::Ar, "\u{200E}C++\u{200E} هجوم <\"ltr\">CMA</>"),
            ("10° ش", Lang::Ar, "\u{200E}10°\u{200E} ش"),
            ("(أ) Movement", Lang::En, "(<\"rtl\">أ</>) Movement"),
        ] {
            assert_eq!(shown(text, &[text], lang), expected);
        }
        let name = "Raid on «القاعدة، مالي» (2)";
        for (texts, expected) in [
            (&[name][..], "Raid on «<\"rtl\">القاعدة، مالي</>» (2)"),
            (
                &["Raid on «القاعدة،", "مالي» (2)"],
                "Raid on «<\"rtl\">القاعدة،</> | \u{200F}مالي\u{200F}» (2)",
            ),
            (&["Raid on «القاعدة،…"], "Raid on «<\"rtl\">القاعدة،</>…"),
        ] {
            assert_eq!(shown(name, texts, Lang::En), expected);
        }
        let spaced = shown("هجوم  C++", &["هجوم C++"], Lang::Ar);
        assert_eq!(spaced, "هجوم <\"ltr\">C++</>");
    }
}
