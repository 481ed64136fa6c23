//! `/child/{child}/requests`: who asked to see this record or to have it put right, and where that stands; what was erased of it.

use axum::extract::State;
use calendar::{Day, Moment};
use clocks::complaints::stages::{answer_by, begins};
use records::Definition;
use records::complaints::{AccessRequest, RectificationRequest};
use web::parts::{Inset, SummaryList};
use web::{Address, Html, Link, Notice, Page, Path, Problem, Query};

use super::step::steps;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::{AskedKnown, View};
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; requests are not open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "requests about the record", &to)?;
        record.must_read(AccessRequest::KIND)?;
        let child = record.timeline(known.moment());
        let authority = desk.authority(Moment::END_OF_TIME);
        let writes = record.adds(AccessRequest::KIND);
        let keeps =
            access::keeps_records(&me).is_ok() && record.adds(records::complaints::RedactionMark::KIND);
        let mut html = Html::new();
        if writes {
            let at = |last: &str| crate::child::address(&id).at(last);
            html = html
                .with(&link(&Link::new("Somebody asks to see this record", at("request"))))
                .with(&link(&Link::new("Somebody says that this record is wrong", at("put-right"))));
        }
        if keeps {
            let to = Address::new("/erasures/new").with("child", &*id);
            html = html.with(&link(&Link::new("Propose to erase something of this record", to)));
        }
        let standing = record.standing(known.moment());
        let mut none = true;
        for fact in standing.iter().rev() {
            let Some(asks) = fact.of::<AccessRequest>() else { continue };
            none = false;
            let due = answer_by(asks, known.day, &authority.calendars);
            let title =
                if asks.is_care_records() { "asks for their story" } else { "asks to see the record" };
            let who = asks.name.clone().unwrap_or_else(|| words::called(&child));
            html = html.with(&heading(&format!("{}: {who} {title}", asks.received.to_words())));
            html = html.with(&one(desk, asks, due, known.day));
            if writes && known.day == desk.today() {
                for step in steps(fact) {
                    html = html
                        .with(&link(&Link::new(step.title, super::address(&id).at(&*fact.id).at(step.last))));
                }
                if keeps && asks.ended().is_none() {
                    let to = super::bundle_of(&id, &fact.id);
                    html =
                        html.with(&link(&Link::new("Make it ready: what is shown and what is left out", to)));
                }
            }
        }
        for fact in standing.iter().rev() {
            let Some(asks) = fact.of::<RectificationRequest>() else { continue };
            none = false;
            html = html.with(&heading(&format!(
                "{}: {} says that the record is wrong",
                asks.received.to_words(),
                asks.by
            )));
            let mut list = SummaryList::new().row("What they say", words::lines(&asks.says));
            if let Some((kind, which)) =
                asks.about.as_deref().and_then(|about| super::put_right::find(&record, about))
            {
                let to = crate::child::record::one(&id, &kind, &which);
                list = list.row("The entry", link(&Link::new("The entry that it is about", to)));
            }
            list = list.row("Why", asks.ground.label());
            list = match (asks.decided, asks.outcome) {
                (Some(day), Some(outcome)) => {
                    let why = asks.reason.as_deref().unwrap_or_default();
                    list.row(
                        "Decided",
                        words::lines(&format!("{}: {}\n{why}", day.to_words(), outcome.label())),
                    )
                }
                _ => list.row("Decided", format!("Not yet: by {}", asks.received.plus_months(1).to_words())),
            };
            html = html.with(&list);
            if writes && known.day == desk.today() {
                for step in steps(fact) {
                    html = html
                        .with(&link(&Link::new(step.title, super::address(&id).at(&*fact.id).at(step.last))));
                }
            }
        }
        if none {
            html = html.with(&Inset::new("Nobody has asked to see this record, or said that it is wrong."));
        }
        html = html.with(&super::erased_of_child(desk, &record)?);
        let page = crate::child::page(&record, &child, View::Requests, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn one(desk: &Desk, said: &AccessRequest, due: Day, today: Day) -> SummaryList {
    let day = |day: Option<Day>| day.map_or_else(|| "not yet".to_owned(), Day::to_words);
    let mut list = SummaryList::new().row("Where it stands", super::list::stands(said, today));
    if said.ended().is_none() {
        let why = if begins(said) > said.received {
            ", a month from the day on which it was shown who asks"
        } else {
            ""
        };
        list = list.row("To be answered by", format!("{}{why}", due.to_words()));
    }
    if let Some(by) = said.by {
        list = list.row("Who asks", by.label());
    }
    for (label, text) in [
        ("What shows that they may", &said.proof),
        ("How it was shown who they are", &said.identified),
        ("What they ask for", &said.scope),
        ("Why it takes longer", &said.extension_why),
        ("Offered before they read", &said.before),
        ("Offered while they read", &said.during),
        ("Offered afterwards", &said.after),
        ("Refused because", &said.refused),
    ] {
        if let Some(text) = text {
            list = list.row(label, words::lines(text));
        }
    }
    if let Some(worker) = &said.worker {
        list = list.row("Who goes with them", desk.people().name_of(worker).to_owned());
    }
    if let Some(how) = said.how {
        list = list.row("How they want to read it", how.label());
    }
    if said.is_care_records() {
        list = list.row("Told how long it takes", day(said.wait_told));
        list = list.row("Photographs and letters given first", day(said.keepsakes));
    }
    if let (Some(by), Some(on)) = (&said.checked_by, said.checked) {
        list = list
            .row("Checked by a second person", format!("{}, {}", desk.people().name_of(by), on.to_words()));
    }
    for missing in &said.missing {
        let elsewhere =
            missing.elsewhere.as_deref().map_or_else(String::new, |where_| format!(". Ask: {where_}"));
        list = list.row("Not found", format!("{}{elsewhere}", missing.what));
    }
    if let Some(answered) = said.answered.filter(|_| said.refused.is_none()) {
        let how = said.released.map_or("", |how| how.label());
        let to = said.released_to.as_deref().unwrap_or_default();
        list = list.row("Handed over", words::lines(&format!("{}\n{how}\n{to}", answered.to_words())));
    }
    list
}
