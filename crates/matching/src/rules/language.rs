//! Languages.

use records::codes::{Language, MatchingRule};

use super::{Rule, Said, against, fits, list, not_known};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Language,
    weight: 35,
    about: "Whether they speak the languages that the child needs at home (Children Act 1989, section 22(5)(c)).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let asked = &look.asked.request.languages;
    if asked.is_empty() {
        return None;
    }
    let spoken = look.place.details.map(|details| details.languages.as_slice()).unwrap_or_default();
    if spoken.is_empty() {
        return not_known("Which languages they speak is not recorded here.");
    }
    let (known, missing): (Vec<Language>, Vec<Language>) =
        asked.iter().partition(|language| spoken.contains(language));
    let words = |languages: &[Language]| list(languages.iter().map(|language| language.label()));
    if missing.is_empty() {
        return fits(100, format!("They speak {}.", words(&known)));
    }
    if known.is_empty() {
        return against(100, format!("Nobody there speaks {}.", words(&missing)));
    }
    let share = (100 * known.len() / asked.len()) as u8;
    fits(share, format!("They speak {}, and not {}.", words(&known), words(&missing)))
}
