//! `/sign-in/passkey`: both steps in one, by a device that makes sure who holds it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{AppendHeaders, IntoResponse, Response};
use identity::{Came, Signature};
use web::parts::{ErrorSummary, Form};
use web::{Answer, Client, Fields, Html, Page, Problem, Query};

use super::sign_in::{Asked, wait};
use super::{cookies, leads, next_after, passkeys, says, with};
use crate::Desk;

const NONE: Problem = Problem::Missing("There are no passkeys here: sign in with your password.");

/// The way there, for the page of sign-in. What was being typed goes along in the form.
pub(crate) fn offered(desk: &Desk, to: &str, sent: &str) -> Html {
    if !passkeys::here(desk) {
        return Html::new();
    }
    Html::new()
        .with(&Form::new("/sign-in/passkey", "Sign in with a passkey").keep("to", to).keep("sent", sent))
}

/// The page that asks, reached by its address.
///
/// # Errors
/// There are no passkeys here.
pub(crate) async fn get(
    State(desk): State<Desk>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    page(&desk, &headers, &asked.to, "", None).await
}

/// Asks a device, by a question of its own each time.
async fn page(
    desk: &Desk,
    headers: &HeaderMap,
    to: &str,
    sent: &str,
    wrong: Option<&str>,
) -> Result<Response, Problem> {
    if !passkeys::here(desk) {
        return Err(NONE);
    }
    let session = cookies::session(desk, headers);
    let challenge = with(desk, move |identity, now| {
        let who = match session {
            Some(session) => identity.who(&session, now)?,
            None => None,
        };
        identity.ask_to_sign(who.as_ref(), now)
    })
    .await?
    .ok_or(NONE)?;
    let mut html = Html::new();
    if let Some(sentence) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, "passkey-told"));
    }
    let form = Form::new("/sign-in/passkey", "Use your passkey").keep("to", to).keep("sent", sent);
    let html = html
        .with(&says(
            "Press the button, and do what your browser says: it asks the device that keeps your passkey.",
        ))
        .with(&passkeys::asking(&challenge, form))
        .with(&leads("Sign in with a password and a code", "/sign-in"));
    let page = Page::new("Sign in with a passkey").bare().body(html).scripted();
    let page = if wrong.is_some() { page.wrong() } else { page };
    Ok((AppendHeaders([cookies::passkey(desk, Some(&challenge.keeps))]), page).into_response())
}

/// The device has answered; or nothing has yet, where the page of sign-in leads here.
///
/// # Errors
/// There are no passkeys here; the journal cannot be read or written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Client(from): Client,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    const WRONG: &str = "That passkey is not known here, was removed, or was too slow. Try again, or sign in with your password";
    let (to, typed) = (sent.get("to").to_owned(), sent.get("sent").to_owned());
    if sent.get("answer").is_empty() {
        return page(&desk, &headers, &to, &typed, None).await;
    }
    let keeps = cookies::kept_passkey(&desk, &headers);
    let (device, before) = (cookies::device(&desk, &headers), cookies::session(&desk, &headers));
    let browser = headers.get(USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned();
    let came = with(&desk, move |identity, now| {
        let signature = Signature {
            keeps: keeps.as_deref(),
            json: sent.get("answer"),
            from,
            device: device.as_deref(),
            browser: &browser,
            before: before.as_deref(),
            next: sent.get("to"),
            typed: sent.get("sent"),
        };
        identity.sign_in_with_passkey(signature, now)
    })
    .await?;
    match came {
        Came::In(signed) => {
            let next = next_after(&desk, &signed).await?;
            let mut set = cookies::of(&desk, &signed);
            set.push(cookies::passkey(&desk, None));
            Ok((AppendHeaders(set), Answer::from(next)).into_response())
        }
        Came::Wrong => page(&desk, &headers, &to, &typed, Some(WRONG)).await,
        Came::Wait(minutes) => page(&desk, &headers, &to, &typed, Some(&wait(minutes))).await,
    }
}
