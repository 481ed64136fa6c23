//! A child under 4 at the end of the year has neither a score nor a reason for having none.
//!
//! A row of OC2 fails where the child turns 4 after 31 March, by the DOB of the row, and SDQ_SCORE or SDQ_REASON is
//! given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "188",
    "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or \
     a reason for no SDQ score has been completed.",
    &["SDQ_SCORE", "SDQ_REASON"],
)
.reads(&[Table::Oc2])
.fix("Check the date of birth. If it is right, leave the score and the reason blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.dob.day().is_some_and(|dob| birthday(dob, 4) > context.end) && row.has_score_or_reason() {
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
            CHILD DOB        SDQ_SCORE SDQ_REASON
            1     31/03/2022 12        -
            2     01/04/2022 12        -            <
            3     01/04/2022 -         SDQ1         <
            4     01/04/2022 -         -
            5     -          12        -
            ",
        );
        check(
            &RULE,
            2025,
            "
            OC2
            CHILD DOB        SDQ_SCORE SDQ_REASON
            1     29/02/2020 12        -
            2     29/02/2024 12        -            <
            ",
        );
    }
}
