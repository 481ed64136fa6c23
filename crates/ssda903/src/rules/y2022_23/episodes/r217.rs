//! A child who is placed for adoption with the present foster carers (A3 or A5) stays with the same carers, so the
//! reason for the new episode is S, T or U.
//!
//! Asked of episodes that begin on or after 1 April 2015. A blank reason fails too.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "217",
    "Children who are placed for adoption with current foster carers (placement types A3 or A5) \
     must have a reason for new episode of S, T or U.",
    &["PLACE", "DECOM", "RNE"],
)
.reads(&[Table::Episodes])
.fix(
    "If the carers stayed the same give T, or U where the legal status changed too; else the \
     placement is A4 or A6.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if matches!(episode.place, "A3" | "A5")
            && episode.decom.day().is_some_and(|decom| decom >= SINCE)
            && !matches!(episode.rne, "S" | "T" | "U")
        {
            flags.flag(episode);
        }
    }
}

const SINCE: Day = day!(2015, 4, 1);

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
            CHILD PLACE DECOM      RNE
            1     A3    01/04/2015 P   <
            1     A5    01/05/2025 B   <
            1     A5    01/05/2025 -   <
            1     A5    01/05/2025 T
            1     A3    31/03/2015 P
            1     A3    -          P
            1     A4    01/05/2025 P
            ",
        );
    }
}
