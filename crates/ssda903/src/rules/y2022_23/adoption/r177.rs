//! The legal status of the adopters is one of the code set: L0, L11, L12, L2, L3, L4.
//!
//! A row of AD1 fails where LS_ADOPTR holds anything else. A blank is not found here: rules 151 and 601 ask for it.

use records::codes::AdopterStatus;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("177", "The legal status of adopter(s) code is not a valid code.", &["LS_ADOPTR"])
        .reads(&[Table::Ad1])
        .fix("Enter the legal status of the adopters at the adoption as one of L0, L11, L12, L2, L3, L4.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if !row.ls_adoptr.is_empty() && !is_code::<AdopterStatus>(row.ls_adoptr, context.closing) {
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
            CHILD LS_ADOPTR
            1     L0
            2     L11
            3     L12
            4     L2
            5     L3
            6     L4
            7     L1  <
            8     L5  <
            9     -
            ",
        );
    }
}
