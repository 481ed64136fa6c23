//! What audits ask of somebody, and whether moderators see the same.

use oversight::audit::{Drift, audits_of, wants};

use super::Asked;
use crate::{Fault, heading};

/// `what audits want on 2018-10-31`: of each child, what is latest first.
pub(super) fn wanted(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("wants", 0), ("action", 1), ("by", 2)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let audits = audits_of(child, day);
        let row = |(wants, audit, nth, by): &(
            oversight::audit::Wants,
            oversight::audit::Audited<'_>,
            Option<usize>,
            Option<calendar::Day>,
        )| {
            let action = nth.and_then(|nth| audit.audit.actions.get(nth)).map(|action| action.what.clone());
            let cells = [
                wants.words().to_owned(),
                action.unwrap_or_default(),
                by.map_or_else(String::new, |by| by.to_string()),
            ];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        };
        wants(&audits, day).iter().map(row).collect()
    })
}

/// `grades on 2018-10-31`: of each audit of a child, the auditor's, the one that stands and how far they are apart.
pub(super) fn grades(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("auditor", 0), ("stands", 1), ("drift", 2), ("agreement", 3)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let audits = audits_of(child, day);
        let agreement =
            Drift::of(&audits).agreement().map_or_else(String::new, |share| format!("{share:.0}%"));
        let rows = audits.iter().map(|audit| {
            let drift = audit.drift().map_or_else(String::new, |steps| steps.to_string());
            let cells = [
                audit.audit.grade.code().to_owned(),
                audit.grade().code().to_owned(),
                drift,
                agreement.clone(),
            ];
            columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
        });
        rows.collect()
    })
}
