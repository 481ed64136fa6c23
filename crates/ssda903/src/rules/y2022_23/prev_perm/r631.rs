//! The permanence option before this period of care is one of the code set: P1 to P4, or Z1 for none.
//!
//! A row of PrevPerm fails where PREV_PERM holds anything else. A blank is not found here: rule 630 asks for it.

use records::codes::PreviousPermanence;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("631", "Previous permanence option not a valid value.", &["PREV_PERM"])
        .reads(&[Table::PrevPerm])
        .fix("Enter the permanence option as one of P1, P2, P3, P4 and Z1.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.prev_perm {
        if !row.prev_perm.is_empty() && !is_code::<PreviousPermanence>(row.prev_perm, context.closing) {
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
            PrevPerm
            CHILD PREV_PERM
            1     P1
            2     P4
            3     Z1
            4     Z11   <
            5     P5    <
            6     NONE  <
            7     -
            ",
        );
    }
}
