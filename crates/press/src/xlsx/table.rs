//! Tables on a sheet.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, Format, FormatAlign, FormatBorder, XlsxError,
};

use super::dress;
use super::sheet::Sheet;
use crate::model::{Align, Block, Cell, Colour, Column, Row, Table, Value};
use crate::reasons;

impl Sheet<'_> {
    /// A table with its caption, notes and colours, then an empty row.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let formats = self.formats;
        let why = reasons::reasons(table);
        self.line(&table.caption, &formats.caption)?;
        self.head(table)?;
        self.headed = self.headed.or(Some(self.row));
        let first = self.row;
        for row in &table.rows {
            match row {
                Row::Group(heading) => {
                    self.words(0, heading, &formats.group)?;
                    for column in 1..columns(table) {
                        self.grid.write_blank(self.row, column, &formats.group)?;
                    }
                }
                Row::Data { header, cells, total } => self.data(table, header, cells, *total, &why)?,
            }
            self.row += 1;
        }
        self.colours(table, first)?;
        for (mark, reason) in reasons::key(&why) {
            self.line(&format!("{mark}: {reason}"), &formats.quiet)?;
        }
        if let Some(note) = &table.note {
            self.line(note, &formats.quiet)?;
        }
        self.row += 1;
        Ok(())
    }

    fn head(&mut self, table: &Table) -> Result<(), XlsxError> {
        let formats = self.formats;
        if table.columns.is_empty() {
            return Ok(());
        }
        let groups = table.groups();
        if !groups.is_empty() {
            let mut at: u16 = 0;
            for (name, span) in groups {
                let span = u16::try_from(span).unwrap_or(u16::MAX);
                let format = formats.column.clone().set_align(FormatAlign::Center);
                if !name.is_empty() && span > 1 {
                    self.grid.merge_range(
                        self.row,
                        at,
                        self.row,
                        at + span - 1,
                        &dress::held(name),
                        &format,
                    )?;
                } else if !name.is_empty() {
                    self.words(at, name, &format)?;
                }
                at += span;
            }
            self.row += 1;
        }
        let blank = Column::default();
        for (at, n) in (0..columns(table)).zip(0..) {
            let column = table.columns.get::<usize>(n).unwrap_or(&blank);
            let format = inset(formats.column.clone().set_align(align(column.align)), at, column.align);
            self.words(at, &column.heading, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn data(
        &mut self,
        table: &Table,
        header: &Cell,
        cells: &[Cell],
        total: bool,
        why: &[&str],
    ) -> Result<(), XlsxError> {
        let base = self.formats.cell.clone();
        let base = if total { base.set_bold().set_border_top(FormatBorder::Thin) } else { base };
        self.value(0, header, &base, why)?;
        let none = Cell::text("");
        for (at, n) in (1..columns(table)).zip(0..) {
            let column = table.columns.get::<usize>(n + 1).map_or(Align::Start, |column| column.align);
            let format = inset(base.clone().set_align(align(column)), at, column);
            self.value(at, cells.get(n).unwrap_or(&none), &format, why)?;
        }
        Ok(())
    }

    /// Rules that colour the words of statuses. The word stays, and still rules if somebody types another.
    fn colours(&mut self, table: &Table, first: u32) -> Result<(), XlsxError> {
        if self.row <= first {
            return Ok(());
        }
        for (at, n) in (1..columns(table)).zip(0..) {
            let words: BTreeSet<(Colour, &str)> =
                table.rows.iter().filter_map(|row| status(row, n)).collect();
            for (colour, word) in words {
                // Quoted here, because the writer leaves a word alone that looks quoted already.
                let quoted = format!("\"{}\"", dress::held(word).replace('"', "\"\""));
                if word.is_empty() || quoted.len() > 255 {
                    continue;
                }
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(quoted))
                    .set_format(dress::status(colour));
                self.grid.add_conditional_format(first, at, self.row - 1, at, &rule)?;
            }
        }
        Ok(())
    }
}

/// The columns of a table, as a sheet counts them.
fn columns(table: &Table) -> u16 {
    u16::try_from(table.width()).unwrap_or(u16::MAX)
}

/// The status in the n-th cell of a row.
fn status(row: &Row, n: usize) -> Option<(Colour, &str)> {
    let Row::Data { cells, .. } = row else { return None };
    match &cells.get(n)?.value {
        Value::Status { colour, word } => Some((*colour, word)),
        _ => None,
    }
}

/// Words after the first column are set in a little, so that they do not touch a number on their left.
fn inset(format: Format, column: u16, align: Align) -> Format {
    if column > 0 && align == Align::Start { format.set_indent(1) } else { format }
}

fn align(align: Align) -> FormatAlign {
    match align {
        Align::Start => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::End => FormatAlign::Right,
    }
}

/// The widths of a sheet's columns, in characters: enough for the words of every table on it, within reason; at least so
/// many columns.
pub(super) fn widths(blocks: &[Block], least: usize) -> Vec<f64> {
    let mut out: Vec<f64> = vec![30.0];
    out.resize(least, 11.0);
    for block in blocks {
        match block {
            Block::Table(table) => widen(&mut out, table),
            Block::Chart(chart) => widen(&mut out, &chart.table()),
            _ => {}
        }
    }
    out
}

fn widen(widths: &mut Vec<f64>, table: &Table) {
    if widths.len() < table.width() {
        widths.resize(table.width(), 11.0);
    }
    for (at, width) in widths.iter_mut().enumerate().take(table.width()) {
        let heading = table.columns.get(at).map_or("", |column| &column.heading);
        let word = heading.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
        let cells = table.rows.iter().map(|row| match row {
            Row::Group(_) => 0,
            Row::Data { header, cells, .. } => {
                let cell = if at == 0 { Some(header) } else { cells.get(at - 1) };
                cell.map_or(0, |cell| cell.words().chars().count())
            }
        });
        let longest = cells.max().unwrap_or(0).max(word) as f64 + 2.5;
        *width = width.max(longest.min(if at == 0 { 52.0 } else { 32.0 }));
    }
}
