//! The accommodation of a care leaver is one of the code set, or 0.
//!
//! A row of OC3 fails where ACCOM is blank or anything else. S1 and X1 are not taken: homelessness and custody are
//! never suitable.

use records::codes::Accommodation;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "133",
    "Data entry for accommodation after leaving care is invalid. If reporting on a childs accommodation \
     after leaving care the data entry must be valid",
    &["ACCOM"],
)
.reads(&[Table::Oc3])
.fix(
    "Enter the accommodation around the birthday as one of the codes, 1 at the end for suitable and 2 \
     for not; 0 where the authority was not in touch.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        if matches!(row.accom, "S1" | "X1") || !is_code::<Accommodation>(row.accom, context.closing) {
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
            OC3
            CHILD ACCOM
            1     B1
            2     Z2
            3     0
            4     S2
            5     X2
            6     S1    <
            7     X1    <
            8     T     <
            9     A1    <
            10    -     <
            ",
        );
    }
}
