//! `/my-calendar`: a private address from which a calendar fetches the days that are due; `/calendar/{person}/{secret}`: what
//! it fetches.
//!
//! A calendar outside cannot sign in, so the address itself is the key: whoever has it sees when something is due and for
//! which number, never a name. A new address makes the old one worthless.

use ::calendar::{Calendars, Day, Moment};
use access::{Person, Role};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, Property};
use journal::{DraftName, SubjectId};
use web::parts::{Form, Inset};
use web::{Address, Answer, Html, Page, Path, Problem};

use super::my_work::lead;
use crate::board::Standing;
use crate::child::due::in_words;
use crate::signed::Me;
use crate::words;
use crate::{Desk, SignIn};

/// Days to come that a calendar is told of.
const AHEAD: i32 = 120;

/// The page with the address.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, headers: HeaderMap) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let begins = begins(desk, &headers);
        let secret = secret_of(desk, &me.id)?;
        let mut html = Html::new().with(&lead(
            "Your calendar can show what is due, and fetch it again by itself. It is told days, what is due and the child’s \
             number: no names.",
        ));
        html = match &secret {
            Some(secret) => {
                let address = Address::new("/calendar").at(&me.id).at(format!("{secret}.ics"));
                let body = Html::text("Put this address into your calendar as a subscription: ").with(&Html::trusted(
                    format!("<a class=\"govuk-link\" href=\"{0}\">{1}{0}</a>", Html::text(&address), Html::text(&begins)),
                ));
                html.with(&Inset::new(body)).with(&Inset::new(
                    "Whoever has this address can read it. If it got into other hands, make a new one: the old one then \
                     shows nothing.",
                ))
            }
            None => html.with(&Inset::new("You have no address yet.")),
        };
        let button = if secret.is_some() { "Make a new address" } else { "Make an address" };
        let form = Form::new("/my-calendar", button);
        Ok(Page::new("My calendar").under("My work", Address::new("/work")).in_menu("/work").body(html.with(&form)))
    })
    .await
}

/// How an address of this site begins, as a calendar elsewhere must know it: as the browser reached it. Nothing where what it
/// sent is no name of a host: the browser then completes the address itself.
fn begins(desk: &Desk, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_host =
        |host: &str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    let by_tls = matches!(desk.sign_in(), SignIn::Accounts { by_tls: true, .. });
    match host {
        "" => String::new(),
        host if !is_host(host) => String::new(),
        host => format!("{}://{host}", if by_tls { "https" } else { "http" }),
    }
}

/// A new address, in place of the one before.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let secret = format!("{}{}", words::new_identifier(), words::new_identifier());
        desk.roll()
            .journal()
            .keep_draft(name(&me.id)?, &secret)
            .map_err(Problem::fault("keeping the address of a calendar"))?;
        Ok(Address::new("/my-calendar").into())
    })
    .await
}

/// What a calendar fetches.
///
/// # Errors
/// The address is not one that was given: the same answer whoever is named in it.
pub(crate) async fn feed(
    State(desk): State<Desk>,
    Path((person, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    const NONE: Problem =
        Problem::Missing("This address shows nothing. It may have been replaced by a new one.");
    desk.work(move |desk| {
        let given = file.strip_suffix(".ics").ok_or(NONE)?;
        let known = match desk.sign_in() {
            SignIn::Chosen => desk.people().person(&person).is_some(),
            // Who has left is told nothing more, by whatever address.
            SignIn::Accounts { identity, .. } => {
                identity.works_here(&person).map_err(Problem::fault("reading an account"))?
            }
        };
        let secret = if known { secret_of(desk, &person)? } else { None };
        if !secret.is_some_and(|secret| same(&secret, given)) {
            return Err(NONE);
        }
        let (board, today) = (desk.board(), desk.today());
        // Who has left, or no longer may see a child, is told nothing of them from that moment.
        let own = desk.people().person(&person).cloned().unwrap_or_else(|| Person {
            id: person.as_str().into(),
            name: person.clone(),
            role: Role::SocialWorker,
            team: None,
        });
        let seen = desk.seen(&own).ok();
        let has = |id: &str| seen.as_ref().is_some_and(|seen| seen.has(id));
        let children =
            board.of_worker(&person).into_iter().map(|child| &**child).filter(|child| has(&child.id));
        let authority = desk.authority(Moment::END_OF_TIME);
        let text = written(children, &authority.calendars, today, desk.now());
        let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")];
        Ok((headers, text).into_response())
    })
    .await
}

/// Due days as a calendar: whole days, each with an identifier that stays the same while the duty does.
fn written<'a>(
    children: impl Iterator<Item = &'a Standing>,
    calendars: &Calendars,
    today: Day,
    now: Moment,
) -> String {
    let letters = |text: String| text.replace(['-', ':'], "");
    let stamp = words::stamp(now);
    let mut events = Calendar::new();
    events.name("Kith: due");
    for child in children {
        for duty in child.duties.iter().filter(|duty| duty.act_by() <= today.plus_days(AHEAD)) {
            let day = duty.act_by();
            let mut start = Property::new("DTSTART", letters(day.to_string()));
            start.add_parameter("VALUE", "DATE");
            let mut event = Event::new();
            event
                .uid(&format!("{}-{}-{}@kith", child.id, duty.clock.id, duty.because.day))
                .summary(&format!("{}: {}", child.id, duty.clock.title))
                .description(&in_words(calendars, duty))
                .append_property(start)
                .add_property("DTSTAMP", &stamp);
            events.push(event.done());
        }
    }
    events.done().to_string()
}

fn name(person: &str) -> Result<DraftName, Problem> {
    let subject = SubjectId::new(&format!("worker:{person}"))
        .map_err(|_| Problem::Missing("Nobody of this identifier works here."))?;
    Ok(DraftName { who: person.into(), subject, form: "calendar feed".into() })
}

fn secret_of(desk: &Desk, person: &str) -> Result<Option<String>, Problem> {
    let kept = desk.roll().journal().draft(&name(person)?);
    let kept = kept.map_err(Problem::fault("reading the address of a calendar"))?;
    Ok(kept.map(|kept| kept.text.to_string()))
}

/// Whether two texts are the same, in a time that does not tell how much of them is.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_the_whole_secret_is_the_secret() {
        for (given, expected) in [("abc", true), ("abd", false), ("ab", false), ("abcd", false), ("", false)]
        {
            assert_eq!(same("abc", given), expected, "{given}");
        }
    }
}
