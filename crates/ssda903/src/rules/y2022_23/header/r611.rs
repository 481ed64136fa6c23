//! A mother's child has a date of birth.
//!
//! A row of Header fails where MOTHER is 1 and MC_DOB is blank. Something that is no date is found by rule 171.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("611", "Date of birth field is blank, but child is a mother.", &["MOTHER", "MC_DOB"])
        .reads(&[Table::Header])
        .fix("Look up the date of birth of the mother's child and enter it.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.mother == "1" && !header.mc_dob.is_filled() {
            flags.flag(header);
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
            CHILD MOTHER MC_DOB
            1     1      01/02/2025
            2     1      -          <
            3     0      -
            4     -      -
            5     1      dd/mm/yyyy
            ",
        );
    }
}
