//! The reason for having no score is one of the code set: SDQ1 to SDQ5.
//!
//! A row of OC2 fails where SDQ_REASON holds anything else. A blank is not found here: rule 186 asks for it.

use records::codes::SdqReason;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("196", "Strengths and Difficulties (SDQ) reason is not a valid code.", &["SDQ_REASON"])
        .reads(&[Table::Oc2])
        .fix("Enter the reason for which the questionnaire was not completed as one of SDQ1 to SDQ5.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if !row.sdq_reason.is_empty() && !is_code::<SdqReason>(row.sdq_reason, context.closing) {
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
            CHILD SDQ_REASON
            1     SDQ1
            2     SDQ5
            3     SDQ6   <
            4     SDQ    <
            5     1      <
            6     -
            ",
        );
    }
}
