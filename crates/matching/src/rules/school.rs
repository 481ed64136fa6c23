//! The way to school.

use records::codes::MatchingRule;

use super::{Rule, Said, against, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::School,
    weight: 35,
    about: "How far it is to the child's school, as the crow flies (Children Act 1989, section 22C(8)(b)).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let request = look.asked.request;
    let school = request.school.as_ref()?;
    let Some(home) = look.place.postcode else {
        return not_known("The postcode is not recorded here: how far it is to school is not known.");
    };
    if home.same_place(school) {
        return fits(100, "At the school.");
    }
    let Some(miles) = look.world.miles(home, school) else {
        return not_known("How far it is to school is not known here: a postcode is in no directory.");
    };
    let words = format!("{miles:.1} miles to school");
    if let Some(most) = request.furthest.filter(|most| miles > f64::from(*most)) {
        return stop(format!("{words}; {most} are the most that were asked for."));
    }
    let (near, far) = (f64::from(look.world.weights.near), f64::from(look.world.weights.far));
    let middle = (near + far) / 2.0;
    if miles <= near {
        fits(100, format!("{words}."))
    } else if miles <= middle {
        fits(50, format!("{words}."))
    } else if miles <= far {
        against(50, format!("{words}."))
    } else {
        against(100, format!("{words}: the child would change school or travel far."))
    }
}
