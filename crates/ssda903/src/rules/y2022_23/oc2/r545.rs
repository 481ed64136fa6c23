//! A child under 5 who was looked after for the whole year has an answer on health promotion.
//!
//! A row of OC2 fails where the child's episodes show care for the whole year, the child turns 5 after 31 March, by
//! the DOB of the row, and HEALTH_CHECK is blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "545",
    "Child is aged under 5 at 31 March and has been looked after continuously for 12 months yet health \
     promotion information has not been completed.",
    &["DOB", "HEALTH_CHECK"],
)
.reads(&[Table::Oc2, Table::Episodes])
.fix("Enter 1 if the child is up to date with the checks of health promotion, else 0.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let under_5 = row.dob.day().is_some_and(|dob| birthday(dob, 5) > context.end);
        if under_5 && row.health_check.is_empty() {
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
            OC2
            CHILD DOB        HEALTH_CHECK
            1     01/04/2021 -            <
            2     31/03/2021 -
            3     01/04/2021 0
            4     01/04/2021 -
            5     -          -
            6     01/04/2021 -

            Episodes
            CHILD DECOM      LS RNE
            1     01/04/2025 C2 S
            2     01/04/2025 C2 S
            3     01/04/2025 C2 S
            4     02/04/2025 C2 S
            5     01/04/2025 C2 S
            ",
        );
    }
}
