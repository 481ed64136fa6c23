//! Ethnic background.

use records::codes::{Ethnicity, MatchingRule};

use super::{Rule, Said, against, fits, list, not_known};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Identity,
    weight: 30,
    about: "Whether the carers share the child's ethnic background (Children Act 1989, section 22(5)(c)).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    if look.place.home.is_some() {
        return None;
    }
    let known = |code: &Ethnicity| !matches!(code, Ethnicity::Refu | Ethnicity::Nobt);
    let Some(child) = look.asked.ethnicity.filter(known) else {
        return not_known("The child's ethnic background is not recorded here.");
    };
    let carers = look.place.details.map(|details| details.ethnicities.as_slice()).unwrap_or_default();
    let carers: Vec<Ethnicity> = carers.iter().copied().filter(known).collect();
    if carers.is_empty() {
        return not_known("The carers' ethnic background is not recorded here.");
    }
    if carers.contains(&child) {
        return fits(100, format!("They share the child's background: {}.", child.label()));
    }
    let theirs = list(carers.iter().map(|code| code.label()));
    if carers.iter().any(|carer| broad(*carer) == broad(child)) {
        return fits(50, format!("Near to the child's background ({}): theirs is {theirs}.", child.label()));
    }
    against(100, format!("The child's background is {}, theirs is {theirs}.", child.label()))
}

/// The first letter of a code is its broad group; a child of a mixed background is near to carers of a mixed one.
fn broad(code: Ethnicity) -> u8 {
    code.code().as_bytes().first().copied().unwrap_or_default()
}
