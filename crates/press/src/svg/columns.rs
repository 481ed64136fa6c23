//! Upright bars, side by side or stacked.

use crate::model::{Chart, ChartKind};

use super::legend::{self, Plot};
use super::scale::Scale;
use super::{Art, GREY, LINE, PLOT, WIDTH, dress, words};

/// Can the bars stand upright? They do while their labels fit under them (some months may be left out); otherwise they lie
/// down, with the labels beside them.
pub(super) fn fit(chart: &Chart) -> bool {
    let room = WIDTH - 50.0;
    let count = chart.labels.len();
    let strides = if count > 8 { 1..=count.div_ceil(6) } else { 1..=1 };
    let bars = if chart.kind == ChartKind::Bar { count * chart.series.len() } else { count };
    bars <= 72
        && strides
            .clone()
            .any(|stride| legend::labels_fit(chart, room / count as f64 * stride as f64, stride))
}

/// Draws upright bars.
pub(super) fn draw(art: &mut Art, chart: &Chart, scale: &Scale) {
    dress::patterns(art, chart.series.len());
    let top = legend::draw(art, chart, scale);
    let plot = Plot { left: legend::axis_width(chart, scale), top, right: WIDTH - 2.0, bottom: top + PLOT };
    legend::grid(art, chart, scale, plot);
    let slot = (plot.right - plot.left) / chart.labels.len() as f64;
    for label in 0..chart.labels.len() {
        let left = plot.left + slot * (label as f64 + 0.12);
        let width = slot * 0.76;
        if chart.kind == ChartKind::StackedBar {
            stack(art, chart, scale, plot, label, (left, width));
        } else {
            side_by_side(art, chart, scale, plot, label, (left, width));
        }
    }
    legend::compare(art, chart, scale, plot);
    art.height = legend::labels(art, chart, plot);
}

/// The bars of one label, each with its number where there is room for all of them.
fn side_by_side(
    art: &mut Art,
    chart: &Chart,
    scale: &Scale,
    plot: Plot,
    label: usize,
    (left, width): (f64, f64),
) {
    let bar = width / chart.series.len().max(1) as f64;
    // Neighbours' numbers must not touch; over a single bar there is its share of the gap too.
    let roomy = numbers_fit(chart, if chart.series.len() == 1 { slot_of(width) } else { bar });
    for (n, series) in chart.series.iter().enumerate() {
        let x = left + bar * n as f64;
        let Some(value) = series.at(label) else {
            // A gap is marked as one, so that it cannot be taken for a bar of no height.
            let zero = legend::height(scale, plot, 0.0);
            art.text(x + bar / 2.0, zero - 3.0, "middle", GREY, "\u{2013}");
            continue;
        };
        let (zero, y) = (legend::height(scale, plot, 0.0), legend::height(scale, plot, value));
        art.bar(n, x + bar * 0.05, y.min(zero), bar * 0.9, (zero - y).abs());
        let newest = chart.series.len() == 1 && label + 1 == chart.labels.len();
        if roomy || newest {
            let y = if value < 0.0 { y + LINE - 2.0 } else { y - 5.0 };
            art.label(x + bar / 2.0, y, "middle", &chart.print(value));
        }
    }
}

/// The whole slot of bars so wide, gaps included.
fn slot_of(width: f64) -> f64 {
    width / 0.76
}

/// The pile of one label, with its sum above where every part is known.
fn stack(art: &mut Art, chart: &Chart, scale: &Scale, plot: Plot, label: usize, (left, width): (f64, f64)) {
    let (mut up, mut down) = (0.0, 0.0);
    for (n, series) in chart.series.iter().enumerate() {
        let Some(value) = series.at(label) else { continue };
        let from = if value < 0.0 { &mut down } else { &mut up };
        let (a, b) = (legend::height(scale, plot, *from), legend::height(scale, plot, *from + value));
        *from += value;
        if value != 0.0 {
            art.bar(n, left, a.min(b), width, (a - b).abs());
        }
    }
    let known = chart.series.iter().filter(|series| series.at(label).is_some()).count();
    let middle = left + width / 2.0;
    if known == 0 {
        art.text(middle, legend::height(scale, plot, 0.0) - 3.0, "middle", GREY, "\u{2013}");
    } else if known == chart.series.len() && down == 0.0 && words::width(&chart.print(up)) <= width * 1.25 {
        art.label(middle, legend::height(scale, plot, up) - 5.0, "middle", &chart.print(up));
    }
}

/// Is every number narrow enough to stand over its bar?
fn numbers_fit(chart: &Chart, room: f64) -> bool {
    let mut numbers =
        chart.series.iter().flat_map(|series| (0..chart.labels.len()).filter_map(|n| series.at(n)));
    // Bold letters are wider, and there must be air between.
    numbers.all(|value| words::width(&chart.print(value)) * 1.08 + 2.0 <= room)
}
