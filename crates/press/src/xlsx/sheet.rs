//! A section as a sheet.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::dress::{Formats, held};
use super::table::widths;
use crate::model::{Block, CalloutKind, Cell, Document, Inline, Level, Section, Value, plain_text};

/// A sheet being written, from the top down.
pub(super) struct Sheet<'a> {
    pub(super) grid: &'a mut Worksheet,
    pub(super) name: &'a str,
    pub(super) formats: &'a Formats,
    /// The next free row, counted from 0.
    pub(super) row: u32,
    /// The widths of the columns, in characters.
    pub(super) widths: Vec<f64>,
    /// The row under the headings of the first table.
    pub(super) headed: Option<u32>,
}

/// The most rows that stay in sight while the rest scrolls. More would leave no room for the rest on a laptop.
const MOST_FROZEN: u32 = 14;

/// Columns that a paragraph runs across.
const ACROSS: usize = 6;

/// Writes a section onto an empty sheet.
pub(super) fn write(
    grid: &mut Worksheet,
    name: &str,
    document: &Document,
    section: &Section,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let mut sheet =
        Sheet { grid, name, formats, row: 0, widths: widths(&section.blocks, ACROSS), headed: None };
    for (column, width) in (0..).zip(&sheet.widths) {
        sheet.grid.set_column_width(column, *width)?;
    }
    sheet.line(&section.title, &formats.title)?;
    let whose = [document.title.as_str(), &document.authority]
        .into_iter()
        .chain(document.dates.iter().map(String::as_str));
    let whose: Vec<&str> = whose.filter(|text| !text.is_empty()).collect();
    sheet.line(&whose.join("; "), &formats.quiet)?;
    if let Some(notice) = &document.notice {
        sheet.paragraph(notice, &formats.notice)?;
    }
    sheet.row += 1;
    for block in &section.blocks {
        sheet.block(block)?;
    }
    // The headings stay in sight where they are near the top; otherwise the title does.
    let frozen = sheet.headed.filter(|row| *row <= MOST_FROZEN).unwrap_or(1);
    let columns = u16::from(sheet.headed.is_some());
    sheet.grid.set_freeze_panes(frozen, columns)?;
    let wide = |block: &Block| {
        matches!(block, Block::Chart(_)) || matches!(block, Block::Table(table) if table.wide)
    };
    let wide = section.blocks.iter().any(wide);
    if wide {
        sheet.grid.set_landscape();
    }
    sheet.grid.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&L&A&RPage &P of &N");
    Ok(())
}

impl Sheet<'_> {
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        let formats = self.formats;
        match block {
            Block::Heading(heading) => {
                let format = match heading.level {
                    Level::Three => &formats.heading,
                    Level::Four => &formats.small_heading,
                };
                self.line(&heading.text, format)
            }
            Block::Paragraph(text) => {
                self.paragraph(&with_addresses(text), &formats.text)?;
                self.row += 1;
                Ok(())
            }
            Block::List(list) => {
                for (n, item) in list.items.iter().enumerate() {
                    let mark = if list.numbered { format!("{}. ", n + 1) } else { "• ".to_owned() };
                    self.paragraph(&(mark + &with_addresses(item)), &formats.text)?;
                }
                self.row += 1;
                Ok(())
            }
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::KeyFigures(figures) => {
                for figure in figures {
                    self.words(0, &figure.label, &formats.label)?;
                    self.value(1, &figure.figure, &formats.big, &[])?;
                    let why = match &figure.figure.value {
                        Value::Empty { why } => Some(why),
                        _ => None,
                    };
                    let notes: Vec<&str> = figure.note.iter().chain(why).map(String::as_str).collect();
                    if !notes.is_empty() {
                        self.words(2, &notes.join("; "), &formats.quiet)?;
                    }
                    self.grid.set_row_height(self.row, 26)?;
                    self.row += 1;
                }
                self.row += 1;
                Ok(())
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    let text = format!("{}: {}", definition.term, with_addresses(&definition.text));
                    self.paragraph(&text, &formats.text)?;
                }
                self.row += 1;
                Ok(())
            }
            Block::Callout(callout) => {
                let kind = match callout.kind {
                    CalloutKind::Note => "Note",
                    CalloutKind::Warning => "Warning",
                };
                let title = callout.title.as_ref().map_or_else(String::new, |title| format!("{title}. "));
                self.paragraph(
                    &format!("{kind}: {title}{}", with_addresses(&callout.text)),
                    &formats.notice,
                )?;
                self.row += 1;
                Ok(())
            }
            Block::PageBreak => Ok(()),
        }
    }

    /// A line in the first column that may run over its neighbours.
    pub(super) fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.words(0, text, format)?;
        self.row += 1;
        Ok(())
    }

    /// A paragraph across several columns, in a row high enough for it.
    pub(super) fn paragraph(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = held(text);
        let room: f64 = self.widths.iter().take(ACROSS).sum();
        let lines: f64 = text.lines().map(|line| (line.chars().count() as f64 / room).ceil().max(1.0)).sum();
        let last = ACROSS.min(self.widths.len()) as u16 - 1;
        self.grid.merge_range(self.row, 0, self.row, last, &text, format)?;
        self.grid.set_row_height(self.row, (lines.max(1.0) * 13.5 + 2.0).min(400.0))?;
        self.row += 1;
        Ok(())
    }

    /// Words in a cell of the current row, never a formula.
    pub(super) fn words(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.grid.write_string_with_format(self.row, column, held(text), format)?;
        Ok(())
    }

    /// What a cell holds, in the current row. `why` are the reasons for empty cells of its table.
    pub(super) fn value(
        &mut self,
        column: u16,
        cell: &Cell,
        format: &Format,
        why: &[&str],
    ) -> Result<(), XlsxError> {
        let number = |value: f64, form: &str| (value, format.clone().set_num_format(form));
        let (value, format) = match &cell.value {
            Value::Number { value, decimals, display } => {
                number(value.get(), &around(display.as_deref(), value.get(), *decimals))
            }
            Value::Percent { value, decimals, .. } => {
                number(hundredth(value.get()), &(places("0", *decimals) + "%"))
            }
            // Excel's numbers are exact to 15 digits; a longer count is kept as words.
            Value::Count(count) if count.unsigned_abs() < 1_000_000_000_000_000 => {
                number(*count as f64, "#,##0")
            }
            Value::Empty { .. } => {
                let letter =
                    crate::reasons::letter(cell, why).map_or_else(String::new, |letter| format!(" {letter}"));
                return self.words(column, &(cell.words() + &letter), format);
            }
            Value::Text(_) | Value::Count(_) | Value::Status { .. } => {
                return self.words(column, &cell.words(), format);
            }
            Value::Direction { arrow, word } => {
                use crate::model::Arrow;
                let arrow = match arrow {
                    Arrow::Up => "↑",
                    Arrow::Down => "↓",
                    Arrow::Level => "→",
                };
                return self.words(column, &format!("{arrow} {word}"), format);
            }
        };
        self.grid.write_number_with_format(self.row, column, value, &format)?;
        Ok(())
    }
}

/// A hundredth of a number as it is written: 94.96 gives 0.9496, where a division gives 0.9495999999999999.
fn hundredth(value: f64) -> f64 {
    format!("{value}e-2").parse().unwrap_or(value / 100.0)
}

/// A number format with so many decimals.
fn places(whole: &str, decimals: u8) -> String {
    if decimals == 0 {
        whole.to_owned()
    } else {
        format!("{whole}.{}", "0".repeat(usize::from(decimals.min(12))))
    }
}

/// The number format of a number that may be printed with words around it: "£1,234" keeps its pound sign.
fn around(display: Option<&str>, value: f64, decimals: u8) -> String {
    let form = places("#,##0", decimals);
    let digits = crate::model::grouped(value, decimals);
    let Some((before, after)) = display.and_then(|text| text.split_once(digits.as_str())) else {
        return form;
    };
    let quoted = |text: &str| {
        // Inside quotes only the quote itself means something.
        if text.is_empty() || text.contains(['"', '\n']) || text.len() > 60 {
            String::new()
        } else {
            format!("\"{text}\"")
        }
    };
    format!("{}{form}{}", quoted(before), quoted(after))
}

/// The words of a line, with the full address of each link after it.
fn with_addresses(line: &[Inline]) -> String {
    let mut out = String::new();
    for run in line {
        out += &plain_text(std::slice::from_ref(run));
        if let Inline::Link { href: Some(href), .. } = run
            && href.is_absolute()
        {
            out += &format!(" ({href})");
        }
    }
    out
}
