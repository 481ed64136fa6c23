//! From texts to tables.

use std::sync::Arc;

use crate::delimited::{Record, Records, Separator, TooLong};
use crate::limits::Limits;
use crate::problem::{Problem, shown};
use crate::shape::{Shape, Unknown, listed, pointed_to, recognise};
use crate::source::{Source, TextFile, TextForm, open};
use crate::table::Table;

/// What came out of the sources of one load.
#[derive(Debug, Default)]
pub struct Read {
    /// The tables that were recognised, in the order of the files. A shape may come more than once.
    pub tables: Vec<Table>,
    /// The XML files, for the return's own reader.
    pub documents: Vec<TextFile>,
    /// What could not be read or is worth knowing, in the order of the files.
    pub problems: Vec<Problem>,
}

/// Opens the sources and reads each delimited file as the one of the shapes that its columns are of.
///
/// A file that lacks a column it must have is left out: what is loaded must be whole.
pub fn read(sources: Vec<Source>, shapes: &[Shape], limits: &Limits) -> Read {
    read_as(sources, shapes, limits, Lacking::Refused)
}

/// The same, but a file that lacks columns is read too where its other columns are of one shape only; the columns it lacks
/// are blank, and a notice says so. For checking, where nothing is loaded.
pub fn read_nearest(sources: Vec<Source>, shapes: &[Shape], limits: &Limits) -> Read {
    read_as(sources, shapes, limits, Lacking::Read)
}

/// What becomes of a file that lacks columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lacking {
    Refused,
    Read,
}

fn read_as(sources: Vec<Source>, shapes: &[Shape], limits: &Limits, lacking: Lacking) -> Read {
    let (files, problems) = open(sources, limits);
    let mut read = Read { problems, ..Read::default() };
    for file in files {
        match file.form {
            TextForm::Xml => read.documents.push(file),
            TextForm::Delimited => {
                let (table, problems) = read_table_as(&file, shapes, limits, lacking);
                read.tables.extend(table);
                read.problems.extend(problems);
            }
        }
    }
    read
}

/// Reads one delimited file as the one of the shapes that its columns are of; none where it is of none of them, and
/// then the last problem says why.
pub fn read_table(file: &TextFile, shapes: &[Shape], limits: &Limits) -> (Option<Table>, Vec<Problem>) {
    read_table_as(file, shapes, limits, Lacking::Refused)
}

fn read_table_as(
    file: &TextFile,
    shapes: &[Shape],
    limits: &Limits,
    lacking: Lacking,
) -> (Option<Table>, Vec<Problem>) {
    let mut problems = Vec::new();
    let table = match table(file, shapes, limits, lacking, &mut problems) {
        Ok(table) => Some(table),
        Err(problem) => {
            problems.push(problem.file(&file.name));
            None
        }
    };
    (table, problems)
}

fn table(
    file: &TextFile,
    shapes: &[Shape],
    limits: &Limits,
    lacking: Lacking,
    problems: &mut Vec<Problem>,
) -> Result<Table, Problem> {
    let (separator, text, skipped) = Separator::of(&file.text);
    let mut records = Records::new(text, separator, limits);
    let mut record = Record::default();
    match records.next(&mut record) {
        Ok(true) => {}
        Ok(false) => {
            return Err(Problem::unreadable("is empty")
                .expected("a line of column names")
                .advice("export it again"));
        }
        Err(too_long) => return Err(too_long_problem(too_long, skipped, limits)),
    }
    let line = record.line + skipped;
    let heading = heading(&record, line, shapes, limits, lacking, &file.name, problems)?;
    if separator != Separator::Comma {
        let notice = format!("has {} between its cells and was read so", separator.plural());
        problems.push(Problem::notice(notice).file(&file.name).line(line).expected("commas"));
    }
    let mut table = Table::new(*heading.shape, Arc::clone(&file.name), heading.present);
    let mut number = 0;
    let (mut refused, mut unclosed) = (0, 0);
    loop {
        match records.next(&mut record) {
            Ok(false) => return Ok(table),
            Ok(true) => {}
            Err(too_long) => return Err(too_long_problem(too_long, skipped, limits)),
        }
        number += 1;
        let line = record.line + skipped;
        let fault = if record.unclosed {
            Some(
                Problem::refused("has a quotation mark that is not closed")
                    .expected("it closed in the same cell"),
            )
        } else if record.len() < heading.width || !record.is_blank_from(heading.width) {
            let cells = format!("has {} cells", record.len());
            Some(Problem::refused(cells).expected(format!("{} as in the heading", heading.width)))
        } else {
            None
        };
        if let Some(fault) = fault {
            problems.push(fault.file(&file.name).line(line).advice("correct the row and load again"));
            refused += 1;
            if record.lines > 1 {
                // Its quotation marks are out of step: it may have swallowed good rows.
                records.resume_after_first_line(&record);
                unclosed += 1;
            }
            if refused >= limits.refused_rows || unclosed >= limits.unclosed_quotes {
                return Err(Problem::unreadable(format!(
                    "has {refused} rows or more that do not fit its heading"
                ))
                .line(line)
                .advice("export it again"));
            }
            continue;
        }
        if record.is_blank_from(0) {
            continue;
        }
        if table.cells() + heading.shape.columns.len() > limits.cells {
            return Err(Problem::unreadable("has more rows than are read at most").line(line));
        }
        table.push(line, number);
        for (from, to) in &heading.columns {
            table.set(*to, record.cell(*from));
        }
    }
}

/// The heading of a file, recognised.
struct Heading<'s> {
    shape: &'s Shape,
    /// Cells of a row, without unnamed ones at the end.
    width: usize,
    /// Where a column stands in the file, and where in the shape.
    columns: Vec<(usize, usize)>,
    /// For each column of the shape whether the file has it.
    present: Vec<bool>,
}

fn heading<'s>(
    record: &Record,
    line: u32,
    shapes: &'s [Shape],
    limits: &Limits,
    lacking: Lacking,
    file: &Arc<str>,
    problems: &mut Vec<Problem>,
) -> Result<Heading<'s>, Problem> {
    if record.unclosed {
        return Err(Problem::unreadable("has a quotation mark that is not closed").line(line));
    }
    let mut headings: Vec<String> = (0..record.len()).map(|i| record.cell(i).trim().to_owned()).collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    if headings.len() > limits.columns {
        return Err(Problem::unreadable(format!("has {} columns", headings.len()))
            .line(line)
            .expected(format!("{} at most", limits.columns)));
    }
    for (index, heading) in headings.iter().enumerate() {
        let before = headings.iter().take(index).position(|other| other.eq_ignore_ascii_case(heading));
        if let (false, Some(before)) = (heading.is_empty(), before) {
            let fault = format!("is the heading of columns {} and {}", before + 1, index + 1);
            return Err(Problem::unreadable(fault)
                .line(line)
                .column(heading)
                .said(heading)
                .expected("each column once")
                .advice("remove or rename one of them"));
        }
    }
    let shape = match recognise(&headings, shapes) {
        Ok(shape) => shape,
        Err(unknown) => match (lacking, &unknown, pointed_to(&headings, shapes)) {
            (Lacking::Read, Unknown::Near { .. }, Some(shape)) => {
                let lacks: Vec<&str> = shape.columns.iter().filter(|c| c.required).map(|c| c.name).collect();
                let has = |name: &str| headings.iter().any(|heading| heading.eq_ignore_ascii_case(name));
                let lacks: Vec<&str> = lacks.into_iter().filter(|name| !has(name)).collect();
                let fault = format!(
                    "was read as {} though it lacks {}, which are taken as blank",
                    shape.name,
                    listed(&lacks)
                );
                problems.push(Problem::notice(fault).file(file).line(line));
                shape
            }
            _ => return Err(unknown_problem(unknown, shapes, line)),
        },
    };
    let mut columns = Vec::new();
    let mut present = vec![false; shape.columns.len()];
    let mut extra = Vec::new();
    for (from, heading) in headings.iter().enumerate() {
        match shape.position(heading) {
            Some(to) => {
                columns.push((from, to));
                if let Some(present) = present.get_mut(to) {
                    *present = true;
                }
            }
            None if heading.is_empty() => extra.push(format!("number {}, which has no name", from + 1)),
            None => extra.push(shown(heading)),
        }
    }
    if !extra.is_empty() {
        let (noun, verb) = if extra.len() == 1 { ("a column", "was") } else { ("columns", "were") };
        let fault = format!(
            "has {noun} that {} does not have ({}) and that {verb} not read",
            shape.name,
            listed(&extra)
        );
        problems.push(Problem::notice(fault).file(file).line(line));
    }
    Ok(Heading { shape, width: headings.len(), columns, present })
}

fn unknown_problem(unknown: Unknown, shapes: &[Shape], line: u32) -> Problem {
    let names = |shapes: &[Shape]| listed(&shapes.iter().map(|shape| shape.name).collect::<Vec<_>>());
    match unknown {
        Unknown::Strange => Problem::unreadable("has no column of any known table")
            .line(line)
            .expected(format!("the column names of one of {}", names(shapes)))
            .advice("leave it out if it does not belong to the return"),
        Unknown::Ambiguous(names) => {
            Problem::unreadable(format!("has the columns of more than one table: {}", listed(&names)))
                .line(line)
                .expected("the columns of one")
                .advice("export each table as a file of its own")
        }
        Unknown::Near { shape, missing, extra } => {
            let mut fault = format!(
                "has the columns of no known table; {shape} is nearest, but lacks {}",
                listed(&missing)
            );
            if !extra.is_empty() {
                fault.push_str(&format!(" and does not have {}", listed(&extra)));
            }
            Problem::unreadable(fault)
                .line(line)
                .advice("correct the line of column names or export it again")
        }
    }
}

fn too_long_problem(too_long: TooLong, skipped: u32, limits: &Limits) -> Problem {
    let bound = limits.record_bytes >> 10;
    let fault = if too_long.in_quotes {
        format!("has a quotation mark that is not closed within {bound} KiB")
    } else {
        format!("is longer than the {bound} KiB that are read at most")
    };
    Problem::unreadable(fault)
        .line(too_long.line + skipped)
        .expected("a row of a table")
        .advice("correct the line or export the file again")
}
