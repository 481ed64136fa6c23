//! A young person who was 17 before the year began has neither a score nor a reason for having none.
//!
//! A row of OC2 fails where the young person turned 17 before 1 April, by the DOB of the row, and SDQ_SCORE or
//! SDQ_REASON is given. A birthday on 1 April itself is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "189",
    "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties \
     (SDQ) score or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
    &["DOB", "SDQ_SCORE", "SDQ_REASON"],
)
.reads(&[Table::Oc2])
.fix("Check the date of birth. If it is right, leave the score and the reason blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.dob.day().is_some_and(|dob| birthday(dob, 17) < context.start) && row.has_score_or_reason() {
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
            1     01/04/2008 12        -
            2     31/03/2008 12        -            <
            3     31/03/2008 -         SDQ1         <
            4     31/03/2008 -         -
            5     -          12        -
            ",
        );
    }
}
