//! The authority's own provision (PR1) lies in the authority, by the placement's postcode.
//!
//! Left out are episodes under V3 and V4, foster care and placements for adoption (U1 to U6, A3 to A6), which an
//! authority's own carers may offer elsewhere, and from 2025-26 supported accommodation (K3). An episode without a
//! legal status, a placement type or a postcode that tells where it lies does not fail here.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1015", "Placement provider is own provision but child not placed in own LA.", &["PL_LA"])
        .reads(&[Table::Episodes])
        .needs(&[Need::Postcodes, Need::Authority])
        .fix(
            "Check the placement's postcode and who runs it. Own provision elsewhere can be right; say so \
     in the return's notes.",
        )
        .differs(
    "The open validator also fails an episode whose postcode it cannot place; a placement that lies nowhere known \
     cannot be said to lie elsewhere.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(ours) = context.authority else { return };
    for episode in &child.episodes {
        let is_left_out = episode.is_short_break()
            || episode.is_foster()
            || episode.is_for_adoption()
            || (context.closing >= 2026 && episode.place == "K3");
        let is_told = ![episode.ls, episode.place, episode.pl_la].contains(&"");
        if episode.place_provider == "PR1" && is_told && !is_left_out && episode.pl_la != ours {
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
            CHILD LS PLACE PLACE_PROVIDER PL_POST
            1     C2 K2    PR1            ZZ11AA
            1     C2 K2    PR1            ZZ22BB  <
            1     C2 K2    PR1            ZZ99ZZ
            1     C2 K2    PR1            -
            1     C2 K2    PR2            ZZ22BB
            1     C2 K3    PR1            ZZ22BB
            1     C2 U4    PR1            ZZ22BB
            1     C2 A3    PR1            ZZ22BB
            1     V3 K2    PR1            ZZ22BB
            1     -  K2    PR1            ZZ22BB
            1     C2 -     PR1            ZZ22BB

            Postcodes
            PCDS   LAUA
            ZZ11AA E09000027
            ZZ22BB W06000008
            ",
        );
        check(
            &RULE,
            2025,
            "
            authority E09000027

            Episodes
            CHILD LS PLACE PLACE_PROVIDER PL_LA
            1     C2 K3    PR1            SCO       <
            1     C2 K3    PR1            E09000027
            ",
        );
    }
}
