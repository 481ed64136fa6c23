//! Whether there is room.

use records::codes::MatchingRule;
use records::fostering::ExemptFrom;

use super::{Rule, Said, children, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Room,
    weight: 0,
    about: "Whether a place is free there, and a room of the child's own where one is needed.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (place, taken) = (look.place, look.taken());
    let arriving = look.arriving.len();
    let exempt = place.exemption(ExemptFrom::Terms, &look.asked.child).is_some();
    let Some(capacity) = place.capacity() else {
        return not_known("How many children they may take is not recorded here.");
    };
    let free = capacity.saturating_sub(taken);
    if free < arriving && !exempt {
        let words = match free {
            0 => format!("Full: {taken} of {capacity} places are taken."),
            _ => format!("Room for {} where {} would come together.", children(free), children(arriving)),
        };
        return stop(words);
    }
    if look.asked.request.own_room {
        match place.details.and_then(|details| details.bedrooms) {
            // A home has a room for each bed.
            None if place.home.is_none() => {
                return not_known(
                    "The child needs a room of their own; how many there are is not recorded here.",
                );
            }
            Some(rooms) if usize::from(rooms) < taken + arriving => {
                return stop(format!(
                    "The child needs a room of their own: {rooms} bedrooms for fostered children, and {} there.",
                    children(taken)
                ));
            }
            _ => {}
        }
    }
    if free == 0 {
        return fits(0, "Full, and an exemption is given for this child.");
    }
    fits(100, format!("{free} of {capacity} places free."))
}
