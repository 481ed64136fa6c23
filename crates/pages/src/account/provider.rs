//! `/sign-in/provider` and `/sign-in/provider/back`: to the authority's own provider of sign-in, and back.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use identity::{Away, Back, CameBack, Leaving, Provider, Refused};
use serde::Deserialize;
use tokio::sync::Semaphore;
use web::parts::Form;
use web::{Address, Answer, Client, Fields, Html, Page, Path, Problem, Query};

use super::sign_in::{self, Asked, wait};
use super::{cookies, leads, next_after, says, with};
use crate::workforce::people::catch_up;
use crate::{Desk, SignIn};

/// Journeys that wait for the provider at once: it may answer slowly, and the threads are the pages' too.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

const NONE: Problem = Problem::Missing("People do not sign in elsewhere here.");

/// The provider, where there is one.
pub(crate) fn of(desk: &Desk) -> Option<&Provider> {
    match desk.sign_in() {
        SignIn::Accounts { identity, .. } => identity.provider(),
        SignIn::Chosen => None,
    }
}

/// The way there, for the page of sign-in. What was being typed goes along in a form.
pub(crate) fn offered(desk: &Desk, to: &str, sent: &str) -> Html {
    let Some(provider) = of(desk) else { return Html::new() };
    let words = format!("Sign in with {}", provider.name());
    if sent.is_empty() {
        return button(&words, &Address::new("/sign-in/provider").with("to", to));
    }
    Html::new().with(&Form::new("/sign-in/provider", words).keep("to", to).keep("sent", sent))
}

/// The way there from a set-up link.
pub(crate) fn offered_with(desk: &Desk, link: &str) -> Html {
    let Some(provider) = of(desk) else { return Html::new() };
    let words = format!("Sign in with {}", provider.name());
    says("Or use the sign-in that you have in your authority: you then need no password here.")
        .with(&button(&words, &Address::new("/set-up").at(link).at("provider")))
}

fn button(words: &str, to: &Address) -> Html {
    Html::trusted(format!(
        "<a class=\"govuk-button govuk-button--secondary\" href=\"{}\" role=\"button\" draggable=\"false\">{}</a>",
        Html::text(to),
        Html::text(words)
    ))
}

/// Off to the provider.
///
/// # Errors
/// There is none; the journal cannot be written.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Client(from): Client,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let gone = away(&desk, from, None, asked.to.clone(), String::new()).await?;
    gone_to(&desk, gone, &asked.to, "")
}

/// The same with what was being typed. A form may only lead to this site, so a page leads on.
///
/// # Errors
/// There is none; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Client(from): Client,
    sent: Fields,
) -> Result<Response, Problem> {
    let (to, typed) = (sent.get("to").to_owned(), sent.get("sent").to_owned());
    let name = of(&desk).ok_or(NONE)?.name().to_owned();
    match away(&desk, from, None, to.clone(), typed.clone()).await? {
        Away::To(address, keeps) => {
            let words = format!("Go on to {name}");
            let html = says("What you typed is kept. Sign in there, and go on where you were.").with(
                &Html::trusted(format!(
                    "<a class=\"govuk-button\" href=\"{}\" role=\"button\" draggable=\"false\">{}</a>",
                    Html::text(&address),
                    Html::text(&words)
                )),
            );
            let page = Page::new(words).bare().body(html);
            Ok((AppendHeaders([cookies::away(&desk, Some(&keeps))]), page).into_response())
        }
        other => gone_to(&desk, other, &to, &typed),
    }
}

/// Off to the provider with a set-up link, to tie the account to who signs in there.
///
/// # Errors
/// The link is nobody's; the journal cannot be written.
pub(crate) async fn with_link(
    State(desk): State<Desk>,
    Client(from): Client,
    Path(link): Path<String>,
) -> Result<Response, Problem> {
    let asked = link.clone();
    with(&desk, move |identity, now| identity.by_link(&asked, now)).await?.ok_or(super::set_up::NOBODYS)?;
    let gone = away(&desk, from, Some(link), String::new(), String::new()).await?;
    gone_to(&desk, gone, "", "")
}

async fn away(
    desk: &Desk,
    from: Option<std::net::IpAddr>,
    link: Option<String>,
    to: String,
    typed: String,
) -> Result<Away, Problem> {
    of(desk).ok_or(NONE)?;
    let _turn = AT_ONCE.acquire().await.map_err(Problem::fault("waiting for the provider of sign-in"))?;
    with(desk, move |identity, now| {
        let leaving = Leaving { from, link: link.as_deref(), next: &to, typed: &typed };
        identity.send_away(leaving, now)
    })
    .await
}

fn gone_to(desk: &Desk, away: Away, to: &str, typed: &str) -> Result<Response, Problem> {
    Ok(match away {
        Away::To(address, keeps) => {
            (AppendHeaders([cookies::away(desk, Some(&keeps))]), Redirect::to(&address)).into_response()
        }
        Away::Unreached => {
            let name = of(desk).ok_or(NONE)?.name();
            let page = sign_in::page(desk, "", to, typed, Some(&unreached(name)));
            page.unavailable().into_response()
        }
        Away::Wait(minutes) => {
            sign_in::page(desk, "", to, typed, Some(&wait(minutes))).too_often().into_response()
        }
    })
}

fn unreached(name: &str) -> String {
    format!(
        "The sign-in with {name} cannot be reached just now. If you have a password here, sign in with it; otherwise try \
         again in a minute"
    )
}

/// What the provider puts into the address. Its words about an error are not shown: anybody can write them.
#[derive(Deserialize, Default)]
pub(crate) struct Came {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Back from the provider.
///
/// # Errors
/// There is none; the journal cannot be read or written.
pub(crate) async fn back(
    State(desk): State<Desk>,
    Client(from): Client,
    headers: HeaderMap,
    Query(came): Query<Came>,
) -> Result<Response, Problem> {
    let name = of(&desk).ok_or(NONE)?.name().to_owned();
    let keeps = cookies::keeps(&desk, &headers);
    let (device, before) = (cookies::device(&desk, &headers), cookies::session(&desk, &headers));
    let browser = headers.get(USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned();
    let turn = AT_ONCE.acquire().await.map_err(Problem::fault("waiting for the provider of sign-in"))?;
    let came = with(&desk, move |identity, now| {
        let back = Back {
            keeps: keeps.as_deref(),
            state: came.state.as_deref(),
            code: came.code.as_deref(),
            issuer: came.iss.as_deref(),
            error: came.error.is_some(),
            from,
            device: device.as_deref(),
            browser: &browser,
            before: before.as_deref(),
        };
        identity.come_back(back, now)
    })
    .await?;
    drop(turn);
    match came {
        CameBack::In(signed) => {
            follow(&desk, signed.id.clone()).await?;
            let next = next_after(&desk, &signed).await?;
            let mut set = cookies::of(&desk, &signed);
            set.push(cookies::away(&desk, None));
            Ok((AppendHeaders(set), Answer::from(next)).into_response())
        }
        CameBack::Refused(refused) => Ok(refusal(&desk, &name, refused)),
    }
}

/// Records the role and the team that the provider's groups have just given somebody: the account has them, and what is
/// recorded of today is what holds.
async fn follow(desk: &Desk, id: Arc<str>) -> Result<(), Problem> {
    let desk = desk.clone();
    tokio::task::spawn_blocking(move || {
        desk.roll().refresh().map_err(Problem::fault("reading the journal"))?;
        catch_up::follow_account_of(desk.roll(), &id, desk.today())
            .map_err(Problem::fault("recording a post"))
    })
    .await
    .map_err(Problem::fault("recording a post"))?
    .map(|_| ())
}

/// The page of who is not let in. What it tells, they may know: they have signed in at the provider, or have not.
fn refusal(desk: &Desk, name: &str, refused: Refused) -> Response {
    let (heading, sentence) = match refused {
        Refused::Unreached => {
            let page = sign_in::page(desk, "", "", "", Some(&unreached(name)));
            return page.unavailable().into_response();
        }
        Refused::NotAsked => (
            "Sign in again",
            "The answer was used before, came too late, or was asked for in another window. Start again from here."
                .to_owned(),
        ),
        Refused::Declined => (
            "You are not signed in",
            format!("Your sign-in with {name} was refused there, or you turned back. Try again, or sign in with a \
                 password that you have here."),
        ),
        Refused::NotBelieved(why) => {
            tracing::warn!(why, "an answer of the provider of sign-in was not believed");
            (
                "You are not signed in",
                format!(
                    "What {name} answered could not be checked. Try again; if it happens again, tell whoever looks after \
                     Kith in your authority."
                ),
            )
        }
        Refused::NoAccount => (
            "You have no account here",
            "You are signed in with your authority, and have no account in Kith, or no longer. Ask whoever looks after Kith in \
             your authority."
                .to_owned(),
        ),
        Refused::NoRole => (
            "You have no role here",
            "You are signed in with your authority, and none of your groups there gives a role in Kith. Ask whoever looks \
             after Kith in your authority."
                .to_owned(),
        ),
        Refused::Taken => (
            "This account is tied to somebody already",
            "Your identifier has an account in Kith that is not tied to your sign-in. Ask whoever looks after Kith in your \
             authority for a new set-up link."
                .to_owned(),
        ),
    };
    let html = says(&sentence).with(&leads("Sign in", "/sign-in"));
    let page = Page::new(heading).bare().refused().body(html);
    (AppendHeaders([cookies::away(desk, None)]), page).into_response()
}
