//! What reviewing officers did.

use oversight::footprint::{Footprint, Tally, Who, kept_since, of_child};

use super::Asked;
use crate::{Fault, heading};

type Said = fn(&Tally) -> String;

const COLUMNS: &[(&str, Said)] = &[
    ("children", |tally| tally.caseload.to_string()),
    ("visits", |tally| tally.visits.to_string()),
    ("midway checks", |tally| tally.midway.to_string()),
    ("reviews", |tally| tally.reviews.to_string()),
    ("in time", |tally| tally.in_time.to_string()),
    ("without a checklist", |tally| tally.unchecked.to_string()),
    ("minutes due", |tally| tally.minutes.to_string()),
    ("minutes in time", |tally| tally.minutes_in_time.to_string()),
    ("stage 1", |tally| tally.stages[0].opened.to_string()),
    ("by chairs", |tally| tally.by_chairs.to_string()),
    ("by advocates", |tally| tally.by_advocates.to_string()),
];

/// How all officers are called together, and whoever is not named.
const TOGETHER: &str = "all together";
const NOBODY: &str = "nobody named";

/// `the footprint of 2018-01 to 2018-03`: of each officer named. What was done before it was recorded here is in no count.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let (from, to) = asked.words.split(" to ");
    let from = heading::month(asked.words.line, from)?;
    let to = to.map_or(Ok(from), |to| heading::month(to.line, to.rest))?;
    asked.first_column("officer")?;
    let columns = asked.columns(COLUMNS)?;
    let cohort = asked.world.as_known(asked.known);
    let at = cohort.standpoint(to.last());
    let mut all = Footprint::of_months(from, to);
    for child in &cohort.children {
        of_child(&mut all, child, &at);
    }
    let all = all.known_since(kept_since(&cohort.authority));
    super::rows::hold(asked, |name| {
        let tally = match name {
            TOGETHER => all.total(),
            NOBODY => all.officer(&None),
            name => all.officer(&Who::Some(name.into())),
        };
        vec![columns.iter().map(|(_, _, said)| said(&tally)).collect()]
    })
}
