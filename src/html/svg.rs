//! Words in pictures → SVG. What runs the other way is isolated in a `tspan`: characters that isolate do nothing in pictures
//! in `WebKit`, and readers would copy them.
//!
//! A line of a picture is a text of its own, so a name on several lines is looked through as a whole, and its runs are cut as it is.

use std::ops::Range;

use super::element::Tag;
use super::event::Event;
use super::marked::{self, Marked};
use super::{Html, attribute, escape};
use crate::lang::Lang;

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
    for event in marked.events() {
        match event {
            Event::Start(Tag::Run { lang, dir }) => {
                out.push_str("<tspan");
                if let Some(lang) = lang {
                    attribute("lang", lang.tag(), &mut out);
                }
                attribute("direction", dir.as_str(), &mut out);
                attribute("unicode-bidi", "isolate", &mut out);
                out.push('>');
            }
            Event::End(Tag::Run { .. }) => out.push_str("</tspan>"),
            Event::Text(text) => escape(text, &mut out),
            Event::Cut => out.push('…'),
            Event::Start(_) | Event::End(_) | Event::Sign(_) => {}
        }
    }
    Html(out)
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
        let name = "Raid on «القاعدة، مالي» (2)";
        for (texts, expected) in [
            (&[name][..], "Raid on «<\"rtl\">القاعدة، مالي</>» (2)"),
            (
                &["Raid on «القاعدة،", "مالي» (2)"],
                "Raid on «<\"rtl\">القاعدة،</> | <\"rtl\">مالي</>» (2)",
            ),
            (&["Raid on «القاعدة،…"], "Raid on «<\"rtl\">القاعدة،</>…"),
        ] {
            assert_eq!(shown(name, texts, Lang::En), expected);
        }
        let spaced = shown("هجوم  C++", &["هجوم C++"], Lang::Ar);
        assert_eq!(spaced, "هجوم <\"ltr\">C++</>");
    }
}
