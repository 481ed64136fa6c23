//! A child in a residential school (S1) is 4 or over.
//!
//! A closed episode fails where it began before the 4th birthday; an open one is not judged.

use super::shared::flag_too_young;
use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("373", "Child placed in a school should be at least 4 years old.", &["DECOM", "PLACE"])
        .reads(&[Table::Episodes, Table::Header])
        .fix("Check the placement type, the day the episode began and the date of birth.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_young(child, "S1", 4, flags);
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
            1     01/06/2021

            Episodes
            CHILD DECOM      DEC        PLACE
            1     31/05/2025 01/07/2025 S1    <
            1     01/06/2025 01/07/2025 S1
            1     31/05/2025 -          S1
            1     31/05/2025 01/07/2025 R1
            ",
        );
    }
}
