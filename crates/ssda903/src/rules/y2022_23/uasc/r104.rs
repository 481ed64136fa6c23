//! The day on which a child ceased to be an unaccompanied asylum seeker is a real date, and not of an earlier year.
//!
//! A row of UASC fails where DUC is given and is not a day of the calendar, or is before 1 April.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "104",
    "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
    &["DUC"],
)
.reads(&[Table::Uasc])
.fix(
    "Look up the day the status ceased, the 18th birthday or the day of a decision, and enter it; \
     who ceased before the year does not belong in this table.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.uasc {
        if row.duc.is_unreal() || row.duc.is_before(context.start) {
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
            CHILD DUC
            1     -
            2     01/04/2025
            3     31/03/2025 <
            4     31/02/2026 <
            5     01/06/2026
            6     DUC        <
            ",
        );
    }
}
