//! Everything that people, spreadsheets and attackers have been seen to hand in, and the sentence each one gets.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use exchange::{Column, Limits, Read, Shape, Source, read, write_zip};

const SHAPES: &[Shape] = &[
    Shape {
        name: "Reviews",
        columns: &[
            Column::required("CHILD"),
            Column::required("DOB"),
            Column::required("REVIEW"),
            Column::required("REVIEW_CODE"),
        ],
    },
    Shape {
        name: "UASC",
        columns: &[
            Column::required("CHILD"),
            Column::required("SEX"),
            Column::required("DOB"),
            Column::required("DUC"),
        ],
    },
];

const HEADING: &str = "CHILD,DOB,REVIEW,REVIEW_CODE";

/// Each table as `name file`, each row as `line/number: cells`, each XML file as `xml file`, then the problems.
fn all(sources: Vec<Source>) -> Vec<String> {
    let Read { tables, documents, problems } = read(sources, SHAPES, &Limits::USUAL);
    let mut out = Vec::new();
    for table in &tables {
        out.push(format!("{} {}", table.name(), table.file()));
        for row in table.rows() {
            let cells: Vec<&str> = row.cells().collect();
            out.push(format!("{}/{}: {}", row.line(), row.number(), cells.join("|")));
        }
    }
    out.extend(documents.iter().map(|file| format!("xml {}", file.name)));
    out.extend(problems.iter().map(|problem| format!("{:?} {problem}", problem.severity)));
    out
}

fn check(name: &str, bytes: impl Into<Vec<u8>>, expected: &[&str]) {
    let bytes = bytes.into();
    let shown = String::from_utf8_lossy(bytes.get(..bytes.len().min(80)).unwrap()).into_owned();
    assert_eq!(all(vec![Source::new(name, bytes)]), expected, "{name}: {shown:?}");
}

#[test]
fn tables_as_they_should_be() {
    check(
        "a.csv",
        format!("{HEADING}\n1,01/02/2003,04/05/2018,PN1\n"),
        &["Reviews a.csv", "2/1: 1|01/02/2003|04/05/2018|PN1"],
    );
    check(
        "whatever.dat",
        "review_code, Review ,dob,child\r\n PN1 ,04/05/2018,01/02/2003, 1\r\n",
        &["Reviews whatever.dat", "2/1: 1|01/02/2003|04/05/2018|PN1"],
    );
    check("heading.csv", HEADING, &["Reviews heading.csv"]);
    check(
        "blank.csv",
        format!("\n{HEADING}\n\n1,,,PN1\n,,,\n\n2,,,PN2\n"),
        &["Reviews blank.csv", "4/1: 1|||PN1", "7/3: 2|||PN2"],
    );
    check(
        "old-mac.csv",
        format!("{HEADING}\r1,,,PN1\r2,,,PN2\r"),
        &["Reviews old-mac.csv", "2/1: 1|||PN1", "3/2: 2|||PN2"],
    );
    check(
        "quoted.csv",
        format!("{HEADING}\n1,\"a\nb\",\"c,d\",\"e \"\"f\"\"\"\n2,,,PN2\n"),
        &["Reviews quoted.csv", "2/1: 1|a\nb|c,d|e \"f\"", "4/2: 2|||PN2"],
    );
    check("excel.csv", format!("{HEADING},,\n1,,,PN1,,\n"), &["Reviews excel.csv", "2/1: 1|||PN1"]);
}

#[test]
fn tables_that_are_read_with_a_notice() {
    check(
        "semicolons.csv",
        format!("{}\n1;;;PN1\n", HEADING.replace(',', ";")),
        &[
            "Reviews semicolons.csv",
            "2/1: 1|||PN1",
            "Notice semicolons.csv line 1: has semicolons between its cells and was read so; expected commas.",
        ],
    );
    check(
        "tabs.csv",
        format!("sep=\t\r\n{}\r\n1\t\t\tPN1\r\n", HEADING.replace(',', "\t")),
        &[
            "Reviews tabs.csv",
            "3/1: 1|||PN1",
            "Notice tabs.csv line 2: has tabs between its cells and was read so; expected commas.",
        ],
    );
    check(
        "extra.csv",
        format!("{HEADING},NOTE,,TEAM\n1,,,PN1,x,y,z\n"),
        &[
            "Reviews extra.csv",
            "2/1: 1|||PN1",
            "Notice extra.csv line 1: has columns that Reviews does not have (NOTE, number 6, which has no name and TEAM) \
         and that were not read.",
        ],
    );
    let utf16: Vec<u8> =
        format!("\u{feff}{HEADING}\r\n1,,,PN1\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(
        "unicode.csv",
        utf16,
        &[
            "Reviews unicode.csv",
            "2/1: 1|||PN1",
            "Notice unicode.csv: is written in UTF-16LE and was converted to UTF-8.",
        ],
    );
    check("notes.md", "# notes", &["Notice notes.md: is neither a table nor a return and was passed over."]);
}

#[test]
fn rows_that_are_refused_while_the_rest_goes_on() {
    check(
        "ragged.csv",
        format!("{HEADING}\n1,,,PN1\n2,,\n3,,,PN3,x\n4,,,PN4\n"),
        &[
            "Reviews ragged.csv",
            "2/1: 1|||PN1",
            "5/4: 4|||PN4",
            "Refused ragged.csv line 3: has 3 cells; expected 4 as in the heading; correct the row and load again.",
            "Refused ragged.csv line 4: has 5 cells; expected 4 as in the heading; correct the row and load again.",
        ],
    );
    check(
        "open.csv",
        format!("{HEADING}\n1,,,PN1\n2,\"open,,PN2\n3,,,PN3\n"),
        &[
            "Reviews open.csv",
            "2/1: 1|||PN1",
            "4/3: 3|||PN3",
            "Refused open.csv line 3: has a quotation mark that is not closed; expected it closed in the same cell; \
         correct the row and load again.",
        ],
    );
    let ragged = format!("{HEADING}\n{}", "1,2\n".repeat(1_500));
    let problems = all(vec![Source::new("all.csv", ragged)]);
    assert_eq!(problems.len(), 1_001);
    assert_eq!(
        problems.last().unwrap(),
        "Unreadable all.csv line 1001: has 1000 rows or more that do not fit its heading; export it again."
    );
}

#[test]
fn files_that_are_refused_whole() {
    let no_text = "; expected a table as CSV or a return as XML; export it again";
    let long = format!("{HEADING}\n1,,,PN1\n{}", "x".repeat(300_000));
    check(
        "long.csv",
        long,
        &["Unreadable long.csv line 3: is longer than the 64 KiB that are read at most; \
         expected a row of a table; correct the line or export the file again."],
    );
    check(
        "long-heading.csv",
        "x".repeat(300_000),
        &["Unreadable long-heading.csv line 1: is longer than the 64 KiB that are read at most; \
         expected a row of a table; correct the line or export the file again."],
    );
    let open = format!("{HEADING}\n1,\"{}", "x\n".repeat(200_000));
    check(
        "never-closed.csv",
        open,
        &["Unreadable never-closed.csv line 2: has a quotation mark that is not closed within 64 KiB; \
         expected a row of a table; correct the line or export the file again."],
    );
    check(
        "twice.csv",
        "CHILD,DOB,REVIEW,dob ,REVIEW_CODE\n",
        &["Unreadable twice.csv line 1, column dob: “dob” is the heading of columns 2 and 4; \
         expected each column once; remove or rename one of them."],
    );
    check(
        "lacks.csv",
        "CHILD,DOB,REVIEW,NOTE\n1,,,\n",
        &[
            "Unreadable lacks.csv line 1: has the columns of no known table; Reviews is nearest, but lacks REVIEW_CODE \
         and does not have NOTE; correct the line of column names or export it again.",
        ],
    );
    check(
        "strange.csv",
        "Name,Address\nx,y\n",
        &["Unreadable strange.csv line 1: has no column of any known table; \
         expected the column names of one of Reviews and UASC; leave it out if it does not belong to the return."],
    );
    check(
        "both.csv",
        "CHILD,DOB,REVIEW,REVIEW_CODE,SEX,DUC\n",
        &["Unreadable both.csv line 1: has the columns of more than one table: Reviews and UASC; \
         expected the columns of one; export each table as a file of its own."],
    );
    for empty in ["", "\u{feff}", "\r\n\r\n", " "] {
        check(
            "empty.csv",
            empty,
            &[
                "Unreadable empty.csv: is empty; expected a line of column names; export it again or leave it out.",
            ],
        );
    }
    check(
        "nul.csv",
        format!("{HEADING}\n1,,\0,PN1\n"),
        &[&format!(
            "Unreadable nul.csv line 2: has a NUL character and so is not a text file, or is a damaged one{no_text}."
        )],
    );
    check(
        "binary.csv",
        b"\x89PNG\r\n\x1a\n\x00\x00".as_slice(),
        &[&format!("Unreadable binary.csv: is a PNG picture, not a text file{no_text} in that form.")],
    );
    let noise: Vec<u8> = (1..=255).cycle().take(4_000).collect();
    check("noise.csv", noise, &[&format!("Unreadable noise.csv: is not a text file{no_text} in that form.")]);
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    write_zip(files.iter().copied()).unwrap()
}

#[test]
fn archives() {
    let table = format!("{HEADING}\n1,,,PN1\n").into_bytes();
    check(
        "r.zip",
        zip(&[
            ("2018/", b""),
            ("2018/reviews.csv", &table),
            ("__MACOSX/._reviews.csv", b"\0"),
            ("notes.pdf", b"%PDF"),
        ]),
        &[
            "Reviews r.zip/2018/reviews.csv",
            "2/1: 1|||PN1",
            "Notice r.zip/notes.pdf: is neither a table nor a return and was passed over.",
        ],
    );
    check(
        "named.csv",
        zip(&[("../../etc/reviews.csv", &table), ("return.xml", b"<R/>")]),
        &["Reviews named.csv/../../etc/reviews.csv", "2/1: 1|||PN1", "xml named.csv/return.xml"],
    );
    check("empty.zip", zip(&[]), &[]);
    check(
        "not.zip",
        "CHILD,DOB",
        &[
            "Unreadable not.zip: is called .zip but is not a zip archive; make the archive again or give the files themselves.",
        ],
    );
    check(
        "twice.zip",
        zip(&[("a.csv", &table), ("inner.zip", &zip(&[("a.csv", &table)]))]),
        &["Unreadable twice.zip/inner.zip: is an archive within an archive; unpack it and give its files."],
    );
    let names: Vec<String> = (0..201).map(|i| format!("{i}.csv")).collect();
    check(
        "many.zip",
        zip(&names.iter().map(|name| (name.as_str(), table.as_slice())).collect::<Vec<_>>()),
        &["Unreadable many.zip: has 201 files; expected 200 at most; give only the files of the return."],
    );
    check(
        "book.csv",
        zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]),
        &["Unreadable book.csv: is a workbook or document of an office program, whatever its name says; \
         expected a table as CSV or a return as XML; save each sheet as CSV."],
    );
    check(
        "book.xlsx",
        zip(&[("[Content_Types].xml", b"<Types/>")]),
        &[
            "Notice book.xlsx: is a workbook and was passed over; save each sheet as CSV if it belongs to the return.",
        ],
    );
    check(
        "bomb.zip",
        zip(&[("reviews.csv", &vec![b'1'; 8 << 20])]),
        &[
            "Unreadable bomb.zip/reviews.csv: unpacks to more than 200 times its size; give the file itself if it is a real one.",
        ],
    );
}

#[test]
fn an_archive_that_is_cut_or_changed_anywhere_gives_a_sentence_and_no_half() {
    let table = format!("{HEADING}\n{}", "1,,,PN1\n".repeat(50));
    let whole = zip(&[("a.csv", table.as_bytes()), ("b.csv", b"CHILD,SEX,DOB,DUC\n")]);
    for length in 4..whole.len() {
        let read = read(vec![Source::new("cut.zip", &whole[..length])], SHAPES, &Limits::USUAL);
        assert!(read.tables.is_empty(), "{length}");
        assert_eq!(
            read.problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["cut.zip: is a damaged or incomplete zip archive; make or fetch the archive again."],
            "{length}"
        );
    }
    // A byte changed in the compressed data is caught by its checksum.
    let mut changed = whole.clone();
    changed[50] ^= 0x55;
    let read = read(vec![Source::new("changed.zip", changed)], SHAPES, &Limits::USUAL);
    assert!(read.tables.is_empty() && !read.problems.is_empty());
}

#[test]
fn an_archive_with_a_password_says_so() {
    let mut locked = zip(&[("a.csv", b"CHILD,SEX,DOB,DUC\n")]);
    // The flag of encryption, in the local header and in the central directory.
    locked[6] |= 1;
    let central = locked.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    check(
        "locked.zip",
        locked,
        &["Unreadable locked.zip/a.csv: is protected by a password; unpack it and give the files."],
    );
}

#[test]
fn the_load_as_a_whole_is_bounded() {
    let limits = Limits { total_bytes: 100, file_bytes: 60, ..Limits::USUAL };
    let table = format!("{HEADING}\n").into_bytes();
    let sources = vec![
        Source::new("1.csv", table.clone()),
        Source::new("2.csv", vec![b'x'; 61]),
        Source::new("3.zip", zip(&[("3.csv", &table)])),
        Source::new("4.zip", zip(&[("4.csv", &table), ("5.csv", &table)])),
    ];
    let read = read(sources, SHAPES, &limits);
    assert_eq!(
        read.tables.iter().map(|t| t.file().to_string()).collect::<Vec<_>>(),
        ["1.csv", "3.zip/3.csv"]
    );
    assert_eq!(read.problems.len(), 2);
}
