//! `/account/passkeys`: the passkeys of one's own account: which there are, another, one taken away.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{AppendHeaders, IntoResponse, Response};
use identity::{Added, Challenge, Who, hexadecimal};
use serde::Deserialize;
use web::parts::{Cell, Column, ErrorSummary, Form, Question, Table, TypedAs};
use web::{Address, Answer, Fields, Html, Notice, Page, Problem, Query};

use super::{Mine, cookies, says, with, with_password};
use crate::Desk;

const NONE: Problem = Problem::Missing(
    "There are no passkeys here: they need an address with a name, reached by TLS, and a password to begin with.",
);

/// Whether passkeys can be had.
pub(crate) fn here(desk: &Desk) -> bool {
    match desk.sign_in() {
        crate::SignIn::Accounts { identity, .. } => identity.passkeys_here().is_some(),
        crate::SignIn::Chosen => false,
    }
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// Which there are.
///
/// # Errors
/// There are none here; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Mine(who): Mine,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    let page = page(&desk, who, None).await?;
    Ok(match asked.done.as_str() {
        "added" => page.notice(Notice::done("The passkey is added. You can sign in with it.")),
        "removed" => page.notice(Notice::done("The passkey is removed. Delete it on the device too.")),
        _ => page,
    })
}

/// What was wrong, and in which field.
type Wrong = (&'static str, &'static str);

async fn page(desk: &Desk, who: Who, wrong: Option<Wrong>) -> Result<Page, Problem> {
    if !here(desk) || who.account.password.is_none() {
        return Err(NONE);
    }
    let kept = with(desk, move |identity, _| identity.passkeys(&who)).await?;
    let mut html = Html::new();
    if let Some((field, sentence)) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, field));
    }
    let at = |field: &str| wrong.filter(|(at, _)| *at == field).map(|(_, sentence)| sentence.to_owned());
    html = html.with(&says(
        "A passkey is kept by your telephone, your computer or a key that you carry. It signs you in by your finger, your face \
         or a number, without password and code, and it cannot be used at another address than this.",
    ));
    if kept.is_empty() {
        html = html.with(&says("You have none."));
    } else {
        let mut table = Table::new(
            "Your passkeys",
            [Column::text("Name"), Column::date("Added"), Column::date("Last used"), Column::text("")],
        )
        .large();
        for passkey in &kept {
            let used = passkey.used.map_or_else(|| "Never".to_owned(), |used| used.to_words());
            let credential = hexadecimal(&passkey.credential);
            table.push([
                Cell::new(&*passkey.name),
                Cell::new(passkey.added.to_words()),
                Cell::new(used),
                Cell::html(remove(&passkey.name, &credential)),
            ]);
        }
        html = html.with(&table);
    }
    let form = Form::new("/account/passkeys", "Go on")
        .ask(
            &Question::typed("name", "Add a passkey: what shall it be called?", TypedAs::Short, "")
                .hint("Such as the device that keeps it: work laptop, my telephone"),
        )
        .ask(
            &Question::typed("password", "Your password", TypedAs::Password, "")
                .hint("So that nobody else at your computer can do this")
                .error(at("password")),
        );
    let html = html.with(&form).with(&says(
        "Your password, your authenticator and your recovery codes stay what they are, for when a device is lost.",
    ));
    Ok(Page::new("Your passkeys").under("Your account", Address::new("/account")).body(html))
}

fn remove(name: &str, credential: &str) -> Html {
    Html::trusted(format!(
        "<form action=\"/account/passkeys/remove\" method=\"post\"><input type=\"hidden\" name=\"passkey\" value=\"{}\">\
         <button class=\"govuk-button govuk-button--secondary govuk-!-margin-bottom-0\" type=\"submit\">Remove\
         <span class=\"govuk-visually-hidden\"> {}</span></button></form>",
        Html::text(credential),
        Html::text(name)
    ))
}

/// Another is asked for, by who knows the password.
///
/// # Errors
/// There are none here; the journal cannot be read.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Mine(who): Mine,
    sent: Fields,
) -> Result<Response, Problem> {
    const WRONG: Wrong =
        ("password", "The password is not right, or was tried too often. Wait a minute and try again");
    if !here(&desk) || who.account.password.is_none() {
        return Err(NONE);
    }
    let asked = who.clone();
    let challenge = with_password(&desk, move |identity, now| {
        if !identity.knows_password(&asked, sent.get("password"), now)? {
            return Ok(None);
        }
        identity.ask_for_passkey(&asked, sent.get("name"), now).map(Some)
    })
    .await?;
    match challenge {
        None => Ok(page(&desk, who, Some(WRONG)).await?.wrong().into_response()),
        Some(None) => Err(Problem::Missing("You have as many passkeys as can be kept. Remove one first.")),
        Some(Some(challenge)) => {
            let html = says("Your browser now asks where the passkey is to be kept. Press the button, and do what it says.")
                .with(&asking(&challenge, Form::new("/account/passkeys/new", "Add the passkey")));
            let page = Page::new("Add a passkey").under("Your passkeys", Address::new("/account/passkeys"));
            let set = AppendHeaders([cookies::passkey(&desk, Some(&challenge.keeps))]);
            Ok((set, page.body(html).scripted()).into_response())
        }
    }
}

/// What the script needs: the question, a place to say that it failed, and a form for the answer.
pub(crate) fn asking(challenge: &Challenge, form: Form) -> Html {
    let failed = "That did not work, or was given up. Try again, or another way.";
    Html::trusted(format!(
        "<div id=\"passkey-question\" data-question=\"{}\"></div>\
         <p id=\"passkey-told\" class=\"govuk-error-message\" role=\"alert\" data-failed=\"{failed}\"></p>\
         <noscript><p class=\"govuk-body\">A passkey needs JavaScript, which is switched off in this browser.</p></noscript>",
        Html::text(&challenge.json),
    ))
    .with(&form.keep("answer", ""))
}

/// The device has answered.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn new(
    State(desk): State<Desk>,
    Mine(who): Mine,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    let keeps = cookies::kept_passkey(&desk, &headers);
    let added = with(&desk, move |identity, now| {
        identity.add_passkey(&who, keeps.as_deref(), sent.get("answer"), now)
    })
    .await?;
    let set = AppendHeaders([cookies::passkey(&desk, None)]);
    Ok(match added {
        Added::Yes => {
            let next = Address::new("/account/passkeys").with("done", "added");
            (set, Answer::from(next)).into_response()
        }
        Added::No => {
            let html = says(
                "The device's answer came too late, or could not be read. Nothing was changed: begin again.",
            )
            .with(&super::leads("Your passkeys", "/account/passkeys"));
            let page = Page::new("The passkey was not added").body(html).wrong();
            (set, page).into_response()
        }
    })
}

/// One is taken away.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn gone(State(desk): State<Desk>, Mine(who): Mine, sent: Fields) -> Result<Answer, Problem> {
    let removed = with(&desk, move |identity, _| identity.remove_passkey(&who, sent.get("passkey"))).await?;
    Ok(Address::new("/account/passkeys").with_some("done", removed.then_some("removed")).into())
}
