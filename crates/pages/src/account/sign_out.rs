//! `/sign-out` and `/signed-out`.

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{AppendHeaders, IntoResponse, Response};
use web::{Address, Answer, Page, Problem};

use super::{Mine, cookies, leads, says, with};
use crate::Desk;

/// Ends the session. What the browser kept of the pages goes too.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Mine(who): Mine) -> Result<Response, Problem> {
    with(&desk, move |identity, _| identity.sign_out(&who)).await?;
    let headers = [
        cookies::none(&desk),
        (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"".to_owned()),
    ];
    Ok((AppendHeaders(headers), Answer::from(Address::new("/signed-out"))).into_response())
}

/// What is seen afterwards.
pub(crate) async fn get() -> Page {
    let html = says("What you opened can no longer be read in this window. What you were writing is kept.");
    Page::new("You have signed out").bare().body(html.with(&leads("Sign in again", "/sign-in")))
}
