//! `/sign-in/authenticator` and `/account/authenticator`: an authenticator set up, the first or another; with recovery codes.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse, Response};
use identity::{Authenticator, Who};
use web::parts::{ErrorSummary, Form, Question, TypedAs};
use web::{Address, Fields, Html, Page, Problem};

use super::{Halfway, Mine, cookies, next_after, recovery_codes, says, with, with_password};
use crate::Desk;

/// The first: before anything else opens.
pub(crate) async fn first(Halfway(who): Halfway) -> Page {
    page(&who, &Authenticator::new_random(), Where::First, None)
}

/// Another, in place of the one there is.
pub(crate) async fn get(Mine(who): Mine) -> Page {
    page(&who, &Authenticator::new_random(), Where::Account, None)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    First,
    Account,
}

/// What was wrong, and in which field.
type Wrong = (&'static str, &'static str);

fn page(who: &Who, authenticator: &Authenticator, place: Where, wrong: Option<Wrong>) -> Page {
    let mut html = Html::new();
    if let Some((field, sentence)) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, field));
    }
    let at = |field: &str| wrong.filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.to_owned());
    html = html.with(&says(
        "An authenticator is an app on your telephone, or a program on your computer, that shows a new code every half minute. \
         With it nobody who learns your password can sign in as you. Your authority may have chosen one; otherwise take any \
         that reads time-based codes.",
    ));
    let key = authenticator.key();
    if let Some(code) = authenticator.drawn(&who.account.sign_in_name) {
        html = html.with(&says("Read this with it:")).with(&Html::trusted(
            code.to_svg("Code to read with an authenticator; the key below says the same"),
        ));
    }
    let groups: Vec<&str> =
        (0..key.len()).step_by(4).filter_map(|at| key.get(at..(at + 4).min(key.len()))).collect();
    html = html.with(&says("Or type this key into it:")).with(&Html::trusted(format!(
        "<p class=\"govuk-body kith-key\" id=\"key\">{}</p>",
        Html::text(groups.join(" "))
    )));
    let code = Question::typed("code", "Code that it shows now", TypedAs::Code, "")
        .hint("Six digits")
        .error(at("code"));
    let (action, heading) = match place {
        Where::First => ("/sign-in/authenticator", "Set up an authenticator"),
        Where::Account => ("/account/authenticator", "Set up another authenticator"),
    };
    let mut form = Form::new(action, "Go on").keep("key", key).ask(&code);
    if place == Where::Account {
        let asked = Question::typed("password", "Your password", TypedAs::Password, "")
            .hint("So that nobody else at your computer can do this")
            .error(at("password"));
        form = form.ask(&asked);
        html = html
            .with(&says("The authenticator you have now, and your recovery codes, are then worth nothing."));
    }
    let page = Page::new(heading);
    let page = if place == Where::First {
        page.bare()
    } else {
        page.under("Your account", Address::new("/account"))
    };
    page.body(html.with(&form))
}

const WRONG_CODE: Wrong = (
    "code",
    "That is not the code shown now. Check that the key was read, wait for the next code and type it",
);
const WRONG_PASSWORD: Wrong =
    ("password", "The password is not right, or was tried too often. Wait a minute and try again");

/// The first was set up.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post_first(
    State(desk): State<Desk>,
    Halfway(who): Halfway,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    let Some(authenticator) = Authenticator::of_key(sent.get("key")) else {
        return Ok(page(&who, &Authenticator::new_random(), Where::First, Some(WRONG_CODE))
            .wrong()
            .into_response());
    };
    let device = cookies::device(&desk, &headers);
    let (asked, tried) = (who.clone(), authenticator.clone());
    let enrolled = with(&desk, move |identity, now| {
        identity.enrol(&asked, &tried, sent.get("code"), device.as_deref(), now)
    })
    .await?;
    let Some((enrolled, signed)) = enrolled.and_then(|mut e| e.signed_in.take().map(|signed| (e, signed)))
    else {
        return Ok(page(&who, &authenticator, Where::First, Some(WRONG_CODE)).wrong().into_response());
    };
    let next = next_after(&desk, &signed).await?;
    let page = recovery_codes::shown(&enrolled.codes, next).bare();
    Ok((AppendHeaders(cookies::of(&desk, &signed)), page).into_response())
}

/// Another was set up.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Mine(who): Mine, sent: Fields) -> Result<Page, Problem> {
    let Some(authenticator) = Authenticator::of_key(sent.get("key")) else {
        return Ok(page(&who, &Authenticator::new_random(), Where::Account, Some(WRONG_CODE)).wrong());
    };
    let (asked, tried) = (who.clone(), authenticator.clone());
    let came = with_password(&desk, move |identity, now| {
        if !identity.knows_password(&asked, sent.get("password"), now)? {
            return Ok(Err(WRONG_PASSWORD));
        }
        let enrolled = identity.enrol(&asked, &tried, sent.get("code"), None, now)?;
        Ok(enrolled.ok_or(WRONG_CODE))
    })
    .await?;
    Ok(match came {
        Ok(enrolled) => recovery_codes::shown(&enrolled.codes, Address::new("/account")),
        Err(wrong) => page(&who, &authenticator, Where::Account, Some(wrong)).wrong(),
    })
}
