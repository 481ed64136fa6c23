//! The whole report in a file.

use std::time::Duration;

use access::Figures;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use press::pdf::{Limits, PdfError};
use web::Problem;

use crate::Desk;
use crate::desk::Sort;
use crate::when::When;

/// The endings, and what people call them.
pub(super) const KINDS: [(&str, &str); 3] =
    [("pdf", "PDF"), ("xlsx", "Excel"), ("html", "web page in a file")];

/// Less than the time after which a page is given up, so that the reader learns why.
const LONGEST: Duration = Duration::from_secs(50);

/// The report of a month as a file with this ending.
pub(super) fn make(desk: &Desk, when: When, figures: Figures, ending: &str) -> Result<Response, Problem> {
    let sort = if figures == Figures::Whole { Sort::Plain } else { Sort::Suppressed };
    let document = desk.report(when.moment(), when.month, sort);
    let (kind, bytes) = match ending {
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
    let known = when.known.map(|day| format!("-as-known-{day}")).unwrap_or_default();
    let name = format!("attachment; filename=\"corporate-parenting-{}{known}.{ending}\"", when.month);
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

fn no_pdf(error: PdfError) -> Problem {
    match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. In a demo it is built beside the pages, which takes some minutes \
             the first time; otherwise ask whoever runs this service. The report can be had as a workbook or a web page \
             meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Try again when the computer has less to do, or take the report as a \
             workbook or a web page.",
        ),
        other => Problem::fault("making the PDF")(other),
    }
}
