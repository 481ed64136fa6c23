//! The way to the family.

use records::codes::MatchingRule;

use super::area::outward;
use super::{Rule, Said, against, fits, not_known};
use crate::judge::Look;

/// As far as the looked-after return calls near, and half of it.
const NEAR: f64 = 10.0;
const FAR: f64 = 20.0;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Family,
    weight: 15,
    about: "How far it is to where the child lived before care, as the crow flies: family time is kept more easily near by \
            (Children Act 1989, section 22C(8)(a)). Where the child must not live is asked of itself.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let family = look.asked.family.as_ref()?;
    let Some(home) = look.place.postcode else {
        return not_known("The postcode is not recorded here: how far it is to the family is not known.");
    };
    let district = outward(family.as_str());
    match look.world.miles(home, family) {
        Some(miles) if miles <= NEAR => fits(100, format!("{miles:.1} miles to the family.")),
        Some(miles) if miles <= FAR => fits(50, format!("{miles:.1} miles to the family.")),
        Some(miles) => against(100, format!("{miles:.1} miles to the family: plan how they see each other.")),
        None if outward(home.as_str()) == district => fits(100, format!("In {district}, as the family is.")),
        None => not_known("How far it is to the family is not known here: a postcode is in no directory."),
    }
}
