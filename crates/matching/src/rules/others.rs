//! Who already lives there.

use records::codes::MatchingRule;

use super::{Rule, Said, against, children, fits, list, not_known, stop};
use crate::judge::Look;

/// Children who are not brothers and sisters and of nearly one age: so many days apart, or fewer.
const NEARLY: i32 = 548;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Others,
    weight: 40,
    about: "Who lives there already: whether the child must be the only one, how old the others are.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (world, asked, place) = (look.world, look.asked, look.place);
    let arrive = look.arrive();
    let day = world.day;
    let residents = || place.residents.iter().filter(|each| !arrive.contains(&&*each.child));
    let fostered = look.taken();
    let (own, own_unknown) = place.own_children(day);
    let request = asked.request;
    // What those who live there already were promised holds too.
    let strangers = residents().filter(|each| !world.are_family(&asked.child, &each.child));
    for other in strangers.filter_map(|each| world.request_of(&each.child)) {
        if other.alone {
            return stop("A child lives there who must be the only one.");
        }
        if other.youngest_other.zip(asked.age).is_some_and(|(least, age)| age < i32::from(least)) {
            return stop("A child lives there with whom nobody so young may live.");
        }
    }
    if request.alone {
        // Brothers and sisters who come along, or live there, are none of the others.
        let family = residents().filter(|each| world.are_family(&asked.child, &each.child)).count();
        let strangers = fostered - family.min(fostered) + own.len() + own_unknown;
        if strangers > 0 {
            return stop(format!("The child must be the only one, and {} there.", live(strangers)));
        }
        if !world.is_known_who_lives_where && place.home.is_none() {
            return not_known("The child must be the only one, and who lives there is not recorded here.");
        }
        return fits(100, "No other child lives there.");
    }
    let ages = residents().map(|each| each.born.map(|born| born.age_on(day)));
    let ages: Vec<Option<i32>> = ages.chain(own.iter().copied().map(Some)).collect();
    if let Some(least) = request.youngest_other {
        if ages.iter().flatten().any(|age| *age < i32::from(least)) {
            return stop(format!("A child younger than {least} lives there, and none may."));
        }
        if ages.iter().any(Option::is_none) || own_unknown > 0 || place.unnamed > 0 {
            return not_known(format!(
                "Whether a child younger than {least} lives there is not recorded here."
            ));
        }
    }
    let near = residents().filter(|each| !world.are_family(&asked.child, &each.child));
    let near = near.filter_map(|each| each.born.zip(asked.born));
    if near.clone().any(|(one, other)| one.days_until(other).abs() < NEARLY) {
        return against(50, "A child of nearly the same age is fostered there.");
    }
    if fostered == 0 && own.is_empty() && own_unknown == 0 {
        if !world.is_known_who_lives_where && place.home.is_none() {
            return not_known("Who lives there is not recorded here.");
        }
        return fits(50, "No other child lives there.");
    }
    let mut known: Vec<i32> = ages.iter().flatten().copied().collect();
    known.sort_unstable();
    let words: Vec<String> = known.iter().map(ToString::to_string).collect();
    let aged = if words.is_empty() {
        String::new()
    } else {
        format!(", aged {}", list(words.iter().map(String::as_str)))
    };
    let all = fostered + own.len() + own_unknown;
    fits(0, format!("{} there{aged}.", live(all)))
}

fn live(count: usize) -> String {
    format!("{} {}", children(count), if count == 1 { "lives" } else { "live" })
}
