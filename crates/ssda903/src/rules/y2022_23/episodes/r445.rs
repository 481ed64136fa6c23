//! No episode under a freeing order (D1) began after December 2005, when placement orders took its place. Not asked
//! from 2024-25.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("445", "D1 is not a valid code for episodes starting after December 2005.", &["LS", "DECOM"])
        .reads(&[Table::Episodes])
        .fix("Look up the order: a placement order is E1.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.ls == "D1" && episode.decom.is_after(LAST_DAY) {
            flags.flag(episode);
        }
    }
}

const LAST_DAY: Day = day!(2005, 12, 31);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2024,
            "
            Episodes
            CHILD LS DECOM
            1     D1 31/12/2005
            1     D1 01/01/2006 <
            1     E1 01/01/2006
            1     D1 -
            ",
        );
    }
}
