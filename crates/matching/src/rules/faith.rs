//! Religion or belief.

use records::codes::{Faith, MatchingRule};

use super::{Rule, Said, against, fits, list, not_known};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Faith,
    weight: 30,
    about: "Whether they share the child's religion or belief (Children Act 1989, section 22(5)(c)).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let faith = look.asked.request.faith.filter(|faith| *faith != Faith::NoReligion)?;
    let theirs = look.place.details.map(|details| details.faiths.as_slice()).unwrap_or_default();
    if theirs.is_empty() {
        return not_known("The carers' religion or belief is not recorded here.");
    }
    if theirs.contains(&faith) {
        return fits(100, format!("They share the child's religion: {}.", faith.label()));
    }
    let christian = |faith: &Faith| matches!(faith, Faith::Christian | Faith::Catholic);
    let said = list(theirs.iter().map(|faith| faith.label()));
    if christian(&faith) && theirs.iter().any(christian) {
        return fits(50, format!("Near to the child's religion ({}): theirs is {said}.", faith.label()));
    }
    against(100, format!("The child's religion is {}; theirs: {said}.", faith.label()))
}
