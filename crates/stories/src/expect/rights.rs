//! What people ask about what is recorded of them, until when it is kept, and what may be erased.

use calendar::Day;
use clocks::complaints::stages::answer_by;
use disclosure::erasure::{Refused, may};
use disclosure::retention::{Kept, classes, holds, of_child};
use records::complaints::{AccessRequest, RectificationRequest};
use records::governance::{Erasure, ErasureGround, ErasureProposed};
use records::{Definition, Subject, as_known};
use timeline::{Cohort, Stranded};

use super::Asked;
use crate::{Fault, heading};

/// `requests to see a record on 2018-10-31`: of each child, the oldest first.
pub(super) fn to_see(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("received", 0), ("answer by", 1), ("state", 2), ("wrong with it", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let requests = child.strand::<AccessRequest>().filter(|said| said.received <= day);
        let rows = requests.map(|said| {
            let by = answer_by(said.record, day, &cohort.authority.calendars);
            let ended = said.ended().filter(|ended| *ended <= day);
            let state = match ended {
                Some(_) if said.taken_back.is_some() => "taken back",
                Some(_) if said.refused.is_some() => "refused",
                Some(ended) if ended > by => "answered late",
                Some(_) => "answered",
                None if by < day => "late",
                None => "open",
            };
            let wrong = said.record.check().into_iter().next().map(|trouble| trouble.says);
            let cells =
                [said.received.to_string(), by.to_string(), state.to_owned(), wrong.unwrap_or_default()];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        });
        rows.collect()
    })
}

/// `requests to put a record right on 2018-10-31`: of each child, the oldest first.
pub(super) fn to_put_right(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("received", 0), ("decide by", 1), ("state", 2), ("wrong with it", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let duties = clocks::due(child, &cohort.standpoint(day));
        let requests = child.strand::<RectificationRequest>().filter(|said| said.received <= day);
        let rows = requests.map(|said| {
            let due = duties
                .iter()
                .find(|duty| duty.clock.id == "sar.respond.right" && duty.because.day == said.received)
                .map_or(said.received.plus_months(1), |duty| duty.due);
            let decided = said.decided.filter(|decided| *decided <= day);
            let state = match (decided, said.outcome) {
                (Some(_), Some(outcome)) => outcome.label().to_lowercase(),
                _ if due < day => "late".to_owned(),
                _ => "open".to_owned(),
            };
            let wrong = said.record.check().into_iter().next().map(|trouble| trouble.says);
            let cells = [said.received.to_string(), due.to_string(), state, wrong.unwrap_or_default()];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        });
        rows.collect()
    })
}

/// Until when the record of a child has to be kept, as it stands.
fn kept(asked: &Asked<'_>, cohort: &Cohort, name: &str, day: Day) -> Option<Kept> {
    let facts = asked.world.children.get(name).map(Vec::as_slice).unwrap_or_default();
    let standing = as_known(facts, asked.known);
    let last = standing.iter().filter_map(|fact| fact.record.happened().from).max();
    of_child(cohort.child(name)?, last, &cohort.authority, day)
}

/// `how long records are kept on 2018-10-31`
pub(super) fn how_long(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("class", 0), ("until", 1), ("because", 2), ("held", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let of = classes(child);
        let held = holds(&cohort.authority, &Subject::child(name).to_string(), &of, day);
        let held = if held.is_empty() { "" } else { "yes" };
        let cells = match kept(asked, &cohort, name, day) {
            Some(kept) => [
                kept.class.code().to_owned(),
                kept.until.to_string(),
                if kept.is_law { "law" } else { "set here, or advice" }.to_owned(),
                held.to_owned(),
            ],
            None => [String::new(), "not known".to_owned(), String::new(), held.to_owned()],
        };
        vec![columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()]
    })
}

/// `what may be erased on 2018-10-31`: of each child's record, every ground in the order of the set.
pub(super) fn may_be_erased(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("ground", 0), ("may it be", 1)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let kept = kept(asked, &cohort, name, day);
        let held = holds(&cohort.authority, &Subject::child(name).to_string(), &classes(child), day);
        let rows = ErasureGround::SET.choices.iter().filter_map(|choice| {
            let ground = ErasureGround::of(choice.code)?;
            let answer = match may(ground, kept.as_ref(), &held, day) {
                Ok(()) => "yes".to_owned(),
                Err(Refused::Duty(kept)) => format!("no: kept until {}", kept.until),
                Err(Refused::Held(..)) => "no: destruction is stopped".to_owned(),
                Err(Refused::NotKnown) => "no: it is not known until when it is kept".to_owned(),
            };
            let cells = [choice.code.to_owned(), answer];
            Some(columns.iter().map(|(_, _, at)| cells[*at].clone()).collect())
        });
        rows.collect()
    })
}

/// `the erasures on 2018-10-31`: of whoever proposed them, the oldest first.
pub(super) fn erasures(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("proposed by")?;
    let columns = asked.columns(&[("ground", 0), ("state", 1), ("decided by", 2), ("wrong with it", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    let authority = &cohort.authority;
    super::rows::hold(asked, |name| {
        let proposed =
            authority.strand::<ErasureProposed>().filter(|said| said.by == name && said.day <= day);
        let rows = proposed.map(|said| {
            let done = authority
                .strand::<Erasure>()
                .find(|done| *done.proposal == **said.id && done.day <= day)
                .map(|done| done.approved_by.clone());
            let refused = said.refused.filter(|refused| *refused <= day);
            let (state, by) = match (done, refused) {
                (Some(by), _) => ("erased", by),
                (None, Some(_)) => ("refused", said.refused_by.clone().unwrap_or_default()),
                (None, None) => ("waits for a second person", String::new()),
            };
            let wrong = said.record.check().into_iter().next().map(|trouble| trouble.says);
            let cells = [said.ground.code().to_owned(), state.to_owned(), by, wrong.unwrap_or_default()];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        });
        rows.collect()
    })
}
