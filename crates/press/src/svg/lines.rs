//! Line charts.

use std::fmt::Write as _;

use crate::model::{Chart, Series};

use super::legend::{self, Plot};
use super::scale::Scale;
use super::{Art, LINE, PLOT, WIDTH, at, dress, words};

/// Draws a line chart.
pub(super) fn draw(art: &mut Art, chart: &Chart, scale: &Scale) {
    let top = legend::draw(art, chart, scale);
    let ends = ends(chart);
    let widest = ends.iter().map(|end| words::width(&end.words) * 1.08).fold(0.0, f64::max);
    let plot =
        Plot { left: legend::axis_width(chart, scale), top, right: WIDTH - widest - 4.0, bottom: top + PLOT };
    let slot = (plot.right - plot.left) / chart.labels.len() as f64;
    let place =
        |at: usize, value: f64| (plot.left + slot * (at as f64 + 0.5), legend::height(scale, plot, value));
    legend::grid(art, chart, scale, plot);
    legend::compare(art, chart, scale, plot);
    for (n, series) in chart.series.iter().enumerate() {
        stroke(art, n, series, chart.labels.len(), place);
    }
    // Markers only where they can be told apart: on a long line, at its ends.
    let sparse = slot >= 9.0;
    for (n, series) in chart.series.iter().enumerate() {
        for label in 0..chart.labels.len() {
            if let Some(value) = series.at(label)
                && (sparse || alone(series, label, chart.labels.len()) || Some(label) == last(series, chart))
            {
                let (x, y) = place(label, value);
                dress::marker(art, n, x, y);
            }
        }
    }
    if let [series] = chart.series.as_slice() {
        first_label(art, chart, series, place);
    }
    let wanted: Vec<f64> = ends.iter().map(|end| place(end.label, end.value).1).collect();
    for (end, y) in ends.iter().zip(apart(&wanted, plot.top, plot.bottom)) {
        let x = place(end.label, end.value).0;
        art.label(x + 8.0, y + 4.5, "start", &end.words);
    }
    art.height = legend::labels(art, chart, plot);
}

/// The last known point of a series and its number as printed.
struct End {
    label: usize,
    value: f64,
    words: String,
}

fn ends(chart: &Chart) -> Vec<End> {
    let of = |series: &Series| {
        let label = last(series, chart)?;
        let value = series.at(label)?;
        Some(End { label, value, words: chart.print(value) })
    };
    chart.series.iter().filter_map(of).collect()
}

/// The label of the last known point of a series.
fn last(series: &Series, chart: &Chart) -> Option<usize> {
    (0..chart.labels.len()).rev().find(|label| series.at(*label).is_some())
}

/// Is this point without a neighbour, so that no line reaches it?
fn alone(series: &Series, label: usize, labels: usize) -> bool {
    let before = label.checked_sub(1).and_then(|label| series.at(label));
    let after = if label + 1 < labels { series.at(label + 1) } else { None };
    before.is_none() && after.is_none()
}

/// The line of a series, broken at each gap.
fn stroke(art: &mut Art, n: usize, series: &Series, labels: usize, place: impl Fn(usize, f64) -> (f64, f64)) {
    let mut path = String::new();
    let mut pen_down = false;
    for label in 0..labels {
        match series.at(label) {
            Some(value) => {
                let (x, y) = place(label, value);
                let _ = write!(path, "{}{} {}", if pen_down { 'L' } else { 'M' }, at(x), at(y));
                pen_down = true;
            }
            None => pen_down = false,
        }
    }
    if path.is_empty() {
        return;
    }
    let dash = dress::dash(n);
    let dash = if dash.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dash}""#) };
    let _ = write!(
        art.body,
        r#"<path d="{path}" fill="none" stroke="{}" stroke-width="2.5" stroke-linejoin="round"{dash}/>"#,
        dress::ink(n)
    );
}

/// The number of the first known point of the only series, above it or below where the line rises past it.
fn first_label(art: &mut Art, chart: &Chart, series: &Series, place: impl Fn(usize, f64) -> (f64, f64)) {
    let mut known = (0..chart.labels.len()).filter_map(|label| Some((label, series.at(label)?)));
    if let (Some((label, value)), Some((_, next))) = (known.next(), known.next()) {
        let (x, y) = place(label, value);
        let above = next <= value;
        art.label(x, if above { y - 9.0 } else { y + LINE + 3.0 }, "middle", &chart.print(value));
    }
}

/// Heights moved apart so that labels at them do not overlap, staying in order and within the plot.
fn apart(wanted: &[f64], top: f64, bottom: f64) -> Vec<f64> {
    let gap = LINE - 2.0;
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut out = wanted.to_vec();
    let mut free = top - gap;
    for &n in &order {
        out[n] = out[n].max(free + gap);
        free = out[n];
    }
    let mut ceiling = bottom + gap;
    for &n in order.iter().rev() {
        out[n] = out[n].min(ceiling - gap);
        ceiling = out[n];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_are_moved_apart_in_their_order() {
        assert_eq!(apart(&[50.0, 100.0], 0.0, 170.0), [50.0, 100.0]);
        assert_eq!(apart(&[52.0, 50.0], 0.0, 170.0), [64.0, 50.0]);
        assert_eq!(apart(&[170.0, 168.0], 0.0, 170.0), [170.0, 156.0]);
    }
}
