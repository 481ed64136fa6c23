//! Where complaints stand and what they want.

use oversight::complaint::threads;

use super::Asked;
use crate::{Fault, heading};

/// `complaints on 2018-10-31`: of each child, the newest first; a row for each thing that one wants, and one where it wants
/// nothing.
pub(super) fn hold(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("stage", 0), ("wants", 1), ("by", 2)])?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let duties = clocks::due(child, &cohort.standpoint(day));
        let mut rows = Vec::new();
        for thread in threads(child, &duties, day) {
            let mut push = |wants: &str, by: String| {
                let cells = [thread.stage.words().to_owned(), wants.to_owned(), by];
                rows.push(columns.iter().map(|(_, _, at)| cells[*at].clone()).collect());
            };
            if thread.wants.is_empty() {
                push("", String::new());
            }
            for (wants, by) in &thread.wants {
                push(wants.words(), by.map_or_else(String::new, |by| by.to_string()));
            }
        }
        rows
    })
}
