//! How cells look, and text cut to what a workbook can hold.

use std::borrow::Cow;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::Colour;
use crate::paint::paint;

/// The formats that many cells share.
pub(super) struct Formats {
    pub(super) title: Format,
    pub(super) quiet: Format,
    pub(super) notice: Format,
    pub(super) heading: Format,
    pub(super) small_heading: Format,
    pub(super) text: Format,
    pub(super) caption: Format,
    pub(super) big: Format,
    pub(super) label: Format,
    pub(super) group: Format,
    pub(super) column: Format,
    pub(super) cell: Format,
}

impl Formats {
    pub(super) fn new() -> Formats {
        let base = Format::new().set_font_name("Arial").set_font_size(10.0);
        let wrapped = || base.clone().set_text_wrap().set_align(FormatAlign::Top);
        let quiet = Color::RGB(0x0050_5a5f);
        Formats {
            title: base.clone().set_bold().set_font_size(16.0),
            quiet: base.clone().set_font_color(quiet),
            notice: wrapped().set_bold(),
            heading: base.clone().set_bold().set_font_size(13.0),
            small_heading: base.clone().set_bold().set_font_size(11.0),
            text: wrapped(),
            caption: base.clone().set_bold().set_font_size(11.0),
            big: base.clone().set_bold().set_font_size(18.0).set_align(FormatAlign::Left),
            label: base.clone().set_bold(),
            group: base.clone().set_bold().set_border_bottom(FormatBorder::Medium),
            column: wrapped()
                .set_bold()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Medium),
            cell: wrapped().set_border_bottom(FormatBorder::Hair),
        }
    }
}

/// The colours of a status, for a rule that looks at the word.
pub(super) fn status(colour: Colour) -> Format {
    let paint = paint(colour);
    Format::new().set_bold().set_font_color(rgb(paint.ink)).set_background_color(rgb(paint.ground))
}

/// `#rrggbb` as Excel's colour.
pub(super) fn rgb(hex: &str) -> Color {
    Color::RGB(u32::from_str_radix(hex.trim_start_matches('#'), 16).unwrap_or(0))
}

/// Text without the control characters that XML cannot hold, cut to what a cell can hold.
pub(super) fn held(text: &str) -> Cow<'_, str> {
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.len() <= 32_000 && !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let clean: String = text.chars().map(|c| if odd(c) { '\u{FFFD}' } else { c }).collect();
    Cow::Owned(short(&clean, 32_000))
}

/// At most so many UTF-16 units of a text, with an ellipsis where it was cut.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    super::fitted(text, most - 1) + "…"
}
