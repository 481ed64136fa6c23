//! No provider (PLACE_PROVIDER) is given for a temporary move (T0 to T4) or an "other" placement: Z1 up to 2024-25,
//! Z11 to Z14 after.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("213", "Placement provider information not required.", &["PLACE_PROVIDER"])
        .reads(&[Table::Episodes])
        .fix(
            "Take the provider out of this episode, or correct the placement type if the child did move to \
     a provider.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.place_provider.is_empty()
            && (episode.is_temporary() || episode.is_other_placement_in(context.closing))
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
            CHILD PLACE PLACE_PROVIDER
            1     T0    PR1            <
            1     T4    PR1            <
            1     T4    -
            1     Z11   PR1            <
            1     Z1    PR1
            1     U1    PR1
            1     -     PR1
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD PLACE PLACE_PROVIDER
            1     Z1    PR1            <
            1     Z11   PR1
            ",
        );
    }
}
