//! Homes for several children at once: a proposal, held against the obvious one.
//!
//! The obvious one takes the children in the order in which they are needed and gives each the best home that is left. Often
//! somebody who comes later then has none, though a small step back for the first would have found one for both. The joint
//! proposal is the best of all together: a home for one child more counts [`A_HOME`] points, and beside it every point of
//! fit. Brothers and sisters who are to be kept together are one: all in one home, or, where no home takes them all and their
//! requests allow it, each for themselves.
//!
//! A mixed-integer program finds it (docs/decisions/0042-a-solver-for-several-children.md). It starts from the obvious
//! proposal, so it is never worse, and it is bounded by a number of steps, not by a time, so that the same question has the
//! same answer.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use crate::judge::{Look, points_in};
use crate::world::World;

/// What a home for one child more counts, in points: more than any two homes can fit worse.
pub const A_HOME: i32 = 2000;

/// How far the search goes before it answers with the best found.
const STEPS: u64 = 4000;

/// A child, or brothers and sisters who are to be placed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The children, by position in [`World::asked`].
    pub children: Vec<usize>,
    /// Whether they are part of a group that no home could take as a whole.
    pub is_parted: bool,
}

/// Homes for units: one for each, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// For each unit its place, by position in [`World::places`].
    pub places: Vec<Option<usize>>,
    /// How many children have a home in it.
    pub children: usize,
    /// Points of fit, all together.
    pub points: i32,
}

impl Proposal {
    /// What it is worth: [`A_HOME`] for each child with a home, and the points of fit.
    pub fn value(&self) -> i64 {
        self.children as i64 * i64::from(A_HOME) + i64::from(self.points)
    }
}

/// Where the two proposals differ for one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The unit.
    pub unit: usize,
    /// Its place in the obvious proposal, with its points.
    pub obvious: Option<(usize, i32)>,
    /// Its place in the joint one, with its points.
    pub joint: Option<(usize, i32)>,
}

/// A joint proposal and the obvious one.
#[derive(Debug, Clone)]
pub struct Joint {
    /// Those who ask, in the order in which they are needed.
    pub units: Vec<Unit>,
    /// Child after child, each the best that is left.
    pub obvious: Proposal,
    /// The best of all together.
    pub joint: Proposal,
    /// Whether it is proven that none is better; otherwise it is the best found.
    pub is_proven: bool,
    /// Where the two differ.
    pub differences: Vec<Difference>,
    /// How many homes have room for one of these children.
    pub vacancies: usize,
}

/// One home in which a unit can live, with its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fit {
    pub(crate) place: usize,
    pub(crate) points: i32,
    /// Whether nobody else may move in there at once: by exemption, as the only child, with a room of their own.
    pub(crate) lone: bool,
}

/// What is asked, made ready: which unit can live where, and who cannot move in where somebody else does.
pub(crate) struct Question {
    pub(crate) units: Vec<Unit>,
    /// For each unit its homes, by position.
    pub(crate) fits: Vec<Vec<Fit>>,
    /// For each place how many may move in at once.
    pub(crate) room: Vec<usize>,
    /// Pairs of units who may not move into one home.
    pub(crate) apart: Vec<(usize, usize)>,
}

/// The proposals for all who ask and all homes with room.
pub fn propose(world: &World<'_>) -> Joint {
    let question = Question::of(world);
    let obvious = question.obvious();
    let (joint, is_proven) = question.best(&obvious);
    let fit = |unit: usize, place: Option<usize>| {
        let place = place?;
        question.fits[unit].iter().find(|fit| fit.place == place).map(|fit| (place, fit.points))
    };
    let differences = (0..question.units.len())
        .filter(|&unit| obvious.places[unit] != joint.places[unit])
        .map(|unit| Difference {
            unit,
            obvious: fit(unit, obvious.places[unit]),
            joint: fit(unit, joint.places[unit]),
        })
        .collect();
    let mut vacancies: Vec<usize> = question.fits.iter().flatten().map(|fit| fit.place).collect();
    vacancies.sort_unstable();
    vacancies.dedup();
    Joint { units: question.units, obvious, joint, is_proven, differences, vacancies: vacancies.len() }
}

impl Question {
    pub(crate) fn of(world: &World<'_>) -> Question {
        let room: Vec<usize> = (0..world.places.len()).map(|place| room_of(world, place)).collect();
        let mut units = Vec::new();
        let mut fits = Vec::new();
        let mut done = vec![false; world.asked.len()];
        for at in 0..world.asked.len() {
            if done[at] {
                continue;
            }
            let mut children = world.group(at);
            children.push(at);
            children.sort_unstable();
            for child in &children {
                done[*child] = true;
            }
            let whole = fits_of(world, &children, &room);
            let may_part = children.iter().all(|&child| !world.asked[child].request.only_together);
            if whole.is_empty() && children.len() > 1 && may_part {
                for child in children {
                    fits.push(fits_of(world, &[child], &room));
                    units.push(Unit { children: vec![child], is_parted: true });
                }
            } else {
                units.push(Unit { children, is_parted: false });
                fits.push(whole);
            }
        }
        // In the order in which they are needed: by day, then by how long they have waited.
        let mut order: Vec<usize> = (0..units.len()).collect();
        let needed = |unit: &Unit| {
            let days = unit.children.iter().map(|&child| {
                let request = world.asked[child].request;
                (request.needed_by.unwrap_or(request.day), request.day, &world.asked[child].child)
            });
            days.min()
        };
        order.sort_by(|&a, &b| needed(&units[a]).cmp(&needed(&units[b])));
        let units: Vec<Unit> = order.iter().map(|&at| units[at].clone()).collect();
        let fits: Vec<Vec<Fit>> = order.iter().map(|&at| fits[at].clone()).collect();
        let mut apart = Vec::new();
        for one in 0..units.len() {
            for other in one + 1..units.len() {
                if must_part(world, &units[one], &units[other]) {
                    apart.push((one, other));
                }
            }
        }
        Question { units, fits, room, apart }
    }

    fn size(&self, unit: usize) -> usize {
        self.units[unit].children.len()
    }

    /// How much of a home a unit takes up: all of it, where nobody else may move in at once.
    fn takes(&self, unit: usize, fit: Fit) -> usize {
        if fit.lone { self.holds(fit.place) } else { self.size(unit) }
    }

    fn holds(&self, place: usize) -> usize {
        self.room[place].max(1)
    }

    /// Whether a unit can still move in where others do.
    pub(crate) fn can(&self, places: &[Option<usize>], unit: usize, fit: Fit) -> bool {
        let mut taken = 0;
        for (other, place) in places.iter().enumerate() {
            if *place == Some(fit.place) {
                if self.apart.contains(&(unit.min(other), unit.max(other))) {
                    return false;
                }
                let other_fit = self.fits[other].iter().find(|each| each.place == fit.place);
                taken += other_fit.map_or(0, |each| self.takes(other, *each));
            }
        }
        taken + self.takes(unit, fit) <= self.holds(fit.place)
    }

    /// A proposal of these places, counted.
    pub(crate) fn counted(&self, places: Vec<Option<usize>>) -> Proposal {
        let (mut children, mut points) = (0, 0);
        for (unit, place) in places.iter().enumerate() {
            if let Some(fit) = self.fits[unit].iter().find(|fit| Some(fit.place) == *place) {
                children += self.size(unit);
                points += fit.points;
            }
        }
        Proposal { places, children, points }
    }

    /// Unit after unit, each the best that is left.
    fn obvious(&self) -> Proposal {
        let mut places = vec![None; self.units.len()];
        for unit in 0..self.units.len() {
            let free = self.fits[unit].iter().filter(|fit| self.can(&places, unit, **fit));
            // Of two alike the first by identifier.
            places[unit] = free.min_by_key(|fit| (-fit.points, fit.place)).map(|fit| fit.place);
        }
        self.counted(places)
    }

    /// The best of all together, from a proposal that is known; and whether it is proven.
    fn best(&self, known: &Proposal) -> (Proposal, bool) {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut of: Vec<Vec<(Variable, Fit)>> = Vec::with_capacity(self.units.len());
        let mut start = Vec::new();
        for (unit, fits) in self.fits.iter().enumerate() {
            let mut variables = Vec::with_capacity(fits.len());
            for &fit in fits {
                let worth = self.size(unit) as f64 * f64::from(A_HOME) + f64::from(fit.points);
                let variable = problem.add_binary_var(worth);
                let chosen = known.places[unit] == Some(fit.place);
                start.push((variable, if chosen { 1.0 } else { 0.0 }));
                variables.push((variable, fit));
            }
            if !variables.is_empty() {
                let once: Vec<(Variable, f64)> = variables.iter().map(|(each, _)| (*each, 1.0)).collect();
                problem.add_constraint(once, ComparisonOp::Le, 1.0);
            }
            of.push(variables);
        }
        if start.is_empty() {
            return (known.clone(), true);
        }
        for place in 0..self.room.len() {
            let here: Vec<(usize, Variable, Fit)> = of
                .iter()
                .enumerate()
                .filter_map(|(unit, all)| {
                    all.iter().find(|(_, fit)| fit.place == place).map(|(each, fit)| (unit, *each, *fit))
                })
                .collect();
            let takes: Vec<(Variable, f64)> =
                here.iter().map(|(unit, each, fit)| (*each, self.takes(*unit, *fit) as f64)).collect();
            if takes.len() > 1 {
                problem.add_constraint(takes, ComparisonOp::Le, self.holds(place) as f64);
            }
            for (nth, (one, variable, _)) in here.iter().enumerate() {
                for (other, also, _) in &here[nth + 1..] {
                    if self.apart.contains(&(*one, *other)) {
                        problem.add_constraint([(*variable, 1.0), (*also, 1.0)], ComparisonOp::Le, 1.0);
                    }
                }
            }
        }
        let mut options = SolveOptions::default();
        (options.node_limit, options.warm_start) = (Some(STEPS), Some(start));
        let Ok(outcome) = problem.solve_with(options) else { return (known.clone(), false) };
        let is_proven = outcome.is_optimal();
        let Some(solution) = outcome.solution() else { return (known.clone(), false) };
        let places = of
            .iter()
            .map(|all| all.iter().find(|(each, _)| solution.var_value(*each) > 0.5).map(|(_, fit)| fit.place))
            .collect();
        let found = self.counted(places);
        // The search begins with what is known, and its arithmetic is not exact.
        if self.holds_together(&found) && found.value() > known.value() {
            (found, is_proven)
        } else {
            (known.clone(), is_proven)
        }
    }

    /// Whether everybody can move in where a proposal says.
    pub(crate) fn holds_together(&self, proposal: &Proposal) -> bool {
        let mut so_far = vec![None; self.units.len()];
        for (unit, place) in proposal.places.iter().enumerate() {
            let Some(place) = *place else { continue };
            let Some(fit) = self.fits[unit].iter().find(|fit| fit.place == place) else { return false };
            if !self.can(&so_far, unit, *fit) {
                return false;
            }
            so_far[unit] = Some(place);
        }
        true
    }
}

/// How many may move in at once: places free, and within the usual limit.
fn room_of(world: &World<'_>, place: usize) -> usize {
    let place = &world.places[place];
    let free = place.free().unwrap_or_default();
    match world.usual_limit.filter(|_| place.home.is_none()) {
        Some(limit) => free.min(limit.saturating_sub(place.taken_beside(&[]))),
        None => free,
    }
}

/// The homes in which a unit can live: nothing stops them for any of its children, it is known that there is room, and nobody
/// is proposed to stay where they are.
fn fits_of(world: &World<'_>, children: &[usize], room: &[usize]) -> Vec<Fit> {
    let group: Vec<Vec<usize>> = children.iter().map(|&child| world.group(child)).collect();
    let needs_all = |child: usize| {
        let request = world.asked[child].request;
        request.alone || request.own_room
    };
    let lone_asked = children.iter().any(|&child| needs_all(child));
    (0..world.places.len())
        .filter_map(|place| {
            let here = &world.places[place];
            here.capacity()?;
            if children.iter().any(|&child| here.has(&world.asked[child].child)) {
                return None;
            }
            let mut points = 0;
            for (child, group) in children.iter().zip(&group) {
                let asked = &world.asked[*child];
                points += points_in(&Look { world, asked, place: here, arriving: children, group })?;
            }
            let lone = lone_asked || children.len() > room[place];
            Some(Fit { place, points, lone })
        })
        .collect()
}

/// Whether two units may not move into one home.
fn must_part(world: &World<'_>, one: &Unit, other: &Unit) -> bool {
    one.children.iter().any(|&a| {
        other.children.iter().any(|&b| {
            let (a, b) = (&world.asked[a], &world.asked[b]);
            let too_young = |asked: &crate::Asked<'_>, other: &crate::Asked<'_>| {
                asked
                    .request
                    .youngest_other
                    .is_some_and(|least| other.age.is_none_or(|age| age < i32::from(least)))
            };
            world.must_live_apart(&a.child, &b.child) || too_young(a, b) || too_young(b, a)
        })
    })
}
