//! Whether an adopted child was adopted by the foster carers is answered 0 (no) or 1 (yes).
//!
//! A row of AD1 fails where FOSTER_CARE holds anything else. A blank is not found here: rules 151 and 601 ask for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "114",
    "Data entry to record the status of former carer(s) of an adopted child is invalid.",
    &["FOSTER_CARE"],
)
.reads(&[Table::Ad1])
.fix("Enter 1 if the child's foster carers adopted them, else 0.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.ad1 {
        if !matches!(row.foster_care, "" | "0" | "1") {
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
            AD1
            CHILD FOSTER_CARE
            1     0
            2     1
            3     2     <
            4     YES   <
            5     01    <
            6     -
            ",
        );
    }
}
