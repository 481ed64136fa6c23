//! Households by program: the same rights, the same looks, the same rules as their pages.

use std::sync::Arc;

use access::Person;
use records::{Act, Change, Fact, Kind, Place, Record, Subject, SubjectKind, Trouble};
use timeline::Cohort;
use web::Problem;

use super::record::{KINDS, WHY, judged as judged_on};
use super::{everybody, finds, household};
use crate::Desk;
use crate::child::door;

/// The kinds that are added to a household.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter_map(|(name, _)| records::kind(name))
}

/// Everybody as known now, for those whose work is to find homes.
///
/// # Errors
/// It is not the person's work.
pub fn list(desk: &Desk, me: &Person) -> Result<Arc<Cohort>, Problem> {
    finds(me)?;
    Ok(everybody(desk))
}

/// What was ever recorded of a household itself. The look is logged before anything is told.
///
/// # Errors
/// It is not the person's to see; there is no such household; the look cannot be logged.
pub fn open(desk: &Desk, me: &Person, id: &str, what: &str) -> Result<Vec<Fact>, Problem> {
    household::open_for(desk, me, id, what)?;
    let mut facts = desk.roll().facts(&Subject::carer_household(id)).to_vec();
    facts.retain(|fact| fact.record.kind().subject == SubjectKind::CarerHousehold);
    Ok(facts)
}

/// Whether somebody writes about households.
///
/// # Errors
/// They do not.
pub fn may_write(me: &Person) -> Result<(), Problem> {
    access::keeps_households(me).map_err(|refusal| door::closed(&refusal))
}

/// What cannot be said of a household today, beyond what the kind itself finds.
pub fn judged(desk: &Desk, kind: &'static Kind, said: &dyn Record) -> Vec<Trouble> {
    judged_on(kind, said.happened().from, desk.today()).into_iter().collect()
}

/// Records something of a household, once: `false` where this record is there already.
///
/// # Errors
/// The person does not write about households; the journal cannot be written.
pub fn say(
    desk: &Desk,
    me: &Person,
    id: &str,
    which: &Arc<str>,
    record: Arc<dyn Record>,
) -> Result<bool, Problem> {
    may_write(me)?;
    let change = Change {
        subject: Subject::carer_household(id),
        id: which.clone(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place::default(),
    };
    Ok(desk.say_all(me, WHY, &[change])?.is_ok())
}
