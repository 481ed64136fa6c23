//! Facts into a cohort: all of them in parallel, or only what changed.

use std::sync::Arc;

use calendar::Moment;
use rayon::prelude::*;
use records::{Fact, Subject, SubjectKind, as_known};
use timeline::{Authority, Cohort, Home, Household, Places, Timeline, Worker};

/// A subject's facts, in the order of the journal.
pub(crate) type Facts = Arc<Vec<Fact>>;

/// Folds every subject as known at a moment. A child or household of whom nothing is known by then is not in it.
pub(crate) fn fold(subjects: &[(Subject, Facts)], code: &str, known: Moment, places: Places) -> Cohort {
    let children = of_kind(subjects, SubjectKind::Child)
        .filter_map(|(subject, facts)| child(&subject.id, facts, known))
        .collect();
    let households = of_kind(subjects, SubjectKind::CarerHousehold)
        .filter_map(|(subject, facts)| household(&subject.id, facts, known))
        .collect();
    let own = Subject::authority(code);
    let facts = subjects.iter().find(|(subject, _)| *subject == own);
    let mut authority = Authority::of(code, facts.map_or(&[], |(_, facts)| facts), known);
    authority.places = places;
    let workers = of_kind(subjects, SubjectKind::Worker)
        .filter_map(|(subject, facts)| worker(&subject.id, facts, known))
        .collect();
    let homes = of_kind(subjects, SubjectKind::Home)
        .filter_map(|(subject, facts)| home(&subject.id, facts, known))
        .collect();
    Cohort::new(known, authority, children, ordered(households)).with(workers, homes)
}

fn of_kind(
    subjects: &[(Subject, Facts)],
    kind: SubjectKind,
) -> impl ParallelIterator<Item = &(Subject, Facts)> {
    subjects.par_iter().filter(move |(subject, _)| subject.kind == kind)
}

/// Folds the changed subjects again and keeps the rest.
pub(crate) fn refold(before: &Cohort, changed: &[(Subject, Facts)]) -> Cohort {
    let known = before.known;
    let mut authority = before.authority.clone();
    let mut children = before.children.clone();
    let mut households = before.households.clone();
    let (mut workers, mut homes) = (before.workers.clone(), before.homes.clone());
    for (subject, facts) in changed {
        match subject.kind {
            SubjectKind::Child => {
                let place = children.binary_search_by(|child| child.child.cmp(&subject.id));
                put(&mut children, place, child(&subject.id, facts, known).map(Arc::new));
            }
            SubjectKind::CarerHousehold => {
                let place = households.binary_search_by(|household| household.id.cmp(&subject.id));
                put(&mut households, place, household(&subject.id, facts, known).map(Arc::new));
            }
            SubjectKind::Authority if subject.id == authority.code => {
                let places = std::mem::take(&mut authority.places);
                authority = Authority { places, ..Authority::of(&subject.id, facts, known) };
            }
            SubjectKind::Worker => {
                let place = workers.binary_search_by(|worker| worker.id.cmp(&subject.id));
                put(&mut workers, place, worker(&subject.id, facts, known));
            }
            SubjectKind::Home => {
                let place = homes.binary_search_by(|home| home.id.cmp(&subject.id));
                put(&mut homes, place, home(&subject.id, facts, known));
            }
            SubjectKind::Authority => {}
        }
    }
    Cohort::shared(known, authority, children, households).with(workers, homes)
}

fn put<T>(list: &mut Vec<T>, place: Result<usize, usize>, folded: Option<T>) {
    match (place, folded) {
        (Ok(at), Some(folded)) => list[at] = folded,
        (Err(at), Some(folded)) => list.insert(at, folded),
        (Ok(at), None) => {
            list.remove(at);
        }
        (Err(_), None) => {}
    }
}

fn child(id: &str, facts: &[Fact], known: Moment) -> Option<Timeline> {
    let standing = as_known(facts, known);
    (!standing.is_empty()).then(|| Timeline::of_standing(id, &standing))
}

fn household(id: &str, facts: &[Fact], known: Moment) -> Option<Household> {
    let folded = Household::of(id, facts, known);
    (!folded.is_empty()).then_some(folded)
}

fn worker(id: &str, facts: &[Fact], known: Moment) -> Option<Worker> {
    let folded = Worker::of(id, facts, known);
    (!folded.is_empty()).then_some(folded)
}

fn home(id: &str, facts: &[Fact], known: Moment) -> Option<Home> {
    let folded = Home::of(id, facts, known);
    (!folded.is_empty()).then_some(folded)
}

fn ordered(mut households: Vec<Household>) -> Vec<Household> {
    households.sort_by(|a, b| a.id.cmp(&b.id));
    households
}
