//! A provider of supported accommodation has premises in the authority where the child lives.
//!
//! An episode in K3 with a number (URN) other than XXXXXXX fails where the regulator's lists have no premises under
//! that number in the authority of the placement's postcode, also where they do not have the number. Where the
//! premises lie is told by their postcodes and the directory. A placement of which the postcode does not tell where
//! it lies is not judged.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("241", "LA of placement is not an LA the provider has premises.", &["URN"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Providers, Need::Directory])
        .fix(
            "Check postcode and number: each provider of supported accommodation is listed with the places \
     it is registered for.",
        )
        .differs(
            "The open validator compares with the reporting authority; the message speaks of the \
     authorities in which the provider has premises.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in child.episodes.iter().filter(|episode| episode.place == "K3" && episode.has_urn()) {
        if !episode.pl_la.is_empty() && !context.has_premises_in(episode.urn, episode.pl_la) {
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
            CHILD PLACE URN      PL_POST
            1     K3    1234567  ZZ11AA
            1     K3    1234567  ZZ22BB
            1     K3    1234567  ZZ33CC  <
            1     K3    SC000001 ZZ33CC
            1     K3    SC000001 ZZ11AA  <
            1     K3    7654321  ZZ11AA  <
            1     K3    XXXXXXX  ZZ33CC
            1     K3    -        ZZ33CC
            1     K3    1234567  ZZ99ZZ
            1     K3    1234567  -
            1     U4    1234567  ZZ33CC

            Providers
            URN      POSTCODE AUTHORITY
            1234567  ZZ11AA   -
            1234567  ZZ22BB   -
            SC000001 -        E07000010

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ZZ22BB E07000008
            ZZ33CC E07000010
            ",
        );
    }
}
