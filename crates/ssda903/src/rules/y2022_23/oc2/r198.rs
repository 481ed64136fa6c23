//! A reason for having no score is returned only for children looked after for the whole year.
//!
//! A row of OC2 fails where SDQ_REASON is given and the child's episodes do not show care for the whole year up to 31
//! March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "198",
    "Child has not been looked after continuously for at least 12 months at 31 March but a reason for no \
     Strengths and Difficulties (SDQ) score has been completed.",
    &["SDQ_REASON"],
)
.reads(&[Table::Episodes, Table::Oc2])
.fix(
    "Check the child's episodes. If they were not looked after for the whole year, leave the reason \
     blank.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if child.is_continuously_looked_after(context) {
        return;
    }
    for row in &child.oc2 {
        if !row.sdq_reason.is_empty() {
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
            6     02/04/2025 -          C2 -   S

            OC2
            CHILD SDQ_REASON
            1     SDQ2
            2     SDQ2    <
            3     SDQ2    <
            4     SDQ2
            5     SDQ2    <
            6     -
            ",
        );
    }
}
