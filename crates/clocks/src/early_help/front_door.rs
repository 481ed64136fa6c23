//! The front door: a decision on a referral within one working day, and an assessment within 45 working days of the referral.
//!
//! The assessment ends when the manager authorises it. Time runs from the referral where it is known, as the guidance
//! counts, and otherwise from the day it was started, as the census does.

use calendar::day;
use law::instruments::WORKING_TOGETHER_2023;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::{Assessment, AssessmentOf};
use timeline::strands_of::early_help::Referral;
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Referrals and assessments",
    clocks: &[&DECISION, &ASSESSMENT],
    duties: Duties::Child(duties),
};

/// Decision on a referral.
pub static DECISION: Clock = Clock {
    id: "front.decision",
    title: "Decision on a referral",
    sort: Sort::Deadline,
    owner: "Team manager",
    limit: History::new(&[Dated {
        value: Allowed::working_days(1),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "It is decided what follows the referral", kinds: &[Referral::KIND] },
};

/// Single assessment completed.
pub static ASSESSMENT: Clock = Clock {
    id: "assess.complete",
    title: "Single assessment completed",
    sort: Sort::Deadline,
    owner: "Social worker, manager authorises",
    limit: History::new(&[Dated {
        value: Allowed::working_days(45),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The assessment is completed and authorised", kinds: &[Assessment::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<Referral>() {
        let received = because("the referral was received", said.received);
        owed.once(&DECISION, received, None, met_on(said.decided, said.learnt));
    }
    for said in child.strand::<Assessment>().filter(|said| said.of == AssessmentOf::Single) {
        let from = match said.referral {
            Some(received) => because("the referral was received", received),
            None => because("the assessment was started", said.started),
        };
        owed.once(&ASSESSMENT, from, None, met_on(said.authorised, said.learnt));
    }
    owed.all()
}

#[cfg(test)]
mod tests;
