//! What the carers must be able to do.

use records::codes::{CareSkill, MatchingRule};

use super::{Rule, Said, against, fits, list, not_known};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Skills,
    weight: 50,
    about: "Whether they can do what is asked, by experience or by a course that is still good.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let asked = &look.asked.request.skills;
    if asked.is_empty() {
        return None;
    }
    let can = &look.place.skills;
    if can.is_empty() {
        return not_known("What they can do is not recorded here.");
    }
    let (known, missing): (Vec<CareSkill>, Vec<CareSkill>) =
        asked.iter().partition(|skill| can.contains(skill));
    let words = |skills: &[CareSkill]| list(skills.iter().map(|skill| skill.label())).to_lowercase();
    if missing.is_empty() {
        return fits(100, format!("They can do all that is asked: {}.", words(&known)));
    }
    if known.is_empty() {
        return against(100, format!("Not among what they can do: {}.", words(&missing)));
    }
    // Half of it known weighs nothing: what is there and what is missing are told together.
    let share = (100 * known.len() / asked.len()) as i32;
    let words = format!("Known: {}. Missing: {}.", words(&known), words(&missing));
    if share >= 50 { fits(((share - 50) * 2) as u8, words) } else { against(((50 - share) * 2) as u8, words) }
}
