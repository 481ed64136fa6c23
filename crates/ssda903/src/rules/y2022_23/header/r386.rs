//! Nobody is adopted at 18 or over.
//!
//! An episode that ended by adoption (REC E11 or E12) fails where it ended on or after the 18th birthday.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("386", "Reason episode ceased is adopted but child has reached age 18.", &["REC"])
        .reads(&[Table::Header, Table::Episodes])
        .fix("Check the reason the episode ended, the day it ended and the date of birth.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(adult) = child.dob().map(|dob| birthday(dob, 18)) else { return };
    for episode in &child.episodes {
        if episode.ended_by_adoption() && episode.dec.day().is_some_and(|ended| ended >= adult) {
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
            1     10/05/2007
            2     -

            Episodes
            CHILD DEC        REC
            1     09/05/2025 E11
            1     10/05/2025 E11 <
            1     11/05/2025 E12 <
            1     11/05/2025 E4A
            1     -          E12
            2     11/05/2025 E12
            3     11/05/2025 E12
            ",
        );
    }
}
