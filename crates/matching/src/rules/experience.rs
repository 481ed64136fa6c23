//! Experience, where homes of this child have not held.

use records::codes::MatchingRule;

use super::{Rule, Said, against, fits};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Experience,
    weight: 20,
    about: "Whether carers have years of experience, for a child of whose homes two or more did not hold in two years.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let moves = look.asked.did_not_hold;
    if moves < 2 || look.place.home.is_some() {
        return None;
    }
    let months = look.place.since.months_until(look.world.day);
    if months < 12 {
        return against(
            100,
            format!("Approved for less than a year, and {moves} homes of this child did not hold."),
        );
    }
    if months >= 36 {
        return fits(
            100,
            format!("{} years of experience; {moves} homes of this child did not hold.", months / 12),
        );
    }
    None
}
