//! `/sign-in/code` and `/sign-in/recovery-code`: the second step, a code of the authenticator or one on paper.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse, Response};
use identity::{Came, Second, Who};
use web::parts::{ErrorSummary, Form, Question, TypedAs};
use web::{Answer, Fields, Html, Page, Problem};

use super::sign_in::wait;
use super::{Halfway, cookies, leads, next_after, with};
use crate::Desk;

/// The form for the authenticator's code.
pub(crate) async fn get(State(desk): State<Desk>, Halfway(_): Halfway) -> Page {
    code_page(&desk, None)
}

fn code_page(desk: &Desk, wrong: Option<&str>) -> Page {
    let question = Question::typed("code", "Code", TypedAs::Code, "")
        .hint("Six digits, shown by your authenticator for half a minute")
        .error(wrong.map(str::to_owned));
    let other = leads("I do not have my authenticator here", "/sign-in/recovery-code");
    let other = if super::passkeys::here(desk) {
        other.with(&leads("Use a passkey instead", "/sign-in/passkey"))
    } else {
        other
    };
    page("Enter the code of your authenticator", "/sign-in/code", &question, wrong).with_other(other)
}

/// The form for a recovery code.
pub(crate) async fn get_recovery(Halfway(_): Halfway) -> Page {
    recovery_page(None)
}

fn recovery_page(wrong: Option<&str>) -> Page {
    let question = Question::typed("code", "Recovery code", TypedAs::Short, "")
        .hint("One of those that you wrote down when you set up your authenticator. Each can be used once")
        .error(wrong.map(str::to_owned));
    let lost = "If you have none, ask whoever looks after Kith in your authority for a new set-up link.";
    page("Enter a recovery code", "/sign-in/recovery-code", &question, wrong)
        .with_other(super::says(lost).with(&leads("Use the authenticator", "/sign-in/code")))
}

/// A page but for what stands below its form.
struct Halved(Page, Html);

impl Halved {
    fn with_other(self, other: Html) -> Page {
        self.0.body(self.1.with(&other))
    }
}

fn page(heading: &str, to: &'static str, question: &Question, wrong: Option<&str>) -> Halved {
    let mut html = Html::new();
    if let Some(sentence) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, "code"));
    }
    let form = Form::new(to, "Go on").ask(question);
    Halved(Page::new(heading).bare(), html.with(&form))
}

/// A code of the authenticator was sent.
///
/// # Errors
/// The journal cannot be read or written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Halfway(who): Halfway,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    const WRONG: &str = "That is not the code shown now. Wait for the next one and type it";
    match step(&desk, who, &headers, sent, false).await? {
        Ok(response) => Ok(response),
        Err(Some(minutes)) => Ok(code_page(&desk, Some(&wait(minutes))).too_often().into_response()),
        Err(None) => Ok(code_page(&desk, Some(WRONG)).wrong().into_response()),
    }
}

/// A recovery code was sent.
///
/// # Errors
/// The journal cannot be read or written.
pub(crate) async fn post_recovery(
    State(desk): State<Desk>,
    Halfway(who): Halfway,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    const WRONG: &str =
        "That is not one of your recovery codes, or it was used before. Check it, or take the next one";
    match step(&desk, who, &headers, sent, true).await? {
        Ok(response) => Ok(response),
        Err(Some(minutes)) => Ok(recovery_page(Some(&wait(minutes))).too_often().into_response()),
        Err(None) => Ok(recovery_page(Some(WRONG)).wrong().into_response()),
    }
}

/// Takes the step: an answer that leads on, or nothing, or the minutes to wait.
async fn step(
    desk: &Desk,
    who: Who,
    headers: &HeaderMap,
    sent: Fields,
    recovery: bool,
) -> Result<Result<Response, Option<u64>>, Problem> {
    let device = cookies::device(desk, headers);
    let came = with(desk, move |identity, now| {
        let code = sent.get("code");
        let typed = if recovery { Second::Recovery(code) } else { Second::Code(code) };
        identity.second_step(&who, typed, device.as_deref(), now)
    })
    .await?;
    Ok(match came {
        Came::In(signed) => {
            let next = next_after(desk, &signed).await?;
            Ok((AppendHeaders(cookies::of(desk, &signed)), Answer::from(next)).into_response())
        }
        Came::Wrong => Err(None),
        Came::Wait(minutes) => Err(Some(minutes)),
    })
}
