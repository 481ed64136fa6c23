//! The date of birth of a mother's first child does not change from one return to the next.
//!
//! A row of Header fails where last year's Header has the same child with an MC_DOB, and this year's is another or
//! none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "624",
    "Date of birth of the first child contradicts the date of birth of the first child previously \
     recorded.",
    &["MC_DOB"],
)
.reads(&[Table::Header])
.reads_last(&[Table::Header])
.fix(
    "Check the date of birth of the child's first child. If this year's is right, say so in the \
     return's notes; else correct it.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if before.mc_dob.is_given() && header.mc_dob.day() != before.mc_dob.day() {
            flags.flag_beside(header, before, "MC_DOB");
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
            2     02/02/2025 <
            3     -          <
            4     02/02/2025
            5     -
            6     02/02/2025

            Header last
            CHILD MC_DOB
            1     01/02/2025
            2     01/02/2025
            3     01/02/2025
            4     -
            5     -
            7     01/02/2025
            ",
        );
    }
}
