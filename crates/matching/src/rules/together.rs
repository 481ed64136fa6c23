//! Keeping brothers and sisters together.

use records::codes::MatchingRule;

use super::{Rule, Said, against, children, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Together,
    weight: 100,
    about: "Whether brothers and sisters who are to be kept together live there, or there is room for all of them \
            (Children Act 1989, section 22C(8)(d)).",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (world, asked, place) = (look.world, look.asked, look.place);
    let live_there = asked.request.with.iter().filter(|each| place.has(&each.child)).count();
    let waiting: Vec<usize> =
        look.group.iter().copied().filter(|&at| !place.has(&world.asked[at].child)).collect();
    let of = asked.request.with.len().max(live_there + waiting.len());
    if of == 0 {
        return None;
    }
    if live_there > 0 && waiting.is_empty() {
        let share = (100 * live_there / of).min(100) as u8;
        return fits(share, format!("Lives there: {live_there} of {of} brothers and sisters to be with."));
    }
    if waiting.is_empty() {
        let whom = if of == 1 { "The one child".to_owned() } else { format!("None of the {}", children(of)) };
        let does = if of == 1 { "neither lives there nor asks" } else { "lives there or asks" };
        let words = format!("{whom} to be with {does} for a home.");
        return if asked.request.only_together { stop(words) } else { against(100, words) };
    }
    let all: Vec<&str> = waiting.iter().map(|&at| &*world.asked[at].child).chain([&*asked.child]).collect();
    let Some(capacity) = place.capacity() else {
        return not_known("Whether there is room for all of them is not recorded here.");
    };
    let free = capacity.saturating_sub(place.taken_beside(&all));
    if free >= all.len() {
        let live = if live_there > 0 { format!(", and {live_there} lives there") } else { String::new() };
        return fits(100, format!("Room for all {} who are to be together{live}.", all.len()));
    }
    let words = format!("Room for {free} of {} who are to be together.", children(all.len()));
    if asked.request.only_together && live_there == 0 {
        return stop(format!("{words} They are to be placed together, whatever else."));
    }
    against(100, words)
}
