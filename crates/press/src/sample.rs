//! An invented document that holds every kind of block, for tests and for looking at the outputs.

use calendar::Day;

use crate::model::{
    Arrow, Block, Callout, CalloutKind, Cell, Chart, ChartKind, Colour, Column, Definition, Document, Href,
    Inline, KeyFigure, Level, List, Look, Reference, Row, Section, Series, Table, Unit,
};

/// The invented document. All names and numbers in it are made up.
pub fn document() -> Document {
    Document {
        look: Look::Report,
        title: "Corporate parenting performance report".into(),
        authority: "Exampleshire Council, Children and Young People’s Service".into(),
        dates: vec!["Month ending 31 October 2018".into(), "For the panel on 18 December 2018".into()],
        notice: Some(
            "As known at 4 November 2018, 07:00. Work recorded later is not in these figures.".into(),
        ),
        dated: Day::new(2018, 11, 4),
        sections: vec![summary(), placements(), about()],
    }
}

/// The page with every indicator on it.
fn summary() -> Section {
    let mut table = Table::new(
        "Indicators at the end of October 2018",
        vec![
            Column::text("Indicator"),
            Column::text("Good is"),
            Column::number("Aug").under("Month, 2018"),
            Column::number("Sep").under("Month, 2018"),
            Column::number("Oct").under("Month, 2018"),
            Column::number("Year to date"),
            Column::text("Direction"),
            Column::text("Status"),
            Column::number("Target"),
        ],
    );
    table.wide = true;
    table.note = Some("The status is judged on the unrounded number.".into());
    table.rows = rows();
    Section::new("summary", "Summary of performance")
        .with(Block::KeyFigures(vec![
            KeyFigure {
                label: "Children looked after".into(),
                figure: Cell::count(658),
                note: Some("7 more than in September".into()),
            },
            KeyFigure {
                label: "Rate per 10,000".into(),
                figure: Cell::number(116.3, 1),
                note: Some("England: 64.0".into()),
            },
            KeyFigure {
                label: "Visits in time".into(),
                figure: Cell::percent(94.96, 1),
                note: Some("622 of 655 children".into()),
            },
            KeyFigure {
                label: "Personal education plans".into(),
                figure: Cell::empty("reported by term: the next figure is for December"),
                note: Some("By term".into()),
            },
        ]))
        .with(Block::Paragraph(vec![
            "At the end of October ".into(),
            Inline::Strong("658 children".into()),
            " were looked after. Three measures are rated red; each is explained under ".into(),
            Inline::Link { text: "placements".into(), href: Href::parse("#placements").ok() },
            ".".into(),
        ]))
        .with(table)
}

fn rows() -> Vec<Row> {
    let drill = |id: &str| Href::parse(&format!("/indicators/{id}?month=2018-10")).ok();
    let row = |id: &str,
               name: &str,
               good: &str,
               cells: [Cell; 3],
               ytd: Cell,
               way: Cell,
               status: Cell,
               target: Cell| {
        let [aug, sep, oct] = cells;
        let oct = oct.leading_to(drill(id));
        Row::new(format!("{id} {name}"), vec![good.into(), aug, sep, oct, ytd, way, status, target])
    };
    let percent = |values: [f64; 3]| values.map(|value| Cell::percent(value, 1));
    let count = |values: [i64; 3]| values.map(Cell::count);
    let at_month_end = || Cell::empty("counted at the end of the month only");
    let no_target = || Cell::empty("no target is set");
    vec![
        Row::group("Looked after children"),
        row(
            "6.1",
            "Number of looked after children",
            "Information",
            count([655, 651, 658]),
            at_month_end(),
            Cell::direction(Arrow::Up, "up"),
            Cell::status(Colour::None, "Not rated"),
            no_target(),
        ),
        row(
            "6.3",
            "Admissions of looked after children",
            "Information",
            count([22, 16, 26]),
            Cell::count(170),
            Cell::direction(Arrow::Up, "up"),
            Cell::status(Colour::None, "Not rated"),
            no_target(),
        ),
        row(
            "6.10",
            "Health of looked after children: up-to-date health assessments",
            "High",
            percent([92.8, 90.0, 86.6]),
            at_month_end(),
            Cell::direction(Arrow::Down, "worse"),
            Cell::status(Colour::Red, "Red"),
            Cell::percent(95.0, 0),
        ),
        row(
            "6.16",
            "Visits up to date and in time",
            "High",
            percent([98.2, 96.0, 94.96]),
            at_month_end(),
            Cell::direction(Arrow::Down, "worse"),
            Cell::status(Colour::Red, "Red"),
            Cell::percent(98.0, 0),
        ),
        Row::group("Placements"),
        row(
            "8.1",
            "Long-term placements stable for at least two years",
            "High",
            percent([65.8, 66.0, 69.2]),
            at_month_end(),
            Cell::direction(Arrow::Up, "better"),
            Cell::status(Colour::Amber, "Amber"),
            Cell::percent(70.0, 0),
        ),
        row(
            "8.2",
            "Three or more placements in twelve months",
            "Low",
            percent([12.1, 12.7, 12.1]),
            at_month_end(),
            Cell::direction(Arrow::Down, "better"),
            Cell::status(Colour::Amber, "Amber"),
            Cell::percent(10.8, 1),
        ),
        row(
            "8.3",
            "Placed in a family",
            "High",
            percent([82.9, 82.3, 85.7]),
            at_month_end(),
            Cell::direction(Arrow::Level, "no change"),
            Cell::status(Colour::Green, "Green"),
            Cell::percent(85.0, 0),
        ),
        Row::total(
            "All indicators rated",
            vec!["".into(), "".into(), "".into(), Cell::count(5), "".into(), "".into(), "".into(), "".into()],
        ),
    ]
}

/// A theme with charts.
fn placements() -> Section {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
    let labels: Vec<String> = months.iter().map(|month| format!("{month} 2018")).collect();
    let series = |name: &str, values: &[f64]| Series {
        name: name.into(),
        values: values.iter().copied().map(Some).collect(),
    };

    let mut stability = Chart::new(
        ChartKind::Line,
        "stability",
        "Children with three or more placements",
        "The share has stayed between 12% and 14% all year, above the target of 10.8%; June was not counted.",
    );
    stability.x_title = "Month".into();
    stability.labels.clone_from(&labels);
    stability.series =
        vec![series("Exampleshire", &[13.1, 13.4, 13.0, 12.8, 13.6, 0.0, 12.5, 12.1, 12.7, 12.1])];
    stability.series[0].values[5] = None;
    stability.unit = Unit::Percent;
    stability.decimals = 1;
    stability.references = vec![
        Reference { name: "Target".into(), value: 10.8 },
        Reference { name: "England".into(), value: 10.0 },
    ];

    let mut flow = Chart::new(
        ChartKind::Bar,
        "flow",
        "Children who came into care and who left it",
        "In eight of ten months more children came into care than left it.",
    );
    flow.x_title = "Month".into();
    flow.labels = labels;
    flow.series = vec![
        series("Came into care", &[24.0, 19.0, 31.0, 22.0, 28.0, 21.0, 26.0, 22.0, 16.0, 26.0]),
        series("Left care", &[18.0, 15.0, 27.0, 14.0, 21.0, 22.0, 19.0, 19.0, 20.0, 22.0]),
    ];

    let mut types = Chart::new(
        ChartKind::Bar,
        "types",
        "Where children live",
        "Two children in three live with foster carers; 94 live in a home or hostel.",
    );
    types.x_title = "Placement".into();
    types.labels = [
        "Foster placement with a relative or friend",
        "Other foster placement",
        "Children’s home or hostel",
        "With own parents or others with parental responsibility",
        "Placed for adoption",
        "Secure children’s home",
    ]
    .map(String::from)
    .to_vec();
    types.series = vec![series("Children", &[61.0, 382.0, 94.0, 38.0, 27.0, 0.0])];
    types.series[0].values[5] = None;

    let mut legal = Chart::new(
        ChartKind::StackedBar,
        "legal",
        "Legal status at the year’s end",
        "Full care orders make up most of the rise since 2015.",
    );
    legal.x_title = "31 March".into();
    legal.labels = ["2015", "2016", "2017", "2018"].map(String::from).to_vec();
    legal.series = vec![
        series("Full care order", &[210.0, 228.0, 262.0, 351.0]),
        series("Interim care order", &[96.0, 98.0, 121.0, 154.0]),
        series("Placement order", &[52.0, 49.0, 50.0, 66.0]),
        series("Section 20", &[49.0, 57.0, 55.0, 56.0]),
    ];

    let mut trend = Chart::new(
        ChartKind::Line,
        "compared",
        "Days from entering care to moving in with an adoptive family",
        "Exampleshire has come down to the average of its neighbours.",
    );
    trend.x_title = "Year".into();
    trend.labels = ["2014/15", "2015/16", "2016/17", "2017/18"].map(String::from).to_vec();
    trend.series = vec![
        series("Exampleshire", &[393.0, 338.4, 354.0, 325.0]),
        series("Neighbours", &[395.0, 367.0, 352.0, 327.0]),
        series("England", &[533.0, 558.0, 520.0, 486.0]),
    ];
    trend.unit = Unit::Named("days".into());

    Section::new("placements", "Placements")
        .with(Block::heading(Level::Three, "Stability"))
        .with(stability)
        .with(Block::Definitions(vec![
            Definition {
                term: "Definition".into(),
                text: vec!["Children looked after on the day with three or more placements in the twelve months before.".into()],
            },
            Definition { term: "Source".into(), text: vec!["The council’s own record, version 3 of the definition.".into()] },
        ]))
        .with(flow)
        .with(Block::heading(Level::Three, "Where children live"))
        .with(types)
        .with(Block::PageBreak)
        .with(Block::heading(Level::Four, "Legal status"))
        .with(legal)
        .with(trend)
}

/// Notes for readers.
fn about() -> Section {
    Section::new("about", "About these figures")
        .with(Block::Callout(Callout {
            kind: CalloutKind::Warning,
            title: None,
            text: vec![
                "The five age bands add up to 655 and the total is 658: three dates of birth are missing."
                    .into(),
            ],
        }))
        .with(Block::Callout(Callout {
            kind: CalloutKind::Note,
            title: Some("Late recording".into()),
            text: vec!["Work typed in after the month is counted when the month is run again.".into()],
        }))
        .with(Block::List(List {
            numbered: false,
            items: vec![
                vec!["Counts of fewer than five children are not published.".into()],
                vec![
                    "The law is in ".into(),
                    Inline::Link {
                        text: "the Care Planning Regulations 2010".into(),
                        href: Href::parse("https://www.legislation.gov.uk/uksi/2010/959").ok(),
                    },
                    ".".into(),
                ],
            ],
        }))
        .with(Block::List(List {
            numbered: true,
            items: vec![vec!["Find the number.".into()], vec!["Open its children.".into()]],
        }))
}
