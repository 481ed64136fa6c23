//! Returns in XML that are not as they should be.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use exchange::Source;
use ssda903::{Table, Tables, read};

fn check(xml: &str, rows: &[&str], problems: &[&str]) {
    check_all(vec![Source::new("r.xml", xml)], rows, problems);
}

/// Rows as `Table line/row: cells`, without blank cells at the end.
fn check_all(sources: Vec<Source>, rows: &[&str], problems: &[&str]) {
    let (tables, found) = read(sources);
    let words = |tables: &Tables| {
        let mut out = Vec::new();
        for table in Table::ALL {
            for row in tables.rows(table) {
                let cells = row.cells().collect::<Vec<_>>().join(",");
                out.push(format!(
                    "{} {}/{}: {}",
                    table.name(),
                    row.line(),
                    row.row(),
                    cells.trim_end_matches(',')
                ));
            }
        }
        out
    };
    assert_eq!(words(&tables), rows);
    assert_eq!(found.iter().map(ToString::to_string).collect::<Vec<_>>(), problems);
}

#[test]
fn every_group_gives_its_rows() {
    check(
        "<EXPSSDA903>
<CHILD><HEADER><CHILDID>a1</CHILDID><SEX>M</SEX><DOB>01/02/2003</DOB><UASC>0</UASC>
<DATE_INT>01/05/2017</DATE_INT><IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV>
<AREVIEW><REVIEW>01/06/2017</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE><REVIEW>01/12/2017</REVIEW></AREVIEW>
<PERMANENCE/><OC2><CONVICTED>0</CONVICTED></OC2>
<AD_PLACED><DATE_PLACED>01/05/2017</DATE_PLACED></AD_PLACED>
<SWDETAILS><SW_ID>SW1234</SW_ID><SW_DECOM>01/04/2017</SW_DECOM></SWDETAILS></HEADER>
<EPISODE><DECOM>01/04/2017</DECOM><PL>u1</PL></EPISODE></CHILD>
<CHILD><HEADER><CHILDID>b2</CHILDID><UASC>1</UASC><PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE></HEADER>
<EPISODE><DECOM>02/04/2017</DECOM></EPISODE>
<DEPRIVATION><DOLO_START>03/04/2017</DOLO_START></DEPRIVATION></CHILD></EXPSSDA903>",
        &[
            "Header 2/1: A1,M,01/02/2003,,,,,0",
            "Header 9/2: B2,,,,,,,1",
            "Episodes 8/1: A1,01/04/2017,,,,U1",
            "Episodes 10/2: B2,02/04/2017",
            "Reviews 4/1: A1,01/02/2003,01/06/2017,PN1",
            "Reviews 4/2: A1,01/02/2003,01/12/2017",
            "UASC 9/2: B2",
            "OC2 5/1: A1,01/02/2003,,,0",
            "OC3 2/1: A1,01/02/2003,YES,F1",
            "AD1 2/1: A1,01/02/2003,01/05/2017",
            "PlacedAdoption 6/1: A1,01/02/2003,01/05/2017",
            "PrevPerm 9/2: B2,,Z1",
            "SWEpisodes 7/1: A1,01/02/2003,SW1234,01/04/2017",
            "DoLo 11/1: B2,,03/04/2017",
        ],
        &[],
    );
}

#[test]
fn what_is_not_of_the_return_is_said_once() {
    check(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SHOE/></HEADER><EPISODE><DECOM>x</DECOM><HAT>1</HAT></EPISODE>\n\
         <EPISODE><HAT/></EPISODE></CHILD>\n<CHILD/></EXPSSDA903>",
        &["Header 1/1: 1", "Episodes 1/1: 1,X"],
        &[
            "r.xml line 3: “CHILD” has no HEADER, so that it is not known which child it is; export the return again.",
            "r.xml line 1: “SHOE” is an element that the return does not have and that was not read.",
            "r.xml line 1: “HAT” is an element that the return does not have and that was not read.",
        ],
    );
}

#[test]
fn a_broken_file_gives_nothing() {
    let child = "<CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD>\n";
    check(
        &format!("<EXPSSDA903>\n{child}{child}<CHILD>"),
        &[],
        &["r.xml line 4: ends before its last element is closed; fetch or export the file again."],
    );
    check(
        "<Message><Header/></Message>",
        &[],
        &[
            "r.xml: “Message” is the outermost element, which is not that of a looked-after return; expected EXPSSDA903; \
         leave the file out if it belongs to another return.",
        ],
    );
    check(
        &format!("<!DOCTYPE x [<!ENTITY a \"b\">]><EXPSSDA903>{child}</EXPSSDA903>"),
        &[],
        &[
            "r.xml line 1: has a document type declaration, which is not accepted; export it again without one.",
        ],
    );
}

#[test]
fn what_comes_as_csv_is_taken_from_there() {
    let xml = "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER><EPISODE><DECOM>x</DECOM></EPISODE></CHILD></EXPSSDA903>";
    check_all(
        vec![
            Source::new("r.xml", xml),
            Source::new("sw.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n1,,SW1,,,\n"),
            Source::new("header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n2,,,,,,\n"),
        ],
        &["Header 2/1: 2", "Episodes 1/1: 1,X", "SWEpisodes 2/1: 1,,SW1"],
        &["r.xml: also has what came as CSV and was taken from there: Header; \
           give one of the two if they are of different children."],
    );
}
