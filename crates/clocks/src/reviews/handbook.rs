//! What the IRO Handbook and good practice ask around a review: a reviewing officer is named, the child is spoken to before,
//! the report is given, the case is graded, decisions and record go out in time, the manager answers, and halfway to the next
//! review somebody looks whether the decisions are carried out.
//!
//! What is done for a review is done since the one before it.

use crate::reviews::{reg_33, spoken};
use calendar::{Day, Length, day, midpoint};
use law::instruments::{CHILDREN_ACT_1989, CPPCR_2010, IRO_HANDBOOK, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::reviews::{
    ChildSpokenTo, DecisionsAnswered, IroAllocation, MidwayReview, ReviewAdjourned, ReviewChecklist,
    ReviewDecisions, ReviewPlanned, ReviewRecord, ReviewReport,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{looked_after, reviews};
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Because, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Around a review",
    clocks: &[
        &APPOINTED,
        &SPOKEN_TO,
        &REPORT,
        &GRADED,
        &DECISIONS,
        &ANSWERED,
        &RECORD,
        &DISTRIBUTED,
        &ADJOURNED,
        &MIDWAY,
    ],
    duties: Duties::Child(duties),
};

/// IRO appointed.
pub static APPOINTED: Clock = Clock {
    id: "iro.appoint",
    title: "IRO appointed",
    sort: Sort::Deadline,
    owner: "IRO manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: CHILDREN_ACT_1989.section("25A"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "An independent reviewing officer is named", kinds: &[IroAllocation::KIND] },
};

/// IRO meets or speaks to the child privately before the review.
pub static SPOKEN_TO: Clock = Clock {
    id: "iro.childmeeting",
    title: "IRO meets or speaks to the child privately before the review",
    sort: Sort::Gate,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("45(1)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The reviewing officer speaks to the child in private, or the child does not want to",
        kinds: &[ChildSpokenTo::KIND],
    },
};

/// Social worker's pre-meeting report to IRO.
pub static REPORT: Clock = Clock {
    id: "review.preread",
    title: "Social worker's pre-meeting report to IRO",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::WorkingDaysBefore(3)),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The social worker's report is given to the reviewing officer",
        kinds: &[ReviewReport::KIND],
    },
};

/// Quality Assurance and Compliance checklist graded.
pub static GRADED: Clock = Clock {
    id: "iro.qac",
    title: "Quality Assurance and Compliance checklist graded",
    sort: Sort::Gate,
    owner: "IRO or CP chair",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2016, 10, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The quality checklist is graded", kinds: &[ReviewChecklist::KIND] },
};

/// Decisions and recommendations sent out.
pub static DECISIONS: Clock = Clock {
    id: "review.decisions.issue",
    title: "Decisions and recommendations sent out",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The decisions of the review are sent out", kinds: &[ReviewDecisions::KIND] },
};

/// Team manager agrees or disputes decisions.
pub static ANSWERED: Clock = Clock {
    id: "review.decisions.manager",
    title: "Team manager agrees or disputes decisions",
    sort: Sort::Deadline,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy {
        words: "The team manager agrees with the decisions or disputes them",
        kinds: &[DecisionsAnswered::KIND],
    },
};

/// Full review record completed.
pub static RECORD: Clock = Clock {
    id: "review.record.complete",
    title: "Full review record completed",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::working_days(15),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The full record of the review is completed", kinds: &[ReviewRecord::KIND] },
};

/// Minutes distributed.
pub static DISTRIBUTED: Clock = Clock {
    id: "review.record.distribute",
    title: "Minutes distributed",
    sort: Sort::Deadline,
    owner: "IRO service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The record of the review is sent to those it is for",
        kinds: &[ReviewRecord::KIND],
    },
};

/// Adjourned or multi-part review completed.
pub static ADJOURNED: Clock = Clock {
    id: "review.adjourned",
    title: "Adjourned or multi-part review completed",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("3"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The review is completed", kinds: &[ReviewAdjourned::KIND] },
};

/// Midway review.
pub static MIDWAY: Clock = Clock {
    id: "iro.midway",
    title: "Midway review",
    sort: Sort::Recurring,
    owner: "IRO with social worker",
    limit: History::new(&[Dated {
        value: Allowed::Midway,
        since: day!(2017, 10, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy {
        words: "The reviewing officer looks whether the decisions are carried out",
        kinds: &[MidwayReview::KIND],
    },
};

/// Why an answer is due again.
pub const CHANGED: &str = "the decisions were changed after the answer";

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let appointed = done(child, |said: &IroAllocation| Some(said.since));
    let mut spoken: Vec<Met> =
        spoken::by_officer(child).filter_map(|said| met_on(Some(said.day), said.learnt)).collect();
    spoken.sort_by_key(|met| met.day);
    let graded = done(child, |said: &ReviewChecklist| Some(said.day));
    for care in looked_after(child) {
        let began = because("the child became looked after", care.from);
        owed.once(&APPOINTED, began, care.end, first_from(&appointed, care.from));
        let mut since = care.from;
        let within = |day: Day| day >= care.from && care.end.is_none_or(|end| day <= end);
        for review in reviews(child).iter().filter(|review| within(review.day)) {
            if review.day > owed.today() {
                break;
            }
            let held = because("the review was held", review.day);
            // Nothing done later would make up for it.
            let over = Some(review.day.plus_days(1));
            owed.gate_until(&SPOKEN_TO, held, since, over, &spoken);
            owed.gate_until(&GRADED, held, since, over, &graded);
            after(child, &mut owed, held);
            since = review.day.plus_days(1);
        }
    }
    let reports = done(child, |said: &ReviewReport| Some(said.day));
    for said in child.strand::<ReviewPlanned>() {
        // Planned so long ago that the report cannot have been for another review.
        let earliest = said.day.plus_months(-2);
        owed.ahead(&REPORT, because("a review is planned", said.day), earliest, said.cancelled, &reports);
    }
    for said in child.strand::<ReviewAdjourned>() {
        let begun = because("the first part of the review was held", said.day);
        owed.once(&ADJOURNED, begun, None, met_on(said.completed, said.learnt));
    }
    if MIDWAY.standard_on(at.day, at.authority).is_some() {
        midway(child, at, &mut owed);
    }
    owed.all()
}

/// Halfway between two reviews.
fn midway(child: &Timeline, at: &Standpoint<'_>, owed: &mut Owed<'_>) {
    let midway = done(child, |said: &MidwayReview| Some(said.day));
    let next = [&reg_33::SECOND, &reg_33::SUBSEQUENT];
    for review in reg_33::FAMILY.of_child(child, at).iter().filter(|duty| next.contains(&duty.clock)) {
        let middle = midpoint(review.because.day, review.due);
        let met = first_from(&midway, review.because.day.plus_days(1)).filter(|met| met.day <= review.due);
        let ends = review.met.map(|met| met.day).or(review.stopped);
        owed.by(&MIDWAY, because("the review before was held", review.because.day), middle, ends, met);
    }
}

/// What follows a review: decisions, the manager's answer, the record.
fn after(child: &Timeline, owed: &mut Owed<'_>, held: Because) {
    let sent = child.strand::<ReviewDecisions>().find(|said| said.review == held.day);
    owed.once(&DECISIONS, held, None, sent.and_then(|said| met_on(Some(said.sent), said.learnt)));
    if let Some(sent) = sent {
        let answers = || child.strand::<DecisionsAnswered>().filter(|said| said.review == held.day);
        let answered = answers().next().and_then(|said| met_on(Some(said.day), said.learnt));
        owed.once(&ANSWERED, because("the decisions were sent out", sent.sent), None, answered);
        // An answer to other decisions than those that stand is none to these.
        if let Some(changed) = answers().filter_map(|said| said.overtaken).max() {
            let again = answers().find(|said| said.overtaken.is_none());
            let answered = again.and_then(|said| met_on(Some(said.day), said.learnt));
            owed.once(&ANSWERED, because(CHANGED, changed), None, answered);
        }
    }
    let record = child.strand::<ReviewRecord>().find(|said| said.review == held.day);
    owed.once(&RECORD, held, None, record.and_then(|said| met_on(Some(said.completed), said.learnt)));
    owed.once(&DISTRIBUTED, held, None, record.and_then(|said| met_on(said.distributed, said.learnt)));
}

#[cfg(test)]
mod tests;
