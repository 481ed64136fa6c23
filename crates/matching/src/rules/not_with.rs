//! Children who must live apart.

use records::codes::MatchingRule;

use super::{Rule, Said, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::NotWith,
    weight: 0,
    about: "Whether a child lives there from whom this child must live apart.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (world, place) = (look.world, look.place);
    let there = place.residents.iter().map(|each| &each.child).chain(&place.coming);
    let child = &look.asked.child;
    if there.clone().any(|other| world.must_live_apart(child, other)) {
        return stop("A child lives there from whom this child must live apart.");
    }
    if look.asked.request.apart.is_empty() {
        return None;
    }
    if !world.is_known_who_lives_where || place.unnamed > 0 {
        return not_known(
            "Who lives there is not recorded here: ask before the child must live with somebody they may not.",
        );
    }
    fits(0, "Nobody lives there from whom this child must live apart.")
}
