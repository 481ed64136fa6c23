//! When care ends, so does a deprivation of liberty order.
//!
//! A row of DoLo fails where it fits none of the child's periods of care. It does not fit one where it starts or
//! ends before care began, where care has ended and it has no end, or where it ends after care did. A period of
//! care is a run of episodes, each starting the day the one before ended. A child without episodes is left out.
//! Rule 577 asks the same of times missing.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "707",
    "Child ceased to be looked after but there is a DoLO without an end date.",
    &["DOLO_END"],
)
.reads(&[Table::Dolo, Table::Episodes])
.fix("Enter the day the order ended, at the latest the day care ended; or check the days of care.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if child.fits_no_period_of_care(row.dolo_start, row.dolo_end) {
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
            2027,
            "
            Episodes
            CHILD DECOM      DEC
            1     01/05/2026 01/06/2026
            1     01/06/2026 01/07/2026
            1     01/09/2026 01/10/2026
            2     01/05/2026 -

            DoLo
            CHILD DOLO_START DOLO_END
            1     30/04/2026 02/05/2026 <
            1     01/05/2026 01/07/2026
            1     20/06/2026 02/07/2026 <
            1     20/06/2026 -          <
            1     20/06/2026 20/09/2026 <
            1     20/09/2026 01/10/2026
            2     01/05/2026 -
            2     30/04/2026 -          <
            3     01/05/2026 -
            ",
        );
    }
}
