//! A fostering household from the first enquiry: the stages of an application, the decision, the reviews of approval, visits,
//! training, the usual limit, and resignation.
//!
//! No regulation gives the stages a time: two and four months are the authority's own target, eight months to the panel a
//! national standard. A refusal after stage 1 is told within 10 working days of all its information.

use calendar::{Day, Length, day};
use law::instruments::{
    CHILDREN_ACT_1989, FOSTERING_SERVICES_2011, FOSTERING_STANDARDS_2011, LOCAL_STANDARD,
};
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::fostering::{
    CarerMessage, CarerMessageAnswered, ChildrenFostered, FosterCarerReview, FosteringApplication,
    FosteringOutcome, PanelRecommendation, Resignation, SupervisingVisit, TrainingStandards,
};
use timeline::{Definition, Household, Standpoint, Stranded};

use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort, answers};

/// The family.
pub static FAMILY: Family = Family {
    title: "Fostering households",
    clocks: &[
        &ENQUIRY,
        &STAGE_1,
        &REFUSED,
        &STAGE_2,
        &TO_PANEL,
        &DECISION,
        &REPRESENTATIONS,
        &FIRST_REVIEW,
        &REVIEW,
        &USUAL_LIMIT,
        &RESIGNATION,
        &SUPERVISION,
        &UNANNOUNCED,
        &TRAINING,
        &RETAINED,
        &MESSAGE,
    ],
    duties: Duties::Household(duties),
};

/// Response to expression of interest.
pub static ENQUIRY: Clock = Clock {
    id: "foster.enquiry",
    title: "Response to expression of interest",
    sort: Sort::Target,
    owner: "Fostering adviser",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The enquiry is answered", kinds: &[FosteringApplication::KIND] },
};

/// Stage 1 target.
pub static STAGE_1: Clock = Clock {
    id: "foster.stage1",
    title: "Stage 1 target",
    sort: Sort::Target,
    owner: "Recruitment team",
    limit: History::new(&[Dated {
        value: Allowed::months(2),
        since: day!(2013, 7, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 1 is completed", kinds: &[FosteringApplication::KIND] },
};

/// Decision not to proceed after stage 1.
pub static REFUSED: Clock = Clock {
    id: "foster.stage1.refuse",
    title: "Decision not to proceed after stage 1",
    sort: Sort::Deadline,
    owner: "Fostering service",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2013, 7, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("26(1B)-(1C)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The applicants are told that it goes no further, or stage 1 is completed",
        kinds: &[FosteringApplication::KIND],
    },
};

/// Stage 2 target.
pub static STAGE_2: Clock = Clock {
    id: "foster.stage2",
    title: "Stage 2 target",
    sort: Sort::Target,
    owner: "Assessing social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(4),
        since: day!(2013, 7, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Stage 2 is completed", kinds: &[FosteringApplication::KIND] },
};

/// Fostering assessment to panel.
pub static TO_PANEL: Clock = Clock {
    id: "foster.assess.total",
    title: "Fostering assessment to panel",
    sort: Sort::Target,
    owner: "Fostering service",
    limit: History::new(&[Dated {
        value: Allowed::months(8),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_STANDARDS_2011.standard("14"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The panel considers the application", kinds: &[FosteringApplication::KIND] },
};

/// Decision maker's decision.
pub static DECISION: Clock = Clock {
    id: "foster.adm",
    title: "Decision maker's decision",
    sort: Sort::Deadline,
    owner: "Agency decision maker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(7),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_STANDARDS_2011.standard("14.9"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The decision maker decides", kinds: &[PanelRecommendation::KIND] },
};

/// Representations or IRM application.
pub static REPRESENTATIONS: Clock = Clock {
    id: "foster.irm",
    title: "Representations or IRM application",
    sort: Sort::Window,
    owner: "Applicant/carer",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(28)),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("27(6)-(7)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The applicant or carer makes representations, or applies to the independent review mechanism",
        kinds: &[PanelRecommendation::KIND],
    },
};

/// First review of approval.
pub static FIRST_REVIEW: Clock = Clock {
    id: "foster.review.first",
    title: "First review of approval",
    sort: Sort::Deadline,
    owner: "Fostering IRO / reviewing officer; goes to panel",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(1)),
        since: day!(2011, 10, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("28(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "Approval is reviewed", kinds: &[FosterCarerReview::KIND] },
};

/// Review of approval.
pub static REVIEW: Clock = Clock {
    id: "foster.review.annual",
    title: "Review of approval",
    sort: Sort::Recurring,
    owner: "Reviewing officer",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(1)),
        since: day!(2011, 10, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("28(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Secondary),
    }]),
    met_by: MetBy { words: "Approval is reviewed", kinds: &[FosterCarerReview::KIND] },
};

/// Usual fostering limit.
pub static USUAL_LIMIT: Clock = Clock {
    id: "foster.limit",
    title: "Usual fostering limit",
    sort: Sort::Limit,
    owner: "Fostering service, area authority",
    limit: History::new(&[Dated {
        value: Allowed::AtMost(3),
        since: day!(1991, 10, 14),
        until: None,
        cite: CHILDREN_ACT_1989.schedule("7"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "Three children or fewer are fostered, they are all brothers and sisters, or an exemption is given",
        kinds: &[ChildrenFostered::KIND],
    },
};

/// Resignation takes effect.
pub static RESIGNATION: Clock = Clock {
    id: "foster.resign",
    title: "Resignation takes effect",
    sort: Sort::Threshold,
    owner: "Carer",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(28)),
        since: day!(2011, 10, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("28(13)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Approval ends 28 days after the notice", kinds: &[Resignation::KIND] },
};

/// Supervising social worker visit.
pub static SUPERVISION: Clock = Clock {
    id: "foster.supervision",
    title: "Supervising social worker visit",
    sort: Sort::Recurring,
    owner: "Supervising social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(1),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_STANDARDS_2011.standard("21"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The supervising social worker visits", kinds: &[SupervisingVisit::KIND] },
};

/// Unannounced visit.
pub static UNANNOUNCED: Clock = Clock {
    id: "foster.unannounced",
    title: "Unannounced visit",
    sort: Sort::Recurring,
    owner: "Supervising social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_STANDARDS_2011.standard("21.8"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The household is visited unannounced", kinds: &[SupervisingVisit::KIND] },
};

/// Training, support and development standards.
pub static TRAINING: Clock = Clock {
    id: "foster.tsd",
    title: "Training, support and development standards",
    sort: Sort::Deadline,
    owner: "Carer",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2011, 4, 1),
        until: None,
        cite: FOSTERING_STANDARDS_2011.standard("20"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The carer completes the standards", kinds: &[TrainingStandards::KIND] },
};

/// The record of what a household was approved to foster is kept for ten years after.
pub static RETAINED: Clock = Clock {
    id: "retain.foster",
    title: "Retain foster carer record",
    sort: Sort::Retention,
    owner: "Fostering service",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(10)),
        since: day!(2011, 10, 1),
        until: None,
        cite: FOSTERING_SERVICES_2011.regulation("32"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "Ten years have passed since approval ended", kinds: &[] },
};

/// Answer to what a foster carer wrote. No law says how soon: it runs where the authority has set a time of its own.
pub static MESSAGE: Clock = Clock {
    id: "foster.message.answer",
    title: "Answer to what a foster carer wrote",
    sort: Sort::Deadline,
    owner: "Supervising social worker",
    limit: History::new(&[Dated { cite: LOCAL_STANDARD.whole(), ..answers::SUGGESTED }]),
    met_by: MetBy { words: answers::MET_BY, kinds: &[CarerMessageAnswered::KIND] },
};

fn duties(household: &Household, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    applications(household, &mut owed);
    for said in household.strand::<PanelRecommendation>() {
        let received = because("the panel's recommendation was received", said.received);
        owed.once(&DECISION, received, None, met_on(said.decided, said.learnt));
        if let Some(given) = said.qualifying_notice {
            let met = met_on(said.representations, said.learnt);
            owed.once(&REPRESENTATIONS, because("notice of the determination was given", given), None, met);
        }
    }
    let reviewed = done(household, |said: &FosterCarerReview| Some(said.day));
    let visited = done(household, |said: &SupervisingVisit| Some(said.day));
    let unannounced = done(household, |said: &SupervisingVisit| said.unannounced.then_some(said.day));
    let trained = done(household, |said: &TrainingStandards| Some(said.day));
    for approval in &household.approvals {
        let (approved, end) = (because("the household was approved", approval.since), approval.until);
        owed.cycle((&FIRST_REVIEW, &REVIEW), approved, "the review before", end, &reviewed);
        owed.cycle((&SUPERVISION, &SUPERVISION), approved, "the visit before", end, &visited);
        owed.cycle((&UNANNOUNCED, &UNANNOUNCED), approved, "the unannounced visit before", end, &unannounced);
        owed.once(&TRAINING, approved, end, first_from(&trained, approval.since));
        if let Some(ended) = end {
            owed.reached(&RETAINED, because("approval ended", ended), None);
        }
    }
    let mut above: Option<Day> = None;
    for said in household.strand::<ChildrenFostered>() {
        let beyond = said.children > 3 && said.one_family != Some(true);
        match (beyond, above) {
            (true, None) => above = Some(said.since),
            (false, Some(since)) => {
                let within = met_on(Some(said.since), said.learnt);
                owed.once(&USUAL_LIMIT, because(ABOVE, since), None, within);
                above = None;
            }
            _ => {}
        }
        if let (Some(since), Some(exempt)) = (above, said.exemption) {
            owed.once(
                &USUAL_LIMIT,
                because(ABOVE, since),
                None,
                met_on(Some(exempt.max(since)), said.learnt),
            );
            above = None;
        }
    }
    if let Some(since) = above {
        owed.once(&USUAL_LIMIT, because(ABOVE, since), None, None);
    }
    answers::owed::<CarerMessage>(household, &MESSAGE, "a foster carer wrote", &mut owed);
    for said in household.strand::<Resignation>() {
        owed.reached(&RESIGNATION, because("written notice was received", said.notice), None);
    }
    owed.all()
}

/// What goes beyond the usual limit.
const ABOVE: &str = "more than three children are fostered";

/// The stages of applications to foster.
fn applications(household: &Household, owed: &mut Owed<'_>) {
    for said in household.strand::<FosteringApplication>() {
        let end = said.closed.filter(|_| said.outcome != Some(FosteringOutcome::Approved));
        let met = |day: Option<Day>| met_on(day, said.learnt);
        owed.once(&ENQUIRY, because("the enquiry was received", said.enquired), end, met(said.responded));
        if let Some(applied) = said.applied {
            let applied = because("the application was accepted", applied);
            owed.once(&STAGE_1, applied, end, met(said.stage_1_ended.or(said.stage_1_refused)));
            owed.once(&TO_PANEL, applied, end, met(said.to_panel));
        }
        if let Some(complete) = said.stage_1_information {
            let complete = because("all information for stage 1 was received", complete);
            owed.once(&REFUSED, complete, end, met(said.stage_1_refused.or(said.stage_1_ended)));
        }
        if let Some(started) = said.stage_2_started {
            owed.once(&STAGE_2, because("stage 2 started", started), end, met(said.stage_2_ended));
        }
    }
}

#[cfg(test)]
mod tests;
