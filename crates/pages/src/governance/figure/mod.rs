//! `/figures/{figure}`: one figure, what became of it over a year, and the children behind it with the reason for each.

mod chart;
pub(crate) mod people;

use askama::Template;
use axum::extract::State;
use indicators::Indicator;
use measure::{Figure, Kind};
use serde::Deserialize;
use web::parts::{
    Cell, Column, Download, Downloads, Filter, Inset, Pagination, SubNavigation, Table, Warning,
};
use web::{Address, Html, Link, Page, Path, Problem, Query};

use super::definitions::{self, titled};
use super::figures::period;
use crate::child::door;
use crate::light::light;
use crate::signed::Me;
use crate::when::{AskedWhen, When};
use crate::{Desk, rows, words};
use people::{People, Show};

pub(crate) use people::state;

/// Rows of a page of people: a page stays light on a phone.
const ROWS: usize = 100;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(flatten)]
    when: AskedWhen,
    /// Which of the figure's runs of days: `month`, `year-to-date` or `snapshot`.
    #[serde(default)]
    period: String,
    /// Which of the people: `numerator`, `rest`, `excluded`, or everyone.
    #[serde(default)]
    show: String,
    /// The page of the list, from 1.
    #[serde(default)]
    page: String,
}

/// Which run of days is asked for, of those over which the figure is told.
fn kind_of(figures: &[&Figure], asked: &str) -> Result<Kind, Problem> {
    figures
        .iter()
        .map(|figure| figure.kind)
        .find(|kind| period(*kind) == asked)
        .or_else(|| figures.first().map(|figure| figure.kind))
        .ok_or(Problem::Missing("This figure is not told for this month. Choose another month."))
}

/// Who is behind a figure, to take away.
#[derive(Debug, Default, Deserialize)]
struct AskedBehind {
    #[serde(default)]
    figure: String,
    #[serde(flatten)]
    of: Asked,
}

/// Who is behind one figure: those whose records the reader may open, as the page lists them.
pub(crate) const LIST: rows::List = rows::List {
    name: "behind-a-figure",
    title: "Who is behind one figure",
    asks: &[
        ("figure", "The figure, by its number: 7.4; 6.1 where it is not given"),
        ("month", "The month, 2018-10; the last where it is not given"),
        ("known", "As known on a day"),
        ("period", "month, year-to-date or snapshot"),
        ("show", "numerator, denominator, rest or excluded; everyone where it is not given"),
    ],
    rows: |desk, me, asked| {
        access::whole_figures(me).map_err(|refusal| door::closed(&refusal))?;
        let asked: AskedBehind = asked.read()?;
        let figure = if asked.figure.is_empty() { "6.1" } else { &*asked.figure };
        let indicator = definitions::find(figure)?;
        let when = When::of(&asked.of.when, desk)?;
        let series = desk.series(when.moment(), when.month);
        let figures = series.last().map(|month| month.figures.iter()).into_iter().flatten();
        let figures: Vec<&Figure> = figures.filter(|figure| figure.id == indicator.id).collect();
        let kind = kind_of(&figures, &asked.of.period)?;
        let cohort = desk.cohort(when.moment());
        let people = People::of(indicator, &cohort, when.month, kind, me, &desk.seen(me)?);
        Ok(people.rows(&cohort, when, Show::of(&asked.of.show)))
    },
};

/// One figure and the people behind it.
///
/// # Errors
/// There is no such figure; the month or the day is not understood; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::whole_figures(&me).map_err(|refusal| door::closed(&refusal))?;
        let indicator = definitions::find(&id)?;
        let when = When::of(&asked.when, desk)?;
        let series = desk.series(when.moment(), when.month);
        let figures: Vec<&Figure> = series
            .last()
            .map(|month| month.figures.iter().filter(|figure| figure.id == indicator.id).collect())
            .unwrap_or_default();
        let kind = kind_of(&figures, &asked.period)?;

        let cohort = desk.cohort(when.moment());
        let people = People::of(indicator, &cohort, when.month, kind, &me, &desk.seen(&me)?);
        let show = Show::of(&asked.show);
        let to = |show: Show| here(indicator, when, kind, show);
        let list = people.table(&cohort, indicator, when, show, page_of(&asked.page));
        let body = Body {
            filter: when
                .filter(desk, Address::new("/figures").at(indicator.id))
                .keep("period", period(kind))
                .keep("show", show.word()),
            figures: table(&figures, when, indicator),
            notes: notes(&figures, kind),
            chart: chart::of(indicator, &series, kind).as_deref().map(light),
            definition: when.at(definitions::address(indicator)),
            heading: people.heading(when),
            adds_up: people.adds_up(figures.iter().copied().find(|figure| figure.kind == kind)),
            views: SubNavigation::new(
                "Who is listed",
                people.views().map(|(show, words)| Link::new(words, to(show))),
                people.views().position(|(each, _)| each == show).unwrap_or(0),
            ),
            pages: Pagination::new(list.page, list.pages, |page| to(show).with("page", page)),
            list: list.table,
            file: Downloads::new([Download::new(
                people.heading(when),
                "CSV",
                when.at(Address::new("/behind-a-figure.csv").with("figure", indicator.id))
                    .with("period", period(kind))
                    .with("show", show.word()),
            )]),
        };
        Ok(when
            .page(titled(indicator))
            .under("Figures", when.at(Address::new("/figures")))
            .body(Html::render(&body)?))
    })
    .await
}

#[derive(Template)]
#[template(path = "governance/figure/page.html")]
struct Body {
    filter: Filter,
    figures: Table,
    notes: Html,
    chart: Option<Html>,
    definition: Address,
    heading: String,
    adds_up: String,
    views: SubNavigation,
    list: Table,
    pages: Pagination,
    file: Downloads,
}

/// This page, with another choice of people.
fn here(indicator: &Indicator, when: When, kind: Kind, show: Show) -> Address {
    when.at(Address::new("/figures").at(indicator.id)).with("period", period(kind)).with("show", show.word())
}

fn page_of(text: &str) -> usize {
    text.parse().unwrap_or(1)
}

/// The figure over each of its runs of days. Its numbers lead to the people they count.
fn table(figures: &[&Figure], when: When, indicator: &'static Indicator) -> Table {
    let columns = [
        Column::text("Over"),
        Column::number("Value"),
        Column::number("Numerator"),
        Column::number("Denominator"),
        Column::text("Judged"),
        Column::date("Direction"),
        Column::number("Month before"),
    ];
    let mut table = Table::new("The figure", columns).caption_hidden();
    for figure in figures {
        let to = |show| here(indicator, when, figure.kind, show);
        let number = |count: Option<i64>, show| {
            count.map_or_else(|| Cell::none("none"), |count| Cell::link(words::whole(count), &to(show)))
        };
        table.push([
            Cell::link(days(figure), &to(Show::Everyone)),
            match &figure.not_known {
                Some(_) => Cell::none("not known here"),
                None => Cell::new(&figure.display),
            },
            number(figure.numerator, Show::Numerator),
            number(figure.denominator, Show::Denominator),
            words::judged(figure).map_or_else(|| Cell::none("not judged"), |tag| Cell::part(&tag)),
            words::direction(figure).map_or_else(|| Cell::none("nothing to compare with"), Cell::new),
            figure.previous.map_or_else(
                || Cell::none("not known"),
                |value| Cell::new(measure::display(Some(value), indicator.unit)),
            ),
        ]);
    }
    table
}

/// The days of a figure in words.
fn days(figure: &Figure) -> String {
    match figure.kind {
        Kind::Month => "The month".to_owned(),
        Kind::YearToDate => format!("The year from {}", figure.from.to_words()),
        Kind::Snapshot if figure.from == figure.to => format!("On {}", figure.to.to_words()),
        Kind::Snapshot => format!("{} to {}", figure.from.to_words(), figure.to.to_words()),
    }
}

/// What a reader must know of the figure over these days.
fn notes(figures: &[&Figure], kind: Kind) -> Html {
    let Some(figure) = figures.iter().find(|figure| figure.kind == kind) else { return Html::new() };
    let mut notes = Html::new();
    if let Some(why) = &figure.not_known {
        notes = notes.with(&Warning::new(format!("Not known here: {why}.")));
    }
    if figure.source == measure::Origin::Published {
        notes = notes.with(&Inset::new(
            "This is the value that the council published. The record here does not know the children behind it.",
        ));
    }
    for flag in &figure.flags {
        notes = notes.with(&Inset::new(sentence(flag)));
    }
    notes
}

/// A flag as a sentence: it begins in upper case and ends with a full stop.
fn sentence(flag: &str) -> String {
    let mut chars = flag.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if flag.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}
