//! The colours behind statuses, the same on a page, in a workbook and in a PDF.

use crate::model::{Arrow, Colour};

/// The colours of a status, each as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// The ground behind the word.
    pub ground: &'static str,
    /// The word. At least 4.5:1 against the ground and against white.
    pub ink: &'static str,
    /// The shape beside the word. At least 3:1 against the ground.
    pub mark: &'static str,
}

/// The colours of a status.
pub const fn paint(colour: Colour) -> Paint {
    match colour {
        Colour::Red => Paint { ground: "#fbdcd8", ink: "#7a1408", mark: "#b3200f" },
        Colour::Amber => Paint { ground: "#ffefbf", ink: "#5a3b00", mark: "#a86400" },
        Colour::Green => Paint { ground: "#d6efdf", ink: "#00432a", mark: "#00703c" },
        Colour::None => Paint { ground: "#eeefef", ink: "#383f43", mark: "#626a6e" },
    }
}

/// The shape of a status in a box of ten by ten, as an SVG path: a square, a diamond, a disc, a bar. They tell the colours
/// apart in greyscale and for people who do not see them.
pub const fn shape(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "M.5.5h9v9h-9z",
        Colour::Amber => "M5 0l5 5-5 5-5-5z",
        Colour::Green => "M5 .2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z",
        Colour::None => "M1 3.8h8v2.4H1z",
    }
}

/// The arrow of a direction of travel in a box of ten by ten, as an SVG path.
pub const fn arrow(arrow: Arrow) -> &'static str {
    match arrow {
        Arrow::Up => "M5 0l4.2 4.6H6.2V10H3.8V4.6H.8z",
        Arrow::Down => "M5 10l4.2-4.6H6.2V0H3.8v5.4H.8z",
        Arrow::Level => "M10 5L5.4 9.2V6.2H0V3.8h5.4V.8z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_and_shapes_stand_out() {
        let all = [Colour::Red, Colour::Amber, Colour::Green, Colour::None];
        for colour in all {
            let Paint { ground, ink, mark } = paint(colour);
            assert!(contrast(ground, ink) >= 7.0, "{colour:?} word on its ground: {}", contrast(ground, ink));
            assert!(contrast("#ffffff", ink) >= 7.0, "{colour:?} word on white");
            assert!(contrast(ground, mark) >= 3.0, "{colour:?} shape: {}", contrast(ground, mark));
        }
        let shapes: std::collections::BTreeSet<&str> = all.into_iter().map(shape).collect();
        assert_eq!(shapes.len(), 4, "each colour has a shape of its own");
    }
}
