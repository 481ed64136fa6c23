//! Need against homes: children in care and those who wait, beside the places that could take them, by age, by sort of home and
//! by how far from home they live.
//!
//! Source: Children Act 1989, section 22G (the duty to secure sufficient accommodation within the authority's area).

use std::sync::Arc;

use matching::{Place, PlaceId, World};
use records::placements::SoughtHome;

use super::Lives;

/// Ages, as the national tables have them: from, to. The last reaches to the day before the birthday on which care ends.
pub const AGES: [(i32, i32); 5] = [(0, 0), (1, 4), (5, 9), (10, 15), (16, 17)];

/// An age in words.
pub fn age_in_words((from, to): (i32, i32)) -> String {
    if to == 0 { "Under 1 year".to_owned() } else { format!("{from} to {to} years") }
}

/// The position of a completed age among [`AGES`].
pub fn age_of(age: i32) -> Option<usize> {
    AGES.iter().position(|(from, to)| (*from..=*to).contains(&age))
}

/// A child in care, as far as it matters here.
#[derive(Debug, Clone)]
pub struct InCare<'a> {
    /// The child.
    pub id: Arc<str>,
    /// Completed years.
    pub age: Option<i32>,
    /// Where the child lives.
    pub lives: &'a Lives,
    /// The sort of home, by the name under which pages count it.
    pub sort: &'static str,
    /// Miles from home; `None`: not known here.
    pub miles: Option<f64>,
    /// Whether it is outside the area, by the record or by its postcode.
    pub outside: bool,
}

/// How far from home children live.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Far {
    /// All of them.
    pub all: usize,
    /// Up to 20 miles.
    pub near: usize,
    /// Over 20 miles.
    pub far: usize,
    /// Not known here.
    pub not_known: usize,
    /// Outside the area.
    pub outside: usize,
}

impl Far {
    fn add(&mut self, child: &InCare<'_>) {
        self.all += 1;
        match child.miles {
            None => self.not_known += 1,
            Some(miles) if miles > 20.0 => self.far += 1,
            Some(_) => self.near += 1,
        }
        self.outside += usize::from(child.outside);
    }
}

/// One age: who needs what, and what there is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ByAge {
    /// Which, by position in [`AGES`]; `None`: the age is not known.
    pub age: Option<usize>,
    /// Children in care.
    pub in_care: Far,
    /// Of these in a children's home or school.
    pub in_homes: usize,
    /// Children for whom a foster home is asked.
    pub wait_foster: usize,
    /// Children for whom another home is asked.
    pub wait_other: usize,
    /// Foster homes with room that take this age: one may count for several ages.
    pub foster_with_room: usize,
    /// Places free in them.
    pub foster_free: usize,
    /// Beds free in homes that take this age, of those whose beds are recorded.
    pub beds_free: usize,
}

impl ByAge {
    /// By how many children more wait for a foster home than there are places.
    pub fn short(&self) -> usize {
        self.wait_foster.saturating_sub(self.foster_free)
    }
}

/// Whether a foster home with room takes an age: a child of any year of it.
fn takes(place: &Place<'_>, (from, to): (i32, i32)) -> bool {
    match (&place.id, place.terms, &place.home) {
        (PlaceId::Household(_), Some(terms), _) => {
            i32::from(terms.age_from.unwrap_or(0)) <= to && i32::from(terms.age_to.unwrap_or(18)) >= from
        }
        (PlaceId::Home(_), _, Some(home)) => {
            i32::from(home.age_from.unwrap_or(0)) <= to && i32::from(home.age_to.unwrap_or(18)) >= from
        }
        _ => false,
    }
}

/// Need against homes by age: every age in order, then those whose age is not known where there are any. `waits`: which of
/// those who ask count.
pub fn by_age(children: &[InCare<'_>], world: &World<'_>, waits: impl Fn(&str) -> bool) -> Vec<ByAge> {
    let mut all: Vec<ByAge> = (0..AGES.len()).map(|at| ByAge { age: Some(at), ..ByAge::default() }).collect();
    let mut without = ByAge::default();
    for child in children {
        let of = child.age.and_then(age_of).and_then(|at| all.get_mut(at)).unwrap_or(&mut without);
        of.in_care.add(child);
        of.in_homes += usize::from(child.sort == "residential");
    }
    for asked in world.asked.iter().filter(|asked| waits(&asked.child)) {
        let of = asked.age.and_then(age_of).and_then(|at| all.get_mut(at)).unwrap_or(&mut without);
        if asked.wants(SoughtHome::Foster) {
            of.wait_foster += 1;
        } else {
            of.wait_other += 1;
        }
    }
    for place in &world.places {
        let free = place.free().unwrap_or_default();
        for (of, age) in all.iter_mut().zip(AGES) {
            if place.home.is_some() && takes(place, age) {
                of.beds_free += free;
            } else if place.home.is_none() && place.is_vacancy() && takes(place, age) {
                of.foster_with_room += 1;
                of.foster_free += free;
            }
        }
    }
    if without != ByAge::default() {
        all.push(without);
    }
    all
}

/// Children in care by sort of home, in the order of `sorts`.
pub fn by_sort(children: &[InCare<'_>], sorts: &[&'static str]) -> Vec<(&'static str, Far)> {
    sorts
        .iter()
        .map(|sort| {
            let mut far = Far::default();
            children.iter().filter(|child| child.sort == *sort).for_each(|child| far.add(child));
            (*sort, far)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use calendar::{Day, Moment};
    use matching::NoDirectory;
    use timeline::{Authority, Cohort, Household, history};

    use super::*;

    #[test]
    fn need_stands_against_homes_by_age_and_everybody_counts_once() {
        let day: Day = "2018-10-31".parse().unwrap();
        let care = |born: &str, more: &str| {
            format!(
                "{born} born\n2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives U6 AB1 PR1\n{more}"
            )
        };
        let children = vec![
            history::child("A", &care("2011-05-04", "2018-10-01 placement_request")).unwrap(),
            history::child("B", &care("2012-05-04", "2018-10-01 placement_request")).unwrap(),
            history::child("C", &care("2005-05-04", "2018-10-01 placement_request homes=childrens_home"))
                .unwrap(),
            history::child("D", "2017-01-10 start\n2017-01-10 status C2\n2017-01-10 lives K2 AB1 PR1")
                .unwrap(),
        ];
        let house =
            |id: &str, text: &str| Household::of(id, &history::facts(text).unwrap(), Moment::END_OF_TIME);
        let households = vec![
            house(
                "H1",
                "2016-04-01 fostering_approval\n2016-04-01 approval_terms children=1 age_from=5 age_to=18",
            ),
            house("H2", "2016-04-01 fostering_approval\n2016-04-01 approval_terms children=2 age_to=4"),
        ];
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        let cohort = Cohort::new(Moment::END_OF_TIME, authority, children, households);
        let world = World::of(&cohort, day, &NoDirectory);
        let lives: Vec<Lives> =
            cohort.children.iter().map(|child| Lives::of(child, &[], day).unwrap()).collect();
        let in_care: Vec<InCare<'_>> = cohort
            .children
            .iter()
            .zip(&lives)
            .map(|(child, lives)| InCare {
                id: child.child.clone(),
                age: child.born().map(|born| born.age_on(day)),
                lives,
                sort: if &*child.child == "D" { "residential" } else { "foster" },
                miles: match &*child.child {
                    "A" => Some(20.0),
                    "B" => Some(20.1),
                    _ => None,
                },
                outside: &*child.child == "B",
            })
            .collect();
        let ages = by_age(&in_care, &world, |_| true);
        let row = |at: usize| {
            let of = &ages[at];
            (of.in_care.all, of.wait_foster, of.wait_other, of.foster_with_room, of.foster_free, of.short())
        };
        assert_eq!(row(1), (0, 0, 0, 1, 2, 0), "1 to 4: the second household alone");
        assert_eq!(row(2), (2, 2, 0, 1, 1, 1), "5 to 9: one short");
        assert_eq!(row(3), (1, 0, 1, 1, 1, 0), "10 to 15 waits for a home, not a family");
        assert_eq!((ages[5].age, ages[5].in_care.all, ages[5].in_homes), (None, 1, 1), "not known when born");
        assert_eq!(ages[2].in_care, Far { all: 2, near: 1, far: 1, not_known: 0, outside: 1 });
        assert_eq!(ages.iter().map(|of| of.in_care.all).sum::<usize>(), 4);
        let sorts = by_sort(&in_care, &["foster", "residential"]);
        assert_eq!(sorts[0].1.all + sorts[1].1.all, 4);
        // Somebody whom the reader does not see does not wait.
        assert_eq!(by_age(&in_care, &world, |child| child != "A")[2].wait_foster, 1);
    }
}
