//! Lays out a card, and draws its letters.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use cosmic_text::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};
use cosmic_text::{
    Align, Attrs, Buffer, Ellipsize, EllipsizeHeightLimit, Family, FontSystem, Metrics, Shaping,
    SwashCache, Wrap,
};

use super::canvas::{Canvas, FADED, FULL, Stain};
use super::phrase::{self, phrases};
use super::{Card, Face, Shape, Words};
use crate::lang::Dir;

/// Draws cards with the fonts of a site.
pub struct Painter {
    families: Vec<phrase::Family>,
    pen: Mutex<Pen>,
}

/// The fonts, and the letters that were drawn.
struct Pen {
    fonts: FontSystem,
    letters: SwashCache,
}

/// How a card is laid out; lengths in pixels.
struct Layout {
    /// The bar at the side where lines begin.
    bar: u16,
    /// What stays blank around the text.
    margin: u16,
    /// The sizes of what stands above, of the title, the largest that fits, and of what stands below.
    above: f32,
    title: &'static [f32],
    below: f32,
    /// How much there is between what stands above and the title.
    gap: f32,
}

const SHARED: Layout = Layout {
    bar: 20,
    margin: 80,
    above: 36.0,
    title: &[88.0, 78.0, 68.0, 60.0, 52.0, 44.0],
    below: 38.0,
    gap: 24.0,
};

const COVER: Layout = Layout {
    bar: 32,
    margin: 120,
    above: 48.0,
    title: &[128.0, 112.0, 98.0, 86.0, 74.0, 62.0],
    below: 56.0,
    gap: 160.0,
};

/// A line is so much higher than its letters are large.
const LEADING: f32 = 1.5;

/// What stands above has one line, what stands below two.
const LINES_ABOVE: u16 = 1;
const LINES_BELOW: u16 = 2;

const REGULAR: u16 = 400;
const BOLD: u16 = 700;

/// Words in a size and weight.
#[derive(Clone, Copy)]
struct Setting<'t> {
    words: Words<'t>,
    size: f32,
    weight: u16,
    /// The most lines that it may have; what is more is cut.
    lines: Option<u16>,
}

impl Painter {
    /// Whether this program can draw.
    pub const EXISTS: bool = true;

    /// Reads the fonts; `None` if there are none that can be read.
    pub fn new(faces: &[Face<'_>]) -> Option<Self> {
        let mut database = Database::new();
        let mut families: BTreeMap<&str, Vec<(u32, u32)>> = BTreeMap::new();
        for face in faces {
            if let Ok(font) = wuff::decompress_woff2(face.woff2) {
                database.push_face_info(info(face, font));
                families.entry(face.family).or_insert_with(|| face.signs.to_vec());
            }
        }
        let is_empty = families.is_empty();
        let fonts = FontSystem::new_with_locale_and_db("en".to_owned(), database);
        let families = families.into_iter().map(|(family, signs)| (family.to_owned(), signs));
        (!is_empty).then(|| Self {
            families: families.collect(),
            pen: Mutex::new(Pen { fonts, letters: SwashCache::new() }),
        })
    }

    /// Draws a card, as a PNG.
    pub fn paint(&self, card: &Card<'_>) -> Vec<u8> {
        let layout = match card.shape {
            Shape::Shared => SHARED,
            Shape::Cover => COVER,
        };
        let [width, _] = card.shape.size();
        let mut canvas = Canvas::new(card.shape.size());
        let is_right = card.lang.dir() == Dir::Rtl;
        canvas.bar(if is_right { usize::from(width - layout.bar) } else { 0 }, layout.bar.into());
        // Letters are drawn one card after the other, and packed side by side.
        let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut hand = Hand {
            families: &self.families,
            pen: &mut pen,
            canvas: &mut canvas,
            left: f32::from(layout.margin),
            width: f32::from(width - 2 * layout.margin),
            align: if is_right { Align::Right } else { Align::Left },
        };
        hand.write(card, &layout);
        drop(pen);
        canvas.png()
    }
}

/// A card while it is written.
struct Hand<'p> {
    families: &'p [phrase::Family],
    pen: &'p mut Pen,
    canvas: &'p mut Canvas,
    /// Where lines are set.
    left: f32,
    width: f32,
    align: Align,
}

impl Hand<'_> {
    fn write(&mut self, card: &Card<'_>, layout: &Layout) {
        let [_, height] = card.shape.size();
        let mut top = f32::from(layout.margin);
        let mut bottom = f32::from(height - layout.margin);
        let small = |words, size, lines| Setting { words, size, weight: REGULAR, lines };
        if let Some(words) = card.above {
            let lines = self.set(small(words, layout.above, Some(LINES_ABOVE)));
            self.draw(&lines, top, FADED);
            top += height_of(&lines) + layout.gap;
        }
        if let Some(words) = card.below {
            let lines = self.set(small(words, layout.below, Some(LINES_BELOW)));
            bottom -= height_of(&lines);
            self.draw(&lines, bottom, FADED);
        }
        let title = self.fitting(card.title, layout.title, bottom - top);
        self.draw(&title, top, FULL);
    }

    /// The largest of some sizes in which words have room; in the smallest they are cut, should they have none.
    fn fitting(&mut self, words: Words<'_>, sizes: &[f32], height: f32) -> Buffer {
        let mut setting = Setting { words, size: 0.0, weight: BOLD, lines: None };
        for size in sizes.iter().copied() {
            setting.size = size;
            let lines = self.set(setting);
            let is_wide = lines.layout_runs().any(|line| line.line_w > self.width);
            if height_of(&lines) <= height && !is_wide {
                return lines;
            }
        }
        let has_room = |lines: &u16| setting.size * LEADING * f32::from(*lines) <= height;
        setting.lines = (1..u16::MAX).take_while(has_room).last().or(Some(1));
        self.set(setting)
    }

    /// Sets words in lines.
    fn set(&mut self, setting: Setting<'_>) -> Buffer {
        let Setting { words, size, weight, lines } = setting;
        let metrics = |scale: f32| Metrics::new(size * scale, size * LEADING);
        let attributes = Attrs::new().weight(Weight(weight));
        let phrases = phrases(words, self.families);
        let spans = phrases.iter().map(|phrase| {
            let family = Family::Name(phrase.family);
            let attributes = attributes.clone().family(family).metrics(metrics(phrase.scale));
            (phrase.text.as_str(), attributes)
        });
        let mut buffer = Buffer::new_empty(metrics(1.0));
        buffer.set_size(Some(self.width), None);
        buffer.set_wrap(if lines.is_some() { Wrap::WordOrGlyph } else { Wrap::Word });
        let cut = |lines: u16| Ellipsize::End(EllipsizeHeightLimit::Lines(lines.into()));
        buffer.set_ellipsize(lines.map_or(Ellipsize::None, cut));
        buffer.set_rich_text(spans, &attributes, Shaping::Advanced, Some(self.align));
        buffer.shape_until_scroll(&mut self.pen.fonts, false);
        buffer
    }

    fn draw(&mut self, lines: &Buffer, top: f32, ink: u8) {
        let Pen { fonts, letters } = &mut *self.pen;
        for line in lines.layout_runs() {
            for glyph in line.glyphs {
                let place = glyph.physical((self.left, top + line.line_y), 1.0);
                if let Some(image) = letters.get_image(fonts, place.cache_key) {
                    let stain = Stain {
                        left: place.x + image.placement.left,
                        top: place.y - image.placement.top,
                        width: usize::try_from(image.placement.width).unwrap_or_default(),
                        cover: &image.data,
                    };
                    self.canvas.stain(&stain, ink);
                }
            }
        }
    }
}

/// How high some lines are together.
fn height_of(lines: &Buffer) -> f32 {
    lines.layout_runs().map(|line| line.line_height).sum()
}

/// A font as the database has it: found by the name that its file has.
fn info(face: &Face<'_>, font: Vec<u8>) -> FaceInfo {
    FaceInfo {
        id: ID::dummy(),
        source: Source::Binary(Arc::new(font)),
        index: 0,
        families: vec![(face.family.to_owned(), Language::English_UnitedStates)],
        post_script_name: format!("{}-{}", face.family, face.weight),
        style: Style::Normal,
        weight: Weight(face.weight),
        stretch: Stretch::Normal,
        monospaced: false,
    }
}
