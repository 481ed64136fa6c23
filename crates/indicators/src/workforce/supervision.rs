//! When a worker's supervision is due: the rule that the figure of it (N.WF.sup), the page of supervision and the gaps share,
//! so that they cannot disagree.
//!
//! It follows from the agreement with the worker and from the clocks of the authority and of the first year, whichever asks
//! for it sooner. Whoever was away is not late on the day on which they come back.

use calendar::Day;
use clocks::Duty;
use timeline::strands_of::workforce::{
    AwayBecause, Supervision, SupervisionAgreement, WorkerAbsence, WorkerDetails,
};
use timeline::{Stranded, Worker};

/// The first day of the time that a worker has been in post without a break, where they are in post on a day.
pub fn in_post_since(worker: &Worker, day: Day) -> Option<Day> {
    let mut posts: Vec<&WorkerDetails> = worker.strand::<WorkerDetails>().map(|said| said.record).collect();
    posts.retain(|post| post.since <= day);
    let mut began = posts.iter().rfind(|post| post.until.is_none_or(|until| until > day))?.since;
    while let Some(before) = posts.iter().find(|post| post.since < began && post.until == Some(began)) {
        began = before.since;
    }
    Some(began)
}

/// The agreement about supervision that holds on a day.
pub fn agreement(worker: &Worker, day: Day) -> Option<&SupervisionAgreement> {
    let mut all = worker.strand::<SupervisionAgreement>();
    let holds = all.rfind(|said| said.since <= day && said.until.is_none_or(|until| until > day));
    holds.map(|said| said.record)
}

/// Why a worker is away from work on a day, and since when.
pub fn is_away(worker: &Worker, day: Day) -> Option<(AwayBecause, Day)> {
    let mut absences = worker.strand::<WorkerAbsence>();
    let away = absences.find(|away| away.since <= day && away.until.is_none_or(|until| until > day));
    away.map(|away| (away.why, away.since))
}

/// By when the next supervision of somebody who is in post and at work is due, and what makes it due then; `None` where nothing
/// says how often. `duties`: what the clocks ask of this worker.
pub fn next_due(worker: &Worker, duties: &[Duty], day: Day) -> Option<(Day, String)> {
    let began = in_post_since(worker, day)?;
    if is_away(worker, day).is_some() {
        return None;
    }
    let last = worker.strand::<Supervision>().map(|said| said.day).filter(|on| *on <= day).max();
    let back = worker.strand::<WorkerAbsence>().filter_map(|absence| absence.until).filter(|on| *on <= day);
    let back = back.max();
    let from = last.unwrap_or(began);
    let agreed = agreement(worker, day).map(|agreed| {
        let due = from.plus_days(i32::from(agreed.weeks) * 7).max(agreed.since);
        let because = match agreed.weeks {
            1 => "Agreed: every week".to_owned(),
            weeks => format!("Agreed: every {weeks} weeks"),
        };
        (due, because)
    });
    let asked = duties
        .iter()
        .filter(|duty| duty.clock.id.starts_with("sup.") && duty.state_on(day).is_open())
        .map(|duty| (duty.act_by(), duty.clock.title.to_owned()))
        .min_by_key(|(due, _)| *due);
    let (due, because) = agreed.into_iter().chain(asked).min_by_key(|(due, _)| *due)?;
    Some(match back.filter(|back| *back > from && *back > due) {
        Some(back) => (back.plus_days(7), "Back at work: in the first week".to_owned()),
        None => (due, because),
    })
}
