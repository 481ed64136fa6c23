//! The figure month by month, drawn.

use calendar::Month;
use indicators::{Indicator, Unit};
use measure::{Figure, Kind, MonthFigures};
use press::{Block, Chart, ChartKind, Series};

/// The chart of an indicator over one kind of days, month by month, with its numbers in a table; none where fewer than two
/// months are known.
pub(super) fn of(indicator: &'static Indicator, months: &[MonthFigures], kind: Kind) -> Option<String> {
    let points: Vec<(Month, Option<&Figure>)> =
        months.iter().map(|month| (month.month, month.of(indicator.id, kind))).collect();
    let known: Vec<(Month, &Figure)> = points
        .iter()
        .filter_map(|(month, figure)| Some((*month, (*figure)?)))
        .filter(|(_, figure)| figure.value.is_some())
        .collect();
    let (&(first_month, first), &(last_month, last)) = known.first().zip(known.last())?;
    if known.len() < 2 {
        return None;
    }
    let summary = format!(
        "From {} in {} to {} in {}.",
        first.display,
        first_month.to_words(),
        last.display,
        last_month.to_words()
    );
    let drawn = if indicator.unit == Unit::Count { ChartKind::Bar } else { ChartKind::Line };
    let mut chart = Chart::new(drawn, format!("chart-{}", indicator.id), "Month by month", summary);
    chart.x_title = "Month".to_owned();
    chart.labels = points.iter().map(|(month, _)| month.to_short()).collect();
    chart.series = vec![Series {
        name: kind.word().to_owned(),
        values: points.iter().map(|(_, figure)| figure.and_then(|figure| figure.value)).collect(),
    }];
    chart.decimals = indicator.unit.decimals();
    chart.unit = match indicator.unit {
        Unit::Count | Unit::Average { .. } => press::Unit::Number,
        Unit::Percent { .. } => press::Unit::Percent,
        Unit::RatePer10000 { .. } => press::Unit::Named("per 10,000".to_owned()),
        Unit::Days { .. } => press::Unit::Named("days".to_owned()),
    };
    Some(press::html::blocks(&[Block::Chart(chart)]))
}
