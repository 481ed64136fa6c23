//! Charts on a sheet: the numbers as a table, and Excel's own chart made from them beside it.

use rust_xlsxwriter::{
    Chart as Drawing, ChartAxisLabelPosition, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType,
    ChartSolidFill, ChartType, Color, XlsxError,
};

use super::dress::{self, rgb};
use super::sheet::Sheet;
use crate::model::{Chart, ChartKind, Finite, Row, Unit, Value};
use crate::svg;

/// The height of a chart in rows of the sheet.
const ROWS: u32 = 18;

/// The fills of bars after the first, so that they differ without colour.
const FILLS: [ChartPatternFillType; 5] = [
    ChartPatternFillType::DiagonalStripesWideUpwards,
    ChartPatternFillType::Dotted40Percent,
    ChartPatternFillType::HorizontalStripesNarrow,
    ChartPatternFillType::OutlinedDiamondGrid,
    ChartPatternFillType::VerticalStripesNarrow,
];

const DASHES: [ChartLineDashType; 6] = [
    ChartLineDashType::Solid,
    ChartLineDashType::Dash,
    ChartLineDashType::RoundDot,
    ChartLineDashType::DashDot,
    ChartLineDashType::LongDash,
    ChartLineDashType::LongDashDotDot,
];

const MARKERS: [ChartMarkerType; 6] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Square,
    ChartMarkerType::Triangle,
    ChartMarkerType::Diamond,
    ChartMarkerType::X,
    ChartMarkerType::Star,
];

impl Sheet<'_> {
    /// The title and sentence, the numbers, and a native chart to the right of them.
    pub(super) fn chart(&mut self, chart: &Chart) -> Result<(), XlsxError> {
        let formats = self.formats;
        let title = self.row;
        self.line(&chart.title, &formats.small_heading)?;
        self.paragraph(&chart.summary, &formats.text)?;
        let mut numbers = chart.table();
        numbers.caption = format!("Numbers: {}", chart.title);
        let top = self.row;
        let has_gaps = empty_gaps(&mut numbers);
        let headed = self.headed;
        self.table(&numbers)?;
        // A chart's numbers are not the headings that stay in sight.
        self.headed = headed;
        if has_gaps {
            self.row -= 1;
            self.line("An empty cell has no value; the chart shows a gap there.", &formats.quiet)?;
            self.row += 1;
        }
        let known =
            chart.series.iter().any(|series| (0..chart.labels.len()).any(|at| series.at(at).is_some()));
        if known {
            let right = u16::try_from(numbers.width() + 1).unwrap_or(u16::MAX);
            // The caption, then one row of headings, then the numbers.
            let drawing = self.drawing(chart, title, top + 1);
            self.grid.insert_chart(top, right, &drawing)?;
            self.row = self.row.max(top + ROWS + 1);
        }
        Ok(())
    }

    /// Excel's chart of the numbers under the headings in row `head`.
    fn drawing(&self, chart: &Chart, title: u32, head: u32) -> Drawing {
        let last = head + u32::try_from(chart.labels.len()).unwrap_or(u32::MAX);
        let upright = svg::upright(chart);
        let kind = match (chart.kind, upright) {
            (ChartKind::Line, _) => ChartType::Line,
            (ChartKind::Bar, true) => ChartType::Column,
            (ChartKind::Bar, false) => ChartType::Bar,
            (ChartKind::StackedBar, true) => ChartType::ColumnStacked,
            (ChartKind::StackedBar, false) => ChartType::BarStacked,
        };
        let mut drawing = Drawing::new(kind);
        let mut compared = Drawing::new(ChartType::Line);
        let references = chart.references.iter().filter(|line| Finite::new(line.value).is_some());
        let count = chart.series.len();
        for (n, column) in (0..count + references.count()).zip(1..) {
            let reference = n >= count;
            if reference && !upright && chart.kind != ChartKind::Line {
                // Lying bars cannot be crossed by a line in Excel; the number is in the table.
                continue;
            }
            let into = if reference && chart.kind != ChartKind::Line { &mut compared } else { &mut drawing };
            let series = into.add_series();
            series
                // By their cells, never by text, so that no name is taken for a formula.
                .set_name((self.name, head, column))
                .set_categories((self.name, head + 1, 0, last, 0))
                .set_values((self.name, head + 1, column, last, column));
            if reference {
                let mut line = ChartLine::new();
                line.set_color(Color::Black).set_width(1.25).set_dash_type(DASHES[(n - count) % 5 + 1]);
                series
                    .set_format(ChartFormat::new().set_line(&line))
                    .set_marker(ChartMarker::new().set_none());
            } else {
                dress_series(series, chart.kind, n);
            }
        }
        if chart.references.iter().any(|line| Finite::new(line.value).is_some())
            && chart.kind != ChartKind::Line
            && upright
        {
            drawing.combine(&compared);
        }
        drawing.title().set_name((self.name, title, 0)).set_font(ChartFont::new().set_size(12).set_bold());
        drawing.show_empty_cells_as(ChartEmptyCells::Gaps);
        // The writer takes no more than 255; the sentence and the numbers are on the sheet.
        drawing.set_alt_text(dress::short(&dress::held(&svg::description(chart)), 250));
        drawing.set_width(620).set_height(ROWS * 20);
        if count > 1 || !chart.references.is_empty() {
            drawing.legend().set_position(ChartLegendPosition::Bottom);
        } else {
            drawing.legend().set_hidden();
        }
        let negative =
            chart.series.iter().flat_map(|series| &series.values).flatten().any(|value| *value < 0.0);
        if chart.kind != ChartKind::Line && !upright {
            // Top down, as in the table, with the numbers still along the bottom. For lying bars the writer's y axis is
            // the one with the labels.
            drawing.y_axis().set_reverse();
            drawing.x_axis().set_label_position(ChartAxisLabelPosition::High);
        }
        let values =
            if chart.kind == ChartKind::Line || upright { drawing.y_axis() } else { drawing.x_axis() };
        if chart.kind != ChartKind::Line && !negative {
            values.set_min(0.0);
        }
        match &chart.unit {
            Unit::Percent => {
                values.set_num_format("0%");
            }
            Unit::Named(name) if !name.starts_with('=') => {
                values.set_name(&dress::short(&dress::held(name), 100));
            }
            Unit::Number | Unit::Named(_) => {}
        }
        drawing
    }
}

fn dress_series(series: &mut rust_xlsxwriter::ChartSeries, kind: ChartKind, n: usize) {
    let ink = rgb(svg::ink(n));
    let mut line = ChartLine::new();
    line.set_color(ink);
    let mut solid = ChartFormat::new();
    solid.set_solid_fill(ChartSolidFill::new().set_color(ink));
    if kind == ChartKind::Line {
        line.set_width(2.25).set_dash_type(DASHES[n % DASHES.len()]);
        let mut marker = ChartMarker::new();
        marker.set_type(MARKERS[n % MARKERS.len()]).set_size(6).set_format(&mut solid);
        series.set_format(ChartFormat::new().set_line(&line)).set_marker(&marker);
    } else {
        line.set_width(0.75);
        let mut pattern = ChartPatternFill::new();
        pattern
            .set_pattern(FILLS[n.saturating_sub(1) % FILLS.len()])
            .set_foreground_color(ink)
            .set_background_color(Color::White);
        let mut patterned = ChartFormat::new();
        patterned.set_pattern_fill(&pattern);
        let format = if n == 0 { &mut solid } else { &mut patterned };
        series.set_format(format.set_border(&line)).set_gap(60);
    }
}

/// Makes the gaps of a chart's numbers truly empty; says whether there were any.
fn empty_gaps(numbers: &mut crate::model::Table) -> bool {
    let mut any = false;
    for row in &mut numbers.rows {
        let Row::Data { cells, .. } = row else { continue };
        for cell in cells {
            if matches!(cell.value, Value::Empty { .. }) {
                cell.value = Value::Text(String::new());
                any = true;
            }
        }
    }
    any
}
