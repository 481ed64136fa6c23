//! Invitations to a review: by mail with a file for the calendar, where the address is one of the authority's own; and the file
//! alone (`/child/{child}/review-invitation/{booking}`), for whoever tells the others.
//!
//! A message goes through many hands: it says day, time and place, and nothing about the child.

use ::calendar::Moment;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use journal::Mail;
use records::reviews::ReviewPlanned;
use records::{Fact, Kind};
use web::{Address, Path, Problem};

use crate::Desk;
use crate::signed::Me;

/// Hours that a review is taken to last.
const HOURS: u16 = 1;

/// The address of the file of a booking.
pub(super) fn address(id: &str, booking: &str) -> Address {
    crate::child::address(id).at("review-invitation").at(booking)
}

/// The file of a booking.
///
/// # Errors
/// As [`crate::child::overview::get`]; there is no such booking.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, booking)): Path<(String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let to = address(&id, &booking).to_string();
        let record = desk.child(&me, &id, "the invitation to a review", &to)?;
        let kind: &Kind = crate::child::record::kind("review_planned")?;
        record.must_read(kind)?;
        let standing = record.standing(Moment::END_OF_TIME);
        let found: Option<(&Fact, &ReviewPlanned)> = standing.into_iter().find_map(|fact| {
            (*fact.id == *booking).then(|| Some((fact, fact.of::<ReviewPlanned>()?))).flatten()
        });
        let (fact, planned) = found.ok_or(Problem::Missing("There is no such booking of a review."))?;
        let text = written(&booking, fact.revision, planned, desk.now());
        let headers = [
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
            (header::CONTENT_DISPOSITION, "attachment; filename=\"review.ics\""),
        ];
        Ok((headers, text).into_response())
    })
    .await
}

/// The file: an event that keeps its identifier while the booking does, so that a change replaces it and a review called off
/// is taken out.
pub(super) fn written(booking: &str, revision: u32, planned: &ReviewPlanned, now: Moment) -> String {
    let digits = |text: String| text.replace(['-', ':'], "");
    let stamp = crate::words::stamp(now);
    let off = planned.cancelled.is_some();
    let mut event = Event::new();
    event.uid(&format!("review-{booking}@kith")).summary("Review meeting").add_property("DTSTAMP", &stamp);
    event.add_property("SEQUENCE", revision.to_string());
    event.add_property("STATUS", if off { "CANCELLED" } else { "CONFIRMED" });
    if let Some(place) = &planned.place {
        event.location(place);
    }
    match planned.time {
        Some(time) => {
            let start = planned.day;
            let at = |minutes: u16| {
                let minutes = minutes.min(23 * 60 + 59);
                digits(format!("{start}T{:02}:{:02}:00", minutes / 60, minutes % 60))
            };
            // England's own time, as it was agreed.
            for (name, minutes) in [("DTSTART", time.minutes()), ("DTEND", time.minutes() + 60 * HOURS)] {
                let mut when = Property::new(name, at(minutes));
                when.add_parameter("TZID", "Europe/London");
                event.append_property(when.done());
            }
        }
        None => {
            let mut when = Property::new("DTSTART", digits(planned.day.to_string()));
            when.add_parameter("VALUE", "DATE");
            event.append_property(when.done());
        }
    }
    let mut events = Calendar::new();
    events.append_property(Property::new("METHOD", if off { "CANCEL" } else { "REQUEST" }));
    events.push(event.done());
    events.done().to_string()
}

/// Queues a message to each person asked whose address is one of the authority's own. What cannot be queued is not a reason
/// not to book: the file is there.
pub(super) fn send(desk: &Desk, booking: &str, revision: u32, planned: &ReviewPlanned) {
    let Some(mailing) = desk.mailing() else { return };
    let calendar = written(booking, revision, planned, desk.now());
    let time = planned.time.map(|time| format!(" at {time}")).unwrap_or_default();
    let place = planned.place.as_deref().map(|place| format!("\nWhere: {place}")).unwrap_or_default();
    let (subject, verb) = match planned.cancelled {
        None => ("Review meeting: invitation", "You are asked to a review meeting."),
        Some(_) => ("Review meeting: called off", "This review meeting does not take place."),
    };
    let body = format!(
        "{verb}\n\nWhen: {}{time}{place}\n\nThe file with this message puts it into your calendar.\n",
        planned.day.to_words()
    );
    for (nth, address) in planned.people.iter().filter_map(|person| person.mail.as_deref()).enumerate() {
        if !mailing.takes(address.trim()) {
            continue;
        }
        let mail = Mail {
            id: format!("review {booking} {revision} {nth}").into(),
            to: address.trim().into(),
            subject: subject.into(),
            body: body.as_str().into(),
            calendar: Some(calendar.as_str().into()),
            tries: 0,
        };
        if let Err(error) = desk.roll().journal().queue_mail(mail) {
            tracing::warn!(%error, "an invitation could not be queued");
        }
    }
}

#[cfg(test)]
mod tests {
    use records::reviews::ReviewMoved;

    use super::*;

    #[test]
    fn a_booking_becomes_an_event_that_a_change_replaces() {
        let planned = ReviewPlanned {
            day: "2018-11-20".parse().unwrap(),
            time: Some("16:00".parse().unwrap()),
            place: Some("At home".to_owned()),
            invited: None,
            people: Vec::new(),
            wants: Some("Nan <3".to_owned()),
            cancelled: None,
            moved: None,
            together: None,
        };
        let now = Moment::from_micros(0);
        let text = written("b1", 2, &planned, now);
        for part in [
            "METHOD:REQUEST",
            "UID:review-b1@kith",
            "SEQUENCE:2",
            "DTSTART;TZID=Europe/London:20181120T160000",
            "DTEND;TZID=Europe/London:20181120T170000",
            "LOCATION:At home",
            "SUMMARY:Review meeting",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("Nan"), "nothing about the child: {text}");
        let off = ReviewPlanned {
            cancelled: Some(planned.day),
            moved: Some(ReviewMoved::ReviewerAway),
            time: None,
            ..planned
        };
        let text = written("b1", 3, &off, now);
        for part in ["METHOD:CANCEL", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20181120"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
