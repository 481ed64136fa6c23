//! `/definitions` and `/definitions/{figure}`: what each figure counts, word for word as it is counted.
//!
//! The text is the comment at the top of the file that counts it, so it cannot lag behind.

mod markdown;

use askama::Template;
use indicators::{INDICATORS, Indicator, Section, Status, Told};
use web::parts::{Cell, Column, SummaryList, Table, Tag, Warning};
use web::{Address, Html, Page, Path, Problem, Query};

use crate::when::AskedWhen;

/// Every definition, by section of the report.
pub(crate) async fn all(Query(asked): Query<AskedWhen>) -> Page {
    let columns = [
        Column::text("Figure"),
        Column::text("Is"),
        Column::text("Good is"),
        Column::text("Over"),
        Column::text("Source"),
    ];
    let mut table = Table::new("Definitions, by section of the report", columns).caption_hidden();
    for section in Section::ALL {
        table.group(section.title());
        for indicator in INDICATORS.iter().filter(|indicator| indicator.section == *section) {
            table.push([
                Cell::link(titled(indicator), &asked.on(address(indicator))),
                Cell::new(indicator.unit.word()),
                Cell::new(indicator.polarity.word()),
                Cell::new(over(indicator.told)),
                match indicator.status {
                    Status::Verified => Cell::new("read"),
                    Status::Knowledge => Cell::part(&Tag::new("not checked", web::parts::Colour::Yellow)),
                },
            ]);
        }
    }
    asked.carried_by(Page::new("Definitions")).body(Html::of(&table))
}

/// One definition.
///
/// # Errors
/// There is no such figure.
pub(crate) async fn one(Path(figure): Path<String>, Query(asked): Query<AskedWhen>) -> Result<Page, Problem> {
    let indicator = find(&figure)?;
    let facts = SummaryList::new()
        .row("Value", indicator.unit.word())
        .row("Good is", indicator.polarity.word())
        .row("Told over", over(indicator.told))
        .row("Version", indicator.version.to_string());
    let body = Definition {
        unchecked: (indicator.status == Status::Knowledge).then(|| {
            Warning::new(
                "This definition has not yet been checked against a source: treat its figure as advice.",
            )
        }),
        figure: asked.on(Address::new("/figures").at(indicator.id)),
        facts,
        text: markdown::html(&indicator.page()),
    };
    Ok(asked
        .carried_by(Page::new(titled(indicator)))
        .caption("Definition")
        .title(format!("Definition of {}", titled(indicator)))
        .under("Definitions", asked.on(Address::new("/definitions")))
        .body(Html::render(&body)?))
}

#[derive(Template)]
#[template(path = "governance/definitions/page.html")]
struct Definition {
    unchecked: Option<Warning>,
    figure: Address,
    facts: SummaryList,
    text: Html,
}

/// The indicator with this number, or the page that says there is none.
pub(crate) fn find(id: &str) -> Result<&'static Indicator, Problem> {
    indicators::indicator(id)
        .ok_or(Problem::Missing("There is no figure with this number. The list of definitions has them all."))
}

/// Number and title.
pub(crate) fn titled(indicator: &Indicator) -> String {
    format!("{} {}", indicator.id, indicator.title)
}

/// Where the definition is.
pub(crate) fn address(indicator: &Indicator) -> Address {
    Address::new("/definitions").at(indicator.id)
}

fn over(told: Told) -> &'static str {
    match told {
        Told::Snapshot => "the last day of the month",
        Told::MonthAndYearToDate => "the month, and the year from April",
        Told::YearToDateOnly => "the year from April",
        Told::RollingYear => "the twelve months to the day",
        Told::TermEnd => "the last school term",
    }
}
