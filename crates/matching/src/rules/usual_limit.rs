//! The usual limit of children fostered in one household.

use records::codes::MatchingRule;
use records::fostering::ExemptFrom;

use super::{Rule, Said, children, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::UsualLimit,
    weight: 0,
    about: "No more than three children fostered together unless all are brothers and sisters, or an exemption is given \
            (Children Act 1989, Schedule 7).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (world, place) = (look.world, look.place);
    let limit = world.usual_limit.filter(|_| place.home.is_none())?;
    let after = look.taken() + look.arriving.len();
    if after <= limit {
        if !world.is_known_who_lives_where {
            return not_known("Nobody recorded who lives there: whether the usual limit holds is not known.");
        }
        return fits(0, format!("{} with this child: within the usual limit of {limit}.", children(after)));
    }
    let child = &look.asked.child;
    if let Some(exempt) = place.exemption(ExemptFrom::UsualLimit, child) {
        let until = exempt.until.map_or_else(String::new, |until| format!(" until {}", until.to_words()));
        return fits(0, format!("Beyond the usual limit by exemption of {}{until}.", exempt.given_by));
    }
    let arriving = look.arrive();
    let others = place.residents.iter().map(|each| &each.child).chain(&place.coming);
    let mut others = others.map(|child| &**child).chain(arriving.iter().copied());
    if place.unnamed == 0 && others.all(|other| world.are_family(child, other)) {
        return fits(
            0,
            format!("{after} children, all brothers and sisters: the usual limit does not count them."),
        );
    }
    stop(format!(
        "Beyond the usual limit of {limit}: {} would be fostered there, and not all are brothers and sisters. Ask for an \
         exemption for this child, or choose another.",
        children(after)
    ))
}
