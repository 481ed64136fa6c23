use super::*;
use crate::model::{Reference, Series};

fn months(count: usize) -> Vec<String> {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    (0..count).map(|n| format!("{} {}", names[n % 12], 2016 + n / 12)).collect()
}

fn sample(kind: ChartKind, series: Vec<Vec<Option<f64>>>) -> Chart {
    let mut chart = Chart::new(kind, "c 1", "A title", "A sentence.");
    chart.labels = months(series.first().map_or(0, Vec::len));
    chart.series = series
        .into_iter()
        .enumerate()
        .map(|(n, values)| Series { name: format!("Series {n}"), values })
        .collect();
    chart
}

/// Every start tag has its end tag; gives the tags and the texts.
fn read(svg: &str) -> (Vec<String>, String) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut tags, mut words, mut open) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                tags.push(tag.name().as_ref().to_owned());
                assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{svg}");
                open += 1;
            }
            Event::Empty(tag) => {
                assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{svg}");
                tags.push(tag.name().as_ref().to_owned());
            }
            Event::End(_) => open -= 1,
            Event::Text(text) => {
                words.push_str(&text.xml10_content());
                words.push('|');
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0, "{svg}");
    (tags, words)
}

#[test]
fn every_kind_of_chart_is_well_formed_and_says_what_it_is() {
    for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::StackedBar] {
        for count in [1, 2, 10, 36, 120] {
            for series in [1, 2, 7] {
                let values = (0..count).map(|n| (n % 5 != 3).then_some(n as f64)).collect::<Vec<_>>();
                let mut chart = sample(kind, vec![values; series]);
                chart.references.push(Reference { name: "Target".into(), value: 4.0 });
                let svg = super::chart(&chart);
                let (tags, _) = read(&svg);
                assert!(svg.starts_with("<svg ") && svg.contains(r#"role="img""#), "{svg}");
                assert_eq!(tags.iter().filter(|tag| *tag == "title" || *tag == "desc").count(), 2);
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
                assert_eq!(svg, super::chart(&chart), "the same chart gives the same drawing");
            }
        }
    }
}

#[test]
fn a_gap_breaks_the_line() {
    let chart = sample(ChartKind::Line, vec![vec![Some(1.0), Some(2.0), None, Some(3.0), Some(4.0)]]);
    let svg = super::chart(&chart);
    let path = svg.split("<path d=\"").find(|part| part.contains("fill=\"none\"")).unwrap();
    assert_eq!(path.matches('M').count(), 2, "{path}");
    assert_eq!(path.split('"').next().unwrap().matches('L').count(), 2, "{path}");
}

#[test]
fn a_gap_is_no_bar_and_zero_is_one() {
    let bars = |values: Vec<Option<f64>>| {
        let (tags, _) = read(&super::chart(&sample(ChartKind::Bar, vec![values])));
        tags.iter().filter(|tag| *tag == "rect").count()
    };
    assert_eq!(bars(vec![Some(1.0), None, Some(3.0)]), 2);
    assert_eq!(bars(vec![Some(1.0), Some(0.0), Some(3.0)]), 3);
}

#[test]
fn bars_start_at_zero_and_lines_say_when_they_do_not() {
    let values = vec![vec![Some(605.0), Some(651.0), Some(658.0)]];
    let (_, bars) = read(&super::chart(&sample(ChartKind::Bar, values.clone())));
    assert!(bars.contains("|0|") && !bars.contains("xis starts"), "{bars}");
    let (_, lines) = read(&super::chart(&sample(ChartKind::Line, values)));
    assert!(!lines.contains("|0|") && lines.contains("Axis starts at 580"), "{lines}");
    assert!(lines.contains("|605|") && lines.contains("|658|"), "the ends are labelled: {lines}");
}

#[test]
fn series_differ_without_colour() {
    let dashes: std::collections::HashSet<&str> = (0..6).map(dress::dash).collect();
    assert_eq!(dashes.len(), 6);
    let chart = sample(ChartKind::StackedBar, vec![vec![Some(1.0), Some(2.0)]; 6]);
    let svg = super::chart(&chart);
    let drawn: std::collections::HashSet<&str> =
        svg.split("<pattern ").skip(1).filter_map(|p| p.split(" d=\"").nth(1)?.split('"').next()).collect();
    assert_eq!(svg.matches("<pattern ").count(), 5);
    assert!(drawn.len() >= 4, "{drawn:?}");
}

#[test]
fn hostile_and_odd_charts_are_drawn_calmly() {
    let mut chart = sample(
        ChartKind::Line,
        vec![vec![Some(f64::NAN), Some(f64::INFINITY), Some(5.0)], vec![None, None, None], vec![Some(1.0)]],
    );
    chart.id = "\"/><script>".into();
    chart.title = "</title><script>alert(1)</script>".into();
    chart.series[0].name = "x\" onload=\"y".repeat(30);
    chart.labels[0] = "<b>\u{0}&".into();
    chart.references.push(Reference { name: "&lt;".into(), value: f64::NAN });
    let svg = super::chart(&chart);
    read(&svg);
    assert!(!svg.contains("<script") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");

    for values in [vec![], vec![vec![]], vec![vec![None, None]], vec![vec![Some(1e300), Some(-1e300)]]] {
        for kind in [ChartKind::Line, ChartKind::Bar, ChartKind::StackedBar] {
            let svg = super::chart(&sample(kind, values.clone()));
            assert!(read(&svg).1.contains("There are no values to draw."), "{svg}");
        }
    }
}

#[test]
fn long_labels_lay_the_bars_down() {
    let mut chart = sample(ChartKind::Bar, vec![vec![Some(443.0), Some(38.0), None]]);
    assert!(columns::fit(&chart));
    chart.labels = [
        "Foster placement with relative or friend, long term",
        "Placed with own parents",
        "Secure children's homes",
    ]
    .map(String::from)
    .to_vec();
    assert!(!columns::fit(&chart));
    let (_, words) = read(&super::chart(&chart));
    assert!(words.contains("|443|") && words.contains("|38|") && words.contains("|–|"), "{words}");
}

proptest::proptest! {
    /// Whatever the numbers and names: well-formed, and every coordinate a finite number within reach of the drawing.
    #[test]
    fn any_chart_is_drawn_within_its_box(
        kind in 0..3_usize,
        values in proptest::collection::vec(
            proptest::collection::vec(proptest::option::of(proptest::num::f64::ANY), 0..40),
            0..8,
        ),
        near in proptest::collection::vec(proptest::option::of(-1e6..1e6_f64), 0..40),
        names in proptest::collection::vec(".{0,40}", 40),
        decimals in 0..20_u8,
    ) {
        let kind = [ChartKind::Line, ChartKind::Bar, ChartKind::StackedBar][kind];
        for series in [values, vec![near.clone(); 3], vec![near]] {
            let mut chart = sample(kind, series);
            for (label, name) in chart.labels.iter_mut().zip(&names) {
                label.clone_from(name);
            }
            chart.decimals = decimals;
            let svg = super::chart(&chart);
            read(&svg);
            let drawing = svg.split("</desc>").nth(1).unwrap();
            for name in ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "width", "height"] {
                for value in drawing.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
                    let value: f64 = value.parse().unwrap();
                    proptest::prop_assert!((-400.0..20_000.0).contains(&value), "{name}={value} in {svg}");
                }
            }
        }
    }
}
