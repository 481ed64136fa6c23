//! Thirteen months of one indicator as a chart, with the sentence that says what it shows.

use calendar::Month;
use indicators::{Told, Unit};
use press::{Chart, ChartKind, Reference, Series};

use super::standing::Standing;
use super::words::{of_things, with_unit};
use super::{Run, comparison, target, years};

/// The chart; `None` where fewer than two months are known.
pub(crate) fn trend(run: &Run<'_>, standing: &Standing<'_>) -> Option<Chart> {
    let indicator = standing.indicator;
    let months: Vec<Month> = run.trend().collect();
    let points: Vec<Point> = months.iter().filter_map(|month| Point::of(standing, *month)).collect();
    if points.len() < 2 {
        return None;
    }
    let flow = indicator.unit == Unit::Count && indicator.told == Told::MonthAndYearToDate;
    let kind = if flow { ChartKind::Bar } else { ChartKind::Line };
    let title = format!(
        "{}, {} to {}",
        indicator.id,
        run.month.plus(1 - months.len() as i32).to_words(),
        run.month.to_words()
    );
    let mut chart =
        Chart::new(kind, format!("trend-{}", indicator.id), title, said(&points, months.len(), standing));
    chart.x_title = "Month".to_owned();
    chart.labels = months.iter().map(|month| month.to_short()).collect();
    chart.unit = match indicator.unit {
        Unit::Count | Unit::Average { .. } => press::Unit::Number,
        Unit::Percent { .. } => press::Unit::Percent,
        Unit::RatePer10000 { .. } => press::Unit::Named("per 10,000".to_owned()),
        Unit::Days { .. } => press::Unit::Named("days".to_owned()),
    };
    chart.decimals = indicator.unit.decimals();
    chart.series = vec![Series {
        name: run.authority(),
        values: months.iter().map(|month| standing.month(*month).and_then(|figure| figure.value)).collect(),
    }];
    let lines = standing.target.map(|set| target::lines(set, indicator.polarity)).unwrap_or_default();
    chart.references =
        lines.into_iter().map(|(name, value)| Reference { name: name.to_owned(), value }).collect();
    if let Some(benchmark) = comparison::latest(&run.cohort.authority, indicator, "national_average")
        && let Some(value) = benchmark.value
    {
        let name = format!("England {}", years::name(i32::from(benchmark.year)));
        chart.references.push(Reference { name, value });
    }
    Some(chart)
}

/// A month that is known.
struct Point {
    month: Month,
    value: f64,
    display: String,
}

impl Point {
    fn of(standing: &Standing<'_>, month: Month) -> Option<Point> {
        let figure = standing.month(month)?;
        Some(Point { month, value: figure.value?, display: figure.display.clone() })
    }
}

/// What the chart shows. A highest or lowest is always said with the months that were searched, and all of the months
/// that share it.
fn said(points: &[Point], all: usize, standing: &Standing<'_>) -> String {
    let unit = standing.indicator.unit;
    let extreme = |better: fn(f64, f64) -> bool| {
        points.iter().reduce(|best, point| if better(point.value, best.value) { point } else { best })
    };
    let (Some(low), Some(high)) = (extreme(|a, b| a < b), extreme(|a, b| a > b)) else {
        return String::new();
    };
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    let span = if points.len() == all {
        format!("From {} to {}", first.month.to_words(), last.month.to_words())
    } else {
        format!(
            "Of the {} known from {} to {}",
            of_things(points.len(), "month", "months"),
            first.month.to_words(),
            last.month.to_words()
        )
    };
    if low.display == high.display {
        return format!("{span}, every month was {}.", with_unit(&low.display, unit));
    }
    let when = |extreme: &Point| {
        let months: Vec<&Point> = points.iter().filter(|point| point.display == extreme.display).collect();
        match months.as_slice() {
            [only] => only.month.to_words(),
            [first, .., last] if months.len() == 2 => {
                format!("{} and {}", first.month.to_words(), last.month.to_words())
            }
            _ => format!("{} months", months.len()),
        }
    };
    let mut text = format!(
        "{span}, the lowest was {} ({}) and the highest {} ({}).",
        with_unit(&low.display, unit),
        when(low),
        with_unit(&high.display, unit),
        when(high),
    );
    let missing = all - points.len();
    if missing > 0 {
        let are = if missing == 1 { "is" } else { "are" };
        text += &format!(" {} {are} not known here and left blank.", of_things(missing, "month", "months"));
    }
    if standing.indicator.told == Told::YearToDateOnly {
        text += " Each is the year to date, which begins again in April.";
    }
    text
}
