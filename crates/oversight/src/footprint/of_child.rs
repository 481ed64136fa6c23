//! What was done for one child.

use std::sync::Arc;

use calendar::{Day, Month};
use clocks::reviews::{handbook, reg_33, spoken};
use records::codes::Participation;
use records::reviews::{
    Escalation, EscalationAs, EscalationEnd, InformalChallenge, InformalEnd, IroAllocation, MidwayReview,
    ReviewChecklist, ReviewMeeting,
};
use timeline::{Standpoint, Timeline};

use super::{Footprint, GRADES, STAGES, Who};
use crate::escalation::Case;
use crate::review::thread;

/// Counts what was done for a child in the months of a footprint, up to the day of the question.
pub fn of_child(footprint: &mut Footprint, child: &Timeline, at: &Standpoint<'_>) {
    let held: Vec<(Day, Option<Day>, Arc<str>)> = child
        .strand::<IroAllocation>()
        .map(|said| (said.since, said.until, Arc::from(said.worker.as_str())))
        .collect();
    let officer = |day: Day| -> Who {
        let on = |(since, until, _): &&(Day, Option<Day>, Arc<str>)| {
            *since <= day && until.is_none_or(|until| until > day)
        };
        held.iter().rfind(on).map(|(_, _, who)| who.clone())
    };
    caseload(footprint, child, &officer, at.day);
    for said in spoken::by_officer(child).filter(|said| !said.declined && said.day <= at.day) {
        if let Some(cell) = footprint.cell(said.day, &officer(said.day)) {
            cell.visits += 1;
        }
    }
    for said in child.strand::<MidwayReview>().filter(|said| said.day <= at.day) {
        if let Some(cell) = footprint.cell(said.day, &officer(said.day)) {
            cell.midway += 1;
        }
    }
    for said in child.strand::<ReviewChecklist>().filter(|said| said.day <= at.day) {
        let graded = GRADES.iter().position(|grade| *grade == said.grade);
        if let (Some(cell), Some(grade)) = (footprint.cell(said.day, &officer(said.day)), graded) {
            cell.grades[grade] += 1;
            for section in &said.sections {
                if let Some(grade) = GRADES.iter().position(|grade| *grade == section.grade) {
                    footprint.section(said.day, &section.section, &officer(said.day), grade);
                }
            }
        }
    }
    reviews(footprint, child, &officer, at);
    for said in child.strand::<InformalChallenge>().filter(|said| said.day <= at.day) {
        let who = said.by.as_deref().map(Arc::from).or_else(|| officer(said.day));
        if let Some(cell) = footprint.cell(said.day, &who) {
            cell.informal.0 += 1;
            cell.informal.1 += u32::from(said.end == Some(InformalEnd::Solved));
        }
    }
    for said in child.strand::<Escalation>().filter(|said| said.raised <= at.day) {
        let who = said.by.as_deref().map(Arc::from).or_else(|| officer(said.raised));
        challenge(footprint, &who, &Case::of(said.id, said.record, at.authority), child, at.day);
    }
}

fn caseload(footprint: &mut Footprint, child: &Timeline, officer: &dyn Fn(Day) -> Who, today: Day) {
    for month in footprint.months.clone() {
        let day = month.last().min(today);
        if month > Month::of(today) || !child.on(day).looked_after() {
            continue;
        }
        if let Some(cell) = footprint.cell(day, &officer(day)) {
            cell.caseload += 1;
        }
    }
}

fn reviews(footprint: &mut Footprint, child: &Timeline, officer: &dyn Fn(Day) -> Who, at: &Standpoint<'_>) {
    let (Some(first), Some(last)) = (footprint.months.first(), footprint.months.last()) else { return };
    let (from, to) = (first.period().from, last.last().min(at.day));
    if !child.reviews.iter().any(|review| review.day >= from && review.day <= to) {
        return;
    }
    // The same duties that figure 6.8 is counted from: the two cannot disagree about one review.
    let duties = reg_33::FAMILY.of_child(child, at);
    let after = handbook::FAMILY.of_child(child, at);
    let mut before = None;
    for review in &child.reviews {
        if before == Some(review.day) {
            continue;
        }
        if review.day >= from && review.day <= to && child.on(review.day).looked_after() {
            let judged = duties.iter().find(|duty| duty.met.is_some_and(|met| met.day == review.day));
            let since = before;
            let checked = child
                .strand::<ReviewChecklist>()
                .any(|list| list.day <= review.day && since.is_none_or(|since| list.day > since));
            if !thread::unprepared(child, since, review.day).is_empty() {
                let within = |day: Day| day <= review.day && since.is_none_or(|since| day > since);
                let mut parts = child.strand::<ReviewMeeting>().filter(|part| within(part.day));
                footprint.held_unprepared(
                    review.day,
                    parts.find_map(|part| part.unprepared),
                    &officer(review.day),
                );
            }
            if let Some(cell) = footprint.cell(review.day, &officer(review.day)) {
                cell.reviews += 1;
                cell.unchecked += u32::from(!checked);
                let way =
                    review.participation.and_then(|way| Participation::ALL.iter().position(|of| *of == way));
                if let Some(count) = cell.participation.get_mut(way.unwrap_or(Participation::ALL.len())) {
                    *count += 1;
                }
                let minutes = after
                    .iter()
                    .find(|duty| duty.clock == &handbook::DISTRIBUTED && duty.because.day == review.day);
                if let Some(duty) = minutes.filter(|duty| duty.met.is_some() || duty.due < at.day) {
                    cell.minutes += 1;
                    cell.minutes_in_time += u32::from(duty.met.is_some_and(|met| met.day <= duty.due));
                }
                if let Some(duty) = judged {
                    cell.judged += 1;
                    cell.in_time += u32::from(review.day <= duty.due);
                }
            }
        }
        before = Some(review.day);
    }
}

fn challenge(footprint: &mut Footprint, who: &Who, case: &Case, child: &Timeline, today: Day) {
    let said = &case.said;
    // Neither an advocate nor a chair of conferences is a reviewing officer: what they raise is no officer's work.
    if let Some(other @ (EscalationAs::Advocate | EscalationAs::ConferenceChair)) = said.raised_as {
        if let Some(cell) = footprint.cell(said.raised, &None) {
            *if other == EscalationAs::Advocate { &mut cell.by_advocates } else { &mut cell.by_chairs } += 1;
        }
        return;
    }
    let worker = |day: Day| {
        let had = child
            .allocations
            .iter()
            .rfind(|had| had.since <= day && had.until.is_none_or(|until| until > day));
        had.map(|had| had.worker.clone())
    };
    for (nth, stage) in case.stages.iter().enumerate().filter(|(_, stage)| stage.opened <= today) {
        let at = usize::from(stage.nth).saturating_sub(1).min(STAGES - 1);
        let Some(cell) = footprint.cell(stage.opened, who) else { continue };
        let counted = &mut cell.stages[at];
        counted.opened += 1;
        match stage.answered.filter(|answered| *answered <= today) {
            Some(answered) => {
                let days = stage.working_days.unwrap_or_default();
                counted.days += u32::try_from(days).unwrap_or_default();
                if answered <= stage.due {
                    counted.in_time += 1;
                } else {
                    counted.late += 1;
                }
            }
            None if nth + 1 < case.stages.len() || !case.is_open() => counted.without += 1,
            None => counted.waits += 1,
        }
        footprint.theme(stage.opened, said.theme, who, worker(stage.opened), at);
    }
    if let Some(day) = said.cafcass.filter(|day| *day <= today)
        && let Some(cell) = footprint.cell(day, who)
    {
        cell.cafcass += 1;
    }
    if let Some(day) = said.resolved.filter(|day| *day <= today)
        && let Some(cell) = footprint.cell(day, who)
    {
        if said.end == Some(EscalationEnd::Withdrawn) {
            cell.ended.1 += 1;
        } else {
            cell.ended.0 += 1;
            cell.whole_late += u32::from(case.whole_late(today) > 0);
        }
    }
}
