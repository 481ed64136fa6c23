//! A child held in the criminal courts' care is of the age of criminal responsibility.
//!
//! An episode of legal status J1, J2 or J3 fails where it begins before the tenth birthday; the row of Header fails
//! with it. On the birthday the child is ten, and it passes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("358", "Child with this legal status should not be under 10.", &["DECOM", "DOB", "LS"])
        .reads(&[Table::Header, Table::Episodes])
        .fix(
            "Check the legal status, the day the episode began and the date of birth, and correct what is \
             wrong.",
        )
        .differs(
            "The open validator also fails an episode that begins on the tenth birthday; the text is about \
             a child under ten.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let Some(ten) = header.dob.day().map(|dob| birthday(dob, 10)) else { continue };
        for episode in &child.episodes {
            if matches!(episode.ls, "J1" | "J2" | "J3") && episode.decom.is_before(ten) {
                flags.flag_both((episode, "LS"), (header, "DOB"));
            }
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
            1     10/05/2015 <
            2     10/05/2015
            3     10/05/2015
            4     10/05/2016 <
            5     -

            Episodes
            CHILD DECOM      LS
            1     09/05/2025 J1 <
            1     10/05/2025 J1
            2     10/05/2025 J2
            3     09/05/2025 C2
            4     01/05/2025 C2
            4     02/05/2025 J3 <
            4     -          J3
            5     02/05/2025 J3
            ",
        );
    }
}
