//! Whether the authority was in touch with a care leaver is one of the code set: YES, NO, DIED, REFU, NREQ, RHOM.
//!
//! A row of OC3 fails where IN_TOUCH is blank or anything else.

use records::codes::InTouch;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("131", "Data entry for being in touch after leaving care is invalid.", &["IN_TOUCH"])
        .reads(&[Table::Oc3])
        .fix("Enter whether the authority was in touch around the birthday, as one of the codes.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc3 {
        if !is_code::<InTouch>(row.in_touch, context.closing) {
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
            CHILD IN_TOUCH
            1     YES
            2     NO
            3     DIED
            4     REFU
            5     NREQ
            6     RHOM
            7     Y      <
            8     0      <
            9     -      <
            10    yes
            ",
        );
    }
}
