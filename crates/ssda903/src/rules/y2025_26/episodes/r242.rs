//! The number XXXXXXX, for a provider without one, is only for regional adoption agencies: placements for adoption
//! (A3 to A6) and foster care (U1 to U6). Any other placement fails with it, and a blank one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("242", "URN = 'XXXXXXX' can only be used for regional adoption agencies", &["URN"])
        .reads(&[Table::Episodes])
        .fix("Look up the URN of the provider on the regulator's list.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.urn == "XXXXXXX" && !episode.is_for_adoption() && !episode.is_foster() {
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
            1     K2    XXXXXXX <
            1     -     XXXXXXX <
            1     P1    XXXXXXX <
            1     A3    XXXXXXX
            1     U6    XXXXXXX
            1     K2    1234567
            1     K2    -
            ",
        );
    }
}
