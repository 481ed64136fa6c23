//! Tables: typed cells, so that a workbook gets numbers and a page gets words.

use serde::{Deserialize, Serialize};

use super::{Finite, Href, grouped};

/// A table: a caption, columns of which the first heads each row, and rows.
///
/// A row may be shorter or longer than the list of columns: what is missing is printed as empty, nothing is dropped.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What the table shows, in one line.
    pub caption: String,
    /// The columns; the first is the one of the row headers.
    pub columns: Vec<Column>,
    /// The rows, in order.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// Too many columns for a portrait page or a phone: printed on a landscape page, scrolls on a screen.
    #[serde(default)]
    pub wide: bool,
    /// A line under the table (source, what is left out).
    #[serde(default)]
    pub note: Option<String>,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Table {
        Table { caption: caption.into(), columns, ..Table::default() }
    }

    /// The number of columns that are printed: the headings, or the longest row if that is longer.
    pub fn width(&self) -> usize {
        let longest = self.rows.iter().map(|row| match row {
            Row::Group(_) => 1,
            Row::Data { cells, .. } => cells.len() + 1,
        });
        longest.max().unwrap_or(0).max(self.columns.len())
    }

    /// Runs of neighbouring columns under one group heading, as (heading, columns), covering the whole width; or nothing
    /// if no column has a group.
    pub fn groups(&self) -> Vec<(&str, usize)> {
        let mut runs: Vec<(&str, usize)> = Vec::new();
        for at in 0..self.width() {
            let name = self.columns.get(at).and_then(|column| column.group.as_deref()).unwrap_or("");
            match runs.last_mut() {
                Some((last, span)) if *last == name && at > 0 => *span += 1,
                _ => runs.push((name, 1)),
            }
        }
        if runs.iter().all(|(name, _)| name.is_empty()) { Vec::new() } else { runs }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// How its cells are aligned.
    #[serde(default)]
    pub align: Align,
    /// A heading shared with its neighbours that have the same group.
    #[serde(default)]
    pub group: Option<String>,
}

impl Column {
    /// A column of words, aligned to the start of the line.
    pub fn text(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), ..Column::default() }
    }

    /// A column of numbers, aligned to the end of the line.
    pub fn number(heading: impl Into<String>) -> Column {
        Column { heading: heading.into(), align: Align::End, group: None }
    }

    /// The same column under a group heading.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Column {
        self.group = Some(group.into());
        self
    }
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Words: to the start of the line.
    #[default]
    Start,
    /// Short marks: in the middle.
    Centre,
    /// Numbers: to the end of the line.
    End,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// A heading across the table for the rows that follow ("Placements").
    Group(String),
    /// A row header and its cells.
    Data {
        /// The cell that heads the row.
        header: Cell,
        /// The other cells, in the order of the columns after the first.
        cells: Vec<Cell>,
        /// A sum or average of the rows above, set in bold.
        #[serde(default)]
        total: bool,
    },
}

impl Row {
    /// A plain row.
    pub fn new(header: impl Into<Cell>, cells: Vec<Cell>) -> Row {
        Row::Data { header: header.into(), cells, total: false }
    }

    /// A row that sums up those above.
    pub fn total(header: impl Into<Cell>, cells: Vec<Cell>) -> Row {
        Row::Data { header: header.into(), cells, total: true }
    }

    /// A heading across the table.
    pub fn group(heading: impl Into<String>) -> Row {
        Row::Group(heading.into())
    }
}

/// A cell: a value and, on a web page, where it leads (the children behind a figure).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// Where it leads; used by the web page, and by files only if it is a full address.
    #[serde(default)]
    pub href: Option<Href>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Words.
    Text(String),
    /// A number with so many decimals.
    Number {
        /// The unrounded number.
        value: Finite,
        /// Decimals to print.
        decimals: u8,
        /// How it is to be printed, if not simply rounded ("£1,234", "12 days").
        #[serde(default)]
        display: Option<String>,
    },
    /// A percentage: 86.7 means 86.7%. A workbook gets the fraction 0.867 with a percentage format.
    Percent {
        /// The unrounded percentage.
        value: Finite,
        /// Decimals to print.
        decimals: u8,
        /// How it is to be printed, if not simply rounded.
        #[serde(default)]
        display: Option<String>,
    },
    /// A whole number of things.
    Count(i64),
    /// No value: printed as a dash, with the reason for those who ask.
    Empty {
        /// Why there is none ("not known here before 1 April 2018", "fewer than 5: not published").
        why: String,
    },
    /// A rating. The word is always printed: colour never speaks alone.
    Status {
        /// The colour behind the word.
        colour: Colour,
        /// The word.
        word: String,
    },
    /// A direction of travel: an arrow and its word.
    Direction {
        /// Which way the number moved.
        arrow: Arrow,
        /// What that means ("better", "worse", "no change", "up", "down").
        word: String,
    },
}

/// The colour of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Red.
    Red,
    /// Amber.
    Amber,
    /// Green.
    Green,
    /// Not rated.
    None,
}

/// Which way a number moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrow {
    /// Higher than before.
    Up,
    /// Lower than before.
    Down,
    /// The same as before.
    Level,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::of(Value::Text(text.into()))
    }

    /// A whole number of things.
    pub fn count(count: i64) -> Cell {
        Cell::of(Value::Count(count))
    }

    /// A number rounded to so many decimals; empty, with the reason, if it is not finite.
    pub fn number(value: f64, decimals: u8) -> Cell {
        Finite::new(value)
            .map_or_else(Cell::not_finite, |value| Cell::of(Value::Number { value, decimals, display: None }))
    }

    /// A percentage (86.7 means 86.7%) to so many decimals; empty, with the reason, if it is not finite.
    pub fn percent(value: f64, decimals: u8) -> Cell {
        Finite::new(value).map_or_else(Cell::not_finite, |value| {
            Cell::of(Value::Percent { value, decimals, display: None })
        })
    }

    /// No value, and why.
    pub fn empty(why: impl Into<String>) -> Cell {
        Cell::of(Value::Empty { why: why.into() })
    }

    /// A rating and its word.
    pub fn status(colour: Colour, word: impl Into<String>) -> Cell {
        Cell::of(Value::Status { colour, word: word.into() })
    }

    /// A direction of travel and its word.
    pub fn direction(arrow: Arrow, word: impl Into<String>) -> Cell {
        Cell::of(Value::Direction { arrow, word: word.into() })
    }

    /// The same cell, leading somewhere.
    #[must_use]
    pub fn leading_to(mut self, href: Option<Href>) -> Cell {
        self.href = href;
        self
    }

    /// The same cell, printed like this where it holds a number or percentage.
    #[must_use]
    pub fn shown_as(mut self, text: impl Into<String>) -> Cell {
        if let Value::Number { display, .. } | Value::Percent { display, .. } = &mut self.value {
            *display = Some(text.into());
        }
        self
    }

    /// The cell as words, as printed without shapes or colours.
    pub fn words(&self) -> String {
        match &self.value {
            Value::Text(text) => text.clone(),
            Value::Number { display: Some(text), .. } | Value::Percent { display: Some(text), .. } => {
                text.clone()
            }
            Value::Number { value, decimals, display: None } => grouped(value.get(), *decimals),
            Value::Percent { value, decimals, display: None } => {
                format!("{}%", grouped(value.get(), *decimals))
            }
            Value::Count(count) => grouped_count(*count),
            Value::Empty { .. } => "\u{2013}".to_owned(),
            Value::Status { word, .. } | Value::Direction { word, .. } => word.clone(),
        }
    }

    fn of(value: Value) -> Cell {
        Cell { value, href: None }
    }

    fn not_finite() -> Cell {
        Cell::empty("could not be worked out: the sum has no finite answer")
    }
}

/// A count with commas between thousands; exact where a floating-point number would not be.
fn grouped_count(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut out = String::from(if count < 0 { "\u{2212}" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::text(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_as_words() {
        for (cell, want) in [
            (Cell::text("Placements"), "Placements"),
            (Cell::count(1658), "1,658"),
            (Cell::count(-12), "\u{2212}12"),
            (Cell::number(115.74, 1), "115.7"),
            (Cell::percent(94.96, 1), "95.0%"),
            (Cell::percent(f64::NAN, 1), "\u{2013}"),
            (Cell::number(f64::INFINITY, 1), "\u{2013}"),
            (Cell::number(1234.0, 0).shown_as("£1,234"), "£1,234"),
            (Cell::status(Colour::Red, "Red"), "Red"),
            (Cell::direction(Arrow::Down, "better"), "better"),
        ] {
            assert_eq!(cell.words(), want, "{cell:?}");
        }
    }

    #[test]
    fn neighbouring_columns_share_a_group() {
        let table = Table::new(
            "T",
            vec![
                Column::text("Name"),
                Column::number("Sep").under("Month"),
                Column::number("Oct").under("Month"),
                Column::number("YTD"),
            ],
        );
        assert_eq!(table.groups(), [("", 1), ("Month", 2), ("", 1)]);
        assert!(Table::new("T", vec![Column::text("Name"), Column::text("Age")]).groups().is_empty());
    }

    #[test]
    fn a_long_row_widens_the_table() {
        let mut table = Table::new("T", vec![Column::text("Name")]);
        table.rows.push(Row::new("a", vec![Cell::count(1), Cell::count(2)]));
        assert_eq!(table.width(), 3);
    }
}
