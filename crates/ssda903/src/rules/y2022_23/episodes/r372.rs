//! A child in youth custody or prison (R5) is 10 or over, the age of criminal responsibility.
//!
//! A closed episode fails where it began before the 10th birthday; an open one is not judged.

use super::shared::flag_too_young;
use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("372", "Child in youth custody or prison should be at least 10.", &["DECOM", "PLACE"])
        .reads(&[Table::Episodes, Table::Header])
        .fix("Check the placement type, the day the episode began and the date of birth.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_young(child, "R5", 10, flags);
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
            1     01/06/2015

            Episodes
            CHILD DECOM      DEC        PLACE
            1     31/05/2025 01/07/2025 R5    <
            1     01/06/2025 01/07/2025 R5
            1     31/05/2025 -          R5
            1     31/05/2025 01/07/2025 K1
            ",
        );
    }
}
