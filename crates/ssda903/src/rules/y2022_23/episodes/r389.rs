//! Only a young person of 16 or over is transferred to adult social care (REC E7).
//!
//! An episode that ended with E7 fails where it ended before the 16th birthday, or where the day it ended is
//! missing. Without a date of birth it is not judged.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "389",
    "Reason episode ceased is that child transferred to care of adult social care services, but \
     child is aged under 16.",
    &["REC"],
)
.reads(&[Table::Episodes, Table::Header])
.fix("Check the reason, the day the episode ended and the date of birth.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(dob) = child.dob() else { return };
    for episode in child.episodes.iter().filter(|episode| episode.rec == "E7") {
        if episode.dec.is_missing() || episode.dec.is_before(birthday(dob, 16)) {
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
            1     01/06/2009
            2     -

            Episodes
            CHILD DEC        REC
            1     31/05/2025 E7  <
            1     01/06/2025 E7
            1     -          E7  <
            1     31/05/2025 E5
            2     31/05/2025 E7
            3     31/05/2025 E7
            ",
        );
    }
}
