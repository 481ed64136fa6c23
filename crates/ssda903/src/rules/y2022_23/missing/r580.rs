//! Who is missing on the 18th birthday and ceases to be looked after that day does so for the reason E8.
//!
//! An episode fails where it ended on the 18th birthday with another REC than E8, or none, and a time missing or
//! away ended on that day. The date of birth is the one in Missing.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "580",
    "Child is missing when cease being looked after but reason episode ceased not ‘E8’.",
    &["REC"],
)
.reads(&[Table::Episodes, Table::Missing])
.fix("Enter E8 as the reason the episode ended, or check the day the child came back.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.missing {
        let Some(adult) = row.dob.day().map(|dob| birthday(dob, 18)) else { continue };
        if row.mis_end.day() != Some(adult) {
            continue;
        }
        for episode in &child.episodes {
            if episode.dec.day() == Some(adult) && episode.rec != "E8" {
                flags.flag_beside(episode, row, "MIS_END");
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
            Missing
            CHILD DOB        MIS_END
            1     10/05/2007 10/05/2025
            2     10/05/2007 10/05/2025
            3     10/05/2007 09/05/2025
            4     10/05/2007 10/05/2025
            5     -          10/05/2025
            6     10/05/2007 10/05/2025
            7     10/05/2007 -

            Episodes
            CHILD DEC        REC
            1     01/05/2025 X1
            1     10/05/2025 E7  <
            2     10/05/2025 E8
            3     09/05/2025 E7
            4     09/05/2025 E7
            5     10/05/2025 E7
            6     10/05/2025 -   <
            7     10/05/2025 E7
            ",
        );
    }
}
