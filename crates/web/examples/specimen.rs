//! Every component on pages of invented content: what the browser tests look at, and a place to see a
//! change to the style sheet. `cargo run -p web --example specimen`.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use web::parts::{
    Cell, Choice, Colour, Column, Details, Download, Downloads, ErrorSummary, Filter, Inset, Pagination,
    SubNavigation, SummaryList, Table, Tag, Warning,
};
use web::{Address, Html, Link, Listen, Notice, Page, Problem, Query, Site};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listen: Listen = match std::env::args().nth(1) {
        Some(address) => address.parse()?,
        None => Listen::default(),
    };
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).init();
    let router = Router::new()
        .route("/", get(components))
        .route("/long", get(long))
        .route("/form", get(form))
        .route("/month", get(month))
        .route("/file", get(|| async { ([(CONTENT_TYPE, "application/pdf")], "not really") }))
        .route("/fault", get(fault));
    web::serve(router, site(), listen, |address| println!("The specimen is at http://{address}/")).await?;
    Ok(())
}

fn site() -> Site {
    Site {
        authority: Some("Northmoor Council (invented)".to_owned()),
        menu: vec![
            Link::new("Report", "/"),
            Link::new("Children", "/long"),
            Link::new("Findings", "/form"),
            Link::new("Definitions", "/month"),
        ],
        find: None,
        phase: Some((
            "Demo".to_owned(),
            Html::text(
                "Sign-in is not built yet, so this listens on this computer only. Every child here is invented.",
            ),
        )),
        foot: vec![Link::new("Definitions", "/month")],
        styles: "svg text{font-family:inherit}".to_owned(),
    }
}

async fn components() -> Page {
    let months = ["2018-08", "2018-09", "2018-10"].map(|m| Choice::new(m, m));
    let filter = Filter::new("Month and date known", "/month")
        .select("month", "Month", months, "2018-10")
        .day("known", "As known on", Some("Leave empty for today"), "")
        .keep("theme", "visits");
    let mut figures = Table::new(
        "Summary of the month",
        [
            Column::text("Figure"),
            Column::number("Value"),
            Column::number("Target"),
            Column::text("Judged"),
            Column::text("Direction"),
            Column::number("Last month"),
            Column::number("Last year"),
            Column::number("Neighbours"),
            Column::date("From"),
        ],
    )
    .large();
    for (theme, rows) in [
        (
            "Visits",
            [
                ("Visits up to date", 94, "On target", Colour::Green),
                ("Visits to children placed at a distance", 71, "Off target", Colour::Red),
            ],
        ),
        (
            "Reviews",
            [
                ("Reviews in time", 88, "Near target", Colour::Yellow),
                ("Children who took part", 0, "Not judged", Colour::Grey),
            ],
        ),
    ] {
        figures.group(theme);
        for (title, value, judged, colour) in rows {
            figures.push([
                Cell::link(title, &Address::new("/long").with("figure", title)),
                if value > 0 { Cell::new(format!("{value}.0%")) } else { Cell::none("not known here") },
                Cell::new("90%"),
                Cell::part(&Tag::new(judged, colour)),
                Cell::new("▲ better"),
                Cell::new("91.2%"),
                Cell::new("89.9%"),
                Cell::new("90.3%"),
                Cell::new("Oct 2018"),
            ]);
        }
    }
    let facts = SummaryList::new()
        .row("Period of care", "Since 3 May 2016")
        .row("Placement", "Foster placement, the same carer since 12 June 2017")
        .row_with("Social worker", "Invented Person", Link::new("Change", "/form"));
    let drawing = Html::trusted(
        r##"<svg viewBox="0 0 600 160" role="img" aria-labelledby="c1t c1d">
<title id="c1t">Visits up to date</title>
<desc id="c1d">Rises from 88% in August to 94% in October 2018.</desc>
<polyline points="20,120 300,80 580,40" fill="none" stroke="#1d5b57" stroke-width="3"/>
<text x="20" y="150" font-size="14">Aug</text><text x="560" y="150" font-size="14">Oct</text></svg>"##
            .to_owned(),
    );
    let themes = ["Summary", "Visits", "Reviews", "Health", "Education", "Placements"]
        .map(|theme| Link::new(theme, Address::new("/").with("theme", theme)));
    let body = Html::new()
        .with(&filter)
        .with(&Downloads::new([
            Download::new("Panel report", "PDF", "/file"),
            Download::new("Panel report", "Excel", "/file"),
        ]))
        .with(&SubNavigation::new("Themes of the report", themes, 0))
        .with(&figures)
        .with(&drawing)
        .with(&Warning::new("Two figures of this month do not add up."))
        .with(&Inset::new("A visit counts when the child was seen, on the day that they were seen."))
        .with(&Details::new(
            "How this figure is counted",
            "Children looked after on the last day of the month.",
        ))
        .with(&facts)
        .with(&Table::new("Reviews due", [Column::text("Child")]).when_empty("No review is due this week."));
    Page::new("Panel report, October 2018")
        .caption("As known today")
        .notice(Notice::important("Data fault", "The list of carers was last loaded in August 2018."))
        .body(body)
}

#[derive(serde::Deserialize)]
struct Paged {
    #[serde(default)]
    page: usize,
    #[serde(default)]
    all: bool,
}

async fn long(Query(paged): Query<Paged>) -> Page {
    let columns = [
        Column::text("Child"),
        Column::number("Age"),
        Column::text("Counted"),
        Column::text("Because"),
        Column::date("Last seen"),
        Column::text("Recorded"),
    ];
    let mut table = Table::new("Children of this figure", columns);
    let last = 7;
    let current = paged.page.clamp(1, last);
    let rows = if paged.all { 0..650 } else { (current - 1) * 100..(current * 100).min(650) };
    for n in rows {
        table.push([
            Cell::link(format!("C{n:04}"), &Address::new("/long").with("page", current)),
            Cell::new(n % 18),
            Cell::part(&Tag::new("Counted", Colour::Green)),
            Cell::new("Seen within six weeks of the visit before"),
            Cell::new("12 Oct 2018"),
            Cell::new("3 days later"),
        ]);
    }
    let pages = Pagination::new(current, last, |n| Address::new("/long").with("page", n));
    Page::new("Visits up to date: the children")
        .under("Report", "/")
        .under("Visits", "/month")
        .body(Html::new().with(&table).with(&pages))
}

async fn form() -> Page {
    let body = Html::new()
        .with(&ErrorSummary::new().error("Enter a month of 2018", "#month"))
        .with(&Filter::new("Month", "/form").text("month", "Month", Some("For example 2018-10"), "<2018>"));
    Page::new("Choose a month").title("Error: Choose a month").back("Back", "/").body(body)
}

#[derive(serde::Deserialize)]
struct Month {
    #[serde(default)]
    month: String,
    known: Option<String>,
}

async fn month(Query(Month { month, known }): Query<Month>) -> Result<Page, Problem> {
    if month == "2018-08" {
        return Err(Problem::Missing("There is no report for this month: nothing was loaded for it."));
    }
    let list = SummaryList::new().row("Month", month).row("Known", known.unwrap_or_default());
    Ok(Page::new("Definitions").notice(Notice::done("The month was chosen.")).body(Html::of(&list)))
}

async fn fault() -> Result<Page, Problem> {
    Err(Problem::fault("making the specimen's fault")("a secret cause"))
}
