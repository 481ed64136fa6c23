//! Semi-independent living in England (H5) has a provider registered with the regulator from 28 October 2023, so
//! its number (URN) is given.
//!
//! An episode in H5 that is open, or ended on or after 29 October 2023, fails where the number is blank or XXXXXXX.
//! Left out are placements outside England, confidential ones, and those of which the postcode does not tell where
//! they lie. Asked in 2023-24 only; from 2024-25 K3 stands in for H5.

use calendar::{Day, day};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "230",
    "Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October \
     2023.",
    &["PLACE", "DEC", "URN"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix("Look up the URN of the provider on the regulator's list.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "H5") {
        let is_in_england = !episode.pl_la.is_empty() && !episode.is_outside_england();
        if is_in_england && !episode.dec.is_before(REGISTERED) && !episode.has_urn() {
            flags.flag(episode);
        }
    }
}

/// The first day after that on which providers had to be registered.
const REGISTERED: Day = day!(2023, 10, 29);

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
            CHILD PLACE DEC        PL_LA     URN
            1     H5    29/10/2023 E09000027 -       <
            1     H5    28/10/2023 E09000027 -
            1     H5    -          E09000027 -       <
            1     H5    -          E09000027 XXXXXXX <
            1     H5    -          E09000027 1234567
            1     H5    -          WAL       -
            1     H5    -          W06000008 -
            1     H5    -          CON       -
            1     H5    -          -         -
            1     P2    -          E09000027 -
            ",
        );
    }
}
