//! What stands against whom a child is said to live with: the same stops as in matching, asked when it is recorded.

use std::sync::Arc;

use records::codes::MatchingRule;
use records::placements::{PlacedWith, PlacementRequest};
use timeline::{Cohort, Timeline};

use crate::world::ask;
use crate::{NoDirectory, PlaceId, Says, World, judge};

/// The rules that bind whatever was asked for: who may take a child at all, for whom, and how many.
const BIND: [MatchingRule; 4] =
    [MatchingRule::Approval, MatchingRule::Terms, MatchingRule::Room, MatchingRule::UsualLimit];

/// What stands against it on its first day, in sentences with the way on; nothing for a short while elsewhere, and nothing where
/// it is not recorded on which terms they take children.
pub fn stands_against(cohort: &Cohort, child: &Timeline, said: &PlacedWith) -> Vec<String> {
    let id = match (&said.household, &said.home) {
        _ if said.respite => return Vec::new(),
        (Some(household), _) => PlaceId::Household(household.as_str().into()),
        (None, Some(home)) => PlaceId::Home(home.as_str().into()),
        (None, None) => return Vec::new(),
    };
    let (day, child_id) = (said.since, &child.child);
    let mut world = World::of(cohort, day, &NoDirectory);
    let Some(place) = world.place(&id) else {
        // Homes are known by name alone where nobody recorded more.
        let says = format!(
            "No approval of this household stands on {}. Record the approval first, or correct the number or the day",
            day.to_words()
        );
        return if said.household.is_some() { vec![says] } else { Vec::new() };
    };
    // Nobody has said for which kind of fostering: for any that they take children for.
    let sorts = world.places[place].terms.map_or_else(Vec::new, |terms| terms.sorts.clone());
    let request = PlacementRequest { sorts, ..plain(said) };
    let asked = match world.asks(child_id) {
        Some(at) => at,
        None => {
            let lives = world.places[place].has(child_id).then(|| id.clone());
            let asked = ask(child, &request, Arc::from("as recorded"), lives, Vec::new(), day);
            world.asked.push(asked);
            world.asked.len() - 1
        }
    };
    let judged = judge(&world, asked, place, &[asked]);
    judged
        .of(Says::Stop)
        .filter(|reason| BIND.contains(&reason.rule))
        .map(|reason| reason.words.clone())
        .collect()
}

/// A request that asks for nothing.
fn plain(said: &PlacedWith) -> PlacementRequest {
    PlacementRequest {
        day: said.since,
        needed_by: None,
        emergency: false,
        needs: String::new(),
        risks: None,
        together: None,
        near: None,
        culture: None,
        homes: Vec::new(),
        sorts: Vec::new(),
        languages: Vec::new(),
        faith: None,
        skills: Vec::new(),
        school: None,
        furthest: None,
        not_in: None,
        with: Vec::new(),
        only_together: false,
        apart: Vec::new(),
        alone: false,
        own_room: false,
        youngest_other: None,
        no_pets: false,
        no_smoking: false,
        closed: None,
        ended: None,
    }
}
