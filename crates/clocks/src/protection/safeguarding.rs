//! Child protection: strategy discussion, conference, core groups, reviews, visits; child in need; serious incidents.
//!
//! The first conference is due 15 working days after the strategy discussion at which the enquiry was begun. Where several were
//! held, the one that began it counts.

use calendar::{Length, day};
use law::instruments::{CHILDREN_ACT_2004, LOCAL_STANDARD, WORKING_TOGETHER_2023};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::protection::{
    ChildInNeedPlan, ChildInNeedReview, ConferenceSort, CoreGroup, EnquiryEnd, MovedInOnPlan,
    ProtectionConference, ProtectionPlan, ProtectionVisit, Section47Enquiry, SeriousIncident,
    StrategyDiscussion,
};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Child protection",
    clocks: &[
        &STRATEGY,
        &CONFERENCE,
        &TRANSFER_IN,
        &CORE_FIRST,
        &CORE_AFTER,
        &REVIEW_FIRST,
        &REVIEW_AFTER,
        &BIRTH,
        &VISIT,
        &IN_NEED,
        &INCIDENT,
    ],
    duties: Duties::Child(duties),
};

/// Strategy discussion.
pub static STRATEGY: Clock = Clock {
    id: "strategy.hold",
    title: "Strategy discussion",
    sort: Sort::Deadline,
    owner: "Team manager, police, health",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A strategy discussion is held", kinds: &[StrategyDiscussion::KIND] },
};

/// Initial child protection conference.
pub static CONFERENCE: Clock = Clock {
    id: "s47.icpc",
    title: "Initial child protection conference",
    sort: Sort::Deadline,
    owner: "CP chair",
    limit: History::new(&[Dated {
        value: Allowed::working_days(15),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The child protection conference is held", kinds: &[ProtectionConference::KIND] },
};

/// Transfer-in conference.
pub static TRANSFER_IN: Clock = Clock {
    id: "icpc.transferin",
    title: "Transfer-in conference",
    sort: Sort::Deadline,
    owner: "CP chair",
    limit: History::new(&[Dated {
        value: Allowed::working_days(15),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The transfer-in conference is held", kinds: &[ProtectionConference::KIND] },
};

/// First core group.
pub static CORE_FIRST: Clock = Clock {
    id: "cp.core.first",
    title: "First core group",
    sort: Sort::Deadline,
    owner: "Lead social worker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The core group meets", kinds: &[CoreGroup::KIND] },
};

/// Later core groups.
pub static CORE_AFTER: Clock = Clock {
    id: "cp.core.after",
    title: "Later core groups",
    sort: Sort::Recurring,
    owner: "Lead social worker",
    limit: History::new(&[Dated {
        value: Allowed::weeks(6),
        since: day!(2013, 4, 15),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The core group meets", kinds: &[CoreGroup::KIND] },
};

/// First review conference.
pub static REVIEW_FIRST: Clock = Clock {
    id: "cp.review.first",
    title: "First review conference",
    sort: Sort::Deadline,
    owner: "CP chair",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The review conference is held", kinds: &[ProtectionConference::KIND] },
};

/// Later review conferences.
pub static REVIEW_AFTER: Clock = Clock {
    id: "cp.review.after",
    title: "Later review conferences",
    sort: Sort::Recurring,
    owner: "CP chair",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2013, 4, 15),
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The review conference is held", kinds: &[ProtectionConference::KIND] },
};

/// Review after birth for pre-birth plan.
pub static BIRTH: Clock = Clock {
    id: "cp.prebirth.review",
    title: "Review after birth for pre-birth plan",
    sort: Sort::Deadline,
    owner: "CP chair",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(10)),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "The review conference is held", kinds: &[ProtectionConference::KIND] },
};

/// CP visit interval.
pub static VISIT: Clock = Clock {
    id: "cp.visit",
    title: "CP visit interval",
    sort: Sort::Recurring,
    owner: "Lead social worker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child is visited, and seen", kinds: &[ProtectionVisit::KIND] },
};

/// CIN plan review.
pub static IN_NEED: Clock = Clock {
    id: "cin.review",
    title: "CIN plan review",
    sort: Sort::Recurring,
    owner: "Social worker, manager",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: law::NOT_STATED,
        until: None,
        cite: WORKING_TOGETHER_2023.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The child in need plan is reviewed", kinds: &[ChildInNeedReview::KIND] },
};

/// Serious incident notification.
pub static INCIDENT: Clock = Clock {
    id: "incident.notify",
    title: "Serious incident notification",
    sort: Sort::Deadline,
    owner: "DCS",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2018, 6, 29),
        until: None,
        cite: CHILDREN_ACT_2004.section("16C"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The incident is notified", kinds: &[SeriousIncident::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    for said in child.strand::<StrategyDiscussion>() {
        let concern = because("there was reasonable cause to suspect significant harm", said.concern);
        owed.once(&STRATEGY, concern, None, met_on(said.held, said.learnt));
    }
    let conferences = |sorts: &'static [ConferenceSort]| {
        done(child, move |said: &ProtectionConference| sorts.contains(&said.sort).then_some(said.day))
    };
    let first = conferences(&[ConferenceSort::Initial, ConferenceSort::Prebirth]);
    let transfers = conferences(&[ConferenceSort::TransferIn]);
    let reviewed = conferences(&[ConferenceSort::Review]);
    for said in child.strand::<Section47Enquiry>() {
        // Whether it leads to a conference is known only when it ends.
        if matches!(said.outcome, None | Some(EnquiryEnd::Conference)) {
            let begun = because("the strategy discussion began the enquiry", said.started);
            owed.once(&CONFERENCE, begun, None, first_from(&first, said.started));
        }
    }
    for said in child.strand::<MovedInOnPlan>() {
        let notified = because("the move was notified", said.notified);
        owed.once(&TRANSFER_IN, notified, None, first_from(&transfers, said.notified));
    }
    plans(child, &mut owed, &reviewed);
    let looked_at = done(child, |said: &ChildInNeedReview| Some(said.day));
    for said in child.strand::<ChildInNeedPlan>() {
        let began = because("the child in need plan began", said.since);
        owed.cycle((&IN_NEED, &IN_NEED), began, "the review before", said.until, &looked_at);
    }
    for said in child.strand::<SeriousIncident>() {
        let aware = because("the authority became aware", said.aware);
        owed.once(&INCIDENT, aware, None, met_on(said.notified, said.learnt));
    }
    owed.all()
}

/// What a child protection plan asks for.
fn plans(child: &Timeline, owed: &mut Owed<'_>, reviewed: &[Met]) {
    let groups = done(child, |said: &CoreGroup| Some(said.day));
    let visits = done(child, |said: &ProtectionVisit| said.seen.then_some(said.day));
    for said in child.strand::<ProtectionPlan>() {
        let began = because("the conference made a plan", said.since);
        let first = first_from(&groups, said.since.plus_days(1))
            .filter(|met| said.until.is_none_or(|end| met.day < end));
        owed.once(&CORE_FIRST, began, said.until, first);
        if let Some(first) = first.filter(|first| first.day <= owed.today()) {
            let later: Vec<Met> = groups.iter().copied().filter(|met| met.day > first.day).collect();
            let before = because("the core group before", first.day);
            owed.cycle((&CORE_AFTER, &CORE_AFTER), before, "the core group before", said.until, &later);
        }
        owed.cycle(
            (&REVIEW_FIRST, &REVIEW_AFTER),
            began,
            "the review conference before",
            said.until,
            reviewed,
        );
        owed.cycle((&VISIT, &VISIT), began, "the visit before", said.until, &visits);
        let born = child.born().filter(|&born| said.before_birth == Some(true) && born >= said.since);
        if let Some(born) = born {
            owed.once(&BIRTH, because("the child was born", born), said.until, first_from(reviewed, born));
        }
    }
}

#[cfg(test)]
mod tests;
