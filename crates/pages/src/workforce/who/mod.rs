//! `/who`: who is at the keyboard. Of a demonstration: people are chosen from a list, and the page says so.

use access::{Person, Role};
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Response};
use records::Subject;
use serde::Deserialize;
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Page, Problem, Query};

use crate::Desk;
use crate::record::subject_id;
use crate::said::OF;
use crate::signed::cookie;
use crate::workforce::{people, supervision};

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go once somebody is chosen.
    #[serde(default)]
    to: String,
}

/// The list of people.
pub(crate) async fn get(State(desk): State<Desk>, Query(asked): Query<Asked>) -> Page {
    page(&desk, &asked.to, "")
}

/// The list of people, in the place of a form that was sent by nobody: what was typed is carried on.
pub(crate) fn asked_again(desk: &Desk, to: &str, sent: &Fields) -> Page {
    page(desk, to, &sent.to_text())
}

fn page(desk: &Desk, to: &str, sent: &str) -> Page {
    let notice = Inset::new(
        "This is a demonstration about invented people: it listens on this computer only, and you choose who you are without a \
         password. What you open is logged under that name.",
    );
    let mut html = Html::new().with(&notice);
    if !sent.is_empty() {
        let kept = "What you typed is kept: choose who you are, and go on where you were.";
        html = html.with(&Inset::new(kept));
    }
    let groups: Vec<(&str, Vec<&Person>)> = Role::ALL
        .iter()
        .map(|role| (role.words(), desk.people().of_role(*role)))
        .filter(|(_, people)| !people.is_empty())
        .collect();
    // A list of everybody, and one press for the first of each role.
    let mut form = Form::new("/who", "Go on").keep("to", to).keep("sent", sent);
    let choices = groups.iter().flat_map(|(role, people)| {
        people.iter().map(move |person| {
            let team = person.team.as_deref().and_then(|team| desk.people().team(team));
            let place = team.map_or_else(String::new, |team| format!(", {}", team.name));
            Choice::new(&*person.id, format!("{} ({role}{place})", person.name))
        })
    });
    let listed = Control::Listed { choices: choices.collect(), chosen: String::new() };
    form = form.ask(&Question::new("person", "I am", listed).hint("Or choose one of each role below"));
    for (role, people) in &groups {
        if let Some(person) = people.first() {
            form = form.or(format!("{}, {role}", person.name), "person", &*person.id);
        }
    }
    Page::new("Who are you?").body(html.with(&form).with(&crate::advocacy::outside::offered()))
}

/// Somebody was chosen.
///
/// # Errors
/// Nobody of this identifier works here; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, sent: Fields) -> Result<Response, Problem> {
    // A button that was pressed comes after the list.
    let chosen = sent.all("person").filter(|id| !id.is_empty()).last().unwrap_or_default();
    let Some(person) = desk.people().person(chosen).cloned() else {
        return Ok(page(&desk, sent.get("to"), sent.get("sent")).into_response());
    };
    let cookie = AppendHeaders([(SET_COOKIE, cookie(&person.id))]);
    let next = if sent.get("sent").is_empty() {
        next(sent.get("to"))
    } else {
        let (to, typed) = (sent.get("to").to_owned(), sent.get("sent").to_owned());
        desk.work(move |desk| keep(desk, &person.id, &to, &typed)).await?
    };
    Ok((cookie, Answer::from(next)).into_response())
}

/// An address on this site that was asked for before; the first page for anything else.
pub(crate) fn next(to: &str) -> Address {
    let own = to.starts_with('/') && !to.starts_with("//") && !to.contains('\\') && !to.contains(':');
    if own { Address::again(to) } else { Address::new("/") }
}

/// Keeps what was typed in a form as the draft of the person who was chosen, and leads back to the form.
pub(crate) fn keep(desk: &Desk, person: &str, to: &str, typed: &str) -> Result<Address, Problem> {
    let parts: Vec<&str> = to.split('?').next().unwrap_or_default().split('/').collect();
    let plain = |id: &str| percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned();
    let form: Option<(Subject, String)> = match parts.as_slice() {
        ["", "child", id, "record", form @ ..] => Some((Subject::child(&plain(id)), form.join("/"))),
        ["", "child", id, last] if crate::FAST.iter().any(|made| made.last == *last) => {
            Some((Subject::child(&plain(id)), (*last).to_owned()))
        }
        ["", "supervision", id, rest @ ..] => {
            let form = supervision::form_at(rest, Fields::read(typed.as_bytes()).get(OF));
            form.map(|form| (Subject::worker(&plain(id)), form))
        }
        ["", "people", rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(|part| plain(part)).collect();
            let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
            people::form_at(&rest, person).map(|(subject, form)| (subject, form.to_owned()))
        }
        _ => None,
    };
    if let Some((subject, form)) = form {
        let name =
            journal::DraftName { who: person.into(), subject: subject_id(&subject)?, form: form.into() };
        desk.roll()
            .journal()
            .keep_draft(name, typed)
            .map_err(Problem::fault("keeping what was being written"))?;
    }
    Ok(next(to))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn nobody_is_led_to_another_site() {
        for (to, expected) in [
            ("/child/C1?known=2018-10-31", "/child/C1?known=2018-10-31"),
            ("", "/"),
            ("https://elsewhere.example/", "/"),
            ("//elsewhere.example/", "/"),
            ("/\\elsewhere.example", "/"),
            ("/x\r\nSet-Cookie", "/"),
        ] {
            assert_eq!(next(to).to_string(), expected, "{to}");
        }
    }
}
