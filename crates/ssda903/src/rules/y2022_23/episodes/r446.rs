//! No episode under a placement order (E1) began before December 2005, when such orders came in.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("446", "E1 is not a valid code for episodes starting before December 2005.", &["LS", "DECOM"])
        .reads(&[Table::Episodes])
        .fix("Check the day the episode began, or the legal status.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.ls == "E1" && episode.decom.is_before(FIRST_DAY) {
            flags.flag(episode);
        }
    }
}

const FIRST_DAY: Day = day!(2005, 12, 1);

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
            CHILD LS DECOM
            1     E1 30/11/2005 <
            1     E1 01/12/2005
            1     D1 30/11/2005
            1     E1 -
            ",
        );
    }
}
