//! `/sign-in`: the first step, a name and a password.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{IntoResponse, Response};
use identity::{Attempt, Came};
use serde::Deserialize;
use web::parts::{ErrorSummary, Form, Inset, Question, TypedAs};
use web::{Client, Fields, Html, Page, Problem, Query};

use super::{cookies, on_to_the_second, with_password};
use crate::Desk;
use crate::advocacy::outside;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go once somebody is signed in.
    #[serde(default)]
    pub(crate) to: String,
}

/// The form.
pub(crate) async fn get(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Page {
    page(&desk, "", &asked.to, "", None)
}

/// The form in the place of one that was sent by nobody, or after a session had ended: what was typed is carried on.
pub(crate) fn asked_again(desk: &Desk, to: &str, sent: &Fields) -> Page {
    page(desk, "", to, &sent.to_text(), None)
}

/// The form, with the way to the provider where there is one.
pub(crate) fn page(desk: &Desk, name: &str, to: &str, sent: &str, wrong: Option<&str>) -> Page {
    let mut html = Html::new();
    if let Some(sentence) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, "name"));
    }
    if !sent.is_empty() {
        html = html.with(&Inset::new(
            "You were away for a while, or signed out in another window. What you typed is kept: sign in, and go on \
             where you were.",
        ));
    }
    let form = Form::new("/sign-in", "Sign in")
        .keep("to", to)
        .keep("sent", sent)
        .ask(
            &Question::typed("name", "Name you sign in with", TypedAs::SignInName, name)
                .hint("Often your address of mail at work")
                .error(wrong.map(str::to_owned)),
        )
        .ask(&Question::typed("password", "Password", TypedAs::Password, ""));
    let help = "If you cannot sign in, ask whoever looks after Kith in your authority for a new set-up link.";
    let passkey = super::with_passkey::offered(desk, to, sent);
    let elsewhere = super::provider::offered(desk, to, sent);
    Page::new("Sign in").bare().body(
        html.with(&elsewhere).with(&passkey).with(&form).with(&super::says(help)).with(&outside::offered()),
    )
}

/// The form again, with what is wrong: the same whoever was named.
const WRONG: &str = "The name or the password is not right. Check both and try again";

/// A name and a password were sent.
///
/// # Errors
/// The journal cannot be read or written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Client(from): Client,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    let (device, before) = (cookies::device(&desk, &headers), cookies::session(&desk, &headers));
    let browser = headers.get(USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned();
    let (name, to, typed) =
        (sent.get("name").to_owned(), sent.get("to").to_owned(), sent.get("sent").to_owned());
    let came = with_password(&desk, move |identity, now| {
        identity.sign_in(
            Attempt {
                name: sent.get("name"),
                password: sent.get("password"),
                from,
                device: device.as_deref(),
                browser: &browser,
                before: before.as_deref(),
                next: sent.get("to"),
                typed: sent.get("sent"),
            },
            now,
        )
    })
    .await?;
    Ok(match came {
        Came::In(signed) => on_to_the_second(&desk, &signed),
        Came::Wrong => page(&desk, &name, &to, &typed, Some(WRONG)).wrong().into_response(),
        Came::Wait(minutes) => {
            page(&desk, &name, &to, &typed, Some(&wait(minutes))).too_often().into_response()
        }
    })
}

/// What is said to who has tried too often.
pub(crate) fn wait(minutes: u64) -> String {
    let in_words = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
    format!(
        "There were too many tries. Wait {in_words}, then try again. What you type before then is not looked at"
    )
}
