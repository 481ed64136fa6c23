//! Education.

mod has_a_plan;
mod plan_of_the_term;

use timeline::{CarePeriod, OnDay};

use crate::Verdict;

pub use has_a_plan::HAS_A_PLAN;
pub use plan_of_the_term::PLAN_OF_THE_TERM;

/// The age from which a child is eligible for a plan, in completed years.
const FROM: i32 = 2;

/// What a child adds who is eligible for a plan: of age, and with the plan that is asked for in the current period of care.
fn of_eligible(on: &OnDay<'_>, has: impl Fn(&CarePeriod) -> bool) -> Verdict {
    let Some(period) = on.period() else { return Verdict::NotInCohort };
    match on.age() {
        None => Verdict::Excluded("the date of birth is not known here"),
        Some(age) if !(FROM..18).contains(&age) => Verdict::NotInCohort,
        Some(_) => Verdict::of(has(period)),
    }
}
