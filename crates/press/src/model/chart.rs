//! Charts as numbers: what is drawn, and the table that always goes with it.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Cell, Column, Finite, Row, Table, grouped};

/// A chart: one or more series over the same labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// A short name, unique in its document; made into an anchor.
    pub id: String,
    /// The title, printed above it.
    pub title: String,
    /// One sentence that says what the chart shows; its alternative text.
    pub summary: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the labels are ("Month"): the heading of the first column of its table.
    #[serde(default)]
    pub x_title: String,
    /// The labels along the x axis, oldest first.
    pub labels: Vec<String>,
    /// The series. A series shorter than the labels ends in gaps; values beyond the labels are not drawn.
    pub series: Vec<Series>,
    /// What the numbers are.
    #[serde(default)]
    pub unit: Unit,
    /// Decimals to print.
    #[serde(default)]
    pub decimals: u8,
    /// Horizontal lines to compare with (target, national average).
    #[serde(default)]
    pub references: Vec<Reference>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Points joined by lines; the y axis need not start at zero.
    Line,
    /// Bars side by side; the y axis starts at zero.
    Bar,
    /// Bars on top of one another; the y axis starts at zero. Negative numbers are drawn below it.
    StackedBar,
}

/// A series of a chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// A value for each label. `None`, or a number that is not finite, is a gap: it is never drawn as zero.
    pub values: Vec<Option<f64>>,
}

impl Series {
    /// The value at a label, if there is one and it is finite.
    pub fn at(&self, label: usize) -> Option<f64> {
        self.values.get(label).copied().flatten().and_then(Finite::new).map(Finite::get)
    }
}

/// A horizontal line to compare with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// What it is ("Target", "England").
    pub name: String,
    /// Where it lies. Not drawn if not finite.
    #[serde(deserialize_with = "or_nan")]
    pub value: f64,
}

/// What the numbers of a chart are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Plain numbers or counts.
    #[default]
    Number,
    /// Percentages: 86.7 means 86.7%.
    Percent,
    /// Something else, named on the axis ("days", "per 10,000").
    Named(String),
}

impl Chart {
    /// A chart without series: add them, and the labels, to it.
    pub fn new(
        kind: ChartKind,
        id: impl Into<String>,
        title: impl Into<String>,
        summary: impl Into<String>,
    ) -> Chart {
        Chart {
            id: id.into(),
            title: title.into(),
            summary: summary.into(),
            kind,
            x_title: String::new(),
            labels: Vec::new(),
            series: Vec::new(),
            unit: Unit::Number,
            decimals: 0,
            references: Vec::new(),
        }
    }

    /// A number of this chart as printed.
    pub fn print(&self, value: f64) -> String {
        let number = grouped(value, self.decimals);
        if self.unit == Unit::Percent { number + "%" } else { number }
    }

    /// Its numbers as a table: a row for each label, a column for each series and each reference line.
    pub fn table(&self) -> Table {
        let head = if self.x_title.is_empty() { "Label" } else { &self.x_title };
        let unit = match &self.unit {
            Unit::Named(name) => format!(" ({name})"),
            Unit::Number | Unit::Percent => String::new(),
        };
        let mut columns = vec![Column::text(head)];
        columns.extend(self.series.iter().map(|series| Column::number(format!("{}{unit}", series.name))));
        let lines = || self.references.iter().filter_map(|line| Some((&line.name, Finite::new(line.value)?)));
        columns.extend(lines().map(|(name, _)| Column::number(name)));
        let mut table = Table::new(format!("The numbers behind “{}”", self.title), columns);
        for (at, label) in self.labels.iter().enumerate() {
            let drawn = self.series.iter().map(|series| self.cell(series.at(at)));
            let compared = lines().map(|(_, value)| self.cell(Some(value.get())));
            table.rows.push(Row::new(label.as_str(), drawn.chain(compared).collect()));
        }
        table
    }

    fn cell(&self, value: Option<f64>) -> Cell {
        match (value, &self.unit) {
            (None, _) => Cell::empty("no value for this point"),
            (Some(value), Unit::Percent) => Cell::percent(value, self.decimals),
            (Some(value), Unit::Number | Unit::Named(_)) => Cell::number(value, self.decimals),
        }
    }
}

/// JSON has no "not a number": it is written as null, and read back as what it was.
fn or_nan<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Ok(Option::<f64>::deserialize(deserializer)?.unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_a_dash_in_the_table_and_never_zero() {
        let mut chart = Chart::new(ChartKind::Line, "c", "C", "S.");
        chart.labels = ["Aug", "Sep", "Oct"].map(String::from).to_vec();
        chart.series.push(Series { name: "A".into(), values: vec![Some(1.0), None] });
        chart
            .series
            .push(Series { name: "B".into(), values: vec![Some(f64::NAN), Some(2.0), Some(3.0), Some(4.0)] });
        chart.references.push(Reference { name: "Target".into(), value: f64::NAN });
        let table = chart.table();
        let words: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| match row {
                Row::Data { cells, .. } => cells.iter().map(Cell::words).collect(),
                Row::Group(_) => Vec::new(),
            })
            .collect();
        assert_eq!(words, [["1", "–"], ["–", "2"], ["–", "3"]]);
    }

    #[test]
    fn numbers_that_are_not_finite_survive_the_pipe_as_gaps() {
        let mut chart = Chart::new(ChartKind::Line, "c", "C", "S.");
        chart.series.push(Series { name: "A".into(), values: vec![Some(f64::NAN), Some(2.0)] });
        chart.references.push(Reference { name: "Target".into(), value: f64::INFINITY });
        let read: Chart = serde_json::from_str(&serde_json::to_string(&chart).unwrap()).unwrap();
        assert_eq!(read.series[0].values, [None, Some(2.0)]);
        assert!(!read.references[0].value.is_finite());
    }
}
