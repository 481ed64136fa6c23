//! The date of birth of a mother's child is a real date.
//!
//! A row of Header fails where MC_DOB is given and is not a day of the calendar, written DD/MM/YYYY.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("171", "Date of birth of mother's child is not a valid date.", &["MC_DOB"])
        .reads(&[Table::Header])
        .fix("Look up the date of birth of the child's child and enter it.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        if header.mc_dob.is_unreal() {
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
            CHILD MC_DOB
            1     01/02/2025
            2     -
            3     31/02/2025 <
            4     dd/mm/yyyy <
            5     01/02/25   <
            ",
        );
    }
}
