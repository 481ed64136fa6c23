//! The reason X1 says that another episode begins the same day, and only X1 says so.
//!
//! An episode fails with X1 where the child's next one begins on another day than it ended, or where there is no
//! next one though it has ended; and with any other reason where the next one begins the day it ended. Blank
//! reasons and missing dates are not judged here: rules 142 and 148 find them.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "388",
    "Reason episode ceased is coded new episode begins, but there is no continuation episode.",
    &["REC"],
)
.reads(&[Table::Episodes])
.fix(
    "If the child stayed in care, enter the episode that follows; if not, give the reason why care \
     ended instead of X1.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (episode, next) in child.with_next().filter(|(episode, _)| episode.dec.is_given()) {
        let is_x1 = episode.rec == "X1";
        let Some(next) = next else {
            if is_x1 {
                flags.flag(episode);
            }
            continue;
        };
        let goes_on = next.decom.day() == episode.dec.day();
        if next.decom.is_given() && !episode.rec.is_empty() && is_x1 != goes_on {
            flags.flag_beside(episode, next, "DECOM");
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
            Episodes
            CHILD DECOM      DEC        REC
            1     01/06/2025 -          -
            1     01/05/2025 01/06/2025 X1
            2     01/05/2025 01/06/2025 X1  <
            2     02/06/2025 -          -
            3     01/05/2025 01/06/2025 E4A <
            3     01/06/2025 -          -
            4     01/05/2025 01/06/2025 E4A
            4     02/06/2025 02/07/2025 X1  <
            5     01/05/2025 -          X1
            6     01/05/2025 01/06/2025 -
            6     01/06/2025 -          X1
            7     01/05/2025 01/06/2025 X1  <
            8     01/06/2025 -          -
            ",
        );
    }
}
