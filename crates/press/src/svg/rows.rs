//! Lying bars, for labels too long to stand under upright ones.

use crate::model::{Chart, ChartKind};

use super::legend::{self, Plot};
use super::scale::Scale;
use super::{Art, FAINT, GREY, INK, LINE, WIDTH, dress, words};

/// The thickness of one bar.
const BAR: f64 = 15.0;

/// Draws lying bars.
pub(super) fn draw(art: &mut Art, chart: &Chart, scale: &Scale) {
    dress::patterns(art, chart.series.len());
    let top = legend::draw(art, chart, scale) - 6.0;
    let widest = chart.labels.iter().map(|label| words::width(label)).fold(0.0, f64::max);
    let left = (widest + 8.0).min(WIDTH * 0.4);
    let labels: Vec<Vec<String>> =
        chart.labels.iter().map(|label| words::broken(label, left - 8.0, 3)).collect();
    let bars = if chart.kind == ChartKind::Bar { chart.series.len().max(1) } else { 1 };
    let slot = |label: usize| (BAR * bars as f64).max(LINE * labels[label].len() as f64) + 8.0;
    let numbers = chart.series.iter().flat_map(|s| (0..chart.labels.len()).filter_map(|n| s.at(n)));
    let room = numbers.map(|value| words::width(&chart.print(value)) * 1.08).fold(20.0, f64::max);
    let bottom = top + (0..chart.labels.len()).map(slot).sum::<f64>();
    let plot = Plot { left, top, right: WIDTH - room - 6.0, bottom };
    axis(art, chart, scale, plot);
    let across = |value: f64| plot.left + (plot.right - plot.left) * scale.place(value);
    let mut y = top;
    for (label, lines) in labels.iter().enumerate() {
        let middle = y + slot(label) / 2.0;
        for (row, line) in lines.iter().enumerate() {
            let down = (row as f64 - (lines.len() as f64 - 1.0) / 2.0) * (LINE - 1.0);
            art.text(plot.left - 6.0, middle + down + 4.5, "end", INK, line);
        }
        let first = middle - BAR * bars as f64 / 2.0;
        if chart.kind == ChartKind::StackedBar {
            stack(art, chart, label, first, across);
        } else {
            for n in 0..chart.series.len() {
                one(art, chart, n, label, first + BAR * n as f64, across);
            }
        }
        y += slot(label);
    }
    legend::compare_upright(art, chart, scale, plot);
    art.height = plot.bottom + LINE + 8.0;
}

/// One bar and its number at the end.
fn one(art: &mut Art, chart: &Chart, n: usize, label: usize, top: f64, across: impl Fn(f64) -> f64) {
    let baseline = top + BAR / 2.0 + 4.5;
    let Some(value) = chart.series[n].at(label) else {
        art.text(across(0.0) + 5.0, baseline, "start", GREY, "\u{2013}");
        return;
    };
    let (zero, end) = (across(0.0), across(value));
    art.bar(n, zero.min(end), top + 1.0, (end - zero).abs(), BAR - 2.0);
    art.label(zero.max(end) + 5.0, baseline, "start", &chart.print(value));
}

/// The parts of one label end to end, with their sum where every part is known.
fn stack(art: &mut Art, chart: &Chart, label: usize, top: f64, across: impl Fn(f64) -> f64) {
    let (mut up, mut down, mut known) = (0.0, 0.0, 0);
    for (n, series) in chart.series.iter().enumerate() {
        let Some(value) = series.at(label) else { continue };
        known += 1;
        let from = if value < 0.0 { &mut down } else { &mut up };
        let (a, b) = (across(*from), across(*from + value));
        *from += value;
        if value != 0.0 {
            art.bar(n, a.min(b), top + 1.0, (a - b).abs(), BAR - 2.0);
        }
    }
    let baseline = top + BAR / 2.0 + 4.5;
    if known == 0 {
        art.text(across(0.0) + 5.0, baseline, "start", GREY, "\u{2013}");
    } else if known == chart.series.len() && down == 0.0 {
        art.label(across(up) + 5.0, baseline, "start", &chart.print(up));
    }
}

/// The marks along the bottom and the lines up from them; marks that would touch are left out.
fn axis(art: &mut Art, chart: &Chart, scale: &Scale, plot: Plot) {
    let mut free = f64::NEG_INFINITY;
    for tick in scale.ticks() {
        let x = plot.left + (plot.right - plot.left) * scale.place(tick);
        let (ink, width) = if tick == 0.0 { (GREY, 1.2) } else { (FAINT, 1.0) };
        art.rule((x, plot.top), (x, plot.bottom), ink, width, "");
        let words = scale.print(chart, tick);
        let half = words::width(&words) / 2.0;
        if x - half > free {
            art.text(x, plot.bottom + LINE, "middle", GREY, &words);
            free = x + half + 8.0;
        }
    }
}
