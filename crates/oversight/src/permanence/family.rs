//! Everybody in the child's family and network who was, or was not, considered as a home.

use calendar::Day;
use records::Answer;
use records::coming_into_care::{Relation, Relationship};
use records::permanence::ViabilityAssessment;
use timeline::Timeline;

/// Somebody who might care for the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The name.
    pub name: String,
    /// Who they are to the child, where that is recorded.
    pub relation: Option<Relation>,
    /// The last viability assessment: its day, whether they might, and why.
    pub considered: Option<(Day, Answer, Option<String>)>,
}

/// The child's network as it was considered by a day: those assessed first, newest first, then those of whom nobody has asked.
///
/// Brothers and sisters, carers, professionals and the dead are listed only where somebody assessed them.
pub fn family(child: &Timeline, day: Day) -> Vec<Relative> {
    let mut all: Vec<Relative> = Vec::new();
    for said in child.strand::<ViabilityAssessment>().filter(|said| said.day <= day) {
        let considered = Some((said.day, said.viable, said.because.clone()));
        match all.iter_mut().find(|other| same(&other.name, &said.who)) {
            Some(before) => before.considered = considered,
            None => all.push(Relative { name: said.who.clone(), relation: None, considered }),
        }
    }
    for said in child.strand::<Relationship>().filter(|said| said.since.is_none_or(|since| since <= day)) {
        if let Some(known) = all.iter_mut().find(|other| same(&other.name, &said.name)) {
            known.relation = Some(said.relation);
        } else if is_asked(said.relation) && said.died.is_none() {
            let (name, relation) = (said.name.clone(), Some(said.relation));
            all.push(Relative { name, relation, considered: None });
        }
    }
    all.sort_by_key(|relative| {
        (relative.considered.is_none(), relative.considered.as_ref().map(|(day, ..)| std::cmp::Reverse(*day)))
    });
    all
}

/// Whether somebody of this relation is asked as a matter of course.
const fn is_asked(relation: Relation) -> bool {
    use Relation::*;
    matches!(
        relation,
        Mother
            | Father
            | StepParent
            | Grandmother
            | Grandfather
            | Aunt
            | Uncle
            | Cousin
            | FormerCarer
            | Friend
    )
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
