//! `/child/{child}/requests`: who asked to see this record or to have it put right, and where that stands; what was erased of it.

use calendar::{Day, Moment};
use clocks::complaints::stages::{answer_by, begins};
use records::complaints::{AccessRequest, RectificationRequest};
use records::{Definition, Fact, Kind};
use web::parts::{Inset, SummaryList};
use web::{Address, Html, Link, Problem};

use crate::child::View;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::thread::{On, Thread};
use crate::record::Record;
use crate::step::Step;
use crate::{Desk, words};

/// The thread.
pub(super) struct Requests;

impl Thread for Requests {
    const LAST: &'static str = super::THREAD;
    const VIEW: View = View::Requests;
    const KIND: &'static Kind = AccessRequest::KIND;
    const OPENED: &'static str = "requests about the record";
    const STEP_OPENED: &'static str = "a step of a request";
    const GONE: Problem = super::GONE;

    fn steps(fact: &Fact) -> Vec<&'static Step> {
        super::step::steps(fact)
    }

    fn ready(desk: &Desk, record: &Record, fact: &Fact, step: &Step) -> Result<(), Problem> {
        if step.last == "hand-over" { super::gather::still_checked(desk, record, fact) } else { Ok(()) }
    }

    fn body(on: &On<'_>) -> Result<Html, Problem> {
        let (desk, record, day) = (on.desk, on.record, on.known.day);
        let id = record.id();
        let authority = desk.authority(Moment::END_OF_TIME);
        let keeps =
            access::keeps_records(on.me).is_ok() && record.adds(records::complaints::RedactionMark::KIND);
        let mut html = Html::new();
        if on.writes {
            let at = |last: &str| crate::child::address(id).at(last);
            html = html
                .with(&link(&Link::new("Somebody asks to see this record", at("request"))))
                .with(&link(&Link::new("Somebody says that this record is wrong", at("put-right"))));
        }
        if keeps {
            let to = Address::new("/erasures/new").with("child", id);
            html = html.with(&link(&Link::new("Propose to erase something of this record", to)));
        }
        let standing = record.standing(on.known.moment());
        let mut none = true;
        for fact in standing.iter().rev() {
            let Some(asks) = fact.of::<AccessRequest>() else { continue };
            none = false;
            let due = answer_by(asks, day, &authority.calendars);
            let title =
                if asks.is_care_records() { "asks for their story" } else { "asks to see the record" };
            let who = asks.name.clone().unwrap_or_else(|| words::called(on.child));
            html = html
                .with(&heading(&format!("{}: {who} {title}", asks.received.to_words())))
                .with(&one(desk, asks, due, day))
                .with(&on.links::<Requests>(fact));
            if on.writes && day == desk.today() && keeps && asks.ended().is_none() {
                let to = super::bundle_of(id, &fact.id);
                html = html.with(&link(&Link::new("Make it ready: what is shown and what is left out", to)));
            }
        }
        for fact in standing.iter().rev() {
            let Some(asks) = fact.of::<RectificationRequest>() else { continue };
            none = false;
            html = html.with(&right(record, asks)).with(&on.links::<Requests>(fact));
        }
        if none {
            html = html.with(&Inset::new("Nobody has asked to see this record, or said that it is wrong."));
        }
        Ok(html.with(&super::erased_of_child(desk, record)?))
    }
}

/// Somebody says that the record is wrong, and what was decided.
fn right(record: &Record, asks: &RectificationRequest) -> Html {
    let title = format!("{}: {} says that the record is wrong", asks.received.to_words(), asks.by);
    let mut list = SummaryList::new().row("What they say", words::lines(&asks.says));
    let entry = asks.about.as_deref().and_then(|about| super::put_right::find(record, about));
    if let Some((kind, which)) = entry {
        let to = crate::child::record::one(record.id(), &kind, &which);
        list = list.row("The entry", link(&Link::new("The entry that it is about", to)));
    }
    list = list.row("Why", asks.ground.label());
    list = match (asks.decided, asks.outcome) {
        (Some(day), Some(outcome)) => {
            let why = asks.reason.as_deref().unwrap_or_default();
            list.row("Decided", words::lines(&format!("{}: {}\n{why}", day.to_words(), outcome.label())))
        }
        _ => list.row("Decided", format!("Not yet: by {}", asks.received.plus_months(1).to_words())),
    };
    heading(&title).with(&list)
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
