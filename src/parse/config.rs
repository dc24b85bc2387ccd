//! `book.toml` → [`Config`].

use super::format::Content;
use super::node::{Decoder, Fields, Node};
use super::toml;
use crate::address;
use crate::config::{
    Config, Downloads, Drafts, Linking, Months, Numerals, OptionalFiles, OptionalPages,
};
use crate::diag::{Code, Diagnostic, token};
use crate::lang::Localized;
use crate::source::{FileId, Sources, Spanned};

/// Reads the settings; what cannot be read keeps its default.
pub(super) fn config(sources: &Sources, file: FileId) -> (Config, Vec<Diagnostic>) {
    let mut decoder = Decoder::new(sources);
    let (mut node, faults) = toml::read(sources, file);
    decoder.screen(&mut node);
    let config = settings(&mut decoder, node);
    // What is read of a broken file may not be what was meant: its own faults come first.
    (config, if faults.is_empty() { decoder.diagnostics } else { faults })
}

/// Reads the settings from the tree of the file.
pub(super) fn settings(decoder: &mut Decoder<'_>, node: Node) -> Config {
    let mut config = Config::default();
    if let Some(mut fields) = decoder.fields(node, "book") {
        config.title = local_text(decoder, &mut fields, "title");
        config.description = local_text(decoder, &mut fields, "description");
        config.base_url = address(decoder, &mut fields, "base_url");
        config.repository = address(decoder, &mut fields, "repository")
            .map(|url| url.trim_end_matches('/').to_owned());
        config.licence = local_text(decoder, &mut fields, "licence");
        config.updated = fields.take("updated").and_then(|node| decoder.date(node));
        config.numerals = word(decoder, &mut fields, "numerals", Numerals::WORDS);
        config.months = word(decoder, &mut fields, "months", Months::WORDS);
        config.linking = word(decoder, &mut fields, "linking", Linking::WORDS);
        config.drafts = word(decoder, &mut fields, "drafts", Drafts::WORDS);
        let OptionalPages { data, parallel } = &mut config.pages;
        let named = [("data", data), ("parallel", parallel)];
        switches(decoder, &mut fields, "pages", named, &mut []);
        files(decoder, &mut fields, &mut config.files);
        downloads(decoder, &mut fields, &mut config.downloads);
        fields.finish(decoder);
    }
    config
}

/// A setting that is one of some words.
fn word<T: Copy + Default>(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    name: &'static str,
    words: &[(&'static str, T)],
) -> T {
    fields.take(name).and_then(|node| decoder.word(node, words)).unwrap_or_default()
}

fn local_text(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    name: &'static str,
) -> Localized<Option<String>> {
    let Some(node) = fields.take(name) else { return Localized::default() };
    let span = node.span;
    let text = decoder.localized(node, name, text_of_site);
    if let (Some(_), None) | (None, Some(_)) = (&text.ar, &text.en) {
        let (language, tag) = if text.ar.is_none() { ("Arabic", "ar") } else { ("English", "en") };
        let message = format!("the {name} of the site has no {language}");
        decoder.report(
            Diagnostic::new(Code::MissingTranslation, span, message)
                .label(format!("`{tag}` is missing"))
                .hint(format!("add `{tag} = \"…\"`")),
        );
    }
    text.map(|_, text| text.map(|text| text.value))
}

/// A text, which must not be blank.
fn text_of_site(decoder: &mut Decoder<'_>, node: Node) -> Option<Spanned<String>> {
    let text = decoder.plain_text(node)?;
    if text.value.trim().is_empty() {
        let blank = Diagnostic::new(Code::BadSetting, text.span, "a text of the site is blank");
        decoder.report(blank.label(token(&text.value)).hint("write the text, or delete the line"));
    }
    Some(text)
}

/// A web address in its normal form.
fn address(decoder: &mut Decoder<'_>, fields: &mut Fields, name: &'static str) -> Option<String> {
    let text = fields.take(name).and_then(|node| decoder.text_of(node, Content::Address))?;
    let url = address::site(&text.value);
    if let Err(fault) = url {
        let message = format!("the web address {} {fault}", token(&text.value));
        let hint = "write it like `https://example.org/briefing/`";
        decoder.report(Diagnostic::about(Code::BadSetting, &text, message).hint(hint));
    }
    url.ok()
}

/// A table of what may be switched on and off; of some it may be left open.
fn switches<const N: usize>(
    decoder: &mut Decoder<'_>,
    fields: &mut Fields,
    table: &'static str,
    switches: [(&'static str, &mut bool); N],
    open: &mut [(&'static str, &mut Option<bool>)],
) {
    let Some(node) = fields.take(table) else { return };
    let Some(mut inner) = decoder.fields(node, table) else { return };
    for (name, switch) in switches {
        if let Some(wanted) = inner.take(name).and_then(|node| decoder.truth(node)) {
            *switch = wanted;
        }
    }
    for (name, switch) in open {
        **switch = inner.take(name).and_then(|node| decoder.truth(node));
    }
    inner.finish(decoder);
}

fn files(decoder: &mut Decoder<'_>, fields: &mut Fields, files: &mut OptionalFiles) {
    let OptionalFiles { headers, offline, markdown, annotations, references, briefing, cards } =
        files;
    let named = [
        ("headers", headers),
        ("offline", offline),
        ("markdown", markdown),
        ("annotations", annotations),
        ("references", references),
        ("briefing", briefing),
    ];
    switches(decoder, fields, "files", named, &mut [("cards", cards)]);
}

fn downloads(decoder: &mut Decoder<'_>, fields: &mut Fields, downloads: &mut Downloads) {
    let Downloads { books, site } = downloads;
    switches(decoder, fields, "downloads", [("site", site)], &mut [("books", books)]);
}
