//! Whatever comes in, nothing panics, nothing exceeds its limits, and what is written is read back.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use exchange::{
    Column, Document, Limits, Shape, Source, TextFile, TextForm, XmlWriter, read, write_csv, write_zip,
};
use proptest::prelude::*;

const SHAPES: &[Shape] = &[Shape {
    name: "Pairs",
    columns: &[Column::required("A"), Column::required("B"), Column::optional("C")],
}];

/// Small, so that random input meets them.
const LIMITS: Limits = Limits {
    archive_entries: 3,
    file_bytes: 2_000,
    total_bytes: 3_000,
    archive_ratio: 10,
    record_bytes: 40,
    columns: 6,
    cells: 60,
    refused_rows: 5,
    unclosed_quotes: 3,
    xml_depth: 6,
    xml_elements: 20,
    xml_text_bytes: 50,
};

const TABLE_PARTS: &[&[u8]] = &[
    b"A,B\n",
    b"A",
    b"B",
    b"C",
    b",",
    b"\"",
    b"\"\"",
    b"\n",
    b"\r",
    b"\r\n",
    b";",
    b"\t",
    b" ",
    b"\xEF\xBB\xBF",
    b"\xE9",
    b"\xC3\xA9",
    b"\0",
    b"sep=;\n",
    b"1,2\n",
    b"01/02/2018",
    b"\xFF\xFE",
];

const XML_PARTS: &[&[u8]] = &[
    b"<R>",
    b"</R>",
    b"<A>",
    b"</A>",
    b"<A x='1' y=\"2\"/>",
    b"<",
    b">",
    b"&",
    b";",
    b"&amp;",
    b"&#65;",
    b"&#0;",
    b"&x;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<?xml version='1.0' encoding='",
    b"utf-8",
    b"windows-1252",
    b"'?>",
    b"<!DOCTYPE r [",
    b"<!ENTITY a 'b'>",
    b"]>",
    b"\n",
    b"\xE9",
    b"text",
    b"'",
    b"n:",
];

fn read_all(name: &str, bytes: Vec<u8>) {
    let read = read(vec![Source::new(name, bytes)], SHAPES, &LIMITS);
    for table in &read.tables {
        assert!(table.len() * 3 <= LIMITS.cells);
        for row in table.rows() {
            assert!(row.line() > 0 && row.number() > 0);
            assert!(row.cells().all(|cell| cell.len() <= LIMITS.record_bytes && cell == cell.trim()));
        }
    }
    for file in &read.documents {
        for limits in [&LIMITS, &Limits::USUAL] {
            if let Ok(document) = Document::open(file, &["A"], limits) {
                assert!(document.take(10_000).count() < 10_000);
            }
        }
    }
    assert!(read.problems.iter().all(|problem| problem.to_string().len() < 1_000));
}

fn soup(parts: &'static [&'static [u8]]) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(parts), 0..120).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(name in "[a-z]{1,3}\\.(csv|zip|xml|md)", bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        read_all(&name, bytes);
    }

    #[test]
    fn any_table_like_bytes(bytes in soup(TABLE_PARTS)) {
        read_all("a.csv", [b"A,B,C\n".to_vec(), bytes.clone()].concat());
        read_all("a.csv", bytes);
    }

    #[test]
    fn any_xml_like_bytes(bytes in soup(XML_PARTS)) {
        read_all("a.xml", [b"<R>".to_vec(), bytes.clone()].concat());
        read_all("a.xml", bytes);
    }

    #[test]
    fn any_damage_to_an_archive(
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        keep in any::<prop::sample::Index>(),
    ) {
        let mut bytes = write_zip([("a.csv", b"A,B\n1,2\n".as_slice()), ("b.xml", b"<R><A/></R>")]).unwrap();
        for (index, byte) in at {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        read_all("a.zip", bytes.clone());
        bytes.truncate(keep.index(bytes.len()));
        read_all("a.zip", bytes);
    }

    #[test]
    fn what_is_written_as_csv_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[ -~é£\\n]{0,9}", 3), 0..12),
    ) {
        let written = write_csv(&["A", "B", "C"], &rows).unwrap();
        let read = read(vec![Source::new("a.csv", written)], SHAPES, &Limits::USUAL);
        prop_assert!(read.problems.is_empty(), "{:?}", read.problems);
        let back: Vec<Vec<&str>> = read.tables[0].rows().map(|row| row.cells().collect()).collect();
        let trimmed = |row: &'_ Vec<String>| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let expected: Vec<Vec<String>> =
            rows.iter().map(trimmed).filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn what_is_written_as_xml_is_read_back(texts in prop::collection::vec("\\PC{0,20}", 0..20)) {
        let mut xml = XmlWriter::new("R").unwrap();
        for text in &texts {
            xml.start("A").unwrap();
            xml.leaf("T", text).unwrap();
            xml.end().unwrap();
        }
        let text = String::from_utf8(xml.finish().unwrap()).unwrap();
        let file = TextFile { name: "a.xml".into(), text, form: TextForm::Xml };
        let back: Vec<String> = Document::open(&file, &["A"], &Limits::USUAL)
            .unwrap()
            .map(|record| record.unwrap().text_of("T").to_owned())
            .collect();
        let expected: Vec<String> = texts.iter().map(|text| text.trim().to_owned()).collect();
        prop_assert_eq!(back, expected);
    }
}
