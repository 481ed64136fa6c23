//! Challenge and escalation: each stage is answered within its own time, and the whole is resolved within 20 working days of
//! the first challenge, which run in parallel: the stages add up to 15 only.
//!
//! An answer does not resolve a challenge: whoever raised it does. A referral to Cafcass closes nothing.

use calendar::day;
use law::instruments::{IRO_HANDBOOK, LOCAL_STANDARD};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::reviews::Escalation;
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Challenge and escalation",
    clocks: &[&STAGE_1, &STAGE_2, &STAGE_3, &STAGE_4, &WHOLE],
    duties: Duties::Child(duties),
};

/// Challenge and Escalation stage 1.
pub static STAGE_1: Clock = Clock {
    id: "esc.stage1",
    title: "Challenge and Escalation stage 1",
    sort: Sort::Deadline,
    owner: "IRO or CP chair to team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(1),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 1 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 2.
pub static STAGE_2: Clock = Clock {
    id: "esc.stage2",
    title: "Challenge and Escalation stage 2",
    sort: Sort::Deadline,
    owner: "Ops manager for IROs to service manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 2 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 3.
pub static STAGE_3: Clock = Clock {
    id: "esc.stage3",
    title: "Challenge and Escalation stage 3",
    sort: Sort::Deadline,
    owner: "Head of Service Safeguarding to Head of Service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(4),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 3 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Challenge and Escalation stage 4.
pub static STAGE_4: Clock = Clock {
    id: "esc.stage4",
    title: "Challenge and Escalation stage 4",
    sort: Sort::Deadline,
    owner: "Head of Service Safeguarding to deputy director or director",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2016, 9, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "Stage 4 is answered, or the challenge is resolved", kinds: &[Escalation::KIND] },
};

/// Whole escalation resolved.
pub static WHOLE: Clock = Clock {
    id: "esc.total",
    title: "Whole escalation resolved",
    sort: Sort::Deadline,
    owner: "IRO service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(20),
        since: day!(2011, 4, 1),
        until: None,
        cite: IRO_HANDBOOK.chapter("6"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The challenge is resolved", kinds: &[Escalation::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<Escalation>() {
        let stages = [
            (&STAGE_1, "stage 1 was raised", Some(said.raised), said.stage_1_answered),
            (&STAGE_2, "stage 2 was opened", said.stage_2_opened, said.stage_2_answered),
            (&STAGE_3, "stage 3 was opened", said.stage_3_opened, said.stage_3_answered),
            (&STAGE_4, "stage 4 was opened", said.stage_4_opened, said.stage_4_answered),
        ];
        for (clock, what, opened, answered) in stages {
            if let Some(opened) = opened {
                owed.once(
                    clock,
                    because(what, opened),
                    None,
                    met_on(answered.or(said.resolved), said.learnt),
                );
            }
        }
        let raised = because("stage 1 was raised", said.raised);
        owed.once(&WHOLE, raised, None, met_on(said.resolved, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
