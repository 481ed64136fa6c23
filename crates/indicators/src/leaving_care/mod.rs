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

use calendar::{Day, LeapBirthday, Period};
use clocks::leaving_care::home;
use clocks::leaving_care::status::{self, LeaverStatus};
use timeline::codes::InTouch;
use timeline::strands_of::leaving_care::PathwayPlan;
use timeline::{CareLeaverContact, Standpoint, Timeline};

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

/// Counted on any day from what is recorded as it happens, from the day on which that began; before it from the yearly return.
fn of_the_record(
    asked: &Asked,
    since: Option<Day>,
    record: fn(&Timeline, &Standpoint<'_>) -> Verdict,
    year: fn(&Timeline, &Standpoint<'_>) -> Verdict,
) -> Result<Counting, &'static str> {
    if since.is_some_and(|since| since <= asked.day) {
        let counting = asked.if_recorded(true, Judge::Anyone(record), "")?;
        return Ok(counting.noted("from the record: relevant and former relevant young people of the day"));
    }
    of_the_year(asked, Judge::Anyone(year))
}

/// Whether somebody is a care leaver whom the service helps on the day: relevant and former relevant children, and those of 21
/// to 24 who want support; otherwise what to answer.
fn served(person: &Timeline, day: Day) -> Result<(), Verdict> {
    let status = status::on(&status::standing(person), day).status;
    let with_parents = || {
        home::accommodation(person, day)
            .is_some_and(|home| home.with_parent && home.since.plus_months(status::MONTHS_AT_HOME) <= day)
    };
    if status == LeaverStatus::Qualifying {
        Err(Verdict::Excluded("qualifies for advice and assistance only"))
    } else if !status::is_supported(status) {
        Err(Verdict::NotInCohort)
    } else if with_parents() {
        Err(Verdict::Excluded("back with parents for six months or more"))
    } else if !status::has_plan(person, status, day) {
        Err(Verdict::Excluded("21 or over, and has not asked for support"))
    } else {
        Ok(())
    }
}

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

/// Counted where pathway plans are recorded here by the day.
fn of_plans(asked: &Asked, judge: Judge) -> Result<Counting, &'static str> {
    asked.if_recorded_since(asked.recorded.pathway_plans, judge, "no pathway plans are recorded here")
}

/// Whether somebody is owed a pathway plan on a day, and the day of the last one; otherwise what stands in its place. Eligible
/// from 16 years and 3 months; relevant; former relevant to 21, and from then to 25 who ask for help.
fn planned(person: &Timeline, day: Day) -> Result<Option<Day>, Verdict> {
    let stands = status::on(&status::standing(person), day);
    let of_age = person.born().map(|born| born.birthday(16, LeapBirthday::FirstOfMarch).plus_months(3));
    let too_young = stands.status == LeaverStatus::Eligible && of_age.is_none_or(|of_age| day < of_age);
    let owed = status::has_plan(person, stands.status, day) && !too_young;
    if !owed {
        return Err(Verdict::NotInCohort);
    }
    Ok(person.strand::<PathwayPlan>().map(|said| said.day).filter(|&on| on <= day).max())
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
