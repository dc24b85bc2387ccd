//! The two layouts of the map, and what each is drawn on.

use crate::lang::Lang;
use crate::picture::map::paper::{MapPaper, Type};

/// The two layouts of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// For a screen that is as wide as the page.
    Wide,
    /// For a phone held upright.
    Narrow,
}

impl Layout {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    /// Sizes in CSS pixels of a screen that the layout is made for. Arabic is set larger, as on all pages, and its
    /// letters need more height.
    pub(super) fn paper(self, lang: Lang) -> MapPaper {
        let letters = |latin: f64, arabic: f64| match lang {
            Lang::En => {
                Type { size: latin, narrow: 1.0, line: latin * 1.36, baseline: 0.78, ahead: 1.0 }
            }
            // Names are joined letters, which a naskh sets much closer than the estimate.
            Lang::Ar => Type {
                size: arabic,
                narrow: 0.95,
                line: arabic * 1.76,
                baseline: 0.69,
                ahead: -1.0,
            },
        };
        match self {
            Self::Wide => MapPaper {
                width: 960.0,
                height: 690.0,
                margin: 22.0,
                letters: letters(13.5, 15.0),
                large: letters(17.0, 19.0),
                whole: true,
            },
            Self::Narrow => MapPaper {
                width: 354.0,
                height: 470.0,
                margin: 34.0,
                letters: letters(13.3, 14.8),
                large: letters(15.0, 17.0),
                whole: false,
            },
        }
    }
}
