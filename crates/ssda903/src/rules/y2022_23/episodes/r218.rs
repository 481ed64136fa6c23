//! The regulator's number of the provider or setting (URN) is given for a placement in England that one runs.
//!
//! An episode fails without a number where it is open or ended in the year or later. Left out are placements
//! without a registered provider (P1, P3, R1, R2, R5, T0 to T4, and "other": Z1 up to 2024-25, Z11 to Z14 after; up
//! to 2023-24 also H5 and P2), those outside England, and confidential ones. A blank placement type is not left
//! out, and neither is a placement of which the postcode does not tell where it lies.
//!
//! The DfE's text counts episodes that ended after 31 March 2015; a return holds none that ended before its year.

use super::shared::is_unregistered;
use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("218", "Ofsted Unique reference number (URN) is required.", &["URN"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Postcodes])
        .fix(
            "Look up the URN of the home, agency or provider on the regulator's list. XXXXXXX is only for \
     what has none yet.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        let needs_none = is_unregistered(episode, context.closing)
            || (context.closing <= 2024 && episode.place == "H5")
            || episode.is_outside_england();
        if episode.urn.is_empty() && !needs_none && !episode.dec.is_before(context.start) {
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
            CHILD PLACE DEC        PL_LA     URN
            1     U1    -          E09000027 1234567
            1     U1    -          E09000027 XXXXXXX
            1     U1    -          E09000027 -       <
            1     U1    01/04/2025 E09000027 -       <
            1     U1    31/03/2025 E09000027 -
            1     U1    -          WAL       -
            1     U1    -          CON       -
            1     U1    -          W06000008 -
            1     U1    -          -         -       <
            1     -     -          E09000027 -       <
            1     R2    -          E09000027 -
            1     T4    -          E09000027 -
            1     Z11   -          E09000027 -
            1     Z1    -          E09000027 -       <
            1     H5    -          E09000027 -       <
            ",
        );
        check(
            &RULE,
            2024,
            "
            Episodes
            CHILD PLACE PL_LA     URN
            1     H5    E09000027 -
            1     P2    E09000027 -
            1     Z1    E09000027 -
            1     K3    E09000027 -   <
            ",
        );
    }
}
