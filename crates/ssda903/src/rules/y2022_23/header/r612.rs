//! A girl of whose child a date of birth is given is a mother.
//!
//! A row of Header fails where SEX says female (F since 2024-25, 2 before), MOTHER is 0 or blank, and anything
//! stands in MC_DOB, a real date or not.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "612",
    "Date of birth field has been completed but mother field indicates child is not a mother.",
    &["SEX", "MOTHER", "MC_DOB"],
)
.reads(&[Table::Header])
.fix("Say in the record whether she is a mother: enter 1, or take the date of birth out.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let is_no_mother = matches!(header.mother, "" | "0");
        if context.is_female(header.sex) && is_no_mother && header.mc_dob.is_filled() {
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
            CHILD SEX MOTHER MC_DOB
            1     F   0      01/02/2025 <
            2     F   -      01/02/2025 <
            3     F   1      01/02/2025
            4     F   0      -
            5     M   0      01/02/2025
            6     F   0      31/02/2025 <
            7     2   0      01/02/2025
            ",
        );
        check(
            &RULE,
            2023,
            "
            Header
            CHILD SEX MOTHER MC_DOB
            1     2   0      01/02/2022 <
            2     1   0      01/02/2022
            ",
        );
    }
}
