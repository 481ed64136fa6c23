//! The sort of home that is asked for.

use records::codes::MatchingRule;
use records::homes::HomeSort;
use records::placements::SoughtHome;

use super::{Rule, Said, against, fits};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Sort,
    weight: 60,
    about: "Whether it is the sort of home that is asked for: a foster home where nothing else is said.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let is = match look.place.home.as_ref().map(|home| home.sort) {
        None if look.place.kinship => SoughtHome::Kinship,
        None => SoughtHome::Foster,
        Some(HomeSort::Supported) => SoughtHome::Supported,
        Some(HomeSort::ChildrensHome | HomeSort::ShortBreaks) => SoughtHome::ChildrensHome,
    };
    if look.asked.wants(is) {
        return fits(0, format!("{}, as asked for.", is.label()));
    }
    against(100, format!("{}, which is not asked for.", is.label()))
}
