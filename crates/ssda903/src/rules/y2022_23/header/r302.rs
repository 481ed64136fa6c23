//! A child is not looked after before birth.
//!
//! The first episode of a child, by DECOM, fails where it begins before the date of birth in the Header; the row of
//! Header fails with it. On the day of birth it passes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("302", "First episode starts before child was born.", &["DECOM", "DOB"])
        .reads(&[Table::Header, Table::Episodes])
        .fix("Check the day care began and the date of birth, and correct the one that is wrong.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(first) = child.first_episode() else { return };
    for header in &child.headers {
        if header.dob.day().is_some_and(|born| first.decom.is_before(born)) {
            flags.flag_both((first, "DECOM"), (header, "DOB"));
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
            Header
            CHILD DOB
            1     10/05/2025 <
            2     10/05/2025
            3     10/05/2025
            4     -
            5     10/05/2025

            Episodes
            CHILD DECOM
            1     11/05/2025
            1     09/05/2025 <
            2     10/05/2025
            3     -
            4     09/05/2025
            6     09/05/2025
            ",
        );
    }
}
