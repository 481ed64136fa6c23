//! A child whose care passed to another authority is no care leaver of this one.
//!
//! A row of OC3 with any answer fails where the child's last episode, by DECOM, ended with REC E3.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1011",
    "This child is recorded as having his/her care transferred to another local authority for the final \
     episode and therefore should not have the care leaver information completed.",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3])
.fix(
    "Check the reason for which the last episode ended. If care passed to another authority, take the \
     young person out of OC3.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(last) = child.last_episode().filter(|episode| episode.rec == "E3") else { return };
    for row in child.oc3.iter().filter(|row| row.is_answered()) {
        flags.flag_beside(row, last, "REC");
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
            CHILD DECOM      REC
            1     01/06/2025 E3
            1     01/05/2025 X1
            2     01/06/2025 E3
            3     01/05/2025 E3
            3     01/06/2025 E4A
            4     01/06/2025 E3

            OC3
            CHILD IN_TOUCH ACTIV
            1     YES      -      <
            2     -        -
            3     YES      F1
            4     -        F1     <
            5     YES      F1
            ",
        );
    }
}
