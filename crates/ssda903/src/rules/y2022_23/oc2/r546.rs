//! A child of 5 or over has no answer on health promotion.
//!
//! A row of OC2 fails where the child's episodes show care for the whole year, the child turned 5 by 31 March, by the
//! DOB of the row, and HEALTH_CHECK is given. A child who was not looked after for the whole year is found by rule
//! 190.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "546",
    "Children aged 5 or over at 31 March should not have health promotion information completed.",
    &["DOB", "HEALTH_CHECK"],
)
.reads(&[Table::Episodes, Table::Oc2])
.fix("Check the date of birth. If it is right, leave HEALTH_CHECK blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let of_age = row.dob.day().is_some_and(|dob| birthday(dob, 5) <= context.end);
        if of_age && !row.health_check.is_empty() {
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
            Episodes
            CHILD DECOM      LS RNE
            1     01/04/2025 C2 S
            2     01/04/2025 C2 S
            3     01/04/2025 C2 S
            4     02/04/2025 C2 S
            5     01/04/2025 C2 S

            OC2
            CHILD DOB        HEALTH_CHECK
            1     31/03/2021 0            <
            2     01/04/2021 1
            3     31/03/2021 -
            4     31/03/2021 1
            5     -          1
            ",
        );
    }
}
