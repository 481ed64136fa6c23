//! SDQ1 is the reason for children who are too young or too old for the questionnaire, and for nobody else.
//!
//! A row of OC2 fails where the child was looked after for the whole year, was 4 by 1 April and turns 16 on 31 March
//! or later, gives no SDQ_SCORE, and gives SDQ1 as SDQ_REASON. The age is reckoned from the DOB of the row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "157",
    "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the \
     year and Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no \
     Strengths and Difficulties Questionnaire (SDQ) score.",
    &["SDQ_REASON", "DOB"],
)
.reads(&[Table::Oc2, Table::Episodes])
.fix("Enter the score, or the reason (SDQ2 to SDQ5) for which the questionnaire was not completed.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let of_age = row
            .dob
            .day()
            .is_some_and(|dob| birthday(dob, 4) <= context.start && birthday(dob, 16) >= context.end);
        if of_age && row.sdq_score.is_empty() && row.sdq_reason == "SDQ1" {
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
            CHILD DECOM      DEC        LS REC RNE
            1     01/06/2020 -          C2 -   S
            2     01/06/2020 -          C2 -   S
            3     01/06/2020 -          C2 -   S
            4     01/06/2020 -          C2 -   S
            5     01/06/2020 -          C2 -   S
            6     01/06/2020 -          C2 -   S
            7     02/04/2025 -          C2 -   S
            8     01/06/2020 -          C2 -   S

            OC2
            CHILD DOB        SDQ_SCORE SDQ_REASON
            1     01/04/2021 -         SDQ1         <
            2     02/04/2021 -         SDQ1
            3     31/03/2010 -         SDQ1         <
            4     30/03/2010 -         SDQ1
            5     01/04/2015 12        SDQ1
            6     01/04/2015 -         SDQ2
            7     01/04/2015 -         SDQ1
            8     -          -         SDQ1
            9     01/04/2015 -         SDQ1
            ",
        );
    }
}
