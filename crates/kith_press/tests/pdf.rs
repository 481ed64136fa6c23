//! The program as it is used: a document in, a PDF out.

// The allowance for tests does not reach the helpers of an integration test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use press::pdf::{Limits, PdfError, pdf_by};
use press::{
    Arrow, Block, Callout, CalloutKind, Cell, Chart, ChartKind, Colour, Column, Definition, Document,
    Heading, Href, Inline, KeyFigure, Level, List, Reference, Row, Section, Series, Table, sample,
};

fn made(document: &Document) -> Result<Vec<u8>, PdfError> {
    pdf_by(Path::new(env!("CARGO_BIN_EXE_kith-press")), document, &Limits::default())
}

/// The words of a PDF, page by page as they are laid out; none where pdftotext is not installed.
fn words(pdf: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    // It reads all of the file before it writes.
    reader.stdin.take().unwrap().write_all(pdf).unwrap();
    let out = reader.wait_with_output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).unwrap())
}

fn holds(pdf: &[u8], part: &str) -> bool {
    pdf.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn the_sample_is_an_accessible_archivable_pdf_with_its_words_and_numbers() {
    let document = sample::document();
    let pdf = made(&document).unwrap();
    // The exporter refuses to write these unless its own checks of both standards pass.
    for claim in [
        "<pdfuaid:part>1",
        "<pdfaid:part>2",
        "<pdfaid:conformance>A",
        "/MarkInfo",
        "/StructTreeRoot",
        "en-GB",
    ] {
        assert!(holds(&pdf, claim), "{claim} is not in the file");
    }
    assert!(!holds(&pdf, "/JavaScript") && !holds(&pdf, "/Launch"));
    let Some(words) = words(&pdf) else { return };
    for want in [
        "Corporate parenting performance report",
        "As known at 4 November 2018, 07:00",
        "Summary of performance",
        "658",
        "95.0%",
        "Amber",
        "worse",
        "b: no target is set",
        "Children with three or more placements",
        "June was not counted",
        "13.6%",
        "Page 1 of",
        "Warning: The five age bands",
    ] {
        assert!(words.contains(want), "“{want}” is not in the text:\n{words}");
    }
    assert_eq!(made(&document).unwrap(), pdf, "the same document gives the same bytes");
}

#[test]
fn hostile_text_is_printed_and_never_run() {
    let bad = "#panic(\"x\") $x^2$ *b* _i_ `c` \\ <label> @ref // [= H] \u{0}\u{7}\u{E000}\u{1F600}\u{202E}漢 https://x.example";
    let line = || {
        vec![
            Inline::Plain(bad.into()),
            Inline::Strong(bad.into()),
            Inline::Link { text: bad.into(), href: Href::parse("#nowhere").ok() },
        ]
    };
    let mut table = Table::new(
        bad,
        vec![Column::text(bad), Column::number(bad).under(bad), Column::text(bad).under(bad)],
    );
    table.note = Some(bad.into());
    table.wide = true;
    table.rows = vec![
        Row::group(bad),
        Row::new(bad, vec![Cell::text(bad), Cell::status(Colour::Green, bad)]),
        Row::new(bad, vec![Cell::empty(bad), Cell::direction(Arrow::Level, bad)]),
        Row::total(bad, vec![Cell::empty("b"), Cell::text(bad), Cell::count(5)]),
    ];
    let mut chart = Chart::new(ChartKind::StackedBar, bad, bad, bad);
    chart.labels = vec![bad.into(), bad.into()];
    chart.series = vec![Series { name: bad.into(), values: vec![Some(1.0), Some(f64::NAN)] }; 3];
    chart.references = vec![Reference { name: bad.into(), value: 1.5 }];
    let section = Section::new(bad, bad)
        .with(Block::Heading(Heading { level: Level::Four, text: bad.into(), id: Some(bad.into()) }))
        .with(Block::Paragraph(line()))
        .with(Block::List(List { numbered: true, items: vec![line(), vec![]] }))
        .with(table)
        .with(chart)
        .with(Block::KeyFigures(vec![KeyFigure {
            label: bad.into(),
            figure: Cell::text(bad),
            note: Some(bad.into()),
        }]))
        .with(Block::Definitions(vec![Definition { term: bad.into(), text: line() }]))
        .with(Block::Callout(Callout { kind: CalloutKind::Note, title: Some(bad.into()), text: line() }));
    let document = Document {
        title: bad.into(),
        authority: bad.into(),
        dates: vec![bad.into()],
        notice: Some(bad.into()),
        dated: None,
        look: press::Look::default(),
        sections: vec![section.clone(), section],
    };
    let pdf = made(&document).unwrap();
    let Some(words) = words(&pdf) else { return };
    assert!(words.contains("#panic(\"x\") $x^2$ *b* _i_ `c` \\ <label> @ref //"), "{words}");
    assert!(!words.contains("NaN"));
}

#[test]
fn odd_documents_are_pdfs_too() {
    let long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch".repeat(6);
    let mut ragged = Table::new("", vec![]);
    ragged.rows =
        vec![Row::new("a", vec![Cell::count(1), Cell::count(2)]), Row::new("b", vec![]), Row::group("g")];
    let mut named = Table::new(long.clone(), vec![Column::text(long.clone()), Column::number("n")]);
    named.rows = vec![Row::new(long.clone(), vec![Cell::number(f64::NAN, 1)]); 80];
    let charts = [ChartKind::Line, ChartKind::Bar, ChartKind::StackedBar]
        .map(|kind| Block::Chart(Chart::new(kind, "", "", "")));
    let one = |blocks: Vec<Block>| Document {
        sections: vec![Section { blocks, ..Section::new("", "") }],
        ..Document::default()
    };
    for document in [
        Document::default(),
        one(vec![]),
        one(vec![
            Table::default().into(),
            ragged.into(),
            Block::KeyFigures(vec![]),
            Block::PageBreak,
            Block::PageBreak,
        ]),
        one(vec![named.into()]),
        one(charts.to_vec()),
        one(vec![Block::heading(Level::Four, "deep"), Block::heading(Level::Three, ""), Block::text("")]),
    ] {
        let pdf = made(&document).unwrap_or_else(|error| panic!("{error}: {document:?}"));
        assert!(pdf.starts_with(b"%PDF-1.7"));
    }
}

#[test]
fn what_is_not_a_document_is_refused_in_words() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kith-press"))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"{\"title\": 1}").unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).starts_with("kith-press: standard input is not a document"));
}

/// A plan that fits one page fits one page when every line that it may have is full.
#[test]
fn a_full_plan_on_a_page_is_one_page() {
    let line = "everything I want to say about where I live and who I live with and what comes later";
    assert_eq!(line.chars().count(), 84);
    let lines = |count: usize| vec![line; count].join(" ");
    let heading = |words: &str| Block::heading(press::Level::Four, words);
    let mut section = Section::new("plan", "");
    section.blocks.push(Block::heading(press::Level::Three, "The plan of Somebody With A Rather Long Name"));
    section.blocks.push(heading("In my words"));
    section.blocks.push(Block::text(lines(4)));
    section.blocks.push(heading("What I want, and the steps to it"));
    let step = || {
        vec![
            press::Inline::Strong(lines(1)),
            press::Inline::Plain(lines(2)),
            press::Inline::Strong(line.to_owned()),
        ]
    };
    section.blocks.push(Block::List(press::List { numbered: true, items: (0..4).map(|_| step()).collect() }));
    for _ in 0..6 {
        section.blocks.push(Block::text(lines(2)));
    }
    section.blocks.push(heading("Who I can call"));
    let calls = (0..4).map(|_| vec![press::Inline::Plain(line.to_owned())]);
    section.blocks.push(Block::List(press::List { numbered: false, items: calls.collect() }));
    section.blocks.push(Block::text(lines(4)));
    section.blocks.push(Block::text("We look at this again by 31 December 2018."));
    let document = Document {
        title: "My plan".into(),
        authority: "Merefold (invented)".into(),
        dates: vec!["1 July 2018".into()],
        look: press::Look::OnePage,
        sections: vec![section],
        ..Document::default()
    };
    let pdf = made(&document).unwrap();
    let Some(words) = words(&pdf) else { return };
    assert!(words.contains("Page 1 of 1"), "it takes more than one page: {words}");
}
