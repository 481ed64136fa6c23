//! Charts as SVG: the same drawing on a page and in a PDF.
//!
//! A chart is readable without colour (each series has its own marker and dash, or its own pattern), at 320 pixels (one
//! view box that scales, at most 420 units wide) and without eyes (`role="img"`, title, description). It sets no font on a
//! page: it takes the page's.

mod columns;
mod dress;
mod legend;
mod lines;
mod rows;
mod scale;
mod words;

use std::fmt::Write as _;

use crate::escape;
use crate::model::{Chart, ChartKind, Finite, Unit, anchor};
use scale::Scale;

/// The width of every chart in units of its view box. At 320 pixels the letters are still 10 pixels high.
const WIDTH: f64 = 420.0;
/// The height of the plotting area of charts that stand upright.
const PLOT: f64 = 170.0;
/// The size of letters.
const LETTER: f64 = 13.0;
/// The height of a line of letters.
const LINE: f64 = 16.0;

const INK: &str = "#0b0c0c";
const GREY: &str = "#505a5f";
const FAINT: &str = "#d2d6d8";

/// The chart as an SVG element that takes its font from the page around it.
pub fn chart(chart: &Chart) -> String {
    drawing(chart, &anchor(&chart.id), None)
}

/// The chart as an SVG element whose inner names begin with `id` (unique on its page), in the font family given; without
/// one it takes the font of the page around it.
pub fn drawing(chart: &Chart, id: &str, font: Option<&str>) -> String {
    let mut art = Art::new(id);
    let bounds = bounds(chart);
    match bounds {
        None => {
            art.text(WIDTH / 2.0, 30.0, "middle", GREY, "There are no values to draw.");
            art.height = 50.0;
        }
        Some((low, high)) => match chart.kind {
            ChartKind::Line => {
                let scale = Scale::around(low, high, chart.unit == Unit::Percent);
                lines::draw(&mut art, chart, &scale);
            }
            ChartKind::Bar | ChartKind::StackedBar => {
                let scale = Scale::from_zero(low, high);
                if columns::fit(chart) {
                    columns::draw(&mut art, chart, &scale);
                } else {
                    rows::draw(&mut art, chart, &scale);
                }
            }
        },
    }
    art.finish(chart, font)
}

/// Do the bars of this chart stand upright?
pub(crate) fn upright(chart: &Chart) -> bool {
    columns::fit(chart)
}

/// What stands in for the drawing for those who cannot see it.
pub fn description(chart: &Chart) -> String {
    words::description(chart)
}

/// The ink of the n-th series, as `#rrggbb`.
pub(crate) fn ink(series: usize) -> &'static str {
    dress::ink(series)
}

/// The lowest and highest number that is drawn; `None` if there is nothing to draw or it spans more than can be drawn.
fn bounds(chart: &Chart) -> Option<(f64, f64)> {
    let mut numbers: Vec<f64> = Vec::new();
    for label in 0..chart.labels.len() {
        let values = chart.series.iter().filter_map(|series| series.at(label));
        if chart.kind == ChartKind::StackedBar {
            let (up, down): (Vec<f64>, Vec<f64>) = values.partition(|value| *value >= 0.0);
            if !(up.is_empty() && down.is_empty()) {
                numbers.push(up.iter().sum());
                numbers.push(down.iter().sum());
            }
        } else {
            numbers.extend(values);
        }
    }
    if numbers.is_empty() {
        return None;
    }
    numbers.extend(lines_to_compare(chart).map(|(_, value)| value));
    let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
    let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let drawable = low.abs() < 1e15 && high.abs() < 1e15;
    drawable.then_some((low, high))
}

/// The reference lines that can be drawn.
fn lines_to_compare(chart: &Chart) -> impl Iterator<Item = (&str, f64)> {
    chart.references.iter().filter_map(|line| Some((line.name.as_str(), Finite::new(line.value)?.get())))
}

/// An SVG element being drawn.
struct Art {
    id: String,
    height: f64,
    definitions: String,
    body: String,
}

impl Art {
    fn new(id: &str) -> Art {
        Art { id: id.to_owned(), height: 0.0, definitions: String::new(), body: String::new() }
    }

    /// Words at a place. `anchor` is SVG's `start`, `middle` or `end`; `y` is the baseline.
    fn text(&mut self, x: f64, y: f64, anchor: &str, ink: &str, words: &str) {
        let (x, y) = (at(x), at(y));
        let _ = write!(self.body, r#"<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{ink}">"#);
        escape::push(&mut self.body, words);
        self.body.push_str("</text>");
    }

    /// Words in bold with a white edge, so that they can be read where they lie over a line.
    fn label(&mut self, x: f64, y: f64, anchor: &str, words: &str) {
        let (x, y) = (at(x), at(y));
        let _ = write!(
            self.body,
            concat!(
                r##"<text x="{x}" y="{y}" text-anchor="{anchor}" font-weight="bold" fill="{ink}" "##,
                r##"stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">"##
            ),
            x = x,
            y = y,
            anchor = anchor,
            ink = INK
        );
        escape::push(&mut self.body, words);
        self.body.push_str("</text>");
    }

    /// A straight line; `dash` is SVG's list of dashes or empty.
    fn rule(&mut self, from: (f64, f64), to: (f64, f64), ink: &str, width: f64, dash: &str) {
        let dash = if dash.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dash}""#) };
        let _ = write!(
            self.body,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{ink}" stroke-width="{}"{dash}/>"#,
            at(from.0),
            at(from.1),
            at(to.0),
            at(to.1),
            at(width),
        );
    }

    /// The bar of a series between two corners.
    fn bar(&mut self, series: usize, x: f64, y: f64, width: f64, height: f64) {
        let ink = dress::ink(series);
        let _ = write!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{ink}"/>"#,
            at(x),
            at(y),
            at(width.max(0.5)),
            at(height.max(0.5)),
            dress::fill(&self.id, series),
        );
    }

    fn finish(self, chart: &Chart, font: Option<&str>) -> String {
        let (id, height) = (escape::text(&self.id), at(self.height));
        let font = font.map_or_else(String::new, |font| format!(r#" font-family="{}""#, escape::text(font)));
        let mut out = format!(
            concat!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{id}-title {id}-desc" "#,
                r#"class="kith-chart" viewBox="0 0 {width} {height}" font-size="{letter}"{font}>"#
            ),
            id = id,
            width = at(WIDTH),
            height = height,
            letter = at(LETTER),
            font = font,
        );
        let _ = write!(out, r#"<title id="{id}-title">{}</title>"#, escape::text(&chart.title));
        let _ = write!(out, r#"<desc id="{id}-desc">{}</desc>"#, escape::text(&words::description(chart)));
        if !self.definitions.is_empty() {
            let _ = write!(out, "<defs>{}</defs>", self.definitions);
        }
        out.push_str(&self.body);
        out.push_str("</svg>");
        out
    }
}

/// A coordinate with at most two decimals, written the same way every time.
fn at(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
