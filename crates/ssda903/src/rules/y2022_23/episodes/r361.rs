//! Police protection (L1) lasts 72 hours at most: section 46 of the Children Act 1989.
//!
//! Episodes under L1 that follow each other, each beginning the day the one before ended, are taken together; an
//! open one lasts to 31 March. Where they last more than 3 days every one of them fails.

use super::shared::flag_long_runs;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "361",
    "Police protection legal status lasted longer than maximum 72 hours allowed in the Children Act \
     1989.",
    &["DECOM", "LS", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "Look up when police protection ended and which order or agreement followed, and enter the \
     change of legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    flag_long_runs(child, "L1", 3, context, flags);
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
            1     01/05/2025 04/05/2025 L1
            2     01/05/2025 05/05/2025 L1 <
            3     03/05/2025 05/05/2025 L1 <
            3     01/05/2025 03/05/2025 L1 <
            4     01/05/2025 03/05/2025 L1
            4     04/05/2025 06/05/2025 L1
            5     28/03/2026 -          L1
            6     27/03/2026 -          L1 <
            7     01/05/2025 05/05/2025 L2
            8     -          05/05/2025 L1
            9     05/05/2025 01/05/2025 L1
            10    01/05/2025 03/05/2025 L1
            10    03/05/2025 06/05/2025 V2
            ",
        );
    }
}
