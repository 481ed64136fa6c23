//! The six answers about an adoption come together: all of them or none.
//!
//! A row of AD1 fails where some but not all of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and
//! LS_ADOPTR are given. What stands there need not be right: other rules look at each.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "151",
    "All data items relating to a childs adoption must be coded or left blank.",
    &["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
)
.reads(&[Table::Ad1])
.fix(
    "Complete all six answers from the adoption record, or leave all six blank if the child was not \
     adopted in the year.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if row.is_answered() && row.given().contains(&false) {
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
            AD1
            CHILD DATE_INT   DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR
            1     01/05/2025 01/06/2025 0           1         F1         L0
            2     -          -          -           -         -          -
            3     01/05/2025 -          -           -         -          -          <
            4     01/05/2025 01/06/2025 0           1         F1         -          <
            5     -          01/06/2025 0           1         F1         L0         <
            6     UNKNOWN    01/06/2025 0           9         XX         L9
            7     UNKNOWN    -          -           -         -          -          <
            ",
        );
    }
}
