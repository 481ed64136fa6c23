//! A temporary stay while the foster carers are on holiday (T3) lasts three weeks at most.
//!
//! A closed episode fails where it lasted more than 21 days; an open one is not judged. Though the published rule
//! names the Header, nothing of it is asked.

use super::shared::flag_too_long;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "376",
    "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed \
     three weeks.",
    &["DECOM", "PLACE"],
)
.reads(&[Table::Episodes])
.fix("A longer stay is a placement of its own: give its type. Else correct the days.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_long(child, "T3", 21, flags);
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
            CHILD DECOM      DEC        PLACE
            1     01/05/2025 22/05/2025 T3
            1     01/05/2025 23/05/2025 T3    <
            1     01/05/2025 23/05/2025 T2
            1     01/05/2025 -          T3
            ",
        );
    }
}
