//! Needs that find no home: what children are asked for, beside the households with room and the beds free in homes that could
//! give it. To steer whom the authority looks for.

use std::collections::BTreeSet;
use std::sync::Arc;

use records::codes::{CareSkill, Faith, Language};
use records::homes::HomeSort;
use records::placements::SoughtHome;

use crate::judge::{Look, is_open};
use crate::place::Place;
use crate::rules::outward;
use crate::world::World;

/// Ages, as services count them: from, to.
const AGES: [(i32, i32); 5] = [(0, 0), (1, 4), (5, 9), (10, 15), (16, 17)];

/// What is needed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum NeedOf {
    /// A home at all.
    Home,
    /// A home for a child of this age: from, to, in years.
    Age(i32, i32),
    /// A home for so many brothers and sisters together.
    Group(usize),
    /// Somebody who speaks it.
    Language(Language),
    /// Somebody who shares it.
    Faith(Faith),
    /// Somebody who can do it.
    Skill(CareSkill),
    /// A home near a school in this area: the first half of a postcode.
    Area(String),
    /// A home without other children.
    Alone,
    /// A bed in a home of this sort.
    Bed(SoughtHome),
}

impl NeedOf {
    /// It in words.
    pub fn words(&self) -> String {
        match self {
            NeedOf::Home => "Any foster home".to_owned(),
            NeedOf::Age(0, 0) => "Under 1 year".to_owned(),
            NeedOf::Age(from, to) => format!("{from} to {to} years"),
            NeedOf::Group(size) => format!("{size} brothers and sisters together"),
            NeedOf::Language(language) => language.label().to_owned(),
            NeedOf::Faith(faith) => faith.label().to_owned(),
            NeedOf::Skill(skill) => skill.label().to_owned(),
            NeedOf::Area(area) => format!("Near a school in {area}"),
            NeedOf::Alone => "As the only child".to_owned(),
            NeedOf::Bed(sort) => format!("A bed: {}", sort.label().to_lowercase()),
        }
    }

    /// Which sort of need it is.
    pub const fn sort(&self) -> &'static str {
        match self {
            NeedOf::Home => "All",
            NeedOf::Age(..) => "Age",
            NeedOf::Group(_) => "Brothers and sisters",
            NeedOf::Language(_) => "Language",
            NeedOf::Faith(_) => "Religion or belief",
            NeedOf::Skill(_) => "Skill",
            NeedOf::Area(_) => "Area",
            NeedOf::Alone => "Who lives there",
            NeedOf::Bed(_) => "Homes",
        }
    }
}

/// One need: who has it, and how many households could meet it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// What is needed.
    pub of: NeedOf,
    /// The children for whom it is asked, by identifier.
    pub children: Vec<Arc<str>>,
    /// Of these, for how many nothing that is free fits: every vacancy is stopped for them.
    pub without: usize,
    /// Households with room that could meet this need alone; of a bed, the beds that are free in homes that could take at least
    /// one of the children.
    pub households: usize,
}

impl Unmet {
    /// By how many children more there are than households.
    pub fn short(&self) -> usize {
        self.children.len().saturating_sub(self.households)
    }
}

/// The needs of all children for whom a home is asked, those that are shortest of households and beds first. A child for whom
/// either would do stands with both.
pub fn unmet(world: &World<'_>) -> Vec<Unmet> {
    let vacancies: Vec<&Place<'_>> =
        world.places.iter().filter(|place| place.home.is_none() && place.is_vacancy()).collect();
    let mut needs: Vec<(NeedOf, Vec<usize>)> = Vec::new();
    let mut add = |of: NeedOf, at: usize| match needs.iter_mut().find(|(known, _)| *known == of) {
        Some((_, children)) => children.push(at),
        None => needs.push((of, vec![at])),
    };
    let wants = |at: &usize| world.asked[*at].wants(SoughtHome::Foster);
    for at in (0..world.asked.len()).filter(wants) {
        let asked = &world.asked[at];
        add(NeedOf::Home, at);
        if let Some(age) = asked.age
            && let Some((from, to)) = AGES.iter().find(|(from, to)| (*from..=*to).contains(&age))
        {
            add(NeedOf::Age(*from, *to), at);
        }
        let group = world.group(at).len() + 1;
        if group > 1 {
            add(NeedOf::Group(group), at);
        }
        for language in &asked.request.languages {
            add(NeedOf::Language(*language), at);
        }
        if let Some(faith) = asked.request.faith.filter(|faith| *faith != Faith::NoReligion) {
            add(NeedOf::Faith(faith), at);
        }
        for skill in &asked.request.skills {
            add(NeedOf::Skill(*skill), at);
        }
        if let Some(school) = &asked.request.school {
            add(NeedOf::Area(outward(school.as_str())), at);
        }
        if asked.request.alone {
            add(NeedOf::Alone, at);
        }
    }
    let without: Vec<bool> = (0..world.asked.len())
        .map(|at| wants(&at) && open(world, at, |place| place.home.is_none()).next().is_none())
        .collect();
    let mut all: Vec<Unmet> = needs
        .into_iter()
        .map(|(of, children)| Unmet {
            households: vacancies.iter().filter(|place| meets(world, place, &of, &children)).count(),
            without: children.iter().filter(|at| without[**at]).count(),
            children: children.iter().map(|at| world.asked[*at].child.clone()).collect(),
            of,
        })
        .collect();
    all.extend(
        [SoughtHome::ChildrensHome, SoughtHome::Supported].into_iter().filter_map(|sort| beds(world, sort)),
    );
    all.sort_by(|a, b| {
        (b.short(), b.children.len()).cmp(&(a.short(), a.children.len())).then(a.of.cmp(&b.of))
    });
    all
}

/// The places with room of some sort that nothing stops for a child, by position, one after the other: whoever asks whether
/// there is
/// any looks no further than the first. Held against the plain way, every place ranked with its reasons, in a test.
fn open<'a>(
    world: &'a World<'a>,
    at: usize,
    own: impl Fn(&Place<'_>) -> bool + 'a,
) -> impl Iterator<Item = usize> + 'a {
    let group = world.group(at);
    (0..world.places.len()).filter(move |place| {
        let here = &world.places[*place];
        own(here)
            && here.is_vacancy()
            && is_open(&Look { world, asked: &world.asked[at], place: here, arriving: &[at], group: &group })
    })
}

/// The need of beds in homes of a sort; none where nobody asks for one.
fn beds(world: &World<'_>, sort: SoughtHome) -> Option<Unmet> {
    let of_sort = |place: &Place<'_>| match place.home.as_ref().map(|home| home.sort) {
        Some(HomeSort::ChildrensHome) => sort == SoughtHome::ChildrensHome,
        Some(HomeSort::Supported) => sort == SoughtHome::Supported,
        Some(HomeSort::ShortBreaks) | None => false,
    };
    let children: Vec<usize> = (0..world.asked.len()).filter(|at| world.asked[*at].wants(sort)).collect();
    if children.is_empty() {
        return None;
    }
    let fit: Vec<Vec<usize>> = children.iter().map(|at| open(world, *at, of_sort).collect()).collect();
    let places: BTreeSet<usize> = fit.iter().flatten().copied().collect();
    Some(Unmet {
        of: NeedOf::Bed(sort),
        children: children.iter().map(|at| world.asked[*at].child.clone()).collect(),
        without: fit.iter().filter(|places| places.is_empty()).count(),
        households: places.iter().filter_map(|at| world.places[*at].free()).sum(),
    })
}

/// Whether a household could meet a need, whatever else the children need.
fn meets(world: &World<'_>, place: &Place<'_>, of: &NeedOf, children: &[usize]) -> bool {
    match of {
        NeedOf::Home => true,
        // Beds are counted of themselves: no household has one.
        NeedOf::Bed(_) => false,
        NeedOf::Age(from, to) => place.terms.is_some_and(|terms| {
            terms.age_from.is_none_or(|least| i32::from(least) <= *to)
                && terms.age_to.is_none_or(|most| i32::from(most) >= *from)
        }),
        NeedOf::Group(size) => place.free().is_some_and(|free| free >= *size),
        NeedOf::Language(language) => {
            place.details.is_some_and(|details| details.languages.contains(language))
        }
        NeedOf::Faith(faith) => place.details.is_some_and(|details| details.faiths.contains(faith)),
        NeedOf::Skill(skill) => place.skills.contains(skill),
        NeedOf::Alone => {
            let (own, unknown) = place.own_children(world.day);
            place.taken_beside(&[]) == 0 && own.is_empty() && unknown == 0
        }
        NeedOf::Area(area) => place.postcode.is_some_and(|home| {
            outward(home.as_str()) == *area
                || children.iter().filter_map(|at| world.asked[*at].request.school.as_ref()).any(|school| {
                    world.miles(home, school).is_some_and(|miles| miles <= f64::from(world.weights.near))
                })
        }),
    }
}

#[cfg(test)]
mod tests {
    use records::codes::MatchingRule;

    use super::*;
    use crate::judge::{Judged, Says, rank};
    use crate::tests::a_service;

    /// The plain way: every place for a child, ranked with its reasons, and those taken that nothing stops.
    fn plainly(world: &World<'_>, at: usize, own: impl Fn(&Place<'_>) -> bool) -> BTreeSet<usize> {
        let fits = |judged: &Judged| {
            let place = &world.places[judged.place];
            let unknown = judged.of(Says::NotKnown).any(|reason| reason.rule == MatchingRule::Room);
            own(place) && !judged.is_stopped() && !unknown && place.is_vacancy()
        };
        rank(world, at).iter().filter(|judged| fits(judged)).map(|judged| judged.place).collect()
    }

    #[test]
    fn what_is_open_is_what_the_reasons_say() {
        let (cohort, day) = a_service();
        let world = World::of(&cohort, day, &crate::NoDirectory);
        let (mut some, mut none) = (0, 0);
        for at in 0..world.asked.len() {
            for home in [true, false] {
                let own = |place: &Place<'_>| place.home.is_some() == home;
                let quick: BTreeSet<usize> = open(&world, at, own).collect();
                assert_eq!(quick, plainly(&world, at, own), "child {at}, homes: {home}");
                some += usize::from(!quick.is_empty());
                none += usize::from(quick.is_empty());
            }
        }
        assert!(some > 20 && none > 5, "{some} with, {none} without");
    }
}
