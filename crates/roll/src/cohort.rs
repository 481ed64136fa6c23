//! Facts into a cohort: all of them in parallel, or only what changed.

use std::sync::Arc;

use calendar::Moment;
use rayon::prelude::*;
use records::{Fact, Subject, SubjectKind, as_known};
use timeline::{Authority, Cohort, Household, Timeline};

/// A subject's facts, in the order of the journal.
pub(crate) type Facts = Arc<Vec<Fact>>;

/// Folds every subject as known at a moment. A child or household of whom nothing is known by then is not in it.
pub(crate) fn fold(subjects: &[(Subject, Facts)], code: &str, known: Moment) -> Cohort {
    let children = of_kind(subjects, SubjectKind::Child)
        .filter_map(|(subject, facts)| child(&subject.id, facts, known))
        .collect();
    let households = of_kind(subjects, SubjectKind::CarerHousehold)
        .filter_map(|(subject, facts)| household(&subject.id, facts, known))
        .collect();
    let own = Subject::authority(code);
    let facts = subjects.iter().find(|(subject, _)| *subject == own);
    let authority = Authority::of(code, facts.map_or(&[], |(_, facts)| facts), known);
    Cohort::new(known, authority, children, ordered(households))
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
    for (subject, facts) in changed {
        match subject.kind {
            SubjectKind::Child => {
                let place = children.binary_search_by(|child| child.child.cmp(&subject.id));
                put(&mut children, place, child(&subject.id, facts, known));
            }
            SubjectKind::CarerHousehold => {
                let place = households.binary_search_by(|household| household.id.cmp(&subject.id));
                put(&mut households, place, household(&subject.id, facts, known));
            }
            SubjectKind::Authority if subject.id == authority.code => {
                authority = Authority::of(&subject.id, facts, known);
            }
            SubjectKind::Authority | SubjectKind::Worker | SubjectKind::Home => {}
        }
    }
    Cohort::new(known, authority, children, households)
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
    (!folded.approvals.is_empty()).then_some(folded)
}

fn ordered(mut households: Vec<Household>) -> Vec<Household> {
    households.sort_by(|a, b| a.id.cmp(&b.id));
    households
}
