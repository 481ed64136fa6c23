//! Leaving care, and after.

mod care_leavers;
pub(crate) mod ceased;
mod ceased_by_special_guardianship;
mod ceased_for_permanence;
mod education_employment_training;
mod pathway_plan;
mod pathway_plan_up_to_date;
mod special_guardianship_orders;
mod suitable_accommodation;

use calendar::{Day, Period};
use timeline::codes::InTouch;
use timeline::{CareLeaverContact, Timeline};

use crate::{Asked, Counting, Judge, Verdict};

pub use care_leavers::CARE_LEAVERS;
pub use ceased::CEASED;
pub use ceased_by_special_guardianship::CEASED_BY_SPECIAL_GUARDIANSHIP;
pub use ceased_for_permanence::CEASED_FOR_PERMANENCE;
pub use education_employment_training::EDUCATION_EMPLOYMENT_TRAINING;
pub use pathway_plan::PATHWAY_PLAN;
pub use pathway_plan_up_to_date::PATHWAY_PLAN_UP_TO_DATE;
pub use special_guardianship_orders::SPECIAL_GUARDIANSHIP_ORDERS;
pub use suitable_accommodation::SUITABLE_ACCOMMODATION;

/// Counted from the yearly return of care leavers, at 31 March only.
fn of_the_year(asked: &Asked, judge: Judge) -> Result<Counting, &'static str> {
    let counting = asked.if_recorded(asked.recorded.contacts, judge, "no care leavers are recorded here")?;
    if asked.day == Period::financial_year_of(asked.day).to {
        Ok(counting
            .noted("of the yearly return: young people whose birthday or last contact fell in the year"))
    } else {
        Err("care leavers are known here from the yearly return, at 31 March only")
    }
}

/// What the return of the year that ends on this day says of a care leaver, or why it says nothing to count.
fn contact(person: &Timeline, day: Day) -> Result<&CareLeaverContact, Verdict> {
    let year = day.year();
    let contact = person.contacts.iter().find(|contact| i32::from(contact.year) == year);
    let contact = contact.ok_or(Verdict::NotInCohort)?;
    match contact.in_touch {
        InTouch::Died => Err(Verdict::Excluded("died after leaving care")),
        InTouch::Rhom => Err(Verdict::Excluded("back with parents for six months or more")),
        InTouch::Yes | InTouch::NO | InTouch::Refu | InTouch::Nreq => Ok(contact),
    }
}
