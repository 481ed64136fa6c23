//! The return as XML: a CHILD for each child, in it a HEADER and the EPISODEs.
//!
//! The form is that of 2021. The names of the elements for social worker episodes and deprivation of liberty orders
//! were never published where we could read them; an element that has their columns in it is taken for one.

use exchange::{Document, Element, Limits, Problem, TextFile};

use crate::tables::{Origin, Table, Tables, ad1, header, oc3, uasc};

/// The root element of the return.
pub(crate) const ROOT: &str = "EXPSSDA903";

/// The element that holds a row of a table, where it is not the HEADER itself.
pub(crate) const GROUPS: &[(&str, Table)] = &[
    ("EPISODE", Table::Episodes),
    ("AMISSING", Table::Missing),
    ("AREVIEW", Table::Reviews),
    ("PERMANENCE", Table::PrevPerm),
    ("OC2", Table::Oc2),
    ("AD_PLACED", Table::PlacedAdoption),
];

/// The tables whose columns stand in the HEADER, one row of each at most, and the first column that is their own.
pub(crate) const IN_HEADER: &[(Table, usize)] = &[
    (Table::Header, header::SEX),
    (Table::Uasc, uasc::DUC),
    (Table::Ad1, ad1::DATE_INT),
    (Table::Oc3, oc3::IN_TOUCH),
];

/// The tables that the form of 2021 carries: a return in XML has them even where it has no row of them.
const CARRIED: [Table; 10] = [
    Table::Header,
    Table::Episodes,
    Table::Reviews,
    Table::Uasc,
    Table::Oc2,
    Table::Oc3,
    Table::Ad1,
    Table::PlacedAdoption,
    Table::PrevPerm,
    Table::Missing,
];

/// What a column is called in XML where that is not its name.
pub(crate) fn tag(column: &'static str) -> &'static str {
    match column {
        "CHILD" => "CHILDID",
        "PLACE" => "PL",
        other => other,
    }
}

/// Reads one XML file into the tables, all of it or, where it is broken anywhere, nothing. `in_csv` says which tables
/// came as CSV already and are not taken from here.
pub(crate) fn read(
    file: &TextFile,
    in_csv: &[bool; Table::ALL.len()],
    tables: &mut Tables,
    limits: &Limits,
    problems: &mut Vec<Problem>,
) -> Result<(), Problem> {
    let document = Document::open(file, &["CHILD"], limits)?;
    if !document.root().eq_ignore_ascii_case(ROOT) {
        return Err(Problem::unreadable(
            "is the outermost element, which is not that of a looked-after return",
        )
        .file(&file.name)
        .said(document.root())
        .expected(ROOT)
        .advice("leave the file out if it belongs to another return"));
    }
    let mut reading = Reading {
        staged: Tables::new(),
        counts: [0; Table::ALL.len()],
        unknown: Vec::new(),
        refused: Vec::new(),
    };
    for child in document {
        reading.child(&child?, file);
    }
    let taken = |table: Table| in_csv.get(table as usize) == Some(&false);
    let position = tables.add_file(&file.name);
    if taken(Table::Header) {
        tables.set_in_xml();
    }
    for table in CARRIED.into_iter().filter(|table| taken(*table)) {
        tables.add_table(table);
    }
    let mut left: Vec<&str> = Vec::new();
    for table in Table::ALL {
        if !taken(table) && !reading.staged.get(table).is_empty() {
            left.push(table.name());
            continue;
        }
        for row in reading.staged.rows(table) {
            tables.push(table, Origin { file: position, ..row.origin() }, row.cells());
        }
    }
    problems.extend(reading.refused);
    for (name, line) in reading.unknown {
        problems.push(
            Problem::notice("is an element that the return does not have and that was not read")
                .file(&file.name)
                .line(line)
                .said(&name),
        );
    }
    if !left.is_empty() {
        let fault = format!("also has what came as CSV and was taken from there: {}", left.join(", "));
        problems.push(
            Problem::notice(fault)
                .file(&file.name)
                .advice("give one of the two if they are of different children"),
        );
    }
    Ok(())
}

struct Reading {
    staged: Tables,
    /// How many elements of its kind came before, for each table.
    counts: [u32; Table::ALL.len()],
    /// Elements that are in no table, each once, with the line of the first.
    unknown: Vec<(String, u32)>,
    refused: Vec<Problem>,
}

impl Reading {
    fn child(&mut self, child: &Element, file: &TextFile) {
        let Some(top) = child.child("HEADER") else {
            self.refused.push(
                Problem::refused("has no HEADER, so that it is not known which child it is")
                    .file(&file.name)
                    .line(child.line)
                    .said("CHILD")
                    .advice("export the return again"),
            );
            return;
        };
        self.header(top);
        for element in child.children.iter().filter(|element| !element.is("HEADER")) {
            self.group(element, top);
        }
    }

    fn header(&mut self, top: &Element) {
        self.counts[Table::Header as usize] += 1;
        let row = self.counts[Table::Header as usize];
        for (table, own) in IN_HEADER {
            let cells: Vec<&str> =
                table.columns().iter().map(|column| top.text_of(tag(column.name))).collect();
            let has_own = cells.iter().skip(*own).any(|cell| !cell.is_empty());
            // A date on which the status ceased says that there was one, whatever the flag says.
            let flagged = *table == Table::Uasc && top.text_of("UASC") == "1";
            if has_own || flagged || *table == Table::Header {
                self.staged.push(*table, Origin { file: 0, line: top.line, row }, cells);
            }
        }
        for element in &top.children {
            let known = IN_HEADER
                .iter()
                .any(|(table, _)| table.columns().iter().any(|column| element.is(tag(column.name))));
            if !known {
                self.group(element, top);
            }
        }
    }

    /// Reads an element that holds one row or, where its columns repeat, several.
    fn group(&mut self, element: &Element, top: &Element) {
        let Some(table) = table_of(element) else {
            self.unknown(element);
            return;
        };
        let columns = table.columns();
        let blank = || -> Vec<&str> {
            columns
                .iter()
                .map(|column| match column.name {
                    "CHILD" => top.text_of("CHILDID"),
                    "DOB" => top.text_of("DOB"),
                    _ => "",
                })
                .collect()
        };
        let mut cells = blank();
        let mut filled = vec![false; columns.len()];
        for leaf in &element.children {
            let Some(at) =
                columns.iter().position(|column| leaf.is(tag(column.name)) || leaf.is(column.name))
            else {
                self.unknown(leaf);
                continue;
            };
            if filled[at] {
                self.row(table, element, &cells);
                cells = blank();
                filled.fill(false);
            }
            filled[at] = true;
            cells[at] = &leaf.text;
        }
        self.row(table, element, &cells);
    }

    fn row(&mut self, table: Table, element: &Element, cells: &[&str]) {
        self.counts[table as usize] += 1;
        let own = table
            .columns()
            .iter()
            .zip(cells)
            .any(|(column, cell)| !matches!(column.name, "CHILD" | "DOB") && !cell.is_empty());
        if own {
            let origin = Origin { file: 0, line: element.line, row: self.counts[table as usize] };
            self.staged.push(table, origin, cells);
        }
    }

    fn unknown(&mut self, element: &Element) {
        const MOST: usize = 20;
        if self.unknown.len() < MOST && !self.unknown.iter().any(|(name, _)| element.is(name)) {
            self.unknown.push((element.name.clone(), element.line));
        }
    }
}

fn table_of(element: &Element) -> Option<Table> {
    if let Some((_, table)) = GROUPS.iter().find(|(name, _)| element.is(name)) {
        return Some(*table);
    }
    let has = |name: &str| element.child(name).is_some();
    if has("SW_ID") || has("SW_DECOM") {
        Some(Table::SwEpisodes)
    } else if has("DOLO_START") {
        Some(Table::Dolo)
    } else {
        None
    }
}

/// The columns of the HEADER in the order in which they are written, up to where the groups stand.
pub(crate) const HEADER_ORDER: &[usize] =
    &[header::CHILD, header::UPN, header::SEX, header::DOB, header::ETHNIC];
