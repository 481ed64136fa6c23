//! An emergency protection order (L2) is short: 8 days, and 7 more where it is extended (section 45 of the Children
//! Act 1989). The check allows 21 days.
//!
//! Episodes under L2 that follow each other, each beginning the day the one before ended, are taken together; an
//! open one lasts to 31 March. Where they last more than 21 days every one of them fails.

use super::shared::flag_long_runs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("362", "Emergency protection order (EPO) lasted longer than 21 days", &["DECOM", "LS", "DEC"])
        .reads(&[Table::Episodes])
        .fix(
            "Look up when the order ended and which order or agreement followed, and enter the change of \
     legal status.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    flag_long_runs(child, "L2", 21, context, flags);
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
            CHILD DECOM      DEC        LS
            1     01/05/2025 22/05/2025 L2
            2     01/05/2025 23/05/2025 L2 <
            3     01/05/2025 12/05/2025 L2 <
            3     12/05/2025 23/05/2025 L2 <
            4     10/03/2026 -          L2
            5     09/03/2026 -          L2 <
            6     01/05/2025 23/05/2025 L1
            ",
        );
    }
}
