//! A child who turned 4 or 17 in the year has a score, or a reason for having none.
//!
//! A row of OC2 fails where the child was looked after for the whole year, turned 4 or 17 from 1 April to 31 March,
//! and gives neither SDQ_SCORE nor SDQ_REASON. The age is reckoned from the DOB of the row. Rule 186 asks the same of
//! the ages between.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "197B",
    "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
    &["SDQ_REASON", "DOB"],
)
.reads(&[Table::Oc2, Table::Episodes])
.fix("Enter the score of the questionnaire, or the reason for which there is none.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        let Some(dob) = row.dob.day() else { continue };
        let of_age = [4, 17].into_iter().any(|age| context.has(birthday(dob, age)));
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
            OC2
            CHILD DOB        SDQ_SCORE SDQ_REASON
            1     31/03/2021 -         -
            2     01/04/2021 -         -            <
            3     31/03/2022 -         -            <
            4     01/04/2022 -         -
            5     31/03/2008 -         -
            6     01/04/2008 -         -            <
            7     31/03/2009 -         -            <
            8     01/04/2009 -         -
            9     01/06/2021 12        -
            10    01/06/2021 -         SDQ4
            11    01/06/2021 -         -
            12    -          -         -

            Episodes
            CHILD DECOM      LS RNE
            1     01/04/2025 C2 S
            2     01/04/2025 C2 S
            3     01/04/2025 C2 S
            4     01/04/2025 C2 S
            5     01/04/2025 C2 S
            6     01/04/2025 C2 S
            7     01/04/2025 C2 S
            8     01/04/2025 C2 S
            9     01/04/2025 C2 S
            10    01/04/2025 C2 S
            11    02/04/2025 C2 S
            12    01/04/2025 C2 S
            ",
        );
    }
}
