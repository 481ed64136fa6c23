//! A child assessment order (L3) lasts 7 days at most: section 43 of the Children Act 1989.
//!
//! Episodes under L3 that follow each other, each beginning the day the one before ended, are taken together; an
//! open one lasts to 31 March. Where they last more than 7 days every one of them fails.

use super::shared::flag_long_runs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "363",
    "Child assessment order (CAO) lasted longer than 7 days allowed in the Children Act 1989.",
    &["LS", "DECOM", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "Look up when the order ended and which order or agreement followed, and enter the change of \
     legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    flag_long_runs(child, "L3", 7, context, flags);
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
            1     01/05/2025 08/05/2025 L3
            2     01/05/2025 09/05/2025 L3 <
            3     01/05/2025 05/05/2025 L3 <
            3     05/05/2025 09/05/2025 L3 <
            4     24/03/2026 -          L3
            5     23/03/2026 -          L3 <
            ",
        );
    }
}
