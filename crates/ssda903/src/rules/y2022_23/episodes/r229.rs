//! Own provision (PR1) lies in the reporting authority, and another authority's provision (PR2) does not.
//!
//! Where a provider lies is told by the postcode that the regulator's lists have for its number (URN), and the
//! directory of postcodes. PR1 fails also where that does not tell. Numbers XXXXXXX are left out; from 2025-26 so
//! are K3 and the placements that have no registered provider: P1, P3, R1, R2, R5, T0 to T4, Z11 to Z14.

use super::shared::is_unregistered;
use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "229",
    "Placement provider does not match between the placing authority and the local authority code \
     of the provider. [NOTE: The provider's LA code is inferred from the its postcode, and may be \
     inaccurate in some cases.]",
    &["URN", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.needs(&[Need::Providers, Need::Directory, Need::Authority])
.fix(
    "Ask who runs the provision: PR1 is the authority's own, PR2 another authority's. Own provision \
     elsewhere can be right; say so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(ours) = context.authority else { return };
    for episode in child.episodes.iter().filter(|episode| episode.has_urn()) {
        if context.closing >= 2026 && (episode.place == "K3" || is_unregistered(episode, context.closing)) {
            continue;
        }
        let is_ours = context.has_premises_in(episode.urn, ours);
        if (episode.place_provider == "PR1" && !is_ours) || (episode.place_provider == "PR2" && is_ours) {
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
            authority E09000027

            Episodes
            CHILD PLACE PLACE_PROVIDER URN
            1     U4    PR1            1234567
            1     U4    PR2            1234567  <
            1     U4    PR1            SC000001 <
            1     U4    PR2            SC000001
            1     -     PR1            SC000002 <
            1     U4    PR2            SC000002
            1     U4    PR4            1234567
            1     K3    PR2            1234567
            1     R2    PR2            1234567
            1     Z11   PR2            1234567
            1     U4    PR1            XXXXXXX
            1     U4    PR1            -
            1     U4    PR1            7654321  <

            Providers
            URN      POSTCODE
            1234567  ZZ11AA
            SC000001 ZZ22BB
            SC000002 -

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ZZ22BB E07000008
            ",
        );
        check(
            &RULE,
            2025,
            "
            authority E09000027

            Episodes
            CHILD PLACE PLACE_PROVIDER URN
            1     K3    PR2            1234567 <

            Providers
            URN     POSTCODE
            1234567 ZZ11AA

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ",
        );
    }
}
