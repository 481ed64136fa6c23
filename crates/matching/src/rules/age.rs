//! Ages that a sort of home may not take.

use records::codes::MatchingRule;
use records::homes::HomeSort;

use super::{Rule, Said, against, fits, not_known, stop};
use crate::judge::Look;

/// Below this age a children's home is for exceptions: target of the council pack of 2018.
const TWELVE: i32 = 12;
/// Below this age no child lives in a setting that is not a children's home.
const SIXTEEN: i32 = 16;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Age,
    weight: 60,
    about: "Ages that a home may not take: nobody under 16 in supported accommodation, nobody under 12 in a children's home \
            without approval.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let home = look.place.home.as_ref()?;
    let Some(age) = look.asked.age else { return not_known("The child's age is not recorded here.") };
    if home.sort == HomeSort::Supported && age < SIXTEEN && look.world.under_16_ban {
        return stop(format!(
            "At {age} the child may not live in supported accommodation: nobody under {SIXTEEN} may (Care Planning, \
             Placement and Case Review (England) Regulations 2010, regulation 27A)."
        ));
    }
    if home.age_from.is_some_and(|from| age < i32::from(from))
        || home.age_to.is_some_and(|to| age > i32::from(to))
    {
        let (from, to) = (home.age_from.unwrap_or_default(), home.age_to.unwrap_or(17));
        return stop(format!("The home takes ages {from} to {to}, and the child is {age}."));
    }
    if home.sort == HomeSort::ChildrensHome && age < TWELVE {
        return against(
            100,
            format!("At {age}, below {TWELVE}: a children’s home only with approval and a plan to leave it."),
        );
    }
    fits(0, "The home takes children of this age.")
}
