//! A looked-after return, compared with what a roll knows.

use std::collections::HashMap;
use std::sync::Arc;

use calendar::Moment;
use records::{Fact, Subject, SubjectKind};
use roll::Roll;
use ssda903::{Load, Tables};

/// Every revision of every child's facts, child by child: two records known at a moment to be of one child as one.
pub(crate) fn children(roll: &Roll, known: Moment) -> Vec<(Subject, Arc<Vec<Fact>>)> {
    let mut children = roll.everybody(known);
    children.retain(|(subject, _)| subject.kind == SubjectKind::Child);
    children
}

/// Compares a return of a collection year with what is known. Writes nothing.
pub(crate) fn compare(roll: &Roll, authority: &str, tables: &Tables, year: u16) -> Load {
    let subject = Subject::authority(authority);
    // Whoever sends a return may still know a child under two numbers: each is compared with its own record.
    let children = roll.subjects().into_iter().filter(|subject| subject.kind == SubjectKind::Child);
    let children: Vec<(Subject, Arc<Vec<Fact>>)> =
        children.map(|subject| (subject.clone(), roll.facts(&subject))).collect();
    let known: HashMap<&str, &[Fact]> =
        children.iter().map(|(subject, facts)| (&*subject.id, facts.as_slice())).collect();
    ssda903::load(&subject, &roll.facts(&subject), &known, tables, year)
}

/// What a load of the return of a year is called: `SSDA903 return of 2017-18`.
pub(crate) fn name(year: u16) -> String {
    format!("SSDA903 return of {}-{:02}", year - 1, year % 100)
}
