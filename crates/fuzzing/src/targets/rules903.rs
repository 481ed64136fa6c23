//! Every rule of the looked-after return, on rows made of the values that such returns have: what a random text seldom
//! comes to. A byte picks the table, then one for each cell the value, three for a date.

use std::collections::HashMap;
use std::sync::LazyLock;

use exchange::Source;
use ssda903::rules::{Postcodes, Providers, read_postcodes, read_providers};
use ssda903::{Table, Tables};

use super::ssda903::judge;
use crate::mixed::Mixed;

/// More rows than this show nothing new and cost time.
const MOST_ROWS: usize = 24;

const CHILDREN: &[&str] = &["1", "2", "3", "", "A/B"];

/// Codes and other values, of whatever column.
const VALUES: &[&str] = &[
    "",
    "1",
    "0",
    "2",
    "M",
    "F",
    "U",
    "9",
    "X1",
    "E11",
    "E12",
    "E4A",
    "E2",
    "E3",
    "E41",
    "E45",
    "E48",
    "E13",
    "E15",
    "E17",
    "S",
    "P",
    "L",
    "T",
    "U",
    "B",
    "PLACE",
    "C1",
    "C2",
    "D1",
    "E1",
    "V2",
    "V3",
    "V4",
    "L1",
    "L2",
    "L3",
    "J1",
    "J2",
    "J3",
    "N1",
    "N2",
    "N4",
    "N8",
    "A3",
    "A4",
    "A5",
    "A6",
    "H5",
    "K1",
    "K2",
    "P1",
    "P2",
    "R1",
    "R2",
    "R3",
    "R5",
    "S1",
    "T0",
    "T1",
    "T4",
    "U1",
    "U4",
    "U6",
    "Z1",
    "Z11",
    "Z14",
    "PR0",
    "PR1",
    "PR4",
    "PR5",
    "PARENT",
    "STAND",
    "OTHER",
    "CARPL",
    "CREQB",
    "WHITE",
    "WBRI",
    "MWBC",
    "REFU",
    "NOBT",
    "UN1",
    "UN5",
    "A123456789012",
    "X123456789B12",
    "A1234567890123",
    "1234567",
    "SC000001",
    "XXXXXXX",
    "XXX",
    "999999.0",
    "ZZ1 1AA",
    "ZZ11AA",
    "AB1 2CD",
    "ZZZ",
    "PN1",
    "PN4",
    "PN7",
    "SDQ1",
    "SDQ5",
    "12",
    "40",
    "41",
    "-1",
    "1.5",
    "99999999999999999999",
    "N",
    "Y",
    "RD0",
    "RD4",
    "Z1X",
    "P1X",
    "DUP",
    "YES",
    "INTOUCH",
    "DIED",
    "REFUSED",
    "NO",
    "F2",
    "G4",
    "G5",
    "B3",
    "D",
    "H1",
    "MM1",
    "MF",
    "SC",
    "L12",
    "MD",
    "E09000027",
    "E07000008",
    "WAL",
    "LOCATION",
    "IN",
    "OUT",
    "20.1",
    "1000000",
    "Ü",
    "NOTKNOWN",
    "CAFCASS",
    "KPJ",
    "MISSCO",
    "AWAY",
    "TCHANG",
    "ORG1",
    "é",
    "IO",
    "FOSTER",
    "PRE",
    "P3",
    "P0",
    "S2",
    "XSP",
    "K1X",
    "PROV",
];

/// The published codes, by the column that has them.
static CODES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in include_str!("../../../../sources/ssda903/codes.csv").lines().skip(1) {
        let mut cells = line.split(',');
        if let (Some(column), Some(code)) = (cells.next(), cells.next()) {
            codes.entry(column).or_default().push(code);
        }
    }
    codes
});

static PROVIDERS: LazyLock<Providers> = LazyLock::new(|| {
    let list = "URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting address postcode\n\
                1234567,Merton,\"K2,S1\",\"PR1,PR4\",,ZZ1 1AA\nSC000001,Ashdown,U6,PR5,31/12/2024,AB1 2CD\n";
    read_providers(vec![Source::new("list.csv", list)]).0
});

static POSTCODES: LazyLock<Postcodes> = LazyLock::new(|| {
    let list = "pcds,cty,laua,oseast1m,osnrth1m\nZZ1 1AA,E99999999,E09000027,500000,200000\n\
                AB1 2CD,E10000003,E07000008,560000,200000\n";
    read_postcodes("list.csv", list.as_bytes()).map(|read| read.0).unwrap_or_default()
});

pub(super) fn run(input: &[u8]) {
    let mut mixed = Mixed::of(input);
    let (mut now, mut last) = (Tables::new(), Tables::new());
    // What is not loaded is not judged: every table is, but where the first bytes say otherwise.
    let left_out = mixed.next().unwrap_or_default();
    for (index, table) in Table::ALL.into_iter().enumerate() {
        if usize::from(left_out) != index + 1 {
            now.add_table(table);
        }
        if usize::from(left_out) != index + 33 {
            last.add_table(table);
        }
    }
    if left_out & 0x80 != 0 {
        now.set_in_xml();
    }
    for _ in 0..MOST_ROWS {
        let Some(which) = mixed.next() else { break };
        let table = Table::ALL[usize::from(which) % Table::ALL.len()];
        let cells: Vec<String> = table.columns().iter().map(|column| cell(column.name, &mut mixed)).collect();
        let tables = if which >= 192 { &mut last } else { &mut now };
        tables.push_new(table, cells);
    }
    judge(&now, &last, &PROVIDERS, &POSTCODES);
}

/// A value for a column: a date where one belongs, most times.
fn cell(column: &str, mixed: &mut Mixed<'_>) -> String {
    const DATES: &[&str] = &[
        "DOB",
        "DECOM",
        "DEC",
        "REVIEW",
        "DUC",
        "MC_DOB",
        "DATE_INT",
        "DATE_MATCH",
        "DATE_PLACED",
        "DATE_PLACED_CEASED",
        "DATE_PERM",
        "MIS_START",
        "MIS_END",
        "SW_DECOM",
        "SW_DEC",
        "DOLO_START",
        "DOLO_END",
        "PL_DATE",
    ];
    if column == "CHILD" {
        mixed.one(CHILDREN).to_owned()
    } else if DATES.contains(&column) || column.ends_with("_DATE") || column.starts_with("DATE") {
        mixed.date()
    } else {
        let byte = mixed.next().unwrap_or_default();
        // Most times a code of the column's own; else one of another, or none at all.
        let of = CODES.get(column).filter(|_| byte < 200).map_or(VALUES, Vec::as_slice);
        of.get(usize::from(byte) % of.len()).copied().unwrap_or_default().to_owned()
    }
}
