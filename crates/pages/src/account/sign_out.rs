//! `/sign-out` and `/signed-out`.

use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Deserialize;
use web::{Address, Answer, Html, Page, Problem, Query};

use super::{Mine, cookies, leads, says, with};
use crate::Desk;

/// Ends the session. What the browser kept of the pages goes too.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Mine(who): Mine) -> Result<Response, Problem> {
    let elsewhere = who.account.elsewhere.is_some();
    with(&desk, move |identity, _| identity.sign_out(&who)).await?;
    let headers = [
        cookies::none(&desk),
        (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"".to_owned()),
    ];
    let next = Address::new("/signed-out").with_some("from", elsewhere.then_some("provider"));
    Ok((AppendHeaders(headers), Answer::from(next)).into_response())
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where they were signed in too.
    #[serde(default)]
    from: String,
}

/// What is seen afterwards. Whoever signed in at the provider is led to signing out there too: not at once, since other work
/// may be open there.
pub(crate) async fn get(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Page {
    let html = says("What you opened can no longer be read in this window. What you were writing is kept.");
    let there = super::provider::of(&desk).filter(|_| asked.from == "provider");
    let html = match there.and_then(|provider| Some((provider.name(), provider.sign_out()?))) {
        Some((name, address)) => html
            .with(&says(&format!(
                "You are still signed in with {name}: at a computer that others use, sign out there too."
            )))
            .with(&Html::trusted(format!(
                "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Sign out of {}</a></p>",
                Html::text(&address),
                Html::text(name)
            ))),
        None => html,
    };
    Page::new("You have signed out").bare().body(html.with(&leads("Sign in again", "/sign-in")))
}
