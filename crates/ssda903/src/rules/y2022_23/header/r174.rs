//! A boy has no child of whom he is the mother.
//!
//! A row of Header fails where SEX says male and anything stands in MC_DOB: M since 2024-25, 1 before.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "174",
    "Mother's child date of birth is recorded but sex shows that the child is a male.",
    &["SEX", "MC_DOB"],
)
.reads(&[Table::Header])
.fix("Check the sex in the record; if it is right, take out the date of birth of the mother's child.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if context.is_male(header.sex) && header.mc_dob.is_filled() {
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
            CHILD SEX MC_DOB
            1     M   01/02/2025 <
            2     M   -
            3     F   01/02/2025
            4     U   01/02/2025
            5     1   01/02/2025
            6     -   01/02/2025
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            CHILD SEX MC_DOB
            1     1   01/02/2023 <
            2     2   01/02/2023
            3     M   01/02/2023
            ",
        );
    }
}
