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

/// How rows are packed: what differs from the row above, by a packer that is made for long runs of nothing. Paper and the insides
/// of letters are such runs; a cover takes a twentieth of the time that the usual level takes, and is a third larger.
const FILTER: Filter = Filter::Up;
const PACKING: DeflateCompression = DeflateCompression::FdeflateUltraFast;

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
        // What lies before the edge is skipped; what lies behind it is not asked for.
        let [left, top] =
            [stain.left, stain.top].map(|side| usize::try_from(side).unwrap_or_default());
        let [before, above] = [stain.left, stain.top]
            .map(|side| usize::try_from(side.saturating_neg()).unwrap_or_default());
        let rows = stain.cover.chunks(stain.width.max(1)).skip(above);
        for (row, covers) in self.pixels.chunks_mut(self.width).skip(top).zip(rows) {
            let row = row.get_mut(left..).unwrap_or_default();
            let covers = covers.get(before..).unwrap_or_default();
            for (pixel, cover) in row.iter_mut().zip(covers) {
                *pixel = (*pixel).max(level(*cover, ink));
            }
        }
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
        encoder.set_deflate_compression(PACKING);
        encoder.set_filter(FILTER);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.halves())?;
        writer.finish()?;
        Ok(out)
    }

    /// Two pixels a byte, the left one in its upper half; each row begins a byte.
    fn halves(&self) -> Vec<u8> {
        let width = self.width.div_ceil(2);
        let mut halves = vec![0; width * self.height];
        for (packed, row) in halves.chunks_mut(width).zip(self.pixels.chunks(self.width)) {
            let (pairs, last) = row.as_chunks();
            for (byte, pair) in packed.iter_mut().zip(pairs) {
                // Both at once, which compilers turn into many at once.
                let pair = u16::from_le_bytes(*pair);
                [*byte, _] = (pair << 4 | pair >> 8).to_le_bytes();
            }
            packed
                .iter_mut()
                .skip(pairs.len())
                .zip(last)
                .for_each(|(byte, left)| *byte = left << 4);
        }
        halves
    }
}

/// The number of the colour where ink covers a part of a pixel.
fn level(cover: u8, ink: u8) -> u8 {
    let level = (u16::from(cover) * u16::from(ink) + 127) / 255;
    u8::try_from(level).unwrap_or(FULL)
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
