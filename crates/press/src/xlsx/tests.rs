use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::*;
use crate::model::*;
use crate::sample;

fn open(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
    calamine::open_workbook_from_rs(Cursor::new(workbook(document).unwrap())).unwrap()
}

/// Every cell that holds something.
fn cells(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Data> {
    let range = book.worksheet_range(sheet).unwrap();
    range.used_cells().map(|(_, _, data)| data.clone()).collect()
}

/// A part of the file as text.
fn part(document: &Document, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(workbook(document).unwrap())).unwrap();
    std::io::read_to_string(zip.by_name(name).unwrap()).unwrap()
}

fn one(blocks: Vec<Block>) -> Document {
    Document { sections: vec![Section { blocks, ..Section::new("s", "S") }], ..Document::default() }
}

#[test]
fn numbers_are_numbers_and_words_are_words() {
    let mut book = open(&sample::document());
    assert_eq!(book.sheet_names(), ["Summary of performance", "Placements", "About these figures"]);
    let cells = cells(&mut book, "Summary of performance");
    for want in [
        Data::Float(658.0),
        Data::Float(116.3),
        Data::Float(0.9496),
        Data::String("Red".into()),
        Data::String("↓ worse".into()),
        Data::String("– a".into()),
        Data::String("a: counted at the end of the month only".into()),
    ] {
        assert!(cells.contains(&want), "{want:?} is not on the sheet: {cells:?}");
    }
    let styles = part(&sample::document(), "xl/styles.xml");
    assert!(styles.contains("0.0%") && styles.contains("#,##0"), "{styles}");
}

#[test]
fn text_is_never_a_formula() {
    let bad = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x.example\")", "\"=\"&1+1&\""];
    let mut table = Table::new(
        "=T",
        vec![Column::text("=A"), Column::text("@B").under("=G"), Column::text("=C").under("=G")],
    );
    for text in bad {
        table.rows.push(Row::new(text, vec![Cell::text(text), Cell::status(Colour::Red, text)]));
    }
    let mut chart = Chart::new(ChartKind::Line, "=c", "=C", "=S");
    chart.labels = vec!["=a".into(), "=b".into()];
    chart.series = vec![Series { name: "=n".into(), values: vec![Some(1.0), Some(2.0)] }];
    chart.unit = Unit::Named("=1+1".into());
    let mut document = one(vec![Block::text("=1+1"), table.into(), chart.into()]);
    document.title = "=T".into();
    document.notice = Some("=N".into());
    document.sections[0].title = "=S".into();
    let mut book = open(&document);
    assert_eq!(book.worksheet_formula("=S").unwrap().used_cells().count(), 0);
    let cells = cells(&mut book, "=S");
    for text in bad {
        assert!(cells.contains(&Data::String(text.into())), "{text}");
    }
    let sheet = part(&document, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    for formula in sheet.split("<formula>").skip(1).filter_map(|rest| rest.split("</formula>").next()) {
        let inner = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
        assert!(!inner.replace("\"\"", "").contains('"'), "{formula} ends its string early");
    }
}

#[test]
fn statuses_are_coloured_by_their_word() {
    let sheet = part(&sample::document(), "xl/worksheets/sheet1.xml");
    for word in ["Red", "Amber", "Green", "Not rated"] {
        assert!(sheet.contains(&format!("<formula>\"{word}\"</formula>")), "{word}: {sheet}");
    }
    assert!(sheet.contains("state=\"frozen\""));
}

#[test]
fn charts_are_native_and_their_numbers_are_on_the_sheet() {
    let document = sample::document();
    let zip = zip::ZipArchive::new(Cursor::new(workbook(&document).unwrap())).unwrap();
    assert_eq!(
        zip.file_names().filter(|name| name.as_ref().unwrap().starts_with("xl/charts/chart")).count(),
        5
    );
    let chart = part(&document, "xl/charts/chart1.xml");
    assert!(chart.contains("Placements!$B$") && chart.contains("dispBlanksAs val=\"gap\""), "{chart}");
    assert!(part(&document, "xl/drawings/drawing1.xml").contains("descr=\"The share has stayed"));
    let mut book = open(&document);
    let range = book.worksheet_range("Placements").unwrap();
    let june = range.rows().find(|row| row[0] == Data::String("Jun 2018".into())).unwrap();
    assert_eq!(june[1], Data::Empty, "a gap is empty, because a dash would be drawn as zero");
    assert_eq!(june[2], Data::Float(0.108));
}

#[test]
fn sheet_names_are_valid_and_differ() {
    let long = "Percentage of children looked after in placements";
    let sections: Vec<Section> = [
        long,
        long,
        "History",
        "",
        "  ",
        "a/b:c*d?[e]\\f",
        "'quoted'",
        "placements",
        "PLACEMENTS",
        "Ünïted 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    ]
    .iter()
    .map(|title| Section::new("s", *title))
    .collect();
    let names = sheet_names(&sections);
    assert_eq!(
        &names[..9],
        [
            "Percentage of children looked a",
            "Percentage of children look (2)",
            "History (2)",
            "Sheet",
            "Sheet (2)",
            "a b c d e f",
            "quoted",
            "placements",
            "PLACEMENTS (2)",
        ]
    );
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31), "{names:?}");
    workbook(&Document { sections, ..Document::default() }).unwrap();
}

#[test]
fn odd_documents_are_workbooks_too() {
    let long = "word ".repeat(20_000);
    let mut table = Table::new("", vec![]);
    table.rows = vec![
        Row::new(
            "x",
            vec![Cell::number(f64::NAN, 1), Cell::percent(f64::INFINITY, 1), Cell::count(i64::MAX)],
        ),
        Row::new(long.clone(), vec![Cell::text("\u{0}\u{1b}")]),
    ];
    let empty = Chart::new(ChartKind::StackedBar, "", "", "");
    for document in [
        Document::default(),
        one(vec![]),
        one(vec![Table::default().into(), empty.into(), Block::text(long), Block::KeyFigures(vec![])]),
        one(vec![table.into()]),
    ] {
        let mut book = open(&document);
        for name in book.sheet_names() {
            for cell in cells(&mut book, &name) {
                assert!(!matches!(cell, Data::Error(_)), "{cell:?}");
                assert!(!cell.to_string().contains("NaN"), "{cell:?}");
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(workbook(&sample::document()).unwrap(), workbook(&sample::document()).unwrap());
}

#[test]
fn money_keeps_its_sign_in_the_number_format() {
    let mut table = Table::new("T", vec![Column::text("A"), Column::number("B")]);
    table.rows.push(Row::new("cost", vec![Cell::number(1234.5, 2).shown_as("£1,234.50")]));
    let styles = part(&one(vec![table.into()]), "xl/styles.xml");
    assert!(styles.contains("&quot;£&quot;#,##0.00"), "{styles}");
}
