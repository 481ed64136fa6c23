//! What a return that was made from the record could not say: columns left blank though the guide or the rules of its year
//! ask for them.

use std::collections::{BTreeMap, BTreeSet};

use calendar::CollectionYear;

use super::{Check903, Finding};
use crate::tables::{RawRow, Table, Tables, episodes};

/// A column of a table that stands blank in rows where it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFilled {
    /// The table.
    pub table: Table,
    /// The column.
    pub column: &'static str,
    /// In how many rows it is asked for and nothing stands there.
    pub blank: usize,
    /// How many rows the table has.
    pub rows: usize,
    /// The rules that fail for it, by their codes, sorted; none where the guide alone asks.
    pub rules: Vec<&'static str>,
}

/// The rows in which a column is blank, and the rules that say so.
type Blank = (BTreeSet<usize>, BTreeSet<&'static str>);

/// The columns that a return leaves blank though they are asked for, table by table in the order of the columns.
///
/// A column counts in a row where the guide asks for it in every row; and where a rule finds the row at fault and either every
/// column of the rule is blank there, or the guide asks for this one with few exceptions. Many rules about a code leave a
/// blank alone, so that rules by themselves would not do. Columns that are derived or stand in XML only are
/// left out: nobody fills them in.
/// `authority` is the reporting authority's ONS code. Nothing is ever filled in here.
pub fn not_filled(
    tables: &Tables,
    last_year: Option<&Tables>,
    year: CollectionYear,
    authority: Option<&str>,
) -> Vec<NotFilled> {
    let mut blank: BTreeMap<(Table, usize), Blank> = BTreeMap::new();
    let check = Check903 {
        year,
        tables,
        last_year,
        authority,
        providers: None,
        postcodes: None,
        only: &[],
        progress: None,
    };
    check.run(|finding| {
        let Some((table, row)) = finding.row else { return };
        for column in lacking(table, &finding) {
            let (rows, rules) = blank.entry((table, column)).or_default();
            rows.insert(row.index());
            rules.insert(finding.rule.code);
        }
    });
    for table in Table::ALL {
        for (column, of) in table.columns().iter().enumerate() {
            let asked =
                tables.rows(table).filter(|row| row.cell(column).is_empty() && asks(table, of.name, *row));
            for row in asked {
                blank.entry((table, column)).or_default().0.insert(row.index());
            }
        }
    }
    blank
        .into_iter()
        .filter_map(|((table, column), (rows, rules))| {
            Some(NotFilled {
                table,
                column: table.columns().get(column)?.name,
                blank: rows.len(),
                rows: tables.get(table).len(),
                rules: rules.into_iter().collect(),
            })
        })
        .collect()
}

/// The columns, by their positions, for whose want a row fails.
fn lacking(table: Table, finding: &Finding<'_>) -> Vec<usize> {
    let values = finding.values();
    let all = values.iter().all(|(_, value)| value.is_empty());
    let blank = values
        .iter()
        .filter(|(field, value)| value.is_empty() && (all || with_exceptions(table).contains(field)));
    blank
        .filter_map(|(field, _)| table.position(field))
        .filter(|column| table.is_submitted(*column))
        .collect()
}

/// Whether the guide asks for a column in this row.
fn asks(table: Table, column: &str, row: RawRow<'_>) -> bool {
    match (table, column) {
        // An agreed series of short breaks has no placement of its own.
        (Table::Episodes, "PLACE") => !matches!(row.cell(episodes::LS), "V3" | "V4"),
        (Table::Episodes, "PLACE_PROVIDER") => {
            let place = row.cell(episodes::PLACE);
            !place.is_empty() && !place.starts_with(['T', 'Z'])
        }
        _ => in_every_row(table).contains(&column),
    }
}

/// The columns that the guide asks for in every row.
fn in_every_row(table: Table) -> &'static [&'static str] {
    match table {
        Table::Header => &["SEX", "DOB", "ETHNIC", "UPN"],
        Table::Episodes => &["DECOM", "RNE", "LS", "CIN"],
        Table::Reviews => &["DOB", "REVIEW", "REVIEW_CODE"],
        Table::Uasc => &["SEX", "DOB"],
        Table::Oc2 => &["DOB"],
        Table::Oc3 => &["DOB", "IN_TOUCH"],
        Table::Ad1 => {
            &["DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]
        }
        Table::PlacedAdoption => &["DOB", "DATE_PLACED"],
        Table::PrevPerm => &["DOB", "PREV_PERM"],
        Table::Missing => &["DOB", "MISSING", "MIS_START"],
        Table::SwEpisodes => &["DOB", "SW_ID", "SW_DECOM", "SW_REASON"],
        Table::Dolo => &["DOB", "DOLO_START"],
    }
}

/// The columns that the guide asks for with exceptions which only a rule knows.
fn with_exceptions(table: Table) -> &'static [&'static str] {
    match table {
        Table::Episodes => &["HOME_POST", "PL_POST"],
        Table::Oc2 => &["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use exchange::Source;

    use super::*;

    #[test]
    fn a_blank_that_a_rule_asks_for_is_listed_once_for_each_row() {
        let (tables, _) = crate::read(vec![
            Source::new(
                "Header.csv",
                "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\na1,M,01/02/2015,,UN1,,\na2,x,,,UN1,,\na3,M,01/02/2015,WBRI,UN1,,\n",
            ),
            Source::new(
                "Episodes.csv",
                "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
                 a1,01/05/2025,S,V2,,U6,PR1,,,,AB1 1AA,CD2 2BB,1234567\n",
            ),
        ]);
        let found = not_filled(&tables, None, CollectionYear::new(2026).unwrap(), None);
        let of = |column: &str| found.iter().find(|one| one.column == column);
        let ethnicity = of("ETHNIC").unwrap();
        assert_eq!((ethnicity.table, ethnicity.blank, ethnicity.rows), (Table::Header, 2, 3));
        assert!(ethnicity.rules.contains(&"103"));
        assert_eq!(of("DOB").map(|one| one.blank), Some(1));
        assert_eq!(of("CIN").map(|one| one.blank), Some(1));
        assert!(of("CIN").unwrap().rules.is_empty(), "a rule about the code leaves a blank alone");
        // A wrong code is no blank, and an open episode lacks no end.
        assert_eq!((of("SEX"), of("DEC"), of("REC")), (None, None, None));
    }

    /// The guide's list says `yes` where a column is asked for in every row.
    #[test]
    fn what_is_always_asked_agrees_with_the_published_list() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/ssda903/files.csv");
        let listed = exchange::open(
            vec![Source::new("files.csv", std::fs::read(path).unwrap())],
            &exchange::Limits::USUAL,
        );
        let rows = exchange::read_rows(&listed.0[0], &exchange::Limits::USUAL).unwrap();
        for row in rows.iter().skip(1) {
            let Some(table) = Table::named(&row[0]).filter(|_| row[1] != "CHILD") else { continue };
            let here = format!("{} {}", row[0], row[1]);
            assert_eq!(in_every_row(table).contains(&row[1].as_str()), row[3] == "yes", "{here}");
            let excepted = matches!(row[1].as_str(), "PLACE" | "PLACE_PROVIDER")
                || with_exceptions(table).contains(&row[1].as_str());
            assert!(excepted || row[3] == "yes" || !row[3].starts_with("yes"), "{here}");
        }
    }
}
