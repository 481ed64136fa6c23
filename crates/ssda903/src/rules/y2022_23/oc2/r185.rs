//! A score of the strengths and difficulties questionnaire is returned only for children looked after for the whole
//! year.
//!
//! A row of OC2 fails where SDQ_SCORE is given and the child's episodes do not show care for the whole year up to 31
//! March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "185",
    "Child has not been looked after continuously for at least 12 months at 31 March but a Strengths and \
     Difficulties (SDQ) score has been completed.",
    &["SDQ_SCORE"],
)
.reads(&[Table::Episodes, Table::Oc2])
.fix("Check the child's episodes. If they were not looked after for the whole year, leave the score blank.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        if !row.sdq_score.is_empty() {
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
            1     01/04/2025 -          C2 -   S
            2     02/04/2025 -          C2 -   S
            3     01/06/2020 30/03/2026 C2 E4A S
            4     01/06/2020 31/03/2026 C2 E4A S
            5     01/06/2020 -          V4 -   S
            6     01/06/2020 01/08/2025 C2 X1  S
            6     01/08/2025 -          C2 -   P
            8     02/04/2025 -          C2 -   S

            OC2
            CHILD SDQ_SCORE
            1     12
            2     12    <
            3     12    <
            4     12
            5     12    <
            6     12
            7     12    <
            8     -
            ",
        );
    }
}
