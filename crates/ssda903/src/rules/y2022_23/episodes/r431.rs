//! A child who starts to be looked after (RNE S) was not looked after the day before: the episode before it, by
//! DECOM, ended earlier. It fails where that ended on the day it begins, or later.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "431",
    "The reason for new episode is started to be looked after, but the previous episode ended on \
     the same day.",
    &["RNE", "DECOM"],
)
.reads(&[Table::Episodes])
.fix(
    "If the child stayed in care, give L, P, T, B or U instead of S, and X1 on the episode before; \
     else correct the days.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, episode) in child.with_previous().filter(|(_, episode)| episode.rne == "S") {
        if let (Some(before), Some(decom)) = (before, episode.decom.day())
            && before.dec.day().is_some_and(|dec| decom <= dec)
        {
            flags.flag_beside(episode, before, "DEC");
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
            CHILD DECOM      DEC        RNE
            1     01/06/2025 01/07/2025 S   <
            1     01/05/2025 01/06/2025 S
            1     02/07/2025 04/07/2025 S
            1     03/07/2025 -          S   <
            1     05/07/2025 -          S
            2     01/07/2025 -          P
            ",
        );
    }
}
