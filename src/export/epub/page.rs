//! What all pages of a book have in common, and the elements that they are made of.

use crate::export::xml::Xml;
use crate::html::Html;
use crate::lang::Lang;
use crate::view::{LinkView, TextView};

/// The style sheet of every page.
pub(super) const STYLE: &str = "book.css";

/// A page in a language.
pub(super) fn page(lang: Lang, title: &str, content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let root = [
        ("xmlns", "http://www.w3.org/1999/xhtml"),
        ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", lang.tag()),
        ("xml:lang", lang.tag()),
        ("dir", lang.dir().as_str()),
    ];
    Xml::document("html", &root, |xml| {
        xml.element("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            xml.text("title", &[], title);
            xml.empty("link", &[("rel", "stylesheet"), ("type", "text/css"), ("href", STYLE)]);
        });
        xml.element("body", &[("dir", lang.dir().as_str())], content);
    })
}

/// An element with a text in its own language.
pub(super) fn text(xml: &mut Xml, name: &str, class: &str, view: &TextView) {
    words(xml, name, &[("class", class)], view);
}

/// An element with a text in its own language.
pub(super) fn words(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], view: &TextView) {
    let dir = view.dir.as_str();
    let own = [("lang", view.lang), ("xml:lang", view.lang), ("dir", dir)];
    let given = attributes.iter().copied().filter(|(_, value)| !value.is_empty());
    let all: Vec<(&str, &str)> = given.chain(own).collect();
    xml.element(name, &all, |xml| xml.html(&view.html));
}

/// The sources of a claim, as links behind it.
pub(super) fn sources(xml: &mut Xml, links: &[LinkView]) {
    if links.is_empty() {
        return;
    }
    xml.element("span", &[("class", "sources")], |xml| {
        xml.words(" (");
        list(xml, links);
        xml.words(")");
    });
}

/// Links one behind the other.
pub(super) fn list(xml: &mut Xml, links: &[LinkView]) {
    for (index, link) in links.iter().enumerate() {
        if index > 0 {
            xml.words(" · ");
        }
        words(xml, "a", &[("href", &link.href)], &link.text);
    }
}

/// A text of the interface as plain characters, for titles of pages.
pub(super) fn plain(html: &Html) -> String {
    let mut is_tag = false;
    let text = html.as_str().chars().filter(|c| {
        is_tag = (is_tag || *c == '<') && *c != '>';
        !is_tag && *c != '>'
    });
    let text: String = text.collect();
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    names.into_iter().fold(text, |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::html::text;
    use crate::lang::Lang;

    /// What a title says of HTML stays what it says.
    #[test]
    fn a_title_reads_back() {
        for title in [
            "a < b & c > \"d\"",
            "&lt;",
            "&amp;lt; &amp;amp;",
            "<b>&quot;</b>",
            "«هدنة» & <i>",
            "1 > 0",
        ] {
            assert_eq!(plain(&text::plain(title, Lang::En)), title);
        }
    }
}
