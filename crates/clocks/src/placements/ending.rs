//! Before a placement is ended by the authority there is a review; before the authority stops looking after an accommodated
//! child, somebody senior agrees: the nominated officer, or the director for a young person of 16 or 17.
//!
//! From the day for which the change is planned: a proposal without a day waits. Where there is an immediate risk the review
//! may come after.

use calendar::day;
use law::instruments::CPPCR_2010;
use law::{Dated, Evidence, History, Status};
use timeline::strands_of::coming_into_care::{
    ChangeProposed, DecidedBy, DecisionAbout, DecisionMade, ProposedChange,
};
use timeline::strands_of::reviews::Review;
use timeline::{Definition, Standpoint, Timeline};

use crate::care::{birthday, reviews};
use crate::owed::{Owed, because, done};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Ending a placement, ending care",
    clocks: &[&REVIEW, &APPROVAL],
    duties: Duties::Child(duties),
};

/// Review before the authority terminates a placement.
pub static REVIEW: Clock = Clock {
    id: "cla.placement.endreview",
    title: "Review before the authority terminates a placement",
    sort: Sort::Gate,
    owner: "Social worker; IRO chairs",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2011, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("14"),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "A review is held before the placement is ended", kinds: &[Review::KIND] },
};

/// Decision to stop looking after a s.20 child approved.
pub static APPROVAL: Clock = Clock {
    id: "cla.cease.approval",
    title: "Decision to stop looking after a s.20 child approved",
    sort: Sort::Gate,
    owner: "Nominated officer; director of children's services where the child is 16 or 17",
    limit: History::new(&[Dated {
        value: Allowed::ByTheAct,
        since: day!(2015, 4, 1),
        until: None,
        cite: CPPCR_2010.regulation("39"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy {
        words: "Somebody senior agrees that the authority stops looking after the child",
        kinds: &[DecisionMade::KIND],
    },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let held = reviews(child);
    let sixteen = birthday(child, 16);
    for said in child.strand::<ChangeProposed>().filter(|said| !said.emergency && said.withdrawn.is_none()) {
        let Some(planned) = said.planned_for else { continue };
        match said.what {
            ProposedChange::EndPlacement => {
                owed.gate(&REVIEW, because("the end of the placement is planned", planned), said.day, &held);
            }
            ProposedChange::CeaseLookingAfter => {
                let director = sixteen.is_some_and(|sixteen| sixteen <= planned);
                let agreed = done(child, |made: &DecisionMade| {
                    let enough = !director || made.role == DecidedBy::Director;
                    (made.agreed && enough && made.about == DecisionAbout::CeaseLookingAfter)
                        .then_some(made.day)
                });
                let ends = because("the end of being looked after is planned", planned);
                owed.gate(&APPROVAL, ends, said.day, &agreed);
            }
            _ => {}
        }
    }
    owed.all()
}

#[cfg(test)]
mod tests;
