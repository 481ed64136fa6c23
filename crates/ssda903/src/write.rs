//! From the rows of a return to files.

use std::collections::BTreeMap;

use exchange::{WriteError, XmlWriter};

use crate::tables::{RawRow, Table, Tables, episodes, header};
use crate::xml::{GROUPS, HEADER_ORDER, IN_HEADER, ROOT, tag};

/// The return as CSV: name and content of a file for each table that belongs to it (rows or not), its columns in the
/// published order. Columns that are derived or stand in XML only are left out.
pub fn write_csv(tables: &Tables) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut files = Vec::new();
    for table in Table::ALL.into_iter().filter(|table| tables.get(*table).is_loaded()) {
        let submitted: Vec<usize> = (0..table.columns().len()).filter(|c| table.is_submitted(*c)).collect();
        let heading: Vec<&str> =
            table.columns().iter().filter(|column| column.required).map(|column| column.name).collect();
        let rows = tables.rows(table).map(|row| submitted.iter().map(move |column| row.cell(*column)));
        files.push((format!("{}.csv", table.name()), exchange::write_csv(&heading, rows)?));
    }
    Ok(files)
}

/// The return as XML, in the form of 2021.
///
/// That form has no place for social worker episodes and deprivation of liberty orders, and for a date of birth in
/// another table that differs from the one in the Header: write CSV where those matter.
pub fn write_xml(tables: &Tables) -> Result<Vec<u8>, WriteError> {
    let rows = ByChild::of(tables);
    let mut xml = XmlWriter::new(ROOT)?;
    for (index, top) in tables.rows(Table::Header).enumerate() {
        // What a child has stands below the first row of its Header.
        let first = rows.first.get(top.child()) == Some(&index);
        write_child(
            &mut xml,
            top.child(),
            Some(top),
            if first { rows.of_child(top.child()) } else { &[] },
            tables,
        )?;
    }
    for (child, theirs) in rows.rows.iter().filter(|(child, _)| !rows.first.contains_key(*child)) {
        write_child(&mut xml, child, None, theirs, tables)?;
    }
    xml.finish()
}

/// The rows of every table but the Header, by child.
struct ByChild<'t> {
    first: BTreeMap<&'t str, usize>,
    rows: BTreeMap<&'t str, Vec<(Table, RawRow<'t>)>>,
}

impl<'t> ByChild<'t> {
    fn of(tables: &'t Tables) -> ByChild<'t> {
        let mut first = BTreeMap::new();
        for (index, row) in tables.rows(Table::Header).enumerate() {
            first.entry(row.child()).or_insert(index);
        }
        let mut rows: BTreeMap<&str, Vec<(Table, RawRow<'_>)>> = BTreeMap::new();
        for table in Table::ALL.into_iter().filter(|table| *table != Table::Header) {
            for row in tables.rows(table) {
                rows.entry(row.child()).or_default().push((table, row));
            }
        }
        ByChild { first, rows }
    }

    fn of_child(&self, child: &str) -> &[(Table, RawRow<'t>)] {
        self.rows.get(child).map_or(&[], Vec::as_slice)
    }
}

fn write_child(
    xml: &mut XmlWriter,
    child: &str,
    top: Option<RawRow<'_>>,
    rows: &[(Table, RawRow<'_>)],
    tables: &Tables,
) -> Result<(), WriteError> {
    let all = |table: Table| rows.iter().filter(move |(of, _)| *of == table).map(|(_, row)| *row);
    let one = |table: Table, column: usize| all(table).next().map_or("", |row| row.cell(column));
    let head =
        |column: usize| top.map_or(if column == header::CHILD { child } else { "" }, |row| row.cell(column));
    xml.start("CHILD")?;
    xml.start("HEADER")?;
    for column in HEADER_ORDER {
        xml.leaf(tag(Table::Header.columns()[*column].name), head(*column))?;
    }
    let is_uasc = all(Table::Uasc).next().is_some();
    let flag = match head(header::UASC) {
        "" if is_uasc => "1",
        "" if tables.get(Table::Uasc).is_loaded() => "0",
        given => given,
    };
    xml.leaf("UASC", flag)?;
    for (table, own) in IN_HEADER.iter().filter(|(table, _)| *table != Table::Header) {
        for (column, heading) in table.columns().iter().enumerate().skip(*own) {
            let cell = one(*table, column);
            if !cell.is_empty() {
                xml.leaf(tag(heading.name), cell)?;
            }
        }
    }
    let group = |xml: &mut XmlWriter, name: &str, table: Table, row: RawRow<'_>| {
        xml.start(name)?;
        for column in group_order(table) {
            xml.leaf(tag(table.columns()[column].name), row.cell(column))?;
        }
        xml.end()
    };
    for (name, table) in GROUPS.iter().filter(|(_, table)| matches!(table, Table::Missing | Table::Reviews)) {
        for row in all(*table) {
            group(xml, name, *table, row)?;
        }
    }
    xml.leaf("MOTHER", head(header::MOTHER))?;
    xml.leaf("MC_DOB", head(header::MC_DOB))?;
    for (name, table) in GROUPS
        .iter()
        .filter(|(_, table)| matches!(table, Table::PrevPerm | Table::Oc2 | Table::PlacedAdoption))
    {
        for row in all(*table) {
            group(xml, name, *table, row)?;
        }
    }
    xml.end()?;
    for row in all(Table::Episodes) {
        group(xml, "EPISODE", Table::Episodes, row)?;
    }
    xml.end()
}

/// The columns within a group, in the order of the schema: the child's own stand in the HEADER.
fn group_order(table: Table) -> Vec<usize> {
    if table == Table::Episodes {
        return vec![
            episodes::DECOM,
            episodes::RNE,
            episodes::LS,
            episodes::CIN,
            episodes::PLACE,
            episodes::PL_POST,
            episodes::HOME_POST,
            episodes::URN,
            episodes::PLACE_PROVIDER,
            episodes::DEC,
            episodes::REC,
            episodes::REASON_PLACE_CHANGE,
        ];
    }
    let own = |column: usize| !matches!(table.columns()[column].name, "CHILD" | "DOB");
    (0..table.columns().len()).filter(|column| own(*column)).collect()
}
