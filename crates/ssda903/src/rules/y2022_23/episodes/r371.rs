//! A child in supported accommodation is 16 or over: K3, and up to 2023-24 H5, which it replaces.
//!
//! A closed episode fails where it began before the 16th birthday; an open one is not judged.

use super::shared::flag_too_young;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "371",
    "Child in supported accomodation not subject to children’s homes regulations should be at least \
     16.",
    &["DECOM", "PLACE"],
)
.reads(&[Table::Episodes, Table::Header])
.fix(
    "Check the placement type, the day the episode began and the date of birth. Under 16 such a \
     placement is unlawful.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    flag_too_young(child, if context.closing >= 2025 { "K3" } else { "H5" }, 16, flags);
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
            Header
            CHILD DOB
            1     01/06/2009

            Episodes
            CHILD DECOM      DEC        PLACE
            1     31/05/2025 01/07/2025 K3    <
            1     01/06/2025 01/07/2025 K3
            1     31/05/2025 -          K3
            1     31/05/2025 01/07/2025 H5
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            CHILD DOB
            1     01/06/2009

            Episodes
            CHILD DECOM      DEC        PLACE
            1     31/05/2023 01/07/2023 H5    <
            1     31/05/2023 01/07/2023 K3
            ",
        );
    }
}
