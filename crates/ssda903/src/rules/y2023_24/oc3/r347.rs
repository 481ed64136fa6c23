//! A care leaver under 18 does not live in a foyer.
//!
//! A row of OC3 fails where the young person turns 18 after 1 April of the year, by the DOB of the row, and ACCOM is
//! T1 or T2, foyers and similar supported accommodation. A bare T, without the digit for suitable, is taken for the
//! same.
//!
//! The published columns (PLACE, DEC, URN) are not of this table; those that the rule reads are named here.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "347",
    "Care leavers aged under 18 years, can not be accommodated in a Foyer.",
    &["DOB", "ACCOM"],
)
.reads(&[Table::Oc3])
.fix("Check the date of birth and the kind of accommodation around the birthday.")
.differs(
    "The open validator looks for a bare T, which is no code of the set and is never found; T1 and T2 \
     are the codes of a foyer.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        let under_18 = row.dob.day().is_some_and(|dob| birthday(dob, 18) > context.start);
        if under_18 && matches!(row.accom, "T" | "T1" | "T2") {
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
            2024,
            "
            OC3
            CHILD DOB        ACCOM
            1     01/04/2005 T1
            2     02/04/2005 T1     <
            3     02/04/2005 T2     <
            4     02/04/2005 T      <
            5     02/04/2005 U1
            6     -          T1
            7     01/01/2000 T2
            ",
        );
        check(
            &RULE,
            2026,
            "
            OC3
            CHILD DOB        ACCOM
            1     02/04/2007 T1     <
            ",
        );
    }
}
