//! A first contact comes after the social worker before has left.
//!
//! A row of SWEpisodes fails where SW_REASON is FCONTA and it starts on the day the child's social worker episode
//! before it ended, or earlier. A child's social worker episodes stand in the order of their starts, then of their
//! ends; those without a start stand last, and so does one without an end among those of the same start.

use crate::rules::y2023_24::sw_episodes::in_pairs;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW10bSTG2",
    "A new social worker episode has started with a reason of first contact before the previous \
     episode has ended.",
    &["SW_DECOM", "SW_REASON"],
)
.reads(&[Table::SwEpisodes])
.fix("Check the days of both workers, and whether it really was a first contact or a new referral.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for (before, row) in in_pairs(child) {
        let clashes =
            before.sw_dec.day().zip(row.sw_decom.day()).is_some_and(|(ended, began)| began <= ended);
        if row.sw_reason == "FCONTA" && clashes {
            flags.flag_beside(row, before, "SW_DEC");
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
            SWEpisodes
            CHILD SW_DECOM   SW_DEC     SW_REASON
            1     01/05/2025 01/06/2025 FCONTA
            1     01/06/2025 01/07/2025 FCONTA    <
            1     02/07/2025 01/08/2025 FCONTA
            1     31/07/2025 01/09/2025 FCONTA    <
            1     31/08/2025 01/10/2025 OTHERS
            2     01/05/2025 -          FCONTA
            2     01/06/2025 -          FCONTA
            ",
        );
    }
}
