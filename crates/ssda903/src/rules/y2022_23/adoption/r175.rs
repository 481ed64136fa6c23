//! The number of adopters is 1 or 2.
//!
//! A row of AD1 fails where NB_ADOPTR holds anything else. A blank is not found here: rules 151 and 601 ask for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("175", "The number of adopter(s) code is not a valid code.", &["NB_ADOPTR"])
        .reads(&[Table::Ad1])
        .fix("Enter 1 if one person adopted the child, 2 if two did.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if !matches!(row.nb_adoptr, "" | "1" | "2") {
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
            CHILD NB_ADOPTR
            1     1
            2     2
            3     0   <
            4     3   <
            5     TWO <
            6     -
            ",
        );
    }
}
