//! No number of the regulator (URN) is given where the placement has no registered provider.
//!
//! Fails for P1, P3, R1, R2, R5, T0 to T4 and "other" placements (Z1 up to 2024-25, Z11 to Z14 after) with a number
//! other than XXXXXXX; up to 2023-24 also for P2, and in 2022-23 for H5, whose providers were to register from
//! October 2023 on.

use super::shared::is_unregistered;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "222",
    "Ofsted Unique reference number (URN) should not be recorded for this placement type.",
    &["URN"],
)
.reads(&[Table::Episodes])
.fix("Take the URN out, or correct the placement type if the child lived with a registered provider.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.has_urn()
            && (is_unregistered(episode, context.closing)
                || (context.closing <= 2023 && episode.place == "H5"))
        {
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
            Episodes
            CHILD PLACE URN
            1     P1    1234567 <
            1     P3    1234567 <
            1     R5    1234567 <
            1     T0    1234567 <
            1     Z14   1234567 <
            1     Z1    1234567
            1     P1    XXXXXXX
            1     P1    -
            1     K3    1234567
            1     -     1234567
            1     P2    1234567
            ",
        );
        check(
            &RULE,
            2024,
            "
            Episodes
            CHILD PLACE URN
            1     P2    1234567 <
            1     H5    1234567
            1     Z1    1234567 <
            ",
        );
        check(
            &RULE,
            2023,
            "
            Episodes
            CHILD PLACE URN
            1     H5    1234567 <
            ",
        );
    }
}
