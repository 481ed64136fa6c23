//! Who stays with their carers at 18 is 18.
//!
//! An episode that ended with REC E17 fails where it ended before the 18th birthday.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "460",
    "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child \
     is aged under 18.",
    &["DEC", "REC"],
)
.reads(&[Table::Header, Table::Episodes])
.fix("Check the reason the episode ended, the day it ended and the date of birth.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(adult) = child.dob().map(|dob| birthday(dob, 18)) else { return };
    for episode in &child.episodes {
        if episode.rec == "E17" && episode.dec.is_before(adult) {
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
            1     09/05/2025 E17 <
            1     10/05/2025 E17
            1     09/05/2025 E7
            1     -          E17
            2     09/05/2015 E17
            3     09/05/2015 E17
            ",
        );
    }
}
