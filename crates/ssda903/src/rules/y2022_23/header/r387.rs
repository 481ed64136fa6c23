//! Nobody under 14 moves to live independently.
//!
//! An episode that ended with independent living (REC E5 or E6) fails where it ended before the 14th birthday.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "387",
    "Reason episode ceased is child moved into independent living arrangement, but the child is \
     aged under 14.",
    &["REC"],
)
.reads(&[Table::Header, Table::Episodes])
.fix("Check the reason the episode ended, the day it ended and the date of birth.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(fourteen) = child.dob().map(|dob| birthday(dob, 14)) else { return };
    for episode in &child.episodes {
        if matches!(episode.rec, "E5" | "E6") && episode.dec.is_before(fourteen) {
            flags.flag(episode);
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
            1     10/05/2011
            2     -

            Episodes
            CHILD DEC        REC
            1     09/05/2025 E5  <
            1     09/05/2025 E6  <
            1     10/05/2025 E6
            1     09/05/2025 E7
            1     -          E5
            2     09/05/2025 E5
            3     09/05/2025 E5
            ",
        );
    }
}
