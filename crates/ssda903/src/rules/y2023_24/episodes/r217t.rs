//! Independent living (P2) is no placement type from 28 October 2023: an episode in P2 that is open, or ended after
//! that day, fails. Asked in 2023-24 only; from 2024-25 the code itself is not valid.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "217t",
    "Placement type 'P2' is not a valid placement type from 28 October 2023.",
    &["PLACE", "DECOM"],
)
.reads(&[Table::Episodes])
.fix(
    "End the episode on 28 October 2023 at the latest and give the placement the type it has since: \
     usually K3, or the child moves.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "P2") {
        if episode.dec.is_missing() || episode.dec.is_after(LAST_DAY) {
            flags.flag(episode);
        }
    }
}

const LAST_DAY: Day = day!(2023, 10, 28);

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
            CHILD PLACE DECOM      DEC
            1     P2    01/05/2023 28/10/2023
            1     P2    01/05/2023 29/10/2023 <
            1     P2    01/05/2023 -          <
            1     P2    01/11/2023 -          <
            1     H5    01/05/2023 -
            ",
        );
    }
}
