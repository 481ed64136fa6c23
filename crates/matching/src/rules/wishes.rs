//! The carers' own wishes.

use records::codes::MatchingRule;

use super::{Rule, Said, against, fits, list};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Wishes,
    weight: 30,
    about: "Whether it is what the carers would like: ages, how many children, what they would rather not take on.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let details = look.place.details?;
    let asked = look.asked;
    let said = details.wish_from.is_some()
        || details.wish_to.is_some()
        || details.wish_children.is_some()
        || !details.wish_not.is_empty();
    if !said {
        return None;
    }
    let mut beyond: Vec<String> = Vec::new();
    if let Some(age) = asked.age {
        let younger = details.wish_from.is_some_and(|from| age < i32::from(from));
        let older = details.wish_to.is_some_and(|to| age > i32::from(to));
        if younger || older {
            let (from, to) = (details.wish_from.unwrap_or_default(), details.wish_to.unwrap_or(17));
            beyond.push(format!("ages {from} to {to}"));
        }
    }
    let after = look.taken() + look.arriving.len();
    if let Some(most) = details.wish_children.filter(|most| after > usize::from(*most)) {
        beyond.push(format!("no more than {most} at once"));
    }
    let not: Vec<&str> = asked
        .request
        .skills
        .iter()
        .filter(|skill| details.wish_not.contains(skill))
        .map(|skill| skill.label())
        .collect();
    if !not.is_empty() {
        beyond.push(format!("not {}", list(not).to_lowercase()));
    }
    if beyond.is_empty() {
        return fits(50, "It is what they would like.");
    }
    against(100, format!("They would like {}.", list(beyond.iter().map(String::as_str))))
}
