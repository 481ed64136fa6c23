//! A deprivation of liberty order is not made before the child is born.
//!
//! A row of DoLo fails where DOLO_START is on the day of birth or before it, by the date of birth in the same row.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("708", "Dates of DoLOs are before child’s date of birth.", &["DOLO_START"])
        .reads(&[Table::Dolo])
        .fix("Check the day of the order and the date of birth, and correct the one that is wrong.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.dolo {
        if row.dob.day().zip(row.dolo_start.day()).is_some_and(|(born, began)| began <= born) {
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
            2027,
            "
            DoLo
            CHILD DOB        DOLO_START
            1     10/05/2015 09/05/2015 <
            1     10/05/2015 10/05/2015 <
            1     10/05/2015 11/05/2015
            1     -          11/05/2015
            1     10/05/2015 -
            ",
        );
    }
}
