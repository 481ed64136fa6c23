//! Of a child who died in care nothing is returned as of a care leaver.
//!
//! Every row of OC3 of the child fails where any of their episodes, of this year's return or of last year's, ended
//! with REC E2. It is judged on the episodes that were loaded, of either year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1000",
    "This child is recorded as having died in care and therefore should not have the care leaver \
     information completed. [NOTE: This only tests the current and previous year data loaded into the \
     tool]",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Oc3])
.reads_either(&[Table::Episodes])
.fix("Check the reason for which the last episode ended. If the child died in care, take them out of OC3.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let died = child.episodes.iter().chain(&child.last.episodes).find(|episode| episode.rec == "E2");
    let Some(episode) = died else { return };
    for row in &child.oc3 {
        flags.flag_beside(row, episode, "REC");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD DECOM      REC
            1     01/05/2025 E2
            2     01/05/2025 E3
            4     01/05/2025 -
            6     01/05/2025 E2

            OC3
            CHILD IN_TOUCH
            1     YES      <
            2     YES
            3     YES      <
            4     YES      <
            5     YES
            1     -        <

            Episodes last
            CHILD DECOM      REC
            3     01/05/2024 E2
            4     01/05/2024 E2
            5     01/05/2024 X1
            ",
        );
        check(
            &RULE,
            2026,
            "
            OC3
            CHILD IN_TOUCH
            3     YES      <
            5     YES

            Episodes last
            CHILD DECOM      REC
            3     01/05/2024 E2
            5     01/05/2024 X1
            ",
        );
    }
}
