//! The kind of provider (PLACE_PROVIDER), where one is given, is a code from PR0 to PR5, and is not given at all
//! for temporary moves T0 to T3 and for other placements: Z1 up to 2024-25, Z11 to Z14 after.
//!
//! T4 is not in the published list, though rule 213 wants no provider there either. A blank one does not fail here.

use records::codes::Provider;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("178", "Placement provider code is not a valid code.", &["PLACE_PROVIDER"])
        .reads(&[Table::Episodes])
        .fix(
            "Leave the provider blank for a temporary move or an \"other\" placement; else give PR0 to PR5 \
     as the guide has it.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        let is_unwanted = matches!(episode.place, "T0" | "T1" | "T2" | "T3")
            || episode.is_other_placement_in(context.closing);
        if !episode.place_provider.is_empty()
            && (is_unwanted || !is_code::<Provider>(episode.place_provider, context.closing))
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
            1     U1    PR0
            1     U1    PR6            <
            1     T0    PR1            <
            1     T3    PR1            <
            1     T4    PR1
            1     T4    PR             <
            1     Z14   PR5            <
            1     Z11   -
            1     Z1    PR5
            1     -     PR5
            1     U1    -
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD PLACE PLACE_PROVIDER
            1     Z1    PR5            <
            1     Z1    -
            1     Z14   PR5
            ",
        );
    }
}
