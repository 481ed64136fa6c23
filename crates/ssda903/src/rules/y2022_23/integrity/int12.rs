//! The date of birth in PlacedAdoption is that in the Header.
//!
//! A row of PlacedAdoption fails where its DOB and that of the child's Header are both real dates, and not the same
//! day. Where the Header has the child more than once, any of its rows will do for a difference.

use super::flag_other_births;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("INT12", "Internal Check: DOB in PlacedAdoption is different to DOB in Header.", &["DOB"])
        .reads(&[Table::Header, Table::PlacedAdoption])
        .fix(
            "Export both tables again from one record; if they still differ, correct the one that was \
             entered by hand.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_other_births(child, child.placed_adoption.iter().map(|row| (row, row.dob)), flags);
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
            1     01/04/2015
            2     01/04/2015
            3     01/04/2015
            4     -
            5     -
            6     01/04/2015
            6     02/04/2015

            PlacedAdoption
            CHILD DOB
            1     01/04/2015
            2     04/01/2015 <
            3     -
            4     01/04/2015
            5     -
            6     01/04/2015 <
            7     01/04/2015
            ",
        );
    }
}
