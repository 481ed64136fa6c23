//! A temporary stay for another reason (T4) lasts seven days at most.
//!
//! A closed episode fails where it lasted more than 7 days; an open one is not judged. Though the published rule
//! names the Header, nothing of it is asked.

use super::shared::flag_too_long;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "379",
    "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.",
    &["DECOM", "PLACE"],
)
.reads(&[Table::Episodes])
.fix("A longer stay is a placement of its own: give its type. Else correct the days.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_long(child, "T4", 7, flags);
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
            1     01/05/2025 08/05/2025 T4
            1     01/05/2025 09/05/2025 T4    <
            1     01/05/2025 09/05/2025 T3
            1     01/05/2025 -          T4
            ",
        );
    }
}
