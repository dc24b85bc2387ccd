//! `/{lang}/feed.xml` (Atom, RFC 4287): the articles of one language with their whole text, and what was changed.
//!
//! Feed readers know none of the site's styles and run no script, so the text has neither notes nor links between pages; the
//! article's address leads to both. Links to other sites stay, as all that an author has marked.

use super::file::File;
use super::xml::Xml;
use crate::html::attribute;
use crate::html::text::outward;
use crate::lang::Lang;
use crate::model::form::Figure;
use crate::model::{Change, Form, Paragraph};
use crate::route::Route;
use crate::view::Site;
use crate::view::edition::absolute;
use crate::view::news::{News, What, news};

/// How many articles a feed has at most; who follows one has read the older ones.
const MOST: usize = 50;

/// The feed of a language, if there is anything in it.
pub(super) fn file(site: &Site<'_>, lang: Lang) -> Option<File> {
    let mut news = news(site, lang);
    news.truncate(MOST);
    let updated = news.first()?.updated.clone();
    let route = Route::feed(lang);
    let (own, home) = (absolute(site, route)?, absolute(site, Route::Home(lang))?);
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.tag())];
    let bytes = Xml::document("feed", &root, |xml| {
        xml.text("id", &[], &home);
        let title = site.config.title.prefer(lang);
        let (titled, title) = title.map_or((Lang::En, "Hashiya"), |(shown, it)| (shown, it));
        xml.text("title", &other(titled, lang), title);
        if let Some((shown, description)) = site.config.description.prefer(lang) {
            xml.text("subtitle", &other(shown, lang), description);
        }
        xml.text("updated", &[], &updated);
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &home)]);
        // An entry whose author is not known has the feed's.
        xml.element("author", &other(titled, lang), |xml| xml.text("name", &[], title));
        if let Some((shown, licence)) = site.config.licence.prefer(lang) {
            xml.text("rights", &other(shown, lang), licence);
        }
        news.iter().for_each(|news| entry(xml, site, news, lang));
    });
    Some((route.file(), bytes))
}

fn entry(xml: &mut Xml, site: &Site<'_>, news: &News<'_>, lang: Lang) {
    xml.element("entry", &[], |xml| {
        xml.text("id", &[], &news.address);
        let (shown, title) = &news.title;
        xml.text("title", &other(*shown, lang), title);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &news.address)]);
        if let Some(published) = &news.published {
            xml.text("published", &[], published);
        }
        xml.text("updated", &[], &news.updated);
        for author in &news.authors {
            xml.element("author", &[], |xml| xml.text("name", &[], author));
        }
        let text: String = match news.what {
            What::Article(article) => {
                if let Some((shown, summary)) = article.summary.prefer(lang) {
                    let summary = told(outward(summary, shown).as_str(), shown, lang);
                    xml.text("summary", &[("type", "html")], &summary);
                }
                article.paragraphs.iter().filter_map(|it| side(site, it, lang)).collect()
            }
            What::Change(change) => said(change, lang),
        };
        let content = format!("{}{text}</div>", division(lang));
        xml.text("content", &[("type", "html")], &content);
    });
}

/// The attribute of a text in another language than its feed's.
fn other(shown: Lang, lang: Lang) -> Vec<(&'static str, &'static str)> {
    if shown == lang { Vec::new() } else { vec![("xml:lang", shown.tag())] }
}

/// What was changed.
fn said(change: &Change, lang: Lang) -> String {
    let text = change.text.get(lang).as_ref();
    text.map(|text| format!("<p>{}</p>", outward(text, lang).as_str())).unwrap_or_default()
}

fn division(lang: Lang) -> String {
    format!("<div lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir().word())
}

/// A paragraph in a language; without a translation, the original with its own. A break has no words, and a figure need have none.
fn side(site: &Site<'_>, paragraph: &Paragraph, lang: Lang) -> Option<String> {
    let words = paragraph.passages.prefer(lang);
    let words = words.map(|(shown, passage)| (shown, outward(&passage.text, shown)));
    let (shown, html) = match &words {
        Some((shown, html)) => (*shown, html.as_str()),
        None if matches!(paragraph.form, Form::Break | Form::Figure(_)) => (lang, ""),
        None => return None,
    };
    let formed = match paragraph.form.figure() {
        Some(figure) => self::figure(site, figure, html, shown),
        None => formed(&paragraph.form, html),
    };
    Some(told(&formed, shown, lang) + "\n")
}

/// Elements in a language; in another than the feed's they say so.
fn told(html: &str, shown: Lang, lang: Lang) -> String {
    if shown == lang { html.to_owned() } else { format!("{}{html}</div>", division(shown)) }
}

/// An image with its caption and who made it, in a text of the language `lang`.
fn figure(site: &Site<'_>, figure: &Figure, caption: &str, lang: Lang) -> String {
    let mut image = "<img".to_owned();
    let address = absolute(site, site.published.route(&figure.image.value));
    attribute("src", &address.unwrap_or_default(), &mut image);
    let alt = figure.alt.prefer(lang);
    attribute("alt", alt.map_or("", |(_, alt)| alt), &mut image);
    if let Some((other, _)) = alt.filter(|(own, _)| *own != lang) {
        attribute("lang", other.tag(), &mut image);
    }
    image.push('>');
    let credit = figure.credit.prefer(lang).map(|(own, credit)| {
        let words = outward(credit, own);
        if own == lang {
            return format!("<small>{}</small>", words.as_str());
        }
        let dir = own.dir().word();
        format!("<small lang=\"{}\" dir=\"{dir}\">{}</small>", own.tag(), words.as_str())
    });
    let below = [Some(caption.to_owned()).filter(|it| !it.is_empty()), credit];
    let below = below.into_iter().flatten().collect::<Vec<_>>().join("<br>");
    if below.is_empty() {
        return format!("<figure>{image}</figure>");
    }
    format!("<figure>{image}<figcaption>{below}</figcaption></figure>")
}

/// A text in elements that every reader of feeds knows.
fn formed(form: &Form, html: &str) -> String {
    match form {
        Form::Paragraph | Form::Figure(_) => format!("<p>{html}</p>"),
        Form::Break => "<hr>".to_owned(),
        Form::Heading(level) => format!("<h{0}>{html}</h{0}>", level.word()),
        // Without a style sheet hemistichs have no columns.
        Form::Verse => format!("<p>{}</p>", html.replace("<br>\t", " … ")),
        Form::Quotation => format!("<blockquote>{html}</blockquote>"),
        Form::List | Form::Table => html.to_owned(),
    }
}
