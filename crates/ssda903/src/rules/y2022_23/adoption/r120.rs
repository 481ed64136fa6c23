//! The reason for which a child is no longer to be placed for adoption is one of the code set: RD1 to RD4.
//!
//! A row of PlacedAdoption fails where REASON_PLACED_CEASED holds anything else. A blank is not found here: rule 119
//! asks for it.

use records::codes::ReversalReason;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "120",
    "The reason for the reversal of the decision that the child should be placed for adoption code is \
     not valid.",
    &["REASON_PLACED_CEASED"],
)
.reads(&[Table::PlacedAdoption])
.fix("Look up why the decision was reversed and enter it as one of RD1 to RD4.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.placed_adoption {
        let reason = row.reason_placed_ceased;
        if !reason.is_empty() && !is_code::<ReversalReason>(reason, context.closing) {
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
            PlacedAdoption
            CHILD REASON_PLACED_CEASED
            1     RD1
            2     RD4
            3     RD5   <
            4     1     <
            5     rd2
            6     -
            ",
        );
    }
}
