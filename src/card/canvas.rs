//! A picture in the making: how much ink lies on each pixel of the paper, and the rubric.
//!
//! Sixteen colours are enough for text on paper, take half a byte each, and are packed in a few milliseconds.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};

/// The colours of the site in the light (`static/css/colours.css`): `--paper`, `--ink`, `--madder`.
const PAPER: [u8; 3] = [0xfb, 0xf6, 0xec];
const INK: [u8; 3] = [0x23, 0x1c, 0x17];
const RUBRIC: [u8; 3] = [0x93, 0x20, 0x2f];

/// Full ink; nothing is paper.
pub(super) const FULL: u8 = 14;

/// Ink that stands back, near to `--faded`.
pub(super) const FADED: u8 = 10;

/// The number of the rubric among the colours.
const RED: u8 = 15;

/// How hard the packer tries: a cover is packed in a third of the time that the usual level takes, and a third larger. Most of
/// the time of a book goes into its cover.
const PACKING: u8 = 2;

/// A picture.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    /// The number of the colour of each pixel, row by row.
    pixels: Vec<u8>,
}

/// How much of each pixel a letter covers.
pub(super) struct Stain<'m> {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: usize,
    /// From nothing to 255, row by row.
    pub(super) cover: &'m [u8],
}

impl Canvas {
    /// Blank paper.
    pub(super) fn new([width, height]: [u16; 2]) -> Self {
        let (width, height) = (usize::from(width), usize::from(height));
        Self { width, height, pixels: vec![0; width * height] }
    }

    /// Draws an upright bar of the rubric.
    pub(super) fn bar(&mut self, left: usize, width: usize) {
        for row in self.pixels.chunks_mut(self.width) {
            row.iter_mut().skip(left).take(width).for_each(|pixel| *pixel = RED);
        }
    }

    /// Draws a letter; where two meet the darker one stays, and what lies beside the picture is left out.
    pub(super) fn stain(&mut self, stain: &Stain<'_>, ink: u8) {
        let rows = stain.cover.chunks(stain.width.max(1));
        for (y, row) in (stain.top..).zip(rows) {
            for (x, cover) in (stain.left..).zip(row) {
                let level = (u16::from(*cover) * u16::from(ink) + 127) / 255;
                if let Some(pixel) = self.pixel(x, y)
                    && let Ok(level) = u8::try_from(level)
                {
                    *pixel = level.max(*pixel);
                }
            }
        }
    }

    fn pixel(&mut self, x: i32, y: i32) -> Option<&mut u8> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let is_inside = x < self.width && y < self.height;
        is_inside.then(|| self.pixels.get_mut(y * self.width + x))?
    }

    /// The picture in the format PNG.
    pub(super) fn png(&self) -> Vec<u8> {
        // Memory takes whatever is written, and sizes and colours fit each other.
        self.encoded().unwrap_or_default()
    }

    fn encoded(&self) -> Result<Vec<u8>, EncodingError> {
        let mut out = Vec::new();
        let side = |side: usize| u32::try_from(side).unwrap_or_default();
        let mut encoder = Encoder::new(&mut out, side(self.width), side(self.height));
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette());
        encoder.set_deflate_compression(DeflateCompression::Level(PACKING));
        encoder.set_filter(Filter::NoFilter);
        let mut packed = Vec::with_capacity(self.pixels.len() / 2 + self.height);
        for row in self.pixels.chunks(self.width) {
            let (pairs, last) = row.as_chunks();
            packed.extend(pairs.iter().map(|[left, right]| left << 4 | right));
            packed.extend(last.iter().map(|left| left << 4));
        }
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&packed)?;
        writer.finish()?;
        Ok(out)
    }
}

/// From paper to ink in equal steps, and the rubric.
fn palette() -> Vec<u8> {
    let mixed = |ink: u8| {
        let part = move |(paper, full): (u8, u8)| {
            let (paper, full, ink) = (u16::from(paper), u16::from(full), u16::from(ink));
            let whole = u16::from(FULL);
            u8::try_from((paper * (whole - ink) + full * ink) / whole).unwrap_or(u8::MAX)
        };
        PAPER.into_iter().zip(INK).map(part)
    };
    (0..=FULL).flat_map(mixed).chain(RUBRIC).collect()
}
