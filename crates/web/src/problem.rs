//! What can go wrong while a page is made, and what the reader is told.

use std::error::Error;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::told::{Told, kind_of};
use crate::{Address, Page};

/// Why there is no page. What the reader is shown holds nothing of the record: a sentence written in
/// the program, and for a fault a reference to give to whoever runs the service.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Problem {
    /// 400: the request asks for something that is not understood. The sentence says what and what
    /// to do; it never repeats what was asked.
    #[error("{0}")]
    NotUnderstood(&'static str),
    /// 404: there is no such page, or none that this reader may know of.
    #[error("{0}")]
    Missing(&'static str),
    /// 503: it can be had, and not yet: the sentence says when, or what can be had instead.
    #[error("{0}")]
    NotReady(&'static str),
    /// Another page in its place, with its own status: the one that asks why a record must be opened.
    #[error("another page is shown in its place")]
    Instead(Box<Page>),
    /// 307: it has moved, and what was sent is sent again there: a record that was merged into another.
    #[error("it has moved")]
    Elsewhere(Address),
    /// 500: a fault of ours. `what` is what was being done ("reading the report"), and is logged;
    /// the cause is logged only when debugging, because it may name a record.
    #[error("a fault while {what}")]
    Fault {
        /// What was being done, in words that can follow "while".
        what: &'static str,
        /// What the library below said.
        source: Arc<dyn Error + Send + Sync>,
    },
}

impl Problem {
    /// A fault of ours, while doing `what`. For `map_err`.
    ///
    /// ```
    /// # fn read() -> Result<String, std::io::Error> { Ok(String::new()) }
    /// # fn page() -> Result<(), web::Problem> {
    /// let report = read().map_err(web::Problem::fault("reading the report"))?;
    /// # Ok(()) }
    /// ```
    pub fn fault<E>(what: &'static str) -> impl FnOnce(E) -> Problem
    where
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        move |error| Problem::Fault { what, source: Arc::from(error.into()) }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::NotUnderstood(_) => StatusCode::BAD_REQUEST,
            Problem::Missing(_) => StatusCode::NOT_FOUND,
            Problem::NotReady(_) => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Instead(page) => page.status,
            Problem::Elsewhere(_) => StatusCode::TEMPORARY_REDIRECT,
            Problem::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Problem {
        Problem::fault("writing the page")(error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Problem::Instead(page) = self {
            return page.into_response();
        }
        if let Problem::Elsewhere(address) = self {
            return Redirect::temporary(&address.to_string()).into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The same for a program.
pub(crate) fn told_for(status: StatusCode, said: Option<&Problem>, reference: crate::Reference) -> Told {
    let (_, sentence) = words_for(status, said);
    let told = Told::new(status, kind_of(status), sentence);
    if is_fault(status, said) { told.with("reference", reference.to_string()) } else { told }
}

/// Whether it is a fault of ours.
fn is_fault(status: StatusCode, said: Option<&Problem>) -> bool {
    status.is_server_error() && !matches!(said, Some(Problem::NotReady(_)))
}

/// What is said of an answer that is not one: heading, and what to do.
fn words_for(status: StatusCode, said: Option<&Problem>) -> (&'static str, &'static str) {
    match (status, said) {
        (_, Some(Problem::NotUnderstood(sentence))) => ("This request cannot be answered", *sentence),
        (_, Some(Problem::Missing(sentence))) => ("Page not found", *sentence),
        (_, Some(Problem::NotReady(sentence))) => ("Not ready yet", *sentence),
        (StatusCode::BAD_REQUEST, _) => {
            ("This request cannot be answered", "Go back and try again, or start from the first page.")
        }
        (StatusCode::NOT_FOUND, _) => (
            "Page not found",
            "If you typed the address, check it. If you followed a link, it may be out of date.",
        ),
        (StatusCode::METHOD_NOT_ALLOWED, _) => (
            "This request cannot be answered",
            "This address cannot be used in that way. Go back and try again.",
        ),
        (StatusCode::FORBIDDEN, _) => (
            "This request was refused",
            "It did not come from a page of this service. Open the page here and send it again.",
        ),
        (StatusCode::MISDIRECTED_REQUEST, _) => (
            "This request was refused",
            "It named another site. Open Kith by the address that it printed when it started.",
        ),
        (StatusCode::PAYLOAD_TOO_LARGE, _) => (
            "That is too large",
            "What was sent is larger than this page accepts. Send a smaller file or fewer entries.",
        ),
        (StatusCode::SERVICE_UNAVAILABLE, _) => (
            "This is taking too long",
            "The page was not ready in time and was given up. Nothing was changed. Try again in a minute.",
        ),
        (status, _) if status.is_server_error() => {
            ("Sorry, there is a problem with this page", "Nothing was changed. Try again in a minute.")
        }
        _ => ("This request cannot be answered", "Go back and try again."),
    }
}

/// The page for an answer that is not a page: heading, and what to do.
pub(crate) fn page_for(status: StatusCode, said: Option<&Problem>, reference: crate::Reference) -> Page {
    let (heading, sentence) = words_for(status, said);
    let reference = is_fault(status, said).then(|| reference.to_string());
    let body = Body { sentence, reference };
    let page = Page::new(heading);
    match crate::Html::render(&body) {
        Ok(body) => page.body(body),
        Err(_) => page,
    }
}

#[derive(askama::Template)]
#[template(path = "problem.html")]
struct Body {
    sentence: &'static str,
    reference: Option<String>,
}
