//! Households by program: the same rights, the same looks, the same rules as their pages.

use std::sync::Arc;

use access::Person;
use records::{Kind, Record, Trouble};
use timeline::Cohort;
use web::Problem;

pub(crate) use super::record::WHY;
use super::record::{KINDS, judged as judged_on};
use super::{everybody, finds};
use crate::Desk;

/// The kinds that are added to a household.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter_map(|(name, _)| records::kind(name))
}

/// Everybody as known now, for those whose work is to find homes.
///
/// # Errors
/// It is not the person's work.
pub fn list(desk: &Desk, me: &Person) -> Result<Arc<Cohort>, Problem> {
    finds(me)?;
    Ok(everybody(desk))
}

/// Whether the fostering team writes a kind.
pub(crate) fn is_written(kind: &Kind) -> bool {
    KINDS.iter().any(|(name, _)| *name == kind.name)
}

/// What cannot be said of a household today, beyond what the kind itself finds.
pub(crate) fn judged(desk: &Desk, kind: &'static Kind, said: &dyn Record) -> Vec<Trouble> {
    judged_on(kind, said.happened().from, desk.today()).into_iter().collect()
}
