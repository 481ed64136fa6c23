//! `/account/password`: another password.

use axum::extract::State;
use web::parts::{ErrorSummary, Form, Question, TypedAs};
use web::{Address, Answer, Fields, Html, Page, Problem};

use super::set_up::{others_end, questions};
use super::{Mine, with_password};
use crate::Desk;

/// The form.
pub(crate) async fn get(Mine(_): Mine) -> Page {
    page(None, None)
}

fn page(current: Option<&str>, new: Option<&str>) -> Page {
    let mut wrong = ErrorSummary::new();
    for (sentence, field) in [(current, "current"), (new, "password")] {
        if let Some(sentence) = sentence {
            wrong = wrong.at(sentence, field);
        }
    }
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(&wrong);
    }
    let asked = Question::typed("current", "Password you have now", TypedAs::Password, "");
    let form =
        Form::new("/account/password", "Change the password").ask(&asked.error(current.map(str::to_owned)));
    let html = html.with(&questions(form, new)).with(&others_end());
    Page::new("Change your password").under("Your account", Address::new("/account")).body(html)
}

/// A password was sent.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Mine(who): Mine, sent: Fields) -> Result<Answer, Problem> {
    const WRONG: &str =
        "This is not the password you have now, or it was tried too often. Wait a minute and try again";
    let came = with_password(&desk, move |identity, now| {
        let new = (sent.get("password"), sent.get("again"));
        identity.change_password(&who, sent.get("current"), new, now)
    })
    .await?;
    Ok(match came {
        Ok(true) => Address::new("/account").with("done", "password").into(),
        Ok(false) => page(Some(WRONG), None).wrong().into(),
        Err(weakness) => page(None, Some(&weakness.to_string())).wrong().into(),
    })
}
