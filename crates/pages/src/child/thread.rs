//! A thread of a child's record: records that are written in turn, on one page, each step a form of a few questions with what
//! stands already. The rest of a record stays as it is, what stood before stays readable, and somebody who was quicker is not
//! written over.
//!
//! A new thread is one [`Thread`] and two routes: [`get`] for its page, [`step`] and [`take`] for its steps.

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::{Fact, Kind};
use timeline::Timeline;
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::glance::link;
use super::overview::said;
use super::record::enter::about;
use super::{AskedKnown, Known, View};
use crate::record::Record;
use crate::signed::Me;
use crate::step::{Sent, Step, Stepping};
use crate::{Desk, words};

/// What a thread is: its page, and the steps in which its records are written.
pub(crate) trait Thread: 'static {
    /// The last part of its address under the child's.
    const LAST: &'static str;
    /// Which of the child's pages it is.
    const VIEW: View;
    /// The kind whose right to read opens the page, and whose right to write opens a step.
    const KIND: &'static Kind;
    /// What a look at the page is logged as.
    const OPENED: &'static str;
    /// What a look at a step is logged as.
    const STEP_OPENED: &'static str;
    /// Said where there is no such record or step now.
    const GONE: Problem;

    /// The page.
    ///
    /// # Errors
    /// What it reads besides cannot be read.
    fn body(on: &On<'_>) -> Result<Html, Problem>;

    /// The steps that may be taken now of a record of the child; none where it is no record of this thread.
    fn steps(fact: &Fact) -> Vec<&'static Step>;

    /// What must still be so before a step is taken.
    ///
    /// # Errors
    /// It is not so; the sentence says what comes first.
    fn ready(_: &Desk, _: &Record, _: &Fact, _: &Step) -> Result<(), Problem> {
        Ok(())
    }
}

/// What a page of a thread is made from.
pub(crate) struct On<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) me: &'a access::Person,
    pub(crate) record: &'a Record,
    /// The child as known on the day of which the page speaks.
    pub(crate) child: &'a Timeline,
    pub(crate) known: Known,
    /// Whether the reader may add to it.
    pub(crate) writes: bool,
}

impl On<'_> {
    /// The steps of a record as links, for those who may take them; a past day has none.
    pub(crate) fn links<T: Thread>(&self, fact: &Fact) -> Html {
        if !self.writes || self.known.day != self.desk.today() {
            return Html::new();
        }
        let to = address::<T>(self.record.id()).at(&*fact.id);
        let links =
            T::steps(fact).into_iter().map(|step| link(&Link::new(step.title, to.clone().at(step.last))));
        links.fold(Html::new(), |html, link| html.with(&link))
    }
}

/// Where a child's thread is.
pub(crate) fn address<T: Thread>(child: &str) -> Address {
    super::address(child).at(T::LAST)
}

/// The page.
///
/// # Errors
/// As [`super::overview::get`]; the thread is not open to the reader.
pub(crate) async fn get<T: Thread>(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let record = desk.child(&me, &id, T::OPENED, &known.at(address::<T>(&id)).to_string())?;
        record.must_read(T::KIND)?;
        let child = record.timeline(known.moment());
        let writes = record.adds(T::KIND);
        let html = T::body(&On { desk, me: &me, record: &record, child: &child, known, writes })?;
        let page = super::page(&record, &child, T::VIEW, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// The child, the record and the step.
type At = (String, String, String);

/// The form of a step.
///
/// # Errors
/// The record is not there or not the reader's; there is no such step now.
pub(crate) async fn step<T: Thread>(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open::<T>(desk, &me, &at)?;
        let fact = find::<T>(&record, &at.1)?;
        let stepping = stepping::<T>(desk, &record, &at, &fact)?;
        Ok(form(&record, &stepping, stepping.begin()))
    })
    .await
}

/// A step was sent.
///
/// # Errors
/// As [`step`]; the journal cannot be written.
pub(crate) async fn take<T: Thread>(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = open::<T>(desk, &me, &at)?;
        let fact = find::<T>(&record, &at.1)?;
        let stepping = stepping::<T>(desk, &record, &at, &fact)?;
        let now = match stepping.read(&sent) {
            Sent::Again(html) => return Ok(form(&record, &stepping, html).into()),
            Sent::Wrong(html) => return Ok(form(&record, &stepping, html).wrong().into()),
            Sent::Now(now) => now,
        };
        let change = stepping.change(record.permit.subject().clone(), &sent, now);
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(address::<T>(&at.0).with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => {
                Ok(form(&record, &stepping, stepping.quicker(&sent)).conflict().into())
            }
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    })
    .await
}

fn to<T: Thread>((child, record, step): &At) -> Address {
    address::<T>(child).at(record).at(step)
}

fn open<T: Thread>(desk: &Desk, me: &access::Person, at: &At) -> Result<Record, Problem> {
    let record = desk.child(me, &at.0, T::STEP_OPENED, &to::<T>(at).to_string())?;
    record.must_add(T::KIND)?;
    Ok(record)
}

/// The record as it stands: one of which there is a step.
fn find<T: Thread>(record: &Record, id: &str) -> Result<Fact, Problem> {
    let mut standing = record.standing(Moment::END_OF_TIME).into_iter();
    standing.find(|fact| *fact.id == *id && !T::steps(fact).is_empty()).cloned().ok_or(T::GONE)
}

fn stepping<'a, T: Thread>(
    desk: &'a Desk,
    record: &Record,
    at: &At,
    fact: &'a Fact,
) -> Result<Stepping<'a>, Problem> {
    let step = T::steps(fact).into_iter().find(|step| step.last == at.2).ok_or(T::GONE)?;
    T::ready(desk, record, fact, step)?;
    let (kind, network) = (fact.record.kind(), words::network(record));
    Ok(Stepping { desk, kind, fact, step, to: to::<T>(at), network })
}

fn form(record: &Record, stepping: &Stepping<'_>, html: Html) -> Page {
    let child = record.timeline(Moment::END_OF_TIME);
    about(&child, record.id(), stepping.step.title).body(html)
}
