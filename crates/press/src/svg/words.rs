//! The words of a chart: how wide they are, how they break, and what stands in for the drawing.

use crate::model::{Chart, ChartKind};

use super::LETTER;

/// The width of words in units of the view box, near enough for Open Sans, Helvetica and Arial.
pub(super) fn width(words: &str) -> f64 {
    let ems: f64 = words
        .chars()
        .map(|c| match c {
            'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.28,
            'f' | 't' | 'r' | '(' | ')' | ' ' | '-' | '/' => 0.36,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.88,
            'A'..='Z' => 0.68,
            c if c.is_ascii() => 0.57,
            _ => 0.75,
        })
        .sum();
    ems * LETTER
}

/// Words broken into at most `lines` lines of `room` units; what does not fit ends in an ellipsis.
pub(super) fn broken(words: &str, room: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    for word in words.split_whitespace() {
        let last = out.len() - 1;
        let longer = if out[last].is_empty() { word.to_owned() } else { format!("{} {word}", out[last]) };
        if width(&longer) <= room || out[last].is_empty() {
            out[last] = longer;
        } else {
            out.push(word.to_owned());
        }
    }
    if out.len() > lines {
        let rest = out.split_off(lines - 1).join(" ");
        out.push(rest);
    }
    for line in &mut out {
        *line = cut(line, room);
    }
    out
}

/// Words cut to `room` units, with an ellipsis where something was left out.
pub(super) fn cut(words: &str, room: f64) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut kept = String::new();
    for c in words.chars() {
        if width(&kept) + width(&c.to_string()) + width("…") > room && !kept.is_empty() {
            break;
        }
        kept.push(c);
    }
    kept.trim_end().to_owned() + "…"
}

/// What stands in for the drawing: the caller's sentence, then what kind of drawing it is and where each series ends.
pub(super) fn description(chart: &Chart) -> String {
    let kind = match chart.kind {
        ChartKind::Line => "Line chart",
        ChartKind::Bar => "Bar chart",
        ChartKind::StackedBar => "Stacked bar chart",
    };
    let mut out = format!("{} {kind}", chart.summary.trim());
    if let (Some(first), Some(last)) = (chart.labels.first(), chart.labels.last()) {
        let points = chart.labels.len();
        out += &if points == 1 {
            format!(" of {first}")
        } else {
            format!(" of {points} points from {first} to {last}")
        };
    }
    out += ".";
    for series in &chart.series {
        let mut known = (0..chart.labels.len()).filter_map(|at| Some((at, series.at(at)?)));
        let (first, last) = (known.clone().next(), known.next_back());
        match (first, last) {
            (Some(first), Some(last)) if first.0 != last.0 => {
                let (from, to) = (chart.print(first.1), chart.print(last.1));
                out += &format!(
                    " {}: {from} at {}, {to} at {}.",
                    series.name, chart.labels[first.0], chart.labels[last.0]
                );
            }
            (Some(only), _) => {
                out += &format!(" {}: {} at {}.", series.name, chart.print(only.1), chart.labels[only.0]);
            }
            (None, _) => out += &format!(" {}: no values.", series.name),
        }
    }
    for (name, value) in super::lines_to_compare(chart) {
        out += &format!(" {name}: {}.", chart.print(value));
    }
    out.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_and_end_in_an_ellipsis() {
        assert_eq!(broken("Oct 2018", 40.0, 2), ["Oct", "2018"]);
        assert_eq!(broken("Oct 2018", 100.0, 2), ["Oct 2018"]);
        assert_eq!(broken("", 40.0, 2), [""]);
        let long = broken("Children placed with parents or others with parental responsibility", 60.0, 2);
        assert_eq!(long.len(), 2);
        assert!(long[1].ends_with('…'), "{long:?}");
        assert!(long.iter().all(|line| width(line) <= 60.0 + LETTER), "{long:?}");
    }
}
