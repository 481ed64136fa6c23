//! `/child/{child}/requests/{request}/bundle/{file}`: what is handed over, as a PDF or a web page: what is left out is not in it.

use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use press::pdf::{Limits, PdfError};
use records::Definition;
use records::complaints::RedactionMark;
use web::{Path, Problem};

use crate::Desk;
use crate::signed::Me;

use super::gather;

/// Less than the time after which a page is given up, so that the reader learns why.
const LONGEST: Duration = Duration::from_secs(50);

/// The file.
///
/// # Errors
/// The request is not there or not the reader's; entries wait for a decision; the file cannot be made.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which, file)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let to = super::bundle_of(&id, &which).at(&file).to_string();
        let record = desk.child(&me, &id, "the record as somebody is to see it, as a file", &to)?;
        record.must_be_whole()?;
        record.must_add(RedactionMark::KIND)?;
        let (fact, said) = super::request(&record, &which)?;
        let bundle = gather::bundle(desk, &record, &fact)?;
        if bundle.waiting() > 0 {
            return Err(Problem::NotReady(
                "Some entries wait for somebody to decide whether they are shown. The file is made when none does.",
            ));
        }
        let mut document = gather::paper(desk, &record, &fact, &bundle)?;
        let checked = said.bundle.is_some() && said.bundle == Some(gather::digest(desk, &record, &fact, &bundle)?);
        if !(checked && said.checked_by.is_some()) {
            document.notice = Some("Not checked by a second person yet: not to be handed over".to_owned());
        }
        match file.as_str() {
            "record.pdf" => pdf(&document, &file),
            "record.html" => {
                let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned());
                Ok(([kind, attached(&file)], press::html::page(&document)).into_response())
            }
            _ => Err(super::GONE),
        }
    })
    .await
}

/// A document as a PDF.
pub(super) fn pdf(document: &press::Document, name: &str) -> Result<Response, Problem> {
    let limits = Limits { time: LONGEST, ..Limits::default() };
    let bytes = press::pdf::pdf(document, &limits).map_err(no_pdf)?;
    let kind = (header::CONTENT_TYPE, "application/pdf".to_owned());
    Ok(([kind, attached(name)], bytes).into_response())
}

/// It goes as a file.
fn attached(name: &str) -> (header::HeaderName, String) {
    (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
}

fn no_pdf(error: PdfError) -> Problem {
    match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. In a demo it is built beside the pages, which takes some minutes the \
             first time; otherwise ask whoever runs this service. It can be had as a web page in a file meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Try again when the computer has less to do, or take it as a web \
                page in a file.",
        ),
        other => Problem::fault("making the PDF")(other),
    }
}
