use super::*;
use crate::model::*;
use crate::sample;

const HOSTILE: &str = "</title></style><script>alert(\"x\")</script>&'\"\u{0}";

/// A document with hostile text in every place a text can stand.
fn hostile() -> Document {
    let text = || HOSTILE.to_owned();
    let line =
        || vec![Inline::Plain(text()), Inline::Strong(text()), Inline::Link { text: text(), href: None }];
    let mut table = Table::new(text(), vec![Column::text(text()), Column::number(text()).under(text())]);
    table.wide = true;
    table.note = Some(text());
    table.rows = vec![
        Row::group(text()),
        Row::new(text(), vec![Cell::text(text())]),
        Row::new(text(), vec![Cell::empty(text())]),
        Row::new(text(), vec![Cell::empty("other")]),
        Row::new(text(), vec![Cell::status(Colour::Red, text())]),
        Row::new(text(), vec![Cell::direction(Arrow::Up, text())]),
        Row::total(text(), vec![Cell::number(1.0, 0).shown_as(text())]),
    ];
    let mut chart = Chart::new(ChartKind::Line, text(), text(), text());
    chart.x_title = text();
    chart.labels = vec![text(), text()];
    chart.series = vec![Series { name: text(), values: vec![Some(1.0), Some(2.0)] }; 2];
    chart.unit = Unit::Named(text());
    chart.references = vec![Reference { name: text(), value: 1.0 }];
    let section = Section::new(text(), text())
        .with(Block::Heading(Heading { level: Level::Three, text: text(), id: Some(text()) }))
        .with(Block::Paragraph(line()))
        .with(Block::List(List { numbered: true, items: vec![line()] }))
        .with(table)
        .with(chart)
        .with(Block::KeyFigures(vec![KeyFigure {
            label: text(),
            figure: Cell::text(text()),
            note: Some(text()),
        }]))
        .with(Block::Definitions(vec![Definition { term: text(), text: line() }]))
        .with(Block::Callout(Callout { kind: CalloutKind::Note, title: Some(text()), text: line() }))
        .with(Block::Callout(Callout { kind: CalloutKind::Warning, title: Some(text()), text: line() }));
    Document {
        look: Look::Report,
        title: text(),
        authority: text(),
        dates: vec![text()],
        notice: Some(text()),
        dated: None,
        sections: vec![section.clone(), section],
    }
}

/// The `id`s of a page.
fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Reads as XML once the few tags that HTML leaves open are closed.
fn well_formed(html: &str) {
    let xml = html
        .replace("<!DOCTYPE html>\n", "")
        .replace("<br>", "<br/>")
        .replace("<meta charset=\"utf-8\">", "");
    let xml = xml.replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "");
    let mut reader = quick_xml::Reader::from_str(&xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("{error} at {}", reader.error_position()),
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let page = page(&hostile());
    well_formed(&page);
    assert!(!page.contains("<script"), "no tag out of text");
    assert_eq!(page.matches("</title>").count(), 1 + 2, "the page's own and one for each chart");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains('\0'));
    assert!(page.matches("&lt;script&gt;").count() > 60);
}

#[test]
fn the_sample_is_well_formed_and_every_id_is_its_own() {
    for document in [sample::document(), hostile()] {
        let page = page(&document);
        well_formed(&page);
        let mut seen = ids(&page);
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count, "an id is used twice");
        for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids(&page).contains(&target), "#{target} leads nowhere");
        }
        for target in page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(target.split(' ').all(|id| ids(&page).contains(&id)), "{target} labels nothing");
        }
    }
}

#[test]
fn every_chart_has_its_sentence_and_its_table() {
    let document = sample::document();
    let page = page(&document);
    let mut charts = 0;
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Chart(chart) = block else { continue };
        charts += 1;
        let figure =
            page.split("<figure ").find(|part| part.contains(&format!("id=\"{}\"", chart.id))).unwrap();
        let figure = figure.split("</figure>").next().unwrap();
        assert!(figure.contains(&chart.summary), "{}", chart.id);
        assert!(figure.contains("<table "), "{}", chart.id);
        for value in chart.series.iter().flat_map(|series| series.values.iter().flatten()) {
            assert!(figure.contains(&format!(">{}<", chart.print(*value))), "{} of {}", value, chart.id);
        }
    }
    assert_eq!(charts, 5);
}

#[test]
fn tables_say_what_heads_what() {
    let page = page(&sample::document());
    let table = page.split("<table ").nth(1).unwrap().split("</table>").next().unwrap();
    assert_eq!(table.matches("<th scope=\"row\"").count(), 8);
    assert_eq!(table.matches("<th scope=\"rowgroup\"").count(), 2);
    assert_eq!(table.matches("<th scope=\"col\"").count(), 9);
    assert_eq!(table.matches("<th scope=\"colgroup\"").count(), 1);
    assert!(
        table.contains("kith-status--red") && table.contains("</svg>Red</strong>"),
        "the word stands beside the colour"
    );
    assert!(table.contains("counted at the end of the month only"));
    assert!(page.contains("b: no target is set") || page.contains("a: no target is set"));
}

#[test]
fn links_lead_somewhere_from_where_they_are_printed() {
    let section = Section::new("s", "S").with(Block::Paragraph(
        ["/indicators/8.2", "https://example.org/a?b=c&d", "#s"]
            .map(|href| Inline::Link { text: "x".into(), href: Href::parse(href).ok() })
            .to_vec(),
    ));
    let fragment = fragment(&section);
    assert_eq!(fragment.matches("<a ").count(), 3);
    assert!(fragment.contains("b=c&amp;d"));
    let file = page(&Document { sections: vec![section], ..Document::default() });
    assert!(!file.contains("/indicators/8.2"), "a file cannot open a page of the web app");
    assert!(file.contains("https://example.org"));
}

#[test]
fn numbers_that_are_not_finite_are_dashes() {
    let mut chart = Chart::new(ChartKind::Bar, "c", "C", "S.");
    chart.labels = vec!["a".into(), "b".into()];
    chart.series = vec![Series { name: "n".into(), values: vec![Some(f64::NAN), Some(f64::INFINITY)] }];
    let mut table = Table::new("T", vec![Column::text("a"), Column::number("b")]);
    table.rows = vec![
        Row::new("x", vec![Cell::number(f64::NAN, 1)]),
        Row::new("y", vec![Cell::percent(f64::INFINITY, 1)]),
    ];
    let html = fragment(&Section::new("s", "S").with(table).with(chart));
    assert!(!html.contains("NaN") && !html.contains(">inf"), "{html}");
    assert!(html.contains("could not be worked out"));
}

#[test]
fn an_empty_document_is_a_page() {
    for document in [
        Document::default(),
        Document { sections: vec![Section::default(), Section::default()], ..Document::default() },
        Document {
            sections: vec![Section::new("", "").with(Table::default()).with(Chart::new(
                ChartKind::Bar,
                "",
                "",
                "",
            ))],
            ..Document::default()
        },
    ] {
        well_formed(&page(&document));
    }
}

#[test]
fn a_summary_of_39_indicators_is_under_100_kilobytes() {
    let mut document = sample::document();
    let Some(Block::Table(table)) =
        document.sections[0].blocks.iter_mut().find(|block| matches!(block, Block::Table(_)))
    else {
        panic!("the summary has a table")
    };
    let row = table.rows[3].clone();
    table.rows = vec![row; 39];
    let size = fragment(&document.sections[0]).len();
    assert!(size < 100_000, "{size} bytes");
}
