//! The register: households counted, and which of them have room.

use calendar::Day;
use matching::{Place, PlaceId, Standing, World};

/// The register of households on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Approved households, those for a relative or friend apart.
    pub general: usize,
    /// Approved for a relative or friend.
    pub kinship: usize,
    /// Of the general ones: take no new child for now, or are suspended.
    pub on_hold: usize,
    /// Gave notice.
    pub resigned: usize,
    /// Have a place free, and take a child now.
    pub with_room: usize,
    /// Have none free.
    pub full: usize,
    /// For how many children they are approved is not recorded.
    pub not_known: usize,
    /// Places approved, of the general ones where it is recorded.
    pub places: usize,
    /// Children who live there.
    pub children: usize,
    /// Places that can be used: free, where a child is taken now.
    pub usable: usize,
}

fn households<'w, 'a>(world: &'w World<'a>) -> impl Iterator<Item = (usize, &'w Place<'a>)> {
    let all = world.places.iter().enumerate();
    all.filter(|(_, place)| matches!(place.id, PlaceId::Household(_)))
}

/// The register counted: a household once, whatever the number of carers.
pub fn counted(world: &World<'_>) -> Counted {
    let mut all = Counted::default();
    for (_, place) in households(world) {
        if !place.is_general() {
            all.kinship += 1;
            continue;
        }
        all.general += 1;
        all.children += place.taken_beside(&[]);
        match place.standing {
            Standing::OnHold { .. } => all.on_hold += 1,
            Standing::Resigned { .. } => all.resigned += 1,
            Standing::Free => {}
        }
        all.places += place.capacity().unwrap_or_default();
        match place.free() {
            None => all.not_known += 1,
            Some(0) => all.full += 1,
            Some(free) if place.standing == Standing::Free => {
                all.with_room += 1;
                all.usable += free;
            }
            Some(_) => {}
        }
    }
    all
}

/// A household that has room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacancy {
    /// The household, by position in [`World::places`].
    pub place: usize,
    /// Places free.
    pub free: usize,
    /// The last day on which a child left, where none lives there now.
    pub empty_since: Option<Day>,
    /// Days without a child: since the last left, or since approval where none was ever placed. `None` where a child lives
    /// there, or nobody recorded whom children live with.
    pub days: Option<i32>,
}

/// Households with room, those that have been without a child longest first.
pub fn vacancies(world: &World<'_>) -> Vec<Vacancy> {
    let mut all: Vec<Vacancy> = households(world)
        .filter(|(_, place)| place.is_vacancy())
        .map(|(at, place)| {
            let empty = place.taken_beside(&[]) == 0 && world.is_known_who_lives_where;
            let since = place.empty_since().unwrap_or(place.since);
            Vacancy {
                place: at,
                free: place.free().unwrap_or_default(),
                empty_since: place.empty_since(),
                days: empty.then(|| since.days_until(world.day)),
            }
        })
        .collect();
    all.sort_by_key(|each| (std::cmp::Reverse(each.days), each.place));
    all
}

/// Households in which more children live than they are approved for, and by how many, by position.
pub fn over_terms(world: &World<'_>) -> Vec<(usize, usize)> {
    let over = |place: &Place<'_>| {
        let over = place.taken_beside(&[]).saturating_sub(place.capacity()?);
        let exempt = place
            .residents
            .iter()
            .filter(|each| place.exemptions.iter().any(|exemption| *exemption.child == *each.child))
            .count();
        Some(over.saturating_sub(exempt)).filter(|over| *over > 0)
    };
    households(world).filter_map(|(at, place)| Some((at, over(place)?))).collect()
}
