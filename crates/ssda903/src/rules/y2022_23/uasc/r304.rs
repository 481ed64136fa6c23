//! A person of over 18 is no unaccompanied asylum-seeking child.
//!
//! A row of UASC fails where DUC is after the 18th birthday, by the date of birth in the same row. On the birthday
//! it passes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "304",
    "Date unaccompanied asylum-seeking child (UASC) status ceased must be on or before the 18th \
     birthday of a child.",
    &["DUC"],
)
.reads(&[Table::Uasc])
.fix(
    "Enter the 18th birthday, or the earlier day on which the status ceased; or correct the date of \
     birth.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.uasc {
        if row.dob.day().is_some_and(|dob| row.duc.is_after(birthday(dob, 18))) {
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
            UASC
            CHILD DOB        DUC
            1     10/05/2007 09/05/2025
            2     10/05/2007 10/05/2025
            3     10/05/2007 11/05/2025 <
            4     -          11/05/2025
            5     10/05/2007 -
            6     29/02/2008 01/03/2026 <
            ",
        );
    }
}
