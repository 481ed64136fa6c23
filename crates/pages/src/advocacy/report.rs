//! `/advocacy/report/2018` and `/advocacy/report/2018.pdf`: the annual report of the service, on the web and as a file.

use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use calendar::{Moment, Period};
use oversight::advocacy::reach;
use oversight::visitors::Stage;
use press::Document;
use press::pdf::{Limits, PdfError};
use reports::advocacy_year::Run;
use web::parts::{Download, Downloads};
use web::{Address, Html, Page, Path, Problem};

use super::service::ending;
use super::visitors;
use crate::Desk;
use crate::child::door;
use crate::light::light;
use crate::signed::Me;

/// Less than the time after which a page is given up.
const LONGEST: Duration = Duration::from_secs(50);

const NO_YEAR: Problem = Problem::Missing(
    "The annual report is of a year that has begun: /advocacy/report/2018 ends in March 2018.",
);

/// The report of a year, by the year in which it ends.
///
/// # Errors
/// It is not the reader's; there is no such year or form; the file cannot be made.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        access::advocacy_service(&me).map_err(|refusal| door::closed(&refusal))?;
        let (year, form) = name.split_once('.').unwrap_or((&name, ""));
        let known = 1990..=ending(desk.today());
        let year: i32 = year.parse().ok().filter(|year| known.contains(year)).ok_or(NO_YEAR)?;
        let document = document(desk, year);
        let (kind, bytes) = match form {
            "" => return Ok(page(&document, year).into_response()),
            "pdf" => {
                let limits = Limits { time: LONGEST, ..Limits::default() };
                ("application/pdf", press::pdf::pdf(&document, &limits).map_err(no_pdf)?)
            }
            "xlsx" => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                press::xlsx::workbook(&document).map_err(Problem::fault("making the workbook"))?,
            ),
            "html" => ("text/html; charset=utf-8", press::html::page(&document).into_bytes()),
            _ => return Err(Problem::Missing("The report can be had as .pdf, .xlsx and .html.")),
        };
        let name = format!("attachment; filename=\"advocacy-{year}.{form}\"");
        Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
            .into_response())
    })
    .await
}

fn document(desk: &Desk, year: i32) -> Document {
    let days = Period::financial_year(year);
    let cohort = desk.cohort(Moment::END_OF_TIME);
    // A year that has not ended is told up to today.
    let days = Period { from: days.from, to: days.to.min(desk.today()) };
    let reached =
        reach::groups(cohort.children.iter().map(|child| &**child), days.to, &cohort.authority.places, true);
    let volunteers = visitors::on(desk, &cohort, days.to);
    let volunteers = Stage::ALL.iter().map(|stage| {
        let count = volunteers.iter().filter(|volunteer| volunteer.stage == *stage).count();
        (stage.title(), count as i64)
    });
    let standard = cohort
        .authority
        .local_standards
        .iter()
        .rev()
        .find(|own| own.since <= days.to && matches!(&*own.clock, "adv.initial" | "adv.initial.alt"))
        .map(|own| format!("{} (from {})", own.words, own.since.to_words()));
    Run { cohort: &cohort, days, reached, volunteers: volunteers.collect(), standard }.document()
}

fn page(document: &Document, year: i32) -> Page {
    let file = |ending: &str| Address::new("/advocacy/report").at(format!("{year}.{ending}"));
    let files = [("pdf", "PDF"), ("xlsx", "Excel"), ("html", "web page in a file")];
    let files = Downloads::new(files.map(|(ending, words)| Download::new("The report", words, file(ending))));
    let body: String = document.sections.iter().map(press::html::fragment).collect();
    Page::new("Advocacy and independent visitors: annual report")
        .caption(document.dates.join(", "))
        .back("Advocacy", Address::new("/advocacy"))
        .in_menu("/voice")
        .body(Html::of(&files).with(&light(&body)))
}

fn no_pdf(error: PdfError) -> Problem {
    match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. The report can be had as a workbook or a web page meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Take the report as a workbook or a web page.",
        ),
        other => Problem::fault("making the PDF")(other),
    }
}
