//! The image of a figure is there, and browsers know how large it is before it comes.

use crate::diag::suggest::nearest;
use crate::diag::{Code, Diagnostic, token};
use crate::model::Book;
use crate::model::form::Figure;
use crate::source::Sources;

pub(super) fn check(book: &Book, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    let paragraphs = book.articles.iter().flat_map(|article| &article.paragraphs);
    let figures = paragraphs.filter_map(|paragraph| paragraph.form.figure());
    diagnostics.extend(figures.filter_map(|figure| fault(figure, sources)));
}

fn fault(figure: &Figure, sources: &Sources) -> Option<Diagnostic> {
    let image = &figure.image;
    let path = figure.path();
    let Some(file) = sources.find(&path) else {
        let message = format!("there is no image {}", token(&path));
        let names = sources.iter().filter_map(|(_, file)| file.path.strip_prefix("static/"));
        let place = sources.token(image.span, &image.value);
        let missing = Diagnostic::about(Code::BadImage, image, message);
        let hint = "put the file there, or correct its path, which begins below `static/`";
        return Some(missing.did_you_mean(nearest(&image.value, names), place).or_hint(hint));
    };
    sources.file(file).picture.is_none().then(|| {
        let message = format!("the size of {} cannot be told", token(&path));
        Diagnostic::about(Code::BadImage, image, message).hint(
            "use a PNG, JPEG, WebP, AVIF, GIF or SVG file; an SVG says `width` and `height`, or a `viewBox`",
        )
    })
}
