//! From the plan of adoption to the order and after: the decision, a proposed match and its papers, when the adopters
//! may apply, the times that the scorecards count, the letter and the life-story book, and for how long the record is kept.
//!
//! The two thresholds of the scorecards are averages over three years; for one child each is a target and never a breach. The
//! time to appeal delays nothing: the order counts from its day.

use calendar::{Day, Length, Moment, day};
use law::instruments::{
    ADOPTION_AGENCIES_2005, ADOPTION_AND_CHILDREN_ACT_2002, ADOPTION_GUIDANCE, ADOPTION_SCORECARD,
    ADOPTION_STANDARDS, DISCLOSURE_2005, LOCAL_STANDARD,
};
use law::{Dated, Evidence, History, Status};
use timeline::codes::PlacementType;
use timeline::strands_of::adoption::{
    AdoptionDecision, AdoptionMatch, AdoptionPlacementPlan, AdoptionStep, LaterLifeLetter, MatchPaper,
    MatchProposal, SharedWith, StepSort,
};
use timeline::strands_of::leaving_care::LookedAfterEnd;
use timeline::strands_of::permanence::{LifeStoryStage, LifeStoryWork};
use timeline::strands_of::placements::Placement;
use timeline::{Definition, Episode, Standpoint, Timeline};

use crate::care::looked_after;
use crate::owed::{Owed, because, done, first_from, met_on};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Adoption of a child",
    clocks: &[
        &DECISION,
        &PLANNED,
        &REPORT_GIVEN,
        &MATCH_DECIDED,
        &PLACEMENT_PLAN,
        &APPLY,
        &APPEAL,
        &LETTER,
        &BOOK,
        &ENTRY_TO_PLACED,
        &ORDER_TO_MATCH,
        &TWELVE_MONTHS,
        &RETAINED,
    ],
    duties: Duties::Child(duties),
};

/// Decision that the child should be placed for adoption (SHOBPA).
pub static DECISION: Clock = Clock {
    id: "adopt.adm.child",
    title: "Decision that the child should be placed for adoption (SHOBPA)",
    sort: Sort::Deadline,
    owner: "Agency decision maker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(7),
        since: day!(2012, 9, 1),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("18-19"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The decision maker decides", kinds: &[AdoptionDecision::KIND] },
};

/// Best-interests decision after adoption becomes the plan.
pub static PLANNED: Clock = Clock {
    id: "adopt.panel.2m",
    title: "Best-interests decision after adoption becomes the plan",
    sort: Sort::Target,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::months(2),
        since: day!(2011, 4, 1),
        until: None,
        cite: ADOPTION_GUIDANCE.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The decision that the child should be placed for adoption is made",
        kinds: &[AdoptionDecision::KIND],
    },
};

/// Adopters have the placement report before the panel.
pub static REPORT_GIVEN: Clock = Clock {
    id: "adopt.match.report",
    title: "Adopters have the placement report before the panel",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::WorkingDaysBefore(10)),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("31(3)-(4)"),
        checked: day!(2026, 11, 23),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The adopters have the placement report, with ten working days to say what they think of it",
        kinds: &[MatchProposal::KIND],
    },
};

/// Decision on a proposed match.
pub static MATCH_DECIDED: Clock = Clock {
    id: "adopt.match.decision",
    title: "Decision on a proposed match",
    sort: Sort::Deadline,
    owner: "Agency decision maker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(7),
        since: day!(2011, 4, 1),
        until: None,
        cite: ADOPTION_STANDARDS.standard("17"),
        checked: day!(2026, 11, 23),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The decision maker decides on the match", kinds: &[MatchProposal::KIND] },
};

/// Adoption placement plan sent to the adopters.
pub static PLACEMENT_PLAN: Clock = Clock {
    id: "adopt.match.plan",
    title: "Adoption placement plan sent to the adopters",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::AtOnce,
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("35(2)"),
        checked: day!(2026, 11, 23),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The placement plan is sent", kinds: &[AdoptionPlacementPlan::KIND] },
};

/// Child has lived with applicants before application.
pub static APPLY: Clock = Clock {
    id: "adopt.apply.10w",
    title: "Child has lived with applicants before application",
    sort: Sort::NotBefore,
    owner: "Adopters, court",
    limit: History::new(&[Dated {
        value: Allowed::weeks(10),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AND_CHILDREN_ACT_2002.section("42(2)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The adopters apply for the order", kinds: &[AdoptionStep::KIND] },
};

/// Appeal period after adoption order.
pub static APPEAL: Clock = Clock {
    id: "adopt.appeal",
    title: "Appeal period after adoption order",
    sort: Sort::Window,
    owner: "System",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(28)),
        since: day!(2005, 12, 30),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The time to appeal is over", kinds: &[AdoptionStep::KIND] },
};

/// Later-life letter to adopters.
pub static LETTER: Clock = Clock {
    id: "adopt.laterlife",
    title: "Later-life letter to adopters",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: ADOPTION_GUIDANCE.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The later-life letter is given", kinds: &[LaterLifeLetter::KIND] },
};

/// Life-story book stages.
pub static BOOK: Clock = Clock {
    id: "adopt.lifestory",
    title: "Life-story book stages",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: ADOPTION_GUIDANCE.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The life-story book is given", kinds: &[LifeStoryWork::KIND] },
};

/// A1: from coming into care to living with the adopters.
pub static ENTRY_TO_PLACED: Clock = Clock {
    id: "adopt.a1",
    title: "Moved in with adopters (scorecard A1)",
    sort: Sort::Target,
    owner: "Adoption service",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(426)),
        since: day!(2013, 4, 1),
        until: None,
        cite: ADOPTION_SCORECARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The child is placed for adoption", kinds: &[Placement::KIND] },
};

/// A2: from the order that allows it to the match.
pub static ORDER_TO_MATCH: Clock = Clock {
    id: "adopt.a2",
    title: "Matched with adopters (scorecard A2)",
    sort: Sort::Target,
    owner: "Adoption service",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Days(121)),
        since: day!(2013, 4, 1),
        until: None,
        cite: ADOPTION_SCORECARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The child is matched", kinds: &[AdoptionMatch::KIND] },
};

/// Adoption order within 12 months of SHOBPA.
pub static TWELVE_MONTHS: Clock = Clock {
    id: "adopt.12m",
    title: "Adoption order within 12 months of SHOBPA",
    sort: Sort::Target,
    owner: "Adoption service",
    limit: History::new(&[Dated {
        value: Allowed::months(12),
        since: day!(2005, 4, 1),
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Source),
    }]),
    met_by: MetBy { words: "The adoption order is made", kinds: &[LookedAfterEnd::KIND] },
};

/// Retain adoption case record.
pub static RETAINED: Clock = Clock {
    id: "retain.adoption",
    title: "Retain adoption case record",
    sort: Sort::Retention,
    owner: "Adoption agency",
    limit: History::new(&[Dated {
        value: Allowed::Within(Length::Years(100)),
        since: day!(2005, 12, 30),
        until: None,
        cite: DISCLOSURE_2005.regulation("6"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A hundred years have passed since the order", kinds: &[] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    // Of strands that the fold keeps the moment of learning is not told; the day stands for it.
    let on = |day: Day| Met { day, learnt: Moment::end_of(day) };
    let decided: Vec<Met> = child.adoption_decisions.iter().map(|said| on(said.day)).collect();
    let steps =
        |what: StepSort| done(child, move |said: &AdoptionStep| (said.what == what).then_some(said.day));
    for papers in steps(StepSort::PapersReceived) {
        let received = because("the decision maker received the papers", papers.day);
        owed.once(&DECISION, received, None, first_from(&decided, papers.day));
    }
    for planned in steps(StepSort::BecamePlan) {
        let became = because("adoption became the plan at a review", planned.day);
        owed.once(&PLANNED, became, None, first_from(&decided, planned.day));
    }
    proposals(child, at, &mut owed);
    let applied = steps(StepSort::ApplicationMade);
    let ordered = child.periods.iter().filter_map(|period| {
        let (end, reason) = period.ceased()?;
        reason.is_adoption().then_some(end)
    });
    let ordered: Vec<Day> = ordered.collect();
    let order = ordered.first().map(|&day| on(day));
    for care in looked_after(child) {
        let for_adoption = |row: &&Episode| {
            row.start >= care.from
                && care.end.is_none_or(|end| row.start < end)
                && row.place.is_some_and(PlacementType::is_for_adoption)
        };
        let placed = child.episodes.iter().find(for_adoption).map(|row| row.start);
        if let Some(placed) = placed {
            let placed_for = because("the child was placed for adoption", placed);
            owed.once(&APPLY, placed_for, care.end, first_from(&applied, placed));
        }
        let planned = child.adoption_decisions.iter().find(|said| said.day >= care.from);
        if let Some(planned) = planned {
            let reversed = planned.reversed;
            let came = because("the child came into care", care.from);
            owed.once(&ENTRY_TO_PLACED, came, reversed.or(care.end), placed.map(on));
            let decided = because("it was decided that the child should be placed for adoption", planned.day);
            owed.once(&TWELVE_MONTHS, decided, reversed.or(care.end.filter(|_| order.is_none())), order);
            let order_made = child
                .episodes
                .iter()
                .find(|row| row.start >= care.from && row.legal == Some(timeline::codes::LegalStatus::E1));
            if let Some(row) = order_made {
                let matched = matched(child).min().or(placed);
                let made = because("the placement order was made", row.start);
                owed.once(&ORDER_TO_MATCH, made, reversed.or(care.end), matched.map(on));
            }
        }
    }
    let letters = done(child, |said: &LaterLifeLetter| Some(said.day));
    let books = done(child, |said: &LifeStoryWork| (said.what == LifeStoryStage::Final).then_some(said.day));
    let celebrated = steps(StepSort::Celebration);
    for day in ordered {
        let made = because("the adoption order was made", day);
        owed.once(&APPEAL, made, None, None);
        let from =
            celebrated.first().map_or(made, |met| because("the celebration hearing was held", met.day));
        owed.once(&LETTER, from, None, first_from(&letters, day.plus_months(-6)));
        owed.once(&BOOK, made, None, first_from(&books, day.plus_months(-6)));
        owed.reached(&RETAINED, made, None);
    }
    owed.all()
}

/// The days on which a child was matched: as the return has it, or as a proposed match was decided.
pub fn matched(child: &Timeline) -> impl Iterator<Item = Day> + '_ {
    let agreed = child.strand::<MatchProposal>().filter_map(|said| said.agreed());
    child.adoption_matches.iter().filter_map(|said| said.matched).chain(agreed)
}

/// What is owed of each match that is proposed. The adopters have ten working days with the placement report before it goes to
/// the panel; where they said sooner what they think of it, it may go then.
fn proposals(child: &Timeline, at: &Standpoint<'_>, owed: &mut Owed<'_>) {
    let plans = done(child, |said: &AdoptionPlacementPlan| Some(said.day));
    for said in child.strand::<MatchProposal>() {
        let proposed = because("a match was proposed", said.day);
        if let Some(panel) = said.panel {
            let answered = said.observations.is_some_and(|on| on <= panel);
            let ten = Length::WorkingDaysBefore(10).due_from(panel, &at.authority.calendars);
            let by = if answered { panel } else { ten };
            let given = said.given(MatchPaper::PlacementReport, SharedWith::Adopters);
            let given = met_on(given, said.learnt);
            owed.by(&REPORT_GIVEN, proposed, by.max(said.day), said.withdrawn, given);
        }
        if let Some(received) = said.received {
            let had = because("the decision maker had the recommendation", received);
            owed.once(&MATCH_DECIDED, had, said.withdrawn, met_on(said.decided, said.learnt));
        }
        if let Some(agreed) = said.agreed() {
            let moved = child
                .episodes
                .iter()
                .find(|row| row.start >= agreed && row.place.is_some_and(PlacementType::is_for_adoption));
            let reversed = child.adoption_decisions.iter().filter_map(|said| said.reversed);
            let end = reversed.filter(|on| *on >= agreed).chain(moved.map(|row| row.start)).min();
            let decided = because("the match was decided", agreed);
            owed.once(&PLACEMENT_PLAN, decided, end, first_from(&plans, agreed));
        }
    }
}

#[cfg(test)]
mod tests;
