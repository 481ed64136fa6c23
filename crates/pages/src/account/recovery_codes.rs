//! `/account/recovery-codes`: new codes on paper, in place of those before.

use axum::extract::State;
use web::parts::{ErrorSummary, Form, Question, TypedAs, Warning};
use web::{Address, Fields, Html, Page, Problem};

use super::{Mine, says, with_password};
use crate::Desk;

/// The codes, once.
pub(crate) fn shown(codes: &[String], next: Address) -> Page {
    let items: String =
        codes.iter().map(|code| format!("<li class=\"kith-key\">{}</li>", Html::text(code))).collect();
    let html = Html::new()
        .with(&says(
            "Each of these codes lets you sign in once with your password when you do not have your authenticator. \
             Write them down or print \
             them, and keep them where you keep your keys, not with your computer.",
        ))
        .with(&Warning::new("They are not shown again."))
        .with(&Html::trusted(format!("<ul class=\"govuk-list\">{items}</ul>")))
        .with(&Html::trusted(format!(
            "<a class=\"govuk-button\" href=\"{}\" role=\"button\" draggable=\"false\">I have kept them: go on</a>",
            Html::text(next)
        )));
    Page::new("Your recovery codes").body(html)
}

/// The question before.
pub(crate) async fn get(Mine(_): Mine) -> Page {
    page(false)
}

fn page(wrong: bool) -> Page {
    const WRONG: &str = "The password is not right, or was tried too often. Wait a minute and try again";
    let mut html = Html::new();
    if wrong {
        html = html.with(&ErrorSummary::new().at(WRONG, "password"));
    }
    let form = Form::new("/account/recovery-codes", "Make new codes").ask(
        &Question::typed("password", "Your password", TypedAs::Password, "")
            .hint("So that nobody else at your computer can do this")
            .error(wrong.then(|| WRONG.to_owned())),
    );
    let html =
        html.with(&says("You get ten new codes. Those you have now are then worth nothing.")).with(&form);
    Page::new("Make new recovery codes").under("Your account", Address::new("/account")).body(html)
}

/// They were asked for.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Mine(who): Mine, sent: Fields) -> Result<Page, Problem> {
    let codes = with_password(&desk, move |identity, now| {
        if identity.knows_password(&who, sent.get("password"), now)? {
            identity.new_codes(&who).map(Some)
        } else {
            Ok(None)
        }
    })
    .await?;
    Ok(match codes {
        Some(codes) => shown(&codes, Address::new("/account")),
        None => page(true).wrong(),
    })
}
