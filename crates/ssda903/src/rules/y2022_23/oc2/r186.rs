//! A child of 4 to 16 who was looked after for the whole year has a score, or a reason for having none.
//!
//! A row of OC2 fails where the child was looked after for the whole year, was 4 by 1 April and turns 17 after 31
//! March, and gives neither SDQ_SCORE nor SDQ_REASON. The age is reckoned from the DOB of the row. A child without a
//! row is found by rule 191.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "186",
    "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year \
     and who have been looked after for at least 12 months continuously should have a Strengths and \
     Difficulties (SDQ) score completed.",
    &["SDQ_SCORE"],
)
.reads(&[Table::Episodes, Table::Oc2])
.fix("Enter the score of the questionnaire, or the reason for which there is none.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let of_age = row
            .dob
            .day()
            .is_some_and(|dob| birthday(dob, 4) <= context.start && birthday(dob, 17) > context.end);
        if of_age && !row.has_score_or_reason() {
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
            1     01/06/2020 C2 S
            2     01/06/2020 C2 S
            3     01/06/2020 C2 S
            4     01/06/2020 C2 S
            5     01/06/2020 C2 S
            6     01/06/2020 C2 S
            7     02/04/2025 C2 S
            8     01/06/2020 C2 S

            OC2
            CHILD DOB        SDQ_SCORE SDQ_REASON
            1     01/04/2021 -         -            <
            2     02/04/2021 -         -
            3     01/04/2009 -         -            <
            4     31/03/2009 -         -
            5     01/04/2015 12        -
            6     01/04/2015 -         SDQ2
            7     01/04/2015 -         -
            8     -          -         -
            ",
        );
    }
}
