//! `/set-up/{link}`: the first password, by a link that can be used once.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::response::{IntoResponse, Response};
use identity::{LONGEST, SHORTEST};
use web::parts::{ErrorSummary, Form, Inset, Question, TypedAs};
use web::{Address, Fields, Html, Page, Path, Problem};

use super::{on_to_the_second, says, with, with_password};
use crate::Desk;

pub(crate) const NOBODYS: Problem = Problem::Missing(
    "This link has been used, replaced or is too old. Ask whoever looks after Kith in your authority for a new one.",
);

/// The form.
///
/// # Errors
/// The link is nobody's.
pub(crate) async fn get(State(desk): State<Desk>, Path(link): Path<String>) -> Result<Page, Problem> {
    let asked = link.clone();
    let account = with(&desk, move |identity, now| identity.by_link(&asked, now)).await?.ok_or(NOBODYS)?;
    Ok(page(&desk, &link, &account.name, &account.sign_in_name, None))
}

fn page(desk: &Desk, link: &str, name: &str, sign_in_name: &str, wrong: Option<&str>) -> Page {
    let mut html = Html::new();
    if let Some(sentence) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, "password"));
    }
    let html = html
        .with(&Inset::new(format!("{name}, you will sign in as {sign_in_name}.")))
        .with(&questions(Form::new(Address::new("/set-up").at(link), "Go on"), wrong))
        .with(&super::provider::offered_with(desk, link));
    Page::new("Choose a password").bare().body(html)
}

/// The two questions for a new password.
pub(crate) fn questions(form: Form, wrong: Option<&str>) -> Form {
    let hint = format!(
        "At least {SHORTEST} characters, at most {LONGEST}. Three or four words that do not belong together are hard to \
         guess and easy to keep in mind. \
         A keeper of passwords may fill it in"
    );
    form.ask(
        &Question::typed("password", "New password", TypedAs::NewPassword, "")
            .hint(hint)
            .error(wrong.map(str::to_owned)),
    )
    .ask(&Question::typed("again", "The same again", TypedAs::NewPassword, ""))
}

/// A password was chosen.
///
/// # Errors
/// The link is nobody's; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Path(link): Path<String>,
    headers: HeaderMap,
    sent: Fields,
) -> Result<Response, Problem> {
    let browser = headers.get(USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned();
    let asked = link.clone();
    let (account, came) = with_password(&desk, move |identity, now| {
        let account = identity.by_link(&asked, now)?;
        let typed = (sent.get("password"), sent.get("again"));
        Ok((account, identity.set_up(&asked, typed, &browser, now)?))
    })
    .await?;
    let (account, came) = account.zip(came).ok_or(NOBODYS)?;
    Ok(match came {
        Ok(signed) => on_to_the_second(&desk, &signed),
        Err(weakness) => {
            let page = page(&desk, &link, &account.name, &account.sign_in_name, Some(&weakness.to_string()));
            page.wrong().into_response()
        }
    })
}

/// What else is said beside a password that is changed.
pub(crate) fn others_end() -> Html {
    says("Wherever else you are signed in, you will have to sign in again.")
}
