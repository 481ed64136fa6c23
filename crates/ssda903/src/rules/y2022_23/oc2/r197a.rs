//! A reason for having no score is given only where there is none.
//!
//! A row of OC2 fails where SDQ_SCORE and SDQ_REASON are both given.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "197a",
    "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties \
     Questionnaire score is filled in.",
    &["SDQ_SCORE", "SDQ_REASON"],
)
.reads(&[Table::Oc2])
.fix("If the questionnaire was completed, leave the reason blank.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if !row.sdq_score.is_empty() && !row.sdq_reason.is_empty() {
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
            CHILD SDQ_SCORE SDQ_REASON
            1     12        SDQ1    <
            2     0         SDQ4    <
            3     12        -
            4     -         SDQ1
            5     -         -
            ",
        );
    }
}
