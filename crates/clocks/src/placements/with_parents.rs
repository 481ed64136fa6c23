//! Placement with parents before the assessment is complete (regulation 19): the assessment within 10 working days of the
//! placement, and the decision to confirm it, or to end it, within 10 working days of the assessment.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, History, Status};
use timeline::strands_of::coming_into_care::{Assessment, AssessmentOf, DecisionAbout, DecisionMade};
use timeline::strands_of::placements::{PlacementCondition, PlacementConditions};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Placement with parents",
    clocks: &[&ASSESSMENT, &DECISION],
    duties: Duties::Child(duties),
};

/// Assessment of parent's suitability after immediate placement with parents.
pub static ASSESSMENT: Clock = Clock {
    id: "cla.pwp.assessment",
    title: "Assessment of parent's suitability after immediate placement with parents",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("19(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The assessment of the parent is completed", kinds: &[Assessment::KIND] },
};

/// Decision to confirm placement with parents.
pub static DECISION: Clock = Clock {
    id: "cla.pwp.decision",
    title: "Decision to confirm placement with parents",
    sort: Sort::Deadline,
    owner: "Nominated officer",
    limit: History::new(&[Dated {
        value: Allowed::working_days(10),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("18-19"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "The nominated officer decides whether to confirm the placement",
        kinds: &[DecisionMade::KIND],
    },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let assessed =
        done(child, |said: &Assessment| said.completed.filter(|_| said.of == AssessmentOf::Parents));
    let decided =
        done(child, |said: &DecisionMade| (said.about == DecisionAbout::WithParents).then_some(said.day));
    for said in child.strand::<PlacementConditions>() {
        if !said.has(PlacementCondition::BeforeAssessment) {
            continue;
        }
        let met = first_from(&assessed, said.since);
        let began = because("the child was placed with a parent before the assessment", said.since);
        owed.once(&ASSESSMENT, began, said.until, met);
        if let Some(met) = met {
            let assessed = because("the assessment was completed", met.day);
            owed.once(&DECISION, assessed, None, first_from(&decided, met.day));
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
