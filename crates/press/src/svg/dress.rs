//! What tells series apart: ink, marker, dash and pattern. The first two of any chart differ in all four.

use std::fmt::Write as _;

use super::{Art, at};

/// Inks that keep 3:1 against white and differ in lightness from their neighbours (the Government Analysis Function's
/// palette for categories, darkened where it fell short).
const INKS: [&str; 6] = ["#12436d", "#1c7f77", "#801650", "#c2410c", "#3d3d3d", "#7a5ab5"];

/// Dashes of lines.
const DASHES: [&str; 6] = ["", "7 4", "2 3", "9 3 2 3", "12 4", "4 2 1 2"];

/// The ink of a series.
pub(super) fn ink(series: usize) -> &'static str {
    INKS[series % INKS.len()]
}

/// The dash of a series' line. When the inks come round again the dashes are out of step with them.
pub(super) fn dash(series: usize) -> &'static str {
    DASHES[(series + series / INKS.len()) % DASHES.len()]
}

/// What a series' bars are filled with: the first is solid, the others a pattern from [`patterns`].
pub(super) fn fill(id: &str, series: usize) -> String {
    if series == 0 { ink(0).to_owned() } else { format!("url(#{id}-fill-{series})") }
}

/// Adds the patterns for the bars of so many series.
pub(super) fn patterns(art: &mut Art, series: usize) {
    for n in 1..series {
        let ink = ink(n);
        // An eight by eight tile on a white ground.
        let marks = match (n + n / INKS.len()) % 6 {
            1 => format!(r#"<path d="M-2 2L2-2M0 8L8 0M6 10L10 6" stroke="{ink}" stroke-width="2.4"/>"#),
            2 => format!(
                r#"<circle cx="2" cy="2" r="1.5" fill="{ink}"/><circle cx="6" cy="6" r="1.5" fill="{ink}"/>"#
            ),
            3 => format!(r#"<path d="M0 2H8M0 6H8" stroke="{ink}" stroke-width="1.8"/>"#),
            4 => format!(r#"<path d="M0 0L8 8M8 0L0 8" stroke="{ink}" stroke-width="1.4"/>"#),
            5 => format!(r#"<path d="M2 0V8M6 0V8" stroke="{ink}" stroke-width="1.8"/>"#),
            _ => format!(r#"<path d="M-2 6L2 10M0 0L8 8M6-2L10 2" stroke="{ink}" stroke-width="2.4"/>"#),
        };
        let _ = write!(
            art.definitions,
            concat!(
                r##"<pattern id="{id}-fill-{n}" width="8" height="8" patternUnits="userSpaceOnUse">"##,
                r##"<rect width="8" height="8" fill="#ffffff"/>{marks}</pattern>"##
            ),
            id = art.id,
            n = n,
            marks = marks
        );
    }
}

/// A series' marker, centred at a place.
pub(super) fn marker(art: &mut Art, series: usize, x: f64, y: f64) {
    let ink = ink(series);
    let (cx, cy) = (at(x), at(y));
    let [l, r, t, b] = [at(x - 4.0), at(x + 4.0), at(y - 4.0), at(y + 4.0)];
    let _ = match series % 6 {
        0 => write!(art.body, r#"<circle cx="{cx}" cy="{cy}" r="3.5" fill="{ink}"/>"#),
        1 => write!(
            art.body,
            r##"<rect x="{}" y="{}" width="7" height="7" fill="#ffffff" stroke="{ink}" stroke-width="2"/>"##,
            at(x - 3.5),
            at(y - 3.5)
        ),
        2 => write!(art.body, r#"<path d="M{cx} {t}L{r} {b}H{l}Z" fill="{ink}"/>"#),
        3 => write!(
            art.body,
            r##"<path d="M{cx} {t}L{r} {cy}L{cx} {b}L{l} {cy}Z" fill="#ffffff" stroke="{ink}" stroke-width="2"/>"##
        ),
        4 => write!(
            art.body,
            r#"<path d="M{l} {t}L{r} {b}M{r} {t}L{l} {b}" stroke="{ink}" stroke-width="2.5"/>"#
        ),
        _ => write!(art.body, r#"<path d="M{cx} {t}V{b}M{l} {cy}H{r}" stroke="{ink}" stroke-width="2.5"/>"#),
    };
}
