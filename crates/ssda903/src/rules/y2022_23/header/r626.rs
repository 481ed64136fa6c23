//! Who became a mother before the year was a mother in last year's return.
//!
//! A row of Header fails where MOTHER is 1, last year's Header has the same child with 0, and MC_DOB is before 1
//! April.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "626",
    "Child was reported as a mother but the date of birth of the first child is before the current \
     year which contradicts with the mother status recorded last year.",
    &["MOTHER", "MC_DOB"],
)
.reads(&[Table::Header])
.reads_last(&[Table::Header])
.fix(
    "Check the date of birth of the first child; if it is right, last year's return was wrong: say \
     so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if header.mother == "1" && before.mother == "0" && header.mc_dob.is_before(context.start) {
            flags.flag_beside(header, before, "MOTHER");
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
            1     1      31/03/2025 <
            2     1      01/04/2025
            3     1      31/03/2025
            4     0      31/03/2025
            5     1      -
            6     1      31/03/2025
            7     1      31/03/2025

            Header last
            CHILD MOTHER
            1     0
            2     0
            3     1
            4     0
            5     0
            6     -
            ",
        );
    }
}
