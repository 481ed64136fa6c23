//! The kind of provider (PLACE_PROVIDER) is given for every placement but a temporary one (T0 to T4) and an "other"
//! one: Z1 up to 2024-25, Z11 to Z14 after. A blank placement type fails too.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "526",
    "Child is missing a placement provider code for at least one episode.",
    &["PLACE", "PLACE_PROVIDER"],
)
.reads(&[Table::Episodes])
.fix("Ask who runs the placement and give PR0 to PR5.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if episode.place_provider.is_empty()
            && !episode.is_temporary()
            && !episode.is_other_placement_in(context.closing)
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
            1     U1    -              <
            1     -     -              <
            1     Z1    -              <
            1     Z14   -
            1     T0    -
            1     T4    -
            1     U1    PR1
            ",
        );
        check(
            &RULE,
            2025,
            "
            Episodes
            CHILD PLACE PLACE_PROVIDER
            1     Z1    -
            1     Z11   -              <
            ",
        );
    }
}
