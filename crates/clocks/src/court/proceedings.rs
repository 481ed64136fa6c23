//! Before and in care proceedings: the family is offered a meeting of its own before the authority applies,
//! pre-proceedings last 16 weeks, the case management hearing is held between the 12th and the 18th working day, and
//! the court has 26 weeks, extended by 8 at a time.
//!
//! The duty to offer a meeting is enacted and not known to be in force: it is asked from the day the authority says it was
//! brought into force. What the court owes is shown and is nobody's breach here.

use calendar::day;
use law::instruments::{CHILDREN_ACT_1989, FAMILY_PROCEDURE_12A, PLO_GUIDANCE_2021};
use law::{Dated, Evidence, History, Status};
use timeline::Stranded;
use timeline::strands_of::court::{CareProceedings, FamilyGroupMeeting, PreProceedings};
use timeline::strands_of::governance::Commencement;
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Care proceedings",
    clocks: &[&FAMILY_MEETING, &BEFORE, &COURT, &EXTENSION, &HEARING],
    duties: Duties::Child(duties),
};

/// Family group decision-making meeting offered.
pub static FAMILY_MEETING: Clock = Clock {
    id: "plo.fgdm",
    title: "Family group decision-making meeting offered",
    sort: Sort::Gate,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: law::NOT_STATED,
        until: None,
        cite: CHILDREN_ACT_1989.section("31ZA"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The family is offered a meeting, or it is said why that is not in the child's interests",
        kinds: &[FamilyGroupMeeting::KIND],
    },
};

/// Pre-proceedings period.
pub static BEFORE: Clock = Clock {
    id: "plo.preproc",
    title: "Pre-proceedings period",
    sort: Sort::Target,
    owner: "Social worker, legal, PLO panel",
    limit: History::new(&[Dated {
        value: Allowed::weeks(16),
        since: day!(2021, 3, 1),
        until: None,
        cite: PLO_GUIDANCE_2021.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Pre-proceedings end", kinds: &[PreProceedings::KIND] },
};

/// Care proceedings completed.
pub static COURT: Clock = Clock {
    id: "plo.26w",
    title: "Care proceedings completed",
    sort: Sort::Deadline,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::weeks(26),
        since: day!(2014, 4, 22),
        until: None,
        cite: CHILDREN_ACT_1989.section("32(1)(a)(ii)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The court concludes the proceedings", kinds: &[CareProceedings::KIND] },
};

/// Extension of 26 weeks.
pub static EXTENSION: Clock = Clock {
    id: "plo.extend",
    title: "Extension of 26 weeks",
    sort: Sort::Limit,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::weeks(8),
        since: day!(2014, 4, 22),
        until: None,
        cite: CHILDREN_ACT_1989.section("32(5)-(8)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The court concludes the proceedings, or extends them again",
        kinds: &[CareProceedings::KIND],
    },
};

/// Case management hearing.
pub static HEARING: Clock = Clock {
    id: "plo.cmh",
    title: "Case management hearing",
    sort: Sort::Window,
    owner: "Court",
    limit: History::new(&[Dated {
        value: Allowed::working_days(18),
        since: day!(2014, 4, 22),
        until: None,
        cite: FAMILY_PROCEDURE_12A.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The case management hearing is held", kinds: &[CareProceedings::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let in_force = at.authority.strand::<Commencement>().find(|said| said.clock == FAMILY_MEETING.id);
    let offered = done(child, |said: &FamilyGroupMeeting| Some(said.offered));
    for said in child.strand::<PreProceedings>() {
        let letter = because("the letter before proceedings was sent", said.letter);
        owed.once(&BEFORE, letter, None, met_on(said.ended, said.learnt));
    }
    for said in child.strand::<CareProceedings>() {
        let applies = said.issued.or(said.intended);
        if let (Some(in_force), Some(applies)) = (in_force, applies)
            && in_force.since <= applies
        {
            let act = because("the authority applies to the court", applies);
            owed.gate(&FAMILY_MEETING, act, applies.plus_months(-6), &offered);
        }
        let Some(issued) = said.issued else { continue };
        let application = because("the application was issued", issued);
        owed.once(&HEARING, application, said.concluded, met_on(said.case_management, said.learnt));
        let concluded = met_on(said.concluded, said.learnt);
        match (said.extended, said.extended_to) {
            (Some(extended), Some(until)) => {
                owed.once(&COURT, application, None, met_on(Some(extended), said.learnt));
                let granted = because("the court extended the time", extended);
                owed.by(&EXTENSION, granted, until, None, concluded);
            }
            _ => owed.once(&COURT, application, None, concluded),
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
