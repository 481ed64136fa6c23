//! The main activity of a care leaver is one of the code set of the year, or 0.
//!
//! A row of OC3 fails where ACTIV is blank or anything else. F3 and P3 belong to returns of before 2021-22.

use records::codes::Activity;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "132",
    "Data entry for activity after leaving care is invalid.",
    &["ACTIV"],
)
.reads(&[Table::Oc3])
.fix(
    "Enter the main activity around the birthday as one of the codes; 0 where the authority was not in \
     touch.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        if !is_code::<Activity>(row.activ, context.closing) {
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
            CHILD ACTIV
            1     F1
            2     P5
            3     G6
            4     0
            5     F3    <
            6     1     <
            7     G3    <
            8     -     <
            ",
        );
    }
}
