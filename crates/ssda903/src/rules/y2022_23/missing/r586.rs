//! A child is not missing before birth.
//!
//! A row of Missing fails where MIS_START is on the day of birth or before it, by the date of birth in the same
//! row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("586", "Dates of missing periods are before child’s date of birth.", &["MIS_START"])
        .reads(&[Table::Missing])
        .fix("Check the day the child went missing and the date of birth, and correct the one that is wrong.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        if row.dob.day().zip(row.mis_start.day()).is_some_and(|(born, started)| started <= born) {
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
            Missing
            CHILD DOB        MIS_START
            1     10/05/2015 09/05/2015 <
            1     10/05/2015 10/05/2015 <
            1     10/05/2015 11/05/2015
            1     -          11/05/2015
            1     10/05/2015 -
            ",
        );
    }
}
