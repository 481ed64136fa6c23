//! The key above a chart, the axis and the lines to compare with.

use crate::model::{Chart, ChartKind, Unit};

use super::scale::Scale;
use super::{Art, FAINT, GREY, INK, LINE, WIDTH, at, dress, lines_to_compare, words};

/// Dashes of the lines to compare with: unlike any series, they are thin and in ink.
const COMPARE: [&str; 4] = ["5 3", "1.5 3", "10 4", "8 3 1.5 3"];

/// Draws the key and the unit at the top; gives the height they take.
pub(super) fn draw(art: &mut Art, chart: &Chart, scale: &Scale) -> f64 {
    let mut x = 0.0;
    let mut y = LINE;
    let several = chart.series.len() > 1;
    let compared: Vec<(String, f64)> = lines_to_compare(chart)
        .map(|(name, value)| (format!("{name} {}", chart.print(value)), value))
        .collect();
    let keys = chart
        .series
        .iter()
        .map(|series| series.name.clone())
        .chain(compared.iter().map(|(name, _)| name.clone()));
    let mut any = false;
    for (n, name) in keys.enumerate() {
        let is_series = n < chart.series.len();
        if is_series && !several {
            continue;
        }
        any = true;
        let name = words::cut(&name, WIDTH - 40.0);
        let needs = 32.0 + words::width(&name) + 14.0;
        if x > 0.0 && x + needs - 14.0 > WIDTH {
            x = 0.0;
            y += LINE + 2.0;
        }
        sample(art, chart, n, x, y - 4.5);
        art.text(x + 32.0, y, "start", INK, &name);
        x += needs;
    }
    let mut below = if any { y + 8.0 } else { 0.0 };
    if let Some(note) = axis_note(chart, scale) {
        art.text(0.0, below + LINE - 3.0, "start", GREY, &words::cut(&note, WIDTH));
        below += LINE + 4.0;
    }
    // Room for a label above the highest mark.
    below + 14.0
}

/// A sample of the n-th key: a series, or after those a line to compare with.
fn sample(art: &mut Art, chart: &Chart, n: usize, x: f64, y: f64) {
    if n >= chart.series.len() {
        let dash = COMPARE[(n - chart.series.len()) % COMPARE.len()];
        art.rule((x, y), (x + 26.0, y), INK, 1.5, dash);
    } else if chart.kind == ChartKind::Line {
        art.rule((x, y), (x + 26.0, y), dress::ink(n), 2.5, dress::dash(n));
        dress::marker(art, n, x + 13.0, y);
    } else {
        art.bar(n, x + 2.0, y - 5.0, 22.0, 10.0);
    }
}

/// What the numbers are, where the axis does not say it itself, and that it does not start at zero.
fn axis_note(chart: &Chart, scale: &Scale) -> Option<String> {
    let unit = match &chart.unit {
        Unit::Named(name) if !name.is_empty() => Some(name.clone()),
        _ => None,
    };
    let start = (scale.low() > 0.0).then(|| format!("axis starts at {}", scale.print(chart, scale.low())));
    match (unit, start) {
        (Some(unit), Some(start)) => Some(format!("{unit}; {start}")),
        (Some(only), None) => Some(only),
        (None, Some(start)) => Some(start.replacen('a', "A", 1)),
        (None, None) => None,
    }
}

/// The box that numbers are drawn in.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

/// How much room the numbers on an upright axis take.
pub(super) fn axis_width(chart: &Chart, scale: &Scale) -> f64 {
    scale.ticks().map(|tick| words::width(&scale.print(chart, tick))).fold(0.0, f64::max) + 8.0
}

/// Draws the marks of an upright axis and the lines across the plot.
pub(super) fn grid(art: &mut Art, chart: &Chart, scale: &Scale, plot: Plot) {
    for tick in scale.ticks() {
        let y = height(scale, plot, tick);
        let (ink, width) = if tick == 0.0 { (GREY, 1.2) } else { (FAINT, 1.0) };
        art.rule((plot.left, y), (plot.right, y), ink, width, "");
        art.text(plot.left - 6.0, y + 4.5, "end", GREY, &scale.print(chart, tick));
    }
}

/// Draws the lines to compare with across an upright plot.
pub(super) fn compare(art: &mut Art, chart: &Chart, scale: &Scale, plot: Plot) {
    for (n, (_, value)) in lines_to_compare(chart).enumerate() {
        let y = height(scale, plot, value);
        art.rule((plot.left, y), (plot.right, y), INK, 1.5, COMPARE[n % COMPARE.len()]);
    }
}

/// Draws the lines to compare with down a plot of lying bars.
pub(super) fn compare_upright(art: &mut Art, chart: &Chart, scale: &Scale, plot: Plot) {
    for (n, (_, value)) in lines_to_compare(chart).enumerate() {
        let x = plot.left + (plot.right - plot.left) * scale.place(value);
        art.rule((x, plot.top), (x, plot.bottom), INK, 1.5, COMPARE[n % COMPARE.len()]);
    }
}

/// The y of a number on an upright plot.
pub(super) fn height(scale: &Scale, plot: Plot, value: f64) -> f64 {
    plot.bottom - (plot.bottom - plot.top) * scale.place(value)
}

/// Draws the labels under an upright plot, leaving some out where they would touch; gives the y below them. The last label
/// is always there, because the newest point is the one people ask about.
pub(super) fn labels(art: &mut Art, chart: &Chart, plot: Plot) -> f64 {
    let count = chart.labels.len();
    let slot = (plot.right - plot.left) / count as f64;
    // Breaking onto two lines comes before leaving labels out.
    let stride =
        (1..=count).find(|stride| labels_fit(chart, slot * *stride as f64, *stride)).unwrap_or(count);
    let mut deepest = 1;
    for (n, label) in chart.labels.iter().enumerate() {
        if !(count - 1 - n).is_multiple_of(stride) {
            continue;
        }
        let x = plot.left + slot * (n as f64 + 0.5);
        let lines = words::broken(label, (slot * stride as f64 - 4.0).max(24.0), 2);
        for (row, line) in lines.iter().enumerate() {
            art.text(x, plot.bottom + LINE * (row as f64 + 1.0), "middle", INK, line);
        }
        deepest = deepest.max(lines.len());
        let x = at(x);
        art.body.push_str(&format!(r#"<path d="M{x} {}v4" stroke="{GREY}"/>"#, at(plot.bottom)));
    }
    plot.bottom + LINE * deepest as f64 + 8.0
}

/// Do the labels, every `stride`-th counted from the last, fit in `room` on at most two lines without an ellipsis?
pub(super) fn labels_fit(chart: &Chart, room: f64, stride: usize) -> bool {
    let count = chart.labels.len();
    chart.labels.iter().enumerate().filter(|(n, _)| (count - 1 - n).is_multiple_of(stride)).all(
        |(_, label)| {
            let lines = words::broken(label, f64::INFINITY, 1);
            lines.iter().all(|line| words::width(line) <= room - 4.0)
                || label.split_whitespace().count() >= 2
                    && words::broken(label, room - 4.0, 2).join(" ")
                        == label.split_whitespace().collect::<Vec<_>>().join(" ")
                    && words::broken(label, room - 4.0, 2).iter().all(|line| words::width(line) <= room - 4.0)
        },
    )
}
