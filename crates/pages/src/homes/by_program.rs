//! Households by program: the same rights, the same looks, the same rules as their pages.

use std::sync::Arc;

use access::Person;
use records::{Kind, Record, Trouble};
use timeline::Cohort;
use web::Problem;

pub(crate) use super::record::WHY;
use super::record::{judged as judged_on, kinds as written, not_a_carer};
use super::{everybody, finds};
use crate::Desk;

/// The kinds that are added to a household.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    written().filter_map(records::kind)
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
    written().any(|name| name == kind.name)
}

/// What cannot be said of a household today, beyond what the kind itself finds.
pub(crate) fn judged(desk: &Desk, said: &dyn Record) -> Vec<Trouble> {
    judged_on(said, desk.today()).into_iter().chain(not_a_carer(desk, said)).collect()
}
