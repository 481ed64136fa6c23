//! What the pages share with the other way in, the interface for programs: the same lists, the same search, the same forms.
//! Whatever is not here a program reaches through [`crate::Desk`], which asks for the permit and logs the look.

pub use crate::board::{Board, Sent, Standing};
pub use crate::by_program::{
    Beside, Done, HomeListed, Listed, Next as NextRevision, again as beside_again, done, ended,
    first as beside_first, follows, homes, is_added as is_added_beside, is_done, judged as judged_beside,
    open as beside, say as say_beside, twice as twice_beside, workers,
};
pub use crate::child::record::beside::judged as judged_further;
pub use crate::child::record::read::{MOST_PARTS, Said, is_asked, read, typed};
pub use crate::child::record::{kind, kinds};
pub use crate::child::returned::after as return_would_fail;
pub use crate::governance::figure::people::{Behind, members as behind_a_figure};
pub use crate::governance::figures::period;
pub use crate::homes::by_program::{kinds as household_kinds, list as households};
pub use crate::record::Record;
pub use crate::reviews::beside::taken_back as not_theirs_to_take_back;
pub use crate::rights::erased_said;
pub use crate::signed::evenly;
pub use crate::workforce::approvals::waiting_for;
pub use crate::workforce::find::search::{Hit, find};
pub use crate::workforce::list::{Asked as AskedList, Due, is_late};
pub use crate::workforce::my_team::{
    at_work as workers_of_team, children as children_of_team, which as team_of,
};
pub use crate::workforce::my_work::{children as children_of, whose as worker_of};

use std::sync::Arc;

use calendar::{Moment, Month};
use clocks::Duty;
use records::Fact;
use timeline::{Standpoint, Timeline};
use web::Problem;

use crate::Desk;

/// A child's name as those who work with the child would say it, where one is recorded.
pub fn name(child: &Timeline) -> Option<String> {
    crate::words::name(child)
}

/// What is due for a child whose record was opened, as known at a moment: what the reader's part of the record meets, and
/// everything for those who work with the whole child.
pub fn duties(desk: &Desk, record: &Record, day: calendar::Day, known: Moment) -> Arc<[Duty]> {
    let work = || {
        let authority = desk.authority(known);
        let mut open =
            clocks::open(&record.clocked(known), &Standpoint { day, known, authority: &authority });
        open.retain(|duty| duty.clock.sort.is_to_do());
        open
    };
    let open = match &record.worked {
        Some(worked) if worked.answers(day, known) => worked.due(work),
        _ => work().into(),
    };
    if record.permit.is_whole() {
        return open;
    }
    let mine = |duty: &&Duty| duty.clock.met_by.kinds.iter().any(|kind| record.permit.may_read(kind));
    open.iter().filter(mine).cloned().collect()
}

/// What a fact says, as JSON: the payload as the journal keeps it.
pub fn payload(fact: &Fact) -> serde_json::Value {
    crate::words::payload(fact)
}

/// Because of what a duty is owed and under which provision, in a line of text, counted by the authority's calendars as they are
/// known now.
pub fn in_words(desk: &Desk, duty: &Duty) -> String {
    crate::child::due::in_words(&desk.authority(Moment::END_OF_TIME).calendars, duty)
}

/// An identifier for a record that is made now: it says nothing, and no two are the same.
pub fn new_identifier() -> String {
    crate::words::new_identifier()
}

/// The month that is asked for; without one, the last that the record speaks of.
///
/// # Errors
/// It is no month, or has not begun.
pub fn month(desk: &Desk, asked: Option<&str>, known: Moment) -> Result<Month, Problem> {
    let month = match asked {
        Some(text) => text.parse().map_err(|_| {
            Problem::NotUnderstood("The month is not one that Kith can read. Write it as 2018-10.")
        })?,
        None => *desk
            .months(&desk.cohort(known))
            .last()
            .ok_or(Problem::Missing("There is no month to report on."))?,
    };
    if month.first() > desk.today() {
        return Err(Problem::Missing(
            "This month has not begun, so there is nothing to report on. Choose an earlier one.",
        ));
    }
    Ok(month)
}
