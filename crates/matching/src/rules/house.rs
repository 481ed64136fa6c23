//! Smoking and pets.

use records::Answer;
use records::codes::MatchingRule;

use super::{Rule, Said, against, fits, not_known, stop};
use crate::judge::Look;

/// Children under this age are not placed where people smoke, as services advise.
const SMOKE_UNDER: i32 = 5;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::House,
    weight: 40,
    about: "Whether anybody smokes there or keeps pets, where that matters for the child.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    if look.place.home.is_some() {
        return None;
    }
    let (request, details) = (&look.asked.request, look.place.details);
    let smokes = details.and_then(|details| details.smokes).filter(|said| *said != Answer::NotKnown);
    let pets = details.and_then(|details| details.has_pets());
    if request.no_pets && pets == Some(true) {
        return stop("They keep pets, and the child must not live with any.");
    }
    if request.no_smoking && smokes == Some(Answer::Yes) {
        return stop("Somebody smokes there, and the child must not live with it.");
    }
    if (request.no_pets && pets.is_none()) || (request.no_smoking && smokes.is_none()) {
        return not_known("Whether they smoke or keep pets is not recorded here.");
    }
    if smokes == Some(Answer::Yes) && look.asked.age.is_some_and(|age| age < SMOKE_UNDER) {
        return against(100, format!("Somebody smokes there, and the child is under {SMOKE_UNDER}."));
    }
    (request.no_pets || request.no_smoking)
        .then(|| fits(0, "Nothing of what the child must not live with is there."))
        .flatten()
}
