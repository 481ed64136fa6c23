//! Only a provider registered with the regulator for England has a number (URN): for a placement in Wales,
//! Scotland, Northern Ireland or abroad, and for a confidential one, none is given, not even XXXXXXX.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "243",
    "Only placements with providers registered with Ofsted should have a URN reported.",
    &["URN"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Postcodes])
.fix("Take the URN out, or correct the placement's postcode.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.is_outside_england() && !episode.urn.is_empty() {
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
            CHILD PL_LA     URN
            1     WAL       1234567 <
            1     SCO       1234567 <
            1     NIR       XXXXXXX <
            1     NUK       1234567 <
            1     CON       1234567 <
            1     W06000008 1234567 <
            1     WAL       -
            1     E09000027 1234567
            1     -         1234567
            ",
        );
        check(
            &RULE,
            2026,
            "
            Episodes
            CHILD PL_POST URN
            1     ZZ11AA  1234567 <
            1     ZZ22BB  1234567
            1     ZZ99ZZ  1234567

            Postcodes
            PCDS   LAUA
            ZZ11AA W06000008
            ZZ22BB E09000027
            ",
        );
    }
}
