//! The sizes of images, which pages say so that nothing moves when an image comes. Only the head of a file is read.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read, Seek};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::output::{Body, OutPath};
use crate::source::PictureSize;

/// In how many bytes of an SVG its root begins: before it stand a declaration, comments, a document type.
const HEAD: u64 = 0x1_0000;

/// The size of an image that browsers show; `None` for all other files, and where it cannot be told.
pub(super) fn size(path: &OutPath, body: &Body) -> Option<PictureSize> {
    let extension = path.as_str().rsplit('.').next()?.to_ascii_lowercase();
    let measure: fn(&mut dyn Bytes) -> Option<PictureSize> = match extension.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => raster,
        "svg" => vector,
        _ => return None,
    };
    match body {
        Body::Bytes(bytes) => measure(&mut Cursor::new(bytes)),
        Body::File(disk) => measure(&mut BufReader::new(File::open(disk).ok()?)),
    }
}

trait Bytes: BufRead + Seek {}

impl<T: BufRead + Seek> Bytes for T {}

fn raster(bytes: &mut dyn Bytes) -> Option<PictureSize> {
    let size = imagesize::reader_size(bytes).ok()?;
    let side = |length: usize| u32::try_from(length).ok().filter(|length| *length > 0);
    Some(PictureSize { width: side(size.width)?, height: side(size.height)? })
}

/// The size that the root of an SVG says, or else that of what it shows (SVG 2, section 8.12).
fn vector(bytes: &mut dyn Bytes) -> Option<PictureSize> {
    let mut reader = Reader::from_reader(bytes.take(HEAD));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(root) | Event::Empty(root) => {
                return (root.local_name().as_ref() == b"svg").then(|| size_of(&root))?;
            }
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    }
}

fn size_of(root: &BytesStart<'_>) -> Option<PictureSize> {
    let said = |name: &str| {
        let value = root.try_get_attribute(name).ok()??.value;
        Some(String::from_utf8_lossy(&value).trim().to_owned())
    };
    let view_box = said("viewBox").and_then(|numbers| {
        let numbers = numbers.split([' ', ',', '\n', '\t']).filter(|number| !number.is_empty());
        let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
        let [_, _, width, height] = numbers.as_slice() else { return None };
        (*width > 0.0 && *height > 0.0).then_some((*width, *height))
    });
    let length = |name| said(name).as_deref().and_then(pixels);
    let (width, height) = match (length("width"), length("height"), view_box) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(shown)) => (width, width * shown.1 / shown.0),
        (None, Some(height), Some(shown)) => (height * shown.0 / shown.1, height),
        (_, _, shown) => shown?,
    };
    Some(PictureSize { width: whole(width)?, height: whole(height)? })
}

/// A length in CSS pixels; `None` for one that depends on what is around the image.
fn pixels(length: &str) -> Option<f64> {
    let unit = length.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number: f64 = length.strip_suffix(unit)?.parse().ok()?;
    let factor = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    Some(number * factor).filter(|length| *length > 0.0)
}

/// At least one, and no more than a page could show.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded before")]
fn whole(length: f64) -> Option<u32> {
    length.is_finite().then(|| length.round().clamp(1.0, 100_000.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(root: &str) -> Option<(u32, u32)> {
        let text = format!("<?xml version=\"1.0\"?>\n<!-- a map -->\n<svg {root}><g/></svg>");
        let size = size(&OutPath::new("a.svg")?, &Body::from(text.into_bytes()))?;
        Some((size.width, size.height))
    }

    #[test]
    fn an_svg_says_its_size() {
        for (root, wanted) in [
            (r#"width="300" height="200""#, Some((300, 200))),
            (r#"width="300px" height="2in""#, Some((300, 192))),
            (r#"width="100%" height="100%" viewBox="0 0 40 30""#, Some((40, 30))),
            (r#"width="80" viewBox="0,0,40,30""#, Some((80, 60))),
            (r#"viewBox="-5 -5 10.4 10.6""#, Some((10, 11))),
            (r#"width="100%""#, None),
            (r#"viewBox="0 0 0 30""#, None),
            (r#"width="-3" height="x" viewBox="a b c d""#, None),
        ] {
            assert_eq!(svg(root), wanted, "{root}");
        }
        // A file that never comes to its root is not read to its end.
        let comment = "<!-- a map -->".repeat(100_000);
        assert_eq!(svg(&format!("width=\"3\" height=\"2\"><!--{comment}--")), Some((3, 2)));
        let late = format!("{comment}<svg width=\"3\" height=\"2\"/>").into_bytes();
        assert_eq!(size(&OutPath::new("a.svg").unwrap(), &Body::from(late)), None);
    }
}
