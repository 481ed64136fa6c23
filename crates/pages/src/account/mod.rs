//! Signing in, and one's own account. No other page asks for a password.

pub(crate) mod authenticator;
pub(crate) mod cookies;
pub(crate) mod mine;
pub(crate) mod notices;
pub(crate) mod passkeys;
pub(crate) mod password;
pub(crate) mod provider;
pub(crate) mod recovery_codes;
pub(crate) mod second_step;
pub(crate) mod set_up;
pub(crate) mod sign_in;
pub(crate) mod sign_out;
pub(crate) mod tokens;
pub(crate) mod with_passkey;

use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponse, Response};
use axum::routing::{get, post};
use calendar::Moment;
use identity::{Identity, IdentityError, SignedIn, Who};
use tokio::sync::Semaphore;
use web::{Address, Answer, Html, Problem};

use crate::workforce::who;
use crate::{Desk, SignIn};

/// Every address that has to do with accounts.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .route("/sign-in/code", get(second_step::get).post(second_step::post))
        .route("/sign-in/recovery-code", get(second_step::get_recovery).post(second_step::post_recovery))
        .route("/sign-in/authenticator", get(authenticator::first).post(authenticator::post_first))
        .route("/sign-in/passkey", get(with_passkey::get).post(with_passkey::post))
        .route("/sign-in/provider", get(provider::get).post(provider::post))
        .route("/sign-in/provider/back", get(provider::back))
        .route("/set-up/{link}/provider", get(provider::with_link))
        .route("/set-up/{link}", get(set_up::get).post(set_up::post))
        .route("/sign-out", post(sign_out::post))
        .route("/signed-out", get(sign_out::get))
        .route("/tokens", get(tokens::get).post(tokens::post))
        .route("/tokens/{token}/revoke", post(tokens::revoke))
        .route("/account", get(mine::get))
        .route("/account/sign-out-others", post(mine::sign_out_others))
        .route("/account/password", get(password::get).post(password::post))
        .route("/account/authenticator", get(authenticator::get).post(authenticator::post))
        .route("/account/passkeys", get(passkeys::get).post(passkeys::post))
        .route("/account/passkeys/new", post(passkeys::new))
        .route("/account/passkeys/remove", post(passkeys::gone))
        .route("/account/recovery-codes", get(recovery_codes::get).post(recovery_codes::post))
}

/// Passwords that are worked on at once: each takes 19 MiB and a core for some twentieths of a second.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

const NO_ACCOUNTS: Problem = Problem::Missing("Nobody signs in here: this is a demonstration.");

/// Works with accounts away from the threads that serve.
pub(crate) async fn with<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Identity, Moment) -> Result<T, IdentityError> + Send + 'static,
) -> Result<T, Problem> {
    let SignIn::Accounts { identity, .. } = desk.sign_in() else { return Err(NO_ACCOUNTS) };
    let (identity, now) = (identity.clone(), desk.now());
    tokio::task::spawn_blocking(move || work(&identity, now))
        .await
        .map_err(Problem::fault("working with an account"))?
        .map_err(Problem::fault("working with an account"))
}

/// The same where a password is worked on: few at once, the others wait their turn.
pub(crate) async fn with_password<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&Identity, Moment) -> Result<T, IdentityError> + Send + 'static,
) -> Result<T, Problem> {
    let _turn = AT_ONCE.acquire().await.map_err(Problem::fault("waiting to work on a password"))?;
    with(desk, work).await
}

/// Somebody who is signed in, for the pages of their own account.
#[derive(Clone, Debug)]
pub(crate) struct Mine(pub(crate) Who);

impl<S: Send + Sync> FromRequestParts<S> for Mine {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Mine, Problem> {
        parts.extensions.get::<Who>().cloned().map(Mine).ok_or(NO_ACCOUNTS)
    }
}

/// Somebody who has taken the first step and not the second.
pub(crate) struct Halfway(pub(crate) Who);

impl FromRequestParts<Desk> for Halfway {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Halfway, Response> {
        let State(desk) =
            State::<Desk>::from_request_parts(parts, desk).await.map_err(IntoResponse::into_response)?;
        let again = || Answer::from(Address::new("/sign-in")).into_response();
        let session = cookies::session(&desk, &parts.headers).ok_or_else(again)?;
        let who = with(&desk, move |identity, now| identity.who(&session, now)).await;
        match who.map_err(IntoResponse::into_response)? {
            Some(who) if !who.is_in() => Ok(Halfway(who)),
            _ => Err(again()),
        }
    }
}

/// Leads on after the first step.
pub(crate) fn on_to_the_second(desk: &Desk, signed: &SignedIn) -> Response {
    let next = match signed.stage {
        journal::Stage::SetUp => "/sign-in/authenticator",
        _ => "/sign-in/code",
    };
    let cookie = AppendHeaders(cookies::of(desk, signed));
    (cookie, Answer::from(Address::new(next))).into_response()
}

/// Where to after both steps: what was asked for; what was being sent is kept as a draft of that form.
pub(crate) async fn next_after(desk: &Desk, signed: &SignedIn) -> Result<Address, Problem> {
    if signed.typed.is_empty() {
        return Ok(who::next(&signed.next));
    }
    let (id, to, typed) = (signed.id.clone(), signed.next.clone(), signed.typed.clone());
    desk.clone().work(move |desk| who::keep(desk, &id, &to, &typed)).await
}

/// A paragraph.
pub(crate) fn says(text: &str) -> Html {
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(text)))
}

/// A paragraph that leads somewhere.
pub(crate) fn leads(words: &str, to: &'static str) -> Html {
    Html::trusted(format!(
        "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">{}</a></p>",
        Html::text(Address::new(to)),
        Html::text(words)
    ))
}
