//! Whether a household takes a child now.

use records::codes::MatchingRule;
use records::fostering::HoldReason;

use super::{Rule, Said, fits, stop};
use crate::judge::Look;
use crate::place::Standing;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Approval,
    weight: 0,
    about: "Whether the household is approved and takes a child now: not suspended, not on hold, no notice given.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let since = look.place.since.to_words();
    match &look.place.standing {
        Standing::Free if look.place.home.is_some() => fits(100, format!("Registered since {since}.")),
        Standing::Free => fits(100, format!("Approved since {since}, and free to take a child.")),
        // A child who lives there may stay: a hold is about a new one.
        Standing::OnHold { why, .. } if look.lives_there() && *why != HoldReason::Suspended => fits(
            100,
            format!("Approved since {since}. They take no new child for now; this child lives there."),
        ),
        Standing::OnHold { since, until, why } => {
            let until = until.map_or_else(String::new, |until| format!(" until {}", until.to_words()));
            let (since, why) = (since.to_words(), why.label().to_lowercase());
            stop(format!(
                "They take no new child from {since}{until}: {why}. End the hold first, or choose another."
            ))
        }
        Standing::Resigned { ends } => {
            stop(format!("They gave notice: their approval ends on {}.", ends.to_words()))
        }
    }
}
