//! Households that stopped fostering, and why.

use std::sync::Arc;

use calendar::Day;
use records::codes::LeavingReason;
use records::fostering::{FosteringExit, Resignation};
use timeline::{Household, Stranded};

/// A household that stopped fostering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaver {
    /// The household.
    pub household: Arc<str>,
    /// Approved.
    pub since: Day,
    /// The day approval ended.
    pub until: Day,
    /// Approved for a relative or friend only.
    pub kinship: bool,
    /// The main reason: as the decision has it, else the notice, else the interview. `None`: nobody recorded it.
    pub reason: Option<LeavingReason>,
    /// The day on which somebody asked them why.
    pub asked: Option<Day>,
    /// Whether they did not want to be asked.
    pub declined: bool,
}

impl Leaver {
    /// Whole years for which they fostered.
    pub fn years(&self) -> i32 {
        self.since.months_until(self.until) / 12
    }
}

/// Households whose approval ended in the days from one to another, the latest first. One that was approved anew on that very day
/// did not leave.
pub fn leavers<'a>(households: impl IntoIterator<Item = &'a Household>, from: Day, to: Day) -> Vec<Leaver> {
    let mut all = Vec::new();
    for household in households {
        for approval in &household.approvals {
            let Some(until) = approval.until.filter(|until| *until >= from && *until <= to) else { continue };
            if household.approvals.iter().any(|other| other.since == until) {
                continue;
            }
            let notice = household.strand::<Resignation>().rfind(|said| said.notice <= until);
            let notice = notice.filter(|said| said.notice >= approval.since);
            let exit = household.strand::<FosteringExit>().rfind(|said| said.day >= approval.since);
            let reason = approval.ended_because.or(notice.and_then(|said| said.reason));
            all.push(Leaver {
                household: household.id.clone(),
                since: approval.since,
                until,
                kinship: approval.kinship,
                reason: reason.or(exit.and_then(|said| said.reason)),
                asked: exit.map(|said| said.day),
                declined: exit.is_some_and(|said| said.declined),
            });
        }
    }
    all.sort_by(|a, b| (b.until, &a.household).cmp(&(a.until, &b.household)));
    all
}
