//! Tables and XML out of whatever files: recognised, read whole or nearly, within narrow limits too.

use std::io::{Cursor, Write};

use exchange::{Document, Limits, Read, Shape, Source, TextForm, open, read, read_nearest, read_rows};
use ssda903::Table;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::parts::{Part, parts};

/// Limits that a small input can pass.
const NARROW: Limits = Limits {
    archive_entries: 3,
    file_bytes: 1 << 10,
    total_bytes: 2 << 10,
    archive_ratio: 4,
    record_bytes: 200,
    columns: 12,
    cells: 60,
    refused_rows: 4,
    unclosed_quotes: 2,
    xml_depth: 4,
    xml_elements: 20,
    xml_text_bytes: 100,
};

pub(super) fn run(input: &[u8]) {
    let parts = parts(input);
    let files: Vec<Source> = parts.iter().map(Source::from).collect();
    all(&files, &Limits::USUAL);
    all(&files, &NARROW);
    if parts.len() > 1 {
        let archive = vec![Source::new("all.zip", zipped(&parts))];
        all(&archive, &Limits::USUAL);
        all(&archive, &NARROW);
    }
}

fn all(files: &[Source], limits: &Limits) {
    let shapes: Vec<Shape> = Table::ALL.iter().map(|table| *table.shape()).collect();
    let whole = read(files.to_vec(), &shapes, limits);
    within(&whole, limits);
    let nearest = read_nearest(files.to_vec(), &shapes, limits);
    within(&nearest, limits);
    assert!(nearest.tables.len() >= whole.tables.len(), "what is read whole is read nearly");
    for file in &whole.documents {
        for wanted in [&["Child", "Header", "CHILD"] as &[&str], &["a"]] {
            if let Ok(document) = Document::open(file, wanted, limits) {
                document.take_while(Result::is_ok).for_each(drop);
            }
        }
    }
    for file in open(files.to_vec(), limits).0.iter().filter(|file| file.form == TextForm::Delimited) {
        if let Ok(rows) = read_rows(file, limits) {
            let most = rows.iter().map(Vec::len).max().unwrap_or_default();
            assert!(
                rows.iter().map(Vec::len).sum::<usize>() <= limits.cells + most,
                "cells beyond their limit"
            );
        }
    }
}

fn within(read: &Read, limits: &Limits) {
    let mut text = 0;
    for table in &read.tables {
        assert!(table.len() * table.shape().columns.len() <= limits.cells, "cells beyond their limit");
        for row in table.rows() {
            text += row.cells().map(str::len).sum::<usize>() as u64;
            assert!(row.line() > 1 && row.number() > 0, "a row stands below its heading");
        }
    }
    // A byte of an old code page is three bytes of UTF-8 at most.
    assert!(text <= limits.total_bytes * 3, "text beyond its limit");
    for problem in &read.problems {
        assert!(problem.to_string().len() < 4096, "a sentence that nobody reads to its end: {problem}");
    }
}

/// The parts as an archive, every second one compressed.
pub(super) fn zipped(parts: &[Part<'_>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, part) in parts.iter().enumerate() {
        let method = if index % 2 == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        // A name that comes twice, or cannot be one, is left out.
        if writer.start_file(part.name, options).is_ok() && writer.write_all(part.bytes).is_err() {
            break;
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
