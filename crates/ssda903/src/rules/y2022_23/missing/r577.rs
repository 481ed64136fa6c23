//! When care ends, so does a time missing or away.
//!
//! A row of Missing fails where it fits none of the child's periods of care. It does not fit one where it starts or
//! ends before care began, where care has ended and it has no end, or where it ends after care did. A period of
//! care is a run of episodes, each starting the day the one before ended. A child without episodes is left out.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "577",
    "Child ceased to be looked after but there is a missing/away from placement without \
     authorisation period without an end date.",
    &["MIS_END"],
)
.reads(&[Table::Episodes, Table::Missing])
.fix("Enter the day the child came back, at the latest the day care ended; or check the days of care.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if child.fits_no_period_of_care(row.mis_start, row.mis_end) {
            flags.flag(row);
        }
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
            CHILD DECOM      DEC
            1     01/05/2025 01/06/2025
            1     01/06/2025 01/07/2025
            1     01/09/2025 01/10/2025
            2     01/05/2025 -
            4     -          01/07/2025
            5     01/06/2025 01/07/2025
            5     01/05/2025 01/06/2025

            Missing
            CHILD MIS_START  MIS_END
            1     30/04/2025 02/05/2025 <
            1     01/05/2025 01/07/2025
            1     20/05/2025 20/06/2025
            1     20/06/2025 02/07/2025 <
            1     20/06/2025 -          <
            1     20/06/2025 20/09/2025 <
            1     20/09/2025 01/10/2025
            1     20/09/2025 02/10/2025 <
            1     -          30/06/2025
            1     -          30/04/2025 <
            2     01/05/2025 -
            2     02/05/2025 02/05/2026
            2     30/04/2025 -          <
            3     01/05/2025 -
            4     01/05/2025 -
            5     20/05/2025 20/06/2025
            ",
        );
    }
}
