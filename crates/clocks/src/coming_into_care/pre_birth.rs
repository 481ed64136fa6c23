//! An unborn child: assessed and planned for by the day the authority's own procedure says. No law sets it; common triggers
//! are from 12 to 16 weeks of pregnancy, with a conference by 28 to 32 weeks.

use calendar::day;
use law::instruments::LOCAL_STANDARD;
use law::{Dated, History, Status};
use timeline::strands_of::coming_into_care::{Assessment, AssessmentOf};
use timeline::strands_of::early_help::Referral;
use timeline::{Definition, Standpoint, Timeline};

use crate::owed::{Owed, because, done, first_from};
use crate::{Allowed, Clock, Duties, Duty, Family, MetBy, Sort};

/// The family.
pub static FAMILY: Family =
    Family { title: "Before birth", clocks: &[&ASSESSMENT], duties: Duties::Child(duties) };

/// Pre-birth assessment and plan.
pub static ASSESSMENT: Clock = Clock {
    id: "cla.mother.baby.prebirth",
    title: "Pre-birth assessment and plan",
    sort: Sort::Deadline,
    owner: "Social worker",
    limit: History::new(&[Dated {
        value: Allowed::AsSet,
        since: law::NOT_STATED,
        until: None,
        cite: LOCAL_STANDARD.whole(),
        checked: day!(2026, 11, 21),
        status: Status::Knowledge,
    }]),
    met_by: MetBy { words: "The assessment before birth is completed", kinds: &[Assessment::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let assessed =
        done(child, |said: &Assessment| said.completed.filter(|_| said.of == AssessmentOf::Prebirth));
    for said in child.strand::<Referral>().filter(|said| said.unborn) {
        let met = first_from(&assessed, said.received);
        owed.once(&ASSESSMENT, because("an unborn child was referred", said.received), child.born(), met);
    }
    owed.all()
}

#[cfg(test)]
mod tests;
