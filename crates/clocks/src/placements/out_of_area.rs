//! Placements outside the area and moves that disrupt Key Stage 4: somebody senior agrees before the child moves. Outside the
//! area but in an adjoining authority's: the nominated officer. Further away: the director of children's services. In an
//! emergency the steps are done within 5 working days after.
//!
//! What adjoins what, a person says when the placement is recorded: it is a question of areas and not of miles.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::{
    ChangeProposed, DecidedBy, DecisionAbout, DecisionMade, ProposedChange,
};
use timeline::strands_of::placements::{EmergencySteps, PlacementCondition, PlacementConditions};
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Placements outside the area",
    clocks: &[&OFFICER, &DIRECTOR, &EMERGENCY, &KEY_STAGE_4],
    duties: Duties::Child(duties),
};

/// Nominated officer approves out-of-area placement.
pub static OFFICER: Clock = Clock {
    id: "cla.ooa.approve.officer",
    title: "Nominated officer approves out-of-area placement",
    sort: Sort::Gate,
    owner: "Nominated officer",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2014, 1, 27),
        until: None,
        cite: CPPCR_2010.regulation("11(1)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The nominated officer agrees to the placement", kinds: &[DecisionMade::KIND] },
};

/// Director of children's services approves placement at a distance.
pub static DIRECTOR: Clock = Clock {
    id: "cla.ooa.approve.dcs",
    title: "Director of children's services approves placement at a distance",
    sort: Sort::Gate,
    owner: "Director of children's services",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2014, 1, 27),
        until: None,
        cite: CPPCR_2010.regulation("11(1)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "The director of children's services agrees to the placement",
        kinds: &[DecisionMade::KIND],
    },
};

/// Steps completed after an emergency out-of-area placement.
pub static EMERGENCY: Clock = Clock {
    id: "cla.ooa.emergency",
    title: "Steps completed after an emergency out-of-area placement",
    sort: Sort::Deadline,
    owner: "Social worker, nominated officer",
    limit: History::new(&[Dated {
        value: Allowed::working_days(5),
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("11(3)"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy {
        words: "What is asked before such a placement is done after it",
        kinds: &[EmergencySteps::KIND],
    },
};

/// Nominated officer approves a placement change that disrupts Key Stage 4 schooling.
pub static KEY_STAGE_4: Clock = Clock {
    id: "cla.ks4.schoolmove",
    title: "Nominated officer approves a placement change that disrupts Key Stage 4 schooling",
    sort: Sort::Gate,
    owner: "Nominated officer; designated teacher and IRO consulted",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("10"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "The nominated officer agrees to the move", kinds: &[DecisionMade::KIND] },
};

/// Somebody may have agreed so many days before the child moved.
const AGREED_AHEAD_DAYS: i32 = 90;

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let agreed = |about: DecisionAbout| {
        done(child, move |said: &DecisionMade| (said.agreed && said.about == about).then_some(said.day))
    };
    let (officer, school) = (agreed(DecisionAbout::OutOfArea), agreed(DecisionAbout::SchoolInKeyStage4));
    let director = done(child, |said: &DecisionMade| {
        let by_director = said.agreed && said.role == DecidedBy::Director;
        (by_director && said.about == DecisionAbout::AtDistance).then_some(said.day)
    });
    let steps = done(child, |said: &EmergencySteps| Some(said.day));
    for said in child.strand::<PlacementConditions>() {
        let began = because("the child was placed outside the area", said.since);
        let earliest = said.since.plus_days(-AGREED_AHEAD_DAYS);
        let (near, far) = (said.has(PlacementCondition::OutOfArea), said.has(PlacementCondition::AtDistance));
        if (near || far) && said.has(PlacementCondition::Emergency) {
            owed.once(&EMERGENCY, began, said.until, first_from(&steps, said.since));
        } else if far {
            owed.gate(&DIRECTOR, began, earliest, &director);
        } else if near {
            owed.gate(&OFFICER, began, earliest, &officer);
        }
    }
    let school_moves = child.strand::<ChangeProposed>().filter(|said| {
        said.what == ProposedChange::SchoolInKeyStage4 && !said.emergency && said.withdrawn.is_none()
    });
    for said in school_moves {
        if let Some(planned) = said.planned_for {
            owed.gate(&KEY_STAGE_4, because("the move is planned", planned), said.day, &school);
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
