//! The category of need is that of the start of the period of care, so it stays the same as long as the period
//! lasts.
//!
//! An episode fails where the child's episode before it ended with X1 on the day it begins and has another category
//! (CIN).

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "504",
    "The category of need code differs from that reported at start of current period of being \
     looked after",
    &["CIN"],
)
.reads(&[Table::Episodes])
.fix("Give every episode of the period the category recorded when it began.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous() {
        if let Some(before) = before
            && before.rec == "X1"
            && episode.decom.is_given()
            && before.dec.day() == episode.decom.day()
            && before.cin != episode.cin
        {
            flags.flag_beside(episode, before, "CIN");
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
            CHILD DECOM      DEC        REC CIN
            1     02/05/2025 03/05/2025 X1  N2  <
            1     01/05/2025 02/05/2025 X1  N1
            1     03/05/2025 04/05/2025 X1  N2
            1     05/05/2025 06/05/2025 E4A N3
            1     06/05/2025 07/05/2025 X1  N4
            1     07/05/2025 -          -   -   <
            2     01/05/2025 -          X1  N1
            2     -          -          -   N2
            ",
        );
    }
}
