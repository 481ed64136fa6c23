//! A child in independent living (P2) is 16 or over.
//!
//! A closed episode fails where it began before the 16th birthday; an open one is not judged. Not asked from
//! 2024-25, when P2 was withdrawn.

use super::shared::flag_too_young;
use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("370", "Child in independent living should be at least 16.", &["DECOM", "PLACE"])
        .reads(&[Table::Episodes, Table::Header])
        .fix("Check the placement type, the day the episode began and the date of birth.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_too_young(child, "P2", 16, flags);
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
            Header
            CHILD DOB
            1     01/06/2008
            2     29/02/2008
            3     -

            Episodes
            CHILD DECOM      DEC        PLACE
            1     31/05/2024 01/07/2024 P2    <
            1     01/06/2024 01/07/2024 P2
            1     31/05/2024 -          P2
            1     31/05/2024 01/07/2024 H5
            2     28/02/2024 01/03/2024 P2    <
            2     29/02/2024 01/03/2024 P2
            3     31/05/2024 01/07/2024 P2
            4     31/05/2024 01/07/2024 P2
            ",
        );
    }
}
